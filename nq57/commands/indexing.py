"""``nq57 index``: what the search index holds; in Elasticsearch also its making and replacing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import typer

from nq57.commands.failures import failure
from nq57.commands.searching import reindex
from nq57.engine import open_cluster, opened
from nq57.home import Home
from search.documents import KINDS
from search.embedded import EmbeddedIndex
from search.errors import IndexAwayError, SearchError
from search.store import Store

if TYPE_CHECKING:
    from search.elasticsearch.index import ElasticsearchIndex
    from search.elasticsearch.state import IndexState

app = typer.Typer(help="Look after the search index.", no_args_is_help=True)


@app.command()
def init(context: typer.Context) -> None:
    """Install the templates and make the indexes that are missing in Elasticsearch. Example: nq57 index init"""
    with _explained(), closing(_cluster(context.obj)) as index:
        made = index.admin.init()
    typer.echo("\n".join(f"made {name}" for name in made) or "all indexes are there")


@app.command()
def status(context: typer.Context) -> None:
    """Say what the index holds and what waits; exit code 1 if it is not as this program makes it.

    Example: nq57 index status
    """
    as_packaged = True
    with _explained(), opened(context.obj) as (store, index):
        if isinstance(index, EmbeddedIndex):
            for kind in KINDS:
                typer.echo(f"{kind:11} {index.count(kind):9,} documents, embedded in {context.obj.index}")
        else:
            as_packaged = _say_state(index)
        typer.echo(
            f"{store.count():,} articles in the record, {len(store.pending(store.count() + 1)):,} of them wait for the index"
        )
    if not as_packaged:
        raise typer.Exit(1)


@app.command()
def migrate(context: typer.Context) -> None:
    """Make anew, from the record, the indexes in Elasticsearch that are not as this program makes them.

    Searches go on meanwhile. Example: nq57 index migrate
    """
    from rich.console import Console
    from rich.progress import Progress

    progress = Progress(console=Console(stderr=True))
    with _explained(), Store(context.obj.store) as store, closing(_cluster(context.obj)) as index, progress:
        task = progress.add_task("indexing", total=store.count())
        made = index.migrate(store.stored(), on_article=lambda: progress.advance(task))
    typer.echo("\n".join(f"made {name}" for name in made) or "all indexes are as they should be")


app.command("rebuild")(reindex)


def _say_state(index: ElasticsearchIndex) -> bool:
    """Whether everything is as packaged."""
    states = index.admin.states()
    for state in states:
        typer.echo(f"{state.kind:11} {state.documents:9,} documents in {state.index or '-'}{_complaint(state)}")
    for rejection in index.rejected:
        typer.echo(f"refused: {rejection.id}: {rejection.reason}")
    return all(state.is_current for state in states)


def _complaint(state: IndexState) -> str:
    complaints = [f"{name} is left of a migration that was broken off" for name in state.unused]
    if state.index is None:
        complaints.append("missing: nq57 index init")
    elif state.version != state.packaged:
        complaints.append(f"version {state.version}, this program has {state.packaged}: nq57 index migrate")
    elif state.differences:
        complaints.append(f"{', '.join(state.differences)} not as packaged: nq57 index migrate")
    return "".join(f"; {complaint}" for complaint in complaints)


def _cluster(home: Home) -> ElasticsearchIndex:
    if (index := open_cluster(home)) is None:
        raise IndexAwayError("NQ57_ELASTICSEARCH_URL is not set, and the embedded index needs neither init nor migrate")
    return index


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except SearchError as error:
        raise failure(str(error)) from error
