"""XML sitemaps: lists of pages, and indexes of further sitemaps (sitemaps.org 0.9, with Google's news fields)."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin

from lxml import etree

from crawler.feeds import MAX_URL, Entry, UnreadableFeed

MAX_BYTES = 50_000_000
"""The format's own limit, also for what a ``.gz`` unpacks to."""
MAX_PAGES = 1000
MAX_SITEMAPS = 5


@dataclass(frozen=True, slots=True)
class Sitemap:
    """``pages`` and ``sitemaps``, the newest first as far as they carry times, each no more than the limits above."""

    pages: list[Entry]
    sitemaps: list[Entry]


def read_sitemap(body: bytes, *, url: str) -> Sitemap:
    """Raises ``UnreadableFeed``."""
    data = _unpacked(body)
    if not data.strip():
        raise UnreadableFeed("the sitemap is empty")
    if b"<html" in data[:2000].lower():
        raise UnreadableFeed("the sitemap is an HTML page")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data.strip(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableFeed(f"the sitemap is not XML: {error.msg}") from None
    kind = etree.QName(root).localname
    if kind == "sitemapindex":
        return Sitemap([], _entries(root, url)[:MAX_SITEMAPS])
    if kind == "urlset":
        return Sitemap(_entries(root, url)[:MAX_PAGES], [])
    raise UnreadableFeed(f"the sitemap is neither a urlset nor a sitemapindex but <{kind}>")


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body
    member = zlib.decompressobj(31)
    try:
        data = member.decompress(body, MAX_BYTES)
    except zlib.error as error:
        raise UnreadableFeed(f"the sitemap cannot be unpacked: {error}") from None
    if member.unconsumed_tail:
        raise UnreadableFeed(f"the sitemap unpacks to more than {MAX_BYTES:,} bytes")
    return data


def _entries(root: etree._Element, url: str) -> list[Entry]:
    """Times in ISO 8601 sort as text; the sort is stable, so what has none keeps its place at the end."""
    found: dict[str, Entry] = {}
    for place in root.iterfind("{*}*"):
        address = _address(url, _text(place, "{*}loc"))
        if address is not None:
            stamp = _text(place, "{*}lastmod") or _text(place, ".//{*}publication_date")
            found.setdefault(address, Entry(address, stamp))
    return sorted(found.values(), key=lambda entry: entry.stamp, reverse=True)


def _text(element: etree._Element, path: str) -> str:
    return (element.findtext(path) or "").strip()


def _address(url: str, location: str) -> str | None:
    try:
        address = urldefrag(urljoin(url, location)).url
    except ValueError:
        return None
    return address if location and len(address) <= MAX_URL else None
