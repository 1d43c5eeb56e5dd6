"""How much what counts. Settled on judged queries (``benchmarks/search``), for the language and not for single queries."""

from __future__ import annotations

from collections.abc import Sequence

from search.abbreviations import Form
from search.documents import TextField
from search.identifiers import spellings
from search.query.plan import AtLeast, Best, Node, Plus, Run, Weighted
from search.query.rows import Unit, Way
from search.vietnamese import fold, has_accents

FIELDS: dict[TextField, float] = {"title": 1.0, "lead": 0.6, "body": 1.0}
FOLDED = 0.4  # beside a word typed with accents: the same letters with any
DOCUMENT = 1.0  # the number as words, beside what is asked with it
PAIR = 0.6  # two words side by side in the query that are so in the text
PAIR_FOLDED = 0.6
ROW = 0.5  # all of them
ROW_FOLDED = 0.3
_FRACTION = 0.7  # of the units that must be in an article


def needed(units: int) -> int:
    """Both of two; of more, seven in ten, rounded up."""
    return units if units <= 2 else -int(-units * _FRACTION // 1)


def anywhere(words: Form, folded: bool, field: TextField | None = None) -> Node:
    """The words in a row in one field, or in title, beginning and text of an article, each adding to the score."""
    if field:
        return Run(field, words, folded)
    return AtLeast(tuple(Weighted(Run(name, words, folded), weight) for name, weight in FIELDS.items()), 1)


def unit_node(unit: Unit) -> Node:
    ways = [_way_node(way) for way in unit.ways]
    return ways[0] if len(ways) == 1 else Best(tuple(ways))


def phrase_node(words: Sequence[str], field: TextField | None = None) -> Node:
    """In a row. With accents somewhere, words without match all too, as long as those with are there as written."""
    folded = anywhere(tuple(map(fold, words)), True, field)
    accented = [word for word in words if has_accents(word)]
    if not accented:
        return folded
    exact = anywhere(tuple(words), False, field)
    if len(accented) == len(words):
        return exact
    loose = AtLeast((folded, *(anywhere((word,), False, field) for word in accented)), 1 + len(accented))
    return Best((exact, Weighted(loose, 0.5)))


def bonuses(row: Sequence[Unit]) -> list[Node]:
    """What stands together in the query and in the text."""
    found: list[Node] = []
    for left, right in zip(row, row[1:], strict=False):
        found += _together(left.typed[-1:] + right.typed[:1], left.meant[-1:] + right.meant[:1], PAIR, PAIR_FOLDED)
    if len(row) > 2:
        typed = tuple(word for unit in row for word in unit.typed)
        found += _together(typed, tuple(word for unit in row for word in unit.meant), ROW, ROW_FOLDED)
    return found


def document_bonus(key: str) -> tuple[Node, ...]:
    """As the press writes it, so that an article about the document comes before one that only lists it."""
    return (Weighted(Best(tuple(anywhere(tuple(form.split()), True) for form in spellings(key))), DOCUMENT),)


def _together(typed: Form, meant: Form, exact: float, folded: float) -> list[Node]:
    if not any(map(has_accents, typed)):
        return [Weighted(anywhere(meant, True), exact + folded)]
    return [Weighted(anywhere(typed, False), exact), Weighted(anywhere(meant, True), folded)]


def _way_node(way: Way) -> Node:
    node = anywhere(way.words, way.folded)
    if not way.folded:
        node = Plus(node, (Weighted(anywhere(tuple(map(fold, way.words)), True), FOLDED),))
    return node if way.weight == 1 else Weighted(node, way.weight)
