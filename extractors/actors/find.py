"""Actors in running text, from left to right; the longest reading at a place wins."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from extractors.actors.coreference import resolve_actors
from extractors.actors.parts import WORDS
from extractors.actors.patterns import (
    APPOSITION,
    COURTESY_WORD,
    FOREIGN_ALONE,
    FORMER,
    MINISTRY,
    NEXT_NAME,
    PERSON_ALONE,
    PLACE_ALONE,
    actor_pattern,
)
from model.actor import Actor, ActorKind, How
from model.mention import DocumentMention

_KINDS: dict[str, ActorKind] = {
    "name": "person",
    "stranger": "person",
    "given": "person",
    "office": "person",
    "foreign": "person",
    "body": "body",
    "alias": "body",
    "group": "group",
    "document": "document",
}
_FOREIGN_LEADERS = frozenset(WORDS["foreign_leaders"])
_HIGH = frozenset(WORDS["high"])
_FORMERLY = 8
_CONGRESS, _DELEGATES = "đại hội ", "đại biểu"


def find_actors(text: str, *, written_on: date | None, documents: Sequence[DocumentMention] = ()) -> list[Actor]:
    """Sorted by start, not overlapping. A bare office is the person named with it in the article, else its holder that day;
    a bare 'Công điện' is the one of ``documents`` that was named last before it."""
    found: list[Actor] = []
    at = 0
    while match := actor_pattern().search(text, at):
        if match.lastgroup == "group" and (person := PERSON_ALONE.match(text, match.start() + len(match[0].split()[0]) + 1)):
            match = person
        if match.lastgroup == "office" and (past := _past_nobody(text, match)):
            at = past
            continue
        found.extend(_several(text, match) if match.lastgroup == "several" else _actors(text, match))
        at = max(found[-1].end, match.end())
    return resolve_actors(found, written_on=written_on, documents=documents)


def _past_nobody(text: str, match: re.Match[str]) -> int | None:
    """Where to read on if this is nobody's office: 'hai | Thủ tướng' are two, 'Đại hội | đại biểu Đảng bộ …' is the congress
    of a body."""
    before = text[max(0, match.start() - len(_CONGRESS)) : match.start()].casefold()
    if before.endswith("hai "):
        return match.end()
    is_congress = before == _CONGRESS and match[0].casefold().startswith(_DELEGATES)
    return match.start() + len(_DELEGATES) if is_congress else None


def _several(text: str, match: re.Match[str]) -> Iterator[Actor]:
    """'các Bộ: Công an, Quốc phòng', 'các tỉnh Đồng Nai, Cà Mau': each by its full name, the first from the head on."""
    head = f"{match['chief'] or ''}{match['head'].capitalize()} " if match["head"] else ""
    for index, body in enumerate((MINISTRY if head else PLACE_ALONE).finditer(text, match.start(), match.end())):
        start = body.start() if index else match.start()
        said = text[start : body.end()]
        yield Actor(start=start, end=body.end(), text=said, kind="body", name=head + body[0], how="coreference")


def _actors(text: str, match: re.Match[str]) -> list[Actor]:
    actor = _actor(text, match)
    return [actor, *_listed(text, actor)] if match.lastgroup == "name" else [actor]


def _actor(text: str, match: re.Match[str]) -> Actor:
    """As the words say it, before anything is resolved; a name that is not yet known equals the text."""
    shape = match.lastgroup or ""
    kind = _KINDS[shape]
    if shape in ("name", "stranger"):
        return _named(text, match, match[shape])
    if shape == "alias":
        return Actor(start=match.start(), end=match.end(), text=match[0], kind=kind, name=match["body"], how="pattern")
    name = (match["abroad"] if shape == "foreign" else None) or match[0]
    office = match[0].removesuffix(" " + name) if shape in ("office", "foreign") else None
    how: How = "pattern" if shape in ("body", "foreign") else "as written"
    return Actor(start=match.start(), end=match.end(), text=match[0], kind=kind, name=name, office=office, how=how)


def _named(text: str, match: re.Match[str], name: str) -> Actor:
    """A person with the offices before the name and, behind a comma, after it."""
    offices = [office] if (office := COURTESY_WORD.sub("", match["title"] or "").strip(" ,")) else []
    if offices and (former := FORMER.search(text, max(0, match.start() - _FORMERLY), match.start())):
        offices[0] = f"{former['word'].lower()} {offices[0]}"
    end = match.end()
    while (behind := APPOSITION.match(text, end)) and not _is_another(text, behind, offices):
        offices.append(behind["title"])
        end = behind.end()
    said = text[match.start() : end]
    return Actor(
        start=match.start(),
        end=end,
        text=said,
        kind="person",
        name=name,
        office=None if name in _FOREIGN_LEADERS else ", ".join(offices) or None,
        how="pattern",
    )


def _is_another(text: str, behind: re.Match[str], offices: list[str]) -> bool:
    """Somebody else with his name, or, behind the holder of a high office, the holder of another: 'Tổng Bí thư Tô Lâm,
    Thủ tướng Chính phủ, …'."""
    at = behind.start("title")
    named = PERSON_ALONE.match(text, at) or FOREIGN_ALONE.match(text, at)
    return named is not None or (bool(offices) and offices[-1] in _HIGH and behind["title"] in _HIGH)


def _listed(text: str, first: Actor) -> list[Actor]:
    """'các Phó Thủ tướng Trần Hồng Hà, Lê Thành Long và Hồ Đức Phớc': further names under one office."""
    several = text[max(0, first.start - 4) : first.start].casefold() == "các "
    found: list[Actor] = []
    end = first.end
    while match := NEXT_NAME.match(text, end):
        start = match.start("name")
        office = first.office if several else None
        found.append(
            Actor(
                start=start,
                end=match.end(),
                text=match["name"],
                kind="person",
                name=match["name"],
                office=office,
                how="pattern",
            )
        )
        end = match.end()
    return found
