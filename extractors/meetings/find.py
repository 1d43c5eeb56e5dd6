"""Each phrase that names an event either joins an event already met or begins another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from extractors.meetings.apart import is_in_passing
from extractors.meetings.bodies import body_of, people_meeting, usual_body
from extractors.meetings.chairs import chairs_in
from extractors.meetings.details import format_in, status_in
from extractors.meetings.merging import find_same, join
from extractors.meetings.organisers import organiser_in
from extractors.meetings.phrases import EventPhrase, event_phrases
from extractors.meetings.when import date_in, sets_scene
from extractors.meetings.where import place_in
from extractors.speech import LONGEST_SENTENCE
from model.actor import Actor
from model.mention import DateMention, DocumentMention, Meeting
from model.span import Span
from model.timex import Duration

_AGENDA = re.compile(r"[^.;\n]{0,80}? (?P<agenda>(?:về|nhằm|bàn về|cho ý kiến|đánh giá|thảo luận) [^.;\n]{8,200})")
_TOGETHER = re.compile(r"[^,.;:]{0,40} và ")
_CHAIR_FIRST = re.compile(r"(?:Dự và )?[Cc]hủ trì|Đồng chủ trì")
_Item = TypeVar("_Item")
_ATTEND = re.compile(r"(?:Tham dự|Cùng dự|Dự |Cùng tham dự|Tham gia|Về phía|Cùng tham gia)")


def find_meetings(
    text: str,
    *,
    written_on: date | None,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    actors: Sequence[Actor],
    documents: Sequence[DocumentMention] = (),
) -> list[Meeting]:
    """One entry per event, in the order of first mention."""
    phrases = event_phrases(text)
    reader = _Reader(text, sentences, dates, actors, documents, [phrase.span for phrase in phrases])
    events: list[Meeting] = []
    general: list[Meeting] = []
    for phrase in phrases:
        event = reader.event(phrase)
        bare = not (phrase.ordinal or event.date or event.body)
        index = find_same(events, event, bare=bare)
        if index is not None:
            events[index] = join(events[index], event)
        elif phrase.specific or phrase.here or event.date or event.chairs or event.body:
            named = find_same(general, event, bare=False)
            whole = join(general.pop(named), event) if named is not None else event
            events.append(reader.in_scene(whole, phrase, first=not events))
        else:
            general.append(event)
    return [_settled(reader.attended(event), actors, written_on) for event in events]


class _Reader:
    """The layers of one article, and what of them stands in a sentence."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Span],
        dates: Sequence[DateMention],
        actors: Sequence[Actor],
        documents: Sequence[DocumentMention],
        events: Sequence[Span],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.dates = dates
        self.actors = actors
        self.documents = documents
        self.events = events
        self.event_starts = [span.start for span in events]
        self.in_passing = {span for span in events if is_in_passing(text, span)}
        self.starts = [sentence.start for sentence in sentences]
        self.date_starts = [mention.start for mention in dates]
        self.actor_starts = [actor.start for actor in actors]
        self.document_starts = [mention.start for mention in documents]

    def event(self, phrase: EventPhrase) -> Meeting:
        index = max(0, bisect_right(self.starts, phrase.span.start) - 1)
        sentence = self.sentences[index]
        if sentence.end - sentence.start > LONGEST_SENTENCE:
            sentence = phrase.span
        inside = self._actors(sentence)
        others = self._others(phrase.span, sentence)
        chairs = chairs_in(self.text, sentence, inside, event=phrase.span, others=others) or self._chairs_listed(index + 1)
        documents = self._between(self.documents, self.document_starts, sentence)
        dates = self._between(self.dates, self.date_starts, sentence)
        agenda = _AGENDA.match(self.text, phrase.span.end, sentence.end)
        return Meeting(
            mentions=(phrase.span,),
            sentence=sentence,
            text=phrase.span.of(self.text),
            kind=phrase.kind,
            ordinal=phrase.ordinal,
            body=body_of(self.text, phrase.kind, phrase.span, sentence, inside, chairs),
            date=date_in(self.text, sentence, phrase.span, dates, documents=documents, others=others),
            place=place_in(self.text, sentence, phrase.span, others),
            chairs=tuple(dict.fromkeys(chair.name for chair in chairs)),
            participants=people_meeting(self.text, phrase.span, sentence, inside),
            format=format_in(self.text, sentence),
            agenda=agenda["agenda"].strip() if agenda else None,
            status=status_in(self.text, sentence),
            rule="event noun",
            cues=(phrase.span.of(self.text).lower(),),
        )

    def attended(self, event: Meeting) -> Meeting:
        """With what the sentences behind its mentions add: who organised it, and who came ('Cùng dự có …')."""
        if event.body is None:
            index = bisect_right(self.starts, event.mentions[0].start)
            organisers = (organiser_in(self.text, sentence) for sentence in self.sentences[index : index + 2])
            event = replace(event, body=next(filter(None, organisers), None))
        for mention in event.mentions:
            index = max(0, bisect_right(self.starts, mention.start) - 1)
            for sentence in self.sentences[index : index + 3]:
                if _ATTEND.match(self.text, sentence.start):
                    names = (actor.name for actor in self._actors(sentence) if actor.kind in ("person", "body"))
                    return replace(event, participants=tuple(dict.fromkeys((*event.participants, *names))))
        return event

    def _actors(self, sentence: Span) -> Sequence[Actor]:
        return self._between(self.actors, self.actor_starts, sentence)

    @staticmethod
    def _between(found: Sequence[_Item], starts: Sequence[int], sentence: Span) -> Sequence[_Item]:
        return found[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]

    def _chairs_listed(self, index: int) -> tuple[Actor, ...]:
        """'Dự và chủ trì hội nghị có …', 'Tổng Bí thư Tô Lâm chủ trì.' in a sentence behind that names no other event."""
        if index >= len(self.sentences):
            return ()
        sentence = self.sentences[index]
        others = self._between(self.events, self.event_starts, sentence)
        if others and not _CHAIR_FIRST.match(self.text, sentence.start, sentence.end):
            return ()
        return chairs_in(self.text, sentence, self._actors(sentence), event=sentence, others=())

    def _others(self, event: Span, sentence: Span) -> list[Span]:
        """Further events of the sentence, but for the one that ``event`` is named with ('phiên họp … và hội nghị …'), the
        session that it is a sitting of, and what is named in passing."""
        inside = self._between(self.events, self.event_starts, sentence)
        sits = not self._is_session(event)
        apart = (span for span in inside if not (sits and self._is_session(span)) and span not in self.in_passing)
        return [span for span in apart if not _TOGETHER.fullmatch(self.text, span.end, event.start)]

    def _is_session(self, event: Span) -> bool:
        return event.of(self.text).lower().startswith("kỳ họp")

    def in_scene(self, event: Meeting, phrase: EventPhrase, *, first: bool) -> Meeting:
        """With the day and place that a sentence before set: 'Chiều 10/8, tại Huế, … Phát biểu tại buổi gặp mặt, …'.

        The first event of an article may also be set by its lead.
        """
        if event.date or phrase.ordinal or not phrase.here:
            return event
        index = max(0, bisect_right(self.starts, phrase.span.start) - 1)
        lead = self.sentences[:1] if first else ()
        for sentence in (*reversed(self.sentences[max(0, index - 2) : index + 1]), *lead):
            head = Span(sentence.start, sentence.start)
            for mention in self._between(self.dates, self.date_starts, sentence):
                if sets_scene(sentence, mention):
                    place = event.place or place_in(self.text, sentence, head, ())
                    return replace(event, date=mention.value, place=place)
        return event


def _settled(event: Meeting, actors: Sequence[Actor], written_on: date | None) -> Meeting:
    """With the body that is usual, and planned where the day is still to come."""
    if event.body is None:
        event = replace(event, body=usual_body(event.kind, event.ordinal, actors))
    if event.status != "held" or event.date is None or written_on is None or isinstance(event.date, Duration):
        return event
    return replace(event, status="planned") if event.date.first_day > written_on else event
