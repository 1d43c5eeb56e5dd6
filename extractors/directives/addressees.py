"""Those told to act: the names directly behind the order, or those that are the subject of the obligation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.lexicon import ACTION, AFTER_VERB, AGENTS, HASTE, OBLIGED, SET_OUT
from extractors.directives.strangers import strangers_at, strangers_joined
from extractors.speech.verbs import TASK_VERBS, order_verbs
from extractors.lexicon import CAPITALS, any_of
from model.actor import Actor
from model.span import Span

_BETWEEN = re.compile(
    r"[,;]?(?: và| cùng với| cùng)? "
    r"(?:(?:nhất là|đặc biệt là|cho|với|đối với|đồng chí|các đồng chí|tới|đến|rằng|từng) )*"
)
_HANDED = re.compile(
    r" (?:các |những |thêm |một số )?(?:nhiệm vụ|trách nhiệm|việc|chỉ tiêu|mục tiêu)(?!\w)[^.,;:]{0,40}? (?:cho|với|đối với) "
)
"""'giao các nhiệm vụ cụ thể cho các bộ, ngành …'."""
_ATTRIBUTES = ("Trung ương", "Đảng", "Nhà nước")
_PART = re.compile(r"(?<!\w)(?:nợ|trái phiếu|[Nn]hiệm kỳ|[Kk]hóa|đội ngũ|công tác|[Đđ]ại hội(?: [XVI]+)?|chất lượng|năng lực|vai trò|trách nhiệm) $")
"""'Đại hội XII | Đảng bộ … phải …': the name is a part of what stands before it."""
_OBJECT = re.compile(
    r"(?<!\w)(?:của|về|cho|với|tại|từ|do|trong|để|vào|bởi|theo|trước|là|thuộc|trên|giữa|giúp) $", re.IGNORECASE
)
_BY_RIGHT = re.compile(r"^,? (?:theo|trên cơ sở|với|trong phạm vi|căn cứ) [^,.;:]{3,60},")
_INTERRUPTS = re.compile(r"[,.;:()\"“”]|(?<!\w)(?:để|nhằm)(?!\w)")
_BEHIND_VERB = re.compile(r",? ?(?:rằng |là )?")
_CLOSES = re.compile(r"(?: \([^()\n]{2,200}\))?,")
_SET_OUT_STRANGER = re.compile(rf"(?P<who>(?:(?:{any_of(AGENTS)})(?!\w)|[{CAPITALS}])[^,.;:()]{{2,40}}?)(?: \([^()\n]{{2,200}}\))?,")
_SENT = re.compile(r"(?<!\w)gửi (?:tới |đến )?")
_NOT_ONLY = re.compile(r" (?:không chỉ|không những|không phải chỉ)(?!\w)[^.;]*?(?<!\w)mà(?: còn)?(?: \w+){1,3}$")
_FAR, _OPENING = 70, 12


def addressees_after(text: str, actors: Sequence[Actor], at: int, end: int, *, verb: bool) -> tuple[str, ...]:
    """'giao Bộ A, Bộ B và các tỉnh rà soát …; Bộ C trình …': the run of names behind ``at``, and the subjects of further
    clauses up to ``end``. ``verb`` where an order verb stands before ``at``: then also somebody whom no list knows."""
    opened = _HANDED.match(text, at, end) or AFTER_VERB.match(text, at)
    run = _run(text, [actor for actor in actors if actor.start >= at], opened.end() if opened else at)
    last = run[-1].end if run else at
    others = strangers_joined(text, last, end) if run and verb else ()
    further = _clause_subjects(text, actors, last, end)
    further += _next_turns(text, [actor for actor in actors if actor.start >= last], end)
    for order in order_verbs(text, last, end):
        if order["verb"].lower() not in TASK_VERBS or (order["verb"] == "giao" and text[order.start() - 2] in ",;"):
            further += _run(text, [actor for actor in actors if actor.start > order.end()], order.end() + 1)
    if not run and not further:
        further = _subject_of_obligation(text, actors, at, end)
    if verb and not run and not further:
        return strangers_at(text, opened.end() if opened else at, end)
    return (*_names(run), *others, *(name for name in _names(further) if name not in others))


def subject_at(text: str, actors: Sequence[Actor], at: int) -> tuple[str, ...]:
    """'Bộ A và Bộ B làm …', 'nhấn mạnh | Petrovietnam không đứng ngoài cuộc và phải …': the names directly behind ``at``."""
    opened = _BEHIND_VERB.match(text, at)
    run = _run(text, [actor for actor in actors if actor.start >= at], opened.end() if opened else at)
    return _names([*run, *(actor for actor in actors if run and actor.start > at and _takes_over(text, actor))])


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
        or _PART.search(text[max(start, run[0].start - 16) : run[0].start])
    ):
        return ()
    between = _BY_RIGHT.sub("", text[run[-1].end : at])
    if _INTERRUPTS.search(between):
        return ()
    return _names([*run, *(actor for actor in actors if actor.start > at and _takes_over(text, actor))])


def before_not_only(text: str, start: int, at: int) -> int:
    """'ngành đường sắt | không chỉ là phương tiện vận tải, mà cần …': the subject ends before 'không chỉ'."""
    found = _NOT_ONLY.search(text, start, at)
    return found.start() + 1 if found else at


def clause_subjects(text: str, actors: Sequence[Actor], at: int, end: int) -> tuple[str, ...]:
    """'Bộ A cần rà soát; | Bộ B trình …': those who begin further clauses behind ``at``."""
    return _names(_clause_subjects(text, actors, at, end))


def opening_order(text: str, actors: Sequence[Actor], sentence: Span, at: int) -> tuple[str, ...]:
    """'Giao Bộ Tài chính hướng dẫn, Thủ tướng yêu cầu …': those of the order that opens the sentence, before that at ``at``."""
    opened = next(order_verbs(text, sentence.start, min(sentence.start + _OPENING, at)), None)
    if opened is None or opened.start() != sentence.start or opened.end() == at:
        return ()
    return _names(_run(text, [actor for actor in actors if actor.start > opened.end()], opened.end() + 1))


def sent_to(text: str, actors: Sequence[Actor], start: int, at: int) -> tuple[str, ...]:
    """'ban hành công văn gửi UBND các tỉnh, đề nghị …': those to whom the paper is sent whose order stands at ``at``."""
    for sent in _SENT.finditer(text, start, at):
        if run := _run(text, [actor for actor in actors if actor.start >= sent.end()], sent.end()):
            return _names(run)
    return ()


def set_out(text: str, actors: Sequence[Actor], begin: int, at: int) -> tuple[str, ...]:
    """'Với các bộ, ngành, Thủ tướng yêu cầu …', 'Về nhiệm vụ với doanh nghiệp Thái Lan (đối tác lớn), Thủ tướng đề nghị …': those
    for whom the sentence, which begins at ``begin``, sets out the order at ``at``."""
    for opened in SET_OUT.finditer(text, begin, at):
        run = _run(text, [actor for actor in actors if actor.start >= opened.end()], opened.end())
        if run and _CLOSES.match(text, run[-1].end):
            return _names(run)
        if stranger := _SET_OUT_STRANGER.match(text, opened.end(), at):
            return (stranger["who"],)
    return ()


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


def _clause_subjects(text: str, actors: Sequence[Actor], at: int, end: int) -> list[Actor]:
    return [actor for actor in actors if actor.start >= at and _begins_clause(text, actor, end)]


def _begins_clause(text: str, actor: Actor, end: int) -> bool:
    """'…; Bộ C trình Chính phủ …': behind a semicolon or colon, before what it shall do."""
    if actor.kind == "document" or actor.end >= end or text[actor.start - 2 : actor.start] not in ("; ", ": ", "\n- "):
        return False
    return ACTION.match(text, min(actor.end + 1, end), end) is not None


def _next_turns(text: str, actors: Sequence[Actor], end: int) -> list[Actor]:
    """'… chỉ đạo, các bộ trưởng và thủ trưởng cơ quan khẩn trương rà soát': the run that ends before the next haste."""
    last = next((i for i, actor in enumerate(actors) if actor.end < end and HASTE.match(text, actor.end)), None)
    if last is None or actors[last].kind == "document":
        return []
    first = last
    while first and _joined(text, actors[first - 1], actors[first]):
        first -= 1
    return list(actors[first : last + 1]) if text[actors[first].start - 2 : actors[first].start] == ", " else []


def _takes_over(text: str, actor: Actor) -> bool:
    """'…, ACV khẩn trương thực hiện …': another body takes its turn behind a comma."""
    if actor.kind == "document" or text[actor.start - 2 : actor.start] != ", ":
        return False
    return HASTE.match(text, actor.end) is not None


def _subject_of_obligation(text: str, actors: Sequence[Actor], at: int, end: int) -> list[Actor]:
    """'lưu ý … đòi hỏi các bộ phải …': whoever stands directly before an obligation."""
    for match in OBLIGED.finditer(text, at, end):
        for actor in actors:
            if actor.start < at or text[actor.end : match.start()] != " " or actor.kind == "document":
                continue
            before = text[max(0, actor.start - 16) : actor.start]
            if not _OBJECT.search(before) and not _PART.search(before):
                first = next((a for a in actors if a.start >= at and _joined(text, a, actor)), actor)
                return [first, actor] if first is not actor else [actor]
    return []


def _names(actors: Sequence[Actor]) -> tuple[str, ...]:
    """As written; a body that the text names only by its head gets the name it stands for."""
    return tuple(dict.fromkeys(a.name if a.kind == "body" and a.how == "coreference" else a.text for a in actors))
