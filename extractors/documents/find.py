"""Document numbers in running text, found on characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.documents import rules
from extractors.documents.vocabulary import ISSUERS, type_of
from model.mention import DocumentMention, DocumentNumber

_LONGEST_LEAD = 40


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation before it is resolved through the rest of the article."""

    start: int
    end: int
    document: DocumentNumber
    rule: str


def find_documents(text: str) -> list[DocumentMention]:
    """Official documents cited in NFC ``text``, sorted by start, not overlapping; a list gives one mention for each number."""
    full = list(_full(text))
    short = list(_named(text, full))
    citations = _with_issuers(text, sorted([*_continued(text, full, short)], key=lambda c: c.start))
    known = _known(citations)
    return [_mention(text, citation, known) for citation in citations]


def _full(text: str) -> Iterator[Citation]:
    last = 0
    matches = [(match, rule) for rule in rules.FULL_RULES for match in rule.pattern.finditer(text)]
    for match, rule in sorted(matches, key=lambda found: (found[0].start(), -found[0].end())):
        if match.start() < last:
            continue
        start, lead = _lead(text, match.start(), last)
        last = match.end()
        yield Citation(start, last, _number(match, lead), rule.name)


def _lead(text: str, start: int, last: int) -> tuple[int, str | None]:
    """Where the citation begins with its type name ('Nghị quyết số '), and that name."""
    match = rules.LEAD_BEFORE.search(text, max(last, start - _LONGEST_LEAD), start)
    if match is None or match["lead"] is None:
        return start, None
    return match.start(), match["lead"]


def _number(match: re.Match[str], lead: str | None) -> DocumentNumber:
    parts = match.groupdict()
    issuer = re.sub(r"\s", "", parts["issuer"])
    kind = parts.get("type") or (type_of(lead) if "QH" in issuer else None)
    return DocumentNumber(
        type=kind,
        number=parts["number"],
        year=int(parts["year"]) if parts.get("year") else None,
        issuer="TW" if issuer in ("T.Ư", "TƯ", "T.W") else issuer,
    )


def _named(text: str, full: list[Citation]) -> Iterator[Citation]:
    taken = {citation.start for citation in full}
    for match in rules.NAMED.pattern.finditer(text):
        if match.start() in taken:
            continue
        lead = re.sub(r"\s*[Ss]ố\s*:?\s*\Z", "", match["lead"]).strip(" :")
        year = int(match["year"]) if match["year"] else None
        yield Citation(match.start(), match.end(), DocumentNumber(type_of(lead), match["number"], year), rules.NAMED.name)


def _continued(text: str, full: list[Citation], short: list[Citation]) -> Iterator[Citation]:
    """Every citation, and the bare numbers that go on listing after one."""
    last = 0
    for citation in sorted([*full, *short], key=lambda c: c.start):
        if citation.start < last:
            continue
        yield citation
        last = citation.end
        while citation.document.type and (match := rules.LISTED.pattern.match(text, last)):
            number = DocumentNumber(citation.document.type, match["number"])
            yield Citation(match.start("number"), match.end("number"), number, rules.LISTED.name)
            last = match.end("number")


def _with_issuers(text: str, citations: list[Citation]) -> list[Citation]:
    """The body named in words after a citation, or after the list that it is part of, issues it."""
    found: list[Citation] = []
    issuer: str | None = None
    following = False
    for citation in reversed(citations):
        match = rules.ISSUER.pattern.match(text, citation.end)
        if match is not None:
            issuer = ISSUERS[" ".join(match["body"].split())]
        elif not following:
            issuer = None
        if citation.document.issuer is None and issuer is not None:
            found.append(replace(citation, document=replace(citation.document, issuer=issuer)))
        else:
            found.append(citation)
        following = citation.rule == rules.LISTED.name
    return found[::-1]


def _known(citations: list[Citation]) -> dict[tuple[str, str], set[DocumentNumber]]:
    """Documents cited with their issuer, by type and number."""
    known: dict[tuple[str, str], set[DocumentNumber]] = {}
    for citation in citations:
        document = citation.document
        if document.issuer is not None and document.type is not None:
            known.setdefault((document.type, document.number), set()).add(document)
    return known


def _mention(text: str, citation: Citation, known: dict[tuple[str, str], set[DocumentNumber]]) -> DocumentMention:
    document = _resolved(citation.document, known)
    return DocumentMention(
        start=citation.start,
        end=citation.end,
        text=text[citation.start : citation.end],
        rule=citation.rule,
        document=document,
        name=document.canonical,
    )


def _resolved(short: DocumentNumber, known: dict[tuple[str, str], set[DocumentNumber]]) -> DocumentNumber:
    """The one document of the article that a short citation can mean; where there are two, the citation stays short."""
    if short.type is None or (short.issuer is not None and short.year is not None):
        return short
    candidates = {
        document
        for document in known.get((short.type, short.number), ())
        if (short.year is None or document.year in (None, short.year)) and _same_issuer(short.issuer, document.issuer)
    }
    fullest = {document for document in candidates if document.year is not None} or candidates
    return next(iter(fullest)) if len(fullest) == 1 else short


def _same_issuer(short: str | None, full: str | None) -> bool:
    return short is None or full is None or full == short or full.rstrip("0123456789") == short
