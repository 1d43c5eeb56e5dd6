"""What only Elasticsearch has: answers paged by sort values, and where they end."""

from __future__ import annotations

import pytest

from search.elasticsearch import answers
from search.elasticsearch.index import ElasticsearchIndex
from search.protocol import SearchIndex
from search.query.parser import parse_query
from tests.elasticsearch.articles import documents

pytestmark = pytest.mark.elasticsearch


def test_it_is_a_search_index(index: ElasticsearchIndex) -> None:
    engine: SearchIndex = index
    assert engine.count() == 0


@pytest.mark.parametrize("sort", ["newest", "deadline"])
@pytest.mark.parametrize("kind", ["articles", "meetings"])
def test_pages_hold_everything_once(index: ElasticsearchIndex, kind: str, sort: str) -> None:
    written = documents(range(23))
    index.add(written)
    index.commit()
    ids: list[str] = []
    cursor, pages = None, 0
    while cursor or not pages:
        page = index.search(None, kind=kind, sort=sort, size=5, cursor=cursor)
        ids += [hit.id for hit in page.hits]
        cursor, pages = page.cursor, pages + 1
    assert pages == 5
    assert ids == sorted(document.id for document in written if document.kind == kind)


def test_by_relevance_the_best_are_shown_and_no_more(index: ElasticsearchIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_DEEPEST", 12)
    index.add(documents(range(20)))
    index.commit()
    shown: list[int] = []
    cursor = None
    for _ in range(3):
        page = index.search(parse_query("dữ liệu"), size=5, cursor=cursor)
        shown.append(len(page.hits))
        cursor = page.cursor
    assert (shown, cursor, page.total) == ([5, 5, 2], None, 20)
