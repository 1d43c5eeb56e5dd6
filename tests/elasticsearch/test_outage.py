"""The server is killed, goes away, or has no room left: work waits in the outbox, nothing is lost or doubled."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from elasticsearch import Elasticsearch, helpers

from search.documents import KINDS
from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex
from search.errors import IndexAwayError
from search.outbox import drain
from search.store import Store
from tests.elasticsearch.articles import an_article, found_in
from tests.elasticsearch.distribution import CannotBeHad
from tests.elasticsearch.provide import without_server
from tests.elasticsearch.server import Server, own_server

pytestmark = [pytest.mark.elasticsearch, pytest.mark.timeout(900)]

ARTICLES = 2_000
BATCH = 200
ROOM = 100_000_000  # bytes of the small disk
BALLAST = 75_000_000


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        with own_server() as server:
            yield server
    except CannotBeHad as reason:
        without_server(reason)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with Store(tmp_path_factory.mktemp("store") / "articles.sqlite") as store:
        with store.batch():
            for number in range(ARTICLES):
                article = an_article(number)
                store.put(article, found_in(article))
        yield store


def contents(server: Server, prefix: str) -> dict[str, dict[str, Any]]:
    """Every document of every kind as the server keeps it."""
    with Elasticsearch(server.url) as client:
        names = [f"{prefix}-{kind}" for kind in KINDS]
        return {hit["_id"]: hit["_source"] for hit in helpers.scan(client, index=names, size=1000)}


def index_in(server: Server, prefix: str, folder: Path) -> ElasticsearchIndex:
    index = ElasticsearchIndex(Connection(url=server.url, prefix=prefix), folder / prefix)
    index.admin.init()
    return index


def untroubled(store: Store, server: Server, folder: Path) -> dict[str, dict[str, Any]]:
    """What the store comes to where nothing goes wrong."""
    index = index_in(server, "calm", folder)
    store.queue_all()
    drain(store, index)
    index.close()
    return contents(server, "calm")


@pytest.mark.parametrize("kills", [1, pytest.param(10, marks=pytest.mark.slow)])
def test_killed_in_the_middle_of_a_bulk_the_end_is_the_same(server: Server, store: Store, tmp_path: Path, kills: int) -> None:
    index = index_in(server, "shaken", tmp_path)
    broken = 0
    for kill in range(kills):
        store.queue_all()
        under_way = threading.Event()

        def shoot(under_way: threading.Event = under_way, delay: float = 0.02 * kill) -> None:
            under_way.wait(60)
            time.sleep(delay)
            server.kill()

        shot = threading.Thread(target=shoot)
        shot.start()
        try:
            drain(store, index, batch=BATCH, done=lambda _, under_way=under_way: under_way.set())
        except IndexAwayError:
            broken += 1
        shot.join()
        server.start()
        assert store.pending(), "the kill came too late to interrupt anything"
        drain_when_back(store, index)
    index.close()
    assert broken == kills
    assert store.pending() == []
    assert contents(server, "shaken") == untroubled(store, server, tmp_path)


def test_while_the_server_is_away_work_waits_in_order_and_is_sent_later(server: Server, store: Store, tmp_path: Path) -> None:
    index = index_in(server, "away", tmp_path)
    store.queue_all()
    before = store.pending(limit=ARTICLES)
    server.stop()
    with pytest.raises(IndexAwayError, match="cannot be reached"):
        drain(store, index)
    with pytest.raises(IndexAwayError, match="cannot be reached"):
        index.search(None)
    assert store.pending(limit=ARTICLES) == before
    server.start()
    drain_when_back(store, index)
    assert store.pending() == []
    assert index.count() == ARTICLES
    index.close()


def drain_when_back(store: Store, index: ElasticsearchIndex) -> None:
    """As the scheduler does: tried again until it is done. A node that has just started has no shards yet."""
    for _ in range(60):
        try:
            drain(store, index, batch=BATCH)
            return
        except IndexAwayError:
            time.sleep(1)
    raise AssertionError("the server did not come back")


def drain_without_end(store: Store, index: ElasticsearchIndex) -> None:
    while True:
        store.queue_all()
        drain(store, index, batch=BATCH)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="nq57-small-disk-"))
    command = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(command, capture_output=True).returncode != 0:
        folder.rmdir()
        pytest.skip("a small disk can be mounted by root only")
    folder.chmod(0o755)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)
    shutil.rmtree(folder)


@pytest.mark.slow
def test_a_full_disk_is_said_and_when_there_is_room_again_everything_comes(
    small_disk: Path, store: Store, tmp_path: Path
) -> None:
    try:
        with own_server(data=small_disk / "data") as server:
            ballast = small_disk / "ballast"
            ballast.write_bytes(b"x" * BALLAST)
            index = index_in(server, "full", tmp_path)
            with pytest.raises(IndexAwayError, match="disk of Elasticsearch is full: free space there"):
                drain_without_end(store, index)
            assert store.pending()
            ballast.unlink()
            drain_when_back(store, index)
            index.close()
            assert contents(server, "full") == untroubled(store, server, tmp_path)
    except CannotBeHad as reason:
        without_server(reason)
