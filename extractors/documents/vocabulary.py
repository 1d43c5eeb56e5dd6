"""The words of document numbers, read once from ``words.yml``."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.lexicon import load_words

_WORDS = load_words(__package__)

ALWAYS: dict[str, str] = _WORDS["always"]
CAPITAL: dict[str, str] = _WORDS["capital"]
NUMBERED: dict[str, str] = _WORDS["numbered"]
SHORT: list[str] = _WORDS["short"]
ISSUERS: dict[str, str] = _WORDS["issuers"]
FOLLOWERS: list[str] = _WORDS["followers"]
COUNTED: list[str] = _WORDS["counted"]
ASSEMBLIES: dict[int, int] = {year: term for term, years in _WORDS["assemblies"].items() for year in years}
SUBJECTS: dict[str, list[str]] = _WORDS["subjects"]
TYPES: dict[str, str] = {name.casefold(): short for name, short in (ALWAYS | CAPITAL | NUMBERED).items()}
ABBREVIATIONS: list[str] = sorted({*TYPES.values(), *SHORT, *_WORDS["printed"]}, key=len, reverse=True)


def alternation(names: list[str] | dict[str, str]) -> str:
    """Longest first, any white space between words."""
    return "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(names, key=len, reverse=True))


def either_case(names: list[str] | dict[str, str]) -> str:
    """The same, the first letter small or capital."""
    parts = []
    for name in sorted(names, key=len, reverse=True):
        rest = r"\s+".join(map(re.escape, name[1:].split(" ")))
        parts.append(f"[{name[0].upper()}{name[0].lower()}]{rest}")
    return "|".join(parts)


def initials(names: Iterable[str]) -> str:
    """The first letters of the names, small and capital, for a set of characters."""
    return "".join(sorted({letter for name in names for letter in (name[0].upper(), name[0].lower())}))


def tails(names: Iterable[str]) -> str:
    """The names from their second letter on, behind their own first letter, small or capital."""
    by_initial: dict[str, list[str]] = {}
    for name in names:
        by_initial.setdefault(name[0].upper(), []).append(name[1:])
    return "|".join(rf"(?<=[{letter}{letter.lower()}])(?:{alternation(rest)})" for letter, rest in by_initial.items())


def type_of(name: str | None) -> str | None:
    """The abbreviation of a type name as written, or of an abbreviation itself."""
    if name is None:
        return None
    return TYPES.get(" ".join(name.split()).casefold(), name)
