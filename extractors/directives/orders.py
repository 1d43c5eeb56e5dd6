"""Demands by their own words: an order verb, the passive, an obligation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.directives.demand import Demand
from extractors.directives.lexicon import ACTION, AGENTS, CONTENTS, EXCUSED, MANNER, OBLIGED, PARTICIPLE, PASSIVE
from extractors.directives.statements import is_statement, tells
from extractors.directives.strangers import is_somebody_behind
from extractors.directives.subjects import subject_before
from extractors.lexicon import any_of
from extractors.speech import Introduction, Turn
from extractors.speech.verbs import ORDER_VERBS, TASK_VERBS, order_verbs
from model.actor import Actor

_TASK = re.compile(rf"(?:{any_of(TASK_VERBS - {'giao'})})(?!\w)", re.IGNORECASE)
_ALSO = re.compile(r"(?:[,;]|,? và|,? đồng thời|,? cũng)(?: cũng)? $")
_DOES = re.compile(r" (?:đã|vừa|cũng|có)(?!\w)[^,.;:\"“”]{0,40}")
_RELATIVE = re.compile(rf"(?<!\w)(?:những|nhiều|còn|còn có|\d+) (?!(?:{any_of(AGENTS)})(?!\w))(?:[^\s,.;:]+ ){{1,4}}$")
"""'những nội dung | cần sửa đổi': what needs something is named, nobody is told."""
_NUMBER = re.compile(r" \d+(?:[.,]\d+)*(?!\w)(?! (?:giải pháp|nhiệm vụ|việc|nhóm|vấn đề|nội dung|yêu cầu))")
"""'3G | cần 30.000 trạm': a need, not an order."""
_ABROAD = re.compile(r"(?<!\w)(?:[Cc]ác|[Nn]hiều|những|mọi) (?:quốc gia|nước)(?! ta)(?: [^\s,.;:]+){0,10} $")
"""'các quốc gia thu nhập trung bình | cần …': others, not those spoken to."""
_FIRST_PERSON = re.compile(r"(?:(?<=[\s“\"])|^)[Tt]ôi $")
_CLOSED = (".", ",", ";", ")", '"', "”", "")
"""'những gì thị trường | cần.' tells nobody to do anything."""
_CAUSED = re.compile(r"(?<!\w)(?:khiến|(?<!bắt )buộc|trong bối cảnh) [^.,;:]{0,60}$")
"""'điều này buộc doanh nghiệp | phải nâng cấp …'."""
_ANNOUNCES = re.compile(r"(?: thêm)? một số (?:nội dung|vấn đề|định hướng|điểm)(?!\w)[^,;:]{0,160}\.")
"""'Phó Thủ tướng lưu ý | thêm một số nội dung.'"""
_IF = re.compile(r"(?<!\w)[Nn]ếu [^.,;:]{0,60}$")
"""'nếu Nghị quyết | không được triển khai kịp thời …'."""
_IS_GOAL = re.compile(r"(?<!\w)[Mm]ục tiêu [^.;:]{0,40}là (?:[^.;:]{0,80} )?$")
_NEAR, _NEXT, _FAR, _LOOK_BACK = 2, 12, 60, 150
_REACH = 24


def speaker_orders(text: str, turn: Turn, introduction: Introduction, at: int) -> Demand | None:
    """'Thủ tướng yêu cầu …'; what is ordered begins at ``at``. Without an obligation 'lưu ý rằng …' and
    'lưu ý Mỹ là thị trường …' only tell."""
    verb = introduction.verb
    if verb not in ORDER_VERBS or _ANNOUNCES.match(text, at, turn.sentence.end):
        return None
    if verb == "lưu ý" and obliged(text, turn, at) is None:
        begin, end = at + 1, turn.sentence.end
        if text.startswith("rằng ", begin) or (is_statement(text, begin, end) and not ACTION.match(text, begin, end)):
            return None
    return Demand(at=at, modality=ORDER_VERBS[verb], rule="speaker orders", cues=(verb,))


def said_order(text: str, introduction: Introduction) -> Demand | None:
    """'Thủ tướng nhấn mạnh yêu cầu tiếp tục rà soát …': the order directly behind the verb of speech."""
    at = introduction.verb_end
    match = next(order_verbs(text, at, at + _NEXT), None) if introduction.verb else None
    if match is None or text[at : match.start()] not in (" ", ", "):
        return None
    verb = match["verb"].lower()
    return Demand(at=match.end(), modality=ORDER_VERBS[verb], rule="speaker orders", cues=(str(introduction.verb), verb))


def is_account(text: str, introduction: Introduction, actors: Sequence[Actor]) -> bool:
    """'Chính phủ đã chỉ đạo xây dựng …' tells what was done; 'đã chỉ đạo các bộ rà soát' still whom."""
    if introduction.verb not in TASK_VERBS or introduction.how != "subject":
        return False
    if not tells(text, introduction.speaker.end, introduction.verb_end):
        return False
    return not any(0 <= actor.start - introduction.verb_end <= _NEAR for actor in actors)


def ordered(text: str, turn: Turn, begin: int, actors: Sequence[Actor]) -> Demand | None:
    """'… và yêu cầu các bộ …' of the speaker, 'Đề nghị các đồng chí …', or of a subject of the sentence's own.

    Not in a sentence that begins with those told or with the contents of a bill.
    """
    speaker = turn.speaker.name if turn.speaker else None
    told = any(begin <= a.start <= begin + 1 and a.name not in (speaker, "Việt Nam") and a.kind != "document" for a in actors)
    if turn.speaker and (told or CONTENTS.match(text, begin)):
        return None
    for match in order_verbs(text, turn.sentence.start, turn.sentence.end):
        if _is_task(text, match, begin):
            continue
        opens = _opens(text, turn, match) and not _belongs_to(turn.introduction, match)
        behind = _ALSO.search(text, turn.sentence.start, match.start()) and is_somebody_behind(
            text, match.end(), turn.sentence.end
        )
        if not opens and not behind and not any(0 <= actor.start - match.end() <= _NEXT for actor in actors):
            continue
        subject = next((a for a in reversed(actors) if a.end <= match.start() and a.kind in ("person", "body")), None)
        if turn.speaker is None and (subject is None or match.start() - subject.end > _FAR):
            continue
        if subject and text.endswith("như ", 0, subject.start):
            continue  # 'trên tinh thần đổi mới, như Tổng Bí thư đã chỉ đạo'
        issuer = subject if subject and (turn.speaker is None or _does(text, subject, match.start())) else None
        verb = match["verb"].lower()
        return Demand(at=match.end(), modality=ORDER_VERBS[verb], rule="order verb", cues=(verb,), issuer=issuer)
    return None


def passive(text: str, turn: Turn, actors: Sequence[Actor]) -> Demand | None:
    """'Bộ Công an được giao …': somebody must be named as the one who was told."""
    start = turn.sentence.start
    for match in PASSIVE.finditer(text, start, turn.sentence.end):
        participle = PARTICIPLE.search(text, max(start, match.start() - _REACH), match.end())
        excused = EXCUSED.search(text, max(start, match.start() - 6), match.end() + 6)
        told = subject_before(text, actors, start, match.start(), cue="")
        if participle or excused or not told:
            continue
        if match[0].lower() == "có nhiệm vụ" and not any(a.kind != "person" and a.end == match.start() - 1 for a in actors):
            continue
        return Demand(at=match.end(), modality="assignment", rule="passive", cues=(match[0].lower(),), subject_before=True)
    return None


def obliged(text: str, turn: Turn, begin: int) -> Demand | None:
    """'… cần …', '… phải …', 'không để …', but not 'không phải', 'phải đối mặt', 'vấn đề cần giải quyết'."""
    end = turn.sentence.end
    for match in OBLIGED.finditer(text, begin, end):
        if match[0].isupper() or text[match.end() : match.end() + 1] in _CLOSED:
            continue
        near = max(begin, match.start() - _LOOK_BACK)
        if _CAUSED.search(text, near, match.start()) or _IS_GOAL.search(text, near, match.start()):
            continue
        if match[0].lower() == "không được" and _IF.search(text, near, match.start()):
            continue
        if match[0].lower() == "không để" and tells(text, begin, match.start()):
            continue
        if match[0].lower().startswith("cần") and (
            _RELATIVE.search(text, begin, match.start()) or _NUMBER.match(text, match.end())
        ):
            continue
        if _ABROAD.search(text, near, match.start()):
            continue
        around = EXCUSED.finditer(text, max(begin, match.start() - _REACH), min(match.end() + _REACH, end))
        if any(excused.start() <= match.start() and match.end() <= excused.end() for excused in around):
            continue
        cue = match[0].lower()
        return Demand(at=match.end(), modality="obligation", rule="obligation", cues=(cue,), subject_before=True)
    return None


def _opens(text: str, turn: Turn, match: re.Match[str]) -> bool:
    """'Đề nghị …' at the start of the sentence, 'Tôi đề nghị …'."""
    start = turn.sentence.start
    return (
        match.start() - start <= _NEAR or _FIRST_PERSON.search(text[max(start, match.start() - 6) : match.start()]) is not None
    )


def _is_task(text: str, match: re.Match[str], begin: int) -> bool:
    """'Chỉ đạo các địa phương rà soát', '… chủ động giao việc …': what somebody named before shall do, no order of its own."""
    if MANNER.search(text, begin, match.start()) is not None:
        return True
    verb = match["verb"].lower()
    if verb not in TASK_VERBS:
        return False
    return _TASK.match(text, begin) is not None or (verb != "giao" and ACTION.match(text, begin) is not None)


def _belongs_to(introduction: Introduction | None, match: re.Match[str]) -> bool:
    """'Chỉ đạo rõ hướng xử lý, Thủ tướng cho biết …': the verb stands in the clause before the one who says something else."""
    return introduction is not None and introduction.how != "after quotation" and match.start() < introduction.speaker.start


def _does(text: str, subject: Actor, verb: int) -> bool:
    """'… Ban Chỉ đạo Trung ương đã có kết luận chỉ đạo …' in the report of another: the order is the committee's."""
    return _DOES.fullmatch(text, subject.end, verb) is not None
