"""Elasticsearch as a ``SearchIndex``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from search.documents import KINDS, Document, Kind
from search.elasticsearch.admin import IndexAdmin
from search.elasticsearch.answers import PLACE_LENGTH, next_place, page_from, read_facets, read_hit
from search.elasticsearch.client import Connection, explained
from search.elasticsearch.exports import all_hits
from search.elasticsearch.lock import WriteLock
from search.elasticsearch.rejected import Rejected
from search.elasticsearch.requests import HIT_FIELDS, SORTS, facets_of, query_of
from search.elasticsearch.sources import read_alias
from search.elasticsearch.translate import Dsl, translate
from search.elasticsearch.vocabulary import count_each, words_from
from search.elasticsearch.writer import Writer
from search.paging import fingerprint, read_cursor, write_cursor
from search.protocol import NO_FILTERS, Facet, Filters, Hit, Results, Sort
from search.query.narrowing import narrowed
from search.query.plan import Plan, Run
from search.query.reading import answered, every_hit
from search.query.suggestions import complete
from search.query.tree import Query
from search.similar import similar_to, telling_pairs
from search.store import StoredArticle


class ElasticsearchIndex:
    """See ``SearchIndex``. ``folder`` holds the writer's lock and the list of documents that were refused."""

    def __init__(self, connection: Connection, folder: Path) -> None:
        self._client = connection.client()
        self._prefix = connection.prefix
        self._lock = WriteLock(folder / "elasticsearch.lock")
        self.rejected = Rejected(folder / "elasticsearch-rejected.json")
        self.admin = IndexAdmin(self._client, self._prefix)
        self._writer = Writer(self._client, self.admin, self._lock, self.rejected)

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
        return every_hit(query, self, lambda plan: all_hits(self._client, self._read(kind), narrowed(plan.node, filters)))

    def count(self, kind: Kind = "articles") -> int:
        with explained():
            return int(self._client.count(index=self._read(kind))["count"])

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
        return complete(typed, partial(words_from, self._client, self._read("articles")), self, size=size)

    def frequencies(self, runs: Sequence[Run]) -> list[int]:
        return count_each(self._client, [self._read("articles")], [translate(run) for run in runs])

    def key_frequencies(self, keys: Sequence[str]) -> list[int]:
        return count_each(self._client, [self._read(kind) for kind in KINDS], [{"term": {"document": key}} for key in keys])

    def _ask(self, kind: Kind, *, source: bool | Mapping[str, Any] = False, **request: object) -> dict[str, Any]:
        given: dict[str, Any] = {name: value for name, value in request.items() if value is not None}
        with explained():
            answer = self._client.search(
                index=self._read(kind),
                source=source,
                docvalue_fields=HIT_FIELDS,
                track_total_hits=True,
                **given,
            )
        return dict(answer.body)

    def _read(self, kind: Kind) -> str:
        return read_alias(self._prefix, kind)


def _stories(kind: Kind, sort: Sort) -> Dsl | None:
    """Reprints of one story do not fill the page."""
    return {"field": "story"} if kind == "articles" and sort == "relevance" else None
