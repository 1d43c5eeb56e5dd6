"""What in a sentence makes it a demand: four rules, the first that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.directives.addressees import subjects_before
from extractors.directives.lexicon import (
    ACTION,
    CLAUSE,
    EXCUSED,
    JUDGEMENTS,
    LINKED,
    NOT_DEMANDED,
    OBLIGED,
    PARTICIPLE,
    PASSIVE,
    WHAT_IS_NOT_LINKED,
)
from extractors.lexicon import any_of
from extractors.speech import Introduction, Turn
from extractors.speech.verbs import ORDER_VERBS, TASK_VERBS, order_verbs
from model.actor import Actor
from model.mention import Modality
from model.span import Span

_PLANS = re.compile(r"(?<!\w)(?:sẽ|dự kiến|đã|đang|vừa)(?!\w)")
_NOT_LINKS = "".join(rf"(?<!{word} )" for word in WHAT_IS_NOT_LINKED)
_NOMINAL = re.compile(rf"[^.,;:]*? {_NOT_LINKS}(?:(?:đã|đang|sẽ)(?!\w)|(?:không )?chỉ là|là (?:{any_of(JUDGEMENTS)})(?!\w))")
"""'Phát triển kinh tế tư nhân là động lực …': the verb is the subject of a statement."""
_CLOSES = '.;:!…"”),'
"""A line that ends otherwise is a headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """``at`` is where what is demanded begins; with ``subject_before`` those told stand before it.

    ``issuer`` is set where the sentence itself names one that is not its speaker.
    """

    at: int
    modality: Modality
    rule: str
    cues: tuple[str, ...]
    subject_before: bool = False
    issuer: Actor | None = None


def read_demand(text: str, turn: Turn, actors: Sequence[Actor]) -> Demand | None:
    """Order verb of the speaker, order verb elsewhere, passive, obligation, or a list that goes on; else None."""
    start = LINKED.match(text, turn.sentence.start, turn.sentence.end)
    begin = start.end() if start else turn.sentence.start
    if NOT_DEMANDED.match(text, begin):
        return None
    introduction = turn.introduction
    if introduction and introduction.how == "after quotation":
        return (
            _ordered(text, turn, begin, actors)
            or _obliged(text, turn, begin)
            or _continued(text, turn, begin, actors)
            or _speaker_orders(introduction, begin)
        )
    if introduction and (demand := _speaker_orders(introduction, introduction.verb_end)):
        return demand
    if demand := _passive(text, turn, actors) or _ordered(text, turn, begin, actors):
        return demand
    if turn.speaker is None:
        return None
    return _obliged(text, turn, begin) or (None if introduction else _continued(text, turn, begin, actors))


def _speaker_orders(introduction: Introduction, at: int) -> Demand | None:
    verb = introduction.verb
    if verb not in ORDER_VERBS:
        return None
    return Demand(at=at, modality=ORDER_VERBS[verb], rule="speaker orders", cues=(verb,))


def _ordered(text: str, turn: Turn, begin: int, actors: Sequence[Actor]) -> Demand | None:
    """'… và yêu cầu các bộ …' of the speaker, 'Đề nghị các đồng chí …', or a subject of the sentence's own."""
    told = any(actor.start <= begin + 1 and actor != turn.speaker for actor in actors if actor.start >= begin)
    for match in order_verbs(text, turn.sentence.start, turn.sentence.end):
        verb = match[0].lower()
        if turn.speaker and told and verb in TASK_VERBS:
            continue
        opens = match.start() - turn.sentence.start <= 2 or text[match.start() - 5 : match.start()] in (
            " tôi ",
            "“Tôi ",
            '"Tôi ',
        )
        if not opens and not any(0 <= actor.start - match.end() <= 12 for actor in actors):
            continue
        subject = next((a for a in reversed(actors) if a.end <= match.start() and a.kind != "group"), None)
        issuer = None if turn.speaker else subject
        if turn.speaker or (subject and match.start() - subject.end <= 60):
            return Demand(at=match.end(), modality=ORDER_VERBS[verb], rule="order verb", cues=(verb,), issuer=issuer)
    return None


def _passive(text: str, turn: Turn, actors: Sequence[Actor]) -> Demand | None:
    """'Bộ Công an được giao …': somebody must be named as the one who was told."""
    for match in PASSIVE.finditer(text, turn.sentence.start, turn.sentence.end):
        cue = match[0].lower()
        if PARTICIPLE.search(text, max(turn.sentence.start, match.start() - 20), match.end()):
            continue
        if EXCUSED.search(text, max(turn.sentence.start, match.start() - 6), match.end()):
            continue
        if subjects_before(text, actors, turn.sentence.start, match.start()):
            return Demand(at=match.end(), modality="assignment", rule="passive", cues=(cue,), subject_before=True)
    return None


def _obliged(text: str, turn: Turn, begin: int) -> Demand | None:
    excused = [Span(*match.span()) for match in EXCUSED.finditer(text, begin, turn.sentence.end)]
    for match in OBLIGED.finditer(text, begin, turn.sentence.end):
        if not any(span.overlaps(Span(*match.span())) for span in excused):
            cue = match[0].lower()
            return Demand(at=match.end(), modality="obligation", rule="obligation", cues=(cue,), subject_before=True)
    return None


def _continued(text: str, turn: Turn, begin: int, actors: Sequence[Actor]) -> Demand | None:
    """'Tiếp tục hoàn thiện …', or 'Bộ Tài chính bố trí …', after a sentence of the same speaker."""
    if text[turn.sentence.end - 1] not in _CLOSES:
        return None
    for at in (begin, *(match.end() for match in [CLAUSE.match(text, begin, turn.sentence.end)] if match)):
        told = _run_of_names(text, at, actors)
        match = ACTION.match(text, told, turn.sentence.end)
        if match is None or _PLANS.search(text, at, match.start()) or _NOMINAL.match(text, at, turn.sentence.end):
            continue
        return Demand(
            at=match.start(), modality="order", rule="speech goes on", cues=(match[0].lower(),), subject_before=told != at
        )
    return None


def _run_of_names(text: str, at: int, actors: Sequence[Actor]) -> int:
    """Behind the names that stand at ``at``, joined by commas and 'và'; ``at`` itself where none does."""
    end = at
    for actor in actors:
        if actor.start < at:
            continue
        if actor.start > end + (2 if end == at else 6) or actor.kind == "document":
            break
        end = actor.end
    if end == at:
        return at
    adverb = _ADVERB.match(text, end)
    return adverb.end() if adverb else end


_ADVERB = re.compile(r"(?:,? (?:cũng|cùng|theo chức năng[^,.;]{0,40},|theo thẩm quyền,?|thì|sớm))*[,:]? ")
