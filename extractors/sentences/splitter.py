"""Sentences on characters, so that every offset is one of the article's text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import yaml

from model.span import Span

_WORDS: dict[str, list[str]] = yaml.safe_load((files(__package__) / "words.yml").read_text(encoding="utf-8"))
_ABBREVIATIONS = frozenset(_WORDS["abbreviations"])
_LETTER = r"[^\W\d_]"

# A run of stops with what closes behind it; a line break; the gap before a headline's successor.
_BOUNDARY = re.compile(
    r"(?P<line>\n)"
    r"|(?P<stop>[.!?…]+)(?P<close>[\"”’»)\]]*)"
    r"|(?P<gap>(?<=\w) (?=(?:" + "|".join(map(re.escape, _WORDS["openers"])) + r") [a-zà-ỹđ]))"
    r"|(?P<caption>\(Ảnh\b[^()\n]{0,80}\))"
    r'|(?P<quote>")'
)
_DATELINE = re.compile(r"(?:\([^()\n]{2,30}\)|[A-ZĐ][\w.]{1,15}|[^\W\d_]{2,12},? ngày [\d/.-]{3,10}) ?[-–—:] (?=[\"“A-ZÀ-ỸĐ])")
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]*")
_WORD_BEFORE = re.compile(rf"({_LETTER}+)$")
_LONGEST_WORD = 12


def split_sentences(text: str) -> list[Span]:
    """The sentences of ``text`` in order, without the blanks around them; a line break always ends one.

    Closing quotation marks belong to the sentence they close; a headline run into the text is a sentence of its own,
    and so is a dateline (``(Dân trí) -``). Takes time linear in the length of the text.
    """
    spans: list[Span] = []
    start = 0
    for end in [*_ends(text), len(text)]:
        span = _trimmed(text, start, end)
        if span is None:
            start = end
        elif not _is_numbering(text, span) or text[end : end + 1] in ("\n", ""):
            spans.extend(_without_dateline(text, span))
            start = end
    return spans


def _ends(text: str) -> Iterator[int]:
    quotes = 0
    for match in _BOUNDARY.finditer(text):
        if match["line"]:
            if not _is_wrapped(text, match.start()):
                quotes = 0
                yield match.start()
        elif match["gap"]:
            yield match.start()
        elif match["caption"]:
            if text[match.end() : match.end() + 1].isupper():
                yield match.end()
        elif match["quote"]:
            quotes += 1
        else:
            end = match.end()
            if match["close"] and _opens_the_next(text, match, quotes):
                end = match.end("stop")
            quotes += match["close"].count('"')
            if _ends_sentence(text, match.start("stop"), match["stop"], end):
                yield end


def _is_wrapped(text: str, line_break: int) -> bool:
    """A line cut at a fixed width: a letter or comma before it, a lower-case word right behind it."""
    before, after = text[max(0, line_break - 1) : line_break], text[line_break + 1 : line_break + 3]
    return (before.isalnum() or before == ",") and after[:1].islower() and after[1:] not in (")", ".")


def _opens_the_next(text: str, match: re.Match[str], quotes: int) -> bool:
    """``tháng 2."Phiên họp``: a straight quotation mark that nothing opened before opens the sentence that follows."""
    return match["close"] == '"' and quotes % 2 == 0 and text[match.end() : match.end() + 1].isupper()


def _ends_sentence(text: str, stop: int, marks: str, end: int) -> bool:
    after = text[end : end + 3]
    if not after or after[0] == "\n":
        return True
    blank = after[0].isspace()
    following = text[end : end + _LONGEST_WORD].lstrip()[:3]
    if not following or not _may_begin(following, blank=blank, long_stop=len(marks) > 1 or marks == "…"):
        return False
    if marks != ".":
        return True
    return not _is_abbreviation(text, stop, following, blank=blank)


def _may_begin(following: str, *, blank: bool, long_stop: bool) -> bool:
    first = following[0]
    if first.isupper():
        return True
    if first in "-–—•*+":
        return blank and not following[1:].strip().islower()
    if first in '"“‘«([':
        return not long_stop or following[1:2].isupper()
    return blank and first.isdigit() and not long_stop


def _is_abbreviation(text: str, stop: int, following: str, *, blank: bool) -> bool:
    match = _WORD_BEFORE.search(text[max(0, stop - _LONGEST_WORD) : stop])
    if match is None:
        return False
    word = match[1]
    if word in _ABBREVIATIONS:
        return True
    initial = len(word) == 1 and word.isupper()
    acronym = not blank and word[-1].isupper() and not following[1:2].islower()
    return (initial and following[0].isupper()) or acronym or (not blank and following[:2] == "VN")


def _is_numbering(text: str, span: Span) -> bool:
    return span.end - span.start <= 6 and _NUMBERING.fullmatch(span.of(text)) is not None


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _without_dateline(text: str, span: Span) -> list[Span]:
    if (match := _DATELINE.match(text, span.start, span.end)) is None:
        return [span]
    parts = (_trimmed(text, span.start, match.end()), _trimmed(text, match.end(), span.end))
    return [part for part in parts if part]
