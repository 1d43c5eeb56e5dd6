"""Figures: the numbers of an article that report on something, as an analyst would put them in a table."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from extractors.lexicon import load_words
from model.mention import DateMention, Figure, NumberMention
from model.span import Span

_WORDS = load_words(__package__)
_RHETORICAL = frozenset(word.casefold() for word in _WORDS["rhetorical"])
_IDIOMS = frozenset(_WORDS["idioms"])
_SCALES = frozenset(_WORDS["scales"])
_MANY = 10


def find_figures(
    text: str, *, numbers: Sequence[NumberMention], dates: Sequence[DateMention], sentences: Sequence[Span]
) -> list[Figure]:
    """One figure per number that reports on something; its days are those of the number, so ``dates`` are not read yet.

    ``sentences`` are sorted; a number outside all of them is left out. ``text`` of a figure is the sentence.
    """
    starts = [sentence.start for sentence in sentences]
    figures: list[Figure] = []
    for index, number in enumerate(numbers):
        at = bisect_right(starts, number.start) - 1
        subject = subject_of(number)
        if subject is None or at < 0 or not sentences[at].contains(number.span):
            continue
        figures.append(_figure(text, sentences[at], index, number, subject))
    return figures


def subject_of(number: NumberMention) -> str | None:
    """What the number reports on: the counted noun itself, else the subject of its clause; None where it reports on nothing."""
    unit = (number.unit or "").casefold()
    if unit in _IDIOMS:
        return None
    if number.counted is None or unit in _SCALES:
        return number.subject
    if number.whole is None and (number.role is None or (number.value < _MANY and unit in _RHETORICAL)):
        return None
    return number.counted


def _figure(text: str, sentence: Span, index: int, number: NumberMention, subject: str) -> Figure:
    return Figure(
        start=sentence.start,
        end=sentence.end,
        text=sentence.of(text),
        rule=number.rule,
        number=index,
        subject=subject,
        value=number.value,
        upper=number.upper,
        unit=number.unit,
        comparator=number.comparator,
        role=number.role,
        as_of=number.as_of,
        due=number.due,
    )
