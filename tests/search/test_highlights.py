"""What is marked, exact to the character of the text as published."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.highlights import best_snippet, find_highlights
from search.query.parser import parse_query
from search.query.plan import Mark, Run
from search.query.reading import read_query


class EverythingKnown:
    """A vocabulary in which no word looks like a slip and no words belong together."""

    def count(self) -> int:
        return 1_000

    def frequencies(self, runs: Sequence[Run]) -> list[int]:
        return [30 if len(run.words) == 1 else 1 for run in runs]

    def key_frequencies(self, keys: Sequence[str]) -> list[int]:
        return [10 for _ in keys]


def marks(query: str) -> tuple[Mark, ...]:
    return read_query(parse_query(query), EverythingKnown()).marks


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("bán dẫn", "Ngành bán dẫn, chip.", ["bán dẫn"]),
        ("ban dan", "Ngành Bán dẫn, chip.", ["Bán dẫn"]),
        ("bán dẫn", "Bán hàng; bán dẫn; hướng dẫn.", ["bán dẫn"]),
        ("bán dẫn", "Bán hàng và hướng dẫn.", ["Bán", "dẫn"]),
        ("thắng", "Tháng này thắng lớn.", ["thắng"]),
        ("thang", "Tháng này thắng lớn.", ["Tháng", "thắng"]),
        ("hòa bình", "Vì hoà bình.", ["hoà bình"]),
        ("kỹ thuật", "Ngành kĩ thuật số.", ["kĩ thuật"]),
        ('"trí tuệ nhân tạo"', "Trí tuệ  nhân\ntạo và trí tuệ.", ["Trí tuệ  nhân\ntạo"]),
        ("CĐS", "Chuyển đổi số (CĐS) ở xã.", ["Chuyển đổi số", "CĐS"]),
        ("chuyển đổi số", "Chuyển đổi số (CĐS) ở xã.", ["Chuyển đổi số", "CĐS"]),
        ("KH&CN", "Bộ KH&CN, Bộ Khoa học và Công nghệ.", ["KH&CN", "Khoa học và Công nghệ"]),
        ("NQ 57", "Nghị quyết số 57-NQ/TW, không phải 57/NQ-CP.", ["Nghị quyết số 57-NQ/TW"]),
        ("nghị quyết số 57-NQ/TW", "NQ 57; Nghị quyết 57.", ["NQ 57", "Nghị quyết 57"]),
        ("chuy*", "Chuyển đổi, chuyên gia.", ["Chuyển", "chuyên"]),
        ("a NOT b", "a b", ["a"]),
        ('"a" OR "b"', "x b a", ["b a"]),
        ("ban dan", "🇻🇳 bán dẫn 😀 BÁN DẪN", ["bán dẫn", "BÁN DẪN"]),
        ("đường", "Ðường sắt", ["Ðường"]),
        ("outlet:x value:>3", "x 4", []),
    ],
)
def test_marks(query: str, text: str, marked: list[str]) -> None:
    assert [span.of(text) for span in find_highlights(text, marks(query))] == marked


@given(
    text=st.text(alphabet="bánđẫn ùyoàOÀẮ.,\n😀İß", max_size=60),
    query=st.sampled_from(["ban", "bán đẫn", "oa", "hoà", "ß", "đ*n"]),
)
def test_marks_are_apart_in_order_and_whole_words(text: str, query: str) -> None:
    spans = find_highlights(text, marks("bán" if "*" in query else query))
    assert spans == sorted(spans)
    for span in spans:
        before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
        assert 0 <= span.start < span.end <= len(text)
        assert not before.isalnum()
        assert not after.isalnum()


TEXT = (
    "Câu mở đầu nói chuyện khác. " * 20 + "Hội nghị bàn về bán dẫn và lượng tử. " + "Rồi thôi. " * 30 + "Cuối bài nhắc bán dẫn."
)


def test_the_snippet_shows_what_is_asked_from_the_beginning_of_its_sentence() -> None:
    spans = find_highlights(TEXT, marks("bán dẫn lượng tử"))
    snippet = best_snippet(TEXT, spans, length=60)
    assert snippet.of(TEXT).startswith("Hội nghị bàn về bán dẫn và lượng tử.")
    assert [span.of(TEXT) for span in snippet.highlights] == ["bán dẫn", "lượng tử"]


def test_the_snippet_of_nothing_is_the_beginning() -> None:
    assert best_snippet(TEXT, [], length=30).of(TEXT) == "Câu mở đầu nói chuyện khác."
    assert best_snippet("", []).of("") == ""
