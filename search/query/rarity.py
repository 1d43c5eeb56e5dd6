"""How rare a run of words is, and its score by that.

BM25 as the engines compute it takes a phrase for as rare as its words, and a word for rarer in a field that few articles
have. Here a run weighs what its own rarity in the texts is, in every field: ``to lam`` without accents is then as telling as
``Tô Lâm``, though both syllables are everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log

from search.abbreviations import Form
from search.documents import TextField
from search.query.plan import AtLeast, Node, Run, Vocabulary, Weighted

FIELDS: dict[TextField, float] = {"title": 1.0, "body": 1.0}
_LARGEST_FACTOR = 50.0


class Rarity:
    """Asks the vocabulary as little as it can: the words of a run in each field, and the run itself in the texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._articles = max(1, vocabulary.count())
        self._known: dict[Run, int] = {}

    def counts(self, runs: Iterable[Run]) -> list[int]:
        """How many articles hold each run."""
        asked = list(runs)
        new = list(dict.fromkeys(run for run in asked if run not in self._known))
        if new:
            self._known.update(zip(new, self._vocabulary.frequencies(new), strict=True))
        return [self._known[run] for run in asked]

    def count(self, run: Run) -> int:
        return self.counts([run])[0]

    def anywhere(self, words: Form, folded: bool, *, weight: float = 1.0, count: int | None = None) -> Node | None:
        """The words in a row in title and text, each adding to the score; None where no article has them all.

        ``count`` spares the question how many articles hold the run.
        """
        singles = {field: [Run(field, (word,), folded) for word in words] for field in FIELDS}
        self.counts(run for runs in singles.values() for run in runs)
        rare = self._idf(self.count(Run("body", words, folded)) if count is None else count)
        parts: list[Node] = []
        for field, runs in singles.items():
            counts = self.counts(runs)
            if all(counts):
                factor = min(rare / sum(map(self._idf, counts)), _LARGEST_FACTOR)
                parts.append(Weighted(Run(field, words, folded), weight * FIELDS[field] * factor))
        return AtLeast(tuple(parts), 1) if parts else None

    def headline(self, words: Form, folded: bool, *, weight: float) -> Node | None:
        """The words in a row in a title, as rare as all of them together: who types a headline wants its article."""
        known = all(self.counts(Run("title", (word,), folded) for word in words))
        return Weighted(Run("title", words, folded), weight) if known else None

    def _idf(self, count: int) -> float:
        """As BM25 has it in both engines."""
        return log(1 + (max(self._articles, count) - count + 0.5) / (count + 0.5))
