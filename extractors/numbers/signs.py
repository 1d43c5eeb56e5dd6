"""Comparators: what the words around a number say of its bound."""

from __future__ import annotations

import re
from decimal import Decimal

from extractors.numbers.units import Unit
from extractors.numbers.vocabulary import GROUNDS, SIGNS, WORDS
from model.mention import Comparator

_REACH = 48
_AHEAD = 80
_LONGEST = 3
_BETWEEN = {"là", "có", "đạt", "mức", "tới", "đến", "thêm"}
_DIFFERENCES = frozenset(WORDS["differences"])
_REACHING = frozenset(WORDS["reaching"])
_FROM = re.compile(r"(?<!\w)từ (?:mức )?[^,;.\n]*\Z", re.IGNORECASE)
_ONWARD = re.compile(r"[^.,;()\n\d]{0,30}? trở (?P<way>lên|xuống|đi)(?!\w)")
_CORRELATIVE = re.compile(r"[^.;\n]{0,80}?(?:(?<!\w)(?:đến|tới|lên|xuống|sang|còn|thành)(?!\w)|[-–])")
_COMPARED = re.compile(r"[^.,;\n]{0,40}?(?:so với|so cùng|cùng kỳ)")
_MOVING = ("tăng", "giảm", "nâng", "hạ", "cắt")
_PER = frozenset(WORDS["per"])
_FEW, _ROUND = 100, 10
_MEASURED = ("percent", "point", "currency", "measure")


def sign_of(text: str, start: int, end: int, unit: Unit | None, *, value: Decimal, ranged: bool) -> Comparator:
    """The comparator of the number at [start, end); ``ranged`` tells that it has an upper bound of its own."""
    after = unit.end if unit else end
    if onward := _ONWARD.match(text, after):
        return "<=" if onward["way"] == "xuống" else ">="
    if text[start - 1 : start] in SIGNS:
        return SIGNS[text[start - 1]]
    before = text[max(0, start - _REACH) : start]
    if not (before[-1:].isspace() or before[-1:].isalpha()):
        return "="
    words = [word.casefold().lstrip("(\"“'") for word in before.split()]
    sign = _from_words(text, words, before, after, unit, value)
    return sign or ("=" if ranged else _from_threshold(text, words, after, unit))


def _from_words(text: str, words: list[str], before: str, after: int, unit: Unit | None, value: Decimal) -> Comparator | None:
    for skipped in (0, 1):
        if skipped and (not words or words[-1] not in _BETWEEN):
            break
        rest = words[: len(words) - skipped]
        for count in range(min(_LONGEST, len(rest)), 0, -1):
            phrase = " ".join(rest[-count:])
            if phrase in SIGNS:
                return _weighed(text, phrase, rest[:-count], before, after, unit, value)
    return None


def _weighed(
    text: str, phrase: str, earlier: list[str], before: str, after: int, unit: Unit | None, value: Decimal
) -> Comparator:
    """A comparator that other words around may take back."""
    sign = SIGNS[phrase]
    if phrase in _DIFFERENCES and _COMPARED.match(text, after):
        return "="
    if phrase in ("đến", "tới", "lên đến", "lên tới") and _FROM.search(before):
        return "="
    if phrase in ("đến", "tới") and (not earlier or earlier[-1] not in _REACHING):
        return "="
    if phrase == "trên" and unit is not None and _is_ground(unit.name.casefold(), value):
        return "="
    return sign


def _is_ground(name: str, value: Decimal) -> bool:
    """'có mặt trên 22 quốc gia' names an exact number of places, 'trên 1.000 dân' a round number to count by."""
    exact = value < _FEW and value % _ROUND != 0
    return (name in GROUNDS and exact) or (name in _PER and value.normalize().as_tuple().digits == (1,))


def _from_threshold(text: str, words: list[str], after: int, unit: Unit | None) -> Comparator:
    """'tăng trưởng từ 8%' is a lower bound; 'từ 3% lên 5%' and 'đến từ 25 nước' are not."""
    if not words or words[-1] != "từ" or unit is None or unit.kind not in _MEASURED:
        return "="
    if len(words) > 1 and words[-2] in _MOVING:
        return "="
    return "=" if _CORRELATIVE.match(text, after, after + _AHEAD) else ">="
