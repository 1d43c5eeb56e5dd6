"""Reads what a user types for a document: any case, with or without accents and spaces."""

from __future__ import annotations

import re
import unicodedata

from extractors.documents import vocabulary as words
from model.mention import DocumentNumber


def fold(text: str) -> str:
    """Without accents, ``đ`` as ``d``, small letters, single spaces."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


_TYPES = {fold(short): short for short in reversed(words.ABBREVIATIONS)} | {
    fold(name): short for name, short in words.TYPES.items()
}
_ISSUERS = {fold(short): short for short in words.ISSUERS.values()} | {"tu": "TW", "t.u": "TW", "bcdtw": "BCĐTW"}
_BODIES = {fold(name): short for name, short in words.ISSUERS.items()}
_TYPE = "|".join(sorted(map(re.escape, _TYPES), key=len, reverse=True))
_ISSUER = r"[a-z][a-z.]{0,11}\d{0,2}(?:-[a-z]{2,8})?"
_BODY = "|".join(map(re.escape, _BODIES))
_LEAD = rf"(?:(?P<lead>{_TYPE})\s?)?(?:so\s?)?"
_SPELLINGS = (
    re.compile(rf"{_LEAD}(?P<number>\d{{1,5}}[a-z]?)\s?[-/ ]\s?(?P<type>{_TYPE})\s?[/-]\s?(?P<issuer>{_ISSUER})"),
    re.compile(
        rf"{_LEAD}(?P<number>\d{{1,5}})\s?/\s?(?P<year>(?:19|20)\d\d)(?:\s?/\s?(?P<type>{_TYPE})\s?-\s?(?P<issuer>{_ISSUER}))?"
    ),
    re.compile(rf"{_LEAD}(?P<number>\d{{1,5}})\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<issuer>(?:qh|ubtvqh)\d\d)"),
    re.compile(rf"(?P<lead>{_TYPE})\s?(?:so\s?)?(?P<number>\d{{1,5}}[a-z]?)(?:\s(?:cua\s)?(?P<body>{_BODY}))?"),
)


def parse_document(text: str) -> DocumentNumber | None:
    """The document that ``57-nq/tw``, ``nq57``, ``nghi quyet 57`` or ``57/2022/qh15`` means; None for anything else."""
    folded = fold(text[:200]).strip(" .,;\"'“”")
    for spelling in _SPELLINGS:
        if match := spelling.fullmatch(folded):
            return _document(match.groupdict())
    return None


def _document(parts: dict[str, str | None]) -> DocumentNumber:
    kind = parts.get("type") or parts.get("lead")
    issuer = parts.get("issuer")
    body = parts.get("body")
    year = parts.get("year")
    return DocumentNumber(
        type=_TYPES[kind] if kind else None,
        number=str(parts["number"]).upper(),
        year=int(year) if year else None,
        issuer=_BODIES[body] if body else _ISSUERS.get(issuer, issuer.upper()) if issuer else None,
    )
