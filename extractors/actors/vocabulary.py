"""The words of ``words.yml`` and what is built of them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml

WORDS: dict[str, Any] = yaml.safe_load((files(__package__) / "words.yml").read_text(encoding="utf-8"))
_CAPITALS = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_SYLLABLE = rf"[{_CAPITALS}][\w&.]*"


def any_of(words: Iterable[str]) -> str:
    """One alternative per word, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_INSIDE = any_of(WORDS["inside"])
_NAME = rf"(?:{any_of(WORDS['surnames'])})(?: [{_CAPITALS}]\w*){{1,3}}(?!\w)"
_PART = rf"(?:,? (?:-|–|{_SYLLABLE}|(?:{_INSIDE})(?!\w)))"

PERSON = re.compile(rf"(?<!\w)(?P<title>(?:{any_of(WORDS['titles'])})(?!\w)\.?{_PART}{{0,16}}?),? (?P<name>{_NAME})")
NAMED = re.compile(rf"(?<!\w)(?:{any_of({entry['name'] for entry in WORDS['offices']})})(?!\w)")
ALONE = re.compile(rf"(?<!\w)(?:{any_of(WORDS['alone'])})(?!\w)")
BODY = re.compile(
    rf"(?<!\w)(?:Ban Chỉ đạo(?: Trung ương| Chính phủ| quốc gia| tỉnh| thành phố)?(?: về (?:phát triển )?[^.;:\n]{{5,70}}? (?:chuyển đổi số|06))?"
    rf"|{any_of([*WORDS['ministries'], *WORDS['whole']])}"
    rf"|(?:{any_of(WORDS['heads'])})(?:(?: {_SYLLABLE}(?: (?:{_INSIDE})(?!\w)){{0,2}})(?:(?:,| và| -)? {_SYLLABLE}(?: (?:{_INSIDE})(?!\w)){{0,2}})*))(?!\w)"
)
_MEMBER = any_of(WORDS["group_members"])
GROUP = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['group_heads'])}) (?:{_MEMBER})(?:(?:, (?:và )?| và |, các | và các )(?:{_MEMBER})(?!\w))*(?: (?:có )?liên quan)?(?!\w)",
    re.IGNORECASE,
)
DOCUMENT = re.compile(
    rf"(?<!\w)(?:{any_of(WORDS['documents'])})(?: số)?(?: (?:này|trên|nêu rõ|\d[\w/.-]*(?: của (?:Bộ Chính trị|Chính phủ))?))?(?!\w)"
)
TRAILING = re.compile(r"(?: (?:và|về|kiêm|phát triển|đổi mới|tỉnh|thành phố|chỉ đạo|quốc gia)|,)+$")
