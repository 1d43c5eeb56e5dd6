"""A sentence that names its speaker: 'X yêu cầu …', 'Theo X, …', '"…", X nói', 'X: …'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.actors.parts import PLACES
from extractors.lexicon import CAPITALS, any_of, load_words
from extractors.speech.verbs import (
    BETWEEN,
    DISTANT_VERBS,
    ORDER_VERBS,
    SPEECH_VERB,
    TASK_VERBS,
    is_noun,
    order_verbs,
)
from model.actor import Actor
from model.span import Span

_WORDS = load_words(__package__, "introductions.yml")
How = Literal["subject", "according", "after quotation", "opening", "full text"]

_ASIDE = (
    rf"(?:(?<=hỉ đạo) về [^.;:\"“”\n]{{5,240}}?,|, (?:{any_of(_WORDS['asides'])})(?!\w)[^,.;:\"“”\n]{{2,90}},"
    rf"|(?:, [{CAPITALS}][^,.;:\"“”\n]{{2,70}}){{1,3}},| \([^()\n]{{1,60}}\)"
    rf"| [Đđ]oàn [{CAPITALS}][^,.;:()\n]{{1,24}}?| \d{{2,4}})?,?"
)
_SPEAKS = re.compile(rf"{_ASIDE}{BETWEEN} (?P<verb>{SPEECH_VERB})", re.IGNORECASE)
_TO_WHAT = re.compile(r" (?:đối với|về việc|tại|trên cơ sở|ngày)(?!\w)")
_SAYS = re.compile(rf"{BETWEEN} (?:{SPEECH_VERB})", re.IGNORECASE)
_PRESENTED = re.compile(rf", [^,.;:\"“”\n]{{2,90}},{BETWEEN} (?P<verb>{SPEECH_VERB})", re.IGNORECASE)
"""Behind a name without office: 'bà Anna Berg, điều phối viên tại Việt Nam, khẳng định …'."""
_ACTS = re.compile(r" (?:cũng )?(?:vừa|đã|mới|tại|ký|có|phát biểu|chủ trì|thông báo)(?!\w)[^.;:\"“”\n]{0,170}", re.IGNORECASE)
_ACCORDING = re.compile(
    r"(?:^[\"“]?|[,\"”–-] )(?:cũng )?theo (?:đồng chí |ông |bà |ý kiến của |quan điểm của )*$"
    r"|(?:^[^,]{0,20}|, )theo (?:nội dung |tinh thần |chỉ đạo của |yêu cầu của )+$",
    re.IGNORECASE,
)
_ON_ORDER = re.compile(r"[Tt]heo (?:nội dung |tinh thần |chỉ đạo của |yêu cầu của )+$")
_IN_DOCUMENT = re.compile(r"(?:^|[\s,])(?:theo|tại) (?:nội dung )?$", re.IGNORECASE)
_CITED = re.compile(r"(?: (?:được|do|vừa|ngày|của)(?!\w)[^.,;:]{2,60}?)?,")
"""'Theo quyết định | được phê duyệt, …'."""
_AFTER_QUOTATION = re.compile(r"(?<=\S)[\"”][,.!?…]? ?[-–—]? ?(?:theo |lời )?$")
_NAMED_ONLY = re.compile(r"(?:theo|lời) $")
_SENT = re.compile(r"(?<!\w)gửi(?!\w)[^.\n]*$")
_BEHIND = re.compile(r", $")
_ENDS_SENTENCE = re.compile(rf"{_ASIDE}{BETWEEN} (?P<verb>{SPEECH_VERB})[^,;\"“”]{{0,12}}[.!]?$", re.IGNORECASE)
_OPENING = re.compile(rf"[\"“]?(?:{any_of(_WORDS['openings'])})[^.;:\"“”\n]{{0,200}}, (?:đồng chí )?$")
_FULL_TEXT = re.compile(
    r"(?:toàn văn|giới thiệu)(?: đến bạn đọc)?(?: toàn văn| nội dung)? (?:bài |[Pp]hát biểu)[^.;:\n]{0,120}của (?:đồng chí )?$"
)
_NOT_A_SUBJECT = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['object_after'])}) (?:đồng chí )?$", re.IGNORECASE)
_BY_HIM = re.compile(r"(?<!\w)được $")
_WHAT = re.compile(r",? là |:")
"""'Một nhiệm vụ nữa được | Thủ tướng lưu ý | là …'."""
_DONE_BY = re.compile(r"(?<!\w)(?:do|được|bị) [^.,;:]{0,40}$|(?<!\w)giúp [^.;:]{0,80}$")
_PLACES = frozenset(PLACES)
SILENT = frozenset(_WORDS["silent"])
_ACCOUNTS = frozenset(_WORDS["accounts"])
_PASSING_ON = frozenset(_WORDS["passing_on"])
_REPORT_VERBS = frozenset(_WORDS["report_verbs"])
_REPORT_OPENINGS = re.compile(rf"(?:{any_of(_WORDS['report_openings'])})(?!\w)")
_RANKS: list[str] = _WORDS["ranks"]
_RANKED_AS: dict[str, str] = _WORDS["ranked_as"]
_TOLD = re.compile(r"(?<!\w)(?:đã|từng)(?!\w)")
_LINKED = re.compile(r"^ [^.;:\"“”\n]+(?:,? và|,? đồng thời|,) (?:cũng )?$")
"""'Thủ tướng chúc mừng tập đoàn và | đề nghị …'."""
_BEGINS, _CLOSE, _DISTANT, _FRONT, _OPENS, _DEEP = 2, 12, 170, 120, 12, 200
_REACH = 260


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """``verb`` is in lower case, None for 'Theo X'; ``told`` where 'đã' precedes it; what is said begins at ``verb_end``."""

    speaker: Actor
    how: How
    verb: str | None
    verb_end: int
    told: bool = False

    @property
    def is_past(self) -> bool:
        """'Phó Thủ tướng đã chỉ đạo …': an order of another day, told in passing."""
        return self.verb in ORDER_VERBS and self.how == "subject" and self.told

    def is_task_of(self, speaker: Actor | None) -> bool:
        """'Bộ Xây dựng chỉ đạo …', 'Bộ Tài chính báo cáo Thủ tướng …' in the middle of the speech of someone of higher rank, or
        of a document, is what it is told to do."""
        if speaker is None or self.how != "subject" or self.verb not in TASK_VERBS | _ACCOUNTS:
            return False
        if self.verb in _ACCOUNTS and (self.told or self.speaker.kind != "body"):
            return False
        if speaker.kind == "body":
            return (
                self.verb in TASK_VERBS and not self.told and self.speaker.kind == "body" and self.speaker.name != speaker.name
            )
        if speaker.kind not in ("person", "document"):
            return False
        return _rank(self.speaker) > _rank(speaker)


def is_report(text: str, sentence: Span, introduction: Introduction) -> bool:
    """'Báo cáo giải trình, Bộ trưởng … cho biết', '… trả lời': the speaker gives account."""
    return introduction.verb in _REPORT_VERBS or _REPORT_OPENINGS.match(text, sentence.start) is not None


def _rank(actor: Actor) -> int:
    office = actor.office or ""
    if actor.kind == "body" and actor.name in _RANKED_AS:
        return _RANKS.index(_RANKED_AS[actor.name])
    return next((rank for rank, held in enumerate(_RANKS) if actor.kind == "person" and office.startswith(held)), len(_RANKS))


def find_introduction(text: str, sentence: Span, actors: Sequence[Actor]) -> Introduction | None:
    """Who says the sentence, by its own words; ``actors`` are those inside it.

    The first speaker where there are two, but 'Theo quyết định này, UBND tỉnh giao …' is the committee's word, and so is
    'Theo chỉ đạo của Thủ tướng, UBND tỉnh giao …'.
    """
    found = None
    quoted_to = _quoted_to(text, sentence)
    for actor in actors:
        if (
            actor.kind == "group"
            or actor.text in SILENT
            or actor.start < quoted_to
            or (next_one := _introduction(text, sentence, actor, actors)) is None
        ):
            continue
        passing = next_one.speaker.kind == "document" or _ON_ORDER.search(text, sentence.start, actor.start)
        if next_one.how != "according" or not passing:
            if next_one.verb in _PASSING_ON and next_one.how == "subject":
                return _passed_on(text, sentence, next_one, actors) or next_one
            spoken = next_one.verb in ORDER_VERBS or (next_one.verb is not None and next_one.speaker.kind == "person")
            return next_one if found is None or spoken else found
        found = found or next_one
    return found


def _passed_on(text: str, sentence: Span, told: Introduction, actors: Sequence[Actor]) -> Introduction | None:
    """'Bộ trưởng A cho biết | Thủ tướng yêu cầu các bộ …': the order of a higher one that a spokesman passes on."""
    for actor in actors:
        if actor.kind == "person" and 0 <= actor.start - told.verb_end <= _CLOSE and _rank(actor) < _rank(told.speaker):
            order = _introduction(text, sentence, actor, actors)
            return replace(order, told=False) if order and order.verb in ORDER_VERBS else None
    return None


def _quoted_to(text: str, sentence: Span) -> int:
    """Up to where the sentence is a quotation that it begins with: those named in it do not say it."""
    opening = text[sentence.start]
    if opening not in '"“':
        return sentence.start
    closing = text.find("”" if opening == "“" else opening, sentence.start + 1, sentence.end)
    return sentence.end if closing < 0 else closing


def _introduction(text: str, sentence: Span, actor: Actor, actors: Sequence[Actor]) -> Introduction | None:
    before = text[max(sentence.start, actor.start - _REACH) : actor.start]
    match = _SPEAKS.match(text, actor.end, sentence.end)
    if match is None and actor.kind == "person" and actor.office is None:
        match = _PRESENTED.match(text, actor.end, sentence.end)
    if match and match["verb"].lower() in ORDER_VERBS and is_noun(text, match) and not _is_his_verb(text, actor, match):
        match = None
    if match and actor.name in _PLACES and actor.start - sentence.start > _BEGINS and match["verb"].lower() not in ORDER_VERBS:
        match = None
    if match and _is_joint(text, actor, match, actors):
        match = None
    if match and match["verb"].lower() in TASK_VERBS and _SENT.search(before):
        match = None  # 'ban hành Công điện gửi các bộ trưởng; Chủ tịch UBND các tỉnh chỉ đạo …': they are sent it
    if match and _is_object(text, sentence, actor, match, actors):
        match = None
    if match and actor.kind == "document" and "," in text[actor.end : match.start("verb")]:
        match = None  # 'triển khai nghị quyết, kết luận, chỉ đạo của Trung ương': nouns in a row
    how: How | None = None
    if _AFTER_QUOTATION.search(before) and (match or _NAMED_ONLY.search(before) or actor.end >= sentence.end - 1):
        how = "after quotation"
    elif _FULL_TEXT.search(before):
        how = "full text"
    elif _BEHIND.search(before) and not _OPENING.match(before) and _ENDS_SENTENCE.match(text, actor.end, sentence.end):
        how = "after quotation"
    elif actor.kind == "document" and actor.start - sentence.start > _FRONT:
        how = "subject" if match and not _NOT_A_SUBJECT.search(before) else None
    elif actor.kind == "body" and _is_told_first(text, sentence, actor, match):
        how = None
    elif (
        (_CITED.match(text, actor.end) and _IN_DOCUMENT.search(before))
        if actor.kind == "document"
        else (text.startswith(",", actor.end) and _ACCORDING.search(before))
    ):
        how = "according"
    elif match and match["verb"].lower() in ORDER_VERBS and _BY_HIM.search(before) and _WHAT.match(text, match.end("verb")):
        how = "subject"
    elif not _NOT_A_SUBJECT.search(before) and not _DONE_BY.search(before):
        how = "subject" if match else "opening" if _opens(text, sentence, actor, before) else None
        match = match or _distant_order(text, sentence, actor, actors)
        how = how or ("subject" if match else None)
    if how is None:
        return None
    verb, verb_end = (match["verb"].lower(), match.end("verb")) if match and how != "according" else (None, actor.end)
    told = _TOLD.search(text, actor.end, verb_end) is not None
    return Introduction(speaker=actor, how=how, verb=verb, verb_end=verb_end, told=told)


def _is_his_verb(text: str, actor: Actor, match: re.Match[str]) -> bool:
    """'Phó Thủ tướng | yêu cầu đối với các dự án …': directly behind a person it is his verb, whatever follows."""
    directly = actor.kind == "person" and text[actor.end : match.start("verb")] == " "
    return directly and match["verb"].lower() in ("yêu cầu", "đề nghị") and _TO_WHAT.match(text, match.end("verb")) is not None


def _is_joint(text: str, actor: Actor, match: re.Match[str], actors: Sequence[Actor]) -> bool:
    """'Bộ Chính trị, | Ban Bí thư giao … chỉ đạo': another verb of speech stands directly behind another one."""
    others = (other for other in actors if actor.end < other.start < match.start("verb") and other.kind in ("person", "body"))
    return any(_SAYS.match(text, other.end, match.start("verb")) for other in others)


def _is_object(text: str, sentence: Span, actor: Actor, match: re.Match[str], actors: Sequence[Actor]) -> bool:
    """'có văn bản | báo cáo Bộ Tài chính'; 'thẩm quyền của Chính phủ, | Thủ tướng, Bộ Tài chính tổng hợp, báo cáo …'."""
    if actor.kind == "document" and text.endswith(("có ", "ra ", "bằng "), sentence.start, actor.start):
        return True
    if "," not in text[actor.end : match.start("verb")]:
        return False
    previous = next((other for other in reversed(actors) if other.end <= actor.start), None)
    if previous is None or text[previous.end : actor.start] not in (", ", " và "):
        return False
    return _NOT_A_SUBJECT.search(text[max(sentence.start, previous.start - _REACH) : previous.start]) is not None


def _is_told_first(text: str, sentence: Span, actor: Actor, match: re.Match[str] | None) -> bool:
    """'Giao Bộ A, … các tổ chức đảng nghiên cứu, đề xuất': those named behind an opening order do not speak, nor does a
    body deep in a sentence, unless it orders."""
    if match and match["verb"].lower() in ORDER_VERBS:
        return False
    opened = next(order_verbs(text, sentence.start, min(sentence.start + _OPENS, actor.start)), None)
    return (opened is not None and opened.start() == sentence.start) or actor.start - sentence.start > _DEEP


def _opens(text: str, sentence: Span, actor: Actor, before: str) -> bool:
    """'Phát biểu tại hội nghị, X …', whatever X does; 'X: …' at the start of a sentence."""
    if actor.kind != "person":
        return False
    begins = actor.start - sentence.start <= _BEGINS
    return _OPENING.match(before) is not None or (begins and text.startswith(": ", actor.end))


def _distant_order(text: str, sentence: Span, actor: Actor, actors: Sequence[Actor]) -> re.Match[str] | None:
    """'UBND tỉnh vừa có văn bản yêu cầu …': the order stands behind what the speaker did, and is nobody else's."""
    acts = _ACTS.match(text, actor.end, sentence.end)
    begins = actor.kind == "person" and actor.start - sentence.start <= _BEGINS
    if (acts is None and not begins) or (actor.kind == "body" and text.startswith(" chủ trì", actor.end)):
        return None
    reach = acts.end() if acts else min(actor.end + _DISTANT, sentence.end)
    for match in order_verbs(text, actor.end, reach):
        linked = acts or _LINKED.search(text[actor.end : match.start("verb")])
        if linked and match["verb"].lower() in DISTANT_VERBS and not _is_anothers(text, actor, match, actors):
            return match
    return None


def _is_anothers(text: str, actor: Actor, match: re.Match[str], actors: Sequence[Actor]) -> bool:
    """Another name stands directly before the verb."""
    at = match.start("verb")
    others = (other for other in actors if other.start > actor.start and other.kind in ("person", "body"))
    between = [text[other.end : at] for other in others if 0 <= at - other.end <= _CLOSE]
    return any("," not in words and " và " not in words for words in between)
