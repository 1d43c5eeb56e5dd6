"""Times as pages write them: machine-readable metadata, and the by-lines of the Vietnamese press."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from model.timex import PartialDate

VIETNAM = timezone(timedelta(hours=7))

_DAY = r"(?P<day>\d{1,2})"
_MONTH = r"(?P<month>\d{1,2})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TIME = r"(?P<hour>\d{1,2})\s?(?:[:h]|giờ)\s?(?P<minute>\d{2})(?!\d)(?::\d{2})?\s?(?P<half>[AP]M|SA|CH)?\b"
_BETWEEN = r"[\s,;|\-–—•·/]*(?:lúc|ngày)?\s*"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_VIETNAMESE_MONTHS = ("một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai")
_VIETNAMESE_MONTH = r"(?P<month_word>" + "|".join(sorted(_VIETNAMESE_MONTHS, key=len, reverse=True)) + r")"
_ENGLISH_MONTH = r"(?P<month_name>" + "|".join(_MONTHS) + r")[a-z]*\.?"


@dataclass(frozen=True, slots=True)
class BylineRule:
    """A way to write a by-line, with by-lines it reads and texts it must leave alone."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


def _rule(name: str, pattern: str, *, examples: tuple[str, ...], counterexamples: tuple[str, ...]) -> BylineRule:
    return BylineRule(name, re.compile(pattern, re.I), examples, counterexamples)


_NUMERIC_DATE = rf"(?<![\d/.,-]){_DAY}\s?(?P<sep>[/.-])\s?{_MONTH}\s?(?P=sep)\s?{_YEAR}(?![\d/-])"
_WORDED_DATE = rf"(?<!\d)(?:ngày\s+)?{_DAY}\s+tháng\s+{_MONTH}(?:\s+năm\s+|\s*[,/]\s*|\s+){_YEAR}(?!\d)"
_ENGLISH_DATE = rf"\b{_ENGLISH_MONTH}\s+{_DAY},?\s+{_YEAR}(?!\d)"

BYLINE_RULES = (
    _rule(
        "năm-tháng-ngày giờ",
        rf"(?<!\d){_YEAR}-{_MONTH}-{_DAY}(?:[T\s,]+{_TIME})?(?![\d-])",
        examples=("2026-03-07 08:07", "Đăng 2026-03-07"),
        counterexamples=("số 2026-03", "912026-03-07"),
    ),
    _rule(
        "ngày/tháng/năm giờ",
        rf"{_NUMERIC_DATE}{_BETWEEN}{_TIME}",
        examples=(
            "Thứ Hai, 05/06/2025, 14:30 (GMT+7)",
            "5/6/2025 14:30",
            "Thứ ba, 4/3/2025 | 20:15",
            "04-03-2025 - 20:15",
            "07/03/2026 8:01 SA",
            "Ngày 4/3/2025 lúc 20h15",
        ),
        counterexamples=("giai đoạn 2021/2025 14:30", "văn bản 105/06/2025/NĐ 14:30", "tỷ lệ 5/6, lúc 14:30"),
    ),
    _rule(
        "giờ ngày/tháng/năm",
        rf"(?<![\d:]){_TIME}{_BETWEEN}(?:(?:thứ\s+\w+|chủ\s+nhật)[\s,]+)?(?:ngày\s+)?{_NUMERIC_DATE}",
        examples=("14:30 | 05/06/2025", "08h30, ngày 5/6/2025", "20:15 Thứ ba, 04/03/2025", "6 giờ 05 ngày 1/12/2025"),
        counterexamples=("tỷ số 14:30, vòng 5/6", "14:30 ngày 5/6"),
    ),
    _rule(
        "ngày tháng năm bằng chữ, giờ",
        rf"{_WORDED_DATE}{_BETWEEN}{_TIME}",
        examples=("05 tháng 06 năm 2025, 14:30", "Ngày 5 tháng 6 năm 2025 | 14h30", "5 tháng 6, 2025 14:30"),
        counterexamples=("15 tháng 6 tuổi 14:30", "trong 5 tháng năm 2025 14:30"),
    ),
    _rule(
        "giờ, ngày tháng năm bằng chữ",
        rf"(?<![\d:]){_TIME}{_BETWEEN}(?:(?:thứ\s+\w+|chủ\s+nhật)[\s,]+)?{_WORDED_DATE}",
        examples=("14:30, ngày 05 tháng 06 năm 2025", "14h30 Thứ Năm, 5 tháng 6 năm 2025"),
        counterexamples=("14:30 tháng 6 năm 2025",),
    ),
    _rule(
        "ngày bằng chữ",
        _WORDED_DATE,
        examples=("05 tháng 06 năm 2025", "Hà Nội, ngày 12 tháng 3 năm 2026"),
        counterexamples=("6 tháng đầu năm 2025", "tháng 6 năm 2025"),
    ),
    _rule(
        "tháng bằng tên, sau dấu phẩy năm",
        rf"(?<!\d){_DAY}\s+tháng\s+{_VIETNAMESE_MONTH},\s+{_YEAR}(?:[\s,|\-–]*{_TIME})?",
        examples=("4 Tháng Ba, 2025", "12 Tháng Mười Hai, 2024 9:05"),
        counterexamples=("trong 5 tháng năm 2025", "Tháng Ba, 2025", "4 tháng bảy mươi, 2025"),
    ),
    _rule(
        "English month",
        rf"{_ENGLISH_DATE}(?:[\s,|\-–]*{_TIME})?",
        examples=("September 09, 2026 9:33 AM GMT+7", "March 7, 2026 | 03:19 pm GMT+7"),
        counterexamples=("Marching 7, 26", "May 2026"),
    ),
    _rule(
        "ngày/tháng/năm",
        _NUMERIC_DATE,
        examples=("Thứ Sáu, ngày 5/6/2025", "Cập nhật: 05.06.2025"),
        counterexamples=("1131/QĐ-TTg", "Nghị định 30/2020/NĐ-CP", "1.500.2025", "12/2025"),
    ),
)

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"(?:[T\s]\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?\s*(?P<offset>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?",
    re.I,
)
_AMERICAN = re.compile(
    r"(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4}),?\s+(?P<hour>\d{1,2}):(?P<minute>\d{2}):\d{2}\s*(?P<half>[AP]M)", re.I
)
_LONGEST_TIME = 200
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?")


@dataclass(frozen=True, slots=True)
class Moment:
    """``local`` is Vietnamese time by the offset written; ``wall`` is the clock as written, its offset left out."""

    local: PartialDate
    wall: PartialDate


def parse_metadata(text: str) -> Moment | None:
    """A machine-readable time: ISO 8601 in its many broken forms, ``1/21/2022 8:12:40 AM``, RFC 822, seconds since 1970."""
    text = text.strip()
    if len(text) > _LONGEST_TIME:
        return None
    if match := _ISO.fullmatch(text):
        return _moment(match.groupdict())
    if match := _AMERICAN.fullmatch(text):
        return _moment(match.groupdict())
    if _EPOCH.fullmatch(text):
        local = _minute(datetime.fromtimestamp(int(text[:10]), VIETNAM))
        return Moment(local, local)
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = parse_byline(text)
        return Moment(found, found) if found else None
    return Moment(_minute(when.astimezone(VIETNAM) if when.tzinfo else when), _minute(when))


def parse_byline(text: str) -> PartialDate | None:
    """The first time in a by-line, day before month; None if there is none. Vietnamese time unless the line says otherwise."""
    if match := _AMERICAN.search(text):
        return _partial(match.groupdict())
    for rule in BYLINE_RULES:
        for match in rule.pattern.finditer(text):
            if (found := _partial(match.groupdict())) is not None:
                return found
    return None


def _moment(parts: Mapping[str, str | None]) -> Moment | None:
    if (wall := _partial(parts)) is None:
        return None
    offset = (parts.get("offset") or "").upper()
    if not offset or wall.hour is None:
        return Moment(wall, wall)
    when = datetime(wall.year, wall.month or 1, wall.day or 1, wall.hour, wall.minute or 0)
    try:
        return Moment(_minute(when - _utc_offset(offset) + timedelta(hours=7)), wall)
    except OverflowError:
        return None


def _utc_offset(text: str) -> timedelta:
    if text in ("Z", "UTC", "GMT"):
        return timedelta()
    digits = text[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return -size if text[0] == "-" else size


def _partial(parts: Mapping[str, str | None]) -> PartialDate | None:
    name, word = parts.get("month_name"), parts.get("month_word")
    if word:
        month = 1 + _VIETNAMESE_MONTHS.index(word.lower())
    else:
        month = 1 + _MONTHS.index(name.lower()) if name else int(parts.get("month") or 0)
    hour, minute = parts.get("hour"), parts.get("minute")
    try:
        return PartialDate(
            int(parts.get("year") or 0),
            month,
            int(parts.get("day") or 0),
            None if hour is None else _hour(int(hour), (parts.get("half") or "").upper()),
            None if minute is None else int(minute),
        )
    except ValueError:
        return None


def _hour(hour: int, half: str) -> int:
    if half in ("PM", "CH") and hour < 12:
        return hour + 12
    return 0 if half in ("AM", "SA") and hour == 12 else hour


def _minute(when: datetime) -> PartialDate:
    return PartialDate(when.year, when.month, when.day, when.hour, when.minute)
