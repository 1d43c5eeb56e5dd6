"""Speed of finding dates, numbers and document numbers, beside trafilatura and dateparser on the same texts in the same run.

``python -m benchmarks.mentions [FILE] [--growth]``: lines of JSON with ``text`` and ``published`` (default: the real articles
beside the checkout). trafilatura reads each text from a plain page; ``search_dates`` reads a sample. ``--growth`` measures
instead how the time grows from a text of 100 KB to one of 5 MB of the same kind.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
import unicodedata
from collections.abc import Sequence
from datetime import date
from html import escape
from pathlib import Path

import trafilatura
from dateparser.search import search_dates

from benchmarks.machine import SHARED, describe, per_second
from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.numbers import find_numbers

Article = tuple[str, date | None]
_PRESS = SHARED / "corpus" / "press.jsonl"
_SAMPLED = 25
_SMALL, _LARGE = 100_000, 5_000_000
_KINDS = {
    "running text": "",
    "days": "ngày 12, 13 và 15/1, ",
    "numbers": "12.106 hộ, ",
    "number words": "hai mươi ba ",
    "citations": "Nghị quyết 57, 59, ",
    "prepositions": "từ 5 đến ",
    "digits": "9",
    "blanks": " " * 50,
}


def read(file: Path) -> list[Article]:
    articles = []
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        written_on = date.fromisoformat(row["published"][:10]) if row.get("published") else None
        articles.append((unicodedata.normalize("NFC", row["text"]), written_on))
    return articles


def mentions(article: Article) -> None:
    text, written_on = article
    documents = find_documents(text)
    dates = find_dates(text, written_on=written_on, documents=documents)
    find_numbers(text, dates=dates, documents=documents)


def by_trafilatura(article: Article) -> str | None:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in article[0].splitlines() if line.strip())
    return trafilatura.extract(f"<html><body><article>{paragraphs}</article></body></html>", include_comments=False)


def seconds(text: str) -> float:
    started = time.process_time()
    mentions((text, date(2025, 3, 5)))
    return time.process_time() - started


def growth(articles: Sequence[Article]) -> None:
    running = "\n".join(text for text, _ in articles)
    for name, unit in _KINDS.items():
        source = unit or running
        small, large = ((source * (length // len(source) + 1))[:length] for length in (_SMALL, _LARGE))
        short = min(seconds(small) for _ in range(3))
        print(f"{name:14} {short * 1000:7.0f} ms for 100 KB, 5 MB take {seconds(large) / short:5.1f} times as long")


def speed(articles: Sequence[Article]) -> None:
    size = sum(len(text) for text, _ in articles) / len(articles)
    ours = per_second(mentions, articles, rounds=3)
    page = per_second(by_trafilatura, articles, rounds=1)
    theirs = per_second(lambda article: search_dates(article[0], languages=["vi"]), articles[::_SAMPLED], rounds=1)
    print(f"input        {len(articles)} articles of {size:.0f} characters on average, one process")
    print(f"nq57         {ours:7.1f} articles/s (dates, numbers, documents)")
    print(f"trafilatura  {page:7.1f} articles/s (the text of a plain page)")
    print(f"dateparser   {theirs:7.1f} articles/s (search_dates, every {_SAMPLED}th article)")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, nargs="?", default=_PRESS)
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    if not options.file.is_file():
        print(f"No articles at {options.file}: nothing to measure.")
        return 0
    articles = read(options.file)
    print(f"machine      {describe()}")
    (growth if options.growth else speed)(articles)
    return 0


if __name__ == "__main__":
    sys.exit(main())
