"""``nq57 demo`` and ``nq57 newsroom``: everything tried on invented outlets, without internet."""

from __future__ import annotations

import shlex
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from nq57.home import Home
from nq57.newsroom.server import Newsroom, OnRequest, last_ports


def _next(sources: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("Read all kept pages again, without the network:", ("reread", "--sources", sources)),
        ("Serve the newsroom until Ctrl-C, with a deadline corrected, …", ("newsroom", "--corrected")),
        ("… and crawl it from another terminal: one article has changed:", ("crawl", "--sources", sources)),
        ("The real outlets, for 'nq57 crawl':", ("sources",)),
    )


def show(context: typer.Context) -> None:
    """Serve the sample newsroom, crawl it twice with the real spider and look at what was found.

    Needs no internet. All state lies under --home; a second call finds the articles of the first.
    Example: nq57 --home /tmp/demo demo
    """
    with _newsroom(context.obj, on_request=_counter()) as room:
        crawl = ("crawl", "--sources", str(_declarations(context.obj)), "--log-level", "ERROR")
        _list_outlets(room)
        _step(context, "Crawl them: every article is fetched, kept as evidence and read.", *crawl)
        _step(context, "Crawl again: the feeds have not changed, so no article is asked for.", *crawl)
    _suggest(context.obj)


def serve(
    context: typer.Context,
    corrected: Annotated[bool, typer.Option("--corrected", help="Serve the second version of what was corrected.")] = False,
) -> None:
    """Serve the sample newsroom on 127.0.0.1 until Ctrl-C; every request is shown on standard error.

    Crawl it from another terminal; after a new start with --corrected one article has changed. Example: nq57 newsroom
    """
    home: Home = context.obj
    with _newsroom(home, corrected=corrected, on_request=lambda url, status: typer.echo(f"{status} {url}", err=True)) as room:
        _list_outlets(room)
        typer.echo("Until Ctrl-C. From another terminal:")
        typer.echo(f"  {_command(home, 'crawl', '--sources', str(_declarations(home)))}")
        try:
            signal.pause()
        except KeyboardInterrupt:
            typer.echo("", err=True)


def _declarations(home: Home) -> Path:
    return home.path / "newsroom"


@contextmanager
def _newsroom(home: Home, *, on_request: OnRequest, corrected: bool = False) -> Iterator[Newsroom]:
    folder = _declarations(home)
    with Newsroom(ports=last_ports(folder), corrected=corrected, on_request=on_request) as room:
        room.write_declarations(folder)
        yield room


def _list_outlets(room: Newsroom) -> None:
    typer.echo("Three invented outlets, served on this machine only:")
    for outlet, root in room.roots.items():
        typer.echo(f"  {outlet:12}{root}")


def _step(context: typer.Context, words: str, *arguments: str) -> None:
    """Runs a command line as a user would type it."""
    typer.echo(f"\n{words}\n$ {_command(context.obj, *arguments)}")
    code = context.find_root().command.main(["--home", str(context.obj.path), *arguments], standalone_mode=False)
    if code:
        raise typer.Exit(code)


def _suggest(home: Home) -> None:
    typer.echo("\nWhat to try next:")
    for words, arguments in _next(str(_declarations(home))):
        typer.echo(f"  {words}\n    {_command(home, *arguments)}")


def _command(home: Home, *arguments: str) -> str:
    program = sys.argv[:1] if Path(sys.argv[0]).name != "__main__.py" else [sys.executable, "-m", "nq57"]
    return shlex.join([*program, "--home", str(home.path), *arguments])


def _counter() -> OnRequest:
    """Progress on one line of a terminal, overwritten by what is printed next."""
    numbers = count(1)

    def tell(url: str, status: int) -> None:
        if sys.stderr.isatty():
            print(f"  {next(numbers)} requests", end="\r", file=sys.stderr, flush=True)

    return tell
