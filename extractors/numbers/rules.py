"""How numbers are written: numerals with their magnitude, ranges and shares, and number words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.lexicon import any_of
from extractors.numbers.parse import DIGITS, MAGNITUDES
from extractors.numbers.vocabulary import WORDS


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` finds each of ``examples`` whole and nothing in ``counterexamples``."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


# "1.234,5", and the English "93.53" where no three digits follow the point.
_REST = r"(?:[0-9]{0,2}(?:\.[0-9]{3})+(?![0-9])|[0-9]*)(?:,[0-9]+|\.[0-9]{1,2}(?![0-9.]))?"
_NUMERAL = r"[0-9]" + _REST
_TO = r"(?:[ \u00a0]?[-–][ \u00a0]?| đến | tới )"
# "tỷ lệ", "tỷ số" are no thousand millions.
_POWER = rf"(?:trăm|{any_of(set(MAGNITUDES) - {'tỷ', 'tỉ'})}|t[ỷỉ](?! (?:{any_of(WORDS['ratios'])})(?!\w)))(?!\w)"
_MAGNITUDE = rf"(?:[ \u00a0]{{0,2}}{_POWER})"
_PERCENT = r"[ \u00a0]?%"
# The first digit comes before its look-behinds, so that the search skips to digits at once.
_START = r"[0-9](?<![0-9][0-9])(?<![A-ZĐ_][0-9])(?<![+#@=&\\][0-9])(?<![0-9][.,/:–-][0-9])(?<![A-Za-zĐđ][–-][0-9])"
DIGITS_RULE = Rule(
    "chữ số",
    re.compile(
        rf"(?P<value>{_START}{_REST})(?:"
        rf"(?P<scale>{_MAGNITUDE}{{1,2}})(?:{_TO}(?P<upper1>{_NUMERAL})(?P<scale1>{_MAGNITUDE}{{1,2}}))?"
        rf"|(?P<percent>{_PERCENT})(?:{_TO}(?P<upper2>{_NUMERAL}){_PERCENT})?"
        rf"|{_TO}(?P<upper3>{_NUMERAL})(?P<scale3>{_MAGNITUDE}{{0,2}})(?P<percent3>{_PERCENT})?"
        rf"|/(?P<whole>{_NUMERAL})(?P<scale4>{_MAGNITUDE}{{0,2}}))?"
        r"(?![0-9]|[.,/:–-][0-9]|[–-]\w)"
    ),
    ("12.106", "3,5 tỷ", "90%", "5-7%", "5% đến 7%", "1,5 triệu tỷ", "10/38", "6.001/7.696", "93.53%", "500 triệu đến 1 tỷ"),
    ("VTV1", "024.3825.1234", "19:33", "COP-26"),
)
_FIRST = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "nửa")
_NEXT = rf"(?:(?:{any_of(DIGITS)}|mươi|mười|chục|linh|lẻ)(?!\w)|{_POWER})"
_INITIALS = "".join(sorted({word[0] for word in _FIRST}))
WORDS_RULE = Rule(
    "chữ",
    re.compile(
        rf"[{_INITIALS}{_INITIALS.upper()}](?<!\w\w)(?:{'|'.join(sorted({word[1:] for word in _FIRST}))})(?!\w)"
        rf"(?: {_NEXT}){{0,16}}"
    ),
    ("hai mươi ba", "một trăm linh năm", "Ba", "nửa triệu", "một triệu"),
    ("bao", "hải", "tâm"),
)
VAGUE_RULE = Rule(
    "hàng chục",
    re.compile(rf"[hH](?<!\w\w)[àằ]ng (?P<power>chục|trăm|{any_of(MAGNITUDES)})(?!\w)(?P<scale>{_MAGNITUDE}{{0,2}})"),
    ("hàng chục", "hàng trăm nghìn", "Hàng nghìn tỷ"),
    ("hàng hóa", "ngân hàng"),
)
SHARE_RULE = Rule(
    "một phần ba",
    re.compile(r"(?P<part>[MmHhBb](?<!\w\w)(?:ột|ai|a)) phần (?P<whole>hai|ba|tư|năm|sáu|bảy|tám|chín|mười)(?!\w)"),
    ("một phần ba", "Hai phần ba", "ba phần tư"),
    ("một phần", "phần ba"),
)
RULES = (DIGITS_RULE, WORDS_RULE, VAGUE_RULE, SHARE_RULE)
