"""Everything that matches, page by page, as it was at one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from elastic_transport import TransportError
from elasticsearch import ApiError, Elasticsearch

from search.elasticsearch.answers import read_hit
from search.elasticsearch.client import explained
from search.elasticsearch.requests import HIT_FIELDS, SORTS, query_of
from search.protocol import Hit
from search.query.plan import Node

_AT_A_TIME = 1_000
_KEEP_ALIVE = "2m"  # between two pages


def all_hits(client: Elasticsearch, index: str, node: Node) -> Iterator[Hit]:
    """Newest first."""
    with explained():
        moment = client.open_point_in_time(index=index, keep_alive=_KEEP_ALIVE)["id"]
    try:
        after: list[Any] | None = None
        while hits := _page(client, moment, node, after):
            yield from map(read_hit, hits)
            after = hits[-1]["sort"]
    finally:
        with suppress(TransportError, ApiError):  # the cluster ends it by itself before long
            client.close_point_in_time(id=moment)


def _page(client: Elasticsearch, moment: str, node: Node, after: list[Any] | None) -> list[dict[str, Any]]:
    with explained():
        answer = client.search(
            pit={"id": moment, "keep_alive": _KEEP_ALIVE},
            query=query_of(node, "newest"),
            sort=SORTS["newest"],
            search_after=after,
            size=_AT_A_TIME,
            source=False,
            docvalue_fields=HIT_FIELDS,
            track_total_hits=False,
        )
    hits: list[dict[str, Any]] = answer["hits"]["hits"]
    return hits
