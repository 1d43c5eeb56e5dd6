"""The element tree of a page, its selectors and the text of an element."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from parsel.csstranslator import HTMLTranslator

from extractors.pages.decode import UnreadablePage, nfc

MAX_ELEMENTS = 50_000
"""A press page has 500 to 10,000."""
MAX_DEPTH = 200
"""Press pages nest 20 to 40 deep. Deeper markup is cut off at this depth before anything walks it."""
MAX_ATTRIBUTES = 3000
"""The parser compares every attribute of an element with all others of it."""

_FEED = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*+<(rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.I | re.S)
_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_TAG = re.compile(r"<[a-zA-Z][^<]*")
_QUOTED = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*')")
_COUNT = etree.XPath("count(//*)")
_AT_MAX_DEPTH = etree.XPath("/*" * MAX_DEPTH)
_TRANSLATOR = HTMLTranslator()


def parse_page(markup: str) -> HtmlElement:
    """The root element. Scripts are text here and never run. Raises ``UnreadablePage`` for feeds and plain text."""
    if feed := _FEED.match(markup[:4096]):
        raise UnreadablePage(f"not a page but a feed or sitemap: <{feed[1]}>")
    if re.search(r"<[a-zA-Z!]", markup) is None:
        raise UnreadablePage(f"no markup in {len(markup):,} characters of text, beginning {markup.strip()[:40]!r}")
    _refuse_endless_tags(markup)
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = document_fromstring(_XML_DECLARATION.sub("", markup).encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise UnreadablePage(f"no element could be read: {error}") from None
    if (size := int(_COUNT(root))) > MAX_ELEMENTS:
        raise UnreadablePage(f"page of {size:,} elements refused: the limit is {MAX_ELEMENTS:,}")
    for element in _AT_MAX_DEPTH(root):
        element[:] = []
    return root


def _refuse_endless_tags(markup: str) -> None:
    for match in _TAG.finditer(markup):
        if match.end() - match.start() > 2 * MAX_ATTRIBUTES:
            count = len(_QUOTED.sub("=", match[0]).partition(">")[0].split()) - 1
            if count > MAX_ATTRIBUTES:
                raise UnreadablePage(f"an element of {count:,} attributes refused: the limit is {MAX_ATTRIBUTES:,}")


@lru_cache(maxsize=1024)
def _compiled(selector: str) -> etree.XPath:
    return etree.XPath(_TRANSLATOR.css_to_xpath(selector), smart_strings=False)


def select(tree: HtmlElement, selector: str) -> list[HtmlElement]:
    """Elements that match a CSS selector."""
    return [found for found in _compiled(selector)(tree) if isinstance(found, HtmlElement)]


def select_texts(tree: HtmlElement, selectors: Iterable[str]) -> list[str]:
    """Texts of the first selector that gives any; ``::attr(name)`` and ``::text`` are understood as in Scrapy."""
    for selector in selectors:
        found = _compiled(selector)(tree)
        texts = [tidy(item) if isinstance(item, str) else text_of(item) for item in found]
        if texts := [text for text in texts if text]:
            return texts
    return []


def text_of(element: HtmlElement) -> str:
    """All text of an element on one line."""
    return tidy(" ".join(str(part) for part in element.itertext() if isinstance(part, str)), unescape=False)


def tidy(text: str, *, unescape: bool = True) -> str:
    """One line of NFC without invisible characters. The press escapes metadata up to twice."""
    if unescape and "&" in text:
        text = html.unescape(html.unescape(text))
    text = " ".join(nfc(text).split())
    return text if text.isprintable() else " ".join("".join(filter(str.isprintable, text)).split())


def folded(text: str) -> str:
    """Letters and digits alone, lower case, without accents: for comparing names and headlines."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(filter(str.isalnum, plain))
