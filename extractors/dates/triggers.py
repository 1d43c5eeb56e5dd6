"""Which rules can begin at which word or number: one cheap pattern finds the places, a table the few rules to try there."""

from __future__ import annotations

import re

from extractors.dates import rules_day as day
from extractors.dates import rules_duration as duration
from extractors.dates import rules_month as month
from extractors.dates import rules_relative as relative
from extractors.dates import rules_report as report
from extractors.dates import rules_year as year
from extractors.dates.rule import WORDS, Rule

ALL_RULES: tuple[Rule, ...] = (*day.RULES, *month.RULES, *year.RULES, *relative.RULES, *report.RULES, *duration.RULES)

_DAYS = (day.LIST, day.INTERVAL, day.HEADED)
_RELATIVE = (relative.TODAY, relative.TOMORROW, relative.SAME_DAY, relative.NEXT_DAY, relative.WEEK_DAY)
_PART = (*_DAYS, *_RELATIVE)
_EDGE = (
    *(month.QUARTER, month.MONTH_NAMED, year.YEARS, year.NAMED, year.DECADE, year.CENTURY),
    *(year.EDGE, relative.WEEKEND, relative.UNIT, *_PART),
)
_TEN_DAYS = (month.MONTH_NAMED,)
_AT_WORD: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(("rạng", "sáng", "trưa", "chiều", "tối", "đêm", "khuya"), _PART),
    **dict.fromkeys(("đầu", "giữa", "cuối"), _EDGE),
    **dict.fromkeys(("mùng", "mồng"), (relative.LUNAR, *_DAYS)),
    **dict.fromkeys(("giai", "nhiệm", "niên", "thời", "chu", "mùa", "suốt"), (year.PERIOD,)),
    **dict.fromkeys(("hằng", "hàng", "mỗi", "từng", "định"), (duration.RECURRENCE,)),
    **dict.fromkeys(("thượng", "trung", "hạ"), _TEN_DAYS),
    **dict.fromkeys(("thứ", "chủ"), (*_DAYS, relative.WEEK_DAY)),
    **dict.fromkeys(("quý", "quí"), (month.QUARTER_EDGE, month.QUARTER, relative.UNIT)),
    "ngày": (relative.LUNAR, *_PART, relative.DAY_TOLD),
    "hôm": (*_DAYS, relative.TODAY, relative.NEXT_DAY, relative.WEEK_DAY),
    "các": (day.LIST, month.EDGE_MONTHS, month.QUARTER, month.MONTH_NAMED, year.LISTED),
    "những": (month.EDGE_MONTHS, year.DECADE),
    "mấy": (month.EDGE_MONTHS,),
    "tháng": (relative.LUNAR, month.MONTH_NAMED, relative.UNIT),
    "tuần": (relative.UNIT,),
    "năm": (year.PERIOD, year.LISTED, year.YEARS, year.NAMED, month.MONTHS_OF_YEAR),
    "nửa": (month.HALF, month.QUARTER, month.MONTH_NAMED, year.YEARS, duration.LENGTH),
    "hết": (year.EDGE,),
    "rằm": (relative.LUNAR,),
    "thập": (year.DECADE,),
    "thế": (year.CENTURY,),
    "cùng": (relative.SAME_DAY,),
}
_NUMERAL = (year.LISTED, month.MONTHS_OF_YEAR, report.QUARTERS_OF_YEAR, report.SUMMED, duration.LENGTH)
_LETTERED = (report.LETTERED,)
_FOUR_DIGITS = (year.RANGE, year.BARE, duration.LENGTH)
_DIGITS = (
    *(
        relative.LUNAR,
        day.BYLINE,
        day.CLOCK_DAY,
        relative.CLOCK_NEAR,
        relative.CLOCK_SAME,
        day.LIST,
        day.INTERVAL,
        day.FULL,
        day.WORDED,
        day.SHORT,
        day.FEAST,
        day.PADDED,
    ),
    *(month.MONTHS_OF_YEAR, month.MONTH_NUMERIC, report.SHORTENED, report.QUARTERS_OF_YEAR, report.SUMMED),
    *(relative.CLOCK_TIME, duration.LENGTH),
)
# The second words without which these heads begin nothing.
_SECOND = {
    "rạng": "sáng", "giai": "đoạn", "nhiệm": "kỳ", "niên": "kh|vụ", "thời": "kỳ", "chu": "kỳ",
    "thượng": "tuần", "trung": "tuần",
    "hạ": "tuần", "chủ": "[nN]hật", "thập": "niên|kỷ", "thế": "kỷ", "định": "kỳ", "cùng": "ngày", "hết": "năm",
    "những": "tháng|năm", "các": "ngày|tháng|quý|năm", "mấy": "tháng",
    **dict.fromkeys(("hằng", "hàng", "mỗi", "từng"), "ngày|tuần|tháng|quý|năm|giờ"),
    "đầu": "giờ|tuần|tháng|quý|năm|thập|thế|20", "giữa": "tuần|tháng|quý|năm|thập|thế|20",
    "cuối": "giờ|tuần|tháng|quý|năm|thập|thế|20", "nửa": "đầu|cuối|sau|ngày|tháng|năm|thế|thập",
}  # fmt: skip
_UNITS = "ngày|tuần|tháng|quý|năm|giờ|tiếng|phút|giây|thập|thế"


def _rest(word: str) -> str:
    second = _SECOND.get(word)
    return word[1:] + (rf"(?=\s+(?:{second}))" if second else "")


_NUMERALS = sorted({name.split()[0] for name in WORDS["numerals"]} - {"năm"}, key=len, reverse=True)
_INITIALS = "".join(sorted({word[0] for word in (*_AT_WORD, *_NUMERALS)}))
# Begins with one set of characters, which the search for the next place skips to without trying the rest.
TRIGGER = re.compile(
    rf"[0-9{_INITIALS}{_INITIALS.upper()}](?<![^\W\d_][a-zđ])(?:"
    rf"(?P<word>{'|'.join(map(_rest, _AT_WORD))})(?=\s)"
    rf"|(?P<numeral>{'|'.join(name[1:] for name in _NUMERALS)})(?=(?:\s+(?:mươi|một|hai|lăm))?\s+(?:{_UNITS}))"
    rf"|(?<=[12])(?P<year>[0189]\d\d(?!\d))"
    rf"|(?<=[QH])(?P<lettered>[1-4])(?=(?:\s?[/-]\s?|\s)?(?:19|20)\d\d)"
    rf"|(?<=[0-9])(?P<digits>\d*)(?=[/.–:hgTH,-]|\s+(?:[-–/]|{_UNITS}|và|đến|tới|rạng|[gh]|Tết|[Cc]hạp|[Gg]iêng))"
    rf"|(?<=[0-9])\d*)"
)


def rules_at(trigger: re.Match[str]) -> tuple[Rule, ...]:
    """The rules to try where ``trigger`` matched, in the order in which the first that matches wins."""
    match trigger.lastgroup:
        case "word":
            return _AT_WORD.get(trigger[0].lower(), ())
        case "numeral":
            return _NUMERAL
        case "year":
            return _FOUR_DIGITS
        case "lettered":
            return _LETTERED
        case "digits":
            return _DIGITS
    return ()
