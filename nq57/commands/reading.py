"""``nq57 extract``, ``nq57 read`` and ``nq57 import``."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from extractors.pipeline import extract_article
from model.json_form import EXTRACTION, extraction_schema
from model.mention import Extraction
from model.source import Source
from nq57.engine import catch_up, open_index
from nq57.explain import explain
from nq57.home import Home
from nq57.intake import ArticleLine, BadLine, PageLine, TextLine, parse_published, read_lines
from search.errors import SearchError
from search.store import Store

Form = Callable[[Extraction], str]
Files = Annotated[list[Path] | None, typer.Argument(help="Text files in UTF-8.")]


def extract(
    files: Files = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read lines {"id","published","text"} on standard input.')] = False,
    published: Annotated[str | None, typer.Option(help="Day the files were published, as 2025-03-04.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of the output and stop.")] = False,
    why: Annotated[bool, typer.Option("--explain", help="Show for each item the rule and the cues instead of JSON.")] = False,
) -> None:
    """Find dates, numbers, documents, meetings, directives and figures; one JSON object a line, in the order of the input.

    Places count in characters of the text in NFC. A file or line that cannot be read gives {"line", "error"} in its
    place, the others go on, and the exit code is 1. The publication day settles words such as "hôm qua".

    Examples: nq57 extract --published 2025-03-04 article.txt

    echo '{"id": "1", "published": "2025-03-04", "text": "Chiều 4/3, Bộ giao 12 sở."}' | nq57 extract --jsonl
    """
    if schema:
        typer.echo(json.dumps(extraction_schema(), ensure_ascii=False, indent=2))
        return
    if jsonl == bool(files):
        raise typer.BadParameter("give text files, or --jsonl for lines on standard input")
    _checked(published)
    form = _explained if why else _as_json
    _print_all(_extracted_lines(form) if jsonl else _extracted_files(files or [], published, form))


def read(
    page: Annotated[Path | None, typer.Argument(help="A saved page (HTML).")] = None,
    url: Annotated[str | None, typer.Option(help="The address the page was fetched from.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read lines {"file","url"} on standard input.')] = False,
) -> None:
    """Print the article of a saved page as JSON: title, lead, authors, published, modified, body.

    The address chooses the outlet's reading rules; pages of undeclared outlets are read without. The sapo (lead) is not
    repeated in the body. A page that holds no article gives {"line", "error"} that says what it is, with exit code 1.

    Examples: nq57 read page.html --url https://vnexpress.net/…-4856789.html

    echo '{"file": "page.html", "url": "https://vnexpress.net/…-4856789.html"}' | nq57 read --jsonl
    """
    if jsonl == bool(page) or (page and not url):
        raise typer.BadParameter("give PAGE and --url, or --jsonl for lines on standard input")
    line = json.dumps({"file": str(page), "url": url}).encode()
    _print_all(_read_pages(sys.stdin.buffer if jsonl else [line]))


def import_articles(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="Lines of JSON: url, outlet, published, title, text.")],
) -> None:
    """Take articles in, to be searched; importing a file twice changes nothing.

    Only the text is required. A row without url is known by its content, and empty fields stay empty. A row that cannot
    be read is named with its line number, the others go on, and the exit code is 1.

    Example: nq57 import press.jsonl
    """
    from rich.console import Console
    from rich.progress import Progress

    home: Home = context.obj
    counts = {"new": 0, "changed": 0, "unchanged": 0, "failed": 0}
    try:
        size = file.stat().st_size
        console = Console(stderr=True, soft_wrap=True)
        with (
            file.open("rb") as lines,
            Store(home.store) as store,
            Progress(console=console, disable=not console.is_terminal) as progress,
        ):
            task = progress.add_task(file.name, total=size)
            for number, line in read_lines(ArticleLine, lines):
                outcome = _taken_in(store, number, line)
                counts[outcome if isinstance(outcome, str) else "failed"] += 1
                if isinstance(outcome, BadLine):
                    progress.console.print(f"{file}: line {outcome.line}: {outcome.error}", markup=False)
                progress.update(task, completed=lines.tell())
            task = progress.add_task("indexing", total=len(store.pending(store.count() + 1)) or None)
            with closing(open_index(home)) as index:
                catch_up(store, index, done=lambda articles: progress.advance(task, articles))
    except (OSError, SearchError) as error:
        typer.echo(f"nq57: {file}: {getattr(error, 'strerror', None) or error}", err=True)
        raise typer.Exit(1) from error
    except KeyboardInterrupt as interrupt:
        typer.echo(
            f"nq57: interrupted after {sum(counts.values())} rows; they are kept, import {file} again to go on", err=True
        )
        raise typer.Exit(130) from interrupt
    typer.echo(", ".join(f"{count} {name}" for name, count in counts.items()))
    if counts["failed"]:
        raise typer.Exit(1)


def _checked(published: str | None) -> None:
    try:
        parse_published(published)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error


def _taken_in(store: Store, number: int, line: ArticleLine | BadLine) -> str | BadLine:
    if isinstance(line, BadLine):
        return line
    try:
        article = line.article()
    except ValueError as error:
        return BadLine(number, str(error))
    found = extract_article(id=article.id, text=article.text, published=article.published, title=article.title)
    return store.put(article, found)


def _print_all(lines: Iterator[str | BadLine]) -> None:
    failed = False
    for line in lines:
        failed = failed or isinstance(line, BadLine)
        typer.echo(line.as_json() if isinstance(line, BadLine) else line)
    if failed:
        raise typer.Exit(1)


def _extracted_lines(form: Form) -> Iterator[str | BadLine]:
    for number, line in read_lines(TextLine, sys.stdin.buffer):
        if isinstance(line, BadLine):
            yield line
            continue
        try:
            yield form(_extracted(line.id, line.text, line.published, line.title))
        except ValueError as error:
            yield BadLine(number, str(error))


def _extracted_files(files: list[Path], published: str | None, form: Form) -> Iterator[str | BadLine]:
    for number, file in enumerate(files, 1):
        try:
            text = file.read_text(encoding="utf-8-sig")
            if not text.strip():
                raise ValueError("the file is empty")
            if "\0" in text:
                raise ValueError("not text: it holds NUL bytes")
            yield form(_extracted(file.stem, text, published, None))
        except UnicodeDecodeError as error:
            yield BadLine(number, f"{file}: not UTF-8 text (byte {error.start})")
        except OSError as error:
            yield BadLine(number, f"{file}: {error.strerror}")
        except ValueError as error:
            yield BadLine(number, f"{file}: {error}")


def _extracted(id: str, text: str, published: str | None, title: str | None) -> Extraction:
    return extract_article(id=id, text=text, published=parse_published(published), title=title)


def _as_json(found: Extraction) -> str:
    return EXTRACTION.dump_json(found).decode()


def _explained(found: Extraction) -> str:
    return "\n".join(explain(found))


def _read_pages(lines: Iterable[bytes]) -> Iterator[str | BadLine]:
    for number, line in read_lines(PageLine, lines):
        yield line if isinstance(line, BadLine) else _read_page(line.file, line.url, number)


@cache
def _sources_by_host() -> dict[str, Source]:
    from crawler.sources import load_sources

    return {host: source for source in load_sources().values() for host in source.hosts}


def _read_page(file: str, url: str, number: int) -> str | BadLine:
    from extractors.pages import MAX_BYTES, UnreadablePage, page_record, read_page
    from model.source import ReadingRules

    host = urlsplit(url).netloc.lower()
    source = _sources_by_host().get(host) or _sources_by_host().get(host.removeprefix("www."))
    rules = source.reading if source else ReadingRules()
    try:
        with Path(file).open("rb") as page:
            html = page.read(MAX_BYTES + 1)
        article = read_page(html, url=url, rules=rules, outlet=source.id if source else None)
    except OSError as error:
        return BadLine(number, f"{file}: {error.strerror}")
    except UnreadablePage as error:
        return BadLine(number, f"{file}: {error}")
    return json.dumps({"file": file, "url": url, **page_record(article)}, ensure_ascii=False)
