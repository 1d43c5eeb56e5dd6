"""Everything that matches, however much, as it was when it was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from search.documents import KINDS, Kind
from search.elasticsearch import exports
from search.protocol import Filters, SearchIndex
from search.query.parser import parse_query

if TYPE_CHECKING:
    from tests.search.contract.conftest import Library


@pytest.fixture(autouse=True)
def small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exports, "_AT_A_TIME", 3)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_is_there_once_newest_first(filled: SearchIndex, kind: Kind) -> None:
    whole = filled.search(None, kind=kind, size=100)
    assert [hit.id for hit in filled.every(None, kind=kind)] == [hit.id for hit in whole.hits]
    assert len(whole.hits) == filled.count(kind)


@pytest.mark.parametrize("text", ["cầu", "ban dan", "chuyn đổi số", '"Tô Lam"', "zzz"])
def test_it_is_what_a_search_finds(filled: SearchIndex, text: str) -> None:
    query = parse_query(text)
    filters = Filters(outlets=("bao",))
    whole = filled.search(query, sort="newest", filters=filters, size=100)
    assert [hit.id for hit in filled.every(query, filters=filters)] == [hit.id for hit in whole.hits]


def test_what_is_written_meanwhile_is_not_in_it(engine: SearchIndex, library: Library) -> None:
    ids = [article.id for article, _, _ in library.entries]
    engine.add(library.documents())
    engine.commit()
    export = engine.every(None)
    first = next(export)
    engine.delete(ids)
    engine.commit()
    assert engine.count() == 0
    assert sorted([first.id, *(hit.id for hit in export)]) == sorted(ids)
