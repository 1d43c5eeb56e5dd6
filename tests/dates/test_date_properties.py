from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import find_dates
from extractors.documents import find_documents

WRITTEN_ON = date(2025, 3, 5)
PIECES = (
    "ngày", "tháng", "năm", "quý", "giai đoạn", "từ", "đến", "và", ",", ".", "-", "–", "/", " ", "\n", "(", ")", "%", "tỷ",
    "số",
    "sáng", "Chiều", "rạng sáng", "thứ Hai", "nay", "tới", "đầu", "cuối", "nửa", "hằng", "6 tháng đầu năm", "các", "hai", "giờ",
    "4", "12", "31", "2025", "0", "57", "II", "57-NQ/TW", "30/2020/NĐ-CP", "Nghị quyết", "của Bộ Chính trị", "30h",
    "19:33", "Tết",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=40
).map(" ".join)


def check(text: str) -> None:
    documents = find_documents(text)
    for mentions in (documents, find_dates(text, written_on=WRITTEN_ON, documents=documents)):
        assert all(text[m.start : m.end] == m.text and m.start < m.end for m in mentions)
        assert all(a.end <= b.start for a, b in zip(mentions, mentions[1:], strict=False))
    dates = find_dates(text, written_on=WRITTEN_ON, documents=documents)
    assert not any(d.start < n.end and n.start < d.end for d in dates for n in documents)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_mentions_quote_the_text_in_order(text: str) -> None:
    check(text)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=50_000, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    check(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_decomposed_text_gives_the_same_values(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    again = unicodedata.normalize("NFC", unicodedata.normalize("NFD", composed))
    values = [[str(m.value) for m in find_dates(t, written_on=WRITTEN_ON)] for t in (composed, again)]
    names = [[m.name for m in find_documents(t)] for t in (composed, again)]
    assert values[0] == values[1]
    assert names[0] == names[1]


def test_only_absolute_dates_have_a_value_without_a_day_of_writing() -> None:
    text = "Sáng nay, ngày 4/3, năm nay và ngày 22/12/2024, quý I/2025."
    assert [str(m.value) for m in find_dates(text, written_on=None)] == ["None", "None", "2024-12-22", "2025-Q1"]
