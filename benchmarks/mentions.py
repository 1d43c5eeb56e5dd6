"""Speed of finding dates, numbers and document numbers: ``python -m benchmarks.mentions [--articles FILE] [--growth]``.

Runs over ``../shared/corpus/press.jsonl`` where that lies beside the project. In the same run, over the same texts, two
yardsticks: dateparser's ``search_dates`` on a sample, and trafilatura on each text wrapped in a plain page. ``--growth``
measures how the time grows from a text of 100 KB to one of 5 MB.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date
from html import escape
from pathlib import Path

from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.numbers import find_numbers

PRESS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "press.jsonl"
Article = tuple[str, date | None]
_SMALL, _LARGE, _MOST = 100_000, 5_000_000, 60
_SAMPLED = 25
_UNITS = {
    "articles": "",
    "a list of days": "ngày 12, 13 và 15/1, ",
    "digits": "9",
    "numbers": "12.106 hộ, ",
    "number words": "hai mươi ba ",
    "blanks": " " * 50,
    "citations": "Nghị quyết 57, 59, ",
    "from and to": "từ 5 đến ",
}


def read(path: Path) -> list[Article]:
    articles = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        written_on = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        articles.append((unicodedata.normalize("NFC", row["text"]), written_on))
    return articles


def mentions(article: Article) -> None:
    text, written_on = article
    documents = find_documents(text)
    dates = find_dates(text, written_on=written_on, documents=documents)
    find_numbers(text, dates=dates, documents=documents)


def by_dateparser(article: Article) -> None:
    from dateparser.search import search_dates  # type: ignore[import-untyped]

    search_dates(article[0], languages=["vi"])


def by_trafilatura(article: Article) -> None:
    from trafilatura import extract

    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in article[0].splitlines() if line.strip())
    extract(f"<html><body><article>{paragraphs}</article></body></html>", include_comments=False)


def rate(work: Callable[[Article], None], articles: Sequence[Article], rounds: int = 1) -> float:
    """Articles a second of processor time, the best of ``rounds``."""
    best = 0.0
    for _ in range(rounds):
        started = time.process_time()
        for article in articles:
            work(article)
        best = max(best, len(articles) / (time.process_time() - started))
    return best


def growth(articles: Sequence[Article]) -> list[tuple[str, float]]:
    """For each kind of text, how many times longer 5 MB take than 100 KB."""
    running = "\n".join(text for text, _ in articles)
    grown = []
    for name, unit in _UNITS.items():
        seconds = []
        for length in (_SMALL, _LARGE):
            source = unit or running
            text = (source * (length // len(source) + 1))[:length]
            started = time.process_time()
            mentions((text, date(2025, 3, 5)))
            seconds.append(time.process_time() - started)
        grown.append((name, seconds[1] / max(seconds[0], 1e-3)))
    return grown


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, default=PRESS, help="lines of JSON with text and published")
    parser.add_argument("--growth", action="store_true", help="measure how the time grows with the text")
    options = parser.parse_args()
    if not options.articles.exists():
        print(f"No articles at {options.articles}: nothing to measure.")
        return 0
    articles = read(options.articles)
    print(f"{len(articles)} articles, {sum(len(text) for text, _ in articles) / len(articles):.0f} characters each on average")
    print(f"dates, numbers and documents   {rate(mentions, articles, rounds=3):8.1f} articles a second")
    print(f"trafilatura                    {rate(by_trafilatura, articles):8.1f}")
    print(f"dateparser search_dates        {rate(by_dateparser, articles[::_SAMPLED]):8.1f} (every {_SAMPLED}th article)")
    if options.growth:
        for name, times in growth(articles):
            print(f"5 MB of {name:<16} take {times:6.1f} times as long as 100 KB (at most {_MOST})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
