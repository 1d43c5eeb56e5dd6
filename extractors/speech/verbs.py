"""Verbs of speech: which of them report, which give orders, and where an order verb is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.lexicon import any_of, load_words
from model.mention import Modality

_WORDS = load_words(__package__, "verbs.yml")
ORDER_VERBS: dict[str, Modality] = _WORDS["order"]
"""The verb to the modality of what it introduces."""
TASK_VERBS = frozenset(_WORDS["tasks"])
DISTANT_VERBS = frozenset(_WORDS["distant"])
SPEECH_VERB = rf"(?:{any_of([*ORDER_VERBS, *_WORDS['say']])})(?!\w)(?! (?:của|bởi|trên)(?!\w))(?!(?<=nêu) (?:cao|gương)(?!\w))"
BETWEEN = rf"(?: (?:{any_of(_WORDS['between'])}),?){{0,4}}"

_ORDER = re.compile(rf"(?<!\w)(?P<verb>{any_of(ORDER_VERBS)})(?!\w)", re.IGNORECASE)
_NOUN_BEFORE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['noun_before'])}) $", re.IGNORECASE)
_AFTER: dict[str, list[str]] = _WORDS["noun_after"]
_COUNTED = re.compile(r"\d $")
"""'đã ban hành 1 | chỉ thị, 3 công điện'."""
_NOBODY_AFTER = re.compile(r"[.;,)\"”]|$| (?:và|là|để) |\s*\n")
"""'95% kế hoạch Chính phủ | giao', 'dự toán HĐND | giao và tăng 20%': what was given to whom does not stand behind."""
_NOUN_AFTER = {verb: re.compile(rf" (?:{any_of([*_AFTER['all'], *_AFTER.get(verb, ())])})(?!\w)") for verb in ORDER_VERBS}
_REACH = 24


def is_noun(text: str, match: re.Match[str]) -> bool:
    """What follows the order verb of ``match`` makes it a noun or another word."""
    verb = match["verb"].lower()
    if verb == "chỉ thị" and _COUNTED.search(text, max(0, match.start() - _REACH), match.start()):
        return True
    if verb == "giao" and _NOBODY_AFTER.match(text, match.end("verb")):
        return True
    return _NOUN_AFTER[verb].match(text, match.end("verb")) is not None


def order_verbs(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The order verbs between ``start`` and ``end`` that are verbs: not 'đáp ứng yêu cầu', 'được giao', 'giao thông'."""
    for match in _ORDER.finditer(text, start, end):
        before = text[max(start, match.start() - _REACH) : match.start()]
        if not _NOUN_BEFORE.search(before) and not is_noun(text, match):
            yield match
