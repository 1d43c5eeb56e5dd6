"""Those told to act: the names directly behind the order, or those that are the subject of the obligation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.lexicon import ACTION, HASTE, OBLIGED
from extractors.lexicon import CAPITALS
from model.actor import Actor

_BETWEEN = re.compile(r"[,;]?(?: và| cùng với| cùng)? (?:(?:cho|với|đối với|đồng chí|các đồng chí|tới|đến|là|rằng|thì|từng) )*")
_AFTER_VERB = re.compile(
    r"(?:[,:]? (?:rằng |cụ thể |trước mắt |trước hết |ngay |thêm )*)"
    r"(?:(?:trong|thời gian|sau|từ|trên cơ sở|để|về|với|căn cứ|trước|ngoài|bên cạnh|đối với|tại) [^,.;:\n]{3,90}, )?"
    r"(?:(?:cho|với|đối với|tới|toàn thể|tất cả) )*",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    rf"(?P<who>(?:các|toàn thể|toàn|mọi|những|cộng đồng|hai|phía) (?:[^\s,.;:]+ ){{0,6}}?[^\s,.;:]+"
    rf"|[{CAPITALS}][\w&]*(?: [{CAPITALS}][\w&]*){{0,5}})(?= (?:(?:cần|phải|cùng|hãy)(?!\w)|{ACTION.pattern}))"
)
"""Somebody whom no list knows: 'đề nghị Qualcomm tăng cường …', 'kêu gọi các nhà báo chung tay …'."""
_ATTRIBUTES = ("Trung ương", "Đảng", "Nhà nước")
_OBJECT = re.compile(
    r"(?<!\w)(?:của|về|cho|với|tại|từ|do|trong|để|vào|bởi|theo|trước|là|thuộc|trên|giữa|giúp) $", re.IGNORECASE
)
_BY_RIGHT = re.compile(r"^,? (?:theo|trên cơ sở|với|trong phạm vi|căn cứ) [^,.;:]{3,60},")
_INTERRUPTS = re.compile(r"[,.;:()\"“”]|(?<!\w)(?:để|nhằm)(?!\w)")
_FAR = 70


def addressees_after(text: str, actors: Sequence[Actor], at: int, end: int, *, verb: bool) -> tuple[str, ...]:
    """'giao Bộ A, Bộ B và các tỉnh rà soát …; Bộ C trình …': the run of names behind ``at``, and the subjects of further
    clauses up to ``end``. ``verb`` where an order verb stands before ``at``: then also somebody whom no list knows."""
    opened = _AFTER_VERB.match(text, at)
    run = _run(text, [actor for actor in actors if actor.start >= at], opened.end() if opened else at)
    last = run[-1].end if run else at
    further = [actor for actor in actors if actor.start >= last and _begins_clause(text, actor, end)]
    if not run and not further:
        further = _subject_of_obligation(text, actors, at, end)
    if verb and not run and not further and (plain := _PLAIN.match(text, opened.end() if opened else at, end)):
        return (plain["who"],)
    return _names([*run, *further])


def subjects_before(text: str, actors: Sequence[Actor], start: int, at: int) -> tuple[str, ...]:
    """'Bộ A và Bộ B cần …': the names of the run that ends nearest before ``at``, if it is a subject."""
    run: list[Actor] = []
    for actor in actors:
        if actor.start < start or actor.end > at or actor.kind == "document":
            continue
        run = [*run, actor] if run and _joined(text, run[-1], actor) else [actor]
    if (
        not run
        or at - run[-1].end > _FAR
        or _is_attribute(text, run[0])
        or _OBJECT.search(text[max(start, run[0].start - 12) : run[0].start])
    ):
        return ()
    between = _BY_RIGHT.sub("", text[run[-1].end : at])
    if _INTERRUPTS.search(between):
        return ()
    return _names([*run, *(actor for actor in actors if actor.start > at and _takes_over(text, actor))])


def _is_attribute(text: str, actor: Actor) -> bool:
    """'báo Trung ương phải …': the name belongs to the noun before it."""
    return actor.text in _ATTRIBUTES and text[actor.start - 2 : actor.start - 1].isalnum()


def _run(text: str, actors: Sequence[Actor], at: int) -> list[Actor]:
    run: list[Actor] = []
    for actor in actors:
        if run and not _joined(text, run[-1], actor):
            break
        if not run and actor.start != at:
            break
        if actor.kind != "document":
            run.append(actor)
    return run


def _joined(text: str, first: Actor, second: Actor) -> bool:
    between = _BETWEEN.match(text, first.end)
    return between is not None and between.end() == second.start


def _begins_clause(text: str, actor: Actor, end: int) -> bool:
    """'…; Bộ C trình Chính phủ …': behind a semicolon or colon, before what it shall do."""
    if actor.kind == "document" or actor.end >= end or text[actor.start - 2 : actor.start] not in ("; ", ": ", "\n- "):
        return False
    return ACTION.match(text, min(actor.end + 1, end), end) is not None


def _takes_over(text: str, actor: Actor) -> bool:
    """'…, ACV khẩn trương thực hiện …': another body takes its turn behind a comma."""
    if actor.kind not in ("body", "person") or text[actor.start - 2 : actor.start] != ", ":
        return False
    return HASTE.match(text, actor.end) is not None


def _subject_of_obligation(text: str, actors: Sequence[Actor], at: int, end: int) -> list[Actor]:
    """'lưu ý … đòi hỏi các bộ phải …': whoever stands directly before an obligation."""
    for match in OBLIGED.finditer(text, at, end):
        for actor in actors:
            if actor.start < at or text[actor.end : match.start()] != " " or actor.kind == "document":
                continue
            if not _OBJECT.search(text[actor.start - 12 : actor.start]):
                first = next((a for a in actors if a.start >= at and _joined(text, a, actor)), actor)
                return [first, actor] if first is not actor else [actor]
    return []


def _names(actors: Sequence[Actor]) -> tuple[str, ...]:
    """As written; a body that the text names only by its head gets the name it stands for."""
    return tuple(dict.fromkeys(a.name if a.kind == "body" and a.how == "coreference" else a.text for a in actors))
