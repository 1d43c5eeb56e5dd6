"""The words around numbers, read once from the YAML files of this folder."""

from __future__ import annotations

from typing import get_args

from extractors.lexicon import load_words
from model.mention import Comparator

WORDS = load_words(__package__, "words.yml")
STATEMENTS = load_words(__package__, "statements.yml")
CURRENCIES: dict[str, str] = WORDS["currencies"]
SIGNS: dict[str, Comparator] = {word: sign for sign in get_args(Comparator) for word in WORDS["comparators"].get(sign, ())}
NOUNS = frozenset(noun.casefold() for group in load_words(__package__, "nouns.yml").values() for row in group for noun in row)
LONGEST_NOUN = max(noun.count(" ") + 1 for noun in NOUNS)
NEVER_UNITS = frozenset(WORDS["never_units"])
DUALS = frozenset(WORDS["duals"])
COUNTED_BY_NAM = frozenset(WORDS["counted_by_nam"])
GROUNDS = frozenset(WORDS["grounds"])
