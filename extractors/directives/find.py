"""Directives as entries: the sentences that demand something, with deadline, figures, topics and event."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from extractors.directives.course import Course, Found
from extractors.directives.deadlines import find_deadline
from extractors.directives.lexicon import TOPICS
from extractors.lexicon import any_of
from extractors.speech import read_speech
from model.actor import Actor
from model.mention import DateMention, Directive, Meeting, NumberMention
from model.span import Span
from model.timex import Timex

_TOPIC_WORDS = {topic: re.compile(any_of(words)) for topic, words in TOPICS.items()}
_Placed = TypeVar("_Placed", Actor, DateMention)


def find_directives(
    text: str,
    *,
    written_on: date | None,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    numbers: Sequence[NumberMention],
    actors: Sequence[Actor],
    meetings: Sequence[Meeting],
) -> list[Directive]:
    """One per sentence, in order. ``targets`` and ``meeting`` index ``numbers`` and ``meetings``."""
    actor_starts, date_starts = [a.start for a in actors], [d.start for d in dates]
    number_starts = [n.start for n in numbers]
    mentions = sorted((span.start, index) for index, meeting in enumerate(meetings) for span in meeting.mentions)
    result: list[Directive] = []
    course = Course(text)
    for turn in read_speech(text, sentences=sentences, actors=actors):
        span = turn.sentence
        if turn.aside or (found := course.read(turn, _inside(actors, actor_starts, span))) is None:
            continue
        deadline = find_deadline(text, span, _inside(dates, date_starts, span), written_on=written_on)
        targets = tuple(range(bisect_left(number_starts, span.start), bisect_left(number_starts, span.end)))
        result.append(_directive(text, found, deadline=deadline, targets=targets, meeting=_meeting_before(mentions, span)))
    return result


def _inside(found: Sequence[_Placed], starts: Sequence[int], span: Span) -> Sequence[_Placed]:
    return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _directive(text: str, found: Found, *, deadline: Timex | None, targets: tuple[int, ...], meeting: int | None) -> Directive:
    span, demand, issuer = found.turn.sentence, found.demand, found.issuer
    said = span.of(text)
    action = Span(min(demand.at, span.end - 1), span.end)
    return Directive(
        start=span.start,
        end=span.end,
        text=said,
        rule=demand.rule,
        issuer=issuer.name,
        issuer_office=issuer.office,
        addressees=found.addressees,
        action=action.of(text).strip(' ".”:,') or None,
        action_span=action,
        modality=demand.modality,
        deadline=deadline,
        targets=targets,
        topics=topics_of(said),
        quoted=found.turn.quoted,
        meeting=meeting,
        document=issuer.name if issuer.kind == "document" else None,
        cues=demand.cues,
    )


def topics_of(said: str) -> tuple[str, ...]:
    """The fields of work of the resolution that the words of a sentence show, in the order of ``topics.yml``."""
    lower = said.lower()
    return tuple(topic for topic, words in _TOPIC_WORDS.items() if words.search(lower))


def _meeting_before(mentions: Sequence[tuple[int, int]], span: Span) -> int | None:
    """The event that was named last before the sentence ends."""
    at = bisect_left(mentions, (span.end, -1))
    return mentions[at - 1][1] if at else None
