"""When two mentions speak of one event."""

from __future__ import annotations

from dataclasses import replace

from extractors.meetings.phrases import KIN
from model.mention import Meeting
from model.timex import DateRange, Duration, Timex


def same_event(event: Meeting, other: Meeting, *, bare: bool) -> bool:
    """``other`` is the later mention; ``bare`` where its words alone would not tell it from any other event."""
    kin = event.kind == other.kind or (bare and event.kind in KIN and other.kind in KIN)
    if not kin or (event.ordinal and other.ordinal and event.ordinal != other.ordinal):
        return False
    if event.date and other.date and not _one_day(event.date, other.date):
        return False
    return event.body is None or other.body is None or _alike(event.body, other.body)


def join(event: Meeting, other: Meeting) -> Meeting:
    """One event with all mentions; what the first leaves open the later one fills in."""
    return replace(
        event,
        mentions=(*event.mentions, *other.mentions),
        ordinal=event.ordinal or other.ordinal,
        body=_longer(event.body, other.body),
        date=event.date or other.date,
        place=event.place or other.place,
        chairs=event.chairs or other.chairs,
        format=event.format or other.format,
        agenda=event.agenda or other.agenda,
        status=event.status if event.status != "held" else other.status,
    )


def _one_day(first: Timex, second: Timex) -> bool:
    if isinstance(first, Duration) or isinstance(second, Duration):
        return True
    if isinstance(first, DateRange) or isinstance(second, DateRange):
        return first.first_day <= second.last_day and second.first_day <= first.last_day
    return str(first)[:10] == str(second)[:10]


def _alike(first: str, second: str) -> bool:
    first, second = first.casefold(), second.casefold()
    return first in second or second in first


def _longer(first: str | None, second: str | None) -> str | None:
    return max((body for body in (first, second) if body), key=len, default=None)
