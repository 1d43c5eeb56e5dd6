"""A fetched page as an article."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from extractors.pages.address import canonical_url
from extractors.pages.authors import names
from extractors.pages.body import find_body
from extractors.pages.decode import UnreadablePage, decode_page
from extractors.pages.headline import find_headline
from extractors.pages.jsonld import find_article, texts
from extractors.pages.lead import described_lead, find_lead, opening_lead
from extractors.pages.lists import refuse_lists
from extractors.pages.metas import Metas
from extractors.pages.paragraphs import signature, writers_lines
from extractors.pages.published import read_times
from extractors.pages.tree import parse_page, select_texts, tidy
from model.article import Article, article_id
from model.source import ReadingRules

_META_AUTHORS = ("dable:author", "itemprop:author", "article:author", "author", "DC.creator")
_PRINTED_AUTHORS = (
    "[itemprop=author] [itemprop=name]",
    ".cms-author a",
    ".cms-author",
    ".detail-author .author-item-name a",
    ".detail-author a.name",
    ".detail-author",
    ".article-detail-author__info .name",
    ".detail__author",
    "a[rel=author]",
    ".author-name",
    ".author_name",
    ".article__author",
    ".author-make",
    ".block-sc-author",
    ".c-detail-head__author",
    ".article-author",
    ".author_mail",
    ".the-article-author",
    "[itemprop=author]",
    ":has(> h1) a[href*='/tac-gia/']",
    "p.author, div.author, span.author",
    ".p-author",
)
_SITE_NAMES = ("og:site_name", "application-name")
_SECTIONS = ("article:section", "itemprop:articleSection")
_FEWEST_WORDS = 8


def read_page(
    html: bytes,
    *,
    url: str,
    rules: ReadingRules = ReadingRules(),  # noqa: B008 - frozen
    content_type: str | None = None,
    outlet: str | None = None,
) -> Article:
    """The article a page carries. Raises ``UnreadablePage``, and nothing else, for whatever is not such a page."""
    tree = parse_page(decode_page(html, content_type=content_type))
    metas = Metas(tree)
    described = find_article(tree)
    article = described or {}
    outlet_names = _outlet_names(metas, url, article, outlet)
    title, headline = find_headline(tree, article, metas, rules, outlet_names)
    lines, marked = find_body(tree, article, rules)
    lead = find_lead(tree, rules, title) or opening_lead(article, metas, lines)
    authors = _authors(tree, article, metas, rules, outlet_names) or signature(lines, outlet_names=outlet_names)
    body = writers_lines(lines, title=title, lead=lead, authors=authors)
    times = read_times(tree, article, metas, rules, headline)
    _refuse_what_is_no_article(title, body)
    if described is None:
        refuse_lists(tree, metas, title, headline, lines, marked=marked, dated=times.published is not None)
    lead = lead or described_lead(article, metas, title, body)
    address = canonical_url(tree, url)
    text = "\n".join([lead, *body] if lead else body)
    return Article(
        id=article_id(url=address, text=text, title=title),
        url=address,
        outlet=outlet,
        title=title,
        text=text,
        lead=lead,
        authors=authors,
        published=times.published,
        modified=times.modified,
        section=_section(article, metas),
    )


def _refuse_what_is_no_article(title: str | None, body: list[str]) -> None:
    words = sum(len(line.split()) for line in body)
    if not title:
        raise UnreadablePage(f"no headline found ({words} words of text)")
    if words < _FEWEST_WORDS:
        raise UnreadablePage(f"no article found under {title!r}: {words} words of text")


def _outlet_names(metas: Metas, url: str, article: dict[str, Any], outlet: str | None) -> list[str]:
    host = re.sub(r"^(?:www|m|amp)\.", "", urlsplit(url).hostname or "") if "//" in url else ""
    found = [host, host.split(".")[0], outlet or "", *texts(article.get("publisher")), *metas.firsts(_SITE_NAMES)]
    return [name for name in found if name]


def _authors(
    tree: HtmlElement, article: dict[str, Any], metas: Metas, rules: ReadingRules, outlet_names: list[str]
) -> tuple[str, ...]:
    """JSON-LD, meta, the outlet's rule, the usual places: the first that names a person."""
    for given in (texts(article.get("author")), *map(metas.all, _META_AUTHORS)):
        if found := names(given[:10], outlet_names=outlet_names):
            return found
    for selector in (*rules.authors, *_PRINTED_AUTHORS):
        if found := names(select_texts(tree, (selector,))[:10], outlet_names=outlet_names):
            return found
    return ()


def _section(article: dict[str, Any], metas: Metas) -> str | None:
    for text in (*texts(article.get("articleSection")), *metas.firsts(_SECTIONS)):
        if section := tidy(text).split(",")[0].strip():
            return section
    return None
