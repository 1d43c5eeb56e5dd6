"""RSS and Atom feeds as lists of entries."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

import feedparser  # type: ignore[import-untyped]

MAX_ENTRIES = 1000
MAX_URL = 2000


class UnreadableFeed(ValueError):
    """The bytes are not a feed; the message says what they look like."""


@dataclass(frozen=True, slots=True)
class Entry:
    """``stamp`` is the entry's date of update or publication as written: only compared, never believed."""

    url: str
    stamp: str


def read_feed(body: bytes, *, url: str) -> list[Entry]:
    """The entries of a feed, each address once, in its order. Raises ``UnreadableFeed``."""
    if not body.strip():
        raise UnreadableFeed("the feed is empty")
    if b"<html" in body[:2000].lower():
        raise UnreadableFeed("the feed is an HTML page")
    feed = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not feed.version:
        raise UnreadableFeed("the feed is neither RSS nor Atom")
    entries: dict[str, Entry] = {}
    for entry in feed.entries[:MAX_ENTRIES]:
        try:
            address = urldefrag(urljoin(url, str(entry.get("link", "")).strip())).url
        except ValueError:
            continue
        if entry.get("link") and len(address) <= MAX_URL:
            entries.setdefault(address, Entry(address, _stamp(entry)))
    return list(entries.values())


def _stamp(entry: feedparser.FeedParserDict) -> str:
    # ``get`` would warn and answer ``updated`` with the date of publication.
    return str(next((entry[name] for name in ("updated", "published") if name in entry), ""))
