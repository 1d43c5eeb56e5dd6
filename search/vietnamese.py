"""Text as it is searched: one spelling, one case, and a copy without accents, each as long as the original.

Every function keeps the length code point for code point, so a match in a prepared text is a match in the article.
Text is expected in NFC, as ``Article.text`` is.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ", "i": "ìíỉĩị"}
# hòa -> hoà, khỏe -> khoẻ, ủy -> uỷ: the tone on the main vowel, wherever the writer put it.
_TONE_PLACEMENT = [
    (_TONES[glide][tone] + vowel, glide + _TONES[vowel][tone])
    for (glide, vowel), tone in product((("o", "a"), ("o", "e"), ("u", "y")), range(5))
]
_Y_TO_I = str.maketrans("y" + _TONES["y"], "i" + _TONES["i"])
# kỹ/kĩ, lý/lí, quý/quí: after a consonant and at the end of the syllable the two letters are one sound.
_FINAL_Y = re.compile(rf"(?<=[bcdđghklmnprstvx])[y{_TONES['y']}](?!\w)|(?<=\bqu)[y{_TONES['y']}](?!\w)")
_I_TO_Y = str.maketrans("i" + _TONES["i"], "y" + _TONES["y"])
_USUAL_Y = frozenset(["kĩ", "kí", "kì", "kỉ", "kị", "lí", "mĩ", "quí", "quỉ", "quĩ", "quị", "tỉ"])
# ², ½ and ① count as digits to Python, while no tokenizer of Elasticsearch takes them for part of a word.
_SIGNS = "".join(char for char in map(chr, range(0x3400)) if unicodedata.category(char) == "No")
_NEITHER = re.compile(rf"[^\w\s]|[_{_SIGNS}]")


class _Folding(dict[int, str]):
    """Filled as letters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        letters = [c for c in unicodedata.normalize("NFD", char) if not unicodedata.combining(c)]
        self[code] = result = "d" if char == "đ" else letters[0] if len(letters) == 1 else char
        return result


_FOLDING = _Folding()


def lower(text: str) -> str:
    """Small letters, those whose small form is longer than one left as they are; the Icelandic ð as the đ it stands for."""
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return lowered.replace("ð", "đ")


def prepare(text: str) -> str:
    """Lower case, one tone placement, one of i/y, a blank for whatever is no letter, digit or blank."""
    text = _NEITHER.sub(" ", lower(text))
    for written, normal in _TONE_PLACEMENT:
        text = text.replace(written, normal)
    return _FINAL_Y.sub(lambda match: match.group().translate(_Y_TO_I), text)


def fold(prepared: str) -> str:
    """The prepared text without accents and with ``d`` for ``đ``."""
    return prepared.translate(_FOLDING)


def usual(prepared: str) -> str:
    """A prepared word as the press mostly writes it: ``hoà`` -> ``hòa``, ``kĩ`` -> ``kỹ``."""
    if prepared in _USUAL_Y:
        return prepared.translate(_I_TO_Y)
    for written, normal in _TONE_PLACEMENT:
        if prepared.endswith(normal) and not prepared.startswith("q"):
            return prepared.removesuffix(normal) + written
    return prepared


def words(text: str) -> list[str]:
    return prepare(text).split()


@lru_cache(maxsize=65_536)
def has_accents(word: str) -> bool:
    """Whether the writer typed accents (or đ), and so means them."""
    return fold(word) != word
