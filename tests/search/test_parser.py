"""Text as typed -> tree, and what is said of a text that is none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.errors import QueryError
from search.query.parser import MAX_CLAUSES, MAX_DEPTH, MAX_LENGTH, normal, parse_query
from search.query.tree import And, DayRange, DocumentId, Exact, Not, Or, Phrase, Prefix, Query, ValueRange, Word, Words


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("bán", Word("bán", 0, 3)),
        ("bán dẫn", Words((Word("bán", 0, 3), Word("dẫn", 4, 7)))),
        ('"bán dẫn"', Phrase("bán dẫn", 0, 9)),
        ("“bán dẫn”", Phrase("bán dẫn", 0, 9)),
        ("quyế*", Prefix("quyế", 0, 5)),
        ("a OR b", Or((Word("a", 0, 1), Word("b", 5, 6)))),
        ("a AND b", And((Word("a", 0, 1), Word("b", 6, 7)))),
        ("a OR b AND c", Or((Word("a", 0, 1), And((Word("b", 5, 6), Word("c", 11, 12)))))),
        ("(a OR b) c", Words((Or((Word("a", 1, 2), Word("b", 6, 7))), Word("c", 9, 10)))),
        ("NOT a", Not(Word("a", 4, 5))),
        ("trí tuệ (AI)", Words((Word("trí", 0, 3), Word("tuệ", 4, 7), Word("AI", 9, 11)))),
        ("KH&CN", Word("KH&CN", 0, 5)),
        ("NQ 57 số", Words((DocumentId("nq 57", "NQ 57", 0, 5), Word("số", 6, 8)))),
        ("nghị quyết số 57-NQ/TW", DocumentId("57-nq/tw", "nghị quyết số 57-NQ/TW", 0, 22)),
        ('"57/NQ-CP"', DocumentId("57/nq-cp", "57/NQ-CP", 0, 10)),
        ("kế hoạch 2025", Words((Word("kế", 0, 2), Word("hoạch", 3, 8), Word("2025", 9, 13)))),
        ('issuer:"Tô Lâm"', Phrase("Tô Lâm", 7, 15, "issuer")),
        ("Người_giao:Lâm", Word("Lâm", 11, 14, "issuer")),
        ("title:ngh*", Prefix("ngh", 6, 10, "title")),
        ("unit:%", Exact("unit", "%")),
        ('topic:"digital infrastructure"', Exact("topic", "digital infrastructure")),
        ("deadline:2025-02", DayRange("deadline", date(2025, 2, 1), date(2025, 2, 28))),
        ("deadline:[2025-01 TO 2025-06]", DayRange("deadline", date(2025, 1, 1), date(2025, 6, 30))),
        ("deadline:[* TO 2025-Q2]", DayRange("deadline", None, date(2025, 6, 30))),
        ("hạn:<30/6/2025", DayRange("deadline", None, date(2025, 6, 29))),
        ("hạn:>6/2025", DayRange("deadline", date(2025, 7, 1), None)),
        ("published:>=2025", DayRange("published", date(2025, 1, 1), None)),
        ("value:>=90", ValueRange(90.0, None)),
        ("value:<2,5", ValueRange(None, 2.5, include_high=False)),
        ("value:[1.500 TO *]", ValueRange(1500.0, None)),
        ("value:30%", ValueRange(30.0, 30.0)),
        ("", None),
        (" – & ! ", None),
        ("()", None),
    ],
)
def test_reads(text: str, tree: Query | None) -> None:
    assert parse_query(text) == tree


@pytest.mark.parametrize(
    ("text", "position", "complaint"),
    [
        ('bán "dẫn', 4, "not closed"),
        ("(bán", 0, "not closed"),
        ("bán)", 3, "not opened"),
        ("bán AND", 4, "AND cannot stand here"),
        ("OR bán", 0, "OR cannot stand here"),
        ("nơi_ở:x", 0, "there is no field 'nơi_ở'"),
        ("a ghi_chú:x", 2, "there is no field"),
        ("issuer: x", 0, "nothing is asked of issuer"),
        ("a*", 0, "cannot complete"),
        ("deadline:mai", 9, "not a date: 'mai'"),
        ("deadline:2025-13", 9, "not a date"),
        ("deadline:0001", 9, "no articles are about that year"),
        ("deadline:[2025 TO 2024]", 9, "ends before it begins"),
        ("value:nhiều", 6, "not a number: 'nhiều'"),
        ("value:[10 20]", 6, "not a range"),
        ("document:abc", 9, "not a document number: 'abc'"),
        ("issuer:[1 TO 2]", 7, "holds text"),
        ("title:(a b)", 6, "cannot stand here"),
        ('title:"!"', 6, "nothing is asked of title"),
        ("a " * MAX_LENGTH, MAX_LENGTH, "longer than"),
        ("a " * (MAX_CLAUSES + 1), 2 * MAX_CLAUSES, "more than"),
        ("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), MAX_DEPTH, "brackets inside each other"),
    ],
)
def test_says_where_it_does_not_understand(text: str, position: int, complaint: str) -> None:
    with pytest.raises(QueryError, match=complaint) as caught:
        parse_query(text)
    assert caught.value.position == position


PIECES = st.sampled_from(
    ["bán", "dẫn", "AND", "OR", "NOT", "(", ")", '"', "*", "quyế*", "issuer:", "deadline:", "value:", ">=", "[2025 TO 2026]"]
    + ["57-NQ/TW", "NQ 57", "KH&CN", "\ue000", "\x00", "đ", "2025-02-30", "[", "]", ":", "-", "title:x", "😀", "ẫ"]
)
TEXTS = (
    st.lists(PIECES | st.text(max_size=5), max_size=15).map(" ".join) | st.lists(PIECES, max_size=15).map("".join) | st.text()
)


def _reads_or_refuses(text: str) -> None:
    position = 0
    try:
        parse_query(text)
    except QueryError as error:
        position = error.position
    assert 0 <= position <= len(normal(text))


@given(TEXTS)
@settings(deadline=None, max_examples=300)
def test_any_text_is_read_or_refused(text: str) -> None:
    _reads_or_refuses(text)


@pytest.mark.slow
@given(TEXTS)
@settings(deadline=None, max_examples=100_000)
def test_any_of_many_texts_is_read_or_refused(text: str) -> None:
    _reads_or_refuses(text)
