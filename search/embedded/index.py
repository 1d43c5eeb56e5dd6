"""The embedded engine behind the index protocol."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

import tantivy

from search.documents import KINDS, Document, Kind
from search.embedded.answers import all_hits, by_relevance, facet_counts, in_order
from search.embedded.clauses import clause
from search.embedded.part import Part
from search.embedded.schema import VERSION
from search.paging import fingerprint
from search.protocol import NO_FILTERS, Facet, Filters, Hit, Results, Sort
from search.query.narrowing import narrowed
from search.query.plan import Plan, Run, Vocabulary
from search.query.reading import answered, every_hit
from search.query.suggestions import complete
from search.query.tree import Query
from search.similar import similar_to


class EmbeddedIndex:
    """See ``SearchIndex``. All of it lies in ``folder`` and can be made again from the store.

    With another ``vocabulary`` queries are read by that: for an index of few articles beside one of many.
    """

    def __init__(self, folder: Path, *, vocabulary: Vocabulary | None = None) -> None:
        self._vocabulary: Vocabulary = vocabulary or self
        self._parts = {kind: Part(folder / f"v{VERSION}" / kind) for kind in KINDS}
        self._articles = self._parts["articles"]

    def add(self, documents: Iterable[Document]) -> None:
        self._articles.lock()
        for kind, group in groupby(documents, key=lambda document: document.kind):
            self._parts[kind].add(group)

    def delete(self, article_ids: Iterable[str]) -> None:
        self._articles.lock()
        ids = list(article_ids)
        for part in self._parts.values():
            part.delete(ids)

    def clear(self) -> None:
        self._articles.lock()
        for part in self._parts.values():
            part.clear()

    def commit(self) -> None:
        for part in self._parts.values():
            part.commit()

    def close(self) -> None:
        for part in self._parts.values():
            part.close()

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
        def ask(plan: Plan) -> Results:
            return self._answer(plan, question, kind, filters, order, size, cursor, facets)

        question = fingerprint(query, kind, filters, sort)
        order = "newest" if query is None and sort == "relevance" else sort
        return answered(query, self._vocabulary, ask)

    def every(self, query: Query | None, *, kind: Kind = "articles", filters: Filters = NO_FILTERS) -> Iterator[Hit]:
        part = self._parts[kind]
        return every_hit(
            query, self._vocabulary, lambda plan: all_hits(part, clause(part.schema, narrowed(plan.node, filters)))
        )

    def count(self, kind: Kind = "articles") -> int:
        return self._parts[kind].searcher.num_docs

    def more_like(self, article_id: str, *, size: int = 10) -> Results:
        part = self._articles
        itself = tantivy.Query.term_query(part.schema, "article_id", article_id)
        found = part.searcher.search(itself, 1).hits
        stored = part.searcher.doc(found[0][1]).get_all("pairs") if found else []
        node = similar_to([(left, right) for left, right in (bytes(pair).decode().split() for pair in stored)], self)
        if node is None:
            return Results(hits=(), total=0)
        others = [(tantivy.Occur.Must, clause(part.schema, node)), (tantivy.Occur.MustNot, itself)]
        asked = tantivy.Query.boolean_query(others)
        page = by_relevance(part, asked, question=fingerprint(article_id), size=size, cursor=None, collapsed=True)
        return Results(hits=page.hits, total=page.total)

    def suggest(self, typed: str, *, size: int = 8) -> list[str]:
        return complete(typed, self._articles.words_from, self, size=size)

    def frequencies(self, runs: Sequence[Run]) -> list[int]:
        return self._articles.frequencies(runs)

    def key_frequencies(self, keys: Sequence[str]) -> list[int]:
        return [sum(part.searcher.doc_freq("document", key) for part in self._parts.values()) for key in keys]

    def _answer(
        self,
        plan: Plan,
        question: str,
        kind: Kind,
        filters: Filters,
        sort: Sort,
        size: int,
        cursor: str | None,
        facets: Sequence[Facet],
    ) -> Results:
        part = self._parts[kind]
        asked = clause(part.schema, narrowed(plan.node, filters))
        if sort == "relevance":
            collapsed, scored = kind == "articles", plan.has_scores
            page = by_relevance(part, asked, question=question, size=size, cursor=cursor, collapsed=collapsed, scored=scored)
        else:
            page = in_order(part, asked, "due" if sort == "deadline" else "newest", question=question, size=size, cursor=cursor)
        return Results(
            hits=page.hits,
            total=page.total,
            cursor=page.cursor,
            facets=facet_counts(part, asked, facets),
            marks=plan.marks,
            corrections=plan.corrections,
        )
