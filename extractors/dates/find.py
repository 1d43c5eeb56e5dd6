"""Dates in running text: at each word or digit that can begin one, the first rule that matches there wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from extractors.dates.bounds import bound_before
from extractors.dates.resolve import resolve
from extractors.dates.rule import Reading
from extractors.dates.triggers import TRIGGER, rules_at
from extractors.dates.years import Surroundings, begins_sentence, share_years
from model.mention import DateMention, DocumentMention
from model.timex import DateRange, Duration, PartialDate, Timex

# "ngày 18/5 hằng năm" comes back every year: no one place on the calendar.
_YEARLY = (" hằng năm", " hàng năm", " mỗi năm")


def find_dates(text: str, *, written_on: date | None, documents: Sequence[DocumentMention] = ()) -> list[DateMention]:
    """Expressions of time in NFC ``text``, sorted by start, not overlapping, none of them inside one of ``documents``.

    Years and days that the words leave out are resolved from ``written_on`` and what stands around; without it only what
    is written in full has a value.
    """
    readings = share_years(text, list(_readings(text, documents)))
    around = Surroundings(written_on)
    mentions = []
    for reading in readings:
        mention = _mention(text, reading, around)
        _remember(text, around, mention)
        mentions.append(mention)
    return mentions


def _readings(text: str, documents: Sequence[DocumentMention]) -> Iterator[Reading]:
    end = 0
    taken = iter(sorted((document.start, document.end) for document in documents))
    document = next(taken, None)
    for trigger in TRIGGER.finditer(text):
        start = trigger.start()
        if start < end:
            continue
        while document is not None and document[1] <= start:
            document = next(taken, None)
        if document is not None and document[0] <= start:
            continue
        limit = document[0] if document is not None else len(text)
        for reading in _first_match(text, trigger, limit):
            end = reading.end
            yield reading


def _first_match(text: str, trigger: re.Match[str], limit: int) -> list[Reading]:
    for rule in rules_at(trigger):
        match = rule.pattern.match(text, trigger.start())
        if match is not None and match.end() <= limit:
            found = [replace(reading, rule=rule.name) for reading in rule.read(match)]
            if found:
                return found
    return []


def _mention(text: str, reading: Reading, around: Surroundings) -> DateMention:
    if reading.type == "DATE" and text.startswith(_YEARLY, reading.end):
        reading = replace(reading, type="SET", first=None, last=None)
    bound = bound_before(text, reading.start)
    value = resolve(text, reading, bound, around)
    absolute = reading.first is None or (reading.first.year is not None and reading.first.unit is None)
    return DateMention(
        start=reading.start,
        end=reading.end,
        text=text[reading.start : reading.end],
        rule=reading.rule,
        type=reading.type,
        value=value,
        granularity=_granularity(value),
        mod=reading.mod,
        bound=bound,
        anchor=None if absolute or value is None else _anchor(reading, around),
        lunar=reading.lunar,
    )


def _anchor(reading: Reading, around: Surroundings) -> date | None:
    follows = reading.first is not None and reading.first.follows and reading.first.unit == "day"
    return around.last_day or around.written_on if follows else around.written_on


def _granularity(value: Timex | None) -> str | None:
    if value is None:
        return None
    if isinstance(value, PartialDate):
        return value.granularity
    return "duration" if isinstance(value, Duration) else "interval"


def _remember(text: str, around: Surroundings, mention: DateMention) -> None:
    value = mention.value
    if isinstance(value, DateRange):
        value = value.end
    if not isinstance(value, PartialDate) or mention.type != "DATE":
        return
    if value.day is not None:
        around.last_day = value.last_day
    elif value.granularity in ("month", "quarter"):
        around.period, around.period_end = value, mention.end
    elif value.granularity == "year" and isinstance(mention.value, PartialDate) and mention.bound == "exact":
        around.year, around.year_end = value.year, mention.end
        around.year_leads = begins_sentence(text, mention.start)
