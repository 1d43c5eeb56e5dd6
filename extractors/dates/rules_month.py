"""Months, quarters, halves and runs of months: ``tháng 2/2025``, ``quý I``, ``6 tháng đầu năm``, ``9 tháng năm 2025``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extractors.dates.fragments import (
    DIGITS,
    HERE,
    MOD,
    MONTH,
    MONTH_WORD,
    PLACED,
    ROMAN,
    SHIFTS,
    YEAR,
    mod_of,
    month_number,
    placing,
)
from extractors.dates.rule import WORDS, Parts, Reading, Rule, number

_COUNT = r"(?P<count>1[01]|[1-9]|0[1-9]|mười một|mười|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
OF_YEAR = (
    rf"(?:\s+(?:của\s+)?(?:năm\s+(?P<year>{YEAR})|năm\s+(?P<yearname>nay|ngoái|trước|tới|sau)"
    rf"(?!\w)|năm(?!\s+\d)(?!\w))|\s?/\s?(?P<year3>{YEAR}))"
)
# As DIGITS, but after a small letter too: "đồng/người6 tháng đầu năm" lost its blank.
_GLUED_DIGITS = r"(?<![\d_/.,:-])(?-i:(?<![A-ZĐ]))"
_NO_NUMBER = r"(?!\d|[.,/]\d|\s?%)"


def of_year(match: re.Match[str]) -> dict[str, Any]:
    """The year, or what stands for it, from the groups of ``OF_YEAR``."""
    groups = match.groupdict()
    name = groups.get("yearname")
    return {
        "year": number(groups.get("year") or groups.get("year3")),
        "year_shift": SHIFTS[name.lower()] if name else None,
        "within_year": True,
    }


def _month(match: re.Match[str]) -> Iterator[Reading]:
    place = placing(match.groupdict())
    months = list(re.finditer(rf"(?:tháng\s+)?(\d+|{MONTH_WORD}|năm)", match["months"]))
    values = [month_number(m[1]) for m in months]
    parts = [Parts(month=value, **place) for value in values]
    if len(parts) == 2 and re.search(r"[-–]", match["months"]):
        yield Reading(start=match.start(), end=match.end(), first=parts[0], last=parts[1])
        return
    offset = match.start("months")
    for index, (where, part) in enumerate(zip(months, parts, strict=True)):
        start = match.start() if index == 0 else offset + where.start()
        end = match.end() if index == len(parts) - 1 else offset + where.end()
        yield Reading(start=start, end=end, first=part, mod=mod_of(match) if index == 0 else None)


def _numeric(match: re.Match[str]) -> Iterator[Reading]:
    last = Parts(month=int(match["month"]), year=int(match["year"]))
    if match["from"]:
        yield Reading(start=match.start(), end=match.end(), first=Parts(month=int(match["from"]), year=last.year), last=last)
    else:
        yield Reading(start=match.start(), end=match.end(), first=last)


def _quarter(match: re.Match[str]) -> Iterator[Reading]:
    place = placing(match.groupdict())
    quarters = list(re.finditer(r"(?:quý\s+)?(IV|I{1,3}|[1-4])", match["quarters"]))
    parts = [Parts(quarter=ROMAN[q[1]], **place) for q in quarters]
    if len(parts) == 2 and re.search(r"[-–]", match["quarters"]):
        yield Reading(start=match.start(), end=match.end(), first=parts[0], last=parts[1])
        return
    offset = match.start("quarters")
    for index, (where, part) in enumerate(zip(quarters, parts, strict=True)):
        start = match.start() if index == 0 else offset + where.start()
        end = match.end() if index == len(parts) - 1 else offset + where.end()
        yield Reading(start=start, end=end, first=part, mod=mod_of(match) if index == 0 else None)


def _edge_quarter(match: re.Match[str]) -> Iterator[Reading]:
    quarter = 1 if match["edge"] == "đầu" else 4
    yield Reading(start=match.start(), end=match.end(), first=Parts(quarter=quarter, **of_year(match)))


def _months_of_year(match: re.Match[str]) -> Iterator[Reading]:
    word = match["count"].lower()
    count = int(word) if word.isdigit() else int(WORDS["numerals"][word])
    edge = (match["edge"] or "").lower()
    place = of_year(match)
    if count == 6 and edge:
        yield Reading(start=match.start(), end=match.end(), first=Parts(half=1 if edge == "đầu" else 2, **place))
        return
    if not edge and place["year"] is None and place["year_shift"] is None:
        return
    first, last = (13 - count, 12) if edge == "cuối" else (1, count)
    yield Reading(start=match.start(), end=match.end(), first=Parts(month=first, **place), last=Parts(month=last, **place))


def _half(match: re.Match[str]) -> Iterator[Reading]:
    half = 1 if match["edge"] in ("đầu", "I", "1") else 2
    yield Reading(start=match.start(), end=match.end(), first=Parts(half=half, **of_year(match)))


def _edge_months(match: re.Match[str]) -> Iterator[Reading]:
    mod = "START" if match["edge"] == "đầu" else "END"
    yield Reading(start=match.start(), end=match.end(), first=Parts(**of_year(match)), mod=mod)  # type: ignore[arg-type]


_ONE = rf"(?:{MONTH}(?!\d)|{MONTH_WORD}(?!\w)|năm(?=\s+năm\s+\d))(?!\s+tháng)"
# "tháng 8, ba con giáp": a month without its word goes on a list only where the list goes on or ends.
_ANOTHER = rf"(?:tháng\s+{_ONE}|{MONTH}(?!\d)(?=\s*(?:[,.;:)/”-]|$|và\s|năm\s|đến\s)))"
MONTH_NAMED = Rule(
    "tháng",
    re.compile(
        rf"{HERE}(?<![Mm]ạng )(?:{MOD}\s+)?(?:[Cc]ác\s+)?[Tt]háng\s+(?P<months>{_ONE}"
        rf"(?:\s*,\s+{_ANOTHER}|(?:\s+và\s+(?:tháng\s+)?|\s?[-–]\s?){_ONE}){{0,11}})"
        rf"(?:{PLACED})?{_NO_NUMBER}"
    ),
    _month,
    (
        "tháng 01 năm 2025",
        "tháng 3",
        "Tháng 2/2025",
        "đầu tháng 3",
        "trung tuần tháng 5",
        "tháng 3 và 4/2025",
        "tháng mười",
        "các tháng 5, 6, 7",
    ),
    ("tháng này", "tháng 3,5", "tháng 13", "tháng năm", "Cách mạng tháng Tám"),
)
MONTH_NUMERIC = Rule(
    "tháng/năm",
    re.compile(
        rf"{DIGITS}(?<!số )(?<!lệ )(?:(?P<from>{MONTH})\s?[-–]\s?)?(?P<month>{MONTH})\s?/\s?(?P<year>(?:19"
        r"|20)\d\d)(?<!\D1/2000)(?![\w/%-]|[.,]\d)"
    ),
    _numeric,
    ("đến 3/2025", "(12/2024)"),
    ("số 5/2025", "quy hoạch 1/500, 1/2000", "30/4/2025", "13/2023", "05/2024/TT-BTC"),
)
QUARTER = Rule(
    "quý",
    re.compile(
        rf"{HERE}(?:{MOD}\s+)?(?:[Cc]ác\s+)?[Qq]u[ýí]\s+(?P<quarters>(?:IV|I{{1,3}}|[1-4])(?!\w)(?:"
        rf"(?:\s*,\s*|\s+và\s+(?:quý\s+)?|\s?[-–]\s?)(?:IV|I{{1,3}}|[1-4])(?!\w)){{0,3}})(?:{PLACED})?{_NO_NUMBER}"
    ),
    _quarter,
    ("quý 1", "quý 2/2025", "Quý I năm 2025", "quý IV-2024", "cuối quý III", "quý I và II/2025"),
    ("quý vị", "quý 5", "cao quý"),
)
QUARTER_EDGE = Rule(
    "quý đầu/cuối năm",
    re.compile(rf"{HERE}[Qq]uý\s+(?P<edge>đầu|cuối){OF_YEAR}"),
    _edge_quarter,
    ("quý đầu năm", "quý cuối năm 2025", "quý đầu của năm 2026"),
    ("quý đầu tiên",),
)
MONTHS_OF_YEAR = Rule(
    "số tháng của năm",
    re.compile(
        rf"(?:{_GLUED_DIGITS}(?=\d)|{HERE}(?=\D)){_COUNT}\s+tháng(?:\s+(?P<edge>đầu|cuối))?{OF_YEAR}",
        re.IGNORECASE,
    ),
    _months_of_year,
    (
        "6 tháng đầu năm",
        "6 tháng cuối năm 2025",
        "9 tháng năm 2025",
        "9 tháng đầu năm",
        "sáu tháng đầu năm nay",
        "11 tháng/2025",
        "đồng/người6 tháng đầu năm",
    ),
    ("3 tháng", "6 tháng tới", "16 tháng đầu"),
)
HALF = Rule(
    "nửa năm",
    re.compile(rf"{HERE}[Nn]ửa\s+(?P<edge>đầu|cuối|sau){OF_YEAR}"),
    _half,
    ("nửa đầu năm 2025", "nửa cuối năm", "nửa đầu năm nay"),
    ("nửa năm", "nửa đầu tháng 3"),
)
EDGE_MONTHS = Rule(
    "những tháng đầu/cuối năm",
    re.compile(rf"{HERE}(?:[Nn]hững|[Cc]ác|[Mm]ấy)\s+tháng\s+(?P<edge>đầu|cuối){OF_YEAR}"),
    _edge_months,
    ("những tháng cuối năm", "các tháng đầu năm 2026"),
    ("những tháng đầu tiên",),
)
RULES = (MONTHS_OF_YEAR, HALF, EDGE_MONTHS, QUARTER_EDGE, QUARTER, MONTH_NAMED, MONTH_NUMERIC)
