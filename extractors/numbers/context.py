"""What the sentence says of a number: its subject, its role and the day it holds for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from model.mention import DateMention, Role
from model.timex import Timex

_REACH = 300
_BOUNDARY = re.compile(r"[.;!?]\s|\n")
_CLAUSE = re.compile(r"[,;:(\n]|[.!?]\s")
_PREDICATE = re.compile(r" (?:(?:đã|sẽ|phải|cần|ước) )?(?:đạt|là|tăng|giảm|chiếm|còn|vượt|có|lên)(?!\w)")
_CHANGE = re.compile(r"(?<!\w)(?:tăng|giảm)(?: (?:thêm|hơn|khoảng|gần|trên))? $", re.IGNORECASE)
_TARGET = re.compile(r"(?<!\w)(?:mục tiêu|phấn đấu|phải đạt|cần đạt|sẽ đạt|tối thiểu|ít nhất)(?!\w)", re.IGNORECASE)
_BASELINE = re.compile(r"(?<!\w)so với(?: mức| con số)? $", re.IGNORECASE)
_ACTUAL = re.compile(r"(?<!\w)(?:đã|đạt|hiện|chiếm)(?!\w)", re.IGNORECASE)


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that holds ``start``, looked for within a fixed reach so that time stays linear."""
    left = max(0, start - _REACH)
    before = [match.end() for match in _BOUNDARY.finditer(text, left, start)]
    after = _BOUNDARY.search(text, end, end + _REACH)
    return (before[-1] if before else left), (after.start() if after else min(len(text), end + _REACH))


def subject_before(text: str, left: int, start: int) -> str | None:
    """The words of the clause before its predicate: 'Tỷ lệ phủ sóng đạt 90%' is said of 'Tỷ lệ phủ sóng'."""
    clauses = [match.end() for match in _CLAUSE.finditer(text, left, start)]
    clause = text[clauses[-1] if clauses else left : start]
    predicate = _PREDICATE.search(clause)
    return (clause[: predicate.start()].strip() or None) if predicate else None


def role_of(text: str, left: int, start: int) -> Role | None:
    before = text[left:start]
    if _BASELINE.search(before):
        return "baseline"
    if _CHANGE.search(before):
        return "change"
    if _TARGET.search(before):
        return "target"
    return "actual" if _ACTUAL.search(before) else None


def day_of(dates: Sequence[DateMention], starts: Sequence[int], bounds: tuple[int, int], at: int) -> Timex | None:
    """The value of the placed date nearest to the number in its sentence; lengths of time are no days."""
    near = dates[bisect_left(starts, bounds[0]) : bisect_left(starts, bounds[1])]
    placed = [mention for mention in near if mention.type == "DATE" and mention.value is not None]
    return min(placed, key=lambda mention: abs(mention.start - at)).value if placed else None
