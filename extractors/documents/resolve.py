"""Which document a short citation means: by the body named beside it, its list, its subject, or the rest of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extractors.documents import rules
from extractors.documents.vocabulary import ASSEMBLIES, ISSUERS, SUBJECTS
from model.mention import DocumentNumber

_REACH_BACK = 60
_JOINT = re.compile(r"\s*(?:,|;|và|hoặc|, và)\s*(?:số\s+)?\Z")
_SUBJECT = re.compile(r"\s*(?:(?:ngày|năm)\s+[\d/.-]+\s+)?:?\s*(?:về\s+)?(?P<subject>\S.{1,40})")
_PARTY_FOUR = {"57", "59", "66", "68"}
_ENOUGH_OF_FOUR = 3
_ABOUT = {name.split("-")[0]: tuple(subject.casefold() for subject in subjects) for name, subjects in SUBJECTS.items()}


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation before it is resolved through the rest of the article."""

    start: int
    end: int
    document: DocumentNumber
    rule: str


def resolve(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The citations, sorted, each with the fullest document that the article allows; where two fit, one stays short."""
    resolved = _with_issuers(text, _within_lists(text, citations))
    known: dict[tuple[str, str], set[DocumentNumber]] = {}
    for citation in resolved:
        document = citation.document
        if document.issuer is not None and document.type is not None:
            known.setdefault((document.type, document.number), set()).add(document)
    return [_cited(citation, _known(citation.document, known)) for citation in resolved]


def _cited(citation: Citation, document: DocumentNumber) -> Citation:
    return citation if document is citation.document else replace(citation, document=document)


def _within_lists(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """'126, 127 và 128-KL/TW': the numbers of a list share the body of the full one that ends it."""
    found: list[Citation] = []
    following: Citation | None = None
    for citation in reversed(citations):
        if following is not None and citation.document.issuer is None and following.document.issuer is not None:
            same = citation.document.type == following.document.type
            if same and _JOINT.match(text, citation.end, following.start):
                citation = _issued(citation, following.document.issuer)
        found.append(citation)
        following = citation
    return found[::-1]


def _issued(citation: Citation, issuer: str) -> Citation:
    term = ASSEMBLIES.get(citation.document.year or 0) if issuer in ("QH", "UBTVQH") else None
    return replace(citation, document=replace(citation.document, issuer=f"{issuer}{term}" if term else issuer))


def _with_issuers(text: str, citations: Sequence[Citation]) -> list[Citation]:
    """The body named in words before or after a citation, or after the list that it is part of, issues it."""
    found: list[Citation] = []
    stated = {(c.document.type, c.document.number) for c in citations if c.document.issuer is not None}
    for group in _lists(citations):
        last = group[-1]
        issuer = _body_after(text, last.end) or _body_before(text, group[0].start) or _by_subject(text, group)
        for citation in group:
            document = citation.document
            other = citation is not last and (document.type, document.number) in stated
            found.append(_issued(citation, issuer) if issuer and document.issuer is None and not other else citation)
    return found


def _lists(citations: Sequence[Citation]) -> Iterator[list[Citation]]:
    """Each citation with the bare numbers that go on listing after it."""
    group: list[Citation] = []
    for citation in citations:
        if group and citation.rule != rules.LISTED.name:
            yield group
            group = []
        group.append(citation)
    if group:
        yield group


def _body_after(text: str, end: int) -> str | None:
    match = rules.ISSUER.pattern.match(text, end)
    return ISSUERS[" ".join(match["body"].split())] if match else None


def _body_before(text: str, start: int) -> str | None:
    match = rules.ISSUER_BEFORE.pattern.search(text, max(0, start - _REACH_BACK), start)
    return ISSUERS[" ".join(match["body"].split())] if match else None


def _by_subject(text: str, group: Sequence[Citation]) -> str | None:
    """'Nghị quyết 57 về … khoa học' and 'Nghị quyết 57, 59, 66 và 68' are resolutions of the Politburo."""
    numbers = {citation.document.number for citation in group if citation.document.type == "NQ"}
    if len(numbers & _PARTY_FOUR) >= _ENOUGH_OF_FOUR:
        return "TW"
    if len(group) > 1 or not numbers:
        return None
    about = _ABOUT.get(group[0].document.number, ())
    match = _SUBJECT.match(text, group[0].end)
    return "TW" if about and match is not None and match["subject"].casefold().startswith(about) else None


def _known(short: DocumentNumber, known: dict[tuple[str, str], set[DocumentNumber]]) -> DocumentNumber:
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
