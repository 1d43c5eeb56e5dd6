"""The newsroom's articles, written in Markdown with YAML front matter."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

OUTLETS = Path(__file__).parent / "outlets"
_FENCE = "---\n"


class BadStory(ValueError):
    """A story file that cannot be used; the message names the file and what is wrong."""


class _Written(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Photo(_Written):
    caption: str
    credit: str


class Comment(_Written):
    reader: str
    text: str


class Block(_Written):
    """One paragraph, subheading or row of a table as a reader sees it: ``text`` is one line."""

    kind: Literal["paragraph", "heading", "row"]
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.cells)


class Story(_Written):
    """One article. Times are Vietnamese local time. ``encoding`` and ``normal_form`` are those of the bytes served."""

    path: str
    title: str
    lead: str
    published: datetime
    updated: datetime | None = None
    authors: tuple[str, ...] = ()
    section: str
    agency: str | None = None
    photo: Photo | None = None
    related: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    encoding: Literal["utf-8", "windows-1258"] = "utf-8"
    normal_form: Literal["NFC", "NFD"] = "NFC"
    body: tuple[Block, ...]

    @property
    def changed(self) -> datetime:
        return self.updated or self.published

    @property
    def text(self) -> str:
        """The body as read off the page: one line for each block."""
        return "\n".join(block.text for block in self.body)


def load_stories(outlet: str, *, corrected: bool = False) -> list[Story]:
    """The stories of an outlet, newest first. A file in ``corrections/`` replaces the one of its name in ``articles/``."""
    folders = ("articles", "corrections") if corrected else ("articles",)
    files = {path.name: path for folder in folders for path in sorted((OUTLETS / outlet / folder).glob("*.md"))}
    return sorted(map(read_story, files.values()), key=lambda story: story.published, reverse=True)


def read_story(path: Path) -> Story:
    """Raises ``BadStory``."""
    text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
    opening, _, rest = text.removeprefix(_FENCE).partition(_FENCE)
    try:
        fields = yaml.safe_load(opening) if text.startswith(_FENCE) else None
        if not isinstance(fields, dict):
            raise BadStory(f"{path}: no front matter between two lines of ---")
        return Story.model_validate(fields | {"body": _blocks(rest)})
    except (ValidationError, yaml.YAMLError) as error:
        raise BadStory(f"{path}: {error}") from error


def _blocks(markdown: str) -> tuple[Block, ...]:
    """Paragraphs are parted by blank lines; ``## `` begins a subheading, ``|`` a row of a table."""
    return tuple(_block(line) for part in markdown.split("\n\n") for line in _lines(part))


def _lines(part: str) -> list[str]:
    part = part.strip()
    if part.startswith("|"):
        return part.splitlines()
    return [" ".join(part.split())] if part else []


def _block(line: str) -> Block:
    if line.startswith("|"):
        return Block(kind="row", cells=tuple(cell.strip() for cell in line.strip("| ").split("|")))
    if line.startswith("## "):
        return Block(kind="heading", cells=(line.removeprefix("## "),))
    return Block(kind="paragraph", cells=(line,))
