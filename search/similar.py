"""What an article has in particular: the pairs of words by which others like it are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from search.query.plan import AtLeast, Node, Run, Vocabulary

_KEPT = 60
_ASKED = 25
_NEEDED = 0.3  # of the pairs asked for
Pair = tuple[str, str]


def telling_pairs(prepared: Sequence[str]) -> list[Pair]:
    """The commonest pairs of neighbouring words, which in Vietnamese are mostly words; those met once come last."""
    counts: Counter[Pair] = Counter()
    for text in prepared:
        counts.update(pairwise(text.split()))
    pairs = (pair for pair, _ in counts.most_common(2 * _KEPT) if not any(map(str.isdigit, pair)))
    return list(islice(pairs, _KEPT))


def similar_to(pairs: Sequence[Pair], vocabulary: Vocabulary) -> Node | None:
    """Articles that share many of the rarer of these pairs; None if nothing sets this one apart."""
    counts = vocabulary.frequencies([Run("body", pair) for pair in pairs])
    shared = sorted((count, place) for place, count in enumerate(counts) if count > 1)[:_ASKED]
    if not shared:
        return None
    runs = tuple(Run("body", pairs[place]) for _, place in shared)
    return AtLeast(runs, max(1, int(len(runs) * _NEEDED)))
