"""The headline and the lead of a page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from extractors.pages.jsonld import texts
from extractors.pages.metas import Metas
from extractors.pages.paragraphs import Paragraph
from extractors.pages.tree import folded, select, select_texts, text_of, tidy
from model.source import ReadingRules

_META_TITLES, _MORE_META_TITLES = ("og:title", "twitter:title", "itemprop:headline"), ("title", "DC.title")
_META_LEADS = (
    "og:description",
    "description",
    "itemprop:description",
    "twitter:description",
)
_LEADS = (
    "[data-role=sapo]",
    "[data-slot=sapo]",
    "[data-field=sapo]",
    ".article__sapo",
    ".detail-sapo",
    ".detail__sapo",
    ".content-detail-sapo",
    ".singular-sapo",
    ".sapo",
    "p.description",
    "h2.description",
    ".article__summary",
    ".article-summary",
    ".the-article-summary",
    ".detail__summary",
    ".chapeau",
    ".chappeau",
    ".post-summary",
    ".sumary",
    "h2.desc",
    "h2.lead",
    "p.lead",
    ".cms-desc",
    "[class*=sapo]",
    "div[itemprop=description], p[itemprop=description], h2[itemprop=description]",
)
_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<last>[^|]+)$")
_HEADLINE_CLASS = re.compile(
    r"(?:article|detail|post|news|entry|content|longform|head)[\w-]*title|title[\w-]*(?:article|detail|post|news)|headline",
    re.I,
)
"""Portals of authorities give every page the same title in the metadata; the headline is then known by its class."""
_ALIKE = 0.5
_MOST_HEADINGS = 50
_LONGEST_LEAD = 1500
_SHORTEST_META_LEAD = 40
_TOLD_APART_BY = 40


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
    if named := [(text, element) for text, element in printed if _HEADLINE_CLASS.search(element.get("class") or "")]:
        return named[0]
    return (given[0] if given else None), (printed[0][1] if len(printed) == 1 else None)


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


def find_lead(tree: HtmlElement, rules: ReadingRules, title: str | None) -> str | None:
    """The sapo as printed: the outlet's rule, the marks of the common content systems."""
    for selector in (*rules.lead, *_LEADS):
        for text in _candidates(tree, selector)[:2]:
            if text and len(text) <= _LONGEST_LEAD and folded(text) != folded(title or ""):
                return text
    return None


def _candidates(tree: HtmlElement, selector: str) -> list[str]:
    if "::" in selector:
        return select_texts(tree, (selector,))
    return [_without_stamp(element) for element in select(tree, selector)[:5] if not _leads_elsewhere(element)]


def _leads_elsewhere(element: HtmlElement) -> bool:
    """Whether it is the sapo of another article, in a list or in a link to it."""
    if any(around.tag in ("a", "li", "aside", "nav", "footer") for around in element.iterancestors()):
        return True
    return any(text_of(link) == text_of(element) for link in element.iter("a"))


def _without_stamp(element: HtmlElement) -> str:
    """VnExpress puts the place before the sapo, in the same element."""
    text = text_of(element)
    for stamp in select(element, "[class*=location-stamp]"):
        text = text.removeprefix(text_of(stamp)).lstrip(" -–")
    return text


def opening_lead(article: dict[str, Any], metas: Metas, lines: Sequence[Paragraph]) -> str | None:
    """The first paragraph of the body, where it is in bold and the metadata repeat it."""
    first = next((line for line in lines[:2] if line.is_strong and len(line.text) >= _SHORTEST_META_LEAD), None)
    if first is None or not any(_start(text) == _start(first.text) for text in _descriptions(article, metas)):
        return None
    return first.text


def described_lead(article: dict[str, Any], metas: Metas, title: str | None, body: Sequence[str]) -> str | None:
    """The description in the metadata, unless it only repeats the title or the beginning of the body."""
    for text in _descriptions(article, metas):
        if len(text) >= _SHORTEST_META_LEAD and folded(text) != folded(title or ""):
            return None if any(_start(line) == _start(text) for line in body[:3]) else text
    return None


def _descriptions(article: dict[str, Any], metas: Metas) -> list[str]:
    return [*map(tidy, texts(article.get("description"))), *metas.firsts(_META_LEADS)]


def _start(text: str) -> str:
    return folded(text)[:_TOLD_APART_BY]
