"""What a number counts or measures: the percent sign, currency, measure or noun that follows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from extractors.lexicon import any_of
from extractors.numbers.vocabulary import CURRENCIES, LONGEST_NOUN, NEVER_UNITS, NOUNS, WORDS

Kind = Literal["percent", "point", "currency", "time", "measure", "noun", "other"]
_SIGN = re.compile(
    rf"[ \u00a0]{{0,2}}(?:(?P<point>{any_of(WORDS['percentage_points'])})|(?P<percent>{any_of(WORDS['percents'])})"
    rf"|(?P<currency>{any_of(CURRENCIES)})(?![^\WA-ZĐ]| (?:chí|thời|bào)(?!\w))|(?P<time>{any_of(WORDS['time_units'])})(?!\w)"
    rf"|(?P<measure>{any_of(WORDS['measures'])})(?![\w²³]))"
)
_SYLLABLES = re.compile(rf"(?:[ \u00a0]{{1,2}}[\"“]?)?(?P<all>[^\W\d_]+(?: [^\W\d_]+){{0,{LONGEST_NOUN - 1}}})")
_MORE = re.compile(r" [^\W\d_]+")
_ENUMERATED = re.compile(r"(?:,| và|, và) [^\W\d_]+(?: [^\W\d_]+)?")
# "FEFF 2026 lần thứ 28" counts no times.
_ORDINAL = re.compile(r" thứ(?! trưởng)(?!\w)")
# Syllables that the next one completes: "thực hiện", "trực thuộc".
_HALVES = (" thực", " trực", " phát", " mặt", " công")
_LONGEST_PHRASE = 7


@dataclass(frozen=True, slots=True)
class Unit:
    """``name`` as the mention gives it; ``end`` where its words end in the text."""

    kind: Kind
    name: str
    start: int
    end: int


def read_unit(text: str, at: int) -> Unit | None:
    """The unit that begins at ``at``, after a blank or, as blanks get lost, right there; then it must be a known word."""
    sign = _SIGN.match(text, at)
    if sign is not None:
        kind: Kind = sign.lastgroup  # type: ignore[assignment]
        written = sign[kind]
        name = {"percent": "%", "point": "điểm phần trăm", "currency": CURRENCIES.get(written, "")}.get(kind, written)
        if kind != "time" or not _is_noun(text, at):
            return Unit(kind, name, sign.start(kind), sign.end())
    return _noun(text, at)


def _is_noun(text: str, at: int) -> bool:
    """'3 tiếng nói' and '5 năm học' are time all the same; only a longer noun of the list outweighs a time unit."""
    match = _SYLLABLES.match(text, at)
    return match is not None and _longest(match["all"].split(" ")) > 1


def _noun(text: str, at: int) -> Unit | None:
    match = _SYLLABLES.match(text, at)
    if match is None:
        return None
    syllables = match["all"].split(" ")
    start = match.start("all")
    glued = start == at
    count = _longest(syllables)
    if count and not _ORDINAL.match(text, start + len(" ".join(syllables[:count]))):
        name = " ".join(syllables[:count])
        return Unit("noun", name, start, start + len(name))
    if glued or syllables[0].casefold() in NEVER_UNITS:
        return None
    second = syllables[1] if len(syllables) > 1 else None
    if second is not None and second.istitle() and syllables[0].istitle():
        return None
    name = syllables[0]
    if second is not None and second.islower() and second not in NEVER_UNITS:
        name += f" {second}"
    return Unit("other", name, start, start + len(name))


def _longest(syllables: list[str]) -> int:
    """How many of the syllables make the longest noun of the list; 0 where none does."""
    for count in range(len(syllables), 0, -1):
        if " ".join(syllables[:count]).casefold() in NOUNS:
            return count
    return 0


def counted_phrase(text: str, unit: Unit) -> str:
    """The noun with what describes it: 'doanh nghiệp công nghệ số'; ends at a verb, a preposition or a sign."""
    end = unit.end
    for _ in range(_LONGEST_PHRASE):
        match = _MORE.match(text, end)
        if match is None or (match[0][1:].casefold() in NEVER_UNITS and not text.endswith(_HALVES, 0, end)):
            break
        end = match.end()
    return text[unit.start : end]
