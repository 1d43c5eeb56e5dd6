"""``nq57 crawl`` killed at ten points of its way through the newsroom and run again: nothing is lost, nothing doubled."""

from __future__ import annotations

import json
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from nq57.engine import opened
from nq57.home import Home
from nq57.newsroom.server import PORTS, Newsroom
from search.documents import Kind
from search.query.parser import parse_query
from search.store import Store

ROOT = Path(__file__).parents[2]
ARTICLES = 31
KILLS = (
    *((1, 0.0), (3, 0.01), (6, 0.0), (10, 0.004), (14, 0.012), (19, 0.008), (24, 0.0), (29, 0.016)),
    *((38, 0.02), (38, 0.06)),
)
"""After which request of 38, and how many seconds later: at robots.txt, feeds, articles, the last page, the index."""
QUERIES: tuple[tuple[Kind, str], ...] = (
    ("articles", "dữ liệu dùng chung"),
    ("directives", "hoàn thành"),
    ("meetings", "phiên họp"),
    ("figures", "mục tiêu"),
)


class EndState(NamedTuple):
    """All that lasts, but for times and places in files."""

    ledger: list[tuple[object, ...]]
    captured: dict[str, str]
    record: list[tuple[object, ...]]
    stories: list[list[str]]
    waiting_for_index: list[str]
    in_index: dict[str, list[tuple[str, int]]]


class Counting:
    """Counts requests and lets a thread wait for one of them."""

    def __init__(self) -> None:
        self._arrived = threading.Condition()
        self._count = 0

    def __call__(self, url: str, status: int) -> None:
        with self._arrived:
            self._count += 1
            self._arrived.notify_all()

    def reset(self) -> None:
        self._count = 0

    def wait_for(self, number: int) -> None:
        with self._arrived:
            assert self._arrived.wait_for(lambda: self._count >= number, timeout=60)


class Crawls(NamedTuple):
    """One newsroom for all points, and the end state of the crawl that nobody disturbed."""

    sources: Path
    requests: Counting
    undisturbed: EndState


@pytest.fixture(scope="module")
def crawls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crawls]:
    folder = tmp_path_factory.mktemp("newsroom")
    requests = Counting()
    with Newsroom(ports=dict.fromkeys(PORTS, 0), on_request=requests) as room:
        room.write_declarations(folder / "sources")
        finish(start(folder / "home", folder / "sources"))
        yield Crawls(folder / "sources", requests, end_state(folder / "home"))


def start(home: Path, sources: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "nq57", "--home", str(home), "crawl", "--sources", str(sources)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> str:
    output, log = process.communicate(timeout=120)
    assert process.returncode == 0, log
    return output


def end_state(home: Path) -> EndState:
    with sqlite3.connect(home / "crawl.sqlite") as db:
        ledger = db.execute(
            "SELECT url, state, status, etag, last_modified, payload_sha256, article_id, version, attempts"
            " FROM page ORDER BY url"
        ).fetchall()
        ledger += db.execute("SELECT feed_url, url, stamp, fetched FROM listing ORDER BY feed_url, url").fetchall()
        ledger += db.execute("SELECT url, source_id, etag, last_modified FROM feed ORDER BY url").fetchall()
    db.close()
    captured = {url: digest for url, digest, _ in captures(home)}
    record_ids = {record_id for _, _, record_id in captures(home)}
    with Store(Home(home).store) as store:
        stored = list(store.stored())
        waiting = store.pending()
    assert {item.article.capture.record_id for item in stored if item.article.capture} <= record_ids
    stories: dict[str, list[str]] = {}
    for item in stored:
        stories.setdefault(item.story, []).append(item.article.url or "")
    return EndState(ledger, captured, sorted(record(home)), sorted(map(sorted, stories.values())), waiting, indexed(home))


def indexed(home: Path) -> dict[str, list[tuple[str, int]]]:
    """Everything in the index, and what some queries find there."""
    found: dict[str, list[tuple[str, int]]] = {}
    with opened(Home(home)) as (_, index):
        for kind, text in QUERIES:
            for query in (None, parse_query(text)):
                hits = index.search(query, kind=kind, size=1000).hits
                found[f"{kind}: {text if query else ''}"] = sorted((hit.article_id, hit.ordinal or 0) for hit in hits)
    return found


def captures(home: Path) -> Iterator[tuple[str, str, str]]:
    for path in (home / "warc").glob("*.warc.gz"):
        with path.open("rb") as file:
            for capture in ArchiveIterator(file, check_digests="raise"):
                headers = capture.rec_headers
                yield headers["WARC-Target-URI"], headers["WARC-Payload-Digest"], headers["WARC-Record-ID"]


def record(home: Path) -> Iterator[tuple[object, ...]]:
    """Every version of every article with what was found in it; of its capture, only that there is one."""
    with sqlite3.connect(Home(home).store) as db:
        for id, version, is_current, article, extraction in db.execute(
            "SELECT id, version, is_current, article, extraction FROM articles"
        ):
            fields = json.loads(article)
            yield id, version, is_current, json.dumps(fields | {"capture": bool(fields["capture"])}), extraction
    db.close()


def test_the_undisturbed_crawl_has_everything(crawls: Crawls) -> None:
    state = crawls.undisturbed
    assert [row[1] for row in state.ledger[:ARTICLES]] == ["done"] * ARTICLES
    assert len(state.captured) == len(state.record) == len(state.in_index["articles: "]) == ARTICLES
    assert state.waiting_for_index == []
    assert all(state.in_index.values())


@pytest.mark.parametrize(("request_number", "seconds_later"), KILLS)
def test_killed_at_any_point_the_next_crawl_ends_alike(
    request_number: int, seconds_later: float, crawls: Crawls, tmp_path: Path
) -> None:
    crawls.requests.reset()
    killed = start(tmp_path, crawls.sources)
    crawls.requests.wait_for(request_number)
    time.sleep(seconds_later)
    killed.kill()
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    finish(start(tmp_path, crawls.sources))
    assert end_state(tmp_path) == crawls.undisturbed
