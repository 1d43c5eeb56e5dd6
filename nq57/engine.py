"""The search engine that the settings name, over the local record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import rmtree
from typing import TYPE_CHECKING

from nq57.home import Home
from nq57.settings import elasticsearch_connection
from search.embedded import EmbeddedIndex
from search.errors import IndexAwayError, IndexBusyError
from search.outbox import drain, rebuild
from search.protocol import SearchIndex
from search.store import Store

if TYPE_CHECKING:
    from search.elasticsearch.index import ElasticsearchIndex

    Engine = EmbeddedIndex | ElasticsearchIndex


def open_index(home: Home) -> Engine:
    """Raises ``IndexAwayError`` where it cannot be opened."""
    return open_cluster(home) or EmbeddedIndex(home.index)


def open_cluster(home: Home) -> ElasticsearchIndex | None:
    """None where the settings name no Elasticsearch. Nothing is asked of it yet."""
    connection = elasticsearch_connection(os.environ)
    if connection is None:
        return None
    from search.elasticsearch.index import ElasticsearchIndex

    return ElasticsearchIndex(connection, home.path)


@contextmanager
def opened(home: Home, *, damaged: bool = False) -> Iterator[tuple[Store, Engine]]:
    """Record and index, closed in the end. With ``damaged``, an index that cannot be opened is thrown away first."""
    with Store(home.store) as store:
        index = _open_again(home) if damaged else open_index(home)
        try:
            yield store, index
        finally:
            index.close()


def catch_up(store: Store, index: SearchIndex, *, done: Callable[[int], None] | None = None) -> None:
    """Indexes what waits, all of it if the index was lost; nothing where another process is doing so.

    Raises ``IndexAwayError``.
    """
    if index.count() == 0:
        store.queue_all()
    if not store.pending(1):
        return
    try:
        drain(store, index, done=done)
    except IndexBusyError:
        return


def make_again(store: Store, index: Engine, *, done: Callable[[int], None]) -> int:
    """Everything in the record, while searches see the index as it was; how many articles are found afterwards."""
    if isinstance(index, EmbeddedIndex):
        return rebuild(store, index, done=done)
    index.migrate(store.stored(), everything=True, on_article=lambda: done(1))
    return index.count()


def _open_again(home: Home) -> Engine:
    if cluster := open_cluster(home):
        return cluster
    try:
        return EmbeddedIndex(home.index)
    except IndexAwayError:
        rmtree(home.index, ignore_errors=True)
        return EmbeddedIndex(home.index)
