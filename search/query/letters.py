"""Words like a word: other accents on the same letters, or one letter wrong."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

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
_SPELLINGS = 200


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


def is_one_letter_away(first: str, second: str) -> bool:
    """As ``one_letter_away``, of words with their accents."""
    short, long = sorted((first, second), key=len)
    if len(long) == len(short) + 1:
        return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
    if len(long) != len(short):
        return False
    wrong = [at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other]
    exchanged = len(wrong) == 2 and wrong[1] == wrong[0] + 1 and first[wrong[0]] == second[wrong[1]]
    return len(wrong) == 1 or (exchanged and first[wrong[1]] == second[wrong[0]])


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
