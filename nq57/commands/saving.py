"""``nq57 saved``: searches that are kept and tell of what is new."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import Annotated

import typer

from nq57.commands.failures import failure, misunderstood
from nq57.commands.filters import Addressees, DeadlineFrom, DeadlineTo, Issuers, Outlets, Topics, Words, first_day, last_day
from nq57.engine import catch_up, opened
from nq57.home import Home
from nq57.saved.book import Book, SavedSearch
from nq57.saved.delivery import MailServer
from nq57.saved.feed import feed_path
from nq57.saved.run import run_searches
from search.documents import Kind
from search.errors import QueryError, SearchError
from search.protocol import Filters
from search.query.parser import parse_query
from search.store import Store

app = typer.Typer(help="Keep searches that tell of new matches.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="What the search is called.")]


@app.command()
def add(
    context: typer.Context,
    name: Name,
    query: Words = None,
    kind: Annotated[Kind, typer.Option(help="What to look for.")] = "articles",
    issuer: Issuers = None,
    addressee: Addressees = None,
    outlet: Outlets = None,
    topic: Topics = None,
    deadline_from: DeadlineFrom = None,
    deadline_to: DeadlineTo = None,
    email: Annotated[str | None, typer.Option(help="Address to write to; see NQ57_SMTP_URL and NQ57_MAIL_FROM.")] = None,
    webhook: Annotated[str | None, typer.Option(help="Address that takes JSON by POST.")] = None,
) -> None:
    """Keep a search; it tells of what comes from now on, in its feed at least.

    Example: nq57 saved add 'bán dẫn' '"bán dẫn" OR "vi mạch"' --email phong.tin@lamson.example
    """
    filters = Filters(
        outlets=tuple(outlet or ()),
        issuers=tuple(issuer or ()),
        addressees=tuple(addressee or ()),
        topics=tuple(topic or ()),
        deadline_from=first_day(deadline_from),
        deadline_to=last_day(deadline_to),
    )
    text = " ".join(query or [])
    search = SavedSearch(name=name, query=text, kind=kind, filters=filters, email=email, webhook=webhook)
    home: Home = context.obj
    try:
        parse_query(text)
        with Store(home.store) as store, Book(home.saved) as book:
            if not book.add(search, mark=store.newest()):
                raise failure(f"there is a search named {name!r} already; 'nq57 saved remove' makes room")
    except QueryError as error:
        raise misunderstood(text, error) from error
    except SearchError as error:
        raise failure(str(error)) from error
    typer.echo(f"kept {name!r}; 'nq57 saved run' looks for what is new and writes {feed_path(home.feeds, name)}")


@app.command("list")
def list_searches(context: typer.Context) -> None:
    """List the searches: name, what is asked, and where it tells. Example: nq57 saved list"""
    home: Home = context.obj
    try:
        with Book(home.saved) as book:
            for search, _ in book.searches():
                channels = [channel for channel in (search.email, search.webhook) if channel]
                where = ", ".join([*channels, str(feed_path(home.feeds, search.name))])
                typer.echo(f"{search.name}: {search.query or 'everything'} ({search.kind}) → {where}")
    except SearchError as error:
        raise failure(str(error)) from error


@app.command()
def remove(context: typer.Context, name: Name) -> None:
    """Forget a search, its matches and its feed. Example: nq57 saved remove 'bán dẫn'"""
    home: Home = context.obj
    try:
        with Book(home.saved) as book:
            if not book.remove(name):
                raise failure(f"there is no search named {name!r}; 'nq57 saved list' shows them")
    except SearchError as error:
        raise failure(str(error)) from error
    feed_path(home.feeds, name).unlink(missing_ok=True)


@app.command()
def run(context: typer.Context) -> None:
    """Look for what is new since the last time and tell of it; what could not be told is told next time.

    Example: nq57 saved run
    """
    home: Home = context.obj
    failed = False
    try:
        with Book(home.saved) as book, opened(home) as (store, index):
            catch_up(store, index)
            for told in run_searches(book, store, index, feeds=home.feeds, mail=_mail_server(), now=datetime.now(UTC)):
                typer.echo(f"{told.search.name}: {told.count} new")
                for problem in told.problems:
                    failed = True
                    typer.echo(f"nq57: {problem}", err=True)
    except (SearchError, OSError) as error:
        raise failure(str(error)) from error
    if failed:
        raise typer.Exit(1)


def _mail_server() -> MailServer | None:
    url, sender = os.environ.get("NQ57_SMTP_URL"), os.environ.get("NQ57_MAIL_FROM")
    return MailServer(url, sender) if url and sender else None
