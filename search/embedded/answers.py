"""Pages of an answer, by relevance or in an order of time, and its facets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

import tantivy

from search.embedded.clauses import every, up_to
from search.embedded.part import Part
from search.embedded.schema import FACET_FIELDS
from search.paging import read_cursor, write_cursor
from search.protocol import Facet, Hit

_BUCKETS = 1_000
_DEEPEST = 10_000  # hits by relevance; whoever wants all of them sorts by newest
_WEIGHED = 500  # the best by words alone, put in order by their weights too: weighing all that has a word takes twice the time


Ranked = tuple[float, tantivy.DocAddress]


class Page(NamedTuple):
    hits: tuple[Hit, ...]
    total: int
    cursor: str | None


def by_relevance(
    part: Part,
    query: tantivy.Query,
    *,
    question: str,
    size: int,
    cursor: str | None,
    collapsed: bool = False,
    scored: bool = True,
) -> Page:
    """Each page walks from the beginning, so that a story shown once does not come again."""
    start = read_cursor(cursor, question, 1)[0] if cursor else 0
    wanted = start + size + 1
    limit = wanted * 2 if collapsed else wanted
    while True:
        ranked, total = _ranked(part, query, limit, scored)
        shown = _one_per_story(part, ranked) if collapsed else ranked
        if len(shown) >= wanted or len(ranked) < limit or limit > _DEEPEST:
            break
        limit *= 4
    more = size > 0 and len(shown) > start + size and start + size < _DEEPEST
    hits = tuple(_hit(part.searcher, address, score) for score, address in shown[start : start + size])
    return Page(hits, total, write_cursor(question, start + size) if more else None)


def in_order(
    part: Part, query: tantivy.Query, order: Literal["newest", "due"], *, question: str, size: int, cursor: str | None
) -> Page:
    """A cursor holds the place of the last hit, how many were shown of the same place, and the total."""
    searcher = part.searcher
    narrowed, skipped, total = query, 0, None
    if cursor:
        place, skipped, total = read_cursor(cursor, question, 3)
        narrowed = every([query, up_to(part.schema, order, place)])
    result = searcher.search(narrowed, skipped + size + 1, count=True, order_by_field=order)
    found = [(int(value), address) for value, address in result.hits]
    shown = found[skipped : skipped + size]
    total = result.count if total is None else total  # type: ignore[attr-defined]
    following = None
    if len(found) > skipped + size and shown:
        last = shown[-1][0]
        before = skipped if last == found[0][0] else 0
        following = write_cursor(question, last, before + sum(value == last for value, _ in shown), total)
    return Page(tuple(_hit(searcher, address, 0.0) for _, address in shown), total, following)


def all_hits(part: Part, query: tantivy.Query) -> Iterator[Hit]:
    """Newest first, as of one moment: the searcher does not see what is written meanwhile."""
    searcher = part.searcher
    found = searcher.search(query, max(1, searcher.num_docs), count=False, order_by_field="newest").hits
    return (_hit(searcher, address, 0.0) for _, address in found)


def facet_counts(part: Part, query: tantivy.Query, facets: Sequence[Facet]) -> dict[Facet, dict[str, int]]:
    """Values and their counts, the most frequent first; months in order."""
    if not facets:
        return {}
    asked = {facet: {"terms": {"field": FACET_FIELDS[facet], "size": _BUCKETS}} for facet in facets}
    counted = part.searcher.aggregate(query, asked)
    found: dict[Facet, dict[str, int]] = {}
    for facet in facets:
        buckets = [(bucket["key"], bucket["doc_count"]) for bucket in counted[facet]["buckets"]]
        found[facet] = dict(sorted(buckets, key=lambda b: b[0] if facet == "month" else (-b[1], b[0])))
    return found


def _ranked(part: Part, query: tantivy.Query, limit: int, scored: bool) -> tuple[list[Ranked], int]:
    searcher = part.searcher
    if not scored:
        newest = searcher.search(query, limit, count=True, order_by_field="newest")
        return [(0.0, address) for _, address in newest.hits], int(newest.count)  # type: ignore[attr-defined]
    result = searcher.search(query, max(limit, _WEIGHED), count=True)
    best, rest = result.hits[:_WEIGHED], result.hits[_WEIGHED:]
    addresses = [address for _, address in best]
    weights = searcher.fast_field_values("weight", addresses)
    orders = searcher.fast_field_values("newest", addresses)
    weighed = [
        (score * float(weight or 1), order or 0, address)
        for (score, address), weight, order in zip(best, weights, orders, strict=True)
    ]
    weighed.sort(key=lambda found: found[:2], reverse=True)
    ranked = [(score, address) for score, _, address in weighed] + rest
    return ranked[:limit], int(result.count)  # type: ignore[attr-defined]


def _one_per_story(part: Part, ranked: Sequence[Ranked]) -> list[Ranked]:
    stories = part.searcher.fast_field_values("story_key", [address for _, address in ranked])
    best: dict[object, Ranked] = {}
    for found, story in zip(ranked, stories, strict=True):
        best.setdefault(story, found)
    return list(best.values())


def _hit(searcher: tantivy.Searcher, address: tantivy.DocAddress, score: float) -> Hit:
    stored = searcher.doc(address)
    return Hit(
        id=str(stored.get_first("id")),
        article_id=str(stored.get_first("article_id")),
        ordinal=stored.get_first("ordinal"),
        story=bytes(stored.get_first("story") or b"").decode(),
        score=score,
    )
