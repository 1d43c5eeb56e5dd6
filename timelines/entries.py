"""One event of a timeline, with the sentence that attests it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from pydantic import TypeAdapter

from model.article import Article
from model.mention import Directive, Extraction, Meeting
from model.timex import DateRange, Duration, PartialDate, PartialDateField, TimexField

EntryKind = Literal["directive", "meeting"]
DateBasis = Literal["stated", "meeting", "published"]
REPORTED_WITHIN = timedelta(days=4)
"""The press reports an order within days; an order is not dated from an older meeting that its article recalls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A directive or a meeting. ``quote`` is ``article.text[start:end]``; names are without titles, in NFC.

    ``date_basis`` says where ``date`` comes from: ``stated`` in the text (meetings), the ``meeting`` at which a directive
    was given, or the day the article was ``published``. ``also_in`` are the addresses of reprints with the same quote.
    """

    date: TimexField | None
    date_basis: DateBasis | None
    kind: EntryKind
    what: str
    issuer: str | None = None
    office: str | None = None
    addressees: tuple[str, ...] = ()
    deadline: TimexField | None = None
    modality: str | None = None
    status: str | None = None
    body: str | None = None
    place: str | None = None
    chairs: tuple[str, ...] = ()
    quote: str
    title: str | None
    url: str | None
    outlet: str | None
    published: PartialDateField | None
    also_in: tuple[str, ...] = ()
    article_id: str
    ordinal: int
    start: int
    end: int
    story: str


ENTRIES = TypeAdapter(list[TimelineEntry])


def entries_of(article: Article, extraction: Extraction, *, story: str) -> Iterator[TimelineEntry]:
    """Every directive, then every meeting of one article; ``ordinal`` is the place in the list of the extraction."""
    for ordinal, directive in enumerate(extraction.directives):
        yield _directive(article, extraction, story, ordinal, directive)
    for ordinal, meeting in enumerate(extraction.meetings):
        yield _meeting(article, story, ordinal, meeting)


def _directive(article: Article, extraction: Extraction, story: str, ordinal: int, directive: Directive) -> TimelineEntry:
    meeting = extraction.meetings[directive.meeting] if directive.meeting is not None else None
    given_at = _day_of(meeting.date, article.published) if meeting else None
    return TimelineEntry(
        date=given_at or _day(article.published),
        date_basis="meeting" if given_at else "published" if article.published else None,
        kind="directive",
        what=directive.action or directive.text,
        issuer=directive.issuer,
        office=directive.issuer_office,
        addressees=directive.addressees,
        deadline=directive.deadline,
        modality=directive.modality,
        quote=directive.text,
        title=article.title,
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        article_id=article.id,
        ordinal=ordinal,
        start=directive.start,
        end=directive.end,
        story=story,
    )


def _meeting(article: Article, story: str, ordinal: int, meeting: Meeting) -> TimelineEntry:
    quote = meeting.sentence or meeting.mentions[0]
    return TimelineEntry(
        date=meeting.date or _day(article.published),
        date_basis="stated" if meeting.date else "published" if article.published else None,
        kind="meeting",
        what=_name(meeting),
        status=meeting.status,
        body=meeting.body,
        place=meeting.place,
        chairs=meeting.chairs,
        quote=quote.of(article.text),
        title=article.title,
        url=article.url,
        outlet=article.outlet,
        published=article.published,
        article_id=article.id,
        ordinal=ordinal,
        start=quote.start,
        end=quote.end,
        story=story,
    )


def _name(meeting: Meeting) -> str:
    body = meeting.body if meeting.body and meeting.body not in meeting.text else None
    return f"{meeting.text} ({body})" if body else meeting.text


def _day(published: PartialDate | None) -> PartialDate | None:
    return PartialDate.of_day(published.first_day) if published and published.day else published


def _day_of(when: PartialDate | DateRange | Duration | None, published: PartialDate | None) -> PartialDate | None:
    """The day of a meeting if the article can be its report."""
    if not isinstance(when, PartialDate) or when.day is None or published is None or published.day is None:
        return None
    before = published.first_day - when.first_day
    return _day(when) if timedelta(0) <= before <= REPORTED_WITHIN else None
