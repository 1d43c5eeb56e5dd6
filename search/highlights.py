"""What of an article answers a query, exact to the character, and the passage that shows it best. The same for both engines.

Counted once, in Python, over the text as published: prepared copies have its length, so what matches there stands here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from model.span import Span
from search.identifiers import answers, find_identifiers
from search.query.plan import Keys, Mark, Run, Start
from search.vietnamese import fold, prepare

_SENTENCE_START = re.compile(r"(?:[.!?…]\s|\n)\s*")


@dataclass(frozen=True, slots=True)
class Snippet:
    """Characters ``start`` to ``end`` of the text; ``highlights`` count in the text, not in the snippet."""

    start: int
    end: int
    highlights: tuple[Span, ...]

    def of(self, text: str) -> str:
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark in the text. ``length`` counts the marks of a row that stand together with it, itself included."""

    span: Span
    row: int
    place: int
    length: int = 1


def find_highlights(text: str, marks: Sequence[Mark]) -> list[Span]:
    """Half-open, in order, apart; words of the query that follow each other there are one.

    Where words of a row stand together somewhere in the text, those of them that stand alone elsewhere are not marked:
    'bán' in 'bán hàng' does not answer 'bán dẫn'.
    """
    found = _in_company(text, sorted(_matches(text, marks), key=lambda f: (f.span, f.row, f.place)))
    together = {(f.row, f.place) for f in found if f.length > 1}
    kept = [f.span for f in found if f.length > 1 or (f.row, f.place) not in together]
    return _merged(text, kept)


def best_snippet(text: str, highlights: Sequence[Span], *, length: int = 240) -> Snippet:
    """The passage with most of what is asked, different things before repeated ones; begins with a sentence if one is near."""
    if not highlights:
        return _cut(text, 0, length, highlights)
    starts = [span.start for span in highlights]
    return max((_cut(text, _begin(text, start, length), length, highlights) for start in starts), key=lambda s: _worth(text, s))


def _matches(text: str, marks: Sequence[Mark]) -> Iterator[_Found]:
    prepared = prepare(text)
    copies = {False: prepared, True: fold(prepared)}
    for mark in marks:
        for alternative in mark.alternatives:
            if isinstance(alternative, Keys):
                spans = [Span(i.start, i.end) for i in find_identifiers(text) if answers(i.key, alternative.values)]
            else:
                spans = [Span(*m.span()) for m in _pattern(alternative).finditer(copies[alternative.folded])]
            yield from (_Found(span, mark.row, mark.place) for span in spans)


@lru_cache(maxsize=1_024)
def _pattern(wanted: Run | Start) -> re.Pattern[str]:
    if isinstance(wanted, Start):
        return re.compile(rf"(?<!\S){re.escape(wanted.text)}\S*")
    words = r"\s+".join(map(re.escape, wanted.words))
    return re.compile(rf"(?<!\S){words}(?!\S)")


def _in_company(text: str, found: list[_Found]) -> list[_Found]:
    """Each match with the length of the longest stretch of its row that it is part of in the text."""
    lengths = [1] * len(found)
    for places in _stretches(text, found):
        for place in places:
            lengths[place] = max(lengths[place], len(places))
    return [_Found(f.span, f.row, f.place, length) for f, length in zip(found, lengths, strict=True)]


def _stretches(text: str, found: list[_Found]) -> Iterator[list[int]]:
    following = {(f.span.start, f.row, f.place): index for index, f in enumerate(found)}
    continued: set[int] = set()
    for index in range(len(found)):
        if index in continued:
            continue
        stretch = [index]
        while (after := following.get(_next(text, found[stretch[-1]]))) is not None:
            stretch.append(after)
            continued.add(after)
        yield stretch


def _next(text: str, found: _Found) -> tuple[int, int, int]:
    end = found.span.end
    while end < len(text) and not text[end].isalnum():
        end += 1
    return end, found.row, found.place + 1


def _merged(text: str, spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and (span.start <= merged[-1].end or text[merged[-1].end : span.start].isspace()):
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _begin(text: str, at: int, length: int) -> int:
    """The sentence's beginning if that leaves most of the passage for what follows, else a word's a little before."""
    nearest = max(0, at - length // 3)
    starts = [match.end() for match in _SENTENCE_START.finditer(text, nearest, at)]
    if starts and starts[0] <= at:
        return starts[0]
    if nearest == 0:
        return 0
    blank = text.find(" ", nearest, at)
    return at if blank < 0 else blank + 1


def _cut(text: str, start: int, length: int, highlights: Sequence[Span]) -> Snippet:
    end = min(len(text), start + length)
    if end < len(text) and (blank := text.rfind(" ", start, end)) > start:
        end = blank
    inside = tuple(span for span in highlights if start <= span.start and span.end <= end)
    return Snippet(start, end, inside)


def _worth(text: str, snippet: Snippet) -> tuple[int, int]:
    different = {prepare(span.of(text)) for span in snippet.highlights}
    return sum(map(len, different)), len(snippet.highlights)
