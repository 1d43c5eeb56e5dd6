"""The command line. Results go to standard output, messages and progress to standard error.

Exit codes: 0 all done, 1 something could not be done (the message names it), 2 the command was misused, 130 Ctrl-C.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from nq57.commands import crawling, demo, indexing, reading, rereading, saving, searching, timelines
from nq57.home import Home, default_home

app = typer.Typer(
    help="Follow through the Vietnamese press how Resolution 57-NQ/TW is carried out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"nq57 {version('nq57')}")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option(envvar="NQ57_HOME", help="Folder of all state.", file_okay=False)] = None,
    show_version: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    context.obj = Home((home or default_home()).expanduser())


app.command("crawl")(crawling.crawl_outlets)
app.command("reread")(rereading.reread_captures)
app.command("sources")(crawling.list_sources)
app.command("demo")(demo.show)
app.command("newsroom")(demo.serve)
app.command("extract")(reading.extract)
app.command("read")(reading.read)
app.command("import")(reading.import_articles)
app.command("search")(searching.search)
app.command("reindex")(searching.reindex)
app.command("timeline")(timelines.timeline)
app.add_typer(indexing.app, name="index")
app.add_typer(saving.app, name="saved")


def main() -> None:
    app()
