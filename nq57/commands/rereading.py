"""``nq57 reread``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from crawler.ledger import CrawlInProgress, Ledger
from model.source import Source
from nq57.commands.crawling import Folder, declared_sources
from nq57.commands.failures import failure
from nq57.engine import make_again, opened
from nq57.home import Home
from search.errors import SearchError

if TYPE_CHECKING:
    from nq57.reread import Reread


def reread_captures(context: typer.Context, sources: Folder = None) -> None:
    """Read every kept page again with the rules of this version, without the network; make record and index anew.

    The record of before stands until the new one is whole. Example: nq57 reread
    """
    home: Home = context.obj
    declared = declared_sources(sources)
    try:
        ledger = Ledger(home.path)
        try:
            done, indexed = _made_again(home, declared)
        finally:
            ledger.close()
    except (CrawlInProgress, SearchError, OSError) as error:
        raise failure(str(error)) from error
    for url, message in done.failures:
        typer.echo(f"  {url}: {message}", err=True)
    typer.echo(f"{done.captures} captures read, {len(done.failures)} of them failed; {done.imported} imported articles kept")
    typer.echo(f"{indexed} articles indexed")


def _made_again(home: Home, sources: Mapping[str, Source]) -> tuple[Reread, int]:
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    from nq57.reread import reread  # loads the readers of pages

    columns = (TextColumn("{task.description}"), TextColumn("{task.completed}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        reading = progress.add_task("reading captures", total=None)
        done = reread(home, sources, step=lambda: progress.advance(reading))
        with opened(home, damaged=True) as (store, index):
            indexing = progress.add_task("indexing", total=None)
            return done, make_again(store, index, done=lambda count: progress.advance(indexing, count))
