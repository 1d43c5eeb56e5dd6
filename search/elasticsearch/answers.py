"""Elasticsearch's answers read into the types of the protocol, and what continues one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from search.protocol import Facet, Hit, Sort

Place = list[int]  # sort values of the last hit seen; by relevance only the number of hits seen
PLACE_LENGTH: dict[Sort, int] = {"relevance": 1, "newest": 3, "deadline": 4}
_DEEPEST = 10_000  # hits by relevance; whoever wants all of them sorts by newest


def read_hit(hit: Mapping[str, Any]) -> Hit:
    values = hit["fields"]
    return Hit(
        id=values["id"][0],
        article_id=values["article_id"][0],
        ordinal=values["ordinal"][0] if "ordinal" in values else None,
        story=values["story"][0],
        score=hit["_score"] or 0.0,
    )


def read_facets(answer: Mapping[str, Any], facets: Sequence[Facet]) -> dict[Facet, dict[str, int]]:
    """The most frequent first; months in order."""
    found: dict[Facet, dict[str, int]] = {}
    for facet in facets:
        buckets = [(bucket["key"], bucket["doc_count"]) for bucket in answer["aggregations"][facet]["buckets"]]
        found[facet] = dict(sorted(buckets) if facet == "month" else buckets)
    return found


def page_from(sort: Sort, place: Place | None, size: int) -> dict[str, Any]:
    """One hit more than the page tells whether there is another."""
    if size == 0:
        return {"size": 0}
    if sort != "relevance":
        return {"size": size + 1, "search_after": _as_sorted(place) if place else None}
    start = place[0] if place else 0
    return {"size": min(size + 1, _DEEPEST - start), "from_": start}


def next_place(sort: Sort, place: Place | None, size: int, hits: Sequence[Mapping[str, Any]]) -> Place | None:
    """Where the following page begins; None if this is the last."""
    if size == 0 or len(hits) <= size:
        return None
    if sort == "relevance":
        seen = (place[0] if place else 0) + size
        return [seen] if seen < _DEEPEST else None
    *before, article_id, ordinal = hits[size - 1]["sort"]
    return [*before, int(article_id, 16), ordinal]


def _as_sorted(place: Place) -> list[int | str]:
    *before, article_id, ordinal = place
    return [*before, f"{article_id:016x}", ordinal]
