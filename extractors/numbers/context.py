"""What the sentence says of a number: its subject, its role and the day it holds for."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractors.numbers.vocabulary import WORDS, any_of
from model.mention import DateMention, NumberMention, Role
from model.timex import Timex

_REACH = 300
_COMPARED_REACH = 40
_ROLES: dict[str, list[str]] = WORDS["roles"]
_BOUNDARY = re.compile(r"[.;!?…]\s|\n")
_CLAUSE = re.compile(r"[,;:(\n]\s?|[.!?]\s")
_PREDICATE = re.compile(
    rf"(?:^| )(?:(?:đã|sẽ|phải|cần|ước|ước tính|dự kiến|hiện|đang|cũng|chỉ|đều) )*(?:{any_of(WORDS['predicate_verbs'])})(?!\w)"
)
_LEADS = re.compile(rf"\s*(?:(?:{any_of(WORDS['leads'])})(?!\w),?\s*)+", re.IGNORECASE)
_CHANGE = re.compile(
    rf"(?<!\w)(?:{any_of(_ROLES['change'])})(?: (?:{any_of(WORDS['change_links'])}))* ?\Z",
    re.IGNORECASE,
)
_TARGET = re.compile(rf"(?<!\w)(?:{any_of(_ROLES['target'])})(?!\w)", re.IGNORECASE)
_ACTUAL = re.compile(rf"(?<!\w)(?:{any_of(_ROLES['actual'])})(?!\w)", re.IGNORECASE)
_DONE = re.compile(r"(?<!\w)(?:đã|hiện|ước đạt|ghi nhận)(?!\w)", re.IGNORECASE)
_BASELINE = re.compile(r"(?<!\w)(?:so với|thay vì)(?: mức| con số)? ?\Z", re.IGNORECASE)
_FROM = re.compile(r"(?<!\w)từ(?: mức)? ?\Z", re.IGNORECASE)
_ONWARD = re.compile(r"[^.;\n]{0,60}?(?<!\w)(?:lên|xuống|còn|sang|đến|tới)(?!\w)")
_COMPARED = re.compile(r"(?:so với|so cùng|cùng kỳ|hơn|bằng)[^.;,\n]*\Z", re.IGNORECASE)


def with_context(text: str, found: Sequence[NumberMention], dates: Sequence[DateMention]) -> list[NumberMention]:
    """The numbers with what their sentences say of them; a clause without a subject of its own goes on with the last one."""
    ordered = sorted((mention for mention in dates if mention.type == "DATE" and mention.value), key=lambda m: m.start)
    starts = [mention.start for mention in ordered]
    read: list[NumberMention] = []
    sentence, last_subject = -1, None
    for mention in found:
        left, right = _sentence_around(text, mention.start, mention.end)
        if left != sentence:
            sentence, last_subject = left, None
        near = ordered[bisect_left(starts, left) : bisect_left(starts, right)]
        role = role_of(text, left, mention.start, mention.end)
        subject = subject_before(text, left, mention.start, near) or last_subject
        last_subject = subject
        day = _day_of(text, near, mention.start, role)
        due, as_of = (day, None) if role == "target" else (None, day if role else None)
        read.append(replace(mention, subject=subject, role=role, as_of=as_of, due=due))
    return read


def _sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The bounds of the sentence that holds ``start``, looked for within a fixed reach so that time stays linear."""
    left = max(0, start - _REACH)
    before = [match.end() for match in _BOUNDARY.finditer(text, left, start)]
    after = _BOUNDARY.search(text, end, end + _REACH)
    return (before[-1] if before else left), (after.start() if after else min(len(text), end + _REACH))


def _clause_before(text: str, left: int, start: int) -> int:
    clauses = [match.end() for match in _CLAUSE.finditer(text, left, start)]
    return clauses[-1] if clauses else left


def subject_before(text: str, left: int, start: int, dates: Sequence[DateMention]) -> str | None:
    """The words of the clause before its predicate: 'Tỷ lệ phủ sóng đạt 90%' is said of 'Tỷ lệ phủ sóng'.

    None where the clause begins with its predicate, or names nothing but a date ('năm 2024 đạt 152 tỷ USD').
    """
    begin = _clause_before(text, left, start)
    predicate = _PREDICATE.search(text, begin, start)
    if predicate is None:
        return None
    lead = _LEADS.match(text, begin, predicate.start())
    begin = lead.end() if lead else begin
    words = text[begin : predicate.start()].strip(' "“”-–*•')
    first = begin + text[begin : predicate.start()].find(words) if words else begin
    if not words or any(date.start <= first and first + len(words) <= date.end for date in dates):
        return None
    return words if any(character.isalpha() for character in words) else None


def role_of(text: str, left: int, start: int, end: int) -> Role | None:
    before = text[left:start]
    clause = text[_clause_before(text, left, start) : start]
    if _BASELINE.search(before) or (_FROM.search(before) and _ONWARD.match(text, end)):
        return "baseline"
    targeted = _TARGET.search(clause) or (_TARGET.search(before) and not _DONE.search(clause))
    if _CHANGE.search(before):
        return "target" if _TARGET.search(clause) else "change"
    if targeted:
        return "target"
    return "actual" if _ACTUAL.search(clause) else None


def _day_of(text: str, near: Sequence[DateMention], at: int, role: Role | None) -> Timex | None:
    """The value of the nearest date of the sentence; one that the sentence only compares with belongs to a baseline alone."""
    own = [
        mention
        for mention in near
        if (role == "baseline") == bool(_COMPARED.search(text[max(0, mention.start - _COMPARED_REACH) : mention.start]))
    ]
    return min(own, key=lambda mention: abs(mention.start - at)).value if own else None
