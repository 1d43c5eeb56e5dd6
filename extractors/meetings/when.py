"""On what day an event takes place, or in what month it is to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from extractors.lexicon import CAPITALS
from extractors.meetings.apart import HEAD, NEAR, is_in_passing, stands_between
from model.mention import DateMention, DocumentMention
from model.span import Span
from model.timex import DateRange, PartialDate, Timex

_ISSUED = re.compile(r",? ?(?:ký )?(?:ban hành )?(?:ngày )?$")
_OF_ANOTHER_ACT = re.compile(r"(?<!\w)(?:ban hành|ký|thành lập|phê duyệt|số \S+)(?: vào)? ?$")
_ANNIVERSARY = re.compile(r"(?<!\w)(?:[Kk]ỷ niệm|Ngày|ngày) [^().;\n]{0,120}\((?:[^()]{0,24}[-–] ?)?$")
"""'kỷ niệm 50 năm Ngày Giải phóng Côn Đảo (1/5/1975 - 1/5/2025)': the days in brackets are no meeting's."""
_SAID_THEN = re.compile(r",? (?:cho hay|cho biết|thông báo|tuyên bố|thông tin)(?!\w)")
"""'Người phát ngôn ngày 17/2 cho hay cuộc gặp …': the day of the word, not of the event."""
_TAKES_PLACE = re.compile(r"(?<!\w)(?:diễn ra|tổ chức|khai mạc)(?: tại [^,.;]{2,40}?)?(?:,? vào)?(?: (?:sáng|chiều|tối))? ?$")
_NAMED_AFTER = re.compile(rf"(?: (?:[{CAPITALS}]\w*|phủ|hội|thường kỳ))* ")
_REGULAR = re.compile(r"[^,.;:()\n]{0,60} ")
_HELD_IN = re.compile(
    rf"(?:,? (?:[{CAPITALS}]\w*|phủ|hội|khóa|khoá|của|thường trực|thường kỳ|đang|sắp|tới|diễn ra|\([^()]{{1,30}}\)))*"
    r"(?:,? (?:(?:sẽ |được |dự kiến |đã )*(?:diễn ra |tổ chức |khai mạc )?(?:vào|trong) (?:đầu |giữa |cuối )?|dự kiến )| \()"
)
"""'Kỳ họp thứ 9 | vào tháng 5/2025', 'họp Thường trực Chính phủ | trong tháng 1'."""
_HELD_LATER = re.compile(r"[^,.;:\n]{0,140} (?:vào|(?:diễn ra|tổ chức)(?: tại [^,.;:\n]{2,40}?)?(?: vào| trong)?) ")
"""'Hội nghị Thượng đỉnh vì tăng trưởng xanh (P4G) | vào tháng 4/2025', '… sẽ diễn ra tại Hà Nội tháng 10/2025'."""
_NAMED_YEAR = re.compile(
    rf"(?:(?: [{CAPITALS}][\w&-]*)+| [^.,;:()“”\"\n]{{2,70}} Việt Nam)"
    r"(?: \([^()\n]{1,40}\))? (?:năm )?(?P<year>20\d\d)(?!\d|[-/])"
)
_FEW_DAYS = timedelta(days=10)
_COARSE = ("month", "quarter", "year", "half", "week")
_SCENE = 10


def date_in(
    text: str,
    sentence: Span,
    event: Span,
    dates: Sequence[DateMention],
    *,
    documents: Sequence[DocumentMention],
    others: Sequence[Span],
) -> Timex | None:
    """The day at the head of the sentence or near the event; deadlines, lengths and the dates of documents left aside."""
    in_passing = is_in_passing(text, event)
    days = [
        mention
        for mention in dates
        if mention.type == "DATE"
        and (mention.granularity in ("day", "minute") or _is_few_days(mention))
        and mention.bound == "exact"
        and mention.value is not None
        and not any(d.end <= mention.start and _ISSUED.fullmatch(text, d.end, mention.start) for d in documents)
        and not stands_between(others, mention.end, event.start)
        and not stands_between(others, event.end, mention.start)
        and not _OF_ANOTHER_ACT.search(text, sentence.start, mention.start)
        and not _SAID_THEN.match(text, mention.end)
        and not (in_passing and mention.end <= event.start)
        and not _ANNIVERSARY.search(text, sentence.start, mention.start)
        and (
            mention.start - sentence.start <= HEAD
            or abs(mention.start - event.start) <= NEAR
            or _TAKES_PLACE.search(text, sentence.start, mention.start)
            or (mention.start >= event.end and _is_its_time(text, event, mention))
        )
    ]
    behind = next((mention for mention in dates if mention.end > event.start), None)
    held = behind and _is_held_in(text, event, behind) and not stands_between(others, event.end, behind.start)
    nearest = behind if held else None
    nearest = nearest or min(days, key=lambda mention: abs(mention.start - event.start), default=None)
    if nearest is None:
        nearest = next((mention for mention in dates if _is_session_of(text, event, mention)), None)
    return nearest.value if nearest else _year_in_name(text, event)


def sets_scene(sentence: Span, mention: DateMention) -> bool:
    """A day at the head of a sentence, or one with its part of the day in the first lines of it."""
    if mention.granularity not in ("day", "minute") or mention.bound != "exact":
        return False
    at = mention.start - sentence.start
    return at <= _SCENE or (at <= NEAR and mention.text[:1].isalpha() and not mention.text.lower().startswith("ngày"))


def _is_few_days(mention: DateMention) -> bool:
    """'18-19/7', but no plan of years."""
    return isinstance(mention.value, DateRange) and mention.value.last_day - mention.value.first_day <= _FEW_DAYS


def _is_its_time(text: str, event: Span, mention: DateMention) -> bool:
    """'… với Bộ Tài chính | chiều ngày 31/7', '… | vào ngày 30/6': however long the name of the event is."""
    return mention.text.lower().startswith(("sáng", "chiều", "tối")) or text.endswith(" vào ", event.end, mention.start)


def _year_in_name(text: str, event: Span) -> PartialDate | None:
    """'Diễn đàn ASEAN năm 2025', 'Hội nghị Thượng đỉnh French Tech Việt Nam 2025'."""
    named = _NAMED_YEAR.match(text, event.end)
    return PartialDate(int(named["year"])) if named else None


def _is_session_of(text: str, event: Span, mention: DateMention) -> bool:
    """'phiên họp Chính phủ thường kỳ tháng 2', 'hội nghị giao ban thương vụ tháng 7', 'Kỳ họp thứ 9 năm 2025': the month or
    year that a session is named after."""
    named_after = "month" if not event.of(text).lower().startswith("kỳ họp") else mention.granularity
    if mention.granularity != named_after or mention.end < event.end:
        return False
    named = _REGULAR if "giao ban" in event.of(text) or "thường kỳ" in event.of(text) else _NAMED_AFTER
    return mention.start < event.end or named.fullmatch(text, event.end, mention.start) is not None


def _is_held_in(text: str, event: Span, mention: DateMention) -> bool:
    """A month or longer that stands directly behind the event as its time."""
    if mention.type != "DATE" or mention.granularity not in _COARSE or mention.start < event.end:
        return False
    behind = _HELD_IN.fullmatch(text, event.end, mention.start) or _HELD_LATER.fullmatch(text, event.end, mention.start)
    return behind is not None
