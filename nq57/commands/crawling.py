"""``nq57 crawl`` and ``nq57 sources``."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from crawler.runs import SourceRun
from model.source import Source
from nq57.commands.failures import failure
from nq57.home import Home

Folder = Annotated[Path | None, typer.Option("--sources", help="Folder of outlet declarations (default: the packaged ones).")]


def crawl_outlets(
    context: typer.Context,
    outlets: Annotated[list[str] | None, typer.Argument(help="Ids as in nq57 sources; none means all with a feed.")] = None,
    sources: Folder = None,
    log_level: Annotated[
        Literal["DEBUG", "INFO", "WARNING", "ERROR"], typer.Option(case_sensitive=False, help="Scrapy's log on standard error.")
    ] = "ERROR",
) -> None:
    """Fetch what is new from the declared outlets, keep every page as evidence and read it.

    Ends with the counts of each outlet; pages that failed are named and tried again by later crawls. Exit code 1 if an outlet
    gave nothing at all. Ctrl-C ends the crawl after the page under way, and the next one goes on from there.
    Set NQ57_CONTACT_URL to a page that says who crawls. Example: nq57 crawl vnexpress tuoitre
    """
    from scrapy.utils.log import configure_logging

    from crawler.ledger import CrawlInProgress
    from crawler.run import CrawlInterrupted, CrawlStopped, crawl
    from search.errors import SearchError

    home: Home = context.obj
    chosen = _chosen(declared_sources(sources), outlets or [])
    if not os.environ.get("NQ57_CONTACT_URL"):
        _say("NQ57_CONTACT_URL is not set: outlets cannot tell whom to write to")
    configure_logging({"LOG_LEVEL": log_level})
    try:
        with _counts_on_a_terminal() as watch:
            runs = crawl(chosen, home=home.path, settings={"LOG_LEVEL": log_level}, watch=watch, say=_say)
    except CrawlStopped as stopped:
        _report(stopped.runs)
        _say(f"nq57: {stopped}")
        raise typer.Exit(128 + stopped.number if isinstance(stopped, CrawlInterrupted) else 1) from stopped
    except (CrawlInProgress, SearchError) as error:
        raise failure(str(error)) from error
    except (OSError, sqlite3.Error) as error:
        raise failure(f"{home.path}: {getattr(error, 'strerror', None) or error}") from error
    _report(runs)
    if any(run.failed and not run.articles for run in runs):
        raise typer.Exit(1)


@contextmanager
def _counts_on_a_terminal() -> Iterator[Callable[[Sequence[SourceRun]], None] | None]:
    """A way to show the counts of each outlet as they grow; none where no one looks on."""
    from rich.console import Console
    from rich.live import Live

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    with Live(console=console, transient=True) as live:
        yield lambda runs: live.update("\n".join(map(str, runs)))


def _report(runs: Sequence[SourceRun]) -> None:
    for run in runs:
        typer.echo(str(run))
        for failed in run.failures:
            _say(f"  {failed.url}: {failed.message}")
    total = {name: sum(getattr(run, name) for run in runs) for name in ("new", "changed", "unchanged", "failed")}
    typer.echo("total: " + ", ".join(f"{count} {name}" for name, count in total.items()))


def list_sources(sources: Folder = None) -> None:
    """List the declared outlets: id, name, kind, feeds and sitemaps. Example: nq57 sources"""
    for source in declared_sources(sources).values():
        typer.echo(f"{source.id:14}{source.name}  ({source.kind})")
        for address in (*source.feeds, *source.sitemaps) or ("no feed or sitemap is known: pages are read, not looked for",):
            typer.echo(f"{'':14}  {address}")


def declared_sources(folder: Path | None) -> Mapping[str, Source]:
    from crawler.sources import BadSource, load_sources

    try:
        return load_sources(folder)
    except BadSource as error:
        raise failure(str(error)) from error


def _chosen(declared: Mapping[str, Source], ids: Sequence[str]) -> list[Source]:
    if unknown := [name for name in ids if name not in declared]:
        raise typer.BadParameter(f"no such outlet: {', '.join(unknown)}; there are: {', '.join(declared)}")
    if ids:
        return [declared[name] for name in ids]
    return [source for source in declared.values() if source.feeds or source.sitemaps]


def _say(message: str) -> None:
    typer.echo(message, err=True)
