"""``nq57 timeline``."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, TextIO

import typer

from nq57.commands.failures import failure, misunderstood, nothing_yet
from nq57.commands.filters import Addressees, DeadlineFrom, DeadlineTo, Issuers, Outlets, Topics, Words, first_day, last_day
from nq57.engine import catch_up, opened
from search.errors import QueryError, SearchError
from search.protocol import Filters, SearchIndex
from search.query.parser import parse_query
from search.query.tree import Query
from search.store import Store
from timelines import TimelineEntry, arrange, entries_of
from timelines.entries import EntryKind
from timelines.exports import write_csv, write_json
from timelines.order import within

_AT_ONCE = 500
Listed = Literal["directives", "meetings"]
_LISTED: dict[EntryKind, Listed] = {"directive": "directives", "meeting": "meetings"}


class Format(StrEnum):
    csv = "csv"
    json = "json"


def timeline(
    context: typer.Context,
    query: Words = None,
    kind: Annotated[Listed | None, typer.Option(help="Only these.")] = None,
    issuer: Issuers = None,
    addressee: Addressees = None,
    outlet: Outlets = None,
    topic: Topics = None,
    dated_from: Annotated[str | None, typer.Option("--from", help="Given or held since: 2025, 2025-06 or 30/6/2025.")] = None,
    dated_to: Annotated[str | None, typer.Option("--to", help="Given or held until that day, month or year.")] = None,
    deadline_from: DeadlineFrom = None,
    deadline_to: DeadlineTo = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write: .csv or .json.", dir_okay=False)] = None,
    format: Annotated[Format | None, typer.Option(help="By default that of the file's name, else CSV.")] = None,
) -> None:
    """Directives and meetings in order of date, each with the sentence that attests it and its article.

    Reprints of a story are told once. A CSV file opens in a spreadsheet as it is; docs/timeline.md explains the columns.

    Example: nq57 timeline --addressee 'Bộ Tài chính' --from 2025-03 -o tien-do.csv

    Example: nq57 timeline 'trung tâm dữ liệu' --kind directives --format json
    """
    first, last, words = first_day(dated_from), last_day(dated_to), " ".join(query or [])
    filters = Filters(
        outlets=tuple(outlet or ()),
        issuers=tuple(issuer or ()),
        addressees=tuple(addressee or ()),
        topics=tuple(topic or ()),
        deadline_from=first_day(deadline_from),
        deadline_to=last_day(deadline_to),
    )
    try:
        asked = parse_query(words)
        with opened(context.obj) as (store, index):
            catch_up(store, index)
            if not index.count():
                raise nothing_yet(context.obj.path)
            found = [e for e in _entries(store, index, asked, filters, kind) if within(e, first, last)]
        _write(arrange(found), output, format or _format_of(output))
    except QueryError as error:
        raise misunderstood(words, error) from error
    except (SearchError, OSError) as error:
        raise failure(str(error)) from error


def _entries(
    store: Store, index: SearchIndex, query: Query | None, filters: Filters, listed: Listed | None
) -> Iterator[TimelineEntry]:
    places: dict[str, set[tuple[EntryKind, int]]] = defaultdict(set)
    for kind, name in _LISTED.items():
        for article_id, ordinal in _hits(index, query, filters, name) if listed in (None, name) else ():
            places[article_id].add((kind, ordinal))
    for article_id, wanted in places.items():
        if stored := store.get(article_id):
            for entry in entries_of(stored.article, stored.extraction, story=stored.story):
                if (entry.kind, entry.ordinal) in wanted:
                    yield entry


def _hits(index: SearchIndex, query: Query | None, filters: Filters, listed: Listed) -> Iterator[tuple[str, int]]:
    cursor: str | None = None
    while True:
        results = index.search(query, kind=listed, filters=filters, sort="newest", size=_AT_ONCE, cursor=cursor)
        yield from ((hit.article_id, hit.ordinal) for hit in results.hits if hit.ordinal is not None)
        if (cursor := results.cursor) is None:
            return


def _format_of(output: Path | None) -> Format:
    if output is None:
        return Format.csv
    try:
        return Format(output.suffix.lower().removeprefix("."))
    except ValueError:
        raise typer.BadParameter(f"{output}: name it .csv or .json, or give --format") from None


def _write(entries: list[TimelineEntry], output: Path | None, format: Format) -> None:
    if output is None:
        _write_to(sys.stdout, entries, format)
    else:
        # A spreadsheet takes a CSV file for UTF-8 by its byte order mark.
        unfinished = output.with_name(f".{output.name}.new")
        with unfinished.open("w", encoding="utf-8-sig" if format is Format.csv else "utf-8", newline="") as file:
            _write_to(file, entries, format)
        os.replace(unfinished, output)
    typer.echo(f"{len(entries)} entries" + (f" in {output}" if output else ""), err=True)


def _write_to(file: TextIO, entries: list[TimelineEntry], format: Format) -> None:
    (write_csv if format is Format.csv else write_json)(entries, file)
