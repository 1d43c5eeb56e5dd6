"""From what is written to a value on the calendar, through the day of writing, the tense and the dates around.

A missing year is the one that brings the date nearest to the day of writing; statements about the future count the past
as farther away, reports of the past the future. A year that cannot be known is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.dates.rule import WORDS, Parts, Reading
from model.mention import Bound
from model.timex import DateRange, Duration, PartialDate, Timex

_WINDOW = 90
_LONGEST_HEAD = 40
_HEAD = re.compile(
    r"(?:\A|[.!?…;:\n\"“(])\s*(?:(?:trong|riêng|tính|chung|cả|ngay|từ|đến|vào|sang|bước|kết|thúc|ở)\s+){0,3}\Z", re.I
)
_FUTURE = re.compile(r"(?<!\w)(?:" + "|".join(WORDS["future"]) + r")(?!\w)", re.IGNORECASE)
_PAST = re.compile(r"(?<!\w)(?:" + "|".join(WORDS["past"]) + r")(?!\w)", re.IGNORECASE)
_STOP = re.compile(r"[.!?…][\"”’)]*\s|\n")
_JOINT = re.compile(r"(?:\s|,|;|-|–|và|đến|tới|cho|hết|ngày|rạng|từ|sang|hoặc|so với|tháng|quý)*")
_MONTHS = 12
_MONTHS_OF_QUARTER = 3


@dataclass(slots=True)
class Surroundings:
    """What stands before an expression: the last day, and the last year, which ``year_leads`` its sentence or not."""

    written_on: date | None
    last_day: date | None = None
    year: int | None = None
    year_end: int = -1
    year_leads: bool = False
    period: PartialDate | None = None
    period_end: int = -1


def resolve(text: str, reading: Reading, bound: Bound, around: Surroundings) -> Timex | None:
    """The value of a reading whose parts may be missing; None where it cannot be placed."""
    if reading.duration is not None:
        return Duration(reading.duration)
    if reading.first is None or reading.lunar:
        return None
    try:
        return _value(text, reading, bound, around)
    except (ValueError, OverflowError):
        return None


def _value(text: str, reading: Reading, bound: Bound, around: Surroundings) -> Timex | None:
    if reading.first is None:
        return None
    if reading.last is None:
        return _point(text, reading, reading.first, bound, around)
    last = _point(text, reading, reading.last, bound, around)
    if last is None:
        return None
    opening = reading.first
    if opening.year is None:
        later = (opening.month or 0) > (reading.last.month or 0) or (opening.quarter or 0) > (reading.last.quarter or 0)
        opening = replace(opening, year=last.year - later, year_shift=None)
    first = _point(text, reading, opening, bound, around)
    if first is None or first.first_day > last.last_day:
        return None
    return DateRange(first, last)


def _point(text: str, reading: Reading, parts: Parts, bound: Bound, around: Surroundings) -> PartialDate | None:
    if parts.unit is not None:
        return _shifted(text, reading, parts, around)
    year = parts.year
    if year is None and parts.month is None and parts.day is not None:
        return _nearest_day(parts.day, parts.direction, around)
    if year is None:
        year = _year(text, reading, parts, bound, around)
    return None if year is None else _placed(parts, year)


def _nearest_day(day: int, direction: int, around: Surroundings) -> PartialDate | None:
    """'ngày 12 tới' in the month of writing or the next, 'ngày 15 vừa qua' in it or the one before."""
    written = around.written_on
    if written is None:
        return None
    index = written.year * _MONTHS + written.month - 1
    for shift in (0, direction):
        year, month = divmod(index + shift, _MONTHS)
        try:
            value = PartialDate(year, month + 1, day)
        except ValueError:
            continue
        if (value.first_day - written).days * direction >= 0:
            return value
    return None


def _placed(parts: Parts, year: int) -> PartialDate:
    return PartialDate(year, parts.month, parts.day, parts.hour, parts.minute, parts.quarter, parts.half)


def _shifted(text: str, reading: Reading, parts: Parts, around: Surroundings) -> PartialDate | None:
    base = around.written_on
    if parts.follows and parts.unit == "day":
        base = around.last_day or (base if parts.shift == 0 else None)
    if parts.unit == "year":
        return _other_year(text, reading, parts, around)
    if base is None:
        return None
    if parts.weekday is not None:
        return _weekday(base, parts)
    if parts.unit == "day":
        day = base + timedelta(days=parts.shift)
        return PartialDate(day.year, day.month, day.day, parts.hour, parts.minute)
    if parts.unit == "week":
        year, week, _ = (base + timedelta(weeks=parts.shift)).isocalendar()
        return PartialDate(year, week=week)
    base = _compared(text, reading, parts, around) or base
    step = 1 if parts.unit == "month" else _MONTHS_OF_QUARTER
    index = base.year * _MONTHS + (base.month - 1) // step * step + parts.shift * step
    year, month = divmod(index, _MONTHS)
    if parts.unit == "month":
        return PartialDate(year, month + 1, parts.day)
    return PartialDate(year, quarter=month // _MONTHS_OF_QUARTER + 1)


def _compared(text: str, reading: Reading, parts: Parts, around: Surroundings) -> date | None:
    """'IIP tháng 4 tăng so với tháng trước': the month or quarter that the sentence compares with the one before it."""
    period = around.period
    if period is None or period.granularity != parts.unit or not 0 <= reading.start - around.period_end <= _WINDOW * 2:
        return None
    compares = parts.shift == -1 and text.endswith(("so với ", "hơn "), 0, reading.start)
    return period.first_day if compares and not _STOP.search(text, around.period_end, reading.start) else None


def _weekday(base: date, parts: Parts) -> PartialDate:
    """Of a week that is named; else the last such day up to the day of writing."""
    day = (parts.weekday or 1) - 1
    if parts.unit == "week":
        return PartialDate.of_day(base - timedelta(days=base.weekday()) + timedelta(weeks=parts.shift, days=day))
    return PartialDate.of_day(base - timedelta(days=(base.weekday() - day) % 7))


def _other_year(text: str, reading: Reading, parts: Parts, around: Surroundings) -> PartialDate | None:
    named = _year_before(text, reading, around) if parts.follows or parts.within_year else None
    base = named if named is not None else around.written_on.year if around.written_on else None
    return None if base is None else PartialDate(base + parts.shift)


def begins_sentence(text: str, start: int) -> bool:
    """Whether nothing but a preposition stands before ``start`` in its sentence."""
    return _HEAD.search(text, max(0, start - _LONGEST_HEAD), start) is not None


def _year_before(text: str, reading: Reading, around: Surroundings) -> int | None:
    """The year that the same sentence named before: at its head, or in the same clause."""
    if around.year is None or reading.start - around.year_end > _WINDOW * 2 or around.year_end > reading.start:
        return None
    if _STOP.search(text, around.year_end, reading.start):
        return None
    compares = reading.first is not None and reading.first.follows
    return around.year if compares or around.year_leads or "," not in text[around.year_end : reading.start] else None


def _year(text: str, reading: Reading, parts: Parts, bound: Bound, around: Surroundings) -> int | None:
    written = around.written_on
    if parts.year_shift is not None:
        return written.year + parts.year_shift if written else None
    if parts.day is None and bound in ("exact", "from"):
        named = _year_before(text, reading, around)
        if named is not None and (written is None or abs(named - written.year) <= 1):
            return named
    if written is None:
        return None
    if parts.within_year:
        return _year_reported(written, parts)
    return _nearest(written, parts, _direction(text, reading, parts, bound))


def _year_reported(written: date, parts: Parts) -> int:
    """The second half of the year, told in its first month, is that of the year before."""
    late = parts.half == 2 or (parts.month or 0) > 9 or parts.quarter == 4
    return written.year - 1 if late and written.month == 1 and parts.half is None else written.year


def _direction(text: str, reading: Reading, parts: Parts, bound: Bound) -> int:
    """2 for a deadline, 1 for a statement about the future, -1 for one about the past, 0 where the words do not tell."""
    if parts.direction:
        return parts.direction
    window = text[max(0, reading.start - _WINDOW) : reading.start]
    stops = list(_STOP.finditer(window))
    clause = window[stops[-1].end() :] if stops else window
    future = [m.end() for m in _FUTURE.finditer(clause)]
    past = [m.end() for m in _PAST.finditer(clause)]
    if bound in ("by", "before") or text.endswith("hết ", 0, reading.start):
        return 1 if past else 2
    if not future and not past:
        return 0
    return 1 if max(future, default=-1) > max(past, default=-1) else -1


_FARTHER = {0: (1.0, 1.3), 1: (2.5, 1.0), 2: (6.0, 1.0), -1: (1.0, 4.0)}


def _nearest(written: date, parts: Parts, direction: int) -> int | None:
    behind, ahead = _FARTHER[direction]
    distances: list[tuple[float, int]] = []
    for year in (written.year - 1, written.year, written.year + 1):
        try:
            value = _placed(parts, year)
        except ValueError:
            continue
        if value.last_day < written:
            distances.append(((written - value.last_day).days * behind, year))
        else:
            distances.append((max(0, (value.first_day - written).days) * ahead, year))
    return min(distances)[1] if distances else None


def share_years(text: str, readings: Sequence[Reading]) -> list[Reading]:
    """'từ tháng 3 đến tháng 10/2025': an expression joined to the next takes its year where it has none."""
    shared: list[Reading] = []
    following: Reading | None = None
    for reading in reversed(readings):
        current = reading
        if following is not None and following.first is not None and _lacks_year(reading) and reading.first is not None:
            gap = text[reading.end : following.start]
            year = following.first.year
            if year is not None and following.last is None and len(gap) < 30 and _JOINT.fullmatch(gap):
                later = _ordinal(reading.first) > _ordinal(following.first) > 0
                current = replace(reading, first=replace(reading.first, year=year - later))
        shared.append(current)
        following = current
    return shared[::-1]


def _lacks_year(reading: Reading) -> bool:
    first = reading.first
    if first is None or reading.last is not None or first.unit is not None:
        return False
    return first.year is None and first.year_shift is None


def _ordinal(parts: Parts) -> int:
    return (parts.month or 0) * 100 + (parts.day or 0) + (parts.quarter or 0) * 300
