"""Numbers that are part of a name: 'Đề án 06', 'vị trí 11', 'Nhơn Trạch 3', list numbering."""

from __future__ import annotations

from extractors.numbers.vocabulary import SIGNS, WORDS

_REACH = 24
_LONGEST = 2
_NAMES = frozenset(WORDS["names"])
_WEAK = frozenset(word.casefold() for word in WORDS["weak_names"])
_COUNTING = tuple(WORDS["counting_so"])
_PREDICATES = frozenset(WORDS["predicates"])


def _words_before(text: str, start: int) -> list[str]:
    before = text[max(0, start - _REACH) : start]
    if not (before[-1:].isspace() or before[-1:].islower()):
        return []
    return before.rsplit("\n", 1)[-1].split()


def is_name(text: str, start: int) -> bool:
    """Whether the words before make the number a name whatever follows: 'thứ 3', 'Điều 7', 'Vành đai 3', 'số 12'."""
    words = _words_before(text, start)
    if not words:
        return False
    if words[-1].lstrip("(") == "số":
        return not " ".join(words).casefold().endswith(_COUNTING)
    return any(" ".join(words[-count:]).lstrip('("“') in _NAMES for count in range(1, _LONGEST + 1))


def is_bare_name(text: str, start: int, end: int, *, counts: bool) -> bool:
    """Whether a number with no known unit is a name or a numbering.

    ``counts`` marks one that a word not in the list follows, or that is written as a quantity ('1.234', '3,5'). Any other
    bare number counts only where a verb or a comparator stands before it ('tăng 4', 'hơn 30').
    """
    before = text[start - 1 : start]
    if before == "(" and text[end : end + 1] == ")":
        return True
    words = _words_before(text, start)
    if not words:
        return not (counts and (before in SIGNS or before in ("$", "(", "“", '"', "\n", "")))
    last = words[-1].lstrip('("“')
    folded = last.casefold()
    pairs = {folded, " ".join(words[-2:]).casefold()}
    if (
        pairs & _WEAK
        or last.isdigit()
        or (last[:1].isupper() and folded not in _PREDICATES and folded not in SIGNS and len(words) > 1)
    ):
        return True
    return not (counts or pairs & _PREDICATES or pairs & SIGNS.keys())
