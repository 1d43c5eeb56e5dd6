"""A plan in Elasticsearch's query DSL: each clause in one or two lines, scores put together as the plan says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from search.elasticsearch.sources import FOLDED
from search.query.plan import AtLeast, Best, Everything, Keys, Node, Plus, Run, Silent, Start, Weighted, Without
from search.query.tree import DayRange, ValueRange

Dsl = dict[str, Any]


def translate(node: Node, boost: float = 1.0) -> Dsl:
    """``boost`` is the product of the weights around the node."""
    match node:
        case Run(field, words, folded):
            return {"match_phrase": {_name(field, folded): {"query": " ".join(words), "boost": boost}}}
        case Best(()):
            return {"match_none": {}}
        case AtLeast((part,), 1) | Best((part,)):
            return translate(part, boost)
        case Best(parts):
            return {"dis_max": {"queries": _all(parts), "boost": boost}}
        case AtLeast(parts, count):
            return {"bool": {"should": _all(parts), "minimum_should_match": count, "boost": boost}}
        case Plus(part, bonuses):
            return {"bool": {"must": translate(part), "should": _all(bonuses), "boost": boost}}
        case Without(part, excluded):
            return {"bool": {"must": translate(part), "must_not": translate(excluded), "boost": boost}}
        case Weighted(part, weight):
            return translate(part, boost * weight)
        case Silent(part):
            return silent(translate(part))
        case Everything():
            return silent({"match_all": {}})
        case Start(field, text, folded):
            return silent({"prefix": {_name(field, folded): text}})
        case Keys(field, values):
            return silent({"terms": {field: values}})
        case DayRange(field, first, last):
            return silent({"range": {field: _bounds(gte=first, lte=last)}})
        case ValueRange(low, high, include_low, include_high):
            least, most = "gte" if include_low else "gt", "lte" if include_high else "lt"
            return silent({"range": {"values": _bounds(**{least: low, most: high})}})


def silent(query: Dsl) -> Dsl:
    """Must match and scores 0, where a clause by itself would score 1."""
    return {"bool": {"filter": query}}


def _all(parts: Iterable[Node]) -> list[Dsl]:
    return [translate(part) for part in parts]


def _name(field: str, folded: bool) -> str:
    return field + FOLDED if folded else field


def _bounds(**bounds: date | float | None) -> Dsl:
    return {key: value for key, value in bounds.items() if value is not None}
