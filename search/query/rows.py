"""Words that stand side by side in a query, made into units of meaning: a word, a compound, an abbreviation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from search.abbreviations import Form, folded_forms, longest, other_forms
from search.query.plan import Correction, Run
from search.query.rarity import Rarity
from search.query.spelling import Slip, find_slips
from search.query.tree import Word
from search.vietnamese import fold, has_accents, words

OTHER_FORM = 0.9  # an abbreviation for its expansion and the reverse
SLIP = 0.5  # what was probably meant, against what was written
LONGEST_ROW = 24  # words; in a pasted sentence no compounds are looked for
LONGEST_DOUBTED = 16  # words; in a pasted headline no slips are
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
    """``ways[0]`` is as typed; ``meant`` is the same folded, with what was probably meant in place of slips.

    ``weight`` is that of what was meant. A compound has ``parts``, the words that it was made of.
    """

    ways: tuple[Way, ...]
    meant: Form
    has_slip: bool = False
    weight: float = 1.0
    parts: tuple[Unit, ...] = ()

    @property
    def typed(self) -> Form:
        return self.ways[0].words

    @property
    def is_word(self) -> bool:
        return len(self.typed) == 1 and not self.parts


@dataclass(frozen=True, slots=True)
class _Piece:
    """What was typed between two blanks."""

    words: Form
    start: int
    end: int
    slip: Slip | None = None

    @property
    def corrected(self) -> Form:
        return (self.slip.spelling,) if self.slip else self.words

    @property
    def meant(self) -> Form:
        return self.slip.meant[:1] if self.slip else tuple(map(fold, self.words))

    @property
    def has_only_lost_accents(self) -> bool:
        """Which is no slip: a word without any matches all."""
        return self.slip is None or self.words == self.slip.meant[:1]


def typed_way(prepared: Sequence[str]) -> Way:
    """Without any accent, words match all; with one anywhere they mean what is written."""
    accented = any(map(has_accents, prepared))
    return Way(tuple(prepared) if accented else tuple(map(fold, prepared)), not accented)


def units_of(row: Sequence[Word], rarity: Rarity) -> tuple[list[Unit], list[Correction]]:
    """``row`` are words that stood side by side in the query; a long one is taken as it is."""
    pieces = [_Piece(tuple(words(word.text)), word.start, word.end) for word in row]
    if len(pieces) <= LONGEST_DOUBTED:
        pieces = _with_slips(pieces, rarity)
    units: list[Unit] = []
    at = 0
    while at < len(pieces):
        size, others = _other_forms_at([piece.corrected for piece in pieces[at : at + longest()]])
        units.append(_unit(pieces[at : at + size], others))
        at += size
    corrections = [Correction(piece.start, piece.end, piece.slip.spelling) for piece in pieces if piece.slip]
    return _compounds(units, rarity) if len(pieces) <= LONGEST_ROW else units, corrections


def cohesion(left: Unit, right: Unit, rarity: Rarity) -> float:
    """0 for words never side by side, 1 for words always so; accents as meant."""
    folded = left.has_slip or right.has_slip or not has_accents("".join(left.typed + right.typed))
    pair = (left.meant[-1:] + right.meant[:1]) if folded else (left.typed[-1:] + right.typed[:1])
    together, first, second = rarity.counts([Run("body", words, folded) for words in (pair, pair[:1], pair[1:])])
    return together / (first * second) ** 0.5 if together else 0.0


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


def _with_slips(pieces: list[_Piece], rarity: Rarity) -> list[_Piece]:
    """Pieces of one word only, and no known abbreviations."""
    trusted: set[int] = set()
    places: list[int] = []
    typed: list[str] = []
    for piece in pieces:
        places.append(len(typed))
        if len(piece.words) > 1 or _known_forms(piece.words):
            trusted |= set(range(len(typed), len(typed) + len(piece.words)))
        typed += piece.words
    slips = {slip.place: slip for slip in find_slips(typed, rarity, trusted=trusted)}
    return [replace(piece, slip=slips.get(place)) for piece, place in zip(pieces, places, strict=True)]


def _unit(pieces: Sequence[_Piece], others: Sequence[Form]) -> Unit:
    typed = typed_way([word for piece in pieces for word in piece.words])
    meant = tuple(word for piece in pieces for word in piece.meant)
    slips = [piece.slip for piece in pieces if piece.slip]
    weight = 1.0 if all(piece.has_only_lost_accents for piece in pieces) else SLIP
    ways = [typed]
    if len(pieces) == 1 and slips:
        ways += [Way((word,), True, weight) for word in slips[0].meant]
    elif slips:
        ways.append(Way(meant, True, weight))
    folded = typed.folded or bool(slips)
    ways += [Way(tuple(map(fold, form)) if folded else form, folded, OTHER_FORM * weight) for form in others]
    return Unit(tuple(ways), meant, bool(slips), weight)


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
    return cohesion(left, right, rarity) if left.is_word and right.is_word else 0.0


def _compound(left: Unit, right: Unit) -> Unit:
    typed, meant = typed_way(left.typed + right.typed), left.meant + right.meant
    has_slip, weight = left.has_slip or right.has_slip, min(left.weight, right.weight)
    ways = (typed, Way(meant, True, weight)) if has_slip else (typed,)
    return Unit(ways, meant, has_slip, weight, parts=(left, right))
