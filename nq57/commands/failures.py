"""How a command ends that could not do its work: the message on standard error, the exit code as ``nq57.cli`` says."""

from __future__ import annotations

import typer

from search.errors import QueryError
from search.query.parser import normal

_SHOWN = 200  # characters of a query that was not understood


def failure(message: str) -> typer.Exit:
    typer.echo(f"nq57: {message}", err=True)
    return typer.Exit(1)


def nothing_yet(home: object) -> typer.Exit:
    return failure(f"there are no articles in {home} yet; 'nq57 crawl' or 'nq57 import FILE.jsonl' brings them")


def misunderstood(text: str, error: QueryError) -> typer.Exit:
    """The query with a mark under the place."""
    shown = normal(text)[:_SHOWN]
    lines = [f"nq57: {error.message}", f"  {shown}", f"  {' ' * min(error.position, len(shown))}^"]
    typer.echo("\n".join(lines + ([f"  {error.hint}"] if error.hint else [])), err=True)
    return typer.Exit(2)
