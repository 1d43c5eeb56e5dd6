"""Completions while typing: the last word, as the press spells it after the word before."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from search.query.letters import spellings_of
from search.query.plan import Run, Vocabulary
from search.vietnamese import fold, has_accents, prepare, usual

_CANDIDATES = 40


def complete(typed: str, words_from: Callable[[str, bool], list[str]], vocabulary: Vocabulary, *, size: int) -> list[str]:
    """``words_from(start, folded)`` gives words that begin so, the commonest first. Answers repeat all that was typed."""
    *before, start = prepare(typed).split() or [""]
    if not start or prepare(typed)[-1].isspace():
        return []
    kept = typed.rstrip()[: -len(start)]
    candidates = list(islice(words_from(start, not has_accents(start)), _CANDIDATES))
    if not has_accents(start):
        candidates = _spelled(candidates, vocabulary)
    if before:
        candidates = _after(before[-1], candidates, vocabulary)
    return [kept + usual(word) for word in candidates[:size]]


def _spelled(folded: list[str], vocabulary: Vocabulary) -> list[str]:
    """Every used spelling of these words, the commonest first."""
    spellings = [spelling for word in folded for spelling in spellings_of(word)]
    counts = vocabulary.frequencies([Run("body", (spelling,)) for spelling in spellings])
    used = sorted((-count, spelling) for spelling, count in zip(spellings, counts, strict=True) if count)
    return [spelling for _, spelling in used[:_CANDIDATES]]


def _after(word: str, candidates: list[str], vocabulary: Vocabulary) -> list[str]:
    """Those that follow the word somewhere come first, the commonest pair first."""
    folded = not has_accents(word)
    pairs = [Run("body", (word, fold(candidate) if folded else candidate), folded) for candidate in candidates]
    counts = vocabulary.frequencies(pairs)
    order = sorted(range(len(candidates)), key=lambda place: (-counts[place], place))
    return [candidates[place] for place in order]
