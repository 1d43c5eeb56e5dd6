"""``nq57 demo`` and ``nq57 newsroom``: everything tried on invented outlets, without internet."""

from __future__ import annotations

import csv
import os
import shlex
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from textwrap import shorten
from typing import Annotated

import typer

from nq57.home import Home
from nq57.newsroom.server import Newsroom, OnRequest, is_served, last_ports, last_roots, unheard

_SHOWN = 12
"""Rows of the timeline that are printed; the file has them all."""
_NEXT = (
    ("The same search without accents, as JSON:", "search 'to lam ban dan' --json"),
    ("What one ministry was told to do, by deadline:", "search --kind directives --addressee 'Bộ Tài chính' --sort deadline"),
    ("What was due in one quarter, as JSON:", "timeline --deadline-from 2025-07 --deadline-to 2025-09 --format json"),
    ("Read all kept pages again, without the network:", "reread --sources {declarations}"),
    ("Serve the newsroom until Ctrl-C, with a deadline corrected, …", "newsroom --corrected"),
    ("… and crawl it from another terminal: one article has changed:", "crawl --sources {declarations}"),
    ("The real outlets, for 'nq57 crawl':", "sources"),
)


def show(context: typer.Context) -> None:
    """Serve the sample newsroom, crawl it twice with the real spider and look at what was found.

    Needs no internet. All state lies under --home; a second call finds the articles of the first.
    Example: nq57 --home /tmp/demo demo
    """
    home: Home = context.obj
    with _served(home) as roots:
        _list_outlets(roots)
        # Whoever runs these outlets knows who crawls them.
        os.environ.setdefault("NQ57_CONTACT_URL", next(iter(roots.values())))
        crawl = ("crawl", "--sources", str(_declarations(home)))
        _step(context, "Crawl them: every article is fetched, kept as evidence and read.", *crawl)
        _step(context, "Crawl again: the feeds have not changed, so no article is asked for.", *crawl)
    _step(context, "Search what the press wrote:", "search", "Tô Lâm bán dẫn", "--limit", "3")
    orders = home.path / "orders.csv"
    timeline = ("timeline", "--kind", "directives", "--deadline-from", "2025", "-o", str(orders))
    _step(context, "Follow who was told to do what until when:", *timeline)
    _show_orders(orders)
    _suggest(home)


def serve(
    context: typer.Context,
    corrected: Annotated[bool, typer.Option("--corrected", help="Serve the second version of what was corrected.")] = False,
) -> None:
    """Serve the sample newsroom on 127.0.0.1 until Ctrl-C; every request is shown on standard error.

    Crawl it from another terminal; after a new start with --corrected one article has changed. Example: nq57 newsroom
    """
    home: Home = context.obj
    if _is_served(home):
        typer.echo(f"nq57: the newsroom of {home.path} is being served already: end that first", err=True)
        raise typer.Exit(1)
    with _newsroom(home, corrected=corrected, on_request=lambda url, status: typer.echo(f"{status} {url}", err=True)) as room:
        _list_outlets(room.roots)
        typer.echo("Until Ctrl-C. From another terminal:")
        typer.echo(f"  {_command(home, 'crawl', '--sources', str(_declarations(home)))}")
        _wait_for_the_end()


def _declarations(home: Home) -> Path:
    return home.path / "newsroom"


@contextmanager
def _served(home: Home) -> Iterator[Mapping[str, str]]:
    """The addresses of the newsroom that ``nq57 newsroom`` serves for this home already, else of one served meanwhile."""
    if _is_served(home):
        yield last_roots(_declarations(home))
    else:
        with _newsroom(home) as room:
            yield room.roots


def _is_served(home: Home) -> bool:
    roots = last_roots(_declarations(home))
    return bool(roots) and all(map(is_served, roots.values()))


def _wait_for_the_end() -> None:
    """Ctrl-C, also in a background job, where the shell has it ignored."""
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    ended.wait()


@contextmanager
def _newsroom(home: Home, *, on_request: OnRequest = unheard, corrected: bool = False) -> Iterator[Newsroom]:
    folder = _declarations(home)
    with Newsroom(ports=last_ports(folder), corrected=corrected, on_request=on_request) as room:
        room.write_declarations(folder)
        yield room


def _list_outlets(roots: Mapping[str, str]) -> None:
    typer.echo("Three invented outlets, served on this machine only:")
    for outlet, root in roots.items():
        typer.echo(f"  {outlet:12}{root}")


def _step(context: typer.Context, words: str, *arguments: str) -> None:
    """Runs a command line as a user would type it."""
    typer.echo(f"\n{words}\n$ {_command(context.obj, *arguments)}")
    code = context.find_root().command.main(["--home", str(context.obj.path), *arguments], standalone_mode=False)
    if code:
        raise typer.Exit(code)


def _show_orders(file: Path) -> None:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for row in rows[:_SHOWN]:
        typer.echo(f"  {row['date']}  {row['issuer'] or '?'} → {row['addressees'] or '?'}, by {row['deadline']}")
        typer.echo(f"              {shorten(row['quote'], 100, placeholder=' …')}")
    typer.echo(f"  … {len(rows)} in {file}")


def _suggest(home: Home) -> None:
    typer.echo("\nWhat to try next:")
    for words, line in _NEXT:
        arguments = line.format(declarations=shlex.quote(str(_declarations(home))))
        typer.echo(f"  {words}\n    {_command(home, *shlex.split(arguments))}")


def _command(home: Home, *arguments: str) -> str:
    program = sys.argv[:1] if Path(sys.argv[0]).name != "__main__.py" else [sys.executable, "-m", "nq57"]
    return shlex.join([*program, "--home", str(home.path), *arguments])
