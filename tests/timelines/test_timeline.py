"""Articles written by hand become a timeline whose every row was worked out by hand."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from model.article import Article
from model.mention import Directive, Extraction, Meeting
from model.span import Span
from model.timex import PartialDate, parse_timex
from timelines import TimelineEntry, arrange, entries_of
from timelines.exports import COLUMNS, write_csv, write_json
from timelines.order import within

MET = "Sáng 3/3, Ban Chỉ đạo họp phiên thứ hai."
ORDER = "Thủ tướng yêu cầu Bộ Tài chính bố trí vốn trước ngày 30/6."
TEXT = f"{MET}\n{ORDER}"


def article(*, id: str = "a1", published: str = "2025-03-04T09:30", text: str = TEXT) -> Article:
    url = f"https://bao.example/{id}.html"
    return Article(id=id, url=url, outlet="bao", title="Họp phiên thứ hai", text=text, published=PartialDate.parse(published))


def extraction(*, met_on: str | None = "2025-03-03", deadline: str | None = "2025-06-30") -> Extraction:
    start = TEXT.index("họp phiên thứ hai")
    meeting = Meeting(
        mentions=(Span(start, start + 17),),
        sentence=Span(0, len(MET)),
        text="họp phiên thứ hai",
        kind="họp",
        ordinal=2,
        body="Ban Chỉ đạo",
        date=parse_timex(met_on) if met_on else None,
    )
    directive = Directive(
        start=len(MET) + 1,
        end=len(TEXT),
        text=ORDER,
        issuer="Phạm Minh Chính",
        issuer_office="Thủ tướng",
        addressees=("Bộ Tài chính",),
        action="bố trí vốn trước ngày 30/6",
        deadline=parse_timex(deadline) if deadline else None,
        meeting=0,
    )
    return Extraction(id="a1", meetings=(meeting,), directives=(directive,))


def timeline(*parts: tuple[Article, Extraction, str]) -> list[TimelineEntry]:
    return arrange(entry for a, found, story in parts for entry in entries_of(a, found, story=story))


def test_a_directive_has_the_day_of_its_meeting() -> None:
    directive, meeting = timeline((article(), extraction(), "a1"))
    assert (str(directive.date), directive.date_basis, directive.quote) == ("2025-03-03", "meeting", ORDER)
    assert (str(meeting.date), meeting.date_basis, meeting.quote) == ("2025-03-03", "stated", MET)
    assert meeting.what == "họp phiên thứ hai (Ban Chỉ đạo)"
    assert (directive.what, directive.addressees, str(directive.deadline)) == (
        "bố trí vốn trước ngày 30/6",
        ("Bộ Tài chính",),
        "2025-06-30",
    )


@pytest.mark.parametrize("met_on", [None, "2025-01-13", "2025-03-10", "2025-03"])
def test_a_meeting_that_the_article_only_recalls_or_expects_dates_no_order(met_on: str | None) -> None:
    entries = timeline((article(), extraction(met_on=met_on), "a1"))
    directive = next(entry for entry in entries if entry.kind == "directive")
    assert (str(directive.date), directive.date_basis) == ("2025-03-04", "published")


def test_without_a_date_an_entry_stands_last() -> None:
    undated = replace(article(id="a0"), published=None)
    entries = timeline((undated, extraction(met_on=None), "a0"), (article(), extraction(), "a1"))
    assert [(entry.article_id, str(entry.date)) for entry in entries] == [
        ("a1", "2025-03-03"),
        ("a1", "2025-03-03"),
        ("a0", "None"),
        ("a0", "None"),
    ]


def test_reprints_are_told_once_as_first_published() -> None:
    late = article(id="a0", published="2025-03-05T07:00")
    entries = timeline((late, extraction(), "s"), (article(), extraction(), "s"))
    assert [(entry.article_id, entry.also_in) for entry in entries] == [
        ("a1", ("https://bao.example/a0.html",)),
        ("a1", ("https://bao.example/a0.html",)),
    ]
    assert len(timeline((late, extraction(), "other"), (article(), extraction(), "s"))) == 4


@pytest.mark.parametrize(
    ("when", "first", "last", "inside"),
    [
        ("2025-03", date(2025, 3, 31), None, True),
        ("2025-03", None, date(2025, 2, 28), False),
        ("2021/2025", date(2025, 12, 31), date(2026, 1, 1), True),
        (None, None, None, True),
        (None, date(2025, 1, 1), None, False),
    ],
)
def test_within(when: str | None, first: date | None, last: date | None, inside: bool) -> None:
    entry = replace(timeline((article(), extraction(), "a1"))[0], date=parse_timex(when) if when else None)
    assert within(entry, first, last) is inside


def test_csv_has_a_row_for_each_entry_and_no_formula() -> None:
    entry = timeline((article(), extraction(), "a1"))[0]
    file = io.StringIO()
    write_csv([replace(entry, title='=HYPERLINK("http://x")', addressees=("Bộ A", "Bộ B"))], file)
    rows = list(csv.DictReader(io.StringIO(file.getvalue())))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["title"] == '\'=HYPERLINK("http://x")'
    assert rows[0]["addressees"] == "Bộ A; Bộ B"
    assert rows[0]["deadline"] == "2025-06-30"


def test_json_keeps_every_field() -> None:
    file = io.StringIO()
    write_json(timeline((article(), extraction(), "a1")), file)
    directive, meeting = json.loads(file.getvalue())
    assert (directive["kind"], directive["date"], directive["quote"]) == ("directive", "2025-03-03", ORDER)
    assert (meeting["status"], meeting["published"]) == ("held", "2025-03-04T09:30")
