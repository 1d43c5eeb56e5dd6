"""Words kept in YAML beside the code that reads them, and the patterns made of them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml

CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
"""Every capital letter of Vietnamese, for use inside a character class."""


def plain(letter: str) -> str:
    """The letter without its marks."""
    return unicodedata.normalize("NFD", letter)[0]


def load_words(package: str, name: str = "words.yml") -> dict[str, Any]:
    """The mapping in ``name`` beside the modules of ``package`` (their ``__package__``)."""
    words: dict[str, Any] = yaml.safe_load((files(package) / name).read_text(encoding="utf-8"))
    return words


_TONE_PLACES = [
    (toned + plain(second), plain(toned) + second)
    for toned_first, toned_second in (("òóỏõọÒÓỎÕỌ", "àáảãạ" * 2), ("òóỏõọÒÓỎÕỌ", "èéẻẽẹ" * 2), ("ùúủũụÙÚỦŨỤ", "ỳýỷỹỵ" * 2))
    for toned, second in zip(toned_first, toned_second, strict=True)
]


def either_tone(words: Iterable[str]) -> list[str]:
    """Each word with its tones where they are printed today (ủy, hóa) and where they also are (uỷ, hoá)."""
    found: dict[str, None] = {}
    for word in words:
        today = also = word
        for old, new in _TONE_PLACES:
            today, also = today.replace(new, old), also.replace(old, new)
        found |= dict.fromkeys((word, today, also))
    return list(found)


def any_of(words: Iterable[str]) -> str:
    """The words as alternatives, the longest first; what they begin with in common is tried once."""
    return "|".join(_branches(set(words)))


def either_case(words: Iterable[str]) -> str:
    """The same, the first letter of each small or capital."""
    by_letter = _by_first(word[0].lower() + word[1:] for word in words)
    return "|".join(f"[{first}{first.upper()}]{_rest(rests)}" for first, rests in by_letter.items())


def any_case_behind(words: Iterable[str]) -> str:
    """The same, read with any letter case after the first letter."""
    return "|".join(f"{re.escape(first)}(?i:{_rest(rests)})" for first, rests in _by_first(words).items())


def _branches(words: set[str]) -> list[str]:
    return [re.escape(first) + _rest(rests) for first, rests in _by_first(words).items()]


def _by_first(words: Iterable[str]) -> dict[str, set[str]]:
    """What follows each first letter; only words that begin alike are tried in turn, so that the order of letters is free."""
    found: dict[str, set[str]] = {}
    for word in sorted(set(words)):
        found.setdefault(word[0], set()).add(word[1:])
    return found


def _rest(rests: set[str]) -> str:
    branches = _branches({rest for rest in rests if rest})
    if not branches:
        return ""
    if len(branches) == 1 and "" not in rests:
        return branches[0]
    return f"(?:{'|'.join(branches)})" + ("?" if "" in rests else "")
