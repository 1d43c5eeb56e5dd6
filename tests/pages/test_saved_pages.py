"""``<outlet>/<case>/``: a page in the manner of the outlet, and the article on it, both written by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crawler.sources import load_sources
from extractors.pages import page_record, read_page
from model.source import ReadingRules

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/*/page.html"))
SOURCES = load_sources()


def test_every_declared_outlet_has_a_case() -> None:
    assert set(SOURCES) - {case.parent.name for case in CASES} == set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
@pytest.mark.parametrize("declared", [True, False], ids=["declared", "undeclared"])
def test_the_article_is_read(case: Path, declared: bool) -> None:
    """Also without the outlet's rules: an outlet that changes its page must not fall silent."""
    expected = json.loads((case / "article.json").read_text(encoding="utf-8"))
    source = SOURCES.get(case.parent.name) if declared else None
    article = read_page(
        (case / "page.html").read_bytes(),
        url=expected["url"] + ("&" if "?" in expected["url"] else "?") + "utm_source=rss#top",
        rules=source.reading if source else ReadingRules(),
        outlet=source.id if source else None,
    )
    record = page_record(article)
    assert {"url": article.url, **record, "body": record["body"].split("\n")} == expected
    assert article.text.split("\n") == [line for line in (expected["lead"], *expected["body"]) if line]
