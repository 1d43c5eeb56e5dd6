"""What holds of actors, meetings and directives in any text."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.actors import find_actors
from extractors.pipeline import extract_article
from extractors.sentences import split_sentences
from model.timex import PartialDate

PIECES = (
    "Thủ tướng", "Phạm Minh Chính", "Tổng Bí thư Tô Lâm", "Phó Thủ tướng", "Ông", "ông Dũng", "bà", "Bộ Tài chính",
    "Ban Chỉ đạo", "Ban", "các bộ, ngành", "và", "của", "với", ",", ".", ";", ":", '"', "“", "”", "?", "(", ")", "\n",
    "yêu cầu", "đề nghị", "giao", "nhấn mạnh", "cần", "phải", "không để", "được giao", "tiếp tục hoàn thiện thể chế",
    "Một là", "Đồng thời,", "Về hạ tầng số,", "phiên họp", "thứ hai", "Kỳ họp thứ 9", "hội nghị", "Hội nghị", "chủ trì",
    "Chiều 4/3,", "trước ngày 30/6", "tại Hà Nội", "trực tuyến", "Công điện số 45/CĐ-TTg", "Công điện", "Theo", "do",
    "Cùng dự có", "Chủ tịch UBND tỉnh Phú Thọ", "sẽ", "đã",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40).map(" ".join)
PUBLISHED = PartialDate(2025, 3, 5)


def check(text: str) -> None:
    found = extract_article(id="a", text=text, published=PUBLISHED)
    text = unicodedata.normalize("NFC", text)
    actors = find_actors(text, written_on=None)
    assert all(text[a.start : a.end] == a.text and a.text and a.name for a in actors)
    assert all(a.end <= b.start for a, b in pairwise(actors))
    sentences = split_sentences(text)
    for directive in found.directives:
        assert directive.span in sentences
        assert text[directive.start : directive.end] == directive.text
        assert directive.action_span is not None
        assert directive.start <= directive.action_span.start <= directive.action_span.end <= directive.end
        assert directive.issuer
        assert directive.meeting is None or directive.meeting < len(found.meetings)
        assert all(target < len(found.numbers) for target in directive.targets)
    assert len({directive.start for directive in found.directives}) == len(found.directives)
    for meeting in found.meetings:
        assert meeting.mentions[0].of(text) == meeting.text
        assert all(0 <= span.start < span.end <= len(text) for span in meeting.mentions)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_what_is_found_quotes_the_text(text: str) -> None:
    check(text)


@pytest.mark.slow
@settings(max_examples=20_000, deadline=None)
@given(TEXTS)
def test_what_is_found_quotes_the_text_at_length(text: str) -> None:
    check(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_composed_and_decomposed_text_are_read_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    again = unicodedata.normalize("NFD", composed)
    if unicodedata.normalize("NFC", again) != composed:
        return
    assert extract_article(id="a", text=composed, published=PUBLISHED) == extract_article(
        id="a", text=again, published=PUBLISHED
    )


def test_blanks_that_do_not_break_are_read_as_blanks() -> None:
    text = "Chiều 4/3, Thủ tướng Phạm Minh Chính chủ trì hội nghị, yêu cầu Bộ Tài chính bố trí vốn."
    unbroken = text.replace("Thủ tướng", "Thủ\u00a0tướng").replace("Tài chính", "Tài\u202fchính")
    (directive,) = extract_article(id="a", text=unbroken, published=PUBLISHED).directives
    assert (directive.issuer, directive.addressees) == ("Phạm Minh Chính", ("Bộ Tài chính",))
    assert directive.text == unbroken


HOSTILE = (
    "Ban ", "Chủ tịch thành phố ", "các bộ, ", "\"“", "Thủ tướng yêu cầu ",
    "Thủ tướng Phạm Minh Chính yêu cầu Bộ Tài chính rà soát. ",
    "Thủ tướng Phạm Minh Chính yêu cầu Bộ Tài chính rà soát, ", "phiên họp thứ hai của Ban Chỉ đạo. ", "Việt Nam ",
    "ông Dũng. Ông nói. ", "Nghị quyết số 57-NQ/TW. Nghị quyết yêu cầu. ", "Một là, ", "cần phải ", "Đồng thời, ",
    "Hội nghị do Bộ Tài chính ", "Về ",
)  # fmt: skip


@pytest.mark.timeout(60)
@pytest.mark.parametrize("unit", HOSTILE)
def test_a_long_text_of_one_phrase_is_read_to_its_end(unit: str) -> None:
    """Quadratic reading of 300,000 characters would take minutes; the time limit stands in the mark."""
    text = unit * (300_000 // len(unit))
    extract_article(id="a", text=text, published=PUBLISHED)
