"""All that is found in one article: a short list of functions in reading order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from extractors.actors import find_actors
from extractors.dates import find_dates
from extractors.directives import find_directives
from extractors.documents import find_documents
from extractors.figures import find_figures
from extractors.meetings import find_meetings
from extractors.numbers import find_numbers
from extractors.sentences import split_sentences
from model.mention import Extraction
from model.span import Span
from model.timex import PartialDate

_BLANK = re.compile(r"\s")


def extract_article(*, id: str, text: str, published: PartialDate | None, title: str | None = None) -> Extraction:
    """``text`` is made NFC first, and all offsets count in that; ``published`` settles 'hôm qua' if it names a day."""
    text = unicodedata.normalize("NFC", text)
    written_on = published.first_day if published and published.granularity in ("day", "minute") else None
    documents = find_documents(text)
    dates = find_dates(text, written_on=written_on, documents=documents)
    numbers = find_numbers(text, dates=dates, documents=documents)
    sentences = split_sentences(text)
    figures = find_figures(text, numbers=numbers, dates=dates, sentences=sentences)
    blanked = _blanked(text, sentences)
    actors = find_actors(blanked, written_on=written_on, documents=documents)
    meetings = find_meetings(
        blanked, written_on=written_on, sentences=sentences, dates=dates, actors=actors, documents=documents
    )
    directives = find_directives(
        blanked,
        written_on=written_on,
        sentences=sentences,
        dates=dates,
        numbers=numbers,
        actors=actors,
        meetings=meetings,
    )
    return Extraction(
        id=id,
        published=str(published) if published else None,
        title=title,
        dates=tuple(dates),
        numbers=tuple(numbers),
        documents=tuple(documents),
        meetings=tuple(replace(meeting, text=meeting.mentions[0].of(text)) for meeting in meetings),
        directives=tuple(replace(directive, text=directive.span.of(text)) for directive in directives),
        figures=tuple(figures),
    )


def _blanked(text: str, sentences: Sequence[Span]) -> str:
    """A copy of equal length with plain blanks inside the sentences: names and cues are read across wrapped lines and across
    the blanks that do not break, which every third article has between syllables."""
    parts: list[str] = []
    at = 0
    for sentence in sentences:
        parts += (text[at : sentence.start], _BLANK.sub(" ", sentence.of(text)))
        at = sentence.end
    return "".join((*parts, text[at:]))
