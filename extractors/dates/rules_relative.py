"""Days, weeks, months and quarters named from the day of writing or from the day before in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.fragments import (
    CLOCK,
    DIGITS,
    HERE,
    NOT_PROVERB,
    NOT_PROVERB_AHEAD,
    PART,
    SHIFTS,
    WEEKDAY,
    clock,
    mod_of,
    weekday,
)
from extractors.dates.rule import Parts, Reading, Rule, Unit

_DAYS = {"nay": 0, "qua": -1, "kia": -2, "kìa": -3, "mai": 1}
_UNITS: dict[str, Unit] = {"tuần": "week", "tháng": "month", "quý": "quarter"}
_MOD = r"(?:(?P<mod>[Đđ]ầu|[Gg]iữa|[Cc]uối)\s+)"
# "như ngày hôm nay", "thế hệ hôm nay", "vì ngày mai" are figures of speech.
_LITERAL = "".join(rf"(?<!{word} )" for word in ("như", "như ngày", "vì", "việc", "hệ"))
_AT = rf"(?:(?:,?\s+(?:vào\s+)?lúc\s+|,\s*){CLOCK})?"


def _day(match: re.Match[str]) -> Iterator[Reading]:
    groups = match.groupdict()
    first = Parts(unit="day", shift=_DAYS[groups["name"]], **clock(groups))
    yield Reading(start=match.start(), end=match.end(), first=first)


def _coming(match: re.Match[str]) -> Iterator[Reading]:
    first = Parts(unit="day", shift=1 if match["name"] == "mai" else 2)
    yield Reading(start=match.start(), end=match.end(), first=first)


def _same(match: re.Match[str]) -> Iterator[Reading]:
    yield Reading(start=match.start(), end=match.end(), first=Parts(unit="day", follows=True, **clock(match.groupdict())))


def _next(match: re.Match[str]) -> Iterator[Reading]:
    shift = -1 if match["name"] == "trước" else 1
    yield Reading(start=match.start(), end=match.end(), first=Parts(unit="day", shift=shift, follows=True))


def _unit(match: re.Match[str]) -> Iterator[Reading]:
    unit = _UNITS[match["unit"].lower()]
    yield Reading(start=match.start(), end=match.end(), first=Parts(unit=unit, shift=SHIFTS[match["name"]]), mod=mod_of(match))


def _weekday(match: re.Match[str]) -> Iterator[Reading]:
    name = match["name"]
    first = Parts(unit="week" if name else "day", shift=SHIFTS[name] if name else 0, weekday=weekday(match.groupdict()))
    yield Reading(start=match.start(), end=match.end(), first=first)


def _weekend(match: re.Match[str]) -> Iterator[Reading]:
    name = match["name"]
    yield Reading(
        start=match.start(), end=match.end(), first=Parts(unit="week", shift=SHIFTS[name] if name else 0), mod=mod_of(match)
    )


def _day_told(match: re.Match[str]) -> Iterator[Reading]:
    day, name = int(match["day"]), match["name"]
    if name:
        first = Parts(unit="month", shift=SHIFTS[name], day=day)
    else:
        first = Parts(day=day, direction=-1 if match["tense"].startswith("vừa") else 1)
    yield Reading(start=match.start(), end=match.end(), first=first)


def _lunar(match: re.Match[str]) -> Iterator[Reading]:
    yield Reading(start=match.start(), end=match.end(), lunar=True)


TODAY = Rule(
    "hôm nay, sáng nay",
    re.compile(
        rf"{HERE}{_LITERAL}(?:(?:{PART}\s+)?(?:[Nn]gày\s+)?[Hh]ôm\s+|{PART}\s+(?=nay|qua))(?P<name>qua|kia|kìa|nay)(?!\w){_AT}"
    ),
    _day,
    ("hôm nay", "ngày hôm qua", "sáng nay", "tối qua", "Hôm kia"),
    ("hiện nay", "tuần qua", "xưa nay", "có cơ đồ như ngày hôm nay", "thế hệ hôm nay"),
)
TOMORROW = Rule(
    "ngày mai",
    re.compile(rf"{HERE}{_LITERAL}(?:(?:{PART}\s+)?(?:[Nn]gày\s+)|{PART}\s+)(?P<name>mai|kia)(?!\w|\s+(?:sau|một))"),
    _coming,
    ("ngày mai", "sáng mai", "ngày kia"),
    ("khai mạc ngày", "hoa mai", "việc ngày mai", "vì ngày mai"),
)
SAME_DAY = Rule(
    "cùng ngày",
    re.compile(rf"{HERE}(?:{PART}\s+)?[Cc]ùng\s+ngày(?!\s+\d|\w){_AT}"),
    _same,
    ("Cùng ngày,", "chiều cùng ngày", "trong cùng ngày"),
    ("cùng ngày 5/3", "cùng tháng"),
)
NEXT_DAY = Rule(
    "ngày hôm sau",
    re.compile(rf"{HERE}(?:{PART}\s+|[Nn]gày\s+)?[Hh]ôm\s+(?P<name>sau|trước)(?!\w)"),
    _next,
    ("ngày hôm sau", "sáng hôm sau", "hôm trước"),
    ("hôm sáng", "ngày sau"),
)
UNIT = Rule(
    "tuần này, tháng trước",
    re.compile(
        rf"{HERE}{_MOD}?{NOT_PROVERB}(?<!\d )(?<!vài )(?<!mấy )(?<!những )(?<!các )(?<!nhiều )(?P<unit>[Tt]uần"
        rf"|[Tt]háng|[Qq]uý)\s+(?P<name>này|trước|tới|sau|vừa qua){NOT_PROVERB_AHEAD}(?!\w|\s+(?:đó|đây|khi))"
    ),
    _unit,
    ("tuần này", "tháng trước", "tháng này", "quý tới", "cuối tháng này"),
    ("3 tháng trước", "những tháng tới", "tuần lễ", "vài tuần tới"),
)
WEEK_DAY = Rule(
    "thứ trong tuần",
    re.compile(
        rf"(?:{HERE}(?:{PART}|[Nn]gày|[Hh]ôm)\s+|{HERE}(?:(?<=vào )|(?=[Cc]hủ|[Tt]hứ\s+\S+\s+tuần))){WEEKDAY}"
        r"(?:\s+(?:tuần\s+)?(?P<name>này|trước|tới|sau|vừa qua|qua))?(?!\w|\s+của|\s+trong|\s+liên)"
    ),
    _weekday,
    ("sáng thứ Hai", "thứ sáu tuần tới", "Chủ nhật", "ngày thứ Bảy tuần này"),
    ("phiên họp thứ hai", "lần thứ 3", "vị trí thứ tư"),
)
WEEKEND = Rule(
    "cuối tuần",
    re.compile(rf"{HERE}(?P<mod>[Đđ]ầu|[Gg]iữa|[Cc]uối)\s+tuần(?:\s+(?P<name>này|trước|tới|sau|qua|vừa qua))?(?!\w)"),
    _weekend,
    ("cuối tuần này", "đầu tuần tới"),
    ("tuần trước",),
)
LUNAR = Rule(
    "âm lịch",
    re.compile(
        rf"{HERE}(?:(?:[Rr]ằm|[Nn]gày\s+\d{{1,2}}|[Mm]ùng\s+\d{{1,2}}|[Mm]ồng\s+\d{{1,2}}|\d{{1,2}})\s+"
        r"(?:tháng\s+)?(?:[Gg]iêng|[Cc]hạp|Tết)|\d{1,2}/\d{1,2}\s+\(?(?:âm lịch|ÂL)\)?"
        r"|[Rr]ằm\s+tháng\s+\S+?|[Tt]háng\s+(?:[Gg]iêng|[Cc]hạp)"
        rf"|[Mm](?:ùng|ồng)\s+\d{{1,2}}\s+[Tt]ết)(?!\w)"
    ),
    _lunar,
    ("rằm tháng Giêng", "mùng 5 Tết", "tháng Chạp", "29 Tết", "mùng 4 tết", "rằm tháng Bảy", "10/3 âm lịch"),
    ("dịp Tết Nguyên đán", "ngày 5/3", "đón 2 tết trong một năm"),
)
CLOCK_TIME = Rule(
    "giờ",
    re.compile(rf"(?:(?<=lúc )|(?<=vào )|(?<=từ )){DIGITS}{CLOCK}(?:\s+(?:{PART}))?(?:\s+(?P<name>nay))?"),
    _same,
    ("lúc 19h30", "vào 9 giờ sáng", "từ 14:30"),
    ("24 giờ", "8 giờ làm việc", "tỷ số 3:10"),
)
CLOCK_NEAR = Rule(
    "giờ + sáng nay",
    re.compile(rf"{DIGITS}{CLOCK}(?:,?\s+)(?:{PART}\s+(?:hôm\s+|ngày\s+)?|hôm\s+|ngày\s+)(?P<name>nay|mai|qua)(?!\w)"),
    _day,
    ("20h tối nay", "8 giờ 30 sáng mai", "9h30 sáng qua", "17h hôm nay", "8 giờ ngày mai"),
    ("20h tối", "8 giờ làm việc"),
)
CLOCK_SAME = Rule(
    "giờ + cùng ngày",
    re.compile(rf"{DIGITS}{CLOCK}(?:\s+|,\s*)(?:{PART}\s+)?cùng\s+ngày(?!\s+\d|\w)"),
    _same,
    ("9h sáng cùng ngày", "14 giờ 30 cùng ngày"),
    ("cùng ngày", "9 giờ cùng ngày 5/3"),
)
DAY_TOLD = Rule(
    "ngày của tháng này",
    re.compile(
        rf"{HERE}(?:{PART}\s+)?[Nn]gày\s+(?P<day>0?[1-9]|[12]\d|3[01])\s+(?:tháng\s+(?P<name>này|trước|tới|sau|vừa qua)"
        r"|(?P<tense>tới đây|tới|vừa qua|vừa rồi))(?!\w|\s+\d)"
    ),
    _day_told,
    ("ngày 8 tháng này", "sáng ngày 25 tháng trước", "ngày 12 tới", "ngày 15 vừa qua"),
    ("ngày 8/3 tới", "từ ngày 10 tới 12/3", "8 tháng trước"),
)
RULES = (CLOCK_NEAR, CLOCK_SAME, DAY_TOLD, LUNAR, TODAY, TOMORROW, SAME_DAY, NEXT_DAY, WEEKEND, UNIT, WEEK_DAY, CLOCK_TIME)
