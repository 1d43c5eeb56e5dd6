"""Words of a query that look like slips of the pen, and what was probably meant.

A word is suspected where no article has it, or none has it beside its neighbours in the query. What is meant has the same
letters with other accents, or one letter more, less, other or exchanged, and stands beside the neighbours in articles.
Nothing is replaced: what is found counts as a weaker alternative and is offered as did-you-mean.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from search.abbreviations import folded_forms
from search.query.letters import is_one_letter_away, one_letter_away, spellings_of
from search.query.plan import Run
from search.query.rarity import Rarity
from search.vietnamese import fold, has_accents

_SHORTEST, _LONGEST = 2, 12  # letters of a word with a letter wrong
_SHORTEST_ALONE = 3  # where no neighbour speaks for what was meant
_KNOWN_PAIR = 3  # articles with a pair of words, for it to cast doubt on a known word
_OFTENER = 50  # times that other accents must be used for those typed to be doubted
_RARE = 2  # articles with a word that may all have the same slip
_CLOSER = 4  # as much likelier is a word with wrong accents or a wrong letter than one with both
_CLOSEST = 40  # and one without accents among others with
_MOST = 4  # words of a query that are looked into, the least known first
_CLOSELY = 3  # candidates whose spelling is looked into
_FEW = 12  # of anything that costs a look at pairs of words


@dataclass(frozen=True, slots=True)
class Slip:
    """Word ``place`` was probably ``meant``, folded words; ``spelling`` is the commonest way to write the first of them.

    ``support`` says how many articles have that beside a neighbour, as typed and with any accents.
    """

    place: int
    meant: tuple[str, ...]
    spelling: str
    support: tuple[int, int]


def find_slips(words: Sequence[str], rarity: Rarity, *, trusted: Collection[int] = ()) -> list[Slip]:
    """``words`` are prepared and stood side by side. What is best supported is taken first, and clears its neighbours."""
    row = _Row(words, rarity)
    suspects = [place for place in range(len(words)) if place not in trusted and row.is_suspect(place)]
    open_places = set(sorted(suspects, key=row.known)[:_MOST])
    found: list[Slip] = []
    while open_places:
        slips = [slip for place in open_places if (slip := row.slip(place, open_places))]
        if not slips:
            break
        best = max(slips, key=lambda slip: (slip.support, -slip.place))
        found.append(best)
        row.meant[best.place] = best.meant[0]
        open_places -= {best.place}
        open_places = {place for place in open_places if abs(place - best.place) > 1 or not row.is_settled(place)}
    return sorted(found, key=lambda slip: slip.place)


class _Row:
    """Words side by side; ``meant`` are their folded forms, replaced as slips are found."""

    def __init__(self, words: Sequence[str], rarity: Rarity) -> None:
        self._words = words
        self._rarity = rarity
        self._is_accented = any(map(has_accents, words))
        self.meant = [fold(word) for word in words]
        singles = [Run("body", (word,), not has_accents(word)) for word in words]
        rarity.counts([*singles, *(self._typed(at) for at in range(len(words) - 1))])  # one question instead of many

    def is_suspect(self, place: int) -> bool:
        word = self._words[place]
        if any(map(str.isdigit, word)) or len(word) < _SHORTEST:
            return False
        return not self.known(place) if len(self._words) == 1 else not any(map(self._is_usual, self._pairs(place)))

    def is_settled(self, place: int) -> bool:
        """A known word that stands beside a corrected neighbour."""
        return bool(self.known(place)) and any(self._rarity.counts(self._folded(pair) for pair in self._pairs(place)))

    def slip(self, place: int, suspects: set[int]) -> Slip | None:
        """The best supported; for a word that no article has also the commonest of those without support."""
        known, own = self.known(place), fold(self._words[place])
        candidates = [own] if self._is_accented else []
        if known <= _RARE or {place - 1, place + 1} & suspects:
            candidates += self._other_letters(place)
        supported = self._supported(place, candidates)
        enough = _KNOWN_PAIR if known else 1
        meant = sorted((word for word in candidates if supported[word] >= enough), key=lambda word: -supported[word])
        if not meant and not known and len(own) >= _SHORTEST_ALONE:
            meant = [word for word in candidates if self._is_known(word)]
        if not meant:
            return None
        spelled = {word: self._spelled(place, word) for word in meant[:_CLOSELY] + [own] * (own in meant)}
        best = max(spelled, key=lambda word: self._likelihood(place, spelled[word][0], supported[word]))
        spelling, beside = spelled[best]
        others = [word for word in meant[:_CLOSELY] if word != best]
        return None if spelling == self._words[place] else Slip(place, (best, *others), spelling, (beside, supported[best]))

    def _likelihood(self, place: int, spelling: str, support: int) -> int:
        """Accents left out are likeliest; then accents as typed, or letters as typed, rather than neither."""
        typed = self._words[place]
        if fold(spelling) == fold(typed):
            return (support + 1) * (_CLOSER if has_accents(typed) else _CLOSEST)
        is_close = is_one_letter_away(typed, spelling) if self._is_accented else sorted(typed) == sorted(spelling)
        return (support + 1) * (_CLOSER if is_close else 1)

    def _is_known(self, word: str) -> bool:
        is_short_form = len(word) >= _SHORTEST_ALONE and (word,) in folded_forms()
        return is_short_form or self._rarity.count(Run("body", (word,), True)) > 0

    def known(self, place: int) -> int:
        """How many articles have the word; typed without accents it is any of them."""
        word = self._words[place]
        return self._rarity.count(Run("body", (word,), not has_accents(word)))

    def _pairs(self, place: int) -> list[int]:
        """Where pairs with the word begin."""
        return [at for at in (place - 1, place) if 0 <= at < len(self._words) - 1]

    def _typed(self, at: int) -> Run:
        return Run("body", tuple(self._words[at : at + 2]), not self._is_accented)

    def _folded(self, at: int) -> Run:
        return Run("body", tuple(self.meant[at : at + 2]), folded=True)

    def _is_usual(self, at: int) -> bool:
        """Articles have the pair as typed, and not much more often with other accents."""
        exact = self._rarity.count(self._typed(at))
        if not exact or not self._is_accented:
            return exact > 0
        singles = self._rarity.counts(Run("body", (fold(word),), True) for word in self._words[at : at + 2])
        return exact * _OFTENER >= min(singles) or exact * _OFTENER >= self._rarity.count(self._folded(at))

    def _other_letters(self, place: int) -> list[str]:
        """Known words one letter away: those with two exchanged, then the commoner first."""
        if len(self._words[place]) > _LONGEST:
            return []
        words = sorted(set(one_letter_away(fold(self._words[place]))))
        counts = dict(zip(words, self._rarity.counts(Run("body", (word,), True) for word in words), strict=True))
        known = [word for word in words if self._is_known(word)]
        letters = sorted(fold(self._words[place]))
        return sorted(known, key=lambda word: (sorted(word) != letters, -counts[word], word))[:_FEW]

    def _supported(self, place: int, candidates: Sequence[str]) -> dict[str, int]:
        """How many articles have each candidate beside a neighbour, whatever the accents."""
        totals = dict.fromkeys(candidates, 0)
        for at in self._pairs(place):
            runs = [Run("body", self._with(at, place, word, self.meant), True) for word in candidates]
            for word, count in zip(candidates, self._rarity.counts(runs), strict=True):
                totals[word] += count
        return totals

    def _spelled(self, place: int, folded: str) -> tuple[str, int]:
        """The commonest spelling between the neighbours as typed; without accents where nothing was typed with any."""
        if not self._is_accented:
            return folded, self._supported(place, [folded])[folded]
        spellings = spellings_of(folded)
        counts = self._rarity.counts(Run("body", (spelling,)) for spelling in spellings)
        used = sorted((-count, spelling) for spelling, count in zip(spellings, counts, strict=True) if count)
        totals = {spelling: -count for count, spelling in used[:_FEW]}
        beside = dict.fromkeys(totals, 0)
        for at in self._pairs(place):
            runs = [Run("body", self._with(at, place, spelling, self._words)) for spelling in totals]
            for spelling, count in zip(totals, self._rarity.counts(runs), strict=True):
                beside[spelling] += count
        best = max(totals, key=lambda spelling: (beside[spelling], totals[spelling]), default=folded)
        return best, beside.get(best, 0)

    @staticmethod
    def _with(at: int, place: int, word: str, row: Sequence[str]) -> tuple[str, ...]:
        return (row[at], word) if at < place else (word, row[place + 1])
