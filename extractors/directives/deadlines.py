"""The date by which."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from extractors.directives.lexicon import DUE
from model.mention import DateMention
from model.span import Span
from model.timex import Duration, Timex


def find_deadline(text: str, sentence: Span, dates: Sequence[DateMention], *, written_on: date | None) -> Timex | None:
    """The first date of the sentence that a word such as ``trước`` or ``hoàn thành trong`` makes one, and not a past one."""
    for mention in dates:
        if not sentence.start <= mention.start < sentence.end or mention.value is None or isinstance(mention.value, Duration):
            continue
        due = mention.bound in ("by", "before", "until") or DUE.search(
            text, max(sentence.start, mention.start - 60), mention.start
        )
        if due and (written_on is None or mention.value.last_day >= written_on):
            return mention.value
    return None
