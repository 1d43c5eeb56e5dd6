"""What was fetched, when, and what is still to be fetched: SQLite, so that a killed crawl goes on where it was."""

from __future__ import annotations

import fcntl
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crawler.feeds import Entry
from crawler.items import Outcome, PageItem
from crawler.runs import SourceRun

_SCHEMA = """
CREATE TABLE IF NOT EXISTS feed (url TEXT PRIMARY KEY, source_id TEXT NOT NULL, etag TEXT, last_modified TEXT, fetched_at TEXT);
CREATE TABLE IF NOT EXISTS listing (feed_url TEXT, url TEXT, stamp TEXT NOT NULL, fetched INTEGER NOT NULL,
    PRIMARY KEY (feed_url, url)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS page (url TEXT PRIMARY KEY, source_id TEXT NOT NULL, state TEXT NOT NULL, status INTEGER,
    etag TEXT, last_modified TEXT, payload_sha256 TEXT, article_id TEXT, version TEXT, warc_file TEXT, record_id TEXT,
    attempts INTEGER NOT NULL DEFAULT 0, message TEXT, first_seen TEXT NOT NULL, fetched_at TEXT, next_due TEXT);
CREATE INDEX IF NOT EXISTS page_article ON page (article_id);
CREATE TABLE IF NOT EXISTS run (id INTEGER PRIMARY KEY, source_id TEXT NOT NULL, started_at TEXT NOT NULL,
    finished_at TEXT NOT NULL, requests INTEGER, new INTEGER, changed INTEGER, unchanged INTEGER, failed INTEGER,
    failures TEXT NOT NULL, coverage TEXT NOT NULL);
"""
# Corrections come soon after publication: (age of the article, time until it is asked for again).
_RECHECKS = (
    (timedelta(hours=6), timedelta(hours=2)),
    (timedelta(days=2), timedelta(hours=12)),
    (timedelta(days=7), timedelta(days=1)),
)
_MAX_ATTEMPTS = 6


class CrawlInProgress(RuntimeError):
    """Another crawl holds the folder."""


@dataclass(frozen=True, slots=True)
class KnownPage:
    """A page as last fetched; ``state`` is ``pending``, ``done``, ``failed`` or ``gone``."""

    url: str
    state: str
    etag: str | None
    last_modified: str | None
    payload_sha256: str | None


class Ledger:
    """``home/crawl.sqlite``, held by one crawl at a time. Times are ISO 8601 in UTC and are given by the caller."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self._lock = (home / "crawl.lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            self._lock.close()
            raise CrawlInProgress(f"another crawl is writing to {home}") from error
        self._db = sqlite3.connect(home / "crawl.sqlite", isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        self._db.close()
        self._lock.close()

    def feed_validators(self, url: str) -> tuple[str | None, str | None]:
        row = self._db.execute("SELECT etag, last_modified FROM feed WHERE url = ?", (url,)).fetchone()
        return (row[0], row[1]) if row else (None, None)

    def record_feed(
        self, url: str, source_id: str, entries: Sequence[Entry], *, etag: str | None, last_modified: str | None, now: datetime
    ) -> None:
        """Validators and entries in one transaction: when the feed answers 304 later, nothing it listed is forgotten."""
        with self._db:
            self._db.execute("BEGIN")
            before = dict(self._db.execute("SELECT url, stamp || fetched FROM listing WHERE feed_url = ?", (url,)))
            self._db.execute("DELETE FROM listing WHERE feed_url = ?", (url,))
            for entry in entries:
                self._db.execute(
                    "INSERT OR IGNORE INTO page (url, source_id, state, first_seen) VALUES (?, ?, 'pending', ?)",
                    (entry.url, source_id, now.isoformat()),
                )
                fetched = entry.url not in before or before[entry.url] == f"{entry.stamp}1"
                self._db.execute("INSERT INTO listing VALUES (?, ?, ?, ?)", (url, entry.url, entry.stamp, fetched))
            self._db.execute(
                "INSERT OR REPLACE INTO feed VALUES (?, ?, ?, ?, ?)", (url, source_id, etag, last_modified, now.isoformat())
            )

    def due(self, source_id: str, *, now: datetime) -> list[KnownPage]:
        """Pages never read, pages whose feed entry has changed, and pages to be asked for again by their age."""
        rows = self._db.execute(
            "SELECT url, state, etag, last_modified, payload_sha256 FROM page WHERE source_id = ? AND (state = 'pending'"
            " OR next_due <= ? OR url IN (SELECT url FROM listing WHERE NOT fetched)) ORDER BY rowid",
            (source_id, now.isoformat()),
        )
        return [KnownPage(*row) for row in rows]

    def listed(self, source_id: str) -> set[str]:
        rows = self._db.execute(
            "SELECT url FROM listing JOIN page USING (url) WHERE source_id = ? AND state = 'done'", (source_id,)
        )
        return {row[0] for row in rows}

    def lists_articles(self, source_id: str) -> bool:
        """Whether any feed or sitemap of the source, when last read, listed an article."""
        found = self._db.execute("SELECT 1 FROM listing JOIN page USING (url) WHERE source_id = ? LIMIT 1", (source_id,))
        return found.fetchone() is not None

    def compare(self, article_id: str, version: str) -> Outcome:
        rows = {row[0] for row in self._db.execute("SELECT version FROM page WHERE article_id = ?", (article_id,))}
        if not rows:
            return "new"
        return "unchanged" if version in rows else "changed"

    def record_done(self, item: PageItem) -> None:
        """The page is captured, read and stored: nothing of it is to be repeated."""
        article, capture = item.article, item.capture
        with self._db:
            self._db.execute("BEGIN")
            self._db.execute(
                "UPDATE page SET state = 'done', status = ?, etag = ?, last_modified = ?, payload_sha256 = ?, article_id = ?,"
                " version = ?, warc_file = ?, record_id = ?, message = NULL, attempts = 0 WHERE url = ?",
                (
                    *(item.status, item.etag, item.last_modified, item.payload_sha256),
                    *(article and article.id, article and article.version),
                    *(capture and capture.warc_file, capture and capture.record_id, item.requested_url),
                ),
            )
            self._settle(item.requested_url, datetime.fromisoformat(item.fetched_at))

    def record_unchanged(self, url: str, *, now: datetime) -> None:
        with self._db:
            self._db.execute("BEGIN")
            self._settle(url, now)

    def _settle(self, url: str, now: datetime) -> None:
        first_seen = datetime.fromisoformat(self._db.execute("SELECT first_seen FROM page WHERE url = ?", (url,)).fetchone()[0])
        wait = next((wait for age, wait in _RECHECKS if now - first_seen < age), None)
        due = (now + wait).isoformat() if wait else None
        self._db.execute("UPDATE page SET fetched_at = ?, next_due = ? WHERE url = ?", (now.isoformat(), due, url))
        self._db.execute("UPDATE listing SET fetched = 1 WHERE url = ?", (url,))

    def record_failure(self, url: str, message: str, *, status: int | None, now: datetime) -> None:
        """Asked for again after 1, 2, 4 … hours, six times; a page that is gone only when its feed entry changes."""
        with self._db:
            self._db.execute("BEGIN")
            attempts = self._db.execute("SELECT attempts FROM page WHERE url = ?", (url,)).fetchone()[0] + 1
            gone = status in (404, 410)
            due = None if gone or attempts >= _MAX_ATTEMPTS else (now + timedelta(hours=2 ** (attempts - 1))).isoformat()
            self._db.execute(
                "UPDATE page SET state = ?, status = ?, attempts = ?, message = ?, fetched_at = ?, next_due = ? WHERE url = ?",
                ("gone" if gone else "failed", status, attempts, message, now.isoformat(), due, url),
            )
            self._db.execute("UPDATE listing SET fetched = 1 WHERE url = ?", (url,))

    def record_run(self, run: SourceRun) -> None:
        failures = json.dumps([[f.url, f.message] for f in run.failures], ensure_ascii=False)
        values = (run.source_id, run.started_at, run.finished_at, run.requests, run.new, run.changed, run.unchanged, run.failed)
        self._db.execute(
            "INSERT INTO run (source_id, started_at, finished_at, requests, new, changed, unchanged, failed, failures,"
            " coverage) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*values, failures, json.dumps(run.coverage)),
        )
