"""Document numbers in running text, found on characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from heapq import merge

from extractors.documents import rules
from extractors.documents.resolve import Citation, resolve
from extractors.documents.vocabulary import type_of
from model.mention import DocumentMention, DocumentNumber

_LONGEST_LEAD = 40
# The Politburo is no ministry: only it makes resolutions that the press signs "BCT".
_SPELLINGS = {(None, "T.Ư"): "TW", (None, "TƯ"): "TW", (None, "T.W"): "TW", (None, "TTG"): "TTg", ("NQ", "BCT"): "TW"}
# Citations of one document share one value: a long text cites few documents many times.
_document = lru_cache(maxsize=4096)(DocumentNumber)


def find_documents(text: str) -> list[DocumentMention]:
    """Official documents cited in NFC ``text``, sorted by start, not overlapping; a list gives one mention for each number."""
    full = list(_full(text))
    short = list(_named(text, full))
    return [_mention(text, citation) for citation in resolve(text, list(_continued(text, full, short)))]


def _full(text: str) -> Iterator[Citation]:
    last = 0
    by_rule = (_matches(rule, text) for rule in rules.FULL_RULES)
    for match, rule in merge(*by_rule, key=lambda found: (found[0].start(), -found[0].end())):
        if match.start() < last:
            continue
        start, lead = _lead(text, match.start(), last)
        last = match.end()
        yield Citation(start, last, _number(match, lead), rule.name)


def _matches(rule: rules.Rule, text: str) -> Iterator[tuple[re.Match[str], rules.Rule]]:
    for match in rule.pattern.finditer(text):
        yield match, rule


def _lead(text: str, start: int, last: int) -> tuple[int, str | None]:
    """Where the citation begins with its type name ('Nghị quyết số '), and that name."""
    match = rules.LEAD_BEFORE.search(text, max(last, start - _LONGEST_LEAD), start)
    if match is None or match["lead"] is None:
        return start, None
    return match.start(), match["lead"]


def _number(match: re.Match[str], lead: str | None) -> DocumentNumber:
    parts = match.groupdict()
    issuer = re.sub(r"\s", "", parts["issuer"])
    kind = (parts.get("type") or "").replace("Ð", "Đ") or (type_of(lead) if issuer.startswith(("QH", "UBTVQH")) else None)
    return _document(
        type=kind,
        number=parts["number"],
        year=int(parts["year"]) if parts.get("year") else None,
        issuer=_SPELLINGS.get((kind, issuer)) or _SPELLINGS.get((None, issuer), issuer),
    )


def _named(text: str, full: list[Citation]) -> Iterator[Citation]:
    taken = {citation.start for citation in full}
    for rule in rules.NAMED_RULES:
        for match in rule.pattern.finditer(text):
            if match.start() in taken:
                continue
            lead = re.sub(r"\s*[Ss]ố\s*:?\s*\Z", "", match["lead"]).strip(" :")
            year = int(match["year"]) if match["year"] else None
            yield Citation(match.start(), match.end(), _document(type_of(lead), match["number"], year), rule.name)


def _continued(text: str, full: list[Citation], short: list[Citation]) -> Iterator[Citation]:
    """Every citation, and the bare numbers that go on listing after one."""
    last = 0
    for citation in sorted([*full, *short], key=lambda c: c.start):
        if citation.start < last:
            continue
        yield citation
        last = citation.end
        while citation.document.type and (match := rules.LISTED.pattern.match(text, last)):
            number = _document(citation.document.type, match["number"])
            yield Citation(match.start("number"), match.end("number"), number, rules.LISTED.name)
            last = match.end("number")


def _mention(text: str, citation: Citation) -> DocumentMention:
    document = citation.document
    return DocumentMention(
        start=citation.start,
        end=citation.end,
        text=text[citation.start : citation.end],
        rule=citation.rule,
        document=document,
        name=document.canonical,
    )
