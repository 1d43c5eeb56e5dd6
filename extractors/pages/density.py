"""The text of pages that name no element for it: trafilatura finds it, the page then tells it whole."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from itertools import takewhile

import trafilatura
from lxml.html import HtmlElement

from extractors.pages.element import ENOUGH_WORDS, fullest
from extractors.pages.furniture import remove_furniture
from extractors.pages.paragraphs import Paragraph, paragraphs
from extractors.pages.tree import folded, select, text_of, tidy
from model.source import ReadingRules

_SENTENCE_WORDS = 8
_MOST_ELEMENTS = 8000
"""trafilatura needs seconds for more."""
_START = 40
"""Characters by which a line is known again on the page."""
_MOST_CHILDREN = 30
"""A paragraph has no more; counting those of a whole page again and again would take long."""
_NEARLY_ALL = 0.9
_MORE_THAN_THE_ARTICLE = 1.25
_LONGEST_OPENING = 2


def by_density(tree: HtmlElement, rules: ReadingRules) -> list[Paragraph]:
    page = copy.deepcopy(tree)
    remove_furniture(page, rules.exclude)
    if sum(1 for _ in page.iter()) > _MOST_ELEMENTS:
        return _bare_paragraphs(tree)
    _open_layout_tables(page)
    found = trafilatura.bare_extraction(page, include_comments=False, include_tables=True, with_metadata=False)
    text = getattr(found, "text", None) or ""
    lines = [Paragraph(line) for line in map(tidy, text.split("\n")) if line]
    return _as_on_the_page(tree, lines, rules) or lines or _bare_paragraphs(tree)


def _open_layout_tables(page: HtmlElement) -> None:
    """Old portals lay their pages out in tables, which trafilatura would print as rows of cells."""
    prose = (line for line in page.iter("h1", "p") if line.tag == "h1" or len(text_of(line).split()) >= ENOUGH_WORDS)
    outermost = {tables[-1] for line in prose if (tables := list(line.iterancestors("table")))}
    for table in outermost:
        for part in list(table.iter("table", "tbody", "tr", "td", "th")):
            part.tag = "div"


def _as_on_the_page(tree: HtmlElement, lines: Sequence[Paragraph], rules: ReadingRules) -> list[Paragraph]:
    """The smallest element around what trafilatura found, read as a whole: it drops lists and knows no alignment.

    Nothing where that element holds much that trafilatura left out, for then it is more than the article.
    """
    starts = {folded(line.text)[:_START] for line in lines}
    words: dict[HtmlElement, int] = {}
    for element in tree.iter("p", "div", "li", "h2", "h3", "td"):
        text = text_of(element) if len(element) <= _MOST_CHILDREN else ""
        if folded(text[: 2 * _START])[:_START] in starts and text:
            for around in element.iterancestors():
                words[around] = words.get(around, 0) + len(text.split())
    enough = max(words.values(), default=0) * _NEARLY_ALL
    inmost = [element for element, count in words.items() if count >= enough]
    read = fullest(sorted(inmost, key=lambda element: sum(1 for _ in element.iter()))[:1], rules, marked=False)
    most = sum(len(line.text.split()) for line in lines) * _MORE_THAN_THE_ARTICLE
    if not read or sum(len(line.text.split()) for line in read) > most:
        return []
    return _opening(lines, read) + read


def _opening(lines: Sequence[Paragraph], read: Sequence[Paragraph]) -> list[Paragraph]:
    """The sapo, which often stands outside the element of the text."""
    inside = {folded(line.text) for line in read}
    before = list(takewhile(lambda line: folded(line.text) not in inside, lines[: _LONGEST_OPENING + 1]))
    return [line for line in before if len(line.text.split()) >= _SENTENCE_WORDS] if len(before) <= _LONGEST_OPENING else []


def _bare_paragraphs(tree: HtmlElement) -> list[Paragraph]:
    """The sentences in ``<p>``, for pages too short for statistics."""
    page = copy.deepcopy(tree)
    remove_furniture(page)
    lines = [line for element in select(page, "p") for line in paragraphs(element)]
    return [line for line in lines if not line.is_link and len(line.text.split()) >= _SENTENCE_WORDS]
