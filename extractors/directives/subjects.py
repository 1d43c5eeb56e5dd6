"""Those told to act where they stand before what they shall do: the subject of an obligation or of a task."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.directives.demand import Demand
from extractors.directives.lexicon import ACTION, DONE_TO, LINKED
from extractors.directives.runs import clause_subjects, names_of, run_at, run_before, takes_over
from extractors.directives.strangers import opening_strangers, stranger_before
from extractors.speech import Turn
from model.actor import Actor
from model.span import Span

_ATTRIBUTES = ("Trung ương", "Đảng", "Nhà nước")
_PART = re.compile(
    r"(?<!\w)(?:nợ|trái phiếu|khu vực|[Nn]hiệm kỳ|[Kk]hóa|đội ngũ|công tác|đô thị|hoạt động|[Đđ]ại hội(?: [XVI]+)?|chất lượng"
    r"|năng lực|vai trò|trách nhiệm) $"
)
"""'Đại hội XII | Đảng bộ … phải …': the name is a part of what stands before it."""
_OBJECT = re.compile(
    r"(?<!\w)(?:của|về|cho|với|tại|từ|do|trong|để|vào|bởi|theo|trước|(?<!nhất )(?<!biệt )là|thuộc|trên|giữa|giúp) $",
    re.IGNORECASE,
)
_BY_RIGHT = re.compile(r"^,? (?:theo|trên cơ sở|với|trong phạm vi|căn cứ) [^,.;:]{3,60},")
_INTERRUPTS = re.compile(r"[,.;:()\"“”]|(?<!\w)(?:để|nhằm)(?!\w)")
_BEHIND_VERB = re.compile(r",? ?(?:rằng |là )?")
_WHO_THEY_ARE = re.compile(
    r"(?:,? (?:trong|ở|thuộc|tại|có|căn cứ|trên|nhất là|đặc biệt là|theo|với (?:vai trò|tư cách|sứ mệnh|chức năng))(?!\w)"
    r"[^;:.]{3,140}?)?,?(?: (?:cũng|đều|càng|còn|rất))? ?"
)
_ABSTRACT = re.compile(r"[Vv]iệc ")
_NOT_ONLY = re.compile(r" (?:không chỉ|không những|không phải chỉ)(?!\w)[^.;]*?(?<!\w)mà(?: còn)?(?: \w+){1,3}$")
_FAR = 70


def told_before(text: str, turn: Turn, demand: Demand, actors: Sequence[Actor]) -> tuple[str, ...]:
    """The subject of ``demand``, and those of its further clauses; ``actors`` are those inside the sentence but its issuer."""
    span = turn.sentence
    names = _subject_at(text, actors, demand.told_at) if demand.told_at is not None else ()
    names = names or subject_before(text, actors, span.start, demand.at, cue=demand.cues[-1])
    if not names and turn.introduction and turn.introduction.verb:
        names = _subject_at(text, actors, turn.introduction.verb_end)
    if not names and demand.told_at is not None:
        names = tuple(filter(None, [opening_strangers(text, demand.told_at, span.end).of(text)]))
    names = names or _subject_at_start(text, actors, span.start, demand.at - len(demand.cues[-1]))
    names = names or _first_to_act(text, actors, span.start, span.end)
    further = names_of(clause_subjects(text, actors, demand.at, span.end))
    return (*names, *(name for name in further if name not in names))


def subject_before(text: str, actors: Sequence[Actor], start: int, at: int, *, cue: str) -> tuple[str, ...]:
    """'Bộ A và Bộ B cần …', 'khu vực công | cần …': whoever ends nearest before the ``cue`` that ends at ``at``, if a subject.

    One whom no list knows goes before a name that stands farther off, and before the short form of his own.
    """
    cue_start = max(start, at - len(cue))
    at = _before_not_only(text, start, at)
    stranger = stranger_before(text, start, min(at, cue_start))
    run = run_before(text, actors, start, at)
    if stranger and (not run or run[-1].end <= stranger.start or _is_short_form(run, stranger)):
        listed = run and text[run[-1].end : stranger.start] in (", ", " và ", ", và ")
        return (*(names_of(run) if listed else ()), stranger.of(text))
    if not run or not _is_subject(text, run, start, at):
        return ()
    return names_of([*run, *(actor for actor in actors if actor.start > at and takes_over(text, actor))])


def is_subject(text: str, actor: Actor) -> bool:
    """Not the object of a preposition or of what is done, nor a part of what stands before it."""
    before = text[max(0, actor.start - 16) : actor.start]
    return not (_OBJECT.search(before) or _PART.search(before) or DONE_TO.search(before))


def _is_subject(text: str, run: Sequence[Actor], start: int, at: int) -> bool:
    first, linked = run[0], LINKED.match(text, start)
    attribute = first.text in _ATTRIBUTES and text[first.start - 2 : first.start - 1].isalnum()
    if attribute or at - run[-1].end > _FAR or not is_subject(text, first):
        return False
    if _ABSTRACT.match(text, linked.end() if linked else start):
        return False
    return _INTERRUPTS.search(_BY_RIGHT.sub("", text[run[-1].end : at])) is None


def _is_short_form(run: Sequence[Actor], stranger: Span) -> bool:
    """'Mỗi cán bộ' of 'Mỗi cán bộ kiểm sát'."""
    return len(run) == 1 and run[0].kind == "group" and run[0].start == stranger.start and run[0].end < stranger.end


def _subject_at(text: str, actors: Sequence[Actor], at: int) -> tuple[str, ...]:
    """'Bộ A và Bộ B làm …', 'nhấn mạnh | Petrovietnam không đứng ngoài cuộc và phải …': the names directly behind ``at``."""
    opened = _BEHIND_VERB.match(text, at)
    run = run_at(text, actors, opened.end() if opened else at)
    if not run:
        return ()
    behind = [run[-1], *(actor for actor in actors if actor.start > run[-1].start)]
    return names_of([*run, *(actor for before, actor in pairwise(behind) if takes_over(text, actor, before))])


def _subject_at_start(text: str, actors: Sequence[Actor], start: int, cue: int) -> tuple[str, ...]:
    """'Các doanh nghiệp nhà nước | trong lĩnh vực năng lượng, xây dựng, cũng | cần …': those who begin the sentence, where only
    what they are stands between them and the obligation at ``cue``."""
    linked = LINKED.match(text, start)
    run = run_at(text, actors, linked.end() if linked else start)
    return names_of(run) if run and _WHO_THEY_ARE.fullmatch(text, run[-1].end, max(cue, run[-1].end)) else ()


def _first_to_act(text: str, actors: Sequence[Actor], start: int, end: int) -> tuple[str, ...]:
    """'Các địa phương | huy động vật liệu …, tuyệt đối không để dự án chậm': who begins the sentence and its first task."""
    linked = LINKED.match(text, start)
    begin = linked.end() if linked else start
    run = run_at(text, actors, begin)
    return names_of(run) if run and ACTION.match(text, run[-1].end + 1, end) else ()


def _before_not_only(text: str, start: int, at: int) -> int:
    """'ngành đường sắt | không chỉ là phương tiện vận tải, mà cần …': the subject ends before 'không chỉ'."""
    found = _NOT_ONLY.search(text, start, at)
    return found.start() + 1 if found else at
