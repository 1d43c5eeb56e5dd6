"""New articles against saved searches.

Those that came since the searches were last asked make a small index of their own, in a temporary folder, which every search is
asked of: the cost follows the news and not the archive, and no engine needs to keep queries. What words mean, and which of
them look like slips, is asked of the whole index.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from hashlib import blake2b
from pathlib import Path

from nq57.answers import Answer, answer
from nq57.saved.book import Match, SavedSearch
from search.documents import documents_of
from search.embedded import EmbeddedIndex
from search.protocol import Hit, Results, SearchIndex
from search.query.parser import parse_query
from search.store import Store

_AT_ONCE = 200


def new_matches(
    store: Store, whole: SearchIndex, searches: Sequence[SavedSearch], *, after: int, now: datetime
) -> Iterator[tuple[SavedSearch, list[Match]]]:
    """What each search finds among the articles that came ``after``. Raises what storing and finding raise."""
    with tempfile.TemporaryDirectory() as folder:
        index = EmbeddedIndex(Path(folder), vocabulary=whole)
        for stored in store.stored(after=after):
            index.add(documents_of(stored.article, stored.extraction, story=stored.story))
        index.commit()
        for search in searches:
            yield search, list(_matches(store, index, search, now))
        index.close()


def _matches(store: Store, index: SearchIndex, search: SavedSearch, now: datetime) -> Iterator[Match]:
    for hit, results in _hits(index, search):
        stored = store.get(hit.article_id)
        if stored and (found := answer(hit, search.kind, stored, results.marks)):
            yield _match(search, found, now)


def _hits(index: SearchIndex, search: SavedSearch) -> Iterator[tuple[Hit, Results]]:
    query, cursor = parse_query(search.query), None
    while True:
        results = index.search(query, kind=search.kind, filters=search.filters, sort="newest", size=_AT_ONCE, cursor=cursor)
        yield from ((hit, results) for hit in results.hits)
        if not (cursor := results.cursor):
            return


def _match(search: SavedSearch, found: Answer, now: datetime) -> Match:
    article = found.article
    passage = str(found.facts.get("quote") or found.snippet.of(article.text))
    sentence = "" if search.kind == "articles" else "-" + blake2b(passage.encode(), digest_size=6).hexdigest()
    return Match(
        id=article.id + sentence,
        found_at=now.isoformat(timespec="seconds"),
        title=found.headline,
        url=article.url,
        outlet=article.outlet,
        published=str(article.published) if article.published else None,
        passage=passage,
    )
