"""A sentence is a directive by its order verb, by the passive, or by what its speaker demands in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from extractors.actors.patterns import COUNTRY_NAME
from extractors.directives.addressees import told_behind
from extractors.directives.deadlines import find_deadline
from extractors.directives.demand import Demand
from extractors.directives.lexicon import AUTHORITIES, NOT_AUTHORITIES, TOPICS
from extractors.directives.rules import read_demand
from extractors.directives.statements import announces_no_tasks, is_numbered, tells
from extractors.directives.subjects import told_before
from extractors.speech import LONGEST_SENTENCE, Turn, read_speech
from extractors.speech.verbs import ORDER_VERBS
from model.actor import Actor
from model.mention import DateMention, Directive, DocumentMention, Meeting, NumberMention
from model.span import Span
from model.timex import Timex

_LONGEST_SPEECH = 12
_COMMANDS = (
    "Công điện",
    "Chỉ thị",
    "Quyết định",
    "Thông báo",
    "Văn bản",
    "Công văn",
    "Kết luận",
    "Kế hoạch",
    "Chương trình hành động",
)
"""Documents that go on with 'Bộ A làm …' after whatever was told between."""
_EXPLICIT = ("speaker orders", "order verb", "passive")
"""Rules that need no speech to go on."""
_Placed = TypeVar("_Placed", Actor, DateMention)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    turn: Turn
    demand: Demand
    issuer: Actor
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
    """One per sentence, in order. ``targets`` and ``meeting`` index ``numbers`` and ``meetings``.

    A person's speech goes on until another speaks; a document or body goes on only from one demand to the next.
    """
    actor_starts, date_starts = [a.start for a in actors], [d.start for d in dates]
    number_starts = [n.start for n in numbers]
    mentions = sorted((span.start, index) for index, meeting in enumerate(meetings) for span in meeting.mentions)
    result: list[Directive] = []
    silent, demanded, told, barren = 0, False, False, False
    orders_by_points: str | None = None
    for turn in read_speech(text, sentences=sentences, actors=actors):
        span = turn.sentence
        if turn.aside:
            continue
        silent = 0 if turn.introduction else silent + 1
        point = is_numbered(span.of(text))
        chained = demanded or (point and (not turn.reports or (turn.speaker and turn.speaker.name) == orders_by_points))
        found = _read(text, turn, _inside(actors, actor_starts, span), silent, chained=chained)
        if found and silent and not demanded and not _stands_alone(span.of(text), found, told):
            found = None
        if turn.introduction or not point:
            barren = found is None and announces_no_tasks(text, span, named=turn.introduction is not None)
        elif barren:
            found = None
        told = found is None and tells(text, span.start, span.end)
        demanded = found is not None
        if point:
            orders_by_points = turn.speaker.name if found and turn.speaker else None
        if found is None:
            continue
        silent = 0
        deadline = find_deadline(text, span, _inside(dates, date_starts, span), written_on=written_on)
        targets = tuple(range(bisect_left(number_starts, span.start), bisect_left(number_starts, span.end)))
        result.append(_directive(text, found, deadline=deadline, targets=targets, meeting=_meeting_before(mentions, span)))
    return result


def _stands_alone(said: str, found: _Found, told: bool) -> bool:
    """A demand without one before it: not of a document or body, unless explicit, and no bare list behind a narrative."""
    if found.demand.rule in _EXPLICIT:
        return True
    if found.issuer.kind == "document" and found.issuer.name.startswith(_COMMANDS):
        return bool(found.addressees) or found.demand.rule == "obligation"
    bare = found.demand.rule == "speech goes on" and not found.addressees and not is_numbered(said)
    proposes = (found.issuer.office or "").startswith("Đại biểu")
    return found.issuer.kind == "person" and not (bare and (told or proposes))


def is_authority(actor: Actor) -> bool:
    """A person in an office of the Party or the State, one of their bodies, or a document of theirs.

    The Party secretary of a company or association is known by his other office: he commands within it alone.
    """
    if actor.kind != "person":
        return _commands(actor.name)
    offices = (actor.office or "").split(", ")
    commanding = [office for office in offices if _commands(office)]
    if any(word in office for office in offices for word in NOT_AUTHORITIES):
        commanding = [office for office in commanding if "Đảng ủy" not in office]
    return bool(commanding)


def _commands(office: str) -> bool:
    if COUNTRY_NAME.search(office) or any(word in office for word in NOT_AUTHORITIES):
        return False
    return office.casefold().startswith(AUTHORITIES)


def _inside(found: Sequence[_Placed], starts: Sequence[int], span: Span) -> Sequence[_Placed]:
    return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _read(text: str, turn: Turn, actors: Sequence[Actor], silent: int, *, chained: bool) -> _Found | None:
    """``silent`` counts the sentences since the speaker was named or demanded something."""
    span = turn.sentence
    asks = span.of(text).rstrip('"”.').endswith("?") and not (turn.introduction and turn.introduction.verb in ORDER_VERBS)
    if asks or span.end - span.start > LONGEST_SENTENCE:
        return None
    if turn.speaker and not is_authority(turn.speaker):
        return None
    if turn.speaker and silent > _LONGEST_SPEECH and not turn.whole:
        return None
    demand = read_demand(text, turn, actors, chained=chained)
    if demand is None:
        return None
    issuer = demand.issuer or turn.speaker
    if issuer is None or not is_authority(issuer):
        return None
    others = [actor for actor in actors if actor.name != issuer.name or actor.kind == "group"]
    return _Found(turn=turn, demand=demand, issuer=issuer, addressees=_told(text, turn, demand, others))


def _told(text: str, turn: Turn, demand: Demand, actors: Sequence[Actor]) -> tuple[str, ...]:
    """The addressees; ``actors`` are those inside the sentence without its issuer."""
    if demand.subject_before:
        return told_before(text, turn, demand, actors)
    return told_behind(text, actors, turn.sentence, demand.at, verb=demand.rule in _EXPLICIT)


def _directive(text: str, found: _Found, *, deadline: Timex | None, targets: tuple[int, ...], meeting: int | None) -> Directive:
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
    return tuple(topic for topic, words in TOPICS.items() if any(word in lower for word in words))


def _meeting_before(mentions: Sequence[tuple[int, int]], span: Span) -> int | None:
    """The event that was named last before the sentence ends."""
    at = bisect_left(mentions, (span.end, -1))
    return mentions[at - 1][1] if at else None
