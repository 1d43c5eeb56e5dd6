"""The schema.org description of an article that a page carries as JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

_ARTICLE_TYPES = frozenset(
    {"NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle"}
    | {"ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "TechArticle", "ScholarlyArticle", "Report"}
)
_MAX_OBJECTS = 2000
_WRAPPING = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")


def find_article(tree: HtmlElement) -> dict[str, Any] | None:
    """The first article object on the page, also inside ``@graph`` and arrays; None if there is none or none can be read."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        for found in _objects(_read(script.text or "")):
            if not _types(found).isdisjoint(_ARTICLE_TYPES):
                return found
    return None


def texts(value: object) -> list[str]:
    """The strings a JSON-LD value holds: itself, the names of the things it lists, nothing deeper."""
    found: list[str] = []
    for item in value[:50] if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            item = next((name for key, name in item.items() if str(key).lower() == "name"), None)
        found.extend([item] if isinstance(item, str) else [])
    return found


def _read(script: str) -> object:
    """Raw newlines in strings, escaped quotes and trailing commas are common and forgiven."""
    script = _WRAPPING.sub("", _WRAPPING.sub("", script))
    for attempt in (script, _TRAILING_COMMA.sub(r"\1", script), html.unescape(script)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(value: object) -> Iterator[dict[str, Any]]:
    queue, seen = [value], 0
    while queue and seen < _MAX_OBJECTS:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, list):
            queue.extend(item)
        elif isinstance(item, dict):
            yield item
            queue.extend(item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in item)


def _types(found: dict[str, Any]) -> set[str]:
    kind = found.get("@type")
    return {str(name).rpartition("/")[2] for name in (kind if isinstance(kind, list) else [kind])}
