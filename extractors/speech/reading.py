"""The reading of speech structure: a state machine over sentences.

States: narration (nobody speaks), reported (a speaker was named and goes on), quoted (inside quotation marks).
A sentence that names a speaker starts that speaker's turn; sentences that name none go on with it; the reporter's own
sentences (a caption, a new scene, the list of those present) end it. A quotation belongs to the speaker named behind it.
Where the outlet prints a speech in full, all that follows is its author's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import any_of, load_words
from extractors.speech.introductions import Introduction, find_introduction, is_report
from extractors.speech.quotations import Quotation, read_quotations
from extractors.speech.verbs import ORDER_VERBS
from model.actor import Actor
from model.span import Span

State = Literal["narration", "reported", "quoted"]
LONGEST_SENTENCE = 4000
"""Characters; what is longer is a table or a text without stops, and is not read."""
_RECENT = 8
"""Sentences after which a speech may have ended unnoticed."""

_NARRATION = load_words(__package__, "narration.yml")
_SCENE = r"(?:Rạng sáng|Sáng|Trưa|Chiều|Tối|Đêm)(?: (?:nay|qua|cùng ngày|ngày|\d)|,)|Ngày \d{1,2}[/-]\d|Cùng ngày"
_NARRATES = re.compile(rf"(?:{_SCENE}|(?:{any_of(_NARRATION['begins'])})(?!\w))")
_CAPTION = re.compile(rf"[(\[]?(?:{any_of(_NARRATION['captions'])})(?!\w)")
_CREDITED = re.compile(r"[^.;\n]{0,300}?(?: [-–] |\()Ảnh(?!\w)")
_BRACKETED = re.compile(r"\([^()]*\)\.?")
_LIST_BEGINS = re.compile(r"Thứ nhất|Một là")
_GOES_ON = re.compile(r"(?:Trong đó|Theo đó|Cụ thể|Đồng thời),? ")
_AT_THE_EVENT = re.compile(
    r"(?:Cũng t|T)ại (?:buổi|hội nghị|cuộc|lễ|phiên|hội thảo|tọa đàm)[^,.;:]{0,60}, (?:đồng chí )?", re.IGNORECASE
)
"""'Tại buổi lễ, | Cục trưởng A giới thiệu …': somebody else has his turn, whatever he does."""
_BOTH = re.compile(
    r"Hai (?:bên|nhà lãnh đạo|nước|Thủ tướng|Bộ trưởng|đồng chí)[^.,;:]{0,20}? "
    rf"(?:đã|cũng|nhất trí|thống nhất|trao đổi|cam kết|ủng hộ|{any_of(_NARRATION['others_say'])})(?!\w)"
)
"""'Hai bên nhất trí …' tells what came of a talk, whoever spoke before."""
_MANY = r"(?:[Cc]ác|[Nn]hiều|[Mm]ột số|[Đđ]a số|[Hh]ầu hết|[Pp]hần lớn|[Đđ]ại diện (?:nhiều|các))"
_WHO = rf"(?:{any_of(_NARRATION['others'])})"
_THEY_SAY = rf" (?:{any_of(_NARRATION['others_say'])})(?!\w)"
_WISHES = r"(?:Thứ \w+, ?(?=[^.;:]{2,80}? (?:mong muốn|muốn|đề xuất|kiến nghị|phản ánh)(?!\w)))?"
_NO_OBLIGATION = r"(?:(?! (?:cần|phải) )[^.,;:])"
_OTHERS = re.compile(
    rf"{_WISHES}(?:(?!Thứ |\w+ là )[^.;:]{{3,120}}, )?{_MANY} {_WHO}(?:, {_WHO})?{_NO_OBLIGATION}{{0,60}}?{_THEY_SAY}"
    rf"|(?:{any_of(_NARRATION['other'])}) {_NO_OBLIGATION}{{2,60}}?{_THEY_SAY}"
)
"""'Nhiều đại biểu cho rằng …', 'Đối với khoa học, các ý kiến cũng xác định …', 'Thứ năm, các doanh nghiệp mong muốn …'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One sentence and who says it. ``introduction`` is None where the speaker was named before or nobody speaks;
    ``reports`` says that he was named as giving account, ``whole`` that his speech is printed in full; ``aside`` is a
    caption or a sentence in brackets, which nobody says.
    """

    sentence: Span
    state: State
    speaker: Actor | None
    introduction: Introduction | None = None
    quoted: bool = False
    reports: bool = False
    whole: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """What is carried from sentence to sentence: who speaks, for how many sentences, and in what manner.

    ``whole`` is a speech printed in full, ``past`` an order of another day that ends with its paragraph.
    """

    speaker: Actor | None = None
    since: int = 0
    reports: bool = False
    whole: bool = False
    past: bool = False


def read_speech(text: str, *, sentences: Sequence[Span], actors: Sequence[Actor]) -> list[Turn]:
    """One turn per sentence, in order. ``actors`` are sorted by their start."""
    named = list(_by_sentence(sentences, actors))
    introductions = [
        find_introduction(text, sentence, inside) if sentence.end - sentence.start <= LONGEST_SENTENCE else None
        for sentence, inside in zip(sentences, named, strict=True)
    ]
    quotations = read_quotations(text, sentences, introductions)
    turns: list[Turn] = []
    speech, last = _Speech(speaker=_author_of_opening_list(text, sentences, introductions)), 0
    for sentence, inside, introduction, quotation in zip(sentences, named, introductions, quotations, strict=True):
        if _is_aside(text, sentence, introduced=introduction is not None):
            turns.append(Turn(sentence=sentence, state="narration", speaker=None, aside=True))
            continue
        if introduction and _is_part_of(introduction, speech):
            introduction = None
        if introduction:
            speech = _begun(text, sentence, introduction, speech)
        else:
            speech = _gone_on(text, sentence, inside, quotation, speech, breaks="\n" in text[last : sentence.start])
        turns.append(_turn(sentence, speech, introduction, quotation))
        last = sentence.end
    return turns


def _is_aside(text: str, sentence: Span, *, introduced: bool) -> bool:
    """A sentence in brackets, a caption, or what bears a photographer's credit where nobody is ``introduced`` as speaking."""
    if _BRACKETED.fullmatch(text, sentence.start, sentence.end) or _CAPTION.match(text, sentence.start, sentence.end):
        return True
    return not introduced and _CREDITED.match(text, sentence.start, sentence.end) is not None


def _author_of_opening_list(text: str, sentences: Sequence[Span], introductions: Sequence[Introduction | None]) -> Actor | None:
    """Who gives the first order of an article that begins in the middle of a list, its lead lost: 'Thứ nhất, quản lý …'."""
    if not sentences or _LIST_BEGINS.match(text, sentences[0].start) is None:
        return None
    ordering = (said for said in introductions if said and said.verb in ORDER_VERBS and said.speaker.kind == "person")
    return next((said.speaker for said in ordering), None)


def _is_part_of(introduction: Introduction, speech: _Speech) -> bool:
    """What a speech in full quotes, and what somebody is told to do, name no new speaker."""
    return speech.whole or (speech.since <= _RECENT and introduction.is_task_of(speech.speaker))


def _begun(text: str, sentence: Span, introduction: Introduction, before: _Speech) -> _Speech:
    """The turn of the speaker whom the sentence names; whoever gives account goes on with it until he orders."""
    same = before.speaker is not None and before.speaker.name == introduction.speaker.name
    return _Speech(
        speaker=introduction.speaker,
        reports=is_report(text, sentence, introduction) or (same and before.reports and introduction.verb not in ORDER_VERBS),
        whole=introduction.how == "full text",
        past=introduction.is_past,
    )


def _gone_on(
    text: str, sentence: Span, actors: Sequence[Actor], quotation: Quotation, speech: _Speech, *, breaks: bool
) -> _Speech:
    """A sentence that names no speaker: the quotation's owner, or the speaker before unless his turn is over."""
    if speech.whole:
        return speech
    if quotation.owner:
        return _Speech(speaker=quotation.owner)
    goes_on = _GOES_ON.match(text, sentence.start, sentence.end) is not None
    if (speech.past and breaks and not goes_on) or _ends(text, sentence, actors, quotation, speech):
        return _Speech()
    return _Speech(speaker=speech.speaker, since=speech.since + 1, reports=speech.reports, past=speech.past)


def _ends(text: str, sentence: Span, actors: Sequence[Actor], quotation: Quotation, speech: _Speech) -> bool:
    """The reporter's own sentence, or a quotation that names its supposed speaker: '"Tổng Bí thư Tô Lâm nêu đúng …'."""
    if quotation.quoted:
        return any(speech.speaker and actor.name == speech.speaker.name and actor.how == "pattern" for actor in actors)
    if any(actor.kind == "person" and _AT_THE_EVENT.fullmatch(text, sentence.start, actor.start) for actor in actors):
        return True
    return any(pattern.match(text, sentence.start, sentence.end) for pattern in (_NARRATES, _BOTH, _OTHERS))


def _turn(sentence: Span, speech: _Speech, introduction: Introduction | None, quotation: Quotation) -> Turn:
    state: State = "narration" if speech.speaker is None else "quoted" if quotation.quoted else "reported"
    return Turn(
        sentence=sentence,
        state=state,
        speaker=speech.speaker,
        introduction=introduction,
        quoted=quotation.quoted,
        reports=speech.reports,
        whole=speech.whole,
    )


def _by_sentence(sentences: Sequence[Span], actors: Sequence[Actor]) -> Iterator[list[Actor]]:
    at = 0
    for sentence in sentences:
        inside: list[Actor] = []
        while at < len(actors) and actors[at].start < sentence.end:
            if actors[at].start >= sentence.start:
                inside.append(actors[at])
            at += 1
        yield inside
