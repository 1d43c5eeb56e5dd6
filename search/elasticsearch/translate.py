"""A plan in Elasticsearch's query DSL: each clause in one or two lines, scores put together as the plan says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from search.elasticsearch.sources import FOLDED
from search.query.plan import AtLeast, Best, Everything, Keys, Node, Plus, Run, Silent, Start, Weighted, Without
from search.query.tree import DayRange, ValueRange

Dsl = dict[str, Any]

_LATIN = re.compile(r"[0-9a-z\u00c0-\u024f\u1e00-\u1eff]+")


def translate(node: Node, boost: float = 1.0) -> Dsl:
    """``boost`` is the product of the weights around the node."""
    match node:
        case Run(field, words, folded):
            return _run(_name(field, folded), words, boost)
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


def _run(field: str, words: Iterable[str], boost: float) -> Dsl:
    """A tokenizer may take a letter of another script for none, and the phrase would match without it."""
    phrase: Dsl = {"match_phrase": {field: {"query": " ".join(words), "boost": boost}}}
    if foreign := [word for word in words if not _LATIN.fullmatch(word)]:
        return {"bool": {"must": phrase, "filter": [{"match_phrase": {field: word}} for word in foreign]}}
    return phrase


def _all(parts: Iterable[Node]) -> list[Dsl]:
    return [translate(part) for part in parts]


def _name(field: str, folded: bool) -> str:
    return field + FOLDED if folded else field


def _bounds(**bounds: date | float | None) -> Dsl:
    return {key: value for key, value in bounds.items() if value is not None}
