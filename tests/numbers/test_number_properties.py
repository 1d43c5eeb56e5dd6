from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.figures import find_figures
from extractors.numbers import find_numbers
from model.mention import NumberMention
from model.span import Span

PIECES = (
    "12.106", "3,5", "93.53", "5-7", "10/38", "0", "1/0", "00", "9" * 40, "%", "tỷ", "triệu", "nghìn", "trăm", "tỷ lệ",
    "hai", "năm", "mười", "linh", "nửa", "hàng", "chục", "một phần ba", "phần", "đồng", "USD", "$", "~", "m²", "km", "°C",
    "điểm phần trăm", "doanh nghiệp", "nhiệm vụ", "nước", "hơn", "không quá", "từ", "đến", "tới", "lên", "trở lên",
    "so với", "tăng", "đạt", "mục tiêu", "số", "thứ", "Điều", "Ninh Thuận", "ngày 4/3", "năm 2025", "57-NQ/TW", ",", ".",
    "(", ")", "-", "–", "/", "\n", "\u00a0", " ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=4), max_size=40).map("".join) | st.lists(
    st.sampled_from(PIECES), max_size=40
).map(" ".join)


def numbers_of(text: str) -> list[NumberMention]:
    documents = find_documents(text)
    dates = find_dates(text, written_on=date(2025, 3, 5), documents=documents)
    numbers = find_numbers(text, dates=dates, documents=documents)
    others = [mention.span for mention in (*dates, *documents)]
    assert not any(number.span.overlaps(other) for number in numbers for other in others)
    assert all(text[n.start : n.end] == n.text and n.start < n.end for n in numbers)
    assert all(a.end <= b.start for a, b in zip(numbers, numbers[1:], strict=False))
    assert all(n.upper is None or n.value < n.upper for n in numbers)
    assert all(n.whole is None or 0 < n.value <= n.whole for n in numbers)
    figures = find_figures(text, numbers=numbers, dates=dates, sentences=[Span(0, len(text))])
    assert all(numbers[figure.number].value == figure.value for figure in figures)
    return numbers


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_numbers_quote_the_text_in_order(text: str) -> None:
    numbers_of(text)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@settings(max_examples=50_000, deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    numbers_of(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_decomposed_text_gives_the_same_values(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    again = unicodedata.normalize("NFC", unicodedata.normalize("NFD", composed))
    assert [(n.value, n.upper, n.unit, n.comparator) for n in numbers_of(composed)] == [
        (n.value, n.upper, n.unit, n.comparator) for n in numbers_of(again)
    ]
