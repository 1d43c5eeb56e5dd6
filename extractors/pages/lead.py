"""The sapo: the paragraph under the headline that sums the article up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lxml.html import HtmlElement

from extractors.pages.jsonld import texts
from extractors.pages.metas import Metas
from extractors.pages.paragraphs import Paragraph
from extractors.pages.tree import folded, select, select_texts, text_of, tidy
from model.source import ReadingRules

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
_LONGEST_LEAD = 1500
_SHORTEST_META_LEAD = 40
_TOLD_APART_BY = 40


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
