"""Points, intervals and lengths of time, each as precise as the text that names it (a small TIMEX3)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

Granularity = Literal["year", "half", "quarter", "month", "week", "day", "minute"]

_MONTHS_OF_QUARTER = 3
_MONTHS_OF_HALF = 6
_PATTERN = re.compile(
    r"(?P<year>\d{4})"
    r"(?:-H(?P<half>[12])|-Q(?P<quarter>[1-4])|-W(?P<week>\d\d)"
    r"|-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::\d\d)?(?:\+07:00)?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A calendar point with its own granularity, in Vietnamese local time (UTC+7).

    Written ``2025``, ``2025-H1``, ``2025-Q2``, ``2025-03``, ``2025-W10``, ``2025-03-04`` or ``2025-03-04T09:30``.
    Raises ``ValueError`` for a day, month, week or hour that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    quarter: int | None = None
    half: int | None = None
    week: int | None = None

    def __post_init__(self) -> None:
        if not 1 <= self.year <= 9999:
            raise ValueError(f"not a year: {self.year}")
        if self.month is not None and not 1 <= self.month <= 12:
            raise ValueError(f"not a month: {self.month}")
        if self.day is not None:
            date(self.year, self.month or 0, self.day)
        if self.week is not None:
            date.fromisocalendar(self.year, self.week, 1)
        if self.hour is not None and not (0 <= self.hour < 24 and 0 <= (self.minute or 0) < 60):
            raise ValueError(f"not a time of day: {self.hour}:{self.minute}")

    @classmethod
    def of_day(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        if (match := _PATTERN.fullmatch(text.strip())) is None:
            raise ValueError(f"not a partial date: {text!r}")
        return cls(**{name: int(value) for name, value in match.groupdict().items() if value is not None})

    @property
    def granularity(self) -> Granularity:
        if self.hour is not None:
            return "minute"
        if self.day is not None:
            return "day"
        if self.week is not None:
            return "week"
        if self.month is not None:
            return "month"
        if self.quarter is not None:
            return "quarter"
        return "half" if self.half is not None else "year"

    @property
    def first_day(self) -> date:
        if self.day is not None:
            return date(self.year, self.month or 0, self.day)
        if self.week is not None:
            return date.fromisocalendar(self.year, self.week, 1)
        return date(self.year, self._months()[0], 1)

    @property
    def last_day(self) -> date:
        if self.day is not None:
            return self.first_day
        if self.week is not None:
            return self.first_day + timedelta(days=6)
        last = self._months()[1]
        return date(self.year, last, monthrange(self.year, last)[1])

    def _months(self) -> tuple[int, int]:
        if self.month is not None:
            return self.month, self.month
        if self.quarter is not None:
            return (self.quarter - 1) * _MONTHS_OF_QUARTER + 1, self.quarter * _MONTHS_OF_QUARTER
        if self.half is not None:
            return (self.half - 1) * _MONTHS_OF_HALF + 1, self.half * _MONTHS_OF_HALF
        return 1, 12

    def __str__(self) -> str:
        text = f"{self.year:04d}"
        if self.half is not None:
            return f"{text}-H{self.half}"
        if self.quarter is not None:
            return f"{text}-Q{self.quarter}"
        if self.week is not None:
            return f"{text}-W{self.week:02d}"
        if self.month is not None:
            text += f"-{self.month:02d}"
        if self.day is not None:
            text += f"-{self.day:02d}"
        if self.hour is not None:
            text += f"T{self.hour:02d}:{self.minute or 0:02d}"
        return text


@dataclass(frozen=True, slots=True)
class DateRange:
    """From the first day of ``start`` to the last day of ``end``; written ``2021/2030``."""

    start: PartialDate
    end: PartialDate

    @property
    def first_day(self) -> date:
        return self.start.first_day

    @property
    def last_day(self) -> date:
        return self.end.last_day

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time that is not placed on the calendar; written as in ISO 8601, ``P30D``, ``P3M``, ``P5Y``, ``PT2H``."""

    iso: str

    def __post_init__(self) -> None:
        if re.fullmatch(r"P(?:\d+(?:\.\d+)?[YMWD])+|P(?:\d+(?:\.\d+)?D)?T(?:\d+(?:\.\d+)?[HMS])+", self.iso) is None:
            raise ValueError(f"not a duration: {self.iso!r}")

    def __str__(self) -> str:
        return self.iso


Timex = PartialDate | DateRange | Duration


def parse_timex(text: str) -> Timex:
    """The inverse of ``str``. Raises ``ValueError`` for anything else."""
    if text.startswith("P"):
        return Duration(text)
    start, slash, end = text.partition("/")
    if slash:
        return DateRange(PartialDate.parse(start), PartialDate.parse(end))
    return PartialDate.parse(start)


def _validate_timex(value: object) -> Timex:
    if isinstance(value, PartialDate | DateRange | Duration):
        return value
    if isinstance(value, str):
        return parse_timex(value)
    raise ValueError(f"not a date, interval or duration: {value!r}")


def _validate_partial_date(value: object) -> PartialDate:
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, str):
        return PartialDate.parse(value)
    raise ValueError(f"not a partial date: {value!r}")


TimexField = Annotated[
    Timex,
    PlainValidator(_validate_timex),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["2025-03-04", "2025-Q2", "2021/2030", "P30D"]}),
]
PartialDateField = Annotated[
    PartialDate,
    PlainValidator(_validate_partial_date),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "examples": ["2025", "2025-03", "2025-03-04", "2025-03-04T09:30"]}),
]
