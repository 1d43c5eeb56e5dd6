"""When a page was published and last changed, from everything it says about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import takewhile
from typing import Any

from lxml.html import HtmlElement

from extractors.pages.metas import Metas
from extractors.pages.moments import Moment, parse_byline, parse_metadata
from extractors.pages.tree import select_texts, tidy
from model.source import ReadingRules
from model.timex import PartialDate

_PUBLISHED_META = (
    "article:published_time",
    "itemprop:datePublished",
    "pubdate",
    "datePublished",
    "og:published_time",
    "DC.date.issued",
    "dc.date",
    "publish-date",
    "date",
)
_MODIFIED_META = (
    "article:modified_time",
    "itemprop:dateModified",
    "lastmod",
    "last-modified",
    "og:updated_time",
    "article_updatetime",
)
_MARKED = (
    "[itemprop=datePublished]::attr(datetime)",
    "[itemprop=datePublished]::attr(content)",
    "time[pubdate]::attr(datetime)",
)
_BYLINE_LENGTH = 120
_BARE_BYLINE_LENGTH = 60
_LONGEST_RULED = 500
_BEFORE_HEADLINE, _AFTER_HEADLINE, _CLOSE_TO_HEADLINE = 30, 80, 25
_OLDEST_YEAR = 1996
"""The first Vietnamese newspaper went online in 1997: an earlier publication date is a default value of the CMS."""


@dataclass(frozen=True, slots=True)
class Times:
    published: PartialDate | None
    modified: PartialDate | None


def read_times(
    tree: HtmlElement, article: dict[str, Any], metas: Metas, rules: ReadingRules, headline: HtmlElement | None
) -> Times:
    """The most trusted evidence that the rest of the page does not contradict; as precise as the page says.

    A clock that the by-line repeats with another offset is Vietnamese time whatever offset the metadata claim. A day after
    that of the last change, or after the day of a by-line with a clock, is not believed where the page offers another one.
    """
    visible = _byline(tree, rules, headline)
    stated = [moment for moment in _stated(tree, article, metas, rules) if moment.local.year >= _OLDEST_YEAR]
    changed = [moment for text in _modified_texts(article, metas) if (moment := parse_metadata(text)) is not None]
    if visible and any(moment.wall == visible != moment.local for moment in stated):
        stated = [replace(moment, local=moment.wall) for moment in stated]
        changed = [replace(moment, local=moment.wall) for moment in changed]
    published = _agreed([moment.local for moment in stated], visible, changed[0].local if changed else None)
    modified = next((moment.local for moment in changed if published is None or not _earlier(moment.local, published)), None)
    return Times(published, modified)


def _agreed(stated: list[PartialDate], visible: PartialDate | None, changed: PartialDate | None) -> PartialDate | None:
    candidates = stated + ([visible] if visible else [])
    if not candidates:
        return None
    believable = [found for found in candidates if not _too_late(found, visible, changed)] or candidates
    chosen = believable[0]
    if chosen.hour is None or (chosen.hour, chosen.minute) == (0, 0):
        same_day = (found for found in candidates if found.first_day == chosen.first_day and found.hour is not None)
        return next((found for found in same_day if (found.hour, found.minute) != (0, 0)), chosen)
    return chosen


def _too_late(found: PartialDate, visible: PartialDate | None, changed: PartialDate | None) -> bool:
    after_change = changed is not None and found.first_day > changed.first_day
    by_clock = visible is not None and visible.hour is not None
    after_byline = visible is not None and by_clock and found.first_day > visible.first_day + timedelta(days=1)
    return after_change or after_byline


def _earlier(one: PartialDate, other: PartialDate) -> bool:
    if one.hour is None or other.hour is None:
        return one.first_day < other.first_day
    return (one.first_day, one.hour, one.minute or 0) < (other.first_day, other.hour, other.minute or 0)


def _stated(tree: HtmlElement, article: dict[str, Any], metas: Metas, rules: ReadingRules) -> Iterator[Moment]:
    texts = [str(article.get("datePublished") or ""), *metas.firsts(_PUBLISHED_META)]
    for selector in (*rules.published, *_MARKED):
        texts.extend(select_texts(tree, (selector,))[:1])
    texts.append(str(article.get("dateCreated") or ""))
    for text in texts:
        if (moment := parse_metadata(text)) is not None:
            yield moment


def _modified_texts(article: dict[str, Any], metas: Metas) -> list[str]:
    return [str(article.get("dateModified") or ""), *metas.firsts(_MODIFIED_META)]


def _byline(tree: HtmlElement, rules: ReadingRules, headline: HtmlElement | None) -> PartialDate | None:
    """The time printed by the headline: where the outlet's rule points, else around the headline itself."""
    for text in select_texts(tree, rules.published):
        if (found := parse_byline(text[:_LONGEST_RULED])) is not None:
            return found
    near = _around(headline) if headline is not None else []
    for element in near:
        text = _short_text(element) if len(element) <= 4 else ""
        if (found := parse_byline(text)) is not None and not _is_prose(text, found):
            return found
        if element.tag == "time" and (moment := parse_metadata(element.get("datetime") or "")) is not None:
            return moment.local
    return None


def _is_prose(text: str, found: PartialDate) -> bool:
    """A day without a clock may be a deadline in the first paragraph."""
    return found.hour is None and (len(text) > _BARE_BYLINE_LENGTH or text.endswith((".", "!", "?", ":", "…")))


def _short_text(element: HtmlElement) -> str:
    """The text of an element, or nothing where it is too long for a by-line."""
    parts: list[str] = []
    size = 0
    for part in element.itertext():
        size += len(part.strip())
        if size > _BYLINE_LENGTH:
            return ""
        parts.append(part)
    return tidy(" ".join(parts))


def _around(headline: HtmlElement) -> list[HtmlElement]:
    """Elements up to three levels out of the headline: those close after it, those before it, then the rest after it.

    What stands before may be the day on which the page was fetched, what stands far after it the days of other articles.
    """
    top = headline
    for _ in range(3):
        parent = top.getparent()
        if parent is None or parent.tag in ("body", "html"):
            break
        top = parent
    elements = list(top.iter())
    place = elements.index(headline)
    before = elements[max(0, place - _BEFORE_HEADLINE) : place][::-1]
    after = elements[place + 1 : place + 1 + _AFTER_HEADLINE]
    after = list(takewhile(lambda element: element.tag != "footer", after))
    return after[:_CLOSE_TO_HEADLINE] + before + after[_CLOSE_TO_HEADLINE:]
