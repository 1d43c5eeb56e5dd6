"""No query does harm: it is answered or refused, whatever it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.documents import KINDS
from search.errors import QueryError
from search.highlights import best_snippet, find_highlights
from search.protocol import FACETS, Filters, SearchIndex, Sort
from search.query.parser import MAX_DEPTH, parse_query

if TYPE_CHECKING:
    from tests.search.contract.conftest import Library

WORDS = ["bán", "dẫn", "ban", "lượng", "tử", "chuyn", "57-NQ/TW", "TP.HCM", "AI", "cầu*", "zz*", "ð", "İ"]
SIGNS = ["AND", "OR", "NOT", "(", ")", "issuer:tô", "deadline:2025", "value:>9", "unit:%", "document:57-NQ/TW", "title:cầu"]
PHRASES = ["NQ 57", '"cầu Bến Thượng"', "hạn:[* TO *]"]
QUERIES = st.lists(st.sampled_from(WORDS + SIGNS + PHRASES) | st.text(max_size=4), max_size=12).map(" ".join)
SORTS: list[Sort] = ["relevance", "newest", "deadline"]


def _answers_or_refuses(index: SearchIndex, library: Library, text: str, place: int) -> None:
    try:
        query = parse_query(text)
    except QueryError:
        return
    kind = KINDS[place % len(KINDS)]
    results = index.search(query, kind=kind, sort=SORTS[place % len(SORTS)], size=5)
    assert len(results.hits) <= min(5, results.total)
    for article, _, _ in library.entries[:3]:
        spans = find_highlights(article.text, results.marks)
        assert all(left.end < right.start for left, right in zip(spans, spans[1:], strict=False))
        assert all(span.of(article.text).strip() == span.of(article.text) != "" for span in spans)
        snippet = best_snippet(article.text, spans)
        assert all(snippet.start <= span.start and span.end <= snippet.end for span in snippet.highlights)


@given(text=QUERIES, place=st.integers(0, 11))
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query_is_answered_or_refused(filled: SearchIndex, library: Library, text: str, place: int) -> None:
    _answers_or_refuses(filled, library, text, place)


@pytest.mark.parametrize("step", ["x AND (y OR NOT (", "a OR x (", "TP.HCM NOT (", "x OR NOT (", '"NQ 57" chuyn (b OR '])
def test_brackets_as_deep_as_they_may_be_are_answered(filled: SearchIndex, step: str) -> None:
    steps = step * (MAX_DEPTH // step.count("("))
    query = parse_query(f"{steps}TP.HCM chuyn đổi số" + ")" * steps.count("("))
    assert filled.search(query, filters=Filters(outlets=("bao",), issuers=("Tô Lâm",)), facets=FACETS).total >= 0


@pytest.mark.parametrize("sign", ["²", "½", "①", "𗀀", "漢", "ๆ", "ࡰ", "ß", "İ", "\u0301"])
def test_signs_that_are_no_letters_everywhere_do_no_harm(filled: SearchIndex, sign: str) -> None:
    for text in (sign, f"bán {sign}", f'"bán {sign}"', f"{sign} dẫn", f"dẫn{sign}"):
        assert filled.search(parse_query(text)).total <= filled.count()


@pytest.mark.slow
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("new_engine", ["embedded"], indirect=True)  # the other would take hours for as many
@given(text=QUERIES, place=st.integers(0, 11))
@settings(deadline=None, max_examples=100_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_of_many_queries_is_answered_or_refused(filled: SearchIndex, library: Library, text: str, place: int) -> None:
    _answers_or_refuses(filled, library, text, place)
