"""Those told to act where they stand behind the order, or where the sentence has set them out or sent it to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.directives.lexicon import AFTER_VERB, AGENTS, HASTE, OBLIGED, SET_OUT
from extractors.directives.runs import clause_subjects, joined, names_of, run_at, takes_over
from extractors.directives.strangers import stranger_before, strangers_at, strangers_joined
from extractors.directives.subjects import is_subject
from extractors.lexicon import CAPITALS, any_of
from extractors.speech.verbs import TASK_VERBS, order_verbs
from model.actor import Actor
from model.span import Span

_HANDED = re.compile(
    r" (?:các |những |thêm |một số )?(?:nhiệm vụ|trách nhiệm|việc|chỉ tiêu|mục tiêu)(?!\w)[^.,;:]{0,40}? (?:cho|với|đối với) "
)
"""'giao các nhiệm vụ cụ thể cho các bộ, ngành …'."""
_CLOSES = re.compile(r"(?: \([^()\n]{2,200}\))?,")
_SET_OUT_STRANGER = re.compile(
    rf"(?P<who>(?:(?:{any_of(AGENTS)})(?!\w)|[{CAPITALS}])[^,.;:()]{{2,40}}?)(?: \([^()\n]{{2,200}}\))?,"
)
_SENT = re.compile(r"(?<!\w)gửi (?:tới |đến )?")
_OPENING = 12


def told_behind(text: str, actors: Sequence[Actor], sentence: Span, at: int, *, verb: bool) -> tuple[str, ...]:
    """The addressees of the order that ends at ``at``; ``actors`` are those inside ``sentence`` but its issuer.

    ``verb`` where an order verb stands before ``at``: then also somebody whom no list knows.
    """
    named = (*_opening_order(text, actors, sentence, at), *_behind(text, actors, at, sentence.end, verb=verb))
    return named or _set_out(text, actors, sentence.start, at) or _sent_to(text, actors, sentence.start, at)


def _behind(text: str, actors: Sequence[Actor], at: int, end: int, *, verb: bool) -> tuple[str, ...]:
    """'giao Bộ A, Bộ B và các tỉnh rà soát …; Bộ C trình …': the run of names behind ``at``, and the subjects of further
    clauses up to ``end``."""
    opened = _HANDED.match(text, at, end) or AFTER_VERB.match(text, at)
    begin = opened.end() if opened else at
    run = run_at(text, actors, begin)
    if verb and not run and (unknown := strangers_at(text, begin, end)):
        return unknown
    last = run[-1].end if run else at
    others = strangers_joined(text, last, end) if run and verb else ()
    further = clause_subjects(text, actors, last, end)
    behind = [actor for actor in actors if actor.start >= last]
    further += _next_turns(text, behind, end)
    if run:
        turns = pairwise([run[-1], *behind])
        further += [actor for before, actor in turns if actor.kind == "body" and takes_over(text, actor, before)]
    for order in order_verbs(text, last, end):
        if order["verb"].lower() not in TASK_VERBS or (order["verb"] == "giao" and text[order.start() - 2] in ",;"):
            further += run_at(text, actors, order.end() + 1)
    if not run and not further:
        return names_of(_obliged(text, actors, at, end)) or (_stranger_obliged(text, at, end) if verb else ())
    further.sort(key=lambda actor: actor.start)
    return (*names_of(run), *others, *(name for name in names_of(further) if name not in others))


def _opening_order(text: str, actors: Sequence[Actor], sentence: Span, at: int) -> tuple[str, ...]:
    """'Giao Bộ Tài chính hướng dẫn, Thủ tướng yêu cầu …': those of the order that opens the sentence, before that at ``at``."""
    opened = next(order_verbs(text, sentence.start, min(sentence.start + _OPENING, at)), None)
    if opened is None or opened.start() != sentence.start or opened.end() == at:
        return ()
    return names_of(run_at(text, actors, opened.end() + 1))


def _set_out(text: str, actors: Sequence[Actor], begin: int, at: int) -> tuple[str, ...]:
    """'Với các bộ, ngành, Thủ tướng yêu cầu …', 'Về nhiệm vụ với doanh nghiệp Thái Lan (đối tác lớn), Thủ tướng đề nghị …':
    those for whom the sentence, which begins at ``begin``, sets out the order at ``at``."""
    for opened in SET_OUT.finditer(text, begin, at):
        run = run_at(text, actors, opened.end())
        if run and _CLOSES.match(text, run[-1].end):
            return names_of(run)
        if stranger := _SET_OUT_STRANGER.match(text, opened.end(), at):
            return (stranger["who"],)
    return ()


def _sent_to(text: str, actors: Sequence[Actor], start: int, at: int) -> tuple[str, ...]:
    """'ban hành công văn gửi UBND các tỉnh, đề nghị …': those to whom the paper is sent whose order stands at ``at``."""
    runs = (run_at(text, actors, sent.end()) for sent in _SENT.finditer(text, start, at))
    return names_of(next((run for run in runs if run), []))


def _next_turns(text: str, actors: Sequence[Actor], end: int) -> list[Actor]:
    """'… chỉ đạo, các bộ trưởng và thủ trưởng cơ quan khẩn trương rà soát': the run that ends before the next haste."""
    last = next((i for i, actor in enumerate(actors) if actor.end < end and HASTE.match(text, actor.end)), None)
    if last is None or actors[last].kind == "document":
        return []
    first = last
    while first and joined(text, actors[first - 1], actors[first]):
        first -= 1
    return list(actors[first : last + 1]) if text[actors[first].start - 2 : actors[first].start] == ", " else []


def _obliged(text: str, actors: Sequence[Actor], at: int, end: int) -> list[Actor]:
    """'lưu ý … đòi hỏi các bộ phải …': whoever stands directly before an obligation."""
    for match in OBLIGED.finditer(text, at, end):
        for actor in actors:
            if actor.start < at or text[actor.end : match.start()] != " " or actor.kind == "document":
                continue
            if is_subject(text, actor):
                first = next((a for a in actors if a.start >= at and joined(text, a, actor)), actor)
                return [first, actor] if first is not actor else [actor]
    return []


def _stranger_obliged(text: str, at: int, end: int) -> tuple[str, ...]:
    """'lưu ý … thì khu vực công | cần đi trước': the same of those whom no list knows."""
    match = OBLIGED.search(text, at, end)
    stranger = stranger_before(text, at, match.start()) if match else None
    return (stranger.of(text),) if stranger else ()
