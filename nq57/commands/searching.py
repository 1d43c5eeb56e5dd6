"""``nq57 search`` and ``nq57 reindex``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

import typer

from model.article import article_id
from nq57.answers import Answer, answer
from nq57.commands.failures import failure, misunderstood, nothing_yet
from nq57.commands.filters import Addressees, DeadlineFrom, DeadlineTo, Issuers, Outlets, Topics, Words, first_day, last_day
from nq57.engine import catch_up, make_again, opened
from nq57.home import Home
from search.documents import Kind
from search.errors import QueryError, SearchError
from search.protocol import FACETS, Filters, Hit, Results, SearchIndex, Sort
from search.query.parser import normal, parse_query
from search.query.plan import did_you_mean
from search.store import Store

_AT_ONCE = 200
_FACET_VALUES = 10
_MANY = 500  # articles that wait to be indexed: enough to be noticed


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    kind: Kind
    filters: Filters
    sort: Sort
    limit: int
    page: int
    as_json: bool
    like: str | None
    facets: bool


def search(
    context: typer.Context,
    query: Words = None,
    kind: Annotated[Kind, typer.Option(help="What to list.")] = "articles",
    issuer: Issuers = None,
    addressee: Addressees = None,
    outlet: Outlets = None,
    topic: Topics = None,
    published_from: Annotated[str | None, typer.Option("--from", help="Published since: 2025, 2025-06 or 30/6/2025.")] = None,
    published_to: Annotated[str | None, typer.Option("--to", help="Published until that day, month or year.")] = None,
    deadline_from: DeadlineFrom = None,
    deadline_to: DeadlineTo = None,
    sort: Annotated[Sort, typer.Option(help="Order of the answers.")] = "relevance",
    limit: Annotated[int, typer.Option(min=1, help="How many answers.")] = 10,
    page: Annotated[int, typer.Option(min=1, help="Which page of that many.")] = 1,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False,
    like: Annotated[str | None, typer.Option(help="Address of an article: list others like it instead.")] = None,
    facets: Annotated[bool, typer.Option("--facets", help="Then count all that was found by outlet, month, topic …")] = False,
) -> None:
    """Find articles, or the directives, meetings and figures in them.

    Example: nq57 search 'Tô Lâm bán dẫn'

    Example: nq57 search --kind directives --addressee 'Bộ KH&CN' --deadline-to 2025-12 --sort deadline
    """
    try:
        filters = Filters(
            outlets=tuple(outlet or ()),
            issuers=tuple(issuer or ()),
            addressees=tuple(addressee or ()),
            topics=tuple(topic or ()),
            published_from=first_day(published_from),
            published_to=last_day(published_to),
            deadline_from=first_day(deadline_from),
            deadline_to=last_day(deadline_to),
        )
        _ask(context.obj, _Question(" ".join(query or []), kind, filters, sort, limit, page, as_json, like, facets))
    except QueryError as error:
        raise misunderstood(" ".join(query or []), error) from error
    except SearchError as error:
        raise failure(str(error)) from error


def reindex(context: typer.Context) -> None:
    """Make the search index again from the record of articles; searches go on meanwhile. Example: nq57 reindex"""
    from rich.console import Console
    from rich.progress import Progress

    try:
        with opened(context.obj, damaged=True) as (store, index), Progress(console=Console(stderr=True)) as progress:
            task = progress.add_task("indexing", total=store.count())
            count = make_again(store, index, done=lambda articles: progress.advance(task, articles))
    except SearchError as error:
        raise failure(str(error)) from error
    typer.echo(f"{count} articles indexed")


def _ask(home: Home, question: _Question) -> None:
    parse_query(question.text)
    with opened(home) as (store, index):
        if len(store.pending(_MANY)) == _MANY:
            typer.echo("taking in what came since the last search …", err=True)
        catch_up(store, index)
        if not index.count():
            raise (
                failure("another process is making the index: try again in a moment")
                if store.count()
                else nothing_yet(home.path)
            )
        _print(store, index, question)


def _print(store: Store, index: SearchIndex, question: _Question) -> None:
    from rich.console import Console

    from nq57.rendering import show

    console, results, number = Console(), None, (question.page - 1) * question.limit
    for found, results in _answers(store, index, question):  # noqa: B007
        number += 1
        if question.as_json:
            typer.echo(found.as_json())
        else:
            show(console, number, question.kind, found)
    if question.facets and not question.like:
        _print_facets(index, question)
    if not question.like:
        _say_how_many(index, question, results, number)


def _print_facets(index: SearchIndex, question: _Question) -> None:
    query, kind, filters = parse_query(question.text), question.kind, question.filters
    counts = index.search(query, kind=kind, filters=filters, size=0, facets=FACETS).facets
    if question.as_json:
        typer.echo(json.dumps({"facets": counts}, ensure_ascii=False))
        return
    for facet, values in counts.items():
        if values:
            named = [f"{value} {count}" for value, count in list(values.items())[:_FACET_VALUES]]
            more = len(values) - len(named)
            typer.echo(f"{facet}: {' · '.join(named)}" + (f" · … {more} more" if more > 0 else ""))


def _answers(store: Store, index: SearchIndex, question: _Question) -> Iterator[tuple[Answer, Results]]:
    """Those of the page asked for, each with the results it came in."""
    first = (question.page - 1) * question.limit
    hits = _alike(store, index, question) if question.like else _hits(index, question)
    for hit, results in islice(hits, first, first + question.limit):
        stored = store.get(hit.article_id)
        if stored and (found := answer(hit, question.kind, stored, results.marks)):
            yield found, results


def _hits(index: SearchIndex, question: _Question) -> Iterator[tuple[Hit, Results]]:
    query, cursor = parse_query(question.text), None
    if question.sort == "newest" and question.limit > _AT_ONCE:
        results = index.search(query, kind=question.kind, filters=question.filters, size=0)
        yield from ((hit, results) for hit in index.every(query, kind=question.kind, filters=question.filters))
        return
    while True:
        size = min(question.limit, _AT_ONCE)
        results = index.search(
            query, kind=question.kind, filters=question.filters, sort=question.sort, size=size, cursor=cursor
        )
        yield from ((hit, results) for hit in results.hits)
        if not (cursor := results.cursor):
            return


def _alike(store: Store, index: SearchIndex, question: _Question) -> Iterator[tuple[Hit, Results]]:
    known = article_id(url=question.like, text="")
    if store.get(known) is None:
        raise failure(f"there is no article from {question.like}")
    results = index.more_like(known, size=question.page * question.limit)
    return ((hit, results) for hit in results.hits)


def _say_how_many(index: SearchIndex, question: _Question, results: Results | None, last: int) -> None:
    """On standard error, so that a pipe holds answers only."""
    asked = results or index.search(parse_query(question.text), kind=question.kind, filters=question.filters, size=0)
    if meant := did_you_mean(normal(question.text), asked.corrections):
        typer.echo(f"did you mean: {meant}", err=True)
    shown = f"up to {last} shown; more with --page {question.page + 1}" if asked.total > last else "all shown"
    typer.echo(f"{asked.total} {question.kind} found" + (f", {shown}" if asked.total else ""), err=True)
