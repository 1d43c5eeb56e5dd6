"""Actors in running text: people first, then bodies, groups and documents where nothing else was found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.actors.offices import resolve_office
from extractors.actors.vocabulary import ALONE, BODY, DOCUMENT, GROUP, NAMED, PERSON, TRAILING, WORDS
from model.actor import Actor, ActorKind, How
from model.span import Span

_PRONOUNS = {"ông": "ông", "Ông": "ông", "bà": "bà", "Bà": "bà"}
_COURTESY = ("đồng chí", "Đồng chí", "ông", "Ông", "bà", "Bà")
_FOREIGN = re.compile(r" (?:Nhật Bản|Trung Quốc|Hàn Quốc|Singapore|Lào|Campuchia|Thái Lan|Ấn Độ|Anh|Pháp|Đức|Nga|Malaysia)")


def find_actors(text: str, *, written_on: date | None, sentences: Sequence[Span] = ()) -> list[Actor]:
    """Sorted by start, not overlapping. A bare office is the person named with it in the article, else its holder that day.

    ``sentences`` bound what a name may span.
    """
    taken = bytearray(len(text))
    found: list[Actor] = []
    for match in PERSON.finditer(text):
        name = match["name"]
        title = match["title"].strip(" ,")
        office = None if title in _COURTESY else title
        found.append(_actor(text, match.start(), match.end(), "person", name=name, office=office, taken=taken))
    for kind, pattern in _OTHERS:
        for match in pattern.finditer(text):
            end = match.start() + len(TRAILING.sub("", match[0])) if kind == "body" else match.end()
            if not any(taken[match.start() : end]):
                found.append(_actor(text, match.start(), end, kind, taken=taken))
    found.sort(key=lambda actor: actor.start)
    return _resolved(text, found, written_on)


_OTHERS: tuple[tuple[ActorKind, re.Pattern[str]], ...] = (
    ("body", BODY),
    ("person", NAMED),
    ("person", ALONE),
    ("group", GROUP),
    ("document", DOCUMENT),
)


def _actor(
    text: str, start: int, end: int, kind: ActorKind, *, taken: bytearray, name: str | None = None, office: str | None = None
) -> Actor:
    taken[start:end] = b"\1" * (end - start)
    quoted = text[start:end]
    how: How = "pattern" if kind != "person" or name else "as written"
    return Actor(start=start, end=end, text=quoted, kind=kind, name=name or quoted, office=office, how=how)


def _resolved(text: str, actors: Sequence[Actor], written_on: date | None) -> list[Actor]:
    named = [actor for actor in actors if actor.kind == "person" and actor.how == "pattern"]
    offices = {name: office for actor in reversed(named) if (name := actor.name) and (office := actor.office)}
    result = []
    for actor in actors:
        if actor.kind == "person" and actor.how == "as written":
            actor = _person(text, actor, named, written_on)
        if actor.kind == "person" and actor.office is None and actor.name in offices:
            actor = replace(actor, office=offices[actor.name])
        result.append(actor)
    return result


def _person(text: str, actor: Actor, named: Sequence[Actor], written_on: date | None) -> Actor:
    known = next((entry["office"] for entry in WORDS["offices"] if entry["name"] == actor.text), None)
    if known:
        return replace(actor, office=known, how="gazetteer")
    if _FOREIGN.match(text, actor.end):
        return replace(actor, name=actor.text)
    pronoun = _PRONOUNS.get(actor.text)
    office = WORDS["same"].get(actor.text, actor.text)
    fits = [other for other in named if pronoun or _holds(other, office)]
    before = [other for other in fits if other.end <= actor.start]
    chosen = before[-1] if before else None if pronoun or not fits else fits[0]
    if chosen:
        return replace(actor, name=chosen.name, office=chosen.office if pronoun else office, how="coreference")
    holder = resolve_office(office, on=written_on)
    return replace(actor, name=holder or actor.text, office=office, how="gazetteer" if holder else "as written")


def _holds(actor: Actor, office: str) -> bool:
    said = actor.office or ""
    return said == office or said.startswith(office + " ") or f", {office}" in said or said.endswith(" " + office)
