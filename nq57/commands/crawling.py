"""``nq57 crawl``, ``nq57 reread`` and ``nq57 sources``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from model.source import Source
from nq57.home import Home

Folder = Annotated[Path | None, typer.Option("--sources", help="Folder of outlet declarations (default: the packaged ones).")]


def crawl_outlets(
    context: typer.Context,
    outlets: Annotated[list[str] | None, typer.Argument(help="Ids of outlets; all of them if none is given.")] = None,
    sources: Folder = None,
    log_level: Annotated[str, typer.Option(help="Scrapy's log on standard error: DEBUG, INFO, WARNING, ERROR.")] = "WARNING",
) -> None:
    """Fetch what is new from the declared outlets, keep every page as evidence and read it.

    Set NQ57_CONTACT_URL to a page that says who crawls. Example: nq57 crawl vnexpress tuoitre
    """
    from scrapy.utils.log import configure_logging

    from crawler.ledger import CrawlInProgress
    from crawler.run import CrawlStopped, crawl

    home: Home = context.obj
    chosen = _chosen(_declared(sources), outlets or [])
    configure_logging({"LOG_LEVEL": log_level.upper()})
    try:
        runs = crawl(chosen, home=home.path, settings={"LOG_LEVEL": log_level.upper()})
    except (CrawlStopped, CrawlInProgress) as error:
        raise _failure(str(error)) from error
    for run in runs:
        typer.echo(str(run))
        for failure in run.failures:
            typer.echo(f"  {failure.url}: {failure.message}", err=True)
    total = {name: sum(getattr(run, name) for run in runs) for name in ("new", "changed", "unchanged", "failed")}
    typer.echo("total: " + ", ".join(f"{count} {name}" for name, count in total.items()))
    if total["failed"] and not total["new"] + total["changed"] + total["unchanged"]:
        raise typer.Exit(1)


def reread_captures(context: typer.Context, sources: Folder = None) -> None:
    """Read every kept page again with the rules of this version, without the network, and make the record anew.

    The record of before stands until the new one is whole. Example: nq57 reread
    """
    from rich.console import Console
    from rich.progress import Progress, TextColumn, TimeElapsedColumn

    from crawler.ledger import CrawlInProgress, Ledger
    from nq57.reread import reread
    from search.errors import SearchError

    home: Home = context.obj
    declared = _declared(sources)
    columns = (TextColumn("reading captures"), TextColumn("{task.completed}"), TimeElapsedColumn())
    try:
        held = Ledger(home.path)
        try:
            with Progress(*columns, console=Console(stderr=True)) as progress:
                task = progress.add_task("", total=None)
                done = reread(home, declared, step=lambda: progress.advance(task))
        finally:
            held.close()
    except (CrawlInProgress, SearchError, OSError) as error:
        raise _failure(str(error)) from error
    for url, message in done.failures:
        typer.echo(f"  {url}: {message}", err=True)
    typer.echo(f"{done.captures} captures read, {len(done.failures)} of them failed; {done.imported} imported articles kept")


def list_sources(sources: Folder = None) -> None:
    """List the declared outlets: id, name, kind, feeds and sitemaps."""
    for source in _declared(sources).values():
        typer.echo(f"{source.id:14}{source.name}  ({source.kind})")
        for address in (*source.feeds, *source.sitemaps):
            typer.echo(f"{'':14}  {address}")


def _declared(folder: Path | None) -> Mapping[str, Source]:
    from crawler.sources import BadSource, load_sources

    try:
        return load_sources(folder)
    except BadSource as error:
        raise _failure(str(error)) from error


def _chosen(declared: Mapping[str, Source], ids: Sequence[str]) -> list[Source]:
    if unknown := [name for name in ids if name not in declared]:
        raise typer.BadParameter(f"no such outlet: {', '.join(unknown)}; there are: {', '.join(declared)}")
    return [declared[name] for name in ids] if ids else list(declared.values())


def _failure(message: str) -> typer.Exit:
    typer.echo(f"nq57: {message}", err=True)
    return typer.Exit(1)
