"""Elasticsearch as a ``SearchIndex``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError

from search.documents import KINDS, Document, Kind
from search.elasticsearch.admin import IndexAdmin
from search.elasticsearch.answers import PLACE_LENGTH, next_place, page_from, read_facets, read_hit
from search.elasticsearch.client import Connection, explained
from search.elasticsearch.lock import WriteLock
from search.elasticsearch.rejected import Rejected
from search.elasticsearch.requests import HIT_FIELDS, SORTS, facets_of, query_of
from search.elasticsearch.sources import read_alias
from search.elasticsearch.translate import Dsl, translate
from search.elasticsearch.writer import Writer
from search.paging import fingerprint, read_cursor, write_cursor
from search.protocol import NO_FILTERS, Facet, Filters, Hit, Results, Sort
from search.query.narrowing import narrowed
from search.query.plan import Plan, Run, Start
from search.query.reading import answered, read_query
from search.query.suggestions import complete
from search.query.tree import Query
from search.similar import similar_to, telling_pairs
from search.store import StoredArticle
from search.vietnamese import fold

_EXPORTED_AT_A_TIME = 1_000
_KEEP_ALIVE = "2m"
_SAMPLED = 200  # texts looked into for completions of a word


class ElasticsearchIndex:
    """See ``SearchIndex``. ``folder`` holds the writer's lock and the list of documents that were refused."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._client = connection.client()
        self._prefix = connection.prefix
        self._lock = WriteLock(folder / "elasticsearch.lock")
        self.rejected = Rejected(folder / "elasticsearch-rejected.json")
        self.admin = IndexAdmin(self._client, self._prefix)
        self._writer = Writer(self._client, self._prefix, self._lock, self.rejected)

    def add(self, documents: Iterable[Document]) -> None:
        self._writer.add(documents)

    def delete(self, article_ids: Iterable[str]) -> None:
        self._writer.delete(article_ids)

    def commit(self) -> None:
        self._writer.commit()

    def clear(self) -> None:
        self.migrate((), everything=True)

    def migrate(
        self, articles: Iterable[StoredArticle], *, everything: bool = False, on_article: Callable[[], None] = lambda: None
    ) -> list[str]:
        """Makes anew from the articles what is not as packaged, or everything, while searches go on; the new indexes."""
        with self._lock:
            made, rejected = self.admin.migrate(articles, everything=everything, on_article=on_article)
            if everything:
                self.rejected.clear()
            self.rejected.note(rejected)
        return made

    def close(self) -> None:
        self._lock.release()
        self._client.close()

    def search(
        self,
        query: Query | None,
        *,
        kind: Kind = "articles",
        filters: Filters = NO_FILTERS,
        sort: Sort = "relevance",
        size: int = 10,
        cursor: str | None = None,
        facets: Sequence[Facet] = (),
    ) -> Results:
        if query is None and sort == "relevance":
            sort = "newest"
        question = fingerprint(query, kind, filters, sort)
        place = read_cursor(cursor, question, PLACE_LENGTH[sort]) if cursor else None

        def ask(plan: Plan) -> Results:
            answer = self._ask(
                kind,
                query=query_of(narrowed(plan.node, filters), sort),
                sort=SORTS[sort],
                collapse=_stories(kind, sort),
                aggregations=facets_of(facets),
                **page_from(sort, place, size),
            )
            hits = answer["hits"]["hits"]
            following = next_place(sort, place, size, hits)
            return Results(
                hits=tuple(map(read_hit, hits[:size])),
                total=answer["hits"]["total"]["value"],
                cursor=write_cursor(question, *following) if following else None,
                facets=read_facets(answer, facets),
                marks=plan.marks,
                corrections=plan.corrections,
            )

        return answered(query, self, ask)

    def every(self, query: Query | None, *, kind: Kind = "articles", filters: Filters = NO_FILTERS) -> Iterator[Hit]:
        """All that match, newest first, as they were when the first was asked for; any number of them."""
        matching = query_of(narrowed(read_query(query, self).node, filters), "newest")
        with explained():
            moment = self._client.open_point_in_time(index=read_alias(self._prefix, kind), keep_alive=_KEEP_ALIVE)["id"]
        try:
            after: list[Any] | None = None
            while hits := self._part(moment, matching, after):
                yield from map(read_hit, hits)
                after = hits[-1]["sort"]
        finally:
            with suppress(TransportError, ApiError):  # the cluster ends it by itself before long
                self._client.close_point_in_time(id=moment)

    def count(self, kind: Kind = "articles") -> int:
        with explained():
            return int(self._client.count(index=read_alias(self._prefix, kind))["count"])

    def more_like(self, article_id: str, *, size: int = 10) -> Results:
        itself: Dsl = {"term": {"article_id": article_id}}
        found = self._ask("articles", query=itself, size=1, source={"includes": ["body"]})["hits"]["hits"]
        node = similar_to(telling_pairs(found[0]["_source"].get("body", ())), self) if found else None
        if node is None:
            return Results(hits=(), total=0)
        answer = self._ask(
            "articles",
            query={"bool": {"must": query_of(node, "relevance"), "must_not": itself}},
            sort=SORTS["relevance"],
            collapse=_stories("articles", "relevance"),
            size=size,
        )
        return Results(hits=tuple(map(read_hit, answer["hits"]["hits"])), total=answer["hits"]["total"]["value"])

    def suggest(self, typed: str, *, size: int = 8) -> list[str]:
        return complete(typed, self._words_from, self, size=size)

    def frequencies(self, runs: Sequence[Run]) -> list[int]:
        return self._counted(["articles"], [translate(run) for run in runs])

    def key_frequencies(self, keys: Sequence[str]) -> list[int]:
        return self._counted(KINDS, [{"term": {"document": key}} for key in keys])

    def _ask(self, kind: Kind, *, source: bool | Mapping[str, Any] = False, **request: object) -> dict[str, Any]:
        given: dict[str, Any] = {name: value for name, value in request.items() if value is not None}
        with explained():
            answer = self._client.search(
                index=read_alias(self._prefix, kind),
                source=source,
                docvalue_fields=HIT_FIELDS,
                track_total_hits=True,
                **given,
            )
        return dict(answer.body)

    def _words_from(self, start: str, folded: bool) -> list[str]:
        """The commonest words of the newest texts with a word that begins like this, the commonest first."""
        begins = query_of(Start("body", start, folded), "newest")
        newest = self._ask("articles", query=begins, sort=SORTS["newest"], size=_SAMPLED, source={"includes": ["body"]})
        prepared = [" ".join(hit["_source"]["body"]) for hit in newest["hits"]["hits"]]
        counts = Counter(
            word for text in prepared for word in set((fold(text) if folded else text).split()) if word.startswith(start)
        )
        return sorted(counts, key=lambda word: (-counts[word], word))

    def _part(self, moment: str, matching: Dsl, after: list[Any] | None) -> list[dict[str, Any]]:
        with explained():
            answer = self._client.search(
                pit={"id": moment, "keep_alive": _KEEP_ALIVE},
                query=matching,
                sort=SORTS["newest"],
                search_after=after,
                size=_EXPORTED_AT_A_TIME,
                source=False,
                docvalue_fields=HIT_FIELDS,
                track_total_hits=False,
            )
        hits: list[dict[str, Any]] = answer["hits"]["hits"]
        return hits

    def _counted(self, kinds: Sequence[Kind], queries: list[Dsl]) -> list[int]:
        """How many documents match each, in one request."""
        if not queries:
            return []
        with explained():
            answer = self._client.search(
                index=[read_alias(self._prefix, kind) for kind in kinds],
                size=0,
                aggregations={"each": {"filters": {"filters": queries}}},
            )
        return [bucket["doc_count"] for bucket in answer["aggregations"]["each"]["buckets"]]


def _stories(kind: Kind, sort: Sort) -> Dsl | None:
    """Reprints of one story do not fill the page."""
    return {"field": "story"} if kind == "articles" and sort == "relevance" else None
