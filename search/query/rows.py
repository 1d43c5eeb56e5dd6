"""Words that stand side by side in a query, made into units of meaning: an abbreviation or its expansion is one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.abbreviations import Form, folded_forms, longest, other_forms
from search.query.plan import Vocabulary
from search.query.spelling import Slip, find_slips
from search.query.tree import Word
from search.vietnamese import fold, has_accents, words

OTHER_FORM = 0.9  # an abbreviation for its expansion and the reverse
SLIP = 0.5  # what was probably meant, against what was written


@dataclass(frozen=True, slots=True)
class Way:
    """Prepared words in a row that stand for a unit; ``folded`` if any accents will do."""

    words: Form
    folded: bool
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Unit:
    """``ways[0]`` is as typed, from ``start`` to ``end`` of the query. ``slip`` says what was probably meant instead."""

    ways: tuple[Way, ...]
    start: int
    end: int
    slip: Slip | None = None

    @property
    def typed(self) -> Form:
        return self.ways[0].words

    @property
    def meant(self) -> Form:
        """Folded, with what was probably meant in place of a slip."""
        return self.slip.meant[:1] if self.slip else tuple(map(fold, self.typed))


def typed_way(prepared: Sequence[str]) -> Way:
    """Without any accent, words match all; with one anywhere they mean what is written."""
    accented = any(map(has_accents, prepared))
    return Way(tuple(prepared) if accented else tuple(map(fold, prepared)), not accented)


def units_of(row: Sequence[Word], vocabulary: Vocabulary) -> list[Unit]:
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
    return _with_slips(units, vocabulary)


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


def _with_slips(units: list[Unit], vocabulary: Vocabulary) -> list[Unit]:
    """Units of one word only: what several words mean together is known."""
    typed = [word for unit in units for word in unit.typed]
    slips = {slip.place: slip for slip in find_slips(typed, vocabulary)}
    place, result = 0, []
    for unit in units:
        slip = slips.get(place) if len(unit.typed) == len(unit.ways) == 1 else None
        ways = unit.ways + tuple(Way((word,), True, SLIP) for word in (slip.meant if slip else ()))
        result.append(Unit(ways, unit.start, unit.end, slip))
        place += len(unit.typed)
    return result
