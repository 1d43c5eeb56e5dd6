"""What the sentence of an event says of it: who chairs, when, where, in what form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from extractors.actors.parts import COUNTRY, PLACES
from extractors.lexicon import CAPITALS, any_of, load_words
from model.actor import Actor
from model.mention import DateMention, DocumentMention, MeetingStatus
from model.span import Span
from model.timex import DateRange, PartialDate, Timex

_WORDS = load_words(__package__)
_NOT_AN_EVENT = rf"(?!,? (?:{any_of(_WORDS['chairs_no_event'])})(?!\w))"
_BY_OFFICE = "(?<!cơ quan )(?<!đơn vị )(?<!tổ chức )(?<!giao )"
_CHAIRS = re.compile(
    rf"(?<!\w){_BY_OFFICE}(?:[đĐ]ồng )?[cC]hủ (?:trì|tọa|toạ)(?!\w){_NOT_AN_EVENT}"
    r"|(?<!\w)điều hành(?= (?:phiên|hội|cuộc|buổi))"
)
_CHAIRED_BY = re.compile(r"(?<!\w)(?:dưới )?sự (?:chủ trì|chủ tọa|điều hành|chỉ đạo) (?:trực tiếp )?của ")
_CHAIRS_ARE = re.compile(r"[^.;:\n]{0,60}? (?:có|là|gồm)(?: các)?(?: đồng chí)?:? ?")
_PUT_OFF = re.compile(
    r"(?<!\w)(?P<postponed>hoãn|lùi|dời)(?= (?:cuộc|phiên|hội|lễ|kỳ|thời))"
    r"|(?<!\w)(?P<cancelled>hủy|huỷ)(?= (?:cuộc|phiên|hội|lễ))"
)
_CITY = (
    rf"(?:TP\.? ?|[Tt]hành phố |[Tt]hủ đô |tỉnh )?(?:{any_of([*PLACES, *_WORDS['cities']])})(?!\w)"
    rf"|(?:[Tt]hành phố|[Tt]hủ đô) [{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}}"
)
_HALL = rf"(?i:{any_of(_WORDS['halls'])})(?!\w)[^,.;:()\n]{{0,60}}"
_ABROAD = rf"(?:[Tt]hủ đô |[Tt]hành phố )?[{CAPITALS}]\w+(?: \w+){{0,3}}(?:, {COUNTRY}| \({COUNTRY}\))"
"""'Rio de Janeiro, Brazil', 'Incheon (Hàn Quốc)'."""
_PLACE = re.compile(rf"(?<!\w)(?:[tT]ại|ở) (?:điểm cầu |đầu cầu )?(?P<place>{_ABROAD}|{_CITY}|{_HALL})")
_HELD = re.compile(r"(?<!\w)(?:diễn ra|tổ chức|khai mạc)(?!\w)[^.;\n]{0,40}$")
_CONNECTED = re.compile(r"(?:được kết nối|kết nối) (?:từ|đến) điểm cầu")
"""A place that follows an event from afar."""
_PLACE_ENDS = re.compile(r" (?:do|đã|với|để|nhằm|về|và|trực tuyến|có|vừa|diễn ra)(?!\w).*")
_ISSUED = re.compile(r",? ?(?:ký )?(?:ban hành )?(?:ngày )?$")
_OF_ANOTHER_ACT = re.compile(r"(?<!\w)(?:ban hành|ký|thành lập|phê duyệt|số \S+)(?: vào)? ?$")
_ANNIVERSARY = re.compile(r"(?<!\w)(?:[Kk]ỷ niệm|Ngày|ngày) [^().;\n]{0,120}\((?:[^()]{0,24}[-–] ?)?$")
"""'kỷ niệm 50 năm Ngày Giải phóng Côn Đảo (1/5/1975 - 1/5/2025)': the days in brackets are no meeting's."""
_IN_PASSING = re.compile(
    r"(?:[Nn]hân dịp (?:tham )?dự|[Tt]rong khuôn khổ|[Cc]hào mừng(?: thành công)?|hướng tới|tiến tới"
    r"|chuẩn bị(?: cho)?(?: tổ chức)?) $"
)
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
_HYBRID = re.compile(
    r"kết hợp (?:với )?(?:trực tuyến|trực tiếp)|trực tiếp (?:và|kết hợp)|trực tiếp tại[^.;]{0,60}trực tuyến"
    r"|trực tuyến (?:với|tới|đến|từ) [^.;]{0,60}(?:điểm|tỉnh|thành phố|địa phương|bộ)"
    r"|kết nối (?:tới|đến)[^.;]{0,30} điểm cầu trực tuyến"
)
_CLAUSE = re.compile(r"[^.;:\"“”\n]{3,160}, ")
_REACH = 120
_HEAD = 40
_SCENE = 10
_NEAR = 160


def chairs_in(text: str, sentence: Span, actors: Sequence[Actor], *, event: Span, others: Sequence[Span]) -> tuple[Actor, ...]:
    """'X chủ trì', 'X và Y đồng chủ trì', 'dưới sự chủ trì của X', 'Chủ trì hội nghị có X; Y'; not those of ``others``, which
    are the events that stand nearer to the verb, and nobody whose name is not known."""
    people = [actor for actor in actors if actor.kind == "person"]
    return tuple(chair for chair in _chairs(text, sentence, people, event=event, others=others) if chair.how != "as written")


def _chairs(text: str, sentence: Span, people: Sequence[Actor], *, event: Span, others: Sequence[Span]) -> tuple[Actor, ...]:
    if passive := _CHAIRED_BY.search(text, sentence.start, sentence.end):
        chosen = tuple(actor for actor in people if actor.start >= passive.end())[:1]
        return () if stands_between(others, event.end, passive.start()) else chosen
    match = _CHAIRS.search(text, sentence.start, sentence.end)
    if match is None or stands_between(others, match.end(), event.start):
        return ()
    before = [actor for actor in people if actor.end <= match.start()]
    if before and match.start() - before[-1].end <= _REACH:
        return _joined_back(text, before, together=match[0].lower().startswith("đồng"))
    if match.start() - sentence.start <= _SCENE and (chair := _subject_behind(text, match.end(), people)):
        return (chair,)
    listed = _CHAIRS_ARE.match(text, match.end(), sentence.end)
    behind = [actor for actor in people if listed and actor.start >= listed.end()]
    return tuple(behind) if behind and listed and behind[0].start == listed.end() else ()


def _subject_behind(text: str, at: int, people: Sequence[Actor]) -> Actor | None:
    """'Chủ trì phiên họp chiều 4/3, Tổng Bí thư Tô Lâm yêu cầu …': the subject of the sentence that begins with the verb."""
    for actor in people:
        if actor.start > at:
            return actor if _CLAUSE.fullmatch(text, at, actor.start) else None
    return None


def stands_between(others: Sequence[Span], start: int, end: int) -> bool:
    return any(start <= other.start and other.end <= end for other in others)


def _joined_back(text: str, people: Sequence[Actor], *, together: bool) -> tuple[Actor, ...]:
    """The person before the verb and those joined to him: by 'và', in a list 'A, B và C đồng chủ trì' also by commas."""
    chosen = [people[-1]]
    for actor in reversed(people[:-1]):
        between = text[actor.end : chosen[0].start].strip(" ")
        if between not in (("và", ", và", ",") if together else ("và", ", và")):
            break
        chosen.insert(0, actor)
    return tuple(chosen)


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
            mention.start - sentence.start <= _HEAD
            or abs(mention.start - event.start) <= _NEAR
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


def is_in_passing(text: str, event: Span) -> bool:
    """'Sáng 7/4, nhân dịp tham dự | Đại hội đồng …, ông tiếp …': the day and place are those of another event."""
    return _IN_PASSING.search(text[max(0, event.start - _HEAD) : event.start]) is not None


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


def sets_scene(sentence: Span, mention: DateMention) -> bool:
    """A day at the head of a sentence, or one with its part of the day in the first lines of it."""
    if mention.granularity not in ("day", "minute") or mention.bound != "exact":
        return False
    at = mention.start - sentence.start
    return at <= _SCENE or (at <= _NEAR and mention.text[:1].isalpha() and not mention.text.lower().startswith("ngày"))


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


def place_in(text: str, sentence: Span, event: Span, others: Sequence[Span]) -> str | None:
    """'tại Hà Nội', 'tại Trụ sở Chính phủ' in the part of the sentence that speaks of the event."""
    if _CONNECTED.search(text, sentence.start, sentence.end):
        return None
    in_passing = is_in_passing(text, event)
    for match in _PLACE.finditer(text, sentence.start, sentence.end):
        near = match.start() - sentence.start <= _HEAD or abs(match.start() - event.start) <= _NEAR
        near = near or _HELD.search(text, event.end, match.start()) is not None
        apart = stands_between(others, match.end(), event.start) or stands_between(others, event.end, match.start())
        if near and not apart and not (in_passing and match.end() <= event.start):
            return _PLACE_ENDS.sub("", match["place"]).strip()
    return None


def format_in(text: str, sentence: Span) -> Literal["in-person", "online", "hybrid"] | None:
    said = sentence.of(text).lower()
    if _HYBRID.search(said):
        return "hybrid"
    if "hình thức trực tuyến" in said or "họp trực tuyến" in said or "hội nghị trực tuyến" in said:
        return "online"
    return "in-person" if "hình thức trực tiếp" in said else None


def status_in(text: str, sentence: Span) -> MeetingStatus:
    match = _PUT_OFF.search(text, sentence.start, sentence.end)
    if match is None:
        return "held"
    return "postponed" if match["postponed"] else "cancelled"
