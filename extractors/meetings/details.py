"""What the sentence of an event says of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from model.actor import Actor
from model.mention import DateMention, MeetingStatus
from model.span import Span
from model.timex import Timex

_CHAIRS = re.compile(r"(?<!\w)(?:đồng )?(?:chủ trì|chủ tọa|chủ toạ)(?!\w)")
_PUT_OFF = re.compile(
    r"(?<!\w)(?P<postponed>hoãn|lùi|dời)(?= (?:cuộc|phiên|hội|lễ|kỳ|thời))|(?<!\w)(?P<cancelled>hủy|huỷ)(?= (?:cuộc|phiên|hội|lễ))"
)
_PLACE = re.compile(
    r"(?<!\w)tại (?P<place>(?:Trụ sở|Hội trường|trụ sở|Trung tâm|Nhà Quốc hội|Hà Nội|TP[. ]?HCM|TP\.? ?Hồ Chí Minh|Đà Nẵng|Văn phòng)[^,.;\n]{0,60})"
)
_REACH = 40


def chairs_in(text: str, sentence: Span, actors: Sequence[Actor]) -> tuple[str, ...]:
    """'X chủ trì', 'dưới sự chủ trì của X': names without titles."""
    match = _CHAIRS.search(text, sentence.start, sentence.end)
    if match is None:
        return ()
    inside = [actor for actor in actors if actor.kind == "person" and sentence.start <= actor.start < sentence.end]
    if text.startswith(" của", match.end()) or text.startswith(" là", match.end()):
        inside = [actor for actor in inside if match.end() <= actor.start <= match.end() + _REACH]
        return tuple(actor.name for actor in inside[:1])
    before = [actor for actor in inside if actor.end <= match.start()]
    return (before[-1].name,) if before and match.start() - before[-1].end <= 3 * _REACH else ()


def date_in(text: str, sentence: Span, event: Span, dates: Sequence[DateMention]) -> Timex | None:
    """The day nearest to the event within its sentence, deadlines and lengths left aside."""
    days = [
        mention
        for mention in dates
        if sentence.start <= mention.start < sentence.end
        and mention.type == "DATE"
        and mention.granularity in ("day", "minute")
        and mention.bound == "exact"
        and mention.value is not None
    ]
    nearest = min(days, key=lambda mention: abs(mention.start - event.start), default=None)
    return nearest.value if nearest else None


def organiser_of(text: str, event: Span, actors: Sequence[Actor]) -> str | None:
    """The body right behind the event's name: 'phiên họp thứ hai của Ban Chỉ đạo …', else the one that holds it."""
    for actor in actors:
        if (
            actor.kind == "body"
            and 0 <= actor.start - event.end <= 6
            and text[event.end : actor.start].strip() in ("", "của", "do", "với")
        ):
            return actor.text
        if actor.kind == "body" and 0 <= event.start - actor.end <= 12 and "tổ chức" in text[actor.end : event.start]:
            return actor.text
    return None


def place_in(text: str, sentence: Span) -> str | None:
    match = _PLACE.search(text, sentence.start, sentence.end)
    return match["place"].strip() if match else None


def format_in(text: str, sentence: Span) -> Literal["in-person", "online", "hybrid"] | None:
    said = sentence.of(text).lower()
    online, in_person = "trực tuyến" in said, "trực tiếp kết hợp" in said or "hình thức trực tiếp" in said
    if online:
        return "hybrid" if in_person or "kết hợp" in said else "online"
    return "in-person" if in_person else None


def status_in(text: str, sentence: Span) -> MeetingStatus:
    match = _PUT_OFF.search(text, sentence.start, sentence.end)
    if match is None:
        return "held"
    return "postponed" if match["postponed"] else "cancelled"
