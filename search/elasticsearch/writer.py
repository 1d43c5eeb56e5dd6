"""Writes to the indexes that the write aliases lead to, seen by searches after ``commit``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from elasticsearch import Elasticsearch

from search.documents import KINDS, Document, Kind
from search.elasticsearch.admin import IndexAdmin
from search.elasticsearch.bulk import Operation, send
from search.elasticsearch.client import explained
from search.elasticsearch.lock import WriteLock
from search.elasticsearch.rejected import Rejected
from search.elasticsearch.sources import source_of, write_alias

_ARTICLES_AT_A_TIME = 500
_DOCUMENTS_AT_A_TIME = 5_000


class Writer:
    """Holds the lock from the first write until ``commit`` or a failure."""

    def __init__(self, client: Elasticsearch, admin: IndexAdmin, lock: WriteLock, rejected: Rejected) -> None:
        self._client = client
        self._admin = admin
        self._prefix = admin.prefix
        self._lock = lock
        self._rejected = rejected
        self._unseen: set[Kind] = set()

    def add(self, documents: Iterable[Document]) -> None:
        """Of documents with one id the last is kept."""
        repeated: dict[str, Document] = {}
        with self._locked():
            self._send(self._additions(_firsts(documents, repeated)))
            self._send(self._additions(repeated.values()))

    def delete(self, article_ids: Iterable[str]) -> None:
        ids = list(dict.fromkeys(article_ids))
        with self._locked():
            self._refresh()
            for start in range(0, len(ids), _ARTICLES_AT_A_TIME):
                self._send(self._deletions(ids[start : start + _ARTICLES_AT_A_TIME]))
            self._rejected.forget(set(ids))

    def commit(self) -> None:
        self._refresh()
        self._lock.release()

    def _refresh(self) -> None:
        """Only what was written since the last time."""
        if self._unseen:
            with explained():
                self._client.indices.refresh(index=[write_alias(self._prefix, kind) for kind in self._unseen])
            self._unseen.clear()

    def _send(self, operations: Iterable[Operation]) -> None:
        self._rejected.note(send(self._client, operations))

    def _additions(self, documents: Iterable[Document]) -> Iterator[Operation]:
        for document in documents:
            self._unseen.add(document.kind)
            yield Operation(write_alias(self._prefix, document.kind), document.id, source_of(document))

    def _deletions(self, article_ids: list[str]) -> Iterator[Operation]:
        """Found by a search, page by page: a delete-by-query is not to be had on every server."""
        for kind in KINDS:
            alias, after = write_alias(self._prefix, kind), None
            while hits := self._documents_of(alias, article_ids, after):
                self._unseen.add(kind)
                yield from (Operation(alias, hit["_id"], None) for hit in hits)
                after = hits[-1]["sort"]

    def _documents_of(self, alias: str, article_ids: list[str], after: list[str] | None) -> list[dict[str, Any]]:
        with explained():
            answer = self._client.search(
                index=alias,
                query={"terms": {"article_id": article_ids}},
                source=False,
                sort=["id"],
                size=_DOCUMENTS_AT_A_TIME,
                search_after=after,
                track_total_hits=False,
            )
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        return hits

    @contextmanager
    def _locked(self) -> Iterator[None]:
        begins = self._lock.take()
        try:
            if begins:
                self._admin.check_versions()
            yield
        except BaseException:
            self._lock.release()
            raise


def _firsts(documents: Iterable[Document], repeated: dict[str, Document]) -> Iterator[Document]:
    """The first of each id, so that requests in flight together never hold the same one; the last goes to ``repeated``."""
    seen: set[str] = set()
    for document in documents:
        if document.id in seen:
            repeated[document.id] = document
        else:
            seen.add(document.id)
            yield document
