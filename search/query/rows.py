"""Words that stand side by side in a query, made into units of meaning: a word, a compound, an abbreviation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.abbreviations import Form, folded_forms, longest, other_forms
from search.query.plan import Run
from search.query.rarity import Rarity
from search.query.spelling import Slip, find_slips
from search.query.tree import Word
from search.vietnamese import fold, has_accents, words

OTHER_FORM = 0.9  # an abbreviation for its expansion and the reverse
SLIP = 0.5  # what was probably meant, against what was written
# Articles with two words side by side, by the geometric mean of those with each: from here on they are a compound.
COHESION = 0.02


@dataclass(frozen=True, slots=True)
class Way:
    """Prepared words in a row that stand for a unit; ``folded`` if any accents will do."""

    words: Form
    folded: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Unit:
    """``ways[0]`` is as typed, from ``start`` to ``end`` of the query. ``slip`` says what was probably meant instead.

    A compound has ``parts``, the words that it was made of.
    """

    ways: tuple[Way, ...]
    start: int
    end: int
    slip: Slip | None = None
    parts: tuple[Unit, ...] = ()

    @property
    def typed(self) -> Form:
        return self.ways[0].words

    @property
    def meant(self) -> Form:
        """Folded, with what was probably meant in place of a slip."""
        if self.parts:
            return tuple(word for part in self.parts for word in part.meant)
        return self.slip.meant[:1] if self.slip else tuple(map(fold, self.typed))

    @property
    def has_slip(self) -> bool:
        return self.slip is not None or any(part.slip for part in self.parts)

    @property
    def is_word(self) -> bool:
        return len(self.typed) == 1 and not self.parts


def typed_way(prepared: Sequence[str]) -> Way:
    """Without any accent, words match all; with one anywhere they mean what is written."""
    accented = any(map(has_accents, prepared))
    return Way(tuple(prepared) if accented else tuple(map(fold, prepared)), not accented)


def units_of(row: Sequence[Word], rarity: Rarity) -> list[Unit]:
    """``row`` are words that stood side by side in the query."""
    pieces = [(tuple(words(word.text)), word.start, word.end) for word in row]
    units: list[Unit] = []
    at = 0
    while at < len(pieces):
        size, others = _other_forms_at([piece[0] for piece in pieces[at : at + longest()]])
        typed = typed_way([word for piece in pieces[at : at + size] for word in piece[0]])
        ways = (typed, *(Way(_like(form, typed), typed.folded, OTHER_FORM) for form in others))
        units.append(Unit(ways, pieces[at][1], pieces[at + size - 1][2]))
        at += size
    return _compounds(_with_slips(units, rarity), rarity)


def cohesion(left: Unit, right: Unit, rarity: Rarity) -> float:
    """0 for words never side by side, 1 for words always so; accents as meant."""
    folded = bool(left.slip or right.slip) or not (has_accents("".join(left.typed + right.typed)))
    pair = (left.meant[-1:] + right.meant[:1]) if folded else (left.typed[-1:] + right.typed[:1])
    together, first, second = rarity.counts([Run("body", words, folded) for words in (pair, pair[:1], pair[1:])])
    return together / (first * second) ** 0.5 if together and first and second else 0.0


def phrase_forms(phrase: Sequence[str]) -> list[Form]:
    """A name and the ways to write it with one abbreviation more or less: 'bộ kh cn', 'bộ khoa học và công nghệ'."""
    forms: list[Form] = [tuple(phrase)]
    for start in range(len(phrase)):
        for end in range(min(len(phrase), start + longest()), start, -1):
            others = _known_forms(tuple(phrase[start:end]))
            forms += [(*phrase[:start], *other, *phrase[end:]) for other in others]
            if others:
                break
    return forms[:8]


def _other_forms_at(pieces: Sequence[Form]) -> tuple[int, tuple[Form, ...]]:
    """How many of the pieces make one unit, and its other forms; one piece without any if the table knows nothing."""
    for size in range(len(pieces), 0, -1):
        if others := _known_forms(tuple(word for piece in pieces[:size] for word in piece)):
            return size, others
    return 1, ()


def _known_forms(form: Form) -> tuple[Form, ...]:
    table = other_forms()
    if form in table:
        return table[form]
    meant = None if any(map(has_accents, form)) else folded_forms().get(form)
    return table[meant] if meant else ()


def _like(form: Form, typed: Way) -> Form:
    return tuple(map(fold, form)) if typed.folded else form


def _with_slips(units: list[Unit], rarity: Rarity) -> list[Unit]:
    """Units of one word only: what several words mean together is known."""
    typed = [word for unit in units for word in unit.typed]
    slips = {slip.place: slip for slip in find_slips(typed, rarity)}
    place, result = 0, []
    for unit in units:
        slip = slips.get(place) if len(unit.typed) == len(unit.ways) == 1 else None
        ways = unit.ways + tuple(Way((word,), True, SLIP) for word in (slip.meant if slip else ()))
        result.append(Unit(ways, unit.start, unit.end, slip))
        place += len(unit.typed)
    return result


def _compounds(units: list[Unit], rarity: Rarity) -> list[Unit]:
    """Joins neighbours two by two, so that as much as possible of what belongs together is together."""
    strengths = [_strength(left, right, rarity) for left, right in pairwise(units)]
    best: list[tuple[float, int]] = [(0.0, 0), (0.0, 1)]  # of the first n units: strength, size of the last compound
    for n, strength in enumerate(strengths, 2):
        apart, joined = best[n - 1][0], best[n - 2][0] + strength
        best.append((joined, 2) if strength > COHESION and joined > apart else (apart, 1))
    result: list[Unit] = []
    n = len(units)
    while n:
        size = best[n][1]
        result.insert(0, _compound(units[n - 2], units[n - 1]) if size == 2 else units[n - 1])
        n -= size
    return result


def _strength(left: Unit, right: Unit, rarity: Rarity) -> float:
    return cohesion(left, right, rarity) if left.is_word and right.is_word and len(left.ways) + len(right.ways) >= 2 else 0.0


def _compound(left: Unit, right: Unit) -> Unit:
    typed = typed_way(left.typed + right.typed)
    slips = left.slip or right.slip
    ways = (typed, Way(left.meant + right.meant, True, SLIP)) if slips else (typed,)
    return Unit(ways, left.start, right.end, parts=(left, right))
