"""The words around numbers, read once from the YAML files of this folder."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any, get_args

import yaml

from model.mention import Comparator


def _read(name: str) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return content


def any_of(words: Iterable[str]) -> str:
    """Longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


WORDS = _read("words.yml")
STATEMENTS = _read("statements.yml")
CURRENCIES: dict[str, str] = WORDS["currencies"]
SIGNS: dict[str, Comparator] = {word: sign for sign in get_args(Comparator) for word in WORDS["comparators"].get(sign, ())}
NOUNS = frozenset(noun.casefold() for group in _read("nouns.yml").values() for row in group for noun in row)
LONGEST_NOUN = max(noun.count(" ") + 1 for noun in NOUNS)
NEVER_UNITS = frozenset(WORDS["never_units"])
DUALS = frozenset(WORDS["duals"])
COUNTED_BY_NAM = frozenset(WORDS["counted_by_nam"])
GROUNDS = frozenset(WORDS["grounds"])
