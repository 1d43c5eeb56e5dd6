"""The parts of an article as ``nq57 read`` prints them."""

from __future__ import annotations

from typing import TypedDict

from model.article import Article
from model.timex import PartialDate


class PageRecord(TypedDict):
    """``body`` does not repeat ``lead``. Times are ISO 8601, with ``+07:00`` where the minute is known."""

    title: str | None
    lead: str | None
    authors: list[str]
    published: str | None
    modified: str | None
    body: str


def page_record(article: Article) -> PageRecord:
    lead = article.lead or ""
    return PageRecord(
        title=article.title,
        lead=article.lead,
        authors=list(article.authors),
        published=_iso(article.published),
        modified=_iso(article.modified),
        body=article.text.removeprefix(lead).removeprefix("\n") if lead else article.text,
    )


def _iso(when: PartialDate | None) -> str | None:
    if when is None:
        return None
    return f"{when}:00+07:00" if when.granularity == "minute" else str(when)
