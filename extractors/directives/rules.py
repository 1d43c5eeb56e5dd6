"""Which rule makes a sentence a demand: the first that fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.demand import Demand
from extractors.directives.lexicon import LINKED, NOT_DEMANDED, PROMISES, TELLING
from extractors.directives.orders import is_account, obliged, ordered, passive, said_order, speaker_orders
from extractors.directives.tasks import according_task, continued, headline_task, named_in_list, named_task
from extractors.speech import Introduction, Turn
from model.actor import Actor

_CONDITIONS = ("Đây là", "Nếu")
_SO_IT_MUST = re.compile(r"(?:nên|và|vì vậy|do đó|do vậy|thì),? (?:cần|phải)(?!\w)|, [^,.;:]{2,40} (?:cần|phải)(?!\w)")
"""'Đây là lĩnh vực đặc thù | nên cần | được quản lý …', 'Nếu dân khó khăn, | Mặt trận phải | …': what follows from it."""
_YEARS_AGO = re.compile(r"(?:[Tt]ừ |[Tt]rong )?(?:[Nn]ăm|[Tt]háng \d{1,2}(?: năm |/)) ?(?:19|20)\d\d(?!\d)")


def read_demand(text: str, turn: Turn, actors: Sequence[Actor], *, chained: bool = False) -> Demand | None:
    """None where the sentence demands nothing; ``actors`` are those inside it, ``chained`` says that the one before demands."""
    start = LINKED.match(text, turn.sentence.start, turn.sentence.end)
    begin = start.end() if start else turn.sentence.start
    introduction = turn.introduction
    judged = NOT_DEMANDED.match(text, begin)
    if judged and not (judged[0] in _CONDITIONS and _SO_IT_MUST.search(text, begin, turn.sentence.end)):
        return None
    if introduction and introduction.told and _YEARS_AGO.match(text, begin):
        return None
    if introduction and introduction.verb in PROMISES:
        return ordered(text, turn, begin, actors)
    if introduction is None:
        return _unintroduced(text, turn, begin, actors, chained=chained)
    if introduction.how == "after quotation":
        return _quoted(text, turn, begin, introduction, actors)
    order = speaker_orders(text, turn, introduction, introduction.verb_end) or said_order(text, introduction)
    if order and not is_account(text, introduction, actors):
        return order
    return (
        headline_task(text, turn, introduction)
        or according_task(text, turn, introduction, actors)
        or passive(text, turn, actors)
        or ordered(text, turn, begin, actors)
        or named_task(text, turn, introduction, actors)
        or obliged(text, turn, begin)
    )


def _quoted(text: str, turn: Turn, begin: int, introduction: Introduction, actors: Sequence[Actor]) -> Demand | None:
    """'"…", Phó Thủ tướng yêu cầu': the demand stands in the quotation; the verb behind it is the last resort."""
    return (
        ordered(text, turn, begin, actors)
        or obliged(text, turn, begin)
        or (None if introduction.verb in TELLING else continued(text, turn, begin, actors))
        or speaker_orders(text, turn, introduction, begin)
    )


def _unintroduced(text: str, turn: Turn, begin: int, actors: Sequence[Actor], *, chained: bool) -> Demand | None:
    """A sentence that names no speaker: with those told at its start the task comes first, else the obligation."""
    listed = continued(text, turn, begin, actors, chained=chained) if turn.speaker else None
    if listed and listed.subject_before:
        return listed
    demand = passive(text, turn, actors) or ordered(text, turn, begin, actors)
    if demand or turn.speaker is None:
        return demand
    return obliged(text, turn, begin) or listed or (named_in_list(text, turn, begin, actors) if chained else None)
