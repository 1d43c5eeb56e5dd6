"""Days with a number: ``Chiều 4/3``, ``ngày 5 và 6/3``, ``12-13/1/2025``, ``14 giờ 30 phút ngày 24/9``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.dates.fragments import (
    CLOCK,
    DAY,
    DIGITS,
    HERE,
    MONTH,
    MONTH_WORD,
    PART,
    PLACED,
    WEEKDAY,
    YEAR,
    clock,
    month_number,
    placing,
)
from extractors.dates.rule import WORDS, Parts, Reading, Rule, number

_HEAD = (
    rf"(?:{PART}(?:\s+(?:nay|qua))?(?:,\s*|\s+))?(?:{WEEKDAY}(?:\s*,\s*|\s+))?\(?(?:(?:[Cc]ác\s+)?[Nn]gày\s+"
    r"|[Hh]ôm\s+)?(?:[Mm]ùng\s+|[Mm]ồng\s+)?"
)
_UNIT_AHEAD = r"(?!\d|[.,/]\d|\s?%|\s+(?:tỷ|triệu|nghìn|điểm|lần)\b)"
_MONTH = rf"(?:\s?[/.-]\s?(?P<month>{MONTH})(?!\d)|\s*,?\s+[Tt]háng\s+(?P<monthword>{MONTH}(?!\d)|{MONTH_WORD}(?!\w)))"
_LUNAR = r"(?P<lunar>\s*\(?(?:âm lịch|ÂL)\)?)?"
_TIME_AFTER = rf"(?:(?:\s*[-–|]\s*|,?\s+(?:vào\s+)?lúc\s+|,\s*|\s+(?=\d\d?:\d\d)){CLOCK})?"
_DATE = rf"(?P<day>{DAY}){_MONTH}(?:{PLACED})?{_UNIT_AHEAD}{_LUNAR}"
_PLACE_BEFORE = "".join(rf"(?<!{word} )" for word in WORDS["not_before"])
_LEADS = (
    "từ",
    "đến",
    "tới",
    "trước",
    "sau",
    "vào",
    "hết",
    "dịp",
    "lễ",
    "qua",
    "phiên",
    "mốc",
    "hôm",
    "khánh",
    "trình",
    "hạn",
    "nộp",
    "chót",
    "chậm nhất",
    "muộn nhất",
)
_AFTER_LEAD = "(?:" + "|".join(rf"(?<=\b{word} )" for word in _LEADS) + r"|(?<=\d/\d và )|(?<=/\d\d và )|(?<=\())"
_STOP = (
    r"(?=\s*(?:[.,;:)\]”\"’!?…–\n-]|$)|\s+\(|\s+(?:đến|tới|này|tại|của|và|năm|với|theo|để|sẽ|đã|được"
    r"|là|vừa|hằng|hàng|rạng|có|ở|trên|phải)(?!\w))"
)


def _parts(match: re.Match[str]) -> Parts:
    groups = match.groupdict()
    month = month_number(groups.get("month") or groups.get("monthword") or "")
    return Parts(day=int(groups["day"]), month=month, **clock(groups), **placing(groups))


def _day(match: re.Match[str]) -> Iterator[Reading]:
    start = match.start()
    if match[0].startswith("("):
        start += 1
    yield Reading(start=start, end=match.end(), first=_parts(match), lunar=bool(match.groupdict().get("lunar")))


def _padded(match: re.Match[str]) -> Iterator[Reading]:
    first = Parts(day=int(match["day"] or match["day2"]), month=int(match["month"] or match["month2"]))
    yield Reading(start=match.start(), end=match.end(), first=first)


def _interval(match: re.Match[str]) -> Iterator[Reading]:
    last = _parts(match)
    opening = Parts(
        day=int(match["from"]),
        month=number(match["from_month"]) or last.month,
        year=last.year,
        year_shift=last.year_shift,
        direction=last.direction,
    )
    yield Reading(start=match.start(), end=match.end(), first=opening, last=last)


def _listed(match: re.Match[str]) -> Iterator[Reading]:
    """Days that share the month of the last; two running days joined by 'và' are one interval."""
    last = _parts(match)
    days = list(re.finditer(r"\d+", match["days"]))
    offset = match.start("days")
    if len(days) == 1 and match["join"] == "và" and int(days[0][0]) + 1 == last.day:
        yield Reading(start=match.start(), end=match.end(), first=_sibling(last, last.day - 1), last=last)
        return
    for index, day in enumerate(days):
        start = match.start() if index == 0 else offset + day.start()
        yield Reading(start=start, end=offset + day.end(), first=_sibling(last, int(day[0])))
    at = match.start("join") if match["join"].startswith("rạng") else match.start("last")
    yield Reading(start=at, end=match.end(), first=last)


def _sibling(last: Parts, day: int) -> Parts:
    """A day listed before ``last``: of its month, or of the month before where its number is greater."""
    month, year = last.month or 1, last.year
    if day > (last.day or 0):
        month, year = (month - 1, year) if month > 1 else (12, year - 1 if year else None)
    return Parts(day=day, month=month, year=year, year_shift=last.year_shift, direction=last.direction)


_JOIN = r"\s*(?P<join>,|và|hoặc|đến hết|đến|tới|rạng sáng|rạng)\s+"
CLOCK_DAY = Rule(
    "giờ + ngày",
    re.compile(rf"{DIGITS}{CLOCK}(?:\s+|,\s*)(?:{PART}\s+)?(?:(?:ngày|hôm)\s+)?(?<=[^\d\s]\s){_DATE}"),
    _day,
    ("14 giờ 30 phút ngày 24/9", "19h30 tối 5/3", "9h00 ngày 12/3/2025", "8 giờ sáng ngày 4 tháng 3"),
    ("9 giờ", "14 giờ 30 phút"),
)
BYLINE = Rule(
    "giờ đăng bài",
    re.compile(
        rf"{DIGITS}(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?['’]?\s*(?:[-–|,]\s*)?(?:{WEEKDAY},?\s*)?(?:[Nn]gày\s+)?"
        rf"(?P<day>{DAY})(?P<sep>[/.-])(?P<month>{MONTH})(?P=sep)(?P<year>(?:19|20)\d\d)(?!\w)"
    ),
    _day,
    ("19:33 - 20/01/2025", "07:30 20/01/2025", "07:30, Thứ Hai, 20/01/2025", "15:20' ngày 4/3/2025"),
    ("tỷ số 3:10", "19:33", "19:33 ngày 20/1"),
)
LIST = Rule(
    "các ngày chung tháng",
    re.compile(
        rf"(?:{HERE}(?=\D){_HEAD}|{DIGITS}(?:(?<=từ )|(?<=ngày )))(?P<days>{DAY}(?!\d)(?:,\s*(?:ngày\s+)?{DAY}(?!\d)){{0,9}})"
        rf"{_JOIN}(?P<last>(?:{PART}\s+)?(?:ngày\s+)?{_DATE})"
    ),
    _listed,
    ("ngày 5 và 6/3", "các ngày 12, 13 và 15/1", "từ 10 đến 12/3", "từ ngày 10 đến ngày 12/3", "đêm 30 rạng sáng 1/5"),
    ("ngày 5/3", "từ 10 đến 12%", "từ 10 đến 12/3,5"),
)
INTERVAL = Rule(
    "ngày-ngày/tháng",
    re.compile(
        rf"(?:{HERE}(?=\D){_HEAD}|{DIGITS})(?P<from>{DAY})(?:/(?P<from_month>{MONTH}))?\s?[-–]\s?{_DATE}(?!\s?[-–]\s?\d)"
    ),
    _interval,
    ("12-13/1/2025", "ngày 12 - 13/1", "dịp 30/4-1/5", "sáng 12–13/3"),
    ("25-11-2024", "12-13%", "ngày 4-3-2025", "57-59-NQ"),
)
HEADED = Rule(
    "ngày có từ dẫn",
    re.compile(rf"{HERE}(?=\D){_HEAD}{_DATE}{_TIME_AFTER}"),
    _day,
    ("Chiều 4/3", "ngày 22/12/2024", "Sáng 25-11", "ngày 4 tháng 3 năm 2025", "thứ Hai, ngày 20/01/2025 - 19:33", "mùng 2/9"),
    ("ngày 3.500", "tối 3,5 tỷ", "ngày 40/3"),
)
FULL = Rule(
    "ngày/tháng/năm",
    re.compile(
        rf"(?:{DIGITS}|(?<=/\d\d\d\d-)){_PLACE_BEFORE}(?P<day>{DAY})\s?(?P<sep>[/.-])\s?(?P<month>{MONTH})\s?(?P=sep)\s?"
        rf"(?P<year>(?:19|20)\d\d)(?![\w/%]|[.,]\d|-\d+(?!\d*[/-]\d)){_TIME_AFTER}"
    ),
    _day,
    ("4-3-2025", "4.3.2025", "04/03/2025", "22/12/2024"),
    ("57/2022", "024.3.2025.11", "1.500.2025", "45/3/2025"),
)
WORDED = Rule(
    "ngày tháng bằng chữ",
    re.compile(rf"{DIGITS}(?P<day>{DAY})\s+tháng\s+(?P<month>{MONTH})(?!\d)(?:{PLACED})?{_UNIT_AHEAD}{_LUNAR}"),
    _day,
    ("từ 4 tháng 3 năm 2025", "30 tháng 4"),
    ("6 tháng đầu năm", "3 tháng 3,5%"),
)
SHORT = Rule(
    "ngày/tháng sau giới từ",
    re.compile(
        rf"{_AFTER_LEAD}(?P<day>{DAY})(?:/|-(?=\d\d?\b))(?P<month>{MONTH})(?!\d)(?:\s+năm\s+(?P<year>{YEAR})(?!\d)"
        rf"|\s+(?P<yearword>năm\s+(?:nay|ngoái|tới|trước|sau))(?!\w)|\s+(?P<tense>tới|vừa qua)(?!\w))?{_STOP}"
    ),
    _day,
    ("từ 1/7", "trước 30/6.", "(4/3)", "đến 31/12 tới", "trước 19/12 năm 2025", "chậm nhất 19/12 năm nay"),
    ("đến 1/3 dân số", "đạt 57/63 tỉnh", "từ 2/3 số phiếu", "tỷ số 2/1"),
)
FEAST = Rule(
    "ngày lễ",
    re.compile(
        rf"(?:(?<=khánh )|(?<=[Ll]ễ )|(?<=[Dd]ịp )|(?<=mừng )|(?<=\()(?=\d\d?\.\d\d?\)))(?P<day>{DAY})[/.-](?P<month>{MONTH})"
        rf"{_UNIT_AHEAD}"
    ),
    _day,
    ("Quốc khánh 2-9 trực tiếp", "nghỉ lễ 2.9 kéo dài", "dịp 30/4 thu hút", "hôm qua (13.12)"),
    ("lễ 3,5 tỷ", "dịp 30/4/2025", "(2.5%)"),
)
PADDED = Rule(
    "ngày/tháng có số 0",
    re.compile(
        rf"{DIGITS}{_PLACE_BEFORE}(?:(?P<day>0[1-9])/(?P<month>0[1-9]|1[0-2])|(?P<day2>[12]\d|3[01])/(?P<month2>0[1-9]))(?!\d){_STOP}"
    ),
    _padded,
    ("hạn chót: 15/08.", "ký 04/12,"),
    ("hoàn thành 04/05 chỉ tiêu", "số 04/12 đường", "15/8"),
)
RULES = (BYLINE, CLOCK_DAY, LIST, INTERVAL, HEADED, FULL, WORDED, SHORT, FEAST, PADDED)
