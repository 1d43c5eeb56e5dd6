"""The options that narrow a search and a timeline alike."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from model.timex import PartialDate
from search.errors import QueryError
from search.query.values import partial_date

Many = list[str] | None
Words = Annotated[Many, typer.Argument(help="What to look for; everything if left out. See docs/search.md.")]
Issuers = Annotated[Many, typer.Option(help="Who gives the order, a name or part of it; may be repeated.")]
Addressees = Annotated[Many, typer.Option(help="Who has to act; may be repeated.")]
Outlets = Annotated[Many, typer.Option(help="Id of an outlet; may be repeated.")]
Topics = Annotated[Many, typer.Option(help="Field of work, as 'digital infrastructure'; may be repeated.")]
DeadlineFrom = Annotated[str | None, typer.Option(help="Due since: 2025, 2025-06 or 30/6/2025.")]
DeadlineTo = Annotated[str | None, typer.Option(help="Due until that day, month or year.")]


def first_day(text: str | None) -> date | None:
    return _day(text).first_day if text else None


def last_day(text: str | None) -> date | None:
    return _day(text).last_day if text else None


def _day(text: str) -> PartialDate:
    try:
        return partial_date(text, 0)
    except QueryError as error:
        raise typer.BadParameter(f"{error.message}: {error.hint}") from error
