"""The search engine that the settings name, over the local record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from shutil import rmtree

from nq57.home import Home
from search.embedded import EmbeddedIndex
from search.errors import IndexAwayError, IndexBusyError
from search.outbox import drain
from search.protocol import SearchIndex
from search.store import Store


def open_index(home: Home) -> SearchIndex:
    """Raises ``IndexAwayError`` where it cannot be opened."""
    return EmbeddedIndex(home.index)


@contextmanager
def opened(home: Home, *, damaged: bool = False) -> Iterator[tuple[Store, SearchIndex]]:
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


def _open_again(home: Home) -> SearchIndex:
    try:
        return open_index(home)
    except IndexAwayError:
        rmtree(home.index, ignore_errors=True)
        return open_index(home)
