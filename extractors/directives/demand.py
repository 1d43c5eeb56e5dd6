"""What in a sentence makes it a demand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.directives.lexicon import (
    ACTION,
    EXCUSED,
    LINKED,
    NOT_DEMANDED,
    NOUN_AFTER,
    NOUN_BEFORE,
    OBLIGED,
    PARTICIPLE,
    PASSIVE,
)
from extractors.speech import Turn
from extractors.speech.introductions import ORDER_VERBS, any_of
from model.actor import Actor
from model.mention import Modality
from model.span import Span

_ORDER = re.compile(rf"(?<!\w)(?:{any_of(list(ORDER_VERBS))})(?!\w)", re.IGNORECASE)
_MODALITIES: dict[str, Modality] = {"order": "order", "request": "request", "assignment": "assignment", "reminder": "reminder"}
_PLANS = re.compile(r"(?<!\w)(?:sẽ|dự kiến|đã|đang|vừa) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """``at`` is where what is demanded begins; with ``subject_before`` those told stand before it."""

    at: int
    modality: Modality
    rule: str
    cues: tuple[str, ...]
    subject_before: bool = False
    issuer: Actor | None = None


def read_demand(text: str, turn: Turn, actors: Sequence[Actor]) -> Demand | None:
    """The first reading that fits: order verb of the speaker, passive, obligation, or a list that goes on."""
    start = LINKED.match(text, turn.sentence.start, turn.sentence.end)
    begin = start.end() if start else turn.sentence.start
    if NOT_DEMANDED.match(text, begin):
        return None
    introduction = turn.introduction
    if introduction and introduction.verb in ORDER_VERBS:
        modality = _MODALITIES[ORDER_VERBS[introduction.verb]]
        return Demand(at=introduction.verb_end, modality=modality, rule="speaker orders", cues=(introduction.verb,))
    return (
        _ordered(text, turn, actors)
        or _passive(text, turn.sentence)
        or (_obliged(text, turn, begin) if turn.speaker else None)
        or (_continued(text, turn, begin, actors) if turn.speaker and not introduction else None)
    )


def _ordered(text: str, turn: Turn, actors: Sequence[Actor]) -> Demand | None:
    for match in _ORDER.finditer(text, turn.sentence.start, turn.sentence.end):
        before, verb = text[max(turn.sentence.start, match.start() - 24) : match.start()], match[0].lower()
        if NOUN_BEFORE.search(before) or NOUN_AFTER.match(text, match.end()) or not _somebody_follows(match.end(), actors):
            continue
        subject = next((a for a in reversed(actors) if a.end <= match.start() and a.kind != "group"), None)
        issuer = None if turn.speaker else subject
        if turn.speaker or (subject and match.start() - subject.end <= 60):
            return Demand(
                at=match.end(), modality=_MODALITIES[ORDER_VERBS[verb]], rule="order verb", cues=(verb,), issuer=issuer
            )
    return None


def _somebody_follows(at: int, actors: Sequence[Actor]) -> bool:
    return any(0 <= actor.start - at <= 12 for actor in actors)


def _passive(text: str, sentence: Span) -> Demand | None:
    for match in PASSIVE.finditer(text, sentence.start, sentence.end):
        if not PARTICIPLE.search(text, max(sentence.start, match.start() - 20), match.end()):
            return Demand(at=match.end(), modality="assignment", rule="passive", cues=(match[0].lower(),), subject_before=True)
    return None


def _obliged(text: str, turn: Turn, begin: int) -> Demand | None:
    excused = [Span(*match.span()) for match in EXCUSED.finditer(text, begin, turn.sentence.end)]
    for match in OBLIGED.finditer(text, begin, turn.sentence.end):
        if not any(span.overlaps(Span(*match.span())) for span in excused):
            return Demand(
                at=match.end(), modality="obligation", rule="obligation", cues=(match[0].lower(),), subject_before=True
            )
    return None


def _continued(text: str, turn: Turn, begin: int, actors: Sequence[Actor]) -> Demand | None:
    """'Tiếp tục hoàn thiện …', or 'Bộ Tài chính bố trí …', after a sentence of the same speaker."""
    at = begin
    first = next((actor for actor in actors if begin <= actor.start <= begin + 2), None)
    if first and first.kind != "document":
        following = [actor for actor in actors if actor.start >= first.start]
        for actor in following:
            if actor.start > at + 6:
                break
            at = actor.end + 1
    match = ACTION.match(text, at, turn.sentence.end)
    if match is None or _PLANS.search(text, begin, match.start() + 1):
        return None
    return Demand(
        at=match.start(), modality="order", rule="speech goes on", cues=(match[0].lower(),), subject_before=at != begin
    )
