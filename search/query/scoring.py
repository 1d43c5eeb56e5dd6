"""How much what counts. Settled on judged queries (``benchmarks/search``), for the language and not for single queries."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from search.abbreviations import Form
from search.documents import TextField
from search.identifiers import spellings
from search.query.plan import AtLeast, Best, Everything, Node, Run, Weighted, Without
from search.query.rarity import FIELDS, Rarity
from search.query.rows import COHESION, LONGEST_ROW, Unit, cohesion
from search.vietnamese import fold, has_accents

SCATTERED = 0.2  # the words of a compound, not side by side
FEW = 30  # articles with a compound; where there are more, its words apart are not looked for
DOCUMENT = 1.0  # each way to write a document's number, beside what is asked with it
PAIR = 0.15  # two units side by side in the query that are so in the text
ROW = 0.5  # all of them, for every four words
HEADLINE = 1.0  # all of them in a title, besides
LOOSE = 0.5  # a phrase whose words typed without accents have some in the text
_FRACTION = 0.7  # of the units that must be in an article
NOTHING: Node = Without(Everything(), Everything())


def needed(units: int) -> int:
    """Both of two; of more, seven in ten: two of three, three of four."""
    return units if units <= 2 else round(units * _FRACTION)


def unit_node(unit: Unit, rarity: Rarity) -> Node:
    """All ways to say a unit are as rare as the commonest of them: who writes CĐS does not say more than 'chuyển đổi số'."""
    common = max(rarity.count(Run("body", way.words, way.folded)) for way in unit.ways)
    forms = [rarity.anywhere(way.words, way.folded, weight=way.weight, count=common) for way in unit.ways]
    ways = [form for form in forms if form]
    if unit.parts and common < FEW:
        ways.append(Weighted(AtLeast(tuple(unit_node(part, rarity) for part in unit.parts), len(unit.parts)), SCATTERED))
    if not ways:
        return NOTHING
    return Best(tuple(ways)) if len(ways) > 1 else ways[0]


def bonuses(row: Sequence[Unit], rarity: Rarity) -> list[Node]:
    """What stands together in the query and in the text."""
    found: list[Node | None] = []
    for left, right in pairwise(row if len(row) <= LONGEST_ROW else ()):
        if cohesion(left, right, rarity) > COHESION:
            found.append(
                _together((left, right), left.typed[-1:] + right.typed[:1], left.meant[-1:] + right.meant[:1], PAIR, rarity)
            )
    typed = tuple(word for unit in row for word in unit.typed)
    if len(row) > 1 and len(typed) > 2:
        meant = tuple(word for unit in row for word in unit.meant)
        found.append(_together(row, typed, meant, ROW * max(1, len(typed) / 4), rarity))
        exact = _is_exact(row, typed)
        found.append(rarity.headline(typed if exact else meant, not exact, weight=HEADLINE))
    return [node for node in found if node]


def phrase_node(words: Sequence[str], field: TextField | None = None, *, loose: bool = True) -> Node:
    """In a row. ``loose``: with accents somewhere, words without match all too, if those with are there as written."""
    folded = _in_row(tuple(map(fold, words)), True, field)
    accented = [word for word in words if has_accents(word)]
    if not accented:
        return folded
    exact = _in_row(tuple(words), False, field)
    if len(accented) == len(words) or not loose:
        return exact
    apart = AtLeast((folded, *(_in_row((word,), False, field) for word in accented)), 1 + len(accented))
    return Best((exact, Weighted(apart, LOOSE)))


def document_bonus(key: str, count: int, rarity: Rarity) -> tuple[Node, ...]:
    """As the press writes it, so that an article about the document comes before one that only lists it.

    ``count`` articles name the document, in whatever way.
    """
    forms = (rarity.anywhere(tuple(form.split()), True, weight=DOCUMENT, count=count) for form in spellings(key))
    return tuple(form for form in forms if form)


def _together(units: Sequence[Unit], typed: Form, meant: Form, weight: float, rarity: Rarity) -> Node | None:
    """As typed, or as it was probably meant; it weighs what a run of one article weighs."""
    exact = _is_exact(units, typed)
    return rarity.anywhere(typed if exact else meant, not exact, weight=weight, count=1)


def _is_exact(units: Sequence[Unit], typed: Form) -> bool:
    return any(map(has_accents, typed)) and not any(unit.has_slip for unit in units)


def _in_row(words: Form, folded: bool, field: TextField | None) -> Node:
    if field:
        return Run(field, words, folded)
    return AtLeast(tuple(Weighted(Run(name, words, folded), weight) for name, weight in FIELDS.items()), 1)
