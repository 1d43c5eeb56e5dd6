"""What every engine does beside understanding queries."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from search.documents import KINDS, Kind
from search.errors import QueryError
from search.protocol import FACETS, Filters, SearchIndex, Sort
from search.query.parser import parse_query
from search.query.tree import Query
from search.vietnamese import fold, prepare

if TYPE_CHECKING:
    from tests.search.contract.conftest import Library


def test_adding_twice_is_adding_once(engine: SearchIndex, library: Library) -> None:
    for _ in range(2):
        engine.add(library.documents("bán dẫn"))
        engine.commit()
    assert [engine.count(kind) for kind in KINDS] == [1, 1, 0, 0]


def test_a_document_replaces_that_with_its_id(engine: SearchIndex, library: Library) -> None:
    engine.add(library.documents("lượng tử", "không ngày"))
    engine.commit()
    (document,) = library.documents("không ngày")
    engine.add([replace(document, text={**document.text, "body": ("bài mới về ong mật",)})])
    engine.commit()
    assert library.found(engine.search(parse_query("ong mật"))) == ["không ngày"]
    assert engine.search(parse_query("đồng xu")).hits == ()
    assert engine.count() == 1


def test_nothing_is_seen_before_commit(engine: SearchIndex, library: Library) -> None:
    engine.add(library.documents("bán dẫn"))
    assert engine.count() == 0
    engine.commit()
    assert engine.count() == 1


def test_deleting_takes_every_kind_of_the_article(engine: SearchIndex, library: Library) -> None:
    engine.add(library.documents("bán dẫn", "TP.HCM"))
    engine.commit()
    engine.delete([library.id_of("TP.HCM")])
    engine.commit()
    assert [engine.count(kind) for kind in KINDS] == [1, 1, 0, 0]


def test_clearing_leaves_nothing(engine: SearchIndex, library: Library) -> None:
    engine.add(library.documents())
    engine.commit()
    engine.clear()
    engine.commit()
    assert [engine.count(kind) for kind in KINDS] == [0, 0, 0, 0]
    assert engine.search(parse_query("bán dẫn")).total == 0


@pytest.mark.parametrize("query", [None, parse_query("cầu"), parse_query('"bán dẫn" OR cầu')])
@pytest.mark.parametrize("sort", ["relevance", "newest", "deadline"])
@pytest.mark.parametrize("size", [1, 2, 5])
def test_pages_join_into_the_whole_answer(filled: SearchIndex, query: Query | None, sort: Sort, size: int) -> None:
    whole = filled.search(query, sort=sort, size=50)
    joined, cursor, totals = [], None, set()
    while True:
        page = filled.search(query, sort=sort, size=size, cursor=cursor)
        joined += [hit.id for hit in page.hits]
        totals.add(page.total)
        if not (cursor := page.cursor):
            break
    assert joined == [hit.id for hit in whole.hits]
    assert totals == {whole.total}


def test_each_of_many_equals_is_shown_once_the_heavier_first(engine: SearchIndex, library: Library) -> None:
    """More than the embedded index weighs: what it found behind those must not come twice, nor be lost."""
    (document,) = library.documents("không ngày")
    ids = [f"{number:015x}0" for number in range(620)]
    engine.add(replace(document, id=each, article_id=each, story=each, weight=2.0 if each == ids[70] else 1.0) for each in ids)
    engine.commit()
    shown, cursor = [], None
    while True:
        page = engine.search(parse_query("đồng xu"), size=130, cursor=cursor)
        shown += [hit.id for hit in page.hits]
        if not (cursor := page.cursor):
            break
    assert shown[0] == ids[70]
    assert sorted(shown) == ids


def test_a_cursor_belongs_to_its_question(filled: SearchIndex) -> None:
    cursor = filled.search(None, size=2).cursor
    assert cursor is not None
    for other in (cursor, "???", "", cursor[:-4]):
        if other:
            with pytest.raises(QueryError):
                filled.search(parse_query("cầu"), size=2, cursor=other)


def test_newest_first_and_undated_last(filled: SearchIndex, library: Library) -> None:
    found = library.found(filled.search(None, sort="newest", size=50))
    assert found[:4] == ["slug", "cầu khác", "đăng lại hai", "đăng lại một"]
    assert found[-1] == "không ngày"
    assert len(found) == 23


@pytest.mark.parametrize("query", ["published:2025-08", "outlet:lamson OR outlet:thongtan", "cầ*", "topic:data NOT outlet:x"])
def test_what_scores_nothing_comes_newest_first(filled: SearchIndex, query: str) -> None:
    newest = filled.search(parse_query(query), sort="newest", size=50)
    by_relevance = filled.search(parse_query(query), size=50)
    stories = list(dict.fromkeys(hit.story for hit in newest.hits))
    assert [hit.story for hit in by_relevance.hits] == stories
    assert by_relevance.total == newest.total > 0
    assert {hit.score for hit in by_relevance.hits} == {0.0}


def test_reprints_are_collapsed_by_relevance_only(filled: SearchIndex, library: Library) -> None:
    query = parse_query('"cầu Bến Thượng"')
    assert sorted(library.found(filled.search(query))) == ["cầu khác", "đăng lại hai"]
    assert filled.search(query).total == 4
    newest = filled.search(query, sort="newest")
    assert library.found(newest) == ["cầu khác", "đăng lại hai", "đăng lại một", "gốc"]


def test_the_soonest_deadline_first_and_none_last(filled: SearchIndex, library: Library) -> None:
    found = library.found(filled.search(None, kind="directives", sort="deadline"))
    assert found == ["bán dẫn", "chuyển đổi số xã", "TP.HCM"]
    assert library.found(filled.search(None, sort="deadline", size=4))[:3] == found


@pytest.mark.parametrize(
    ("kind", "query", "found"),
    [
        ("directives", "đề án", ["bán dẫn"]),
        ("directives", 'addressee:"Bộ Khoa học và Công nghệ"', ["bán dẫn"]),
        ("directives", "Hà Nội", []),
        ("meetings", "quán triệt", ["quán triệt NQ 57"]),
        ("meetings", "issuer:Hạnh", ["quán triệt NQ 57"]),
        ("figures", "unit:% value:>=50", ["CĐS doanh nghiệp"]),
        ("figures", "status:target", ["nghị quyết 57"]),
        ("figures", "kinh tế số", ["nghị quyết 57"]),
    ],
)
def test_every_kind_is_found_by_its_own_text(
    filled: SearchIndex, library: Library, kind: Kind, query: str, found: list[str]
) -> None:
    results = filled.search(parse_query(query), kind=kind)
    assert library.found(results) == found
    assert all(hit.id == f"{hit.article_id}-{kind}-{hit.ordinal}" for hit in results.hits)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(outlets=("thethao",)), ["chiến thắng"]),
        (Filters(outlets=("thethao", "thongtan")), ["chiến thắng", "gốc"]),
        (Filters(issuers=("tô lâm",)), ["bán dẫn"]),
        (Filters(issuers=("to lam",)), ["bán dẫn"]),
        (Filters(issuers=("tổng bí thư",)), ["bán dẫn"]),
        (Filters(issuers=("Tổng Bí thư Tô Lâm",)), ["bán dẫn"]),
        (Filters(issuers=("tố lắm",)), []),
        (Filters(addressees=("Bộ KH&CN",)), ["bán dẫn"]),
        (Filters(addressees=("Sở Khoa học và Công nghệ",)), ["TP.HCM", "chuyển đổi số xã"]),
        (Filters(topics=("data",)), ["TP.HCM"]),
        (Filters(months=("2022-04",)), ["nghị quyết 57 của Chính phủ"]),
        (Filters(published_to=date(2022, 6, 17)), ["nghị quyết 57 của Chính phủ", "nghị quyết 57 của Quốc hội"]),
        (Filters(published_from=date(2025, 8, 2)), ["cầu khác", "slug"]),
        (Filters(deadline_from=date(2025, 7, 1), deadline_to=date(2025, 9, 30)), ["chuyển đổi số xã"]),
        (Filters(outlets=("lamson",), topics=("people",)), ["bán dẫn"]),
    ],
)
def test_filters(filled: SearchIndex, library: Library, filters: Filters, found: list[str]) -> None:
    assert sorted(library.found(filled.search(None, filters=filters))) == sorted(found)


def test_filters_do_not_change_scores(filled: SearchIndex) -> None:
    query = parse_query('"bán dẫn"')
    free = {hit.id: hit.score for hit in filled.search(query).hits}
    kept = filled.search(query, filters=Filters(outlets=("lamson",))).hits
    assert [hit.score for hit in kept] == pytest.approx([free[hit.id] for hit in kept])


def test_facets_count_every_match(filled: SearchIndex) -> None:
    facets = filled.search(parse_query('"cầu Bến Thượng"'), size=0, facets=FACETS).facets
    assert facets["outlet"] == {"lamson": 2, "thongtan": 1, "trunguong": 1}
    assert facets["month"] == {"2025-08": 4}
    directives = filled.search(None, kind="directives", size=0, facets=("issuer", "addressee", "topic")).facets
    assert directives["issuer"] == {"Tô Lâm": 1, "UBND TP.HCM": 1, "Ủy ban nhân dân tỉnh": 1}
    assert directives["addressee"]["Bộ Khoa học và Công nghệ"] == 1
    assert directives["topic"]["digital infrastructure"] == 2
    assert filled.search(None, kind="meetings", size=0, facets=("status",)).facets == {"status": {"held": 2}}


def test_size_zero_gives_the_total_alone(filled: SearchIndex) -> None:
    results = filled.search(parse_query('"bán dẫn"'), size=0)
    assert (results.hits, results.total, results.cursor) == ((), 2, None)


def test_more_like_an_article_are_its_reprints_as_one(filled: SearchIndex, library: Library) -> None:
    found = library.found(filled.more_like(library.id_of("gốc")))
    assert found[:1] == ["đăng lại hai"]
    assert "gốc" not in found
    assert filled.more_like("0" * 16).hits == ()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [("Tô L", "Tô Lâm"), ("to l", "to lam"), ("ngành bán d", "ngành bán dẫn"), ("siê", "siêu"), ("kỹ th", "kỹ thuật")],
)
def test_suggests_words_of_the_press(filled: SearchIndex, typed: str, offered: str) -> None:
    best = prepare(filled.suggest(typed)[0])
    assert best == prepare(offered) or fold(best) == prepare(offered)


@pytest.mark.parametrize("typed", ["", "   ", "bán ", "!!", "zzzz"])
def test_suggests_nothing_without_the_beginning_of_a_known_word(filled: SearchIndex, typed: str) -> None:
    assert filled.suggest(typed) == []
