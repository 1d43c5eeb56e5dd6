"""The search engine that the settings name, over the local record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from nq57.home import Home
from search.embedded import EmbeddedIndex
from search.errors import IndexBusyError
from search.outbox import drain
from search.protocol import SearchIndex
from search.store import Store


def open_index(home: Home) -> SearchIndex:
    """Raises ``IndexAwayError`` where it cannot be opened."""
    return EmbeddedIndex(home.index)


@contextmanager
def opened(home: Home) -> Iterator[tuple[Store, SearchIndex]]:
    """Record and index, closed in the end. An index that was lost is filled again from the record."""
    with Store(home.store) as store:
        index = open_index(home)
        try:
            yield store, index
        finally:
            index.close()


def catch_up(store: Store, index: SearchIndex, *, done: Callable[[int], None] | None = None) -> None:
    """Indexes what waits; nothing where another process is doing so. Raises ``IndexAwayError``."""
    if index.count() == 0 and not store.pending(1) and store.count():
        store.queue_all()
    if not store.pending(1):
        return
    try:
        drain(store, index, done=done)
    except IndexBusyError:
        return
