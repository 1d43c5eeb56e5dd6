"""Years and runs of years: ``năm 2025``, ``đến 2030``, ``giai đoạn 2021-2030``, ``cuối năm``, ``thế kỷ XXI``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.fragments import DIGITS, HERE, NOT_PROVERB, NOT_PROVERB_AHEAD, SHIFTS, YEAR, mod_of
from extractors.dates.rule import Parts, Reading, Rule

_MOD = r"(?:(?P<mod>[Đđ]ầu|[Gg]iữa|[Cc]uối|[Nn]ửa đầu|[Nn]ửa cuối)\s+)"
_YEAR = rf"(?P<first>{YEAR})(?![\w%]|[.,]\d|/\d|\s?[-–]\s?\d{{1,3}}(?!\d))"
# "năm 2024khẳng định": a small letter after the year is that of a word that lost its blank.
_GLUED_YEAR = _YEAR.replace(r"[\w%]", r"[\dA-ZĐ%]")
_THROUGH = rf"(?:\s?(?:[-–]|đến|tới)\s?(?:năm\s+)?(?P<last>{YEAR})(?![\w/]))"
_PERIOD = r"(?:[Gg]iai đoạn|[Nn]hiệm kỳ|[Nn]ăm học|[Nn]iên kh[oó][áa]|[Tt]hời kỳ|[Cc]hu kỳ|[Mm]ùa|[Nn]iên vụ|[Ss]uốt)"
_COUNTED = (
    r"(?!\s+(?:đồng|người|tỷ|triệu|đại biểu|m2|km|ha|trường hợp|doanh nghiệp|dự án|USD|xã|tỉnh"
    r"|hộ|trạm|cơ sở|nhiệm vụ|cán bộ|hồ sơ|sản phẩm)(?!\w))"
)
_NOT_MANY = "".join(rf"(?<!{word} )" for word in ("[Nn]hững", "[Nn]hiều", "ít", "[Vv]ài", "[Cc]ác", "[Mm]ấy", r"\d"))
_ROMAN = {"X": 10, "V": 5, "I": 1}


def _years(match: re.Match[str]) -> Iterator[Reading]:
    last = match.groupdict().get("last")
    yield Reading(
        start=match.start(),
        end=match.end(),
        first=Parts(year=int(match["first"])),
        last=Parts(year=int(last)) if last else None,
        mod=mod_of(match),
    )


def _listed(match: re.Match[str]) -> Iterator[Reading]:
    for index, year in enumerate(re.finditer(r"\d{4}", match["years"])):
        offset = match.start("years")
        start = match.start() if index == 0 else offset + year.start()
        yield Reading(start=start, end=offset + year.end(), first=Parts(year=int(year[0])))


def _named(match: re.Match[str]) -> Iterator[Reading]:
    follows = match["name"] in ("trước", "sau")
    yield Reading(
        start=match.start(),
        end=match.end(),
        first=Parts(unit="year", shift=SHIFTS[match["name"]], follows=follows),
        mod=mod_of(match),
    )


def _edge(match: re.Match[str]) -> Iterator[Reading]:
    mod = mod_of(match) or "END"
    yield Reading(start=match.start(), end=match.end(), first=Parts(unit="year", within_year=True), mod=mod)


def _decade(match: re.Match[str]) -> Iterator[Reading]:
    value = int(match["decade"])
    first = value if value > 99 else (1900 if value >= 30 else 2000) + value
    yield Reading(start=match.start(), end=match.end(), first=Parts(year=first), last=Parts(year=first + 9), mod=mod_of(match))


def _century(match: re.Match[str]) -> Iterator[Reading]:
    text = match["century"]
    value = int(text) if text.isdigit() else _roman(text)
    if 1 <= value <= 30:
        first = Parts(year=(value - 1) * 100 + 1)
        yield Reading(start=match.start(), end=match.end(), first=first, last=Parts(year=value * 100), mod=mod_of(match))


def _roman(text: str) -> int:
    values = [_ROMAN[letter] for letter in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


PERIOD = Rule(
    "giai đoạn, nhiệm kỳ",
    re.compile(rf"{HERE}{_PERIOD}\s+(?:từ\s+)?(?:năm\s+)?{_YEAR}(?!\s?đồng){_THROUGH}"),
    _years,
    ("giai đoạn 2021-2030", "nhiệm kỳ 2020 - 2025", "năm học 2025-2026", "giai đoạn 2021–2025"),
    ("giai đoạn 2", "nhiệm kỳ tới"),
)
LISTED = Rule(
    "các năm",
    re.compile(
        rf"{HERE}(?:[Cc]ác\s+|[Hh]ai\s+)?[Nn]ăm\s+(?P<years>{YEAR}(?!\d)(?:,\s*{YEAR}(?!\d)){{0,9}}\s*(?:,"
        rf"|và)\s+{YEAR})(?![\w%]|[.,]\d){_COUNTED}"
    ),
    _listed,
    ("các năm 2023, 2024 và 2025", "năm 2025 và 2026"),
    ("năm 2025 và 3 năm", "năm 2025, 2.000 tỷ"),
)
YEARS = Rule(
    "năm",
    re.compile(
        rf"{HERE}(?:{_MOD}?[Nn]ăm\s+(?:tài chính\s+)?|(?P<edge>[Đđ]ầu|[Gg]iữa|[Cc]uối)\s+(?=\d+{_COUNTED}))"
        rf"{_GLUED_YEAR}{_THROUGH}?"
    ),
    _years,
    ("năm 2025", "cuối năm 2025", "năm 2030 - 2045", "Năm 2027", "năm 2025 dự án"),
    ("năm 2025%", "năm 20", "năm 2.000 tỷ"),
)
BARE = Rule(
    "năm không có chữ năm",
    re.compile(
        r"(?:(?<=[Đđ]ến )|(?<=[Tt]ới )|(?<=[Ss]au )|(?<=[Tt]rước )|(?<=[Tt]ừ )|(?<=[Hh]ết )|(?<=[Đđ]ầu )"
        r"|(?<=[Cc]uối )|(?<=[Tt]rong )|(?<=[Vv]ào )"
        r"|(?<=[Gg]iữa )|(?<=kỳ )|(?<=với )|(?<=[Ss]ang )|(?<=tầm nhìn )|(?<=định hướng )|(?<=mục tiêu )|(?<=kế hoạch )"
        r"|(?<=nhiệm vụ )|(?<=[Xx]uân )|(?<=[Hh]è )"
        rf"|(?<=\(){DIGITS}){_YEAR}{_COUNTED}(?=\s*(?:[.,;:)\]”\"!?–-]|$)|\s+(?:và|là|thì|có|sẽ|đã"
        r"|đến|tới|của|với|tầm|để|trở|theo|mà|nhằm|trong|cho|khi|Việt|đạt)(?!\w))"
    ),
    _years,
    ("đến 2030", "tới 2045,", "sau 2030.", "(2025)", "tầm nhìn 2045;", "mùa Xuân 1975.", "sang 2026,"),
    ("đến 2030 trạm", "tới 2.000 tỷ", "từ 2025 doanh nghiệp", "đến 2030 xã"),
)
RANGE = Rule(
    "năm-năm",
    re.compile(rf"{DIGITS}{_YEAR}\s?[-–]\s?(?P<last>(?:19|20)\d\d)(?![\w/%]|[.,]\d|\s?[-–]\s?\d)"),
    _years,
    ("2021-2030", "2025 - 2030"),
    ("0912-2021-2030-11", "2021-203"),
)
NAMED = Rule(
    "năm nay, năm ngoái",
    re.compile(
        rf"{HERE}{_MOD}?{NOT_PROVERB}{_NOT_MANY}[Nn]ăm\s+(?P<name>nay|ngoái|trước|tới|sau){NOT_PROVERB_AHEAD}"
        r"(?!\w|\s+(?:đây|đó|khi|công nguyên))"
    ),
    _named,
    ("năm nay", "cuối năm ngoái", "năm tới", "cùng kỳ năm trước"),
    ("những năm tới", "5 năm tới", "năm sau đó", "nhiều năm trước"),
)
EDGE = Rule(
    "đầu năm, cuối năm",
    re.compile(rf"{HERE}(?P<mod>[Đđ]ầu|[Gg]iữa|[Cc]uối|[Hh]ết)\s+năm(?!\w|\s+(?:\d|học|tài|thứ|mới|châu))"),
    _edge,
    ("từ đầu năm đến nay", "đến cuối năm", "từ nay đến hết năm"),
    ("đầu năm 2025", "đầu năm học", "cuối năm thứ hai"),
)
DECADE = Rule(
    "thập niên",
    re.compile(
        rf"{HERE}{_MOD}?(?:[Nn]hững\s+năm|[Tt]hập niên|[Tt]hập kỷ)\s+(?P<decade>[1-9]0|(?:19|20)\d0)"
        r"(?!\d)(?:\s+(?:của\s+)?thế kỷ\s+(?:trước|XX|20))?"
    ),
    _decade,
    ("thập niên 90", "thập kỷ 2020", "những năm 90 của thế kỷ trước", "cuối thập niên 1980"),
    ("thập niên tới", "những năm 5"),
)
CENTURY = Rule(
    "thế kỷ",
    re.compile(rf"{HERE}{_MOD}?[Tt]hế kỷ\s+(?:thứ\s+)?(?P<century>[XVI]{{1,5}}|\d{{1,2}})(?!\w)"),
    _century,
    ("thế kỷ XXI", "cuối thế kỷ 20"),
    ("nửa thế kỷ qua", "thế kỷ trước"),
)
RULES = (PERIOD, LISTED, YEARS, RANGE, BARE, NAMED, DECADE, EDGE, CENTURY)
