"""Where the text of an article stands on a page."""

from __future__ import annotations

from typing import Any

from lxml.html import HtmlElement

from extractors.pages.density import by_density
from extractors.pages.element import fullest
from extractors.pages.paragraphs import Paragraph
from extractors.pages.tree import select, tidy
from model.source import ReadingRules

_CONTAINERS = (
    "[data-role=content]",
    "[itemprop=articleBody]",
    "[data-slot=content]",
    "[data-field=body]",
    "article.fck_detail",
    ".fck_detail",
    ".article__body",
    ".detail-content",
    ".detail__content",
    ".detail-content-body",
    ".singular-content",
    ".e-magazine__body",
    ".dnews__body",
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
    ".ct-edtior-web",
    ".edittor-content",
    "#ContentDetail",
    "#dcontent",
    "#gallery-ctt",
    ".art-body",
    ".b-maincontent",
    "article.entry",
    ".c-news-detail",
    ".content-main-normal",
    ".detailContent",
    ".journal-content-article",
    "#abody",
)
"""Names under which the content systems of the Vietnamese press keep the text, the most telling first."""


def find_body(tree: HtmlElement, article: dict[str, Any], rules: ReadingRules) -> tuple[list[Paragraph], bool]:
    """The paragraphs, and whether the page itself marks the element they are in.

    The outlet's rule, the marks of the common content systems, what trafilatura finds; where a script is to write the text,
    the JSON-LD often carries it.
    """
    for selectors in (rules.body, _CONTAINERS):
        for selector in selectors:
            if found := fullest(select(tree, selector), rules, marked=True):
                return found, True
    return by_density(tree, rules) or _described(article), False


def _described(article: dict[str, Any]) -> list[Paragraph]:
    text = article.get("articleBody")
    lines = map(tidy, text.split("\n")) if isinstance(text, str) else ()
    return [Paragraph(line) for line in lines if line]
