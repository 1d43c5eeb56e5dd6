"""Who chairs an event."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import any_of, load_words
from extractors.meetings.apart import stands_between
from model.actor import Actor
from model.span import Span

_WORDS = load_words(__package__)
_NOT_AN_EVENT = rf"(?!,? (?:{any_of(_WORDS['chairs_no_event'])})(?!\w))"
_BY_OFFICE = "(?<!cơ quan )(?<!đơn vị )(?<!tổ chức )(?<!giao )"
_CHAIRS = re.compile(
    rf"(?<!\w){_BY_OFFICE}(?:[đĐ]ồng )?[cC]hủ (?:trì|tọa|toạ)(?!\w){_NOT_AN_EVENT}"
    r"|(?<!\w)điều hành(?= (?:phiên|hội|cuộc|buổi))"
)
_CHAIRED_BY = re.compile(r"(?<!\w)(?:dưới )?sự (?:chủ trì|chủ tọa|điều hành|chỉ đạo) (?:trực tiếp )?của ")
_CHAIRS_ARE = re.compile(r"[^.;:\n]{0,60}? (?:có|là|gồm)(?: các)?(?: đồng chí)?:? ?")
_CLAUSE = re.compile(r"[^.;:\"“”\n]{3,160}, ")
_REACH = 120
_SCENE = 10


def chairs_in(text: str, sentence: Span, actors: Sequence[Actor], *, event: Span, others: Sequence[Span]) -> tuple[Actor, ...]:
    """'X chủ trì', 'X và Y đồng chủ trì', 'dưới sự chủ trì của X', 'Chủ trì hội nghị có X; Y'; not those of ``others``, which
    are the events that stand nearer to the verb, and nobody whose name is not known."""
    people = [actor for actor in actors if actor.kind == "person"]
    return tuple(chair for chair in _chairs(text, sentence, people, event=event, others=others) if chair.how != "as written")


def _chairs(text: str, sentence: Span, people: Sequence[Actor], *, event: Span, others: Sequence[Span]) -> tuple[Actor, ...]:
    if passive := _CHAIRED_BY.search(text, sentence.start, sentence.end):
        chosen = tuple(actor for actor in people if actor.start >= passive.end())[:1]
        return () if stands_between(others, event.end, passive.start()) else chosen
    match = _CHAIRS.search(text, sentence.start, sentence.end)
    if match is None or stands_between(others, match.end(), event.start):
        return ()
    before = [actor for actor in people if actor.end <= match.start()]
    if before and match.start() - before[-1].end <= _REACH:
        return _joined_back(text, before, together=match[0].lower().startswith("đồng"))
    if match.start() - sentence.start <= _SCENE and (chair := _subject_behind(text, match.end(), people)):
        return (chair,)
    listed = _CHAIRS_ARE.match(text, match.end(), sentence.end)
    behind = [actor for actor in people if listed and actor.start >= listed.end()]
    return tuple(behind) if behind and listed and behind[0].start == listed.end() else ()


def _subject_behind(text: str, at: int, people: Sequence[Actor]) -> Actor | None:
    """'Chủ trì phiên họp chiều 4/3, Tổng Bí thư Tô Lâm yêu cầu …': the subject of the sentence that begins with the verb."""
    for actor in people:
        if actor.start > at:
            return actor if _CLAUSE.fullmatch(text, at, actor.start) else None
    return None


def _joined_back(text: str, people: Sequence[Actor], *, together: bool) -> tuple[Actor, ...]:
    """The person before the verb and those joined to him: by 'và', in a list 'A, B và C đồng chủ trì' also by commas."""
    chosen = [people[-1]]
    for actor in reversed(people[:-1]):
        between = text[actor.end : chosen[0].start].strip(" ")
        if between not in (("và", ", và", ",") if together else ("và", ", và")):
            break
        chosen.insert(0, actor)
    return tuple(chosen)
