"""Periods as economic reports shorten them: ``4T2025``, ``Q1/2025``, ``2 quý cuối năm``, ``tháng 2 và 2 tháng``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.fragments import DIGITS, HERE, MONTH, YEAR
from extractors.dates.rule import WORDS, Parts, Reading, Rule
from extractors.dates.rules_month import OF_YEAR, of_year

_LAST_QUARTER = 4
# A sum from January on is told after one of these; "trong 2 tháng" is a length of time.
_SUMMED = "|".join(rf"(?<={word} )" for word in ("chung", "quân", "kế", r"\d và", "hội"))
_NO_SPAN = "".join(rf"(?<!{word} )" for word in ("sau", "trong", "suốt", "qua", "hơn", "gần", "mỗi", "từng", r"\d"))
_NO_LENGTH = (
    r"(?!\w|\s?/|\s+(?:tới|tới đây|qua|vừa qua|nữa|liên|liên tiếp|trước|sau|tiếp|đầu|cuối|năm|kể|thi|gần|của|một|\d)(?!\w))"
)


def _short(match: re.Match[str]) -> Iterator[Reading]:
    groups, year = match.groupdict(), int(match["year"])
    last = None
    if groups.get("months"):
        first, last = Parts(month=1, year=year), Parts(month=int(groups["months"]), year=year)
    elif groups.get("quarter"):
        first = Parts(quarter=int(groups["quarter"]), year=year)
    else:
        first = Parts(half=int(groups["half"]), year=year)
    yield Reading(start=match.start(), end=match.end(), first=first, last=last)


def _quarters(match: re.Match[str]) -> Iterator[Reading]:
    word = match["count"].lower()
    count = int(word) if word.isdigit() else int(WORDS["numerals"][word])
    place = of_year(match)
    first, last = (1, count) if match["edge"] == "đầu" else (_LAST_QUARTER + 1 - count, _LAST_QUARTER)
    yield Reading(start=match.start(), end=match.end(), first=Parts(quarter=first, **place), last=Parts(quarter=last, **place))


def _summed(match: re.Match[str]) -> Iterator[Reading]:
    word = match["count"].lower()
    count = int(word) if word.isdigit() else int(WORDS["numerals"][word])
    yield Reading(
        start=match.start(),
        end=match.end(),
        first=Parts(month=1),
        last=Parts(month=count, direction=-1),
    )


SHORTENED = Rule(
    "kỳ viết tắt",
    re.compile(rf"{DIGITS}(?:(?P<months>{MONTH})T|(?P<half>[12])H)\s?/?\s?(?P<year>{YEAR})(?!\d)"),
    _short,
    ("4T2025", "9T/2024", "1H2025"),
    ("5T2", "12T", "4H30"),
)
LETTERED = Rule(
    "Q1/2025",
    re.compile(rf"(?<!\w)(?:Q(?P<quarter>[1-4])|H(?P<half>[12]))(?:\s?[/-]\s?|\s)?(?P<year>{YEAR})(?!\d)"),
    _short,
    ("Q1/2025", "Q4 2024", "H1/2025"),
    ("Q1", "QL2025", "Q5/2025"),
)
QUARTERS_OF_YEAR = Rule(
    "số quý của năm",
    re.compile(rf"(?:{DIGITS}(?=\d)|{HERE}(?=\D))(?P<count>[23]|[Hh]ai|[Bb]a)\s+quý\s+(?P<edge>đầu|cuối){OF_YEAR}"),
    _quarters,
    ("2 quý cuối năm", "ba quý đầu năm 2025", "hai quý đầu của năm nay"),
    ("2 quý liên tiếp", "quý đầu năm"),
)
SUMMED = Rule(
    "lũy kế số tháng",
    re.compile(
        rf"(?:(?:{_SUMMED})(?=\w+\s+tháng{_NO_LENGTH})|{_NO_SPAN}(?=\d+\s+tháng\s+(?:đều\s+)?(?:tăng|giảm|đạt|ước|vượt)(?!\w)))"
        r"(?P<count>1[01]|0?[2-9]|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)\s+tháng"
    ),
    _summed,
    ("tính chung 4 tháng", "bình quân 2 tháng tăng", "tháng 2/2025 và 2 tháng đạt", "lũy kế 9 tháng", "xuất khẩu 2 tháng tăng"),
    ("trong 2 tháng", "sau 3 tháng tăng liên tiếp", "tính chung 2 tháng đầu năm", "bình quân 3 tháng một lần"),
)
RULES = (SHORTENED, LETTERED, QUARTERS_OF_YEAR, SUMMED)
