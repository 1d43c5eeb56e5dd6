"""The text of one element of a page."""

from __future__ import annotations

import copy
from collections.abc import Sequence

from lxml.html import HtmlElement

from extractors.pages.furniture import remove_furniture, remove_teasers
from extractors.pages.paragraphs import Paragraph, paragraphs
from model.source import ReadingRules

ENOUGH_WORDS = 25
"""An element with fewer is none that holds an article."""


def fullest(elements: Sequence[HtmlElement], rules: ReadingRules, *, marked: bool) -> list[Paragraph]:
    """The paragraphs of the first element that has any to speak of: a second, empty container is common.

    ``marked``: the page names the element as the text, so that teasers inside it are sure to be of other articles.
    """
    for element in elements[:5]:
        body = copy.deepcopy(element)
        body.tail = None
        remove_furniture(body, rules.exclude)
        if marked:
            remove_teasers(body)
        lines = paragraphs(body)
        if sum(len(line.text.split()) for line in lines if not line.is_link) >= ENOUGH_WORDS:
            return lines
    return []
