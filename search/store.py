"""The record: every article in every version with what was found in it, in one SQLite file (WAL)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import Literal, Self

from model.article import Article
from model.json_form import ARTICLE, EXTRACTION
from model.mention import Extraction
from search.errors import StorageError
from search.reprints import bands

Outcome = Literal["new", "changed", "unchanged"]

_SCHEMA_VERSION = 1
_ROWS_AT_A_TIME = 200
_SCHEMA = """
CREATE TABLE articles (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL, version TEXT NOT NULL, is_current INTEGER NOT NULL,
    story TEXT NOT NULL, article TEXT NOT NULL, extraction TEXT NOT NULL, UNIQUE (id, version));
CREATE UNIQUE INDEX current_article ON articles (id) WHERE is_current;
CREATE TABLE bands (band INTEGER NOT NULL, story TEXT NOT NULL, PRIMARY KEY (band, story)) WITHOUT ROWID;
CREATE TABLE outbox (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredArticle:
    """The current version. ``story`` is shared by an article and its reprints: the id of the first of them."""

    article: Article
    extraction: Extraction
    story: str


class Store:
    """One file, one writer at a time, any number of readers. Raises ``StorageError`` where the disk or the file fails."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = RLock()
        self._depth = 0
        with self._explained():
            path.parent.mkdir(parents=True, exist_ok=True)
            self._db = sqlite3.connect(path, timeout=30, isolation_level=None, check_same_thread=False)
            self._db.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;")
            self._create()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def put(self, article: Article, extraction: Extraction) -> Outcome:
        """Keeps the version and queues it for the index. Same content, title, metadata and findings: ``unchanged``."""
        body, found = _article_json(article), EXTRACTION.dump_json(extraction).decode()
        with self.batch():
            row = self._db.execute(
                "SELECT version, article, extraction FROM articles WHERE id = ? AND is_current", (article.id,)
            ).fetchone()
            if row is not None and row[0] == article.version and _same(row[1], article) and row[2] == found:
                return "unchanged"
            self._write(article, body, found)
            self._db.execute("DELETE FROM outbox WHERE id = ?", (article.id,))
            self._db.execute("INSERT INTO outbox (id) VALUES (?)", (article.id,))
        return "new" if row is None else "changed"

    def get(self, article_id: str) -> StoredArticle | None:
        with self._explained():
            row = self._db.execute(
                "SELECT article, extraction, story FROM articles WHERE id = ? AND is_current", (article_id,)
            ).fetchone()
        return _stored(*row) if row else None

    def versions(self, article_id: str) -> list[Article]:
        """Every version kept, oldest first."""
        with self._explained():
            rows = self._db.execute("SELECT article FROM articles WHERE id = ? ORDER BY seq", (article_id,)).fetchall()
        return [ARTICLE.validate_json(row[0]) for row in rows]

    def articles(self) -> Iterator[tuple[Article, Extraction]]:
        """The current version of every article, in the order of arrival, without holding them all."""
        return ((stored.article, stored.extraction) for stored in self.stored())

    def stored(self, *, after: int = 0) -> Iterator[StoredArticle]:
        """As ``articles``, with the story each belongs to; those that came, or changed, ``after`` what was the ``newest``."""
        last = after
        while True:
            with self._explained():
                rows = self._db.execute(
                    "SELECT seq, article, extraction, story FROM articles WHERE is_current AND seq > ? ORDER BY seq LIMIT ?",
                    (last, _ROWS_AT_A_TIME),
                ).fetchall()
            if not rows:
                return
            for _, body, found, story in rows:
                yield _stored(body, found, story)
            last = rows[-1][0]

    def newest(self) -> int:
        """The place of the last arrival; 0 in an empty record."""
        with self._explained():
            return int(self._db.execute("SELECT coalesce(max(seq), 0) FROM articles").fetchone()[0])

    def count(self) -> int:
        with self._explained():
            return int(self._db.execute("SELECT count(*) FROM articles WHERE is_current").fetchone()[0])

    def pending(self, limit: int = 1_000) -> list[str]:
        """Ids of articles the index does not have yet, the longest waiting first."""
        with self._explained():
            return [row[0] for row in self._db.execute("SELECT id FROM outbox ORDER BY place LIMIT ?", (limit,))]

    def waiting(self, limit: int = 1_000) -> dict[int, str]:
        """As ``pending``, by place in the outbox. An article that changes meanwhile gets a new place."""
        with self._explained():
            return dict(self._db.execute("SELECT place, id FROM outbox ORDER BY place LIMIT ?", (limit,)).fetchall())

    def mark_indexed(self, places: Iterable[int]) -> None:
        """Of ``waiting``: an article that changed after it was read from there goes on waiting."""
        with self.batch():
            self._db.executemany("DELETE FROM outbox WHERE place = ?", [(place,) for place in places])

    def queue_all(self) -> None:
        """Everything waits for the index again, as after its loss."""
        with self.batch():
            self._db.execute("INSERT OR IGNORE INTO outbox (id) SELECT id FROM articles WHERE is_current ORDER BY seq")

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction around many calls: all of them are kept, or none."""
        with self._lock, self._explained():
            if self._depth == 0:
                self._db.execute("BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
            except BaseException:
                self._depth -= 1
                if self._depth == 0 and self._db.in_transaction:
                    self._db.execute("ROLLBACK")
                raise
            self._depth -= 1
            if self._depth == 0:
                self._db.execute("COMMIT")

    def _create(self) -> None:
        with self.batch():
            version = self._db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                for statement in _SCHEMA.split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {_SCHEMA_VERSION}")
            elif version != _SCHEMA_VERSION:
                raise StorageError(f"{self.path} has format {version}, this program reads {_SCHEMA_VERSION}")

    def _write(self, article: Article, body: str, found: str) -> None:
        known = self._db.execute("SELECT story FROM articles WHERE id = ? ORDER BY seq LIMIT 1", (article.id,)).fetchone()
        story = known[0] if known else self._story(article)
        self._db.execute("UPDATE articles SET is_current = 0 WHERE id = ? AND is_current", (article.id,))
        self._db.execute(
            "INSERT INTO articles (id, version, is_current, story, article, extraction) VALUES (?, ?, 1, ?, ?, ?) "
            "ON CONFLICT (id, version) DO UPDATE SET "
            "is_current = 1, article = excluded.article, extraction = excluded.extraction",
            (article.id, article.version, story, body, found),
        )

    def _story(self, article: Article) -> str:
        """The story of the earliest near-duplicate, else a new one of its own."""
        keys = bands(article.text)
        for key in keys:
            if row := self._db.execute("SELECT story FROM bands WHERE band = ?", (key,)).fetchone():
                return str(row[0])
        self._db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", [(key, article.id) for key in keys])
        return article.id

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise StorageError(f"{self.path} cannot be used: {error.strerror}") from error
        except sqlite3.OperationalError as error:
            raise StorageError(f"{self.path} cannot be read or written: {error}") from error
        except sqlite3.DatabaseError as error:
            raise StorageError(f"{self.path} is damaged ({error}): move it away and read the captures again") from error


def _article_json(article: Article) -> str:
    return ARTICLE.dump_json(article).decode()


def _same(stored: str, article: Article) -> bool:
    """The capture of an unchanged page is another one each time and no reason to call it changed."""
    return replace(ARTICLE.validate_json(stored), capture=None) == replace(article, capture=None)


def _stored(body: str, found: str, story: str) -> StoredArticle:
    return StoredArticle(article=ARTICLE.validate_json(body), extraction=EXTRACTION.validate_json(found), story=story)
