"""Official document numbers as search keys: one key for every way of writing the same document.

A key is the canonical form in lower case without accents: ``57-nq/tw``, ``1131/qd-ttg``, ``57/2022/qh15``. The short key
``nq 57`` stands for a mention without issuer. A bare "nghị quyết N" in the press means the Party's, so a resolution of
another issuer has no short key, while ``qd 1131`` leads to 1131/QĐ-TTg. ``nq 193?`` is the weak key of a resolution of the
National Assembly: an article that says only "Nghị quyết 193/2025/QH15" is found by "nghị quyết 193" as long as the
index knows no 193-NQ/TW. "Kế hoạch 2025" names a year, not a document.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from model.mention import DocumentNumber
from search.vietnamese import fold, lower

_TYPES = {
    "nghị quyết": "NQ",
    "quyết định": "QĐ",
    "nghị định": "NĐ",
    "thông tư": "TT",
    "chỉ thị": "CT",
    "kết luận": "KL",
    "kế hoạch": "KH",
    "thông báo": "TB",
    "công điện": "CĐ",
}
_FOLDED_TYPES = {fold(name): fold(short.lower()) for name, short in _TYPES.items()}
_NAMES = "|".join(name.replace(" ", r"\s+") for name in _FOLDED_TYPES)
_SHORT = "|".join(_FOLDED_TYPES.values())
_HEAD = rf"(?:(?P<name>{_NAMES}|{_SHORT})\s*(?:so\s*:?\s*)?)"
_YEAR = r"(?:/(?P<year>(?:19|20)\d\d))?"
# Also as the press miswrites them: 57/NQ-TW, 57-NQTW, 03-NQ/CP.
_NUMBER = re.compile(
    rf"(?<![\w/.,-]){_HEAD}?(?P<number>\d{{1,5}}){_YEAR}\s?"
    rf"(?:[-\s]\s?(?P<party_type>[a-z]{{2,4}})\s?/\s?(?P<party>[a-z]*tw)"
    rf"|-\s?(?P<short_type>{_SHORT})(?:(?P<short_party>tw)|\s?/\s?(?P<short_issuer>[a-z]{{2,10}}))"
    rf"|/\s?(?P<type>[a-z]{{2,4}})\s?-\s?(?P<issuer>[a-z]{{2,10}}\d{{0,2}})|/(?P<assembly>qh\d{{1,2}}))(?!\w)"
    rf"|(?<![\w/.,-])(?P<bare_name>{_NAMES}|{_SHORT})[\s-]*(?:so\s*:?\s*)?(?P<bare>(?!(?:19|20)\d\d\b)\d{{1,5}})(?![\w%]|[.,/-]\w)"
)


_DIGITS = re.compile(r"\d+")
_REACH = 40  # code points before and after the digits that a document's name may take


class Identifier(NamedTuple):
    """Where a document is named (code points ``start`` to ``end``) and the key of what it is called there."""

    start: int
    end: int
    key: str


def find_identifiers(text: str) -> list[Identifier]:
    """Every number in a query or article, with or without accents, in either case."""
    return [Identifier(at + match.start(), at + match.end(), _key(match)) for at, match in _matches(text)]


def indexed_keys(text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of an article: of the numbers in its text and of ``names`` (canonical forms), short ones resolved in it."""
    matches = [match for _, match in _matches(text)]
    keys = {_key(match) for match in matches}
    keys |= {found.key for name in names for found in find_identifiers(name)}
    full = {key for key in keys if not _is_short(key)}
    known = {short for key in full if (short := _short_key(key))}
    unresolved = {key for key in keys if _is_short(key) and key not in known}
    keep = {short for short in unresolved if _owner(short) not in {_owner(key) for key in full}}
    party = {_short_key(key) for key in full if _has_short_key(key)}
    return tuple(sorted(full | keep | {key for key in party if key} | _weak_keys(matches)))


def searched_keys(key: str) -> tuple[str, ...]:
    """The keys under which a document asked for as ``key`` is found; the first is the exact one."""
    short = _short_key(key)
    return (key, short) if key.endswith("tw") and short else (key,)


def bare_key(key: str) -> str | None:
    """``193/2025/qh15`` -> ``nq 193``, as the press goes on to call a resolution of the National Assembly."""
    return f"nq {int(key.partition('/')[0])}" if "/qh" in key else None


def answers(key: str, searched: tuple[str, ...]) -> bool:
    """Whether a mention with this key is one of the document asked for with ``searched`` keys."""
    short = _short_key(key) if _has_short_key(key) else None
    bare = bare_key(key)
    return not {key, short, weak_key(bare) if bare else None}.isdisjoint(searched)


def rival_key(key: str) -> str | None:
    """``nq 193`` -> ``193-nq/tw``: as long as the index does not know it, ``weak_key`` is meant as well."""
    return f"{key.removeprefix('nq ')}-nq/tw" if key.startswith("nq ") else None


def weak_key(key: str) -> str:
    return f"{key}?"


def spellings(key: str) -> tuple[str, ...]:
    """How the press writes the document, folded: ``nq 57`` and ``57-nq/tw`` -> nghi quyet 57, nghi quyet so 57, 57 nq tw …"""
    short = key if _is_short(key) else _short_key(key) or ""
    kind, _, number = short.partition(" ")
    heads = [name for name, folded in _FOLDED_TYPES.items() if folded == kind] + ([kind] if kind else [])
    full = f"{number} {kind} tw" if _is_short(key) else re.sub(r"\W", " ", key)
    forms = [full, *(form for head in heads for form in (f"{head} {number}", f"{head} so {number}"))]
    return (*forms, *(re.sub(r"\b(\d)\b", r"0\1", form) for form in forms if re.search(r"\b\d\b", form)))


def _weak_keys(matches: Iterable[re.Match[str]]) -> set[str]:
    assembly = (match for match in matches if match["assembly"] and match["name"])
    return {weak_key(f"nq {int(match['number'])}") for match in assembly if _type(match["name"]) == "nq"}


def _key(match: re.Match[str]) -> str:
    part = match.groupdict()
    if part["bare"]:
        return f"{_type(part['bare_name'])} {int(part['bare'])}"
    year = int(part["year"]) if part["year"] else None
    issuer = part["party"] or part["issuer"] or part["assembly"] or part["short_party"] or part["short_issuer"]
    number = str(int(part["number"])) if part["party"] or part["assembly"] is None and year is None else part["number"]
    kind = part["party_type"] or part["type"] or part["short_type"]
    document = DocumentNumber(kind.upper() if kind else None, number, year, issuer.upper())
    return document.canonical.lower()


def _type(name: str) -> str:
    return _FOLDED_TYPES.get(" ".join(name.split()), name)


def _is_short(key: str) -> bool:
    return " " in key


def _short_key(key: str) -> str | None:
    """``57-nq/tw`` -> ``nq 57``; None for a document of the National Assembly, whose type the number does not tell."""
    match = re.fullmatch(r"(\d+)(?:/\d{4})?(?:-([a-z]+)/|/([a-z]+)-)[a-z]+\d*", key)
    return f"{match[2] or match[3]} {int(match[1])}" if match else None


def _has_short_key(key: str) -> bool:
    return key.endswith("tw") or "/nq-" not in key


def _owner(key: str) -> str:
    return _short_key(key) or key


def _matches(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each number with where its surroundings begin: only what stands around digits is folded and searched."""
    for start, end in _around_digits(text):
        for match in _NUMBER.finditer(fold(lower(text[start:end]))):
            yield start, match


def _around_digits(text: str) -> Iterator[tuple[int, int]]:
    start, end = 0, -1
    for digits in _DIGITS.finditer(text):
        if end >= 0 and digits.start() - _REACH > end:
            yield start, end
            end = -1
        start = max(0, digits.start() - _REACH) if end < 0 else start
        end = min(len(text), digits.end() + _REACH)
    if end >= 0:
        yield start, end
