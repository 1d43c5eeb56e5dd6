"""What keeps a sentence that begins like a demand from being one: it tells, judges, plans, or is a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.lexicon import JUDGEMENTS, NOT_CONTINUED, NUMBERED, PASSIVE_JUDGEMENTS, TAKING_IS, WHAT_IS_NOT_LINKED
from extractors.lexicon import any_of
from model.actor import Actor
from model.span import Span

_PLANS = re.compile(r"(?<!\w)(?:sẽ|dự kiến|đã|đang|vừa)(?!\w)")
_NOT_LINKS = "".join(rf"(?<!{word} )" for word in WHAT_IS_NOT_LINKED)
_GIVEN = (
    r" (?:đề ra|nêu|ký|cam kết|ban hành|phân cấp|có(?=[;,.])"
    r"|được (?:Thủ tướng|Chính phủ|Quốc hội|Bộ|cấp|phê|ban hành|giao|đề ra|nêu|xác định|thông qua))"
)
"""'các dự án đã | được phê duyệt', '17 hiệp định đã | ký': what is spoken of, not what happened."""
_JUDGED = rf"(?:mang lại|(?:không |mới )?chỉ là|mới là|luôn|{any_of(PASSIVE_JUDGEMENTS)}|là (?:{any_of(JUDGEMENTS)}))(?!\w)"
_JUDGES = re.compile(rf"(?:(?! theo )[^.,;:])*? {_NOT_LINKS}{_JUDGED}|[^.;:]{{0,120}}? (?:không chỉ (?:là|có)|vẫn là)(?!\w)")
_HAPPENS = re.compile(rf"(?:(?! theo )[^.,;:])*? (?:đã(?!{_GIVEN})|đang|sẽ)(?!\w)")
_TAKES_IS = rf"(?:[^.,;:]*? )?(?i:{any_of(TAKING_IS)})(?!\w)"
_IS = re.compile(rf"(?!{_TAKES_IS})[^.,;:]{{2,140}}? {_NOT_LINKS}(?:là|thì)(?!\w)|.{{0,30}}? có thể(?!\w)")
_LACKS = re.compile(
    r"[^.;:]{0,140}? (?:vẫn còn|còn|chưa)"
    r" (?:bất cập|hạn chế|khó khăn|triệt để|cao|hiệu quả|đồng bộ|kịp thời|nghiêm|tốt|đạt|đáp ứng|chậm)(?!\w)"
)
_TENSE = re.compile(r" (?:cũng |vừa )?(?:đã|sẽ|đang)(?!\w)")
_TOLD = re.compile(r"[^.;\n]{0,120}?, (?:[^,.;]{2,40}? )?(?:đã|đang|sẽ) ")
_WILL = re.compile(r"[^.;\n]{0,200}?, [^,.;]{2,50}? sẽ ")
_SAYS = re.compile(r"(?<!\w)(?:cho biết|cho hay)(?!\w)")
"""'Báo cáo Phó Thủ tướng, Trung tướng A | cho biết …': somebody tells, no list goes on."""
_BILL_SAYS = re.compile(
    r"(?<!\w)(?:dự thảo|dự án) (?:[Ll]uật|[Nn]ghị quyết|[Nn]ghị định)(?: này)? (?:đã |cũng )*"
    r"(?:bổ sung|quy định(?! chi tiết)|sửa đổi|tiếp thu|bỏ|giữ|cho phép|đề xuất|bãi bỏ)(?!\w)"
)
_CLOSES = '.;:!…"”),'
_NO_TASKS = re.compile(
    r"(?<!\w)(?:\d{1,2}|một số|các|những|hai|ba|bốn|năm|sáu|bảy|tám|về|Về) (?:nhóm )?"
    r"(?P<what>bài học|mục tiêu|kết quả|điểm sáng|nguyên nhân|hạn chế|tồn tại|thách thức|quan điểm)(?!\w)"
    r"[^.;]{0,80}(?:[.:]|(?<!\w)(?:gồm|là)(?!\w))"
)
_SHORTEST, _NO_HEADLINE = 30, 100


def tells(text: str, start: int, end: int) -> bool:
    """'đã', 'đang', 'sẽ': about what was, is or will be."""
    return _PLANS.search(text, start, end) is not None


def is_statement(text: str, at: int, end: int, *, chained: bool = False) -> bool:
    """'Phát triển kinh tế tư nhân là động lực …': the verb at ``at`` is the subject of what is stated. Behind another demand
    'cắt giảm hồ sơ đã tích hợp' is one too, whatever its tense."""
    patterns = (_JUDGES, _IS, _LACKS) if chained else (_JUDGES, _HAPPENS, _IS, _LACKS)
    return any(pattern.match(text, at, end) for pattern in patterns)


def is_told_behind(text: str, at: int, end: int) -> bool:
    """'mở đường, 5 năm qua, trung tâm đã hoạt động': behind another comma somebody does something."""
    return _TOLD.match(text, at, end) is not None


def _acted(text: str, actor: Actor) -> bool:
    """'Bộ Tài chính đã …', but not in 'nghị quyết mà Đảng đã đề ra', 'chính sách của Thành phố đã được ban hành'."""
    return _TENSE.match(text, actor.end) is not None and not text.endswith(("mà ", "của ", "do "), 0, actor.start)


def announces_no_tasks(text: str, sentence: Span, *, named: bool) -> bool:
    """'rút ra năm bài học:', 'Tờ trình nêu bốn mục tiêu gồm: …': the points behind it are no tasks; goals that a speaker
    ``named`` in the sentence sets are."""
    found = _NO_TASKS.search(text, sentence.start, sentence.end)
    return found is not None and not (named and found["what"] == "mục tiêu")


def is_numbered(said: str) -> bool:
    """'Thứ hai, …', 'Một là …': a point of a list, whatever stands before it."""
    return NUMBERED.match(said) is not None


def may_go_on(text: str, sentence: Span, begin: int, actors: Sequence[Actor], *, chained: bool) -> bool:
    """A whole sentence of a few words at least, in which nobody named did, does or will do something; a headline only
    within a list."""
    closed = text[sentence.end - 1] in _CLOSES or (chained and sentence.end - sentence.start >= _NO_HEADLINE)
    if not closed or sentence.end - begin < _SHORTEST or NOT_CONTINUED.match(text, begin):
        return False
    if any(actor.kind in ("body", "person") and _acted(text, actor) for actor in actors):
        return False
    others = _WILL.match(text, begin, sentence.end) or _SAYS.search(text, begin, sentence.end)
    return not (others or _BILL_SAYS.search(text, begin, sentence.end))
