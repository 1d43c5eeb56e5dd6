"""The order of a timeline, and reprints of one story told once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from model.timex import DateRange, Duration, PartialDate
from timelines.entries import TimelineEntry


def arrange(entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    """By day, coarse dates at their first day, undated last; an entry that reprints repeat stands once, as first published."""
    return sorted(_told_once(sorted(entries, key=_published_order)), key=_order)


def within(entry: TimelineEntry, first: date | None, last: date | None) -> bool:
    """Whether the entry's date touches the days ``first`` to ``last`` (inclusive, None is open); undated ones do not."""
    if first is None and last is None:
        return True
    if not isinstance(entry.date, PartialDate | DateRange):
        return False
    return (first is None or entry.date.last_day >= first) and (last is None or entry.date.first_day <= last)


def _told_once(entries: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    kept: dict[tuple[str, str, str], TimelineEntry] = {}
    for entry in entries:
        key = (entry.story, entry.kind, " ".join(entry.quote.split()).casefold())
        first = kept.setdefault(key, entry)
        if first is not entry and entry.article_id != first.article_id and entry.url:
            kept[key] = replace(first, also_in=(*first.also_in, entry.url))
    return list(kept.values())


def _order(entry: TimelineEntry) -> tuple[date, str, str, int]:
    return (_first_day(entry.date), entry.kind, entry.article_id, entry.start)


def _published_order(entry: TimelineEntry) -> tuple[str, str, int]:
    return (str(entry.published or "~"), entry.article_id, entry.start)


def _first_day(when: PartialDate | DateRange | Duration | None) -> date:
    return when.first_day if isinstance(when, PartialDate | DateRange) else date.max
