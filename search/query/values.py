"""What may stand after ``field:`` where the field does not hold text: days, numbers, document numbers, whole values."""

from __future__ import annotations

import re
from datetime import timedelta

from model.timex import PartialDate
from search.documents import DayField
from search.errors import QueryError
from search.identifiers import find_identifiers
from search.query.fields import DAYS, EXACT, Field
from search.query.tree import DayRange, DocumentId, Exact, Query, ValueRange

_RANGE = re.compile(r"\[\s*(?P<low>\S+)\s+TO\s+(?P<high>\S+)\s*\]")
_COMPARED = re.compile(r"(?P<operator>[<>]=?)(?P<operand>.+)", re.DOTALL)
_OPEN = "*"
_DATE = re.compile(r"(?:(?P<day>\d{1,2})[/.-])?(?P<month>\d{1,2})[/.-](?P<year>\d{4})")
_DATE_HINT = "write 2025, 2025-06, 2025-Q2, 2025-06-30 or 30/6/2025; a range as [2025-01 TO 2025-06], open with *"
_YEARS = range(1900, 2200)
_DAY = timedelta(days=1)
_NUMBER = re.compile(r"(?P<whole>[+-]?(?:\d{1,3}(?:\.\d{3})+|\d{1,15}))(?:[.,](?P<part>\d{1,9}))?")
_NUMBER_HINT = "write 90, 2,5 or 1.500.000; a range as [10 TO 20], open with *"


def value_of(field: Field, text: str, start: int, end: int) -> Query:
    """``text`` is a value, a comparison or a range, written from ``start`` to ``end``. Raises ``QueryError``."""
    if field in DAYS:
        return _days(DAYS[field], text, start)
    if field == "value":
        return _values(text, start)
    if field == "document":
        return _document(text, start, end)
    if not text.strip():
        raise QueryError(f"nothing is asked of {field}", position=start)
    return Exact(EXACT[field], text.strip())


def _document(text: str, start: int, end: int) -> DocumentId:
    if found := find_identifiers(text):
        return DocumentId(found[0].key, text, start, end)
    raise QueryError(f"not a document number: {text!r}", position=start, hint='write document:57-NQ/TW or document:"NQ 57"')


def _days(field: DayField, text: str, position: int) -> DayRange:
    if bounds := _bounds(text, position, _DATE_HINT):
        low, high = (None if bound == _OPEN else partial_date(bound, position) for bound in bounds)
        clause = DayRange(field, low.first_day if low else None, high.last_day if high else None)
        if clause.first and clause.last and clause.first > clause.last:
            raise QueryError(f"the range {text} ends before it begins", position=position)
        return clause
    operator, operand = _compared(text)
    value = partial_date(operand, position)
    match operator:
        case ">=":
            return DayRange(field, value.first_day, None)
        case "<=":
            return DayRange(field, None, value.last_day)
        case ">":
            return DayRange(field, value.last_day + _DAY, None)
        case "<":
            return DayRange(field, None, value.first_day - _DAY)
    return DayRange(field, value.first_day, value.last_day)


def _values(text: str, position: int) -> ValueRange:
    if bounds := _bounds(text, position, _NUMBER_HINT):
        low, high = (None if bound == _OPEN else _number(bound, position) for bound in bounds)
        if low is not None and high is not None and low > high:
            raise QueryError(f"the range {text} ends before it begins", position=position)
        return ValueRange(low, high)
    operator, operand = _compared(text)
    value = _number(operand, position)
    if not operator:
        return ValueRange(value, value)
    inclusive = operator.endswith("=")
    if operator.startswith(">"):
        return ValueRange(value, None, include_low=inclusive)
    return ValueRange(None, value, include_high=inclusive)


def _bounds(text: str, position: int, hint: str) -> tuple[str, str] | None:
    if not text.startswith("["):
        return None
    if match := _RANGE.fullmatch(text):
        return match["low"], match["high"]
    raise QueryError(f"not a range: {text!r}", position=position, hint=hint)


def _compared(text: str) -> tuple[str, str]:
    match = _COMPARED.fullmatch(text)
    return (match["operator"], match["operand"]) if match else ("", text)


def partial_date(text: str, position: int) -> PartialDate:
    """As machines and as Vietnamese write it: 2025-06 or 6/2025. Raises ``QueryError``."""
    written = text.strip().upper()
    try:
        match = _DATE.fullmatch(written)
        parts = {name: int(part) for name, part in match.groupdict().items() if part} if match else {}
        value = PartialDate(**parts) if parts else PartialDate.parse(written)
    except ValueError as error:
        raise QueryError(f"not a date: {text!r}", position=position, hint=_DATE_HINT) from error
    if value.year not in _YEARS:
        raise QueryError(f"no articles are about that year: {text!r}", position=position, hint=_DATE_HINT)
    return value


def _number(text: str, position: int) -> float:
    match = _NUMBER.fullmatch(text.strip().removesuffix("%"))
    if match is None:
        raise QueryError(f"not a number: {text!r}", position=position, hint=_NUMBER_HINT)
    return float(f"{match['whole'].replace('.', '')}.{match['part'] or 0}")
