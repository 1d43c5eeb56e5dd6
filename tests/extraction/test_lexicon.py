"""Word lists as patterns: they find what the words as plain alternatives, the longest first, would find."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extractors.lexicon import any_case_behind, any_of, either_case

WORDS = st.lists(st.text("ab ộ.", min_size=1, max_size=6), min_size=1, max_size=8)
SAID = st.text("abB ộ.", max_size=20)


def found(pattern: str, said: str) -> list[str]:
    return [match[0] for match in re.finditer(rf"(?:{pattern})(?!\w)", said)]


@given(words=WORDS, said=SAID)
def test_any_of_is_the_longest_word_that_fits(words: list[str], said: str) -> None:
    plain = "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))
    assert found(any_of(words), said) == found(plain, said)


def test_the_first_letter_in_either_case() -> None:
    assert found(either_case(["ban", "bộ", "Bộ máy"]), "Ban, bộ, Bộ máy, bộ máy, BAN") == ["Ban", "bộ", "Bộ máy", "bộ máy"]


def test_any_case_behind_the_first_letter() -> None:
    assert found(any_case_behind(["Bộ Công an", "Bộ"]), "Bộ công An, BỘ, bộ") == ["Bộ công An", "BỘ"]
