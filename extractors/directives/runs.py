"""Runs of names that are told together ('Bộ A, Bộ B và các tỉnh'), and those who begin further clauses of a demand."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.lexicon import ACTION, HASTE
from model.actor import Actor

_BETWEEN = re.compile(
    r"[,;]?(?: và| cùng với| cùng| như)? "
    r"(?:(?:nhất là|đặc biệt là|cho|với|đối với|đồng chí|các đồng chí|tới|đến|rằng|từng) )*"
)
_NOT_THEIR_TURN = re.compile(r"(?<!\w)(?:để|giúp|nhằm|phối hợp với|giữa) [^,;.]{2,40}, $")
_SLOGAN = re.compile(r" (?:quyết|làm|chịu trách nhiệm)(?=[,.;”\"])")
"""'địa phương quyết, địa phương | làm |, địa phương chịu trách nhiệm'."""
_FAR = 70


def run_at(text: str, actors: Sequence[Actor], at: int) -> list[Actor]:
    """The run that begins at ``at``; empty where no name does."""
    run: list[Actor] = []
    for actor in actors:
        if actor.start < at:
            continue
        if not (joined(text, run[-1], actor) if run else actor.start == at):
            break
        if actor.kind != "document":
            run.append(actor)
    return run


def run_before(text: str, actors: Sequence[Actor], start: int, at: int) -> list[Actor]:
    """The run between ``start`` and ``at`` that ends nearest before ``at``."""
    run: list[Actor] = []
    for actor in actors:
        if actor.start < start or actor.end > at or actor.kind == "document":
            continue
        run = [*run, actor] if run and joined(text, run[-1], actor) else [actor]
    return run


def joined(text: str, first: Actor, second: Actor) -> bool:
    between = _BETWEEN.match(text, first.end)
    return between is not None and between.end() == second.start


def clause_subjects(text: str, actors: Sequence[Actor], at: int, end: int) -> list[Actor]:
    """'Bộ A cần rà soát; | Bộ B trình …': those who begin further clauses behind ``at``."""
    return [actor for actor in actors if actor.start >= at and _begins_clause(text, actor, end)]


def takes_over(text: str, actor: Actor, before: Actor | None = None) -> bool:
    """'…, ACV khẩn trương thực hiện …': another body takes its turn behind a comma, no partner and none of a purpose.

    Where the name ``before`` it is known and not joined to it, any task will do: '…, Bộ Tài chính giải quyết …'.
    """
    if actor.kind == "document" or text[actor.start - 2 : actor.start] != ", ":
        return False
    if _SLOGAN.match(text, actor.end) or _NOT_THEIR_TURN.search(text, max(0, actor.start - _FAR), actor.start):
        return False
    apart = before is not None and actor.kind == "body" and not joined(text, before, actor)
    return (ACTION.match(text, actor.end + 1) if apart else HASTE.match(text, actor.end)) is not None


def names_of(actors: Sequence[Actor]) -> tuple[str, ...]:
    """As written; a body that the text names only by its head gets the name it stands for."""
    return tuple(dict.fromkeys(a.name if a.kind == "body" and a.how == "coreference" else a.text for a in actors))


def _begins_clause(text: str, actor: Actor, end: int) -> bool:
    """Behind a semicolon or colon, before what it shall do."""
    if actor.kind == "document" or actor.end >= end or text[actor.start - 2 : actor.start] not in ("; ", ": ", "\n- "):
        return False
    return ACTION.match(text, min(actor.end + 1, end), end) is not None
