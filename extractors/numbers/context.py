"""What the sentence says of a number: its subject, its role and the day it holds for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractors.lexicon import any_of
from extractors.numbers.subjects import clause_start, subject_of
from extractors.numbers.units import read_unit
from extractors.numbers.vocabulary import STATEMENTS
from model.mention import DateMention, NumberMention, Role
from model.timex import Timex

_REACH = 300
_COMPARED_REACH = 40
_ROLES: dict[str, list[str]] = STATEMENTS["roles"]
_BOUNDARY = re.compile(r"[.;!?…][”\"’)]?\s|\n|\.(?=[A-ZĐ][a-zà-ỹ])")
_CHANGE = re.compile(
    rf"(?<!\w)(?:{any_of(_ROLES['change'])})(?: (?:{any_of(STATEMENTS['change_links'])}))* ?\Z",
    re.IGNORECASE,
)
_TARGET = re.compile(rf"(?<!\w)(?:{any_of(_ROLES['target'])})(?!\w)", re.IGNORECASE)
_ACTUAL = re.compile(rf"(?<!\w)(?:{any_of(_ROLES['actual'])})(?!\w)", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)(?:đã|hiện|ước đạt|ghi nhận)(?!\w)", re.IGNORECASE)
_BASELINE = re.compile(r"(?<!\w)(?:so với|thay vì)(?: mức| con số)? ?\Z", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ(?: mức)? ?\Z", re.IGNORECASE)
_ONWARD = re.compile(r"[^.;\n]{0,60}?(?<!\w)(?<!trở )(?:lên|xuống|còn|sang|(?:đến|tới)(?= (?:\w+ ){0,2}\d))(?!\w)")
_COMPARED = re.compile(r"(?:so với|so cùng|cùng kỳ|hơn|bằng)[^.;,\n]*\Z", re.IGNORECASE)


def with_context(text: str, found: Sequence[NumberMention], dates: Sequence[DateMention]) -> list[NumberMention]:
    """The numbers with what their sentences say of them; a clause without a subject of its own goes on with the last one."""
    ordered = sorted((mention for mention in dates if mention.type == "DATE" and mention.value), key=lambda m: m.start)
    starts = [mention.start for mention in ordered]
    read: list[NumberMention] = []
    sentence, last_subject, last_end = -1, None, 0
    for mention in found:
        left, right = _sentence_around(text, mention.start, mention.end)
        if left != sentence:
            sentence, last_subject, last_end = left, None, left
        near = ordered[bisect_left(starts, left) : bisect_left(starts, right)]
        role = role_of(text, left, mention)
        subject = subject_of(text, left, last_end, mention.start, near)
        last_subject = last_subject if subject is None else subject or None
        unit = read_unit(text, mention.end)
        last_end = unit.end if unit else mention.end
        day = _day_of(text, near, mention.start, role)
        due, as_of = (day, None) if role == "target" else (None, day if role else None)
        read.append(replace(mention, subject=last_subject, role=role, as_of=as_of, due=due))
    return read


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that holds ``start``, looked for within a fixed reach so that time stays linear."""
    left = max(0, start - _REACH)
    before = [match.end() for match in _BOUNDARY.finditer(text, left, start)]
    after = _BOUNDARY.search(text, end, end + _REACH)
    return (before[-1] if before else left), (after.start() if after else min(len(text), end + _REACH))


def role_of(text: str, left: int, number: NumberMention) -> Role | None:
    start = number.start
    before = text[left:start]
    clause = text[clause_start(text, left, start) : start]
    if _BASELINE.search(before) or (number.upper is None and _FROM.search(before) and _ONWARD.match(text, number.end)):
        return "baseline"
    if _CHANGE.search(before):
        return "target" if _TARGET.search(clause) else "change"
    if _TARGET.search(clause) or (_TARGET.search(before) and not _DONE.search(clause)):
        return "target"
    return "actual" if _ACTUAL.search(clause) else None


def _day_of(text: str, near: Sequence[DateMention], at: int, role: Role | None) -> Timex | None:
    """The value of the nearest date of the sentence; one that the sentence only compares with belongs to a baseline alone."""
    own = [
        mention
        for mention in near
        if role == "baseline" or not _COMPARED.search(text[max(0, mention.start - _COMPARED_REACH) : mention.start])
    ]
    return min(own, key=lambda mention: abs(mention.start - at)).value if own else None
