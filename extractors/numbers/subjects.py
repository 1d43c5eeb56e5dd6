"""What a number is said of: the noun phrase of its clause that names a quantity, up to the verb."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import any_of
from extractors.numbers.vocabulary import STATEMENTS
from model.mention import DateMention

_LONGEST_SUBJECT = 16
# A comma between digits is no boundary; a bracket that is closed again is part of the clause.
_CLAUSE = re.compile(r"[,;:–-]\s|\n|[.!?]\s|\((?=[^)]*\Z)")
# "hiện" of "thực hiện" is no auxiliary, "bằng" of "mặt bằng" no verb.
_APART = r"(?<!thực)(?<!mặt)(?<!phát)(?<!thể)(?<!xuất)"
_AUXILIARY = any_of(STATEMENTS["auxiliaries"])
_VERB = re.compile(
    rf"(?:^|{_APART} )(?:(?:{_AUXILIARY}) )*(?:{any_of(STATEMENTS['verbs'])})"
    rf"(?!\w| (?:{any_of(STATEMENTS['verbs_not_before'])})(?!\w))"
)
_MEASURED = re.compile(rf"(?<!\w)(?:{any_of(STATEMENTS['measured'])})(?!\w)", re.IGNORECASE)
_LEADS = re.compile(rf"\s*(?:(?:{any_of(STATEMENTS['leads'])})(?!\w),?\s*)+", re.IGNORECASE)
_NO_SUBJECT = re.compile(rf"(?:{any_of(STATEMENTS['no_subject'])})(?!\w)", re.IGNORECASE)
_TRAILING = re.compile(rf"(?:{_APART} (?:{_AUXILIARY}|{any_of(STATEMENTS['before_number'])}))+ ?\Z")
_DATED = re.compile(r"(?:năm|tháng|quý|ngày|giai đoạn) \d", re.IGNORECASE)
_EDGES = " \"“”'’–-*•\u00a0"


def clause_start(text: str, left: int, start: int) -> int:
    """Where the clause that holds ``start`` begins; brackets that are closed before do not part it."""
    begin = left
    for match in _CLAUSE.finditer(text, left, start):
        begin = match.end()
    closed = text.rfind(")", begin, start)
    return closed + 1 if closed >= 0 and text.find("(", begin, closed) < 0 else begin


def subject_of(text: str, left: int, last_end: int, start: int, dates: Sequence[DateMention]) -> str | None:
    """The subject that the clause before ``start`` names.

    None where the clause goes on without one ('…, tăng 7%'), '' where it says something that is not understood.
    ``last_end`` is the end of the number before in the same sentence, whose words belong to that one.
    """
    opened = clause_start(text, left, start)
    begin = max(opened, last_end)
    clause = text[begin:start]
    lead = _LEADS.match(clause)
    at = lead.end() if lead else 0
    at = _after_dates(begin, at, dates, clause)
    measured = _MEASURED.search(clause, at)
    verb = _VERB.search(clause, at)
    if measured is not None:
        verb = _VERB.search(clause, measured.end())
        return _trimmed(clause[measured.start() : verb.start() if verb else len(clause)])
    if verb is None or last_end > opened:
        return None
    words = _trimmed(clause[at : verb.start()])
    if not words or _NO_SUBJECT.match(words) or _DATED.match(words):
        return None
    return words if words[0].isalpha() else ""


def _after_dates(begin: int, at: int, dates: Sequence[DateMention], clause: str) -> int:
    """Past a date that the clause opens with: 'năm 2024 đạt 152 tỷ USD' names no subject."""
    for date in dates:
        if date.start <= begin + at < date.end or clause[at : max(0, date.start - begin)].strip() in (
            "trong",
            "vào",
            "tính đến",
        ):
            at = max(at, date.end - begin)
    return at


def _trimmed(words: str) -> str:
    words = _TRAILING.sub("", words).strip(_EDGES)
    if words.count("(") != words.count(")"):
        words = words.strip("()" + _EDGES)
    return words if len(words.split()) <= _LONGEST_SUBJECT else ""
