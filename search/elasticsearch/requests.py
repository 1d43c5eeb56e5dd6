"""What is asked of Elasticsearch for one question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from search.elasticsearch.translate import Dsl, silent, translate
from search.protocol import Facet, Sort
from search.query.plan import Node

FACET_FIELDS: dict[Facet, str] = {
    "outlet": "outlet",
    "month": "month",
    "topic": "topic",
    "issuer": "issuer_name",
    "addressee": "addressee_name",
    "status": "status",
}
HIT_FIELDS = [{"field": name} for name in ("id", "article_id", "ordinal", "story")]
_FACET_VALUES = 1_000
_NEWEST: list[Dsl] = [
    {"minute": "desc"},
    {"article_id": "asc"},
    {"ordinal": {"order": "asc", "missing": "_first"}},
]
SORTS: dict[Sort, list[Dsl]] = {
    "relevance": [{"_score": "desc"}, *_NEWEST],
    "newest": _NEWEST,
    "deadline": [{"deadline": {"order": "asc", "mode": "min", "missing": "_last"}}, *_NEWEST],
}


def query_of(node: Node, sort: Sort) -> Dsl:
    """By relevance, the score of the plan times the weight of the document."""
    if sort != "relevance":
        return silent(translate(node))
    return {"function_score": {"query": translate(node), "field_value_factor": {"field": "weight"}, "boost_mode": "multiply"}}


def facets_of(facets: Sequence[Facet]) -> dict[str, Any]:
    return {facet: {"terms": {"field": FACET_FIELDS[facet], "size": _FACET_VALUES}} for facet in facets}
