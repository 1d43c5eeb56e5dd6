"""What stands inside an article without being part of it: captions, boxes of other articles, players, buttons, tags."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml import etree
from lxml.html import HtmlElement

from extractors.pages.paragraphs import paragraphs
from extractors.pages.tree import select

_TAGS = frozenset(
    {"script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "button", "input", "select"}
    | {"textarea", "video", "audio", "nav", "figcaption", "footer", "meta", "link", "zone", "ins", "dialog"}
)
_TAGS_BY_SHARE = frozenset({"form", "aside"})
"""On pages of ASP.NET, and so on most portals of authorities, everything stands inside one form."""
_SELECTORS = (
    "[type=RelatedOneNews], [type=RelatedNewsBox], [type=RelatedNews], [type=VideoStream], [type=link], [type=insertembedcode]",
    "[data-role=newsrelation], [data-role=sapo], [data-role=tags], [hidden], [aria-hidden=true][class*=related]",
    "table.tplCaption, table.picture, table.imagecenter, p.Image, p.image-caption, p.pCaption",
    ".PhotoCMS_Caption, .PhotoCMS_Author",
    "[style*='display:none'], [style*='display: none']",
)
_MARKS = re.compile(
    r"(?:^|[-_\s])(?:related?|relation|relatednews\w*|relatebox|relate\w*box|lienquan|lien-quan|tinlienquan|tin-lien-quan|xemthem|xem-them|"
    r"readmore|read-more|seemore|tags?|taglist|keywords?|share|sharing|social|socials|comments?|binhluan|binh-luan|fb-comments|"
    r"breadcrumbs?|banner\w*|ads|advert\w*|advertisement|ad-slot|quangcao|video\w*|player|caption|captions|chuthich|chu-thich|"
    r"newsletter|subscribe|poll|vote|rating|donate|follow|recommend\w*|popup|modal|tooltip|most-view|mostview|"
    r"sda|listnewsincontent|kbwscwlrl\w*|dantri-widget|expedit|location-stamp|suggest(?:ion)?s?(?:-\w+)*|link-inline-content|link-source-detail|article-business|news-general|"
    r"c-box|sc-hi?ghli?ght-box|nghe-bai|audio\w*|article__source|p-source|source-news|article-source|link-source|link-source-wrapper|link-content-footer|p-author|detail-author|"
    r"cms-author|author-info|article-author|article__author|article__meta|article__tag|kbwscwl-relatedbox|vcobjectboxrelatednewsitem\w*|"
    r"wgt-?box|news-other|other-news|tinkhac|tin-khac|cung-chuyen-muc|hashtags?|copyright|print|btn)(?=$|[-_\s])",
    re.I,
)
_LARGEST_SHARE = 0.5
_BOXES = ("div", "section", "article", "li", "ul", "table")
_TEASER_WORDS = 80
_MOST_BOXES = 500
"""An article has a few dozen."""
_HEADLINE_WORDS = 4
_CONDEMNED = "condemned"


def remove_furniture(body: HtmlElement, exclude: Iterable[str] = ()) -> None:
    """Takes it out in place. No class name, form or aside takes out more than half of the words of the body."""
    for selector in exclude:
        _drop(select(body, selector), body)
    _drop([element for element in body.iter() if element.tag in _TAGS], body)
    for selector in _SELECTORS:
        _drop(select(body, selector), body)
    marked = [element for element in body.iter() if isinstance(element.tag, str) and _is_marked(element)]
    if marked:
        words = _word_counts(body)
        _drop([element for element in marked if words[element] <= words[body] * _LARGEST_SHARE], body)


def remove_teasers(body: HtmlElement) -> None:
    """Takes out boxes of other articles that no name gives away; only from an element that the page marks as the text."""
    words = _word_counts(body)
    boxes = [element for element in body.iter(*_BOXES) if words[element] <= min(_TEASER_WORDS, words[body] * _LARGEST_SHARE)]
    _drop([element for element in boxes[:_MOST_BOXES] if _is_teaser(element)], body)


def _is_marked(element: HtmlElement) -> bool:
    if element.tag in _TAGS_BY_SHARE:
        return True
    if element.tag in ("a", "b", "i", "em", "strong", "span", "html", "body", "u"):
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
    return bool(name) and _MARKS.search(name) is not None


def _is_teaser(element: HtmlElement) -> bool:
    """It opens with a line that is nothing but a link to another article and goes on with its sapo."""
    if element.find(".//a") is None:
        return False
    lines = paragraphs(element)
    return len(lines) > 1 and lines[0].is_link and len(lines[0].text.split()) >= _HEADLINE_WORDS


def _word_counts(body: HtmlElement) -> dict[HtmlElement, int]:
    """The words inside every element, in one pass."""
    counts: dict[HtmlElement, int] = {}
    open_counts = [0]
    for event, element in etree.iterwalk(body, events=("start", "end")):
        if event == "start":
            open_counts.append(len((element.text or "").split()))
        else:
            counts[element] = open_counts.pop()
            open_counts[-1] += counts[element] + len((element.tail or "").split())
    return counts


def _drop(elements: Iterable[HtmlElement], body: HtmlElement) -> None:
    """All at once: taking elements out one by one is quadratic in what stands between them."""
    for element in elements:
        if element is not body:
            element.tag = _CONDEMNED
    etree.strip_elements(body, _CONDEMNED, with_tail=False)
