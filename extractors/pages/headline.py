"""The headline of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from extractors.pages.jsonld import texts
from extractors.pages.metas import Metas
from extractors.pages.tree import folded, select, select_texts, text_of, tidy
from model.source import ReadingRules

_META_TITLES, _MORE_META_TITLES = ("og:title", "twitter:title", "itemprop:headline"), ("title", "DC.title")
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<last>[^|]+)$")
_HEADLINE_CLASS = re.compile(
    r"(?:article|detail|post|news|entry|content|longform|head)[\w-]*title|title[\w-]*(?:article|detail|post|news)|headline",
    re.I,
)
"""Portals of authorities give every page the same title in the metadata; the headline is then known by its class."""
_SITE_TITLE = re.compile(r"(?:cổng|trang)\s+(?:thông tin|ttđt|tin)\b|trang chủ|báo điện tử|website|home\b", re.I)
_FEWEST_TITLE_WORDS = 4
_ALIKE = 0.5
_MOST_HEADINGS = 50


def find_headline(
    tree: HtmlElement, article: dict[str, Any], metas: Metas, rules: ReadingRules, outlet_names: Sequence[str]
) -> tuple[str | None, HtmlElement | None]:
    """The headline as printed, with its element; else that of the metadata without the outlet's name, with no element."""
    for selector in rules.title:
        for element in select(tree, selector):
            if text := text_of(element):
                return text, element
    printed = _texts_of(list(tree.iter("h1")))
    marked = _texts_of(select(tree, "h1, h2, [itemprop=headline]"))
    given = [without_outlet(text, outlet_names) for text in _given_titles(tree, article, metas)]
    given = [text for text in given if text]
    for wanted in map(folded, given):
        for text, element in (*printed, *marked):
            if folded(text) == wanted:
                return text, element
    alone = 1.0 if len(printed) == 1 else 0.0
    alike = [(max((_alike(text, other) for other in given), default=alone), text, element) for text, element in printed]
    best = max(alike, key=lambda item: item[0], default=None)
    if best is not None and best[0] >= _ALIKE:
        return best[1], best[2]
    if named := next((found for found in (*printed, *_classed(tree)) if _is_classed(found[1])), None):
        return named
    given = [text for text in given if _SITE_TITLE.match(text) is None] or given
    if len(printed) == 1 and (not given or _SITE_TITLE.match(given[0])):
        return printed[0]
    return (given[0] if given else None), (printed[0][1] if len(printed) == 1 else None)


def _classed(tree: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Headings below ``h1``, and elements that only look like headings, as far as they lead nowhere."""
    found = [
        element
        for element in select(tree, "h2, h3, div[class*=title], p[class*=title], span[class*=title]")
        if not _links(element)
    ]
    return [(text, element) for text, element in _texts_of(found) if len(text.split()) >= _FEWEST_TITLE_WORDS]


def _is_classed(element: HtmlElement) -> bool:
    return _HEADLINE_CLASS.search(element.get("class") or "") is not None


def _links(element: HtmlElement) -> bool:
    return element.find(".//a") is not None or any(around.tag in ("a", "li", "aside") for around in element.iterancestors())


def _texts_of(elements: Sequence[HtmlElement]) -> list[tuple[str, HtmlElement]]:
    return [(text, element) for element in elements[:_MOST_HEADINGS] if (text := text_of(element))]


def _given_titles(tree: HtmlElement, article: dict[str, Any], metas: Metas) -> list[str]:
    described = [tidy(text) for text in texts(article.get("headline"))]
    given = [*described, *metas.firsts(_META_TITLES), *select_texts(tree, ("title",))[:1], *metas.firsts(_MORE_META_TITLES)]
    return [text for text in given if text]


def without_outlet(title: str, outlet_names: Sequence[str]) -> str:
    """``Tiêu đề - VnExpress`` as ``Tiêu đề``; what follows a bar is always the outlet or its section."""
    known = [folded(name) for name in outlet_names if len(folded(name)) >= 3]
    while match := _SUFFIX.search(title):
        last = folded(match["last"])
        if "|" not in match[0] and not any(name in last or last in name for name in known if last):
            break
        title = title[: match.start()].rstrip()
    return "" if folded(title) in known else title


def _alike(one: str, other: str) -> float:
    """Share of words two titles have in common."""
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words & others) / max(1, min(len(words), len(others)))
