"""``nq57 demo`` and ``nq57 newsroom``: everything tried on invented outlets, without internet."""

from __future__ import annotations

import shlex
import signal
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Annotated

import typer

from nq57.home import Home
from nq57.newsroom.server import Newsroom, OnRequest, is_served, last_ports, last_roots

SEARCH = ("search", "Tô Lâm bán dẫn", "--limit", "3")
ORDERS = ("search", "--kind", "directives", "--addressee", "Bộ Tài chính", "--sort", "deadline", "--limit", "3")


def _next(sources: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return (
        ("The same without accents, as JSON:", ("search", "to lam ban dan", "--json")),
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
    with _served(context.obj) as roots:
        crawl = ("crawl", "--sources", str(_declarations(context.obj)), "--log-level", "ERROR")
        _list_outlets(roots)
        _step(context, "Crawl them: every article is fetched, kept as evidence and read.", *crawl)
        _step(context, "Crawl again: the feeds have not changed, so no article is asked for.", *crawl)
    _step(context, "Search what was said; words with accents mean just them, without any they match all.", *SEARCH)
    _step(context, "List orders by who has to act.", *ORDERS)
    _suggest(context.obj)


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
        with _newsroom(home, on_request=_counter()) as room:
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
def _newsroom(home: Home, *, on_request: OnRequest, corrected: bool = False) -> Iterator[Newsroom]:
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
            sys.stderr.write(f"  requests answered: {next(numbers)}\r")
            sys.stderr.flush()

    return tell
