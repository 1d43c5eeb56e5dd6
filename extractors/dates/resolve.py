"""From what is written to a value on the calendar, through the day of writing and the dates around."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from extractors.dates.rule import Parts, Reading
from extractors.dates.years import STOP, WINDOW, Surroundings, missing_year, year_before
from model.mention import Bound
from model.timex import DateRange, Duration, PartialDate, Timex

_MONTHS = 12
_MONTHS_OF_QUARTER = 3


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
        year = missing_year(text, reading, parts, bound, around)
    return None if year is None else parts.in_year(year)


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
    if period is None or period.granularity != parts.unit or not 0 <= reading.start - around.period_end <= WINDOW * 2:
        return None
    compares = parts.shift == -1 and text.endswith(("so với ", "hơn "), 0, reading.start)
    return period.first_day if compares and not STOP.search(text, around.period_end, reading.start) else None


def _weekday(base: date, parts: Parts) -> PartialDate:
    """Of a week that is named; else the last such day up to the day of writing."""
    day = (parts.weekday or 1) - 1
    if parts.unit == "week":
        return PartialDate.of_day(base - timedelta(days=base.weekday()) + timedelta(weeks=parts.shift, days=day))
    return PartialDate.of_day(base - timedelta(days=(base.weekday() - day) % 7))


def _other_year(text: str, reading: Reading, parts: Parts, around: Surroundings) -> PartialDate | None:
    named = year_before(text, reading, around) if parts.follows or parts.within_year else None
    base = named if named is not None else around.written_on.year if around.written_on else None
    return None if base is None else PartialDate(base + parts.shift)
