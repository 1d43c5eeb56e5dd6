"""Those told to act: the names directly behind the order, or those that are the subject of the obligation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.lexicon import ACTION, AGENTS, HASTE, NOT_TOLD, OBLIGED, SET_OUT, TOLD
from extractors.lexicon import CAPITALS, any_of
from extractors.speech.verbs import TASK_VERBS, order_verbs
from model.actor import Actor
from model.span import Span

_BETWEEN = re.compile(
    r"[,;]?(?: và| cùng với| cùng)? "
    r"(?:(?:nhất là|đặc biệt là|cho|với|đối với|đồng chí|các đồng chí|tới|đến|là|rằng|thì|từng) )*"
)
_AFTER_VERB = re.compile(
    r"(?:[,:]? (?:rằng |giao |cụ thể |trước mắt |trước hết |ngay |thêm )*)"
    r"(?:(?:trong|thời gian|sau|từ|trên cơ sở|để|về|với|căn cứ|trước|ngoài|bên cạnh|cùng với|đối với|tại|đến)"
    r" [^,.;:\n]{3,90}, )?"
    r"(?:(?:cho|với|đối với|tới|toàn thể|tất cả) )*",
    re.IGNORECASE,
)
_COMPOUND = r"(?:Quá|Công|Chương|Lộ|Quy|Giáo|Tờ|Tiến|Giải|Hành|Lập|Kịch)"
_WRITTEN = r"(?:Nghị|Luật|Dự|Đề án|Chương|Kế hoạch|Báo cáo|Quy|Chiến lược|Bộ luật|Công điện|Thông|Hiến|Văn)"
_PLAIN = re.compile(
    rf"(?P<who>(?:(?i:{any_of(TOLD)})|\d{{1,3}})(?!\w)(?! (?:{any_of(NOT_TOLD)})(?!\w))"
    rf"(?: [^\s,.;:]+){{0,7}}?(?:, (?:nhất là |trong đó có )?[^\s,.;:]+(?: [^\s,.;:]+){{0,7}}?){{0,2}}"
    rf"|(?!{_COMPOUND} trình|{_WRITTEN})[{CAPITALS}][\w&]*(?: [^\s,.;:]+){{0,6}}?)"
    rf"(?=,? (?:sẽ )?(?:(?:cần|phải|cùng|hãy)(?!\w)|{ACTION.pattern}))"
)
"""Somebody whom no list knows: 'đề nghị Qualcomm tăng cường …', 'kêu gọi các nhà báo chung tay …', 'yêu cầu tỉnh rà soát …'."""
_PLAIN_SUBJECT = re.compile(
    r"(?:^[\"“ ]*|[,:;] |(?:[Dd]o đó|Nhưng|Song|nhấn mạnh|nêu rõ|khẳng định|cho rằng|rằng|để|thì) )(?P<who>"
    rf"(?i:(?:(?:các|những|mọi|mỗi|từng|toàn thể|tất cả|toàn bộ) )*(?:{any_of(AGENTS)}))(?!\w)(?: [^\s,.;:]+){{0,6}}?"
    rf"|[{CAPITALS}]{{2,}}\w*)(?: cũng| đều)? $"
)
_HANDED = re.compile(
    r" (?:các |những |thêm |một số )?(?:nhiệm vụ|trách nhiệm|việc|chỉ tiêu|mục tiêu)(?!\w)[^.,;:]{0,40}? (?:cho|với|đối với) "
)
"""'giao các nhiệm vụ cụ thể cho các bộ, ngành …'."""
_JOINED = re.compile(r"(?:,| và|, và) (?:nhất là |đặc biệt là |trong đó có )?(?!cùng(?!\w))")
_AND = re.compile(r", (?:nhất là |trong đó có )?| và (?=các |những |toàn )")
_ATTRIBUTES = ("Trung ương", "Đảng", "Nhà nước")
_PART = re.compile(r"(?<!\w)(?:đội ngũ|công tác|[Đđ]ại hội(?: [XVI]+)?|chất lượng|năng lực|vai trò|trách nhiệm) $")
"""'Đại hội XII | Đảng bộ … phải …': the name is a part of what stands before it."""
_OBJECT = re.compile(
    r"(?<!\w)(?:của|về|cho|với|tại|từ|do|trong|để|vào|bởi|theo|trước|là|thuộc|trên|giữa|giúp) $", re.IGNORECASE
)
_BY_RIGHT = re.compile(r"^,? (?:theo|trên cơ sở|với|trong phạm vi|căn cứ) [^,.;:]{3,60},")
_INTERRUPTS = re.compile(r"[,.;:()\"“”]|(?<!\w)(?:để|nhằm)(?!\w)")
_BEHIND_VERB = re.compile(r",? ?(?:rằng |là )?")
_FAR, _OPENING = 70, 12


def addressees_after(text: str, actors: Sequence[Actor], at: int, end: int, *, verb: bool) -> tuple[str, ...]:
    """'giao Bộ A, Bộ B và các tỉnh rà soát …; Bộ C trình …': the run of names behind ``at``, and the subjects of further
    clauses up to ``end``. ``verb`` where an order verb stands before ``at``: then also somebody whom no list knows."""
    opened = _HANDED.match(text, at, end) or _AFTER_VERB.match(text, at)
    run = _run(text, [actor for actor in actors if actor.start >= at], opened.end() if opened else at)
    last = run[-1].end if run else at
    others = _others_behind(text, last, end) if run and verb else ()
    further = [actor for actor in actors if actor.start >= last and _begins_clause(text, actor, end)]
    further += _next_turns(text, [actor for actor in actors if actor.start >= last], end)
    for order in order_verbs(text, last, end):
        if order["verb"].lower() not in TASK_VERBS or (order["verb"] == "giao" and text[order.start() - 2] == ","):
            further += _run(text, [actor for actor in actors if actor.start > order.end()], order.end() + 1)
    if not run and not further:
        further = _subject_of_obligation(text, actors, at, end)
    if verb and not run and not further and (plain := _PLAIN.match(text, opened.end() if opened else at, end)):
        return tuple(_AND.split(plain["who"]))
    return (*_names(run), *others, *(name for name in _names(further) if name not in others))


def _others_behind(text: str, at: int, end: int) -> tuple[str, ...]:
    """'yêu cầu tỉnh Quảng Trị | và nhà đầu tư sớm triển khai': those whom no list knows, joined to those it does."""
    joined = _JOINED.match(text, at, end)
    plain = _PLAIN.match(text, joined.end(), end) if joined else None
    return tuple(_AND.split(plain["who"])) if plain else ()


def somebody_at(text: str, at: int, end: int) -> bool:
    """Whether somebody stands at ``at``, behind an order verb, before what he shall do."""
    opened = _AFTER_VERB.match(text, at)
    return _PLAIN.match(text, opened.end() if opened else at, end) is not None


def subject_at(text: str, actors: Sequence[Actor], at: int) -> tuple[str, ...]:
    """'Bộ A và Bộ B làm …', 'nhấn mạnh | Petrovietnam không đứng ngoài cuộc và phải …': the names directly behind ``at``."""
    opened = _BEHIND_VERB.match(text, at)
    run = _run(text, [actor for actor in actors if actor.start >= at], opened.end() if opened else at)
    return _names([*run, *(actor for actor in actors if run and actor.start > at and _takes_over(text, actor))])


def plain_subject(before: str) -> tuple[str, ...]:
    """'… tỉnh phải rà soát', 'Đại sứ quán phải trở thành …': somebody whom no list knows, at the end of what stands before
    the obligation."""
    found = _PLAIN_SUBJECT.search(before)
    return (found["who"],) if found else ()


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


def opening_order(text: str, actors: Sequence[Actor], sentence: Span, at: int) -> tuple[str, ...]:
    """'Giao Bộ Tài chính hướng dẫn, Thủ tướng yêu cầu …': those of the order that opens the sentence, before that at ``at``."""
    opened = next(order_verbs(text, sentence.start, min(sentence.start + _OPENING, at)), None)
    if opened is None or opened.start() != sentence.start or opened.end() == at:
        return ()
    return _names(_run(text, [actor for actor in actors if actor.start > opened.end()], opened.end() + 1))


def set_out(text: str, actors: Sequence[Actor], begin: int) -> tuple[str, ...]:
    """'Với các bộ, ngành, Thủ tướng yêu cầu …': those for whom the sentence, which begins at ``begin``, sets out the order."""
    opened = SET_OUT.match(text, begin)
    run = _run(text, [actor for actor in actors if actor.start >= begin], opened.end()) if opened else []
    return _names(run) if run and text.startswith(",", run[-1].end) else ()


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
