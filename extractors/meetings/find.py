"""Each phrase that names an event either joins an event of its kind already met or begins another."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib.resources import files

import yaml

from extractors.meetings.details import chairs_in, date_in, format_in, organiser_of, place_in, status_in
from model.actor import Actor
from model.mention import DateMention, DocumentMention, Meeting
from model.span import Span
from model.timex import DateRange, Duration, PartialDate, Timex

_WORDS = yaml.safe_load((files(__package__) / "words.yml").read_text(encoding="utf-8"))
_HEADS = "|".join(sorted(_WORDS["heads"], key=len, reverse=True))
_ORDINALS = {"nhất": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_NAMED = re.compile(
    rf"(?<!\w)(?P<head>{_HEADS}|họp(?= [Pp]hiên))(?!\w)(?: [Pp]hiên)?(?: toàn thể| thường kỳ| trực tuyến| chuyên đề)?"
    rf"(?: (?:lần )?thứ (?P<ordinal>\d{{1,2}}|{'|'.join(_ORDINALS)})(?!\w))?",
    re.IGNORECASE,
)
_PLURAL = re.compile(rf"(?<!\w)(?:{'|'.join(_WORDS['plural'])}) $", re.IGNORECASE)
_KIN = {"cuộc họp": "phiên họp", "họp": "phiên họp", "cuộc làm việc": "buổi làm việc"}
_SPECIFIC = re.compile(
    r" (?:về |với |triển khai|tổng kết|sơ kết|quán triệt|công bố|giữa|bàn |đánh giá|toàn quốc|Thường trực|Chính phủ|Quốc hội|Ban |Bộ |Trung ương|trực tuyến|[\"“A-ZĐ])|,? (?:diễn ra|được tổ chức|khai mạc)"
)
_HERE = re.compile(
    r"(?:tại|Tại|sau|Sau|kết thúc|chủ trì|dự|tham dự|khai mạc|tổ chức|trong|Trong|mở đầu|phát biểu|kết luận|bế mạc)(?: buổi| một)? $"
)


def find_meetings(
    text: str,
    *,
    written_on: date | None,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    actors: Sequence[Actor],
    documents: Sequence[DocumentMention] = (),
) -> list[Meeting]:
    """One entry per event, in the order of first mention. Events inside ``documents``' names are none."""
    starts = [sentence.start for sentence in sentences]
    events: list[Meeting] = []
    for match in _NAMED.finditer(text):
        if not sentences or _PLURAL.search(text, max(0, match.start() - 16), match.start()):
            continue
        sentence = sentences[max(0, bisect_right(starts, match.start()) - 1)]
        event = _event(text, match, sentence, dates, actors)
        specific = bool(match["ordinal"] or event.date or event.chairs or _SPECIFIC.match(text, match.end()))
        here = bool(_HERE.search(text, max(0, match.start() - 16), match.start()))
        index = next((i for i in reversed(range(len(events))) if _same(events[i], event)), None)
        if index is not None:
            events[index] = _joined(events[index], event)
        elif specific or here:
            events.append(event)
    return [_dated(event, written_on) for event in events]


def _event(text: str, match: re.Match[str], sentence: Span, dates: Sequence[DateMention], actors: Sequence[Actor]) -> Meeting:
    span = Span(*match.span())
    ordinal = match["ordinal"]
    return Meeting(
        mentions=(span,),
        sentence=sentence,
        text=match[0],
        kind=match["head"].lower().replace("toạ", "tọa"),
        ordinal=None if ordinal is None else _ORDINALS.get(ordinal.lower()) or int(ordinal),
        body=organiser_of(text, span, actors),
        date=date_in(text, sentence, span, dates),
        place=place_in(text, sentence),
        chairs=chairs_in(text, sentence, actors),
        format=format_in(text, sentence),
        agenda=_agenda(text, span, sentence),
        status=status_in(text, sentence),
        rule="event noun",
        cues=(match["head"].lower(),),
    )


def _agenda(text: str, span: Span, sentence: Span) -> str | None:
    match = re.compile(r"[^.;\n]{0,80}? (?P<agenda>(?:về|nhằm|bàn về|cho ý kiến) [^.;\n]{8,200})").match(
        text, span.end, sentence.end
    )
    return match["agenda"].strip() if match else None


def _same(event: Meeting, other: Meeting) -> bool:
    if _KIN.get(event.kind, event.kind) != _KIN.get(other.kind, other.kind):
        return False
    if event.ordinal and other.ordinal and event.ordinal != other.ordinal:
        return False
    return event.date is None or other.date is None or _day(event.date) == _day(other.date)


def _day(when: Timex) -> str:
    return str(when)[:10]


def _joined(event: Meeting, other: Meeting) -> Meeting:
    return replace(
        event,
        mentions=(*event.mentions, *other.mentions),
        ordinal=event.ordinal or other.ordinal,
        body=event.body or other.body,
        date=event.date or other.date,
        place=event.place or other.place,
        chairs=event.chairs or other.chairs,
        format=event.format or other.format,
        agenda=event.agenda or other.agenda,
    )


def _dated(event: Meeting, written_on: date | None) -> Meeting:
    """Held or planned is told by the day, where the words do not say that it was put off."""
    if event.status != "held" or event.date is None or written_on is None or isinstance(event.date, Duration):
        return event
    first = event.date.first_day if isinstance(event.date, PartialDate | DateRange) else None
    return replace(event, status="planned") if first and first > written_on else event
