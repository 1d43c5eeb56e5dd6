"""Indexes are made, filled anew from the local store and put in place of the old ones while searches go on.

An index is called ``nq57-articles-v1-000002``: its kind, the version of its template, and which making it is. Searches ask
the alias ``nq57-articles``, writes go to ``nq57-articles-write``; both lead to one index at any time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from elasticsearch import Elasticsearch

from search.documents import KINDS, Kind, documents_of
from search.elasticsearch.bulk import Operation, Rejection, send
from search.elasticsearch.client import explained
from search.elasticsearch.sources import read_alias, source_of, write_alias
from search.elasticsearch.state import IndexState, read_states
from search.errors import IndexAwayError
from search.store import StoredArticle
from search_mappings import Templates, load_templates


class IndexAdmin:
    """Every step can be repeated. Raises ``IndexAwayError`` where the cluster does not do it."""

    def __init__(self, client: Elasticsearch, prefix: str, templates: Templates | None = None) -> None:
        self._client = client
        self.prefix = prefix
        self._templates = templates or load_templates(prefix)

    def states(self) -> list[IndexState]:
        return read_states(self._client, self.prefix, self._templates)

    def init(self) -> list[str]:
        """Installs the templates and makes the indexes that are missing; their names."""
        missing = [state for state in self._understood() if state.index is None]
        if missing:
            self._install()
        made = {state.kind: self._make(state) for state in missing}
        self._lead({}, made)
        return list(made.values())

    def migrate(
        self, articles: Iterable[StoredArticle], *, everything: bool = False, on_article: Callable[[], None] = lambda: None
    ) -> tuple[list[str], list[Rejection]]:
        """Makes anew what is not as packaged, or all, from ``articles``; the new indexes, and the documents refused.

        The caller holds the ``WriteLock``: what is put into the store meanwhile waits in the outbox and is sent afterwards.
        """
        states = self._understood()
        self._install()
        self._drop(name for state in states for name in state.unused)
        due = [state for state in states if everything or not state.is_current]
        made = {state.kind: self._make(state) for state in due}
        if not made:
            return [], []
        rejected = send(self._client, _operations(articles, made, on_article), aliases_only=False)
        with explained():
            self._client.indices.refresh(index=list(made.values()))
        old = {state.kind: state.index for state in due if state.index}
        self._lead(old, made)
        self._drop(old.values())
        return list(made.values()), rejected

    def check_versions(self) -> None:
        """Raises ``IndexAwayError`` before a document of one version is refused by an index of another."""
        kinds = {write_alias(self.prefix, kind): kind for kind in KINDS}
        with explained():
            found = self._client.indices.get_alias(name=list(kinds))
        for name, body in found.items():
            for kind in (kinds[alias] for alias in body["aliases"] if alias in kinds):
                if not name.startswith(f"{self.prefix}-{kind}-v{self._templates.version(kind)}-"):
                    packaged = self._templates.version(kind)
                    raise IndexAwayError(f"{name} is not of version {packaged}, which this nq57 writes: run nq57 index migrate")

    def _understood(self) -> list[IndexState]:
        states = self.states()
        for state in states:
            if state.version is not None and state.version > state.packaged:
                raise IndexAwayError(
                    f"{state.index} was made by a newer nq57 (version {state.version}): bring this one up to date"
                )
        return states

    def _install(self) -> None:
        with explained():
            for name, body in self._templates.components.items():
                self._client.cluster.put_component_template(name=name, **_arguments(body))
            for kind, body in self._templates.indexes.items():
                self._client.indices.put_index_template(name=f"{self.prefix}-{kind}", **_arguments(body))

    def _make(self, state: IndexState) -> str:
        count = max((int(name.rpartition("-")[2]) for name in state.names), default=0) + 1
        name = f"{self.prefix}-{state.kind}-v{state.packaged}-{count:06}"
        with explained():
            self._client.indices.create(index=name)
        return name

    def _lead(self, old: Mapping[Kind, str], new: Mapping[Kind, str]) -> None:
        """All aliases in one step: no search sees one kind old and another new, or none."""
        actions: list[dict[str, Any]] = []
        for kind, name in new.items():
            for alias in (read_alias(self.prefix, kind), write_alias(self.prefix, kind)):
                if kind in old:
                    actions.append({"remove": {"index": old[kind], "alias": alias}})
                actions.append({"add": {"index": name, "alias": alias}})
        if actions:
            with explained():
                self._client.indices.update_aliases(actions=actions)

    def _drop(self, names: Iterable[str]) -> None:
        for name in names:
            with explained():
                self._client.indices.delete(index=name, ignore_unavailable=True)


def _operations(
    articles: Iterable[StoredArticle], indexes: Mapping[Kind, str], on_article: Callable[[], None]
) -> Iterator[Operation]:
    for stored in articles:
        for document in documents_of(stored.article, stored.extraction, story=stored.story):
            if index := indexes.get(document.kind):
                yield Operation(index, document.id, source_of(document))
        on_article()


def _arguments(body: Mapping[str, Any]) -> dict[str, Any]:
    """``_meta`` is called ``meta`` by the client."""
    return {key.lstrip("_"): value for key, value in body.items()}
