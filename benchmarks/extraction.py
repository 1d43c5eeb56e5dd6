"""Article to mentions, beside dateparser's ``search_dates`` on the same articles in the same run.

``python -m benchmarks.extraction [FILE]``: lines of ``{"published", "title", "text"}`` (default: the real articles beside the
checkout, else those of the test pages).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from dateparser.search import search_dates  # type: ignore[import-untyped]

from benchmarks.machine import PAGES, SHARED, describe, per_second
from extractors.dates import find_dates
from extractors.pipeline import extract_article
from model.timex import PartialDate
from nq57.intake import ArticleLine

_MOST_ARTICLES = 100


def main() -> None:
    real = SHARED / "corpus" / "press.jsonl"
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else real
    articles = list(_lines(file) if file.is_file() else _of_the_tests())
    articles = articles[:: max(1, len(articles) // _MOST_ARTICLES)][:_MOST_ARTICLES]
    size = sum(len(text) for text, _ in articles) / len(articles)
    everything = per_second(lambda article: extract_article(id="a", text=article[0], published=article[1]), articles, rounds=1)
    dates = per_second(lambda article: find_dates(article[0], written_on=_day(article[1])), articles, rounds=3)
    theirs = per_second(lambda article: search_dates(article[0], languages=["vi"]), articles, rounds=1)
    print(f"machine     {describe()}")
    print(f"input       {len(articles)} articles of {size:.0f} characters on average, one process")
    print(f"nq57        {everything:7.1f} articles/s (dates, numbers, documents, actors, meetings, directives, figures)")
    print(f"nq57        {dates:7.1f} articles/s (dates alone)")
    print(f"dateparser  {theirs:7.1f} articles/s (search_dates)")
    print(f"ratio       {everything / theirs:7.1f} (everything), {dates / theirs:.0f} (dates alone)")


def _lines(file: Path) -> Iterator[tuple[str, PartialDate | None]]:
    with file.open("rb") as lines:
        for line in lines:
            article = ArticleLine.model_validate_json(line).article()
            yield article.text, article.published


def _of_the_tests() -> Iterator[tuple[str, PartialDate | None]]:
    for path in sorted(PAGES.glob("*/*/article.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        yield "\n".join(article["body"]), PartialDate.parse(article["published"][:10])


def _day(published: PartialDate | None) -> date | None:
    return published.first_day if published and published.granularity in ("day", "minute") else None


if __name__ == "__main__":
    main()
