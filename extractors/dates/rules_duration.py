"""Lengths of time and recurrences: ``trong 30 ngày``, ``5 năm tới``, ``nửa tháng``, ``hằng quý``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.fragments import DIGITS, HERE
from extractors.dates.rule import WORDS, Reading, Rule

_UNITS = {
    "ngày": "D", "tuần": "W", "tháng": "M", "quý": "Q", "năm": "Y", "giờ": "TH", "tiếng": "TH", "phút": "TM", "giây": "TS",
    "thập kỷ": "X", "thập niên": "X", "thế kỷ": "C",
}  # fmt: skip
_MONTHS_OF_QUARTER, _YEARS_OF_DECADE, _YEARS_OF_CENTURY = 3, 10, 100
_NUMERALS: dict[str, int] = WORDS["numerals"]
_WORD = "|".join(word.replace(" ", r"\s+") for word in sorted(_NUMERALS, key=len, reverse=True) if word != "năm")
_UNIT = r"(?P<unit>ngày|tuần|tháng|quý|năm|giờ|tiếng|phút|giây|thập kỷ|thập niên|thế kỷ)"
_TAIL = (
    r"(?:\s+(?:làm việc|liên tiếp|liên tục|tới đây|sắp tới|tới|vừa qua|qua|nữa|tiếp theo|gần đây|gần nhất|trước|sau)(?!\w))?"
)
_NOT_SAME = (
    r"(?<![Nn]gân )(?<![Kk]hách )(?<![Mm]ặt )(?<![Đđ]ơn )(?<![Nn]hà )(?<![Gg]iao )(?<![Cc]ửa )"
    r"(?<![Bb]án )(?<![Mm]ua )(?<![Bb]ạn )"
)


# "12 triệu đồng một tháng" is a rate, no length.
_RATED = ("đồng ", "triệu ", "tỷ ", "tỉ ", "nghìn ", "USD ", "lần ", "lượt ")


def _iso(count: float, unit: str) -> str | None:
    code = _UNITS[unit]
    if code == "Q":
        count, code = count * _MONTHS_OF_QUARTER, "M"
    elif code in "XC":
        count, code = count * (_YEARS_OF_DECADE if code == "X" else _YEARS_OF_CENTURY), "Y"
    if code == "Y" and count == 0.5:
        count, code = 6, "M"
    value = f"{count:g}"
    return f"P{code[0]}{value}{code[1]}" if code.startswith("T") else f"P{value}{code}"


def _length(match: re.Match[str]) -> Iterator[Reading]:
    word = " ".join(match["count"].lower().split())
    if word == "một" and match.string.endswith(_RATED, 0, match.start()):
        return
    if word == "nửa":
        count = 0.5
    elif word in _NUMERALS:
        count = float(_NUMERALS[word])
    else:
        count = float(word.replace(".", "").replace(",", "."))
    yield Reading(start=match.start(), end=match.end(), type="DURATION", duration=_iso(count, match["unit"].lower()))


def _set(match: re.Match[str]) -> Iterator[Reading]:
    yield Reading(start=match.start(), end=match.end(), type="SET", duration=_iso(1, match["unit"].lower()))


LENGTH = Rule(
    "khoảng thời gian",
    re.compile(
        rf"(?:{DIGITS}(?=\d)|{HERE}(?=\D)(?<!ngày )(?<!tháng ))(?P<count>\d{{1,3}}(?:\.\d{{3}}|,\d)?"
        rf"|{_WORD}|nửa)(?:(?:\s?[-–]\s?|\s+(?:đến|tới)\s+)\d{{1,3}})?\s+{_UNIT}"
        rf"(?!\w|\s?/|\s+(?:19|20)\d\d(?!\s?[-–]\s?\d)|\s+học\s+\d|\s+(?:nào|kia|đó|tuổi|\d{{1,2}}/|\d{{1,2}}\s+tháng|thứ"
        rf"|(?:đầu|cuối)\s+(?:của\s+)?(?:năm|quý|tháng|tuần)|càng|đàng)(?!\w)){_TAIL}",
        re.IGNORECASE,
    ),
    _length,
    (
        "30 ngày",
        "5 năm tới",
        "ba tháng",
        "nửa tháng",
        "15 ngày làm việc",
        "1,5 năm",
        "hai thập kỷ",
        "5-10 năm",
        "2 đến 5 năm",
        "3 năm đầu",
    ),
    (
        "năm 2025",
        "tháng 3",
        "12/3 ngày",
        "5G năm",
        "một ngày nào đó",
        "6 tháng đầu năm",
        "2 năm thứ nhất",
        "Kỳ họp thứ 9 năm 2025",
        "học kỳ 1 năm học 2025-2026",
        "4 triệu đồng một tháng",
    ),
)
RECURRENCE = Rule(
    "hằng năm",
    re.compile(
        rf"{HERE}{_NOT_SAME}(?:[Đđ]ịnh\s+kỳ\s+)?(?:[Hh]ằng|[Hh]àng|[Mm]ỗi|[Tt]ừng)\s+(?P<unit>ngày"
        r"|tuần|tháng|quý|năm|giờ)(?!\w|\s+\d|\s+(?:nay|ngoái|trời))"
    ),
    _set,
    ("hằng năm", "định kỳ hằng quý", "mỗi tháng", "từng quý"),
    ("ngân hàng năm 2025", "khách hàng năm nay", "hàng năm 2025"),
)
RULES = (LENGTH, RECURRENCE)
