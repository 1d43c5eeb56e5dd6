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
from extractors.speech.verbs import ORDER_VERBS
from model.actor import Actor
from model.span import Span

State = Literal["narration", "reported", "quoted"]
_NARRATION = load_words(__package__, "narration.yml")
_SCENE = r"(?:Rạng sáng|Sáng|Trưa|Chiều|Tối|Đêm)(?: (?:nay|qua|cùng ngày|ngày|\d)|,)|Ngày \d{1,2}[/-]\d|Cùng ngày"
_NARRATES = re.compile(rf"(?:{_SCENE}|(?:{any_of(_NARRATION['begins'])})(?!\w))|[(\[]?Ảnh\b")


LONGEST_SENTENCE = 4000
"""Characters; what is longer is a table or a text without stops, and is not read."""
_RECENT = 3
"""Sentences after which a speech may have ended unnoticed."""


_OTHERS = re.compile(
    rf"(?:(?:Tại|Cũng tại|Trong|Qua) [^.,;:]{{3,40}}, )?(?:[Cc]ác|[Nn]hiều|[Mm]ột số|[Đđ]a số|[Hh]ầu hết|[Pp]hần lớn)"
    rf" (?:{any_of(_NARRATION['others'])})[^.,;:]{{0,60}}? (?:{any_of(_NARRATION['others_say'])})(?!\w)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One sentence and who says it. ``introduction`` is None where the speaker was named before or nobody speaks.

    ``since`` counts the sentences since the speaker was named, 0 for the sentence that names him; ``reports`` says that he
    was named as giving account.
    """

    sentence: Span
    state: State
    speaker: Actor | None
    introduction: Introduction | None = None
    quoted: bool = False
    since: int = 0
    reports: bool = False


def read_speech(text: str, *, sentences: Sequence[Span], actors: Sequence[Actor]) -> list[Turn]:
    """One turn per sentence, in order. ``actors`` are sorted by their start."""
    introductions = [
        find_introduction(text, sentence, inside) if sentence.end - sentence.start <= LONGEST_SENTENCE else None
        for sentence, inside in zip(sentences, _by_sentence(sentences, actors), strict=True)
    ]
    owners = _quotation_owners(text, sentences, introductions)
    turns: list[Turn] = []
    speaker: Actor | None = None
    since, reports, whole, past = 0, False, False, False
    named = _by_sentence(sentences, actors)
    for sentence, introduction, (quoted, owner), inside in zip(sentences, introductions, owners, named, strict=True):
        if introduction and (whole or (since <= _RECENT and introduction.is_task_of(speaker))):
            introduction = None
        since += 1
        if introduction:
            whole, past = introduction.how == "full text", introduction.is_past
            still = reports and speaker is not None and speaker.name == introduction.speaker.name
            reports = is_report(text, sentence, introduction) or (still and introduction.verb not in ORDER_VERBS)
            speaker, since = introduction.speaker, 0
        elif past and "\n" in text[turns[-1].sentence.end : sentence.start]:
            speaker, past = None, False
        elif owner and not whole:
            speaker, since = owner, 0
        elif whole:
            pass
        elif _is_narrated(text, sentence) if not quoted else _names_himself(speaker, inside):
            speaker = None
        state: State = "narration" if speaker is None else "quoted" if quoted else "reported"
        turns.append(
            Turn(
                sentence=sentence,
                state=state,
                speaker=speaker,
                introduction=introduction,
                quoted=quoted,
                since=since,
                reports=reports,
            )
        )
    return turns


def _names_himself(speaker: Actor | None, actors: Sequence[Actor]) -> bool:
    """'"Tổng Bí thư Tô Lâm nêu đúng vấn đề …' is not quoted from Tô Lâm."""
    return speaker is not None and any(actor.name == speaker.name and actor.how == "pattern" for actor in actors)


def _is_narrated(text: str, sentence: Span) -> bool:
    return any(pattern.match(text, sentence.start, sentence.end) for pattern in (_NARRATES, _OTHERS))


def _by_sentence(sentences: Sequence[Span], actors: Sequence[Actor]) -> Iterator[list[Actor]]:
    at = 0
    for sentence in sentences:
        inside: list[Actor] = []
        while at < len(actors) and actors[at].start < sentence.end:
            if actors[at].start >= sentence.start:
                inside.append(actors[at])
            at += 1
        yield inside


def _quotation_owners(
    text: str, sentences: Sequence[Span], introductions: Sequence[Introduction | None]
) -> list[tuple[bool, Actor | None]]:
    """For each sentence: does it begin inside or with a quotation, and who is named behind that quotation."""
    result: list[tuple[bool, Actor | None]] = []
    open_since: int | None = None
    for index, sentence in enumerate(sentences):
        if index and "\n" in text[sentences[index - 1].end : sentence.start]:
            open_since = None
        said = sentence.of(text)
        result.append((open_since is not None or said[0] in '"“', None))
        if open_since is None and _leaves_open(said, False):
            open_since = index
        elif open_since is not None and not _leaves_open(said, True):
            introduction = introductions[index]
            if introduction and introduction.how == "after quotation":
                result[open_since:] = [(True, introduction.speaker)] * (index + 1 - open_since)
            open_since = None
    return result


def _leaves_open(said: str, is_open: bool) -> bool:
    for character in said:
        if character == '"':
            is_open = not is_open
        elif character in "“”":
            is_open = character == "“"
    return is_open
