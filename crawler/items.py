"""What travels through the item pipelines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from model.article import Article, Capture
from model.source import Source

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageItem:
    """One fetched page. ``url`` is the address after redirects, ``requested_url`` the one the feed gave (the ledger's key).

    ``fetched_at`` is ISO 8601 in UTC. The WARC pipeline adds ``capture``, the article pipeline ``article`` and ``outcome``.
    """

    source: Source = field(repr=False)
    requested_url: str
    url: str
    body: bytes = field(repr=False)
    status: int
    headers: tuple[tuple[str, str], ...] = field(repr=False)
    content_type: str | None
    fetched_at: str
    payload_sha256: str
    etag: str | None = None
    last_modified: str | None = None
    capture: Capture | None = None
    article: Article | None = None
    outcome: Outcome | None = None

    @property
    def source_id(self) -> str:
        return self.source.id
