"""Which sentences stand in quotation marks, and who is named behind the quotation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.speech.introductions import Introduction
from model.actor import Actor
from model.span import Span

_MARKS = re.compile('["“”]')


class Quotation(NamedTuple):
    """``quoted`` where the sentence begins inside or with a quotation; ``owner`` is who is named behind it."""

    quoted: bool
    owner: Actor | None = None


def read_quotations(text: str, sentences: Sequence[Span], introductions: Sequence[Introduction | None]) -> list[Quotation]:
    """One for each sentence. A quotation ends with its paragraph at the latest."""
    result: list[Quotation] = []
    open_since: int | None = None
    for index, sentence in enumerate(sentences):
        if index and "\n" in text[sentences[index - 1].end : sentence.start]:
            open_since = None
        said = sentence.of(text)
        result.append(Quotation(open_since is not None or said[0] in '"“'))
        if open_since is None and _leaves_open(said, False):
            open_since = index
        elif open_since is not None and not _leaves_open(said, True):
            introduction = introductions[index]
            if introduction and introduction.how == "after quotation":
                result[open_since:] = [Quotation(True, introduction.speaker)] * (index + 1 - open_since)
            open_since = None
    return result


def _leaves_open(said: str, is_open: bool) -> bool:
    for mark in _MARKS.findall(said):
        is_open = not is_open if mark == '"' else mark == "“"
    return is_open
