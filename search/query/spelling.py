"""Words of a query that the index does not know as written, and what was probably meant.

A word is looked into where no article has it, or where it stands beside none of its neighbours although the same letters with
other accents do. Nothing is replaced: what is found counts as a weaker alternative and is offered as did-you-mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from search.query.plan import Run
from search.query.rarity import Rarity
from search.vietnamese import fold, has_accents

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_TONES = (
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
)
_KINDS = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"}
_TONE_OF = {vowels[0]: vowels for vowels in _TONES}
_SHORTEST, _LONGEST = 3, 12  # letters of a word with a letter too many, missing or wrong
_UNKNOWN = 2  # a word in no more articles than that may be a slip of the pen
_KNOWN_PAIR = 3
_OFTENER = 50  # times that other accents must be used for those typed to be doubted
_FEW = 20
_SPELLINGS = 200


@dataclass(frozen=True, slots=True)
class Slip:
    """Word ``place`` was probably ``meant``, folded words; ``spelling`` is the commonest way to write the first of them.

    ``support`` articles have that beside a neighbour.
    """

    place: int
    meant: tuple[str, ...]
    spelling: str
    support: int


def find_slips(words: Sequence[str], rarity: Rarity) -> list[Slip]:
    """``words`` are prepared and stood side by side. Of two neighbours only one is taken for the wrong one, if that helps."""
    known = rarity.counts([_run(word) for word in words])
    slips = [slip for place in range(len(words)) if (slip := _slip(words, place, known, rarity))]
    support = {slip.place: slip.support for slip in slips}
    return [s for s in slips if s.support >= max(support.get(s.place - 1, 0), support.get(s.place + 1, 0))]


def _slip(words: Sequence[str], place: int, known: Sequence[int], rarity: Rarity) -> Slip | None:
    word = words[place]
    if word.isdigit():
        return None
    folded = fold(word)
    if has_accents(word) and _stands_alone(words, place, known, rarity):
        return Slip(place, (folded,), *_spelling(words, place, folded, rarity))
    if known[place] > _UNKNOWN or not _SHORTEST <= len(word) <= _LONGEST or _is_used(words, place, known, rarity):
        return None
    if has_accents(word) and rarity.count(Run("body", (folded,), True)) > _UNKNOWN:
        return Slip(place, (folded,), *_spelling(words, place, folded, rarity))
    meant = _near(words, place, known[place], rarity)
    return Slip(place, tuple(meant), *_spelling(words, place, meant[0], rarity)) if meant else None


def _is_used(words: Sequence[str], place: int, known: Sequence[int], rarity: Rarity) -> bool:
    """The word is in an article, and beside a neighbour if it has one here."""
    pairs = _pairs(words, place)
    return bool(known[place]) and (not pairs or any(rarity.counts(map(_exact, pairs))))


def _stands_alone(words: Sequence[str], place: int, known: Sequence[int], rarity: Rarity) -> bool:
    """Hardly an article has it beside a neighbour, while many have it so with other accents."""
    pairs = _pairs(words, place)
    if not pairs:
        return False
    counts: list[int] = []
    for pair in pairs:
        exact = rarity.count(Run("body", pair))
        if exact and exact * _OFTENER >= min(rarity.counts([_folded((word,)) for word in pair])):
            return False
        counts.append(rarity.count(_folded(pair)))
        if exact and exact * _OFTENER >= counts[-1]:
            return False
    return max(counts) >= (_KNOWN_PAIR if known[place] else 1)


def _near(words: Sequence[str], place: int, known: int, rarity: Rarity) -> list[str]:
    """Known words one letter away, best first: those that stand beside the neighbours, then the commoner."""
    candidates = sorted(set(one_letter_away(fold(words[place]))))
    counts = dict(zip(candidates, rarity.counts([Run("body", (c,), True) for c in candidates]), strict=True))
    common = sorted((c for c in candidates if counts[c] > max(_UNKNOWN, 3 * known)), key=lambda c: (-counts[c], c))[:_FEW]
    beside = _beside(words, place, common, rarity)
    if len(words) > 1:
        common = [c for c in common if beside[c]]
    return sorted(common, key=lambda c: (-beside[c], -counts[c], c))[:3]


def _beside(words: Sequence[str], place: int, candidates: Sequence[str], rarity: Rarity) -> dict[str, int]:
    """How many articles have each candidate beside a neighbour of the place, whatever the accents."""
    left, right = words[max(0, place - 1) : place], words[place + 1 : place + 2]
    totals = dict.fromkeys(candidates, 0)
    for before, after in ((left, ()), ((), right)):
        if before or after:
            runs = [_folded((*before, candidate, *after)) for candidate in candidates]
            for candidate, count in zip(candidates, rarity.counts(runs), strict=True):
                totals[candidate] += count
    return totals


def _spelling(words: Sequence[str], place: int, folded: str, rarity: Rarity) -> tuple[str, int]:
    """The commonest spelling of a folded word between its neighbours; unaccented where nothing was typed with accents."""
    if not any(map(has_accents, words)):
        return folded, 0
    spellings = spellings_of(folded)
    counts = rarity.counts([_run(spelling, folded=False) for spelling in spellings])
    used = [spelling for spelling, count in zip(spellings, counts, strict=True) if count]
    totals = dict(zip(spellings, counts, strict=True))
    beside = dict.fromkeys(used, 0)
    for neighbour in (place - 1, place + 1):
        if 0 <= neighbour < len(words):
            pairs = [(words[neighbour], s) if neighbour < place else (s, words[neighbour]) for s in used]
            for spelling, count in zip(used, rarity.counts([Run("body", pair) for pair in pairs]), strict=True):
                beside[spelling] += count
    best = max(used, key=lambda s: (beside[s], totals[s]), default=folded)
    return best, beside.get(best, 0)


def one_letter_away(word: str) -> Iterator[str]:
    """Folded words with one letter missing, too many, wrong, or two exchanged."""
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail and tail[0] != letter:
                yield head + letter + tail[1:]


def spellings_of(folded: str) -> list[str]:
    """Ways to write a syllable with accents: its vowels and d of any kind, with no tone or one; two hundred at most."""
    kinds = [_KINDS.get(letter, letter) for letter in folded]
    found: list[str] = []
    for letters in product(*kinds):
        found.append("".join(letters))
        for at, letter in enumerate(letters):
            found += ["".join(letters[:at]) + tone + "".join(letters[at + 1 :]) for tone in _TONE_OF.get(letter, "")[1:]]
        if len(found) > _SPELLINGS:
            break
    return found[:_SPELLINGS]


def _pairs(words: Sequence[str], place: int) -> list[tuple[str, ...]]:
    """The word with its left and its right neighbour, where there are any."""
    return [tuple(words[at : at + 2]) for at in (place - 1, place) if 0 <= at < len(words) - 1]


def _exact(pair: tuple[str, ...]) -> Run:
    folded = not any(map(has_accents, pair))
    return Run("body", pair, folded)


def _run(word: str, *, folded: bool | None = None) -> Run:
    return Run("body", (word,), not has_accents(word) if folded is None else folded)


def _folded(pair: tuple[str, ...]) -> Run:
    return Run("body", tuple(map(fold, pair)), folded=True)
