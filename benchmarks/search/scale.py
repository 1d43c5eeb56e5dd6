"""How the embedded index bears many articles.

    python -m benchmarks.search.scale --home HOME [--articles 100000] [--index FOLDER]

With ``--index`` the index is made in FOLDER and kept, and a second run only asks it. HOME holds imported articles; new ones
are recombined from their sentences (seeded). Prints index rate, size and memory, then p50 and p95 in milliseconds of each
kind of query, beside bare tantivy on the same index with the clauses that a person would write by hand for it: what the
language, spelling, reprints and scores cost is the difference.
"""

from __future__ import annotations

import argparse
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import quantiles

import tantivy

from model.article import Article, article_id
from model.mention import Directive, Extraction, NumberMention
from model.timex import PartialDate
from nq57.home import Home
from search.documents import Document, documents_of
from search.embedded import EmbeddedIndex
from search.embedded.part import Part
from search.embedded.schema import FACET_FIELDS
from search.protocol import FACETS, Filters
from search.query.parser import parse_query
from search.store import Store
from search.vietnamese import prepare

_OUTLETS = [f"bao{number:02d}" for number in range(40)]
_ISSUERS = ["Tô Lâm", "Phạm Minh Chính", "Nguyễn Chí Dũng", "Bộ Khoa học và Công nghệ", "UBND TP.HCM", "Trần Thanh Mẫn"]
_TOPICS = ["data", "people", "institutions", "finance", "security"]
_FIRST_DAY = date(2024, 12, 22)
_SENTENCES = 30
_ROUNDS = 60


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--index", type=Path, help="made here and kept, or only asked if it is there")
    options = parser.parse_args()
    with Store(Home(options.home).store) as store:
        sentences = [s for article, _ in store.articles() for s in re.split(r"(?<=[.!?])\s+", article.text) if len(s) > 20]
    with tempfile.TemporaryDirectory() as passing:
        folder: Path = options.index or Path(passing)
        index = EmbeddedIndex(folder)
        if not index.count():
            _fill(index, folder, sentences, options.articles)
        _ask(index, sentences)
        index.close()


def recombined(sentences: list[str], count: int) -> Iterator[Document]:
    """Documents of ``count`` articles, each with one number and one directive, spread over eighteen months."""
    chance = random.Random(57)
    for number in range(count):
        text = " ".join(chance.choices(sentences, k=_SENTENCES))
        day = PartialDate.of_day(_FIRST_DAY + timedelta(days=chance.randrange(540)))
        url = f"https://{chance.choice(_OUTLETS)}.example/{number}"
        title = " ".join(chance.choice(sentences).split()[:12])
        article = Article(id=article_id(url=url, text=text), url=url, outlet=url[8:13], title=title, text=text, published=day)
        due = PartialDate.of_day(_FIRST_DAY + timedelta(days=chance.randrange(900)))
        directive = Directive(
            start=0,
            end=20,
            text=text[:20],
            issuer=chance.choice(_ISSUERS),
            addressees=(chance.choice(_ISSUERS),),
            deadline=due,
            topics=(chance.choice(_TOPICS),),
        )
        value = NumberMention(start=0, end=2, text="", value=Decimal(chance.randrange(100)), unit="%")
        yield from documents_of(article, Extraction(id=article.id, numbers=(value,), directives=(directive,)))


def _fill(index: EmbeddedIndex, folder: Path, sentences: list[str], count: int) -> None:
    made = time.perf_counter()
    documents = list(recombined(sentences, min(count, 2_000)))
    making = (time.perf_counter() - made) / min(count, 2_000)
    del documents
    started = time.perf_counter()
    index.add(recombined(sentences, count))
    index.commit()
    index.close()
    took = time.perf_counter() - started
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{count:,} articles, each with a directive: {count / took:,.0f} a second ({took:.0f} s),")
    print(f"of which {making * 1e3:.1f} ms each to make the documents;")
    print(f"{size / 1e6:,.0f} MB on disk, {memory / 1e3:,.0f} MB of memory at most")


def _ask(index: EmbeddedIndex, sentences: list[str]) -> None:
    part: Part = index._articles
    words = _common_words(sentences)
    pairs = _common_pairs(sentences)
    since = Filters(published_from=date(2025, 6, 1), published_to=date(2025, 12, 31))
    ours: dict[str, Callable[[int], object]] = {
        "term": lambda n: index.search(parse_query(words[n])),
        "phrase": lambda n: index.search(parse_query(f'"{pairs[n]}"')),
        "phrase, filter, facets": lambda n: index.search(parse_query(f'"{pairs[n]}"'), filters=since, facets=FACETS),
        "range": lambda n: index.search(parse_query(f"value:[{n} TO {n + 20}] deadline:2025-0{1 + n % 9}")),
        "newest first": lambda n: index.search(parse_query(words[n]), sort="newest"),
        "words side by side": lambda n: index.search(parse_query(f"{pairs[n]} {words[n]}")),
        "same without accents": lambda n: index.search(parse_query(_unaccented(f"{pairs[n]} {words[n]}"))),
        "slip of the pen": lambda n: index.search(parse_query(f"{pairs[n]}q {words[n]}")),
    }
    bare = _bare(part, words, pairs)
    print(f"{'':24}{'p50':>8}{'p95':>8}{'bare p50':>10}{'bare p95':>10}   ms")
    for name, ask in ours.items():
        compared = name in bare
        columns = [*_measured(ask, warm=compared), *(_measured(bare[name], warm=True) if compared else ())]
        print(f"{name:24}" + "".join(f"{value:>{8 if at < 2 else 10}.1f}" for at, value in enumerate(columns)))


def _bare(part: Part, words: list[str], pairs: list[str]) -> dict[str, Callable[[int], object]]:
    schema, searcher, query, must = part.schema, part.searcher, tantivy.Query, tantivy.Occur.Must
    first, last = date(2025, 6, 1).toordinal(), date(2025, 12, 31).toordinal()
    facets = {name: {"terms": {"field": name, "size": 1_000}} for name in FACET_FIELDS.values()}

    def either(words: list[str]) -> tantivy.Query:
        def of(field: str) -> tantivy.Query:
            if len(words) == 1:
                return query.term_query(schema, field, words[0])
            return query.phrase_query(schema, field, list(words))

        return query.boolean_query([(tantivy.Occur.Should, of("title")), (tantivy.Occur.Should, of("body"))])

    def integers(field: str, low: int, high: int) -> tantivy.Query:
        return query.range_query(schema, field, tantivy.FieldType.Integer, low, high)

    def narrowed(n: int) -> object:
        asked = query.boolean_query([(must, either(prepare(pairs[n]).split())), (must, integers("published_day", first, last))])
        return searcher.search(asked, 10), searcher.aggregate(asked, facets)

    def ranged(n: int) -> object:
        month = date(2025, 1 + n % 9, 1)
        values = query.range_query(schema, "values", tantivy.FieldType.Float, float(n), float(n + 20))
        days = integers("deadline_day", month.toordinal(), (month + timedelta(days=30)).toordinal())
        return searcher.search(query.boolean_query([(must, values), (must, days)]), 10)

    return {
        "term": lambda n: searcher.search(either([prepare(words[n])]), 10),
        "phrase": lambda n: searcher.search(either(prepare(pairs[n]).split()), 10),
        "phrase, filter, facets": narrowed,
        "range": ranged,
        "newest first": lambda n: searcher.search(either([prepare(words[n])]), 10, order_by_field="newest"),
    }


def _measured(ask: Callable[[int], object], *, warm: bool) -> tuple[float, float]:
    """p50 and p95 over different queries, in milliseconds; ``warm`` asks all of them once before, so that whoever comes
    first does not read the index from disk for the other."""
    times: list[float] = []
    for n in range(_ROUNDS if warm else 1):
        ask(n)
    for n in range(_ROUNDS):
        started = time.perf_counter()
        ask(n)
        times.append((time.perf_counter() - started) * 1e3)
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


def _common_words(sentences: list[str]) -> list[str]:
    chance = random.Random(1)
    return [word for s in chance.choices(sentences, k=400) for word in [chance.choice(s.split())] if word.isalpha()][
        : _ROUNDS + 1
    ]


def _common_pairs(sentences: list[str]) -> list[str]:
    chance = random.Random(2)
    found = []
    for sentence in chance.choices(sentences, k=800):
        words = sentence.split()
        at = chance.randrange(len(words) - 1)
        if words[at].isalpha() and words[at + 1].isalpha():
            found.append(" ".join(words[at : at + 2]))
    return found[: _ROUNDS + 1]


def _unaccented(text: str) -> str:
    from search.vietnamese import fold

    return fold(prepare(text))


if __name__ == "__main__":
    main()
