"""The record of saved searches and of what they have found, in one SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from pydantic import TypeAdapter

from search.documents import Kind
from search.errors import StorageError
from search.protocol import NO_FILTERS, Filters

Channel = Literal["email", "webhook"]
_SCHEMA = """
CREATE TABLE IF NOT EXISTS searches (name TEXT PRIMARY KEY, search TEXT NOT NULL, mark INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS matches (
    place INTEGER PRIMARY KEY, name TEXT NOT NULL REFERENCES searches ON DELETE CASCADE, id TEXT NOT NULL,
    match TEXT NOT NULL, told TEXT NOT NULL DEFAULT '', UNIQUE (name, id));
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """``query`` as typed. Without ``email`` and ``webhook`` the feed alone tells of matches."""

    name: str
    query: str
    kind: Kind = "articles"
    filters: Filters = NO_FILTERS
    email: str | None = None
    webhook: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """``id`` is the same for the same article, or the same sentence of it; ``found_at`` is ISO 8601 in UTC."""

    id: str
    found_at: str
    title: str
    url: str | None
    outlet: str | None
    published: str | None
    passage: str


_SEARCH, _MATCH = TypeAdapter(SavedSearch), TypeAdapter(Match)


class Book:
    """Raises ``StorageError``. ``mark`` is the place in the record (``Store.newest``) up to which a search has been asked."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30)
            self._db.execute("PRAGMA foreign_keys = ON")
            self._db.executescript(_SCHEMA)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._db.close()

    def add(self, search: SavedSearch, *, mark: int) -> bool:
        """False if there is one of that name."""
        with self._explained(), self._db:
            added = self._db.execute(
                "INSERT OR IGNORE INTO searches VALUES (?, ?, ?)", (search.name, _SEARCH.dump_json(search).decode(), mark)
            )
        return added.rowcount == 1

    def remove(self, name: str) -> bool:
        with self._explained(), self._db:
            return self._db.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount == 1

    def searches(self) -> list[tuple[SavedSearch, int]]:
        """Each with its mark, by name."""
        with self._explained():
            rows = self._db.execute("SELECT search, mark FROM searches ORDER BY name").fetchall()
        return [(_SEARCH.validate_json(search), mark) for search, mark in rows]

    def note(self, name: str, matches: Iterable[Match], *, mark: int) -> int:
        """Keeps those that are new, and how far the search has been asked, in one step; how many were new."""
        rows = [(name, match.id, _MATCH.dump_json(match).decode()) for match in matches]
        with self._explained(), self._db:
            added = self._db.executemany("INSERT OR IGNORE INTO matches (name, id, match) VALUES (?, ?, ?)", rows)
            self._db.execute("UPDATE searches SET mark = ? WHERE name = ?", (mark, name))
        return added.rowcount if rows else 0

    def untold(self, name: str, channel: Channel) -> list[Match]:
        """What the channel has not been told, in the order it was found."""
        return self._matches("SELECT match FROM matches WHERE name = ? AND instr(told, ?) = 0 ORDER BY place", name, channel)

    def recent(self, name: str) -> list[Match]:
        """The last hundred, newest first."""
        return self._matches("SELECT match FROM matches WHERE name = ? ORDER BY place DESC LIMIT 100", name)

    def mark_told(self, name: str, channel: Channel, matches: Iterable[Match]) -> None:
        rows = [(f"{channel} ", name, match.id) for match in matches]
        with self._explained(), self._db:
            self._db.executemany("UPDATE matches SET told = told || ? WHERE name = ? AND id = ?", rows)

    def _matches(self, statement: str, *parameters: str) -> list[Match]:
        with self._explained():
            return [_MATCH.validate_json(row[0]) for row in self._db.execute(statement, parameters).fetchall()]

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (OSError, sqlite3.Error) as error:
            raise StorageError(f"{self._path} cannot be read or written: {error}") from error
