"""Figures: the numbers of an article that are said of something."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from model.mention import DateMention, Figure, NumberMention
from model.span import Span


def find_figures(
    text: str, *, numbers: Sequence[NumberMention], dates: Sequence[DateMention], sentences: Sequence[Span]
) -> list[Figure]:
    """One figure per number that has a subject; its days are those of the number, so ``dates`` are not read yet.

    ``sentences`` are sorted; a number outside all of them is left out. ``text`` of a figure is the sentence.
    """
    starts = [sentence.start for sentence in sentences]
    figures: list[Figure] = []
    for index, number in enumerate(numbers):
        at = bisect_right(starts, number.start) - 1
        if number.subject is None or at < 0 or not sentences[at].contains(number.span):
            continue
        figures.append(_figure(text, sentences[at], index, number))
    return figures


def _figure(text: str, sentence: Span, index: int, number: NumberMention) -> Figure:
    return Figure(
        start=sentence.start,
        end=sentence.end,
        text=sentence.of(text),
        rule=number.rule,
        number=index,
        subject=number.subject,
        value=number.value,
        upper=number.upper,
        unit=number.unit,
        comparator=number.comparator,
        role=number.role,
        as_of=number.as_of,
        due=number.due,
    )
