"""Words kept in YAML beside the code that reads them, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml

CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
"""Every capital letter of Vietnamese, for use inside a character class."""


def load_words(package: str, name: str = "words.yml") -> dict[str, Any]:
    """The mapping in ``name`` beside the modules of ``package`` (their ``__package__``)."""
    words: dict[str, Any] = yaml.safe_load((files(package) / name).read_text(encoding="utf-8"))
    return words


def any_of(words: Iterable[str]) -> str:
    """One alternative per word, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda word: (-len(word), word)))


def either_case(words: Iterable[str]) -> str:
    """The same, the first letter of each small or capital."""
    parts = (
        f"[{word[0].lower()}{word[0].upper()}]{re.escape(word[1:])}" for word in sorted(set(words), key=lambda w: (-len(w), w))
    )
    return "|".join(parts)
