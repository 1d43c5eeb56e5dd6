from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.figures import find_figures
from extractors.numbers import find_numbers, parse_decimal, parse_words
from model.span import Span


@pytest.mark.parametrize(("text", "value"), [("1.500", "1500"), ("3,5", "3.5"), ("12.106", "12106"), ("2025", "2025")])
def test_vietnamese_notation(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.5", "1,2,3", "", "ba", "1.50.000"])
def test_other_notation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a Vietnamese number"):
        parse_decimal(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [("hai mươi ba", 23), ("một trăm linh năm", 105), ("nửa triệu", 500_000), ("mười lăm", 15), ("hai triệu", 2_000_000)],
)
def test_words(text: str, value: int) -> None:
    assert parse_words(text) == value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tỉnh có hơn 73.000 doanh nghiệp mới.", ("73.000", 73000, None, "doanh nghiệp", ">")),
        ("Dự án cần khoảng 2.000 tỷ đồng.", ("2.000 tỷ", 2_000_000_000_000, None, "VND", "~")),
        ("Tăng trưởng đạt 5-7% trong kỳ.", ("5-7%", 5, 7, "%", "=")),
        ("Xã lắp ít nhất 12 trạm.", ("12", 12, None, "trạm", ">=")),
        ("Cuộc họp nêu ba nhiệm vụ.", ("ba", 3, None, "nhiệm vụ", "=")),
    ],
)
def test_quantities(text: str, expected: tuple[object, ...]) -> None:
    (found,) = find_numbers(text)
    assert (found.text, found.value, found.upper, found.unit, found.comparator) == expected
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "Mạng 5G phủ toàn xã.",
        "Chờ 30 ngày.",
        "Đề án 06 tiếp tục.",
        "Gọi 024.3823.1234.",
        "Một cửa.",
        "Vốn đầu tư tư nhân tăng.",
    ],
)
def test_not_quantities(text: str) -> None:
    assert find_numbers(text) == []


def test_a_figure_is_a_number_with_a_subject() -> None:
    text = "Xã họp sớm. Tỷ lệ phủ sóng đã đạt 90%."
    (figure,) = find_figures(text, numbers=find_numbers(text), dates=(), sentences=[Span(0, 11), Span(12, len(text))])
    assert (figure.subject, figure.role, figure.unit) == ("Tỷ lệ phủ sóng", "actual", "%")
    assert figure.value == 90
    assert figure.text == text[12:]
