"""How well an engine ranks, on judged queries (``queries.yml``).

    python -m benchmarks.search.judge --home HOME [--list-unjudged]

HOME holds the articles that were judged, imported with ``nq57 import``. Prints for each kind of query, and for the same
queries typed without accents, nDCG@10 (gain 2**grade - 1), precision@10 (of what could be found) and the share of
looked-for articles found first and among ten. An article that nobody judged counts as irrelevant and is reported.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean

import yaml

from nq57.engine import opened
from nq57.home import Home
from search.protocol import SearchIndex
from search.query.parser import parse_query
from search.vietnamese import fold

_TOP = 10


@dataclass(frozen=True, slots=True)
class Judged:
    kind: str
    text: str
    grades: dict[str, int]
    known: str | None

    @property
    def unaccented(self) -> str:
        return fold(self.text.replace("Đ", "D").replace("đ", "d"))


@dataclass(frozen=True, slots=True)
class Measured:
    query: Judged
    ids: list[str]

    @property
    def ndcg(self) -> float:
        ideal = sorted(self.query.grades.values(), reverse=True)[:_TOP]
        return _gain([self.query.grades.get(found, 0) for found in self.ids]) / _gain(ideal)

    @property
    def precision(self) -> float:
        """Of as many articles as could be relevant, at most ten."""
        relevant = sum(grade > 0 for grade in self.query.grades.values())
        return sum(self.query.grades.get(found, 0) > 0 for found in self.ids) / min(_TOP, relevant)

    @property
    def unjudged(self) -> list[str]:
        return [found for found in self.ids if found not in self.query.grades]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--list-unjudged", action="store_true")
    options = parser.parse_args()
    queries = list(read_queries())
    with opened(Home(options.home)) as (_, index):
        typed = [measure(index, query, query.text) for query in queries]
        folded = [measure(index, query, query.unaccented) for query in queries if query.unaccented != query.text]
    _print_table(typed, folded)
    if options.list_unjudged:
        for measured in typed:
            for found in measured.unjudged:
                print(f"{measured.query.text}\t{found}")


def read_queries() -> Iterator[Judged]:
    for entry in yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8")):
        for text in entry["queries"]:
            yield Judged(entry["kind"], text, entry["grades"], entry.get("known"))


def measure(index: SearchIndex, query: Judged, text: str) -> Measured:
    return Measured(query, [hit.article_id for hit in index.search(parse_query(text), size=_TOP).hits])


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def _print_table(typed: list[Measured], folded: list[Measured]) -> None:
    print(f"{'':24}{'queries':>8}{'nDCG@10':>9}{'P@10':>7}{'first':>7}{'found':>7}{'unjudged':>10}")
    for kind in dict.fromkeys(m.query.kind for m in typed):
        _print_row(kind, [m for m in typed if m.query.kind == kind])
    _print_row("all", typed)
    accented = {m.query.text for m in folded}
    _print_row("those with accents", [m for m in typed if m.query.text in accented])
    _print_row("  typed without", folded)


def _print_row(name: str, measured: list[Measured]) -> None:
    def average(value: Callable[[Measured], float], among: list[Measured]) -> str:
        return f"{mean(map(value, among)):.3f}" if among else "-"

    known = [m for m in measured if m.query.known]
    columns = (
        average(lambda m: m.ndcg, measured),
        average(lambda m: m.precision, measured),
        average(lambda m: m.ids[:1] == [m.query.known], known),
        average(lambda m: m.query.known in m.ids, known),
    )
    unjudged = sum(len(m.unjudged) for m in measured)
    print(f"{name:24}{len(measured):>8}{columns[0]:>9}{columns[1]:>7}{columns[2]:>7}{columns[3]:>7}{unjudged:>10}")


if __name__ == "__main__":
    main()
