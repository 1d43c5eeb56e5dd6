"""A sentence is a directive by its order verb, by the passive, or by what its speaker demands in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.directives.addressees import addressees_after, addressees_before
from extractors.directives.deadlines import find_deadline
from extractors.directives.demand import Demand, read_demand
from extractors.directives.lexicon import AUTHORITIES, NOT_AUTHORITIES, TOPICS
from extractors.speech import Turn, read_speech
from model.actor import Actor
from model.mention import DateMention, Directive, DocumentMention, Meeting, NumberMention
from model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    turn: Turn
    demand: Demand
    issuer: Actor | None
    addressees: tuple[str, ...]


def find_directives(
    text: str,
    *,
    written_on: date | None,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    numbers: Sequence[NumberMention],
    documents: Sequence[DocumentMention],
    actors: Sequence[Actor],
    meetings: Sequence[Meeting],
) -> list[Directive]:
    """One per sentence, in order. ``targets`` and ``meeting`` index ``numbers`` and ``meetings``."""
    starts = [actor.start for actor in actors]
    result = []
    for turn in read_speech(text, sentences=sentences, actors=actors):
        inside = actors[bisect_left(starts, turn.sentence.start) : bisect_left(starts, turn.sentence.end)]
        if found := _read(text, turn, inside):
            result.append(_directive(text, found, written_on, dates, numbers, meetings))
    return result


def _read(text: str, turn: Turn, actors: Sequence[Actor]) -> _Found | None:
    if text[turn.sentence.end - 1] == "?" or (turn.speaker and not is_authority(turn.speaker)):
        return None
    demand = read_demand(text, turn, actors)
    if demand is None:
        return None
    told = demand.subject_before
    names = (
        addressees_before(text, actors, turn.sentence.start, demand.at) if told else addressees_after(text, actors, demand.at)
    )
    return _Found(turn=turn, demand=demand, issuer=demand.issuer or turn.speaker, addressees=names)


def is_authority(actor: Actor) -> bool:
    """A person in office, a Party or State body, or a document of theirs."""
    said = actor.office or (actor.name if actor.kind != "person" else "")
    if any(word in said for word in NOT_AUTHORITIES):
        return False
    return said.startswith(AUTHORITIES) or any(f", {word}" in said for word in AUTHORITIES)


def _directive(
    text: str,
    found: _Found,
    written_on: date | None,
    dates: Sequence[DateMention],
    numbers: Sequence[NumberMention],
    meetings: Sequence[Meeting],
) -> Directive:
    span, demand, issuer = found.turn.sentence, found.demand, found.issuer
    said = span.of(text)
    action = Span(min(demand.at, span.end - 1), span.end)
    lower = said.lower()
    return Directive(
        start=span.start,
        end=span.end,
        text=said,
        rule=demand.rule,
        issuer=issuer.name if issuer else None,
        issuer_office=issuer.office if issuer else None,
        addressees=tuple(name for name in found.addressees if issuer is None or name != issuer.text),
        action=action.of(text).strip(' ".”') or None,
        action_span=action,
        modality=demand.modality,
        deadline=find_deadline(text, span, dates, written_on=written_on),
        targets=tuple(i for i, number in enumerate(numbers) if span.start <= number.start < span.end),
        topics=tuple(topic for topic, words in TOPICS.items() if any(word in lower for word in words)),
        quoted=found.turn.quoted,
        meeting=_meeting_before(meetings, span),
        cues=demand.cues,
    )


def _meeting_before(meetings: Sequence[Meeting], span: Span) -> int | None:
    """The event that was named last before the sentence ends."""
    last = [
        (max((m.start for m in meeting.mentions if m.start < span.end), default=-1), i) for i, meeting in enumerate(meetings)
    ]
    at, index = max(last, default=(-1, 0))
    return index if at >= 0 else None
