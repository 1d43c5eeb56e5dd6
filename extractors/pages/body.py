"""Where the text of an article stands on a page."""

from __future__ import annotations

import copy
from collections.abc import Sequence

import trafilatura
from lxml.html import HtmlElement

from extractors.pages.furniture import remove_furniture
from extractors.pages.paragraphs import Paragraph, paragraphs
from extractors.pages.tree import select, tidy
from model.source import ReadingRules

_CONTAINERS = (
    "[data-role=content]",
    "[itemprop=articleBody]",
    "article.fck_detail",
    ".fck_detail",
    ".article__body",
    ".detail-content",
    ".detail__content",
    ".detail-content-body",
    ".singular-content",
    "#maincontent",
    ".maincontent",
    "#content-detail",
    ".content-detail-body",
    ".article-content",
    ".article-body",
    ".article__content",
    ".entry-content",
    ".post-content",
    ".cms-body",
    ".news-content",
    ".content-news",
    "#main-detail-body",
    "#divNewsContent",
    "#newscontent",
    ".the-article-body",
    ".ArticleContent",
    ".detail-body",
    ".content_detail",
    ".contentdetail",
)
"""Names under which the content systems of the Vietnamese press keep the text, the most telling first."""
_ENOUGH_WORDS = 25
_SENTENCE_WORDS = 8
_MOST_ELEMENTS = 8000
"""trafilatura needs seconds for more."""


def find_body(tree: HtmlElement, rules: ReadingRules) -> tuple[list[Paragraph], bool]:
    """The paragraphs, and whether the page itself marks the element they are in.

    The outlet's rule, then the marks of the common content systems, then what trafilatura finds.
    """
    for selectors in (rules.body, _CONTAINERS):
        for selector in selectors:
            if found := _fullest(select(tree, selector), rules):
                return found, True
    return _by_density(tree, rules), False


def _fullest(elements: Sequence[HtmlElement], rules: ReadingRules) -> list[Paragraph]:
    """Of several matches the first with text: a second, empty container is common."""
    for element in elements[:5]:
        body = copy.deepcopy(element)
        body.tail = None
        remove_furniture(body, rules.exclude)
        lines = paragraphs(body)
        if sum(len(line.text.split()) for line in lines if not line.is_link) >= _ENOUGH_WORDS:
            return lines
    return []


def _by_density(tree: HtmlElement, rules: ReadingRules) -> list[Paragraph]:
    page = copy.deepcopy(tree)
    remove_furniture(page, rules.exclude)
    if sum(1 for _ in page.iter()) > _MOST_ELEMENTS:
        return _bare_paragraphs(tree)
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(found, "text", None) or ""
    lines = [Paragraph(line) for line in map(tidy, text.split("\n")) if line]
    return lines or _bare_paragraphs(tree)


def _bare_paragraphs(tree: HtmlElement) -> list[Paragraph]:
    """The sentences in ``<p>``, for pages too short for statistics."""
    page = copy.deepcopy(tree)
    remove_furniture(page)
    lines = [line for element in select(page, "p") for line in paragraphs(element)]
    return [line for line in lines if not line.is_link and len(line.text.split()) >= _SENTENCE_WORDS]
