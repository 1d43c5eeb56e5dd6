from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.dates import find_dates
from extractors.figures import find_figures
from extractors.numbers import find_numbers
from extractors.sentences import split_sentences
from model.mention import Figure


def figures_of(text: str) -> list[Figure]:
    dates = find_dates(text, written_on=date(2025, 3, 5))
    numbers = find_numbers(text, dates=dates)
    return find_figures(text, numbers=numbers, dates=dates, sentences=split_sentences(text))


def shown(figure: Figure) -> tuple[str | None, Decimal, str | None, str | None, str, str]:
    return (figure.subject, figure.value, figure.unit, figure.role, str(figure.as_of or "-"), str(figure.due or "-"))


CASES = [
    ("Đến nay, tỷ lệ phủ sóng 5G đã đạt 26% dân số.", [("tỷ lệ phủ sóng 5G", 26, "%", "actual", "-", "-")]),
    (
        "Năm 2024, doanh thu của Tập đoàn Sao Mai đạt 58.540 tỷ đồng, tăng 7% so với năm 2023.",
        [
            ("doanh thu của Tập đoàn Sao Mai", 58_540 * 10**9, "VND", "actual", "2024", "-"),
            ("doanh thu của Tập đoàn Sao Mai", 7, "%", "change", "2024", "-"),
        ],
    ),
    (
        "Tỉnh phấn đấu đến năm 2030, kinh tế số chiếm ít nhất 30% GRDP.",
        [("kinh tế số", 30, "%", "target", "-", "2030")],
    ),
    (
        "Tỷ lệ hộ nghèo giảm từ 4,4% năm 2021 xuống còn 1,3% năm 2024.",
        [
            ("Tỷ lệ hộ nghèo", Decimal("4.4"), "%", "baseline", "2021", "-"),
            ("Tỷ lệ hộ nghèo", Decimal("1.3"), "%", "actual", "2024", "-"),
        ],
    ),
    (
        "Cả nước hiện có 858 doanh nghiệp khoa học công nghệ.",
        [("doanh nghiệp khoa học công nghệ", 858, "doanh nghiệp", "actual", "-", "-")],
    ),
    ("Sở đã làm xong 9/38 nhiệm vụ được giao.", [("nhiệm vụ", 9, "nhiệm vụ", "actual", "-", "-")]),
    ("Tập đoàn (Hà Nội, Đà Nẵng) có tổng tài sản đạt 900 tỷ đồng.", [("tổng tài sản", 900 * 10**9, "VND", "actual", "-", "-")]),
    ("Chỉ số giá (CPI) của tỉnh tăng 3%.", [("Chỉ số giá (CPI) của tỉnh", 3, "%", "change", "-", "-")]),
    ("Chỉ số giá (CPI) tăng 3%.", [("Chỉ số giá (CPI)", 3, "%", "change", "-", "-")]),
    ("Chỉ số đổi mới sáng tạo của tỉnh tăng 12 bậc.", [("Chỉ số đổi mới sáng tạo của tỉnh", 12, "bậc", "change", "-", "-")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0] for case in CASES])
def test_figures(text: str, expected: list[tuple[object, ...]]) -> None:
    assert [shown(figure) for figure in figures_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị nêu 3 nhiệm vụ trọng tâm.",
        "Đề án có ba trụ cột.",
        "Phấn đấu tăng trưởng hai con số.",
        "Đoàn gồm 5 đồng chí.",
        "Đại diện cho 150 đại biểu, ông Nam phát biểu.",
        "Phiên họp thứ 3 bàn về mạng 5G.",
    ],
)
def test_not_every_number_is_a_figure(text: str) -> None:
    assert figures_of(text) == []


def test_a_figure_quotes_its_sentence_and_points_to_its_number() -> None:
    text = "Xã họp sớm. Tỷ lệ phủ sóng đã đạt 90%."
    (figure,) = figures_of(text)
    assert (figure.text, figure.number, text[figure.start : figure.end]) == (text[12:], 0, text[12:])
