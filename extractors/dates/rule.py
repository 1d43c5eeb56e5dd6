"""What a rule is, and what it reads before the missing parts are resolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import load_words
from model.timex import PartialDate

WORDS = load_words(__package__)
Mod = Literal["START", "MID", "END"]
Unit = Literal["day", "week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of a date that the words give.

    ``shift`` counts ``unit`` from the day of writing, or from the last day named where ``follows`` is set; ``year_shift``
    counts years ('năm ngoái' is -1); ``direction`` is 1 for 'tới' and -1 for 'vừa qua'; ``within_year`` marks a part of
    the year that the statement is about ('6 tháng đầu năm').
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    quarter: int | None = None
    half: int | None = None
    weekday: int | None = None
    unit: Unit | None = None
    shift: int = 0
    year_shift: int | None = None
    direction: int = 0
    follows: bool = False
    within_year: bool = False

    def in_year(self, year: int) -> PartialDate:
        """These parts on the calendar of ``year``. Raises ``ValueError`` for a day that does not exist."""
        return PartialDate(year, self.month, self.day, self.hour, self.minute, self.quarter, self.half)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One expression as written; both ends of an interval, or a duration in ISO 8601."""

    start: int
    end: int
    first: Parts | None = None
    last: Parts | None = None
    type: Literal["DATE", "DURATION", "SET"] = "DATE"
    mod: Mod | None = None
    duration: str | None = None
    lunar: bool = False
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` finds each of ``examples`` and none of ``counterexamples``; ``read`` says what a match means."""

    name: str
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Iterator[Reading]]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


def number(text: str | None) -> int | None:
    return int(text) if text else None
