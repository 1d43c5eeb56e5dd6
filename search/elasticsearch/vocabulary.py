"""What the cluster knows of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from elasticsearch import Elasticsearch

from search.elasticsearch.client import explained
from search.elasticsearch.requests import SORTS, query_of
from search.elasticsearch.translate import Dsl
from search.query.plan import Start
from search.vietnamese import fold

_SAMPLED = 200  # texts looked into for completions of a word


def count_each(client: Elasticsearch, indexes: Sequence[str], queries: list[Dsl]) -> list[int]:
    """How many documents match each, in one request."""
    if not queries:
        return []
    with explained():
        answer = client.search(index=list(indexes), size=0, aggregations={"each": {"filters": {"filters": queries}}})
    return [bucket["doc_count"] for bucket in answer["aggregations"]["each"]["buckets"]]


def words_from(client: Elasticsearch, index: str, start: str, folded: bool) -> list[str]:
    """The commonest words that begin like this in the newest texts that have one, the commonest first."""
    begins = query_of(Start("body", start, folded), "newest")
    with explained():
        answer = client.search(
            index=index,
            query=begins,
            sort=SORTS["newest"],
            size=_SAMPLED,
            source={"includes": ["body"]},
            track_total_hits=False,
        )
    prepared = [" ".join(hit["_source"]["body"]) for hit in answer["hits"]["hits"]]
    texts = [set((fold(text) if folded else text).split()) for text in prepared]
    counts = Counter(word for words in texts for word in words if word.startswith(start))
    return sorted(counts, key=lambda word: (-counts[word], word))
