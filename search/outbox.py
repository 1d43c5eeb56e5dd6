"""What waits in the store goes to the index, in order, in batches."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from search.documents import Document, documents_of
from search.protocol import SearchIndex
from search.store import Store

_BATCH = 500  # articles between two commits


def drain(store: Store, index: SearchIndex, *, batch: int = _BATCH, done: Callable[[int], None] | None = None) -> int:
    """Indexes everything that waits and says how many articles that were; ``done`` is told after each batch.

    An article leaves the outbox after the index has committed it and only in the version that was indexed, so a crash
    or a change in between repeats work and loses nothing. Raises what the engine raises.
    """
    total = 0
    while waiting := store.waiting(batch):
        index.delete(waiting.values())
        index.add(document for article_id in waiting.values() for document in _documents(store, article_id))
        index.commit()
        store.mark_indexed(waiting)
        total += len(waiting)
        if done:
            done(len(waiting))
    return total


def rebuild(store: Store, index: SearchIndex, *, done: Callable[[int], None] | None = None) -> int:
    """Everything in the record, in one commit: until then searches see the index as it was."""
    store.queue_all()
    index.clear()
    waiting = store.waiting(store.count() + 1)
    for article_id in waiting.values():
        index.add(_documents(store, article_id))
        if done:
            done(1)
    index.commit()
    store.mark_indexed(waiting)
    return len(waiting)


def _documents(store: Store, article_id: str) -> Iterable[Document]:
    stored = store.get(article_id)
    return documents_of(stored.article, stored.extraction, story=stored.story) if stored else ()
