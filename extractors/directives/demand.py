"""What in a sentence makes it a demand: four rules, the first that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.directives.addressees import subjects_before
from extractors.directives.lexicon import (
    ACTION,
    CLAUSE,
    CONTENTS,
    EXCUSED,
    HASTE,
    INSTRUCTING,
    JUDGEMENTS,
    LINKED,
    NOT_CONTINUED,
    NOT_DEMANDED,
    NUMBERED,
    OBLIGED,
    PARTICIPLE,
    PASSIVE,
    PASSIVE_JUDGEMENTS,
    PROMISES,
    TELLING,
    WHAT_IS_NOT_LINKED,
)
from extractors.lexicon import any_of
from extractors.speech import SILENT, Introduction, Turn
from extractors.speech.verbs import ORDER_VERBS, TASK_VERBS, order_verbs
from model.actor import Actor
from model.mention import Modality

_PLANS = re.compile(r"(?<!\w)(?:sẽ|dự kiến|đã|đang|vừa)(?!\w)")
_NOT_LINKS = "".join(rf"(?<!{word} )" for word in WHAT_IS_NOT_LINKED)
_STATES = rf"(?:đã|đang|sẽ|(?:không )?chỉ là|{any_of(PASSIVE_JUDGEMENTS)}|là (?:{any_of(JUDGEMENTS)}))(?!\w)"
_NOMINAL = re.compile(rf"[^.,;:]*? {_NOT_LINKS}{_STATES}|[^.;:]{{0,120}}? không chỉ (?:là|có)(?!\w)")
"""'Phát triển kinh tế tư nhân là động lực …': the verb is the subject of a statement."""
_BEHIND_VERB = re.compile(r",? (?:rằng |là )?")
_TENSE = re.compile(r" (?:cũng |vừa )?(?:đã|sẽ|đang)(?!\w)")
_TOLD = re.compile(r"[^.;\n]{0,120}?, [^,.;]{2,40}? (?:đã|đang|sẽ) ")
_WILL = re.compile(r"[^.;\n]{0,200}?, [^,.;]{2,50}? sẽ ")
_DOES = re.compile(r" (?:đã|vừa|cũng|có)(?!\w)[^,.;:\"“”]{0,40}")
_REACH = 24
_SHORTEST = 30
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
    if introduction and introduction.verb in PROMISES:
        return None
    if introduction and introduction.how == "after quotation":
        return (
            _ordered(text, turn, begin, actors)
            or _obliged(text, turn, begin)
            or (None if introduction.verb in TELLING else _continued(text, turn, begin, actors))
            or _speaker_orders(introduction, begin)
        )
    ordered = _speaker_orders(introduction, introduction.verb_end) if introduction else None
    if introduction and ordered and not _is_account(text, introduction, actors):
        return ordered
    if demand := _passive(text, turn, actors) or _ordered(text, turn, begin, actors):
        return demand
    if turn.speaker is None:
        return None
    if introduction:
        return _named_task(text, turn, introduction, actors) or _obliged(text, turn, begin)
    continued = _continued(text, turn, begin, actors)
    if continued and continued.subject_before:
        return continued
    return _obliged(text, turn, begin) or continued


def _speaker_orders(introduction: Introduction, at: int) -> Demand | None:
    verb = introduction.verb
    if verb not in ORDER_VERBS:
        return None
    return Demand(at=at, modality=ORDER_VERBS[verb], rule="speaker orders", cues=(verb,))


def _is_account(text: str, introduction: Introduction, actors: Sequence[Actor]) -> bool:
    """'Chính phủ đã chỉ đạo xây dựng …' tells what was done; 'đã chỉ đạo các bộ rà soát' still whom."""
    if introduction.verb not in TASK_VERBS or introduction.how != "subject":
        return False
    between = text[introduction.speaker.end : introduction.verb_end]
    return _PLANS.search(between) is not None and not any(0 <= a.start - introduction.verb_end <= 2 for a in actors)


def _named_task(text: str, turn: Turn, introduction: Introduction, actors: Sequence[Actor]) -> Demand | None:
    """'Tổng Bí thư nhấn mạnh các thành viên tiếp tục bám sát …', 'gợi mở tập trung phát triển …'."""
    if introduction.verb not in INSTRUCTING:
        return None
    at = _BEHIND_VERB.match(text, introduction.verb_end, turn.sentence.end)
    begin = at.end() if at else introduction.verb_end
    told = _run_of_names(text, begin, actors)
    match = (ACTION if told != begin else HASTE).match(text, told, turn.sentence.end)
    if match is None or _PLANS.search(text, begin, match.start()) or _NOMINAL.match(text, begin, turn.sentence.end):
        return None
    cues = (str(introduction.verb), match[0].lower())
    return Demand(at=match.start(), modality="order", rule="task behind the verb", cues=cues, subject_before=told != begin)


def _ordered(text: str, turn: Turn, begin: int, actors: Sequence[Actor]) -> Demand | None:
    """'… và yêu cầu các bộ …' of the speaker, 'Đề nghị các đồng chí …', or a subject of the sentence's own."""
    speaker = turn.speaker.name if turn.speaker else None
    told = any(begin <= actor.start <= begin + 1 and actor.name != speaker for actor in actors)
    for match in order_verbs(text, turn.sentence.start, turn.sentence.end):
        verb = match[0].lower()
        if turn.speaker and (told or CONTENTS.match(text, begin)):
            continue
        opens = match.start() - turn.sentence.start <= 2 or text[match.start() - 5 : match.start()] in (
            " tôi ",
            "“Tôi ",
            '"Tôi ',
        )
        if not opens and not any(0 <= actor.start - match.end() <= 12 for actor in actors):
            continue
        subject = next((a for a in reversed(actors) if a.end <= match.start() and a.kind in ("person", "body")), None)
        issuer = subject if subject and (turn.speaker is None or _does(text, subject, match.start())) else None
        if turn.speaker or (subject and match.start() - subject.end <= 60):
            return Demand(at=match.end(), modality=ORDER_VERBS[verb], rule="order verb", cues=(verb,), issuer=issuer)
    return None


def _does(text: str, subject: Actor, verb: int) -> bool:
    """'… Ban Chỉ đạo Trung ương đã có kết luận chỉ đạo …' in the report of another: the order is the committee's."""
    return _DOES.fullmatch(text, subject.end, verb) is not None


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
    for match in OBLIGED.finditer(text, begin, turn.sentence.end):
        around = EXCUSED.finditer(text, max(begin, match.start() - _REACH), min(match.end() + _REACH, turn.sentence.end))
        if not any(excused.start() <= match.start() and match.end() <= excused.end() for excused in around):
            cue = match[0].lower()
            return Demand(at=match.end(), modality="obligation", rule="obligation", cues=(cue,), subject_before=True)
    return None


def _continued(text: str, turn: Turn, begin: int, actors: Sequence[Actor]) -> Demand | None:
    """'Tiếp tục hoàn thiện …', or 'Bộ Tài chính bố trí …', after a sentence of the same speaker."""
    if text[turn.sentence.end - 1] not in _CLOSES or NOT_CONTINUED.match(text, begin) or _tells(text, actors):
        return None
    if _WILL.match(text, begin, turn.sentence.end):
        return None
    for at in (begin, *(match.end() for match in [CLAUSE.match(text, begin, turn.sentence.end)] if match)):
        told = _run_of_names(text, at, actors)
        if turn.sentence.end - at < _SHORTEST or (told != at and _is_speaker(turn, at, actors)):
            continue
        match = ACTION.match(text, told, turn.sentence.end)
        if match is None or _PLANS.search(text, at, match.start()) or _NOMINAL.match(text, at, turn.sentence.end):
            continue
        if (turn.reports and told == at) or (at != begin and _TOLD.match(text, at, turn.sentence.end)):
            continue
        return Demand(
            at=match.start(),
            modality="obligation" if OBLIGED.match(match[0]) else "order",
            rule="speech goes on",
            cues=(match[0].lower(),),
            subject_before=told != at,
        )
    return None


def _tells(text: str, actors: Sequence[Actor]) -> bool:
    """'… Chính phủ đã chỉnh lý …': somebody did, does or will do something."""
    return any(actor.kind in ("body", "person") and _TENSE.match(text, actor.end) for actor in actors)


def is_numbered(said: str) -> bool:
    """'Thứ hai, …', 'Một là …': a point of a list, whatever stands before it."""
    return NUMBERED.match(said) is not None


def tells(said: str) -> bool:
    """A sentence about what was, is or will be; a list that begins with a verb behind it goes on telling."""
    return _PLANS.search(said) is not None


def _is_speaker(turn: Turn, at: int, actors: Sequence[Actor]) -> bool:
    """What the speaker does himself is no demand, nor what the Party and the State do."""
    first = next((actor for actor in actors if actor.start >= at), None)
    if first is None or turn.speaker is None:
        return False
    return first.name == turn.speaker.name or first.text in SILENT


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


_ADVERB = re.compile(
    r"(?:,? theo (?:đúng )?(?:chức năng|thẩm quyền|nhiệm vụ|trách nhiệm|phạm vi)[^.;:]{0,70}?,)?(?:,? (?:cùng|thì|sớm))*[,:]? "
)
