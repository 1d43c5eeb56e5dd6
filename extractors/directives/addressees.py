"""Those told to act: the names that stand directly behind the order, or before the obligation."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.directives.lexicon import BETWEEN
from model.actor import Actor


def addressees_after(text: str, actors: Sequence[Actor], at: int) -> tuple[str, ...]:
    """'giao Bộ A, Bộ B và các tỉnh rà soát …': the names joined to ``at`` and to one another, as written."""
    names: list[str] = []
    for actor in actors:
        if actor.start < at:
            continue
        between = BETWEEN.match(text, at)
        if between is None or between.end() != actor.start:
            break
        if actor.kind != "document":
            names.append(actor.text)
        at = actor.end
    return tuple(dict.fromkeys(names))


def addressees_before(text: str, actors: Sequence[Actor], start: int, at: int) -> tuple[str, ...]:
    """'Bộ A và Bộ B cần …': the names of the run that ends nearest before ``at``."""
    run: list[Actor] = []
    for actor in actors:
        if actor.start < start or actor.end > at or actor.kind == "document":
            continue
        joined = run and (found := BETWEEN.match(text, run[-1].end)) and found.end() == actor.start
        run = [*run, actor] if joined else [actor]
    if not run or at - run[-1].end > 40:
        return ()
    return tuple(dict.fromkeys(actor.text for actor in run))
