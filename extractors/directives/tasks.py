"""Demands without an order verb: the task itself stands behind a verb of speech, or in a list that goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.demand import Demand
from extractors.directives.lexicon import (
    ACTION,
    CLAUSE,
    HASTE,
    INSTRUCTING,
    OBLIGED,
    PROPOSING,
    SET_OUT,
    STATING,
    SUGGESTING,
    TASKS_LISTED,
    WISHING,
)
from extractors.directives.statements import is_statement, is_told_behind, may_go_on, tells
from extractors.directives.strangers import opening_strangers
from extractors.speech import SILENT, Introduction, Turn
from model.actor import Actor

_BEHIND_VERB = re.compile(r",? (?:rằng |là )?")
_COMMA = re.compile(r"(?:[,:]|(?<= thì)) (?=\S)")
_COMMITTEES = (
    "Ủy ban Khoa học",
    "Ủy ban Kinh tế",
    "Ủy ban Pháp luật",
    "Ủy ban Văn hóa",
    "Ủy ban Công tác",
    "Ủy ban Quốc phòng",
)
_ITS_OWN = ("Thành phố", "Tỉnh", "thành phố", "tỉnh")
_LOCAL = re.compile(r"Tỉnh ủy|Thành ủy|Tỉnh uỷ|Thành uỷ|UBND|HĐND|Ủy ban nhân dân|[Tt]hành phố|tỉnh|TP")
_CABINET = ("Thủ tướng", "Phó Thủ tướng", "Bộ trưởng", "Thứ trưởng")
_CLAUSES = 120
"""Characters behind its first comma in which a clause may go on: 'Trường hợp phát sinh khó khăn, vướng mắc, báo cáo …'."""
_STATES = re.compile(r"(?<!\w)(?:(?<!biệt )(?<!nhất )là|có|được|cũng|thấy|(?<=\d )quy định)(?!\w)")
_ACTS = re.compile(r" (?!và |-|–)\w")
_TRUSTING = re.compile(r"và tin tưởng (?!rằng(?!\w))")
_WILL = re.compile(r" ?(?:sẽ|cùng|luôn) ")
_BY_ORDER = re.compile(r"[Tt]heo (?:yêu cầu|chỉ đạo|tinh thần chỉ đạo) của ")
_FIRST_CLAUSE = re.compile(r"[^,;:]+")
_RIGHT = r"(?:chức năng|thẩm quyền|nhiệm vụ|trách nhiệm|phạm vi|quyền hạn)"
_DESCRIBED = re.compile(
    r"(?: (?:nêu|nói|kể) trên)?(?: có(?: [^\s,.;:()]+){1,2}| (?:thuộc|ở|của) [^,.;:()]{3,40}?)?"
    r"(?:,? (?:nhất là|đặc biệt là|trong đó có) [^.;:()]{3,160}?)?"
    r"(?: \([^()\n]{2,200}\),?)?"
    rf" (?={ACTION.pattern})",
    re.IGNORECASE,
)
"""'Chủ tịch UBND các tỉnh | có cửa khẩu, nhất là các tỉnh phía Bắc (Lạng Sơn, Lào Cai) | chỉ đạo …'."""
_ADVERB = re.compile(
    rf"(?:,? theo (?:đúng )?{_RIGHT}(?:,? (?:và )?(?:{_RIGHT}|được giao|của mình|quy định))*(?:,|(?= ))"
    rf"|,? theo (?:đúng )?{_RIGHT}[^.;:]{{0,70}}?,)?"
    r"(?:,? (?:cùng|cũng|thì|sớm))*[,:]? "
)


def named_task(text: str, turn: Turn, introduction: Introduction, actors: Sequence[Actor]) -> Demand | None:
    """'Tổng Bí thư nhấn mạnh các thành viên tiếp tục bám sát …', 'gợi mở tập trung phát triển …'."""
    if introduction.verb in WISHING:
        return _wished(text, turn, introduction, actors)
    legislates = introduction.speaker.name.startswith(_COMMITTEES) or (introduction.speaker.office or "").startswith("Đại biểu")
    proposes = introduction.verb in PROPOSING and legislates
    if introduction.verb is None or not (introduction.verb in INSTRUCTING or proposes):
        return None
    end = turn.sentence.end
    behind = _BEHIND_VERB.match(text, introduction.verb_end, end)
    begin = behind.end() if behind else introduction.verb_end
    task = _run_of_names(text, begin, actors)
    apart = text[introduction.verb_end : introduction.verb_end + 1] in (",", ":") and not tells(text, begin, end)
    plain = apart or task != begin or introduction.verb in SUGGESTING or proposes
    match = (ACTION if plain else HASTE).match(text, task, end)
    listed = TASKS_LISTED.match(text, begin, end)
    if match is None and listed and not tells(text, begin, listed.end()):
        task = begin = listed.end()
        match = ACTION.match(text, task, end)
    if match is None or tells(text, begin, match.start()) or is_statement(text, begin, end):
        return None
    cues = (introduction.verb, match[0].lower())
    return Demand(
        at=match.start(), modality="order", rule="task behind the verb", cues=cues, subject_before=task != begin, told_at=begin
    )


def _wished(text: str, turn: Turn, introduction: Introduction, actors: Sequence[Actor]) -> Demand | None:
    """'Thủ tướng mong muốn các ngân hàng tiếp tục giảm chi phí': a wish is a request where somebody is named to fulfil it."""
    end = turn.sentence.end
    behind = _BEHIND_VERB.match(text, introduction.verb_end, end)
    begin = behind.end() if behind and behind[0].endswith(" ") else introduction.verb_end + 1
    begin = trusting.end() if (trusting := _TRUSTING.match(text, begin)) else begin
    task = _run_of_names(text, begin, actors)
    if task == begin:
        task = opening_strangers(text, begin, end).end
    if task == begin or _is_speakers_own(text, turn, begin, actors):
        return None
    will = _WILL.match(text, task, end)
    match = ACTION.match(text, will.end() if will else task, end)
    if match is None:
        return None
    cues = (str(introduction.verb), match[0].lower())
    return Demand(
        at=match.start(), modality="request", rule="task behind the verb", cues=cues, subject_before=True, told_at=begin
    )


def headline_task(text: str, turn: Turn, introduction: Introduction) -> Demand | None:
    """'Thủ tướng: Chuẩn bị kỹ phương án đàm phán …': the task behind the colon."""
    if introduction.verb or not text.startswith(": ", introduction.verb_end):
        return None
    at = introduction.verb_end + len(": ")
    match = ACTION.match(text, at, turn.sentence.end)
    if match is None or tells(text, at, turn.sentence.end) or is_statement(text, at, turn.sentence.end):
        return None
    return Demand(at=at, modality="order", rule="task behind the verb", cues=(match[0].lower(),))


def according_task(text: str, turn: Turn, introduction: Introduction, actors: Sequence[Actor]) -> Demand | None:
    """'Theo yêu cầu của Bộ Chính trị, Ban Bí thư, khẩn trương hoàn thiện …': the task whose author stands before it."""
    start, end = turn.sentence.start, turn.sentence.end
    if introduction.how != "according":
        return None
    document = introduction.speaker.kind == "document"
    if document:
        begin = text.find(",", introduction.speaker.end, end) + 2
        at = _run_of_names(text, begin, actors)
        if begin < introduction.speaker.end or at == begin:
            return None
    elif _BY_ORDER.search(text, start, introduction.speaker.start):
        begin, at = introduction.speaker.start, _run_of_names(text, introduction.speaker.start, actors)
    else:
        return None
    match = ACTION.match(text, at, end)
    if match is None or tells(text, at, end):
        return None
    return Demand(
        at=at,
        modality="order",
        rule="task behind the verb",
        cues=(match[0].lower(),),
        subject_before=document,
        told_at=begin if document else None,
    )


def continued(text: str, turn: Turn, begin: int, actors: Sequence[Actor], *, chained: bool = False) -> Demand | None:
    """'Tiếp tục hoàn thiện …', 'Về hạ tầng số, đẩy nhanh …', 'Bộ Tài chính bố trí …' in the speech of somebody."""
    if not may_go_on(text, turn.sentence, begin, actors, chained=chained):
        return None
    if demand := _task_at(text, turn, begin, actors, chained=chained):
        return demand
    if (set_out := SET_OUT.match(text, begin)) and (demand := _task_at(text, turn, set_out.end(), actors)):
        return demand if demand.subject_before and text[demand.at - 2] != "," else None
    clause = CLAUSE.match(text, begin, turn.sentence.end)
    if clause is None or " sẽ " in clause[0]:
        return None
    for comma in _COMMA.finditer(text, clause.end() - 2, clause.end() + _CLAUSES):
        if comma.end() > clause.end() and _says_something(text, begin, clause.end(), comma.start(), actors):
            return None
        if demand := _task_at(text, turn, comma.end(), actors, behind_clause=True, chained=chained):
            return demand
    return None


def _says_something(text: str, begin: int, start: int, end: int, actors: Sequence[Actor]) -> bool:
    """'Từ đầu năm, | thành phố cấp phép cho 100 dự án |, giảm …': between clause and comma stands a statement."""
    acting = any(start <= actor.start < end and _ACTS.match(text, actor.end) for actor in actors)
    return acting or tells(text, begin, end) or _STATES.search(text, start, end) is not None


def named_in_list(text: str, turn: Turn, begin: int, actors: Sequence[Actor]) -> Demand | None:
    """'Bộ Tài chính sớm có ý kiến …', 'Doanh nghiệp hoạt động đúng luật …' behind another demand: whoever the sentence
    begins with, whatever he shall do, unless it says what he is, has, did or says."""
    end = turn.sentence.end
    if not may_go_on(text, turn.sentence, begin, actors, chained=True):
        return None
    at = _run_of_names(text, begin, actors) - 1
    if at < begin or text[at] != " ":
        at = opening_strangers(text, begin, end).end
    elif STATING.match(text, at) or _is_speakers_own(text, turn, begin, actors):
        return None
    clause = _FIRST_CLAUSE.match(text, begin, end)
    if at == begin or (clause and tells(text, begin, clause.end())):
        return None
    cues = (text[begin:at].lower(),)
    return Demand(at=at, modality="order", rule="speech goes on", cues=cues, subject_before=True, told_at=begin)


def _task_at(
    text: str, turn: Turn, at: int, actors: Sequence[Actor], *, behind_clause: bool = False, chained: bool = False
) -> Demand | None:
    end = turn.sentence.end
    task = _run_of_names(text, at, actors)
    if task != at and _is_speakers_own(text, turn, at, actors):
        return None
    match = ACTION.match(text, task, end)
    if match is None or tells(text, at, match.start()) or is_statement(text, at, end, chained=chained and not behind_clause):
        return None
    if (turn.reports and not chained) or (behind_clause and is_told_behind(text, at, end)):
        return None
    return Demand(
        at=match.start(),
        modality="obligation" if OBLIGED.match(match[0]) else "order",
        rule="speech goes on",
        cues=(match[0].lower(),),
        subject_before=task != at,
        told_at=at,
    )


def _is_speakers_own(text: str, turn: Turn, at: int, actors: Sequence[Actor]) -> bool:
    """What the speaker, his own body or the Government he sits in does is no demand, nor what the Party and the State do."""
    first = next((actor for actor in actors if actor.start >= at), None)
    if first is None or turn.speaker is None:
        return False
    office = turn.speaker.office or ""
    his = first.kind == "body" and (first.name in office or first.text in office)
    with_others = text.startswith((",", " và"), first.end)
    his = his and not with_others
    governs = first.name == "Chính phủ" and office.startswith(_CABINET) and not with_others
    governs = governs or (first.text in _ITS_OWN and _LOCAL.search(office) is not None)
    return his or governs or first.name == turn.speaker.name or first.text in SILENT


def _run_of_names(text: str, at: int, actors: Sequence[Actor]) -> int:
    """Behind the names that stand at ``at``, joined by commas and 'và'; ``at`` itself where none does."""
    end = at
    for actor in actors:
        if actor.start < at:
            continue
        if actor.start > end + (2 if end == at else 6) or actor.kind == "document":
            break
        end = actor.end
    if end == at:
        return at
    adverb = _ADVERB.match(text, end)
    task = adverb.end() if adverb else end
    if ACTION.match(text, task) is None and (described := _DESCRIBED.match(text, end)):
        return described.end()
    return task
