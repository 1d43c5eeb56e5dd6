"""When two mentions speak of one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.meetings.phrases import KIN, VERBS
from model.mention import Meeting
from model.timex import DateRange, Duration, PartialDate, Timex

_GENERAL = re.compile(r" (?:thành phố|tỉnh)$")
_FAMILIES = (("gặp mặt", "cuộc gặp", "cuộc gặp mặt"), ("tiếp xúc cử tri", "tiếp xúc", "cuộc tiếp xúc"))
_LOOK_BACK = 40
_SOON = 2500
"""Characters within which an event that was named without its number is named with it."""


def find_same(events: Sequence[Meeting], other: Meeting, *, bare: bool) -> int | None:
    """The index of the event that ``other`` names again: the last of its kind, else of a kindred kind."""
    recent = range(len(events) - 1, max(-1, len(events) - 1 - _LOOK_BACK), -1)
    matching = [index for index in recent if same_event(events[index], other, bare=bare)]
    return next((index for index in matching if events[index].kind == other.kind), matching[0] if matching else None)


def same_event(event: Meeting, other: Meeting, *, bare: bool) -> bool:
    """``other`` is the later mention; ``bare`` where its words alone would not tell it from any other event."""
    if _is_extraordinary(event) != _is_extraordinary(other) and event.ordinal and other.ordinal:
        return False
    kin = _one_kind(event.kind, other.kind) or (bare and event.body != "Trung ương" and event.kind in KIN and other.kind in KIN)
    if not kin or (event.ordinal and other.ordinal and event.ordinal != other.ordinal):
        return False
    if other.ordinal and not event.ordinal and other.mentions[0].start - event.mentions[0].start > _SOON:
        return False
    if not _same_people(event.participants, other.participants):
        return False
    if event.date and other.date and not _one_day(event.date, other.date):
        return False
    return event.body is None or other.body is None or _alike(event.body, other.body)


def join(event: Meeting, other: Meeting) -> Meeting:
    """One event with all mentions; what the first leaves open the later one fills in, and a noun says best of what kind it is:
    'đã làm việc với …', then 'hội nghị'."""
    return replace(
        event,
        mentions=(*event.mentions, *other.mentions),
        kind=other.kind if event.text in VERBS and other.text not in VERBS else event.kind,
        ordinal=event.ordinal or other.ordinal,
        body=_longer(event.body, other.body),
        date=_finer(event.date, other.date),
        place=event.place or other.place,
        chairs=event.chairs or other.chairs,
        participants=event.participants or other.participants,
        format=event.format or other.format,
        agenda=event.agenda or other.agenda,
        status=event.status if event.status != "held" else other.status,
    )


def _is_extraordinary(event: Meeting) -> bool:
    return "bất thường" in event.text


def _one_kind(first: str, second: str) -> bool:
    """'buổi lễ' and 'lễ', 'buổi lễ' and 'lễ công bố'."""
    first, second = first.removeprefix("buổi "), second.removeprefix("buổi ")
    return (
        first == second
        or f" {first} ".endswith(f" {second} ")
        or f" {second} ".endswith(f" {first} ")
        or (first.startswith("lễ") and second.startswith("lễ"))
        or (first.startswith("hội nghị") and second.startswith("hội nghị"))
        or any(first in family and second in family for family in _FAMILIES)
    )


def _one_day(first: Timex, second: Timex) -> bool:
    """A month says no day: the regular session of February may have been held in March."""
    if isinstance(first, Duration) or isinstance(second, Duration):
        return True
    if _is_coarse(first) != _is_coarse(second):
        return True
    if isinstance(first, DateRange) or isinstance(second, DateRange):
        return first.first_day <= second.last_day and second.first_day <= first.last_day
    return str(first)[:10] == str(second)[:10]


def _same_people(first: Sequence[str], second: Sequence[str]) -> bool:
    """Talks of one man with two others are two."""
    return not first or not second or set(first) <= set(second) or set(second) <= set(first)


def _is_coarse(when: Timex) -> bool:
    return isinstance(when, PartialDate) and when.granularity not in ("day", "minute")


def _finer(first: Timex | None, second: Timex | None) -> Timex | None:
    return second if first is None or (second is not None and _is_coarse(first)) else first


def _alike(first: str, second: str) -> bool:
    """'UBND Thành phố' is 'UBND TP.HCM' in the same article; 'Đảng' is no 'Đảng bộ', 'Đảng ủy'."""
    if "Đảng" in (first, second):
        return first == second
    first, second = (_GENERAL.sub("", body.casefold()) for body in (first, second))
    return first in second or second in first


def _longer(first: str | None, second: str | None) -> str | None:
    return max((body for body in (first, second) if body), key=len, default=None)
