"""Pieces of patterns that the rules share, and how their groups are read."""

from __future__ import annotations

import re
from typing import Any

from extractors.dates.rule import WORDS, Mod, Parts, number

# A word starts here, or a capital stands against the small letter of a word that lost its blank.
HERE = r"(?:(?<!\w)|(?<=[a-zà-ỹ])(?=[A-ZĐ]))"
DIGITS = r"(?<![\w/.,:-])"
PART = (
    r"(?:(?:[ĐđCc]ầu giờ|[Cc]uối giờ) (?:sáng|chiều)|[Rr]ạng sáng|[Ss]áng sớm|[Ss]áng|[Tt]rưa|[Cc]hiều tối|[Cc]hiều muộn"
    r"|[Cc]hiều|[Tt]ối muộn|[Tt]ối|[Đđ]êm|[Kk]huya)"
)
WEEKDAY = r"(?:[Tt]hứ\s+(?P<weekday>[Hh]ai|[Bb]a|[Tt]ư|[Nn]ăm|[Ss]áu|[Bb]ảy|[2-7])|(?P<sunday>[Cc]hủ [Nn]hật))"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:1[0-2]|0?[1-9])"
YEAR = r"(?:1[89]\d\d|20\d\d|21\d\d)"
MONTH_WORD = r"(?:mười một|mười hai|mười|một|hai|ba|tư|sáu|bảy|bẩy|tám|chín)"
CLOCK = (
    r"(?P<hour>[01]?\d|2[0-4])(?:\s?(?:h|g)\s?(?P<minute>[0-5]\d)?(?!\w)|:(?P<minute2>[0-5]\d)"
    r"(?!\d)|\s+giờ(?:\s+(?P<minute3>[0-5]?\d)(?:\s+phút)?)?(?!\w))"
)
# What may place a month or day in a year that has no number.
# "năm sau cao hơn năm trước" speaks of any two years.
NOT_PROVERB = "".join(rf"(?<!sau {word} hơn )" for word in ("cao", "tốt", "lớn", "nhanh", "phải cao", "luôn cao", "phải tốt"))
NOT_PROVERB_AHEAD = r"(?!\s+(?:luôn\s+|phải\s+)?\w+\s+hơn\s+(?:năm|tháng|quý)\s+trước)"
YEAR_WORD = r"năm\s+(?:nay|ngoái|tới|trước|sau)(?!\w)"
PLACED = (
    rf"(?:\s*(?:[/.-]\s*(?:năm\s+)?|,?\s+năm\s+)(?P<year>{YEAR})(?![\d%]|[.,]\d)|\s*\((?P<year2>{YEAR})\)|\s+"
    rf"(?P<yearword>{YEAR_WORD})|\s+(?P<tense>tới đây|sắp tới|tới|vừa qua|vừa rồi)(?!\w))"
)
MOD = r"(?P<mod>[Đđ]ầu|[Gg]iữa|[Cc]uối|[Tt]hượng tuần|[Tt]rung tuần|[Hh]ạ tuần|[Nn]ửa đầu|[Nn]ửa cuối)"
MODS: dict[str, Mod] = {
    "đầu": "START", "giữa": "MID", "cuối": "END", "hết": "END", "thượng tuần": "START", "trung tuần": "MID",
    "hạ tuần": "END", "nửa đầu": "START", "nửa cuối": "END",
}  # fmt: skip
SHIFTS = {
    "nay": 0,
    "này": 0,
    "ngoái": -1,
    "trước": -1,
    "qua": -1,
    "vừa qua": -1,
    "tới": 1,
    "sau": 1,
    "tiếp theo": 1,
    "sắp tới": 1,
}
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def mod_of(match: re.Match[str]) -> Mod | None:
    groups = match.groupdict()
    word = groups.get("mod") or groups.get("edge")
    return MODS[word.lower()] if word else None


def placing(groups: dict[str, Any]) -> dict[str, Any]:
    """Year, or what stands for it, from the groups of ``PLACED``."""
    word, tense = groups.get("yearword"), groups.get("tense")
    return {
        "year": number(groups.get("year") or groups.get("year2")),
        "year_shift": SHIFTS[word.split()[1]] if word else None,
        "direction": 0 if not tense else (-1 if tense.startswith("vừa") else 1),
    }


def clock(groups: dict[str, Any]) -> dict[str, Any]:
    hour = number(groups.get("hour"))
    if hour is None or hour == 24:
        return {}
    minute = number(groups.get("minute") or groups.get("minute2") or groups.get("minute3"))
    return {"hour": hour, "minute": minute or 0}


def weekday(groups: dict[str, Any]) -> int | None:
    if groups.get("sunday"):
        return 7
    word = groups.get("weekday")
    return int(WORDS["weekdays"][word.lower()]) if word else None


def month_number(word: str) -> int:
    return int(word) if word.isdigit() else int(WORDS["months"][word.lower()])


def year(value: int) -> Parts:
    return Parts(year=value)
