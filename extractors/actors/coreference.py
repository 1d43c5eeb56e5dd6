"""Who a bare office, a pronoun, a given name or the head of a body's name stands for in this article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extractors.actors.offices import full_name, full_office, resolve_office
from extractors.actors.parts import WORDS
from extractors.actors.patterns import COUNTRY_NAME
from model.actor import Actor
from model.mention import DocumentMention

_ALONE = frozenset(word.casefold() for word in WORDS["alone_bodies"])
_PRONOUNS = frozenset(WORDS["body_pronouns"])
_STEERING = "ban chỉ đạo"


def resolve_actors(actors: Sequence[Actor], *, written_on: date | None, documents: Sequence[DocumentMention]) -> list[Actor]:
    """The same actors in the same order, each with the name it stands for; ``how`` says by what it was resolved."""
    named = [actor for actor in actors if actor.kind == "person" and actor.how == "pattern"]
    bodies = [actor for actor in actors if actor.kind == "body" and not _is_short(actor.name)]
    result: list[Actor] = []
    last: Actor | None = None
    for actor in actors:
        if actor.kind == "person":
            actor = last = _person(actor, last, named, written_on)
        elif actor.kind == "body" and _is_short(actor.name):
            actor = _body(actor, bodies)
        elif actor.kind == "document":
            actor = _document(actor, documents)
        result.append(actor)
    return result


def _person(actor: Actor, last: Actor | None, named: Sequence[Actor], written_on: date | None) -> Actor:
    if actor.how == "pattern":
        return actor if actor.office else replace(actor, office=_office_of(actor.name, named))
    if actor.office is None:
        given = actor.text.split()[-1]
        fits = [other for other in named if other.name.split()[-1] == given]
        return _same(actor, _nearest(actor, fits))
    if actor.office.casefold() in ("ông", "bà"):
        woman = actor.office.casefold() == "bà"
        fits = [other for other in named if _is_woman(other) == woman]
        spoken = last if last and last.how != "as written" and _is_woman(last) == woman else None
        return _same(replace(actor, office=None), spoken or _nearest(actor, fits, later=False))
    office = full_office(actor.office)
    fits = [other for other in named if _holds(other, office)]
    if chosen := _nearest(actor, fits):
        return replace(actor, name=chosen.name, office=chosen.office, how="coreference")
    holder = resolve_office(office, on=written_on)
    return replace(actor, name=holder or actor.text, office=office, how="gazetteer" if holder else "as written")


def _same(actor: Actor, other: Actor | None) -> Actor:
    return replace(actor, name=other.name, office=other.office, how="coreference") if other else actor


def _nearest(actor: Actor, others: Sequence[Actor], *, later: bool = True) -> Actor | None:
    """The last before ``actor``, else the first behind it."""
    before = [other for other in others if other.end <= actor.start]
    return before[-1] if before else others[0] if others and later else None


def _office_of(name: str, named: Sequence[Actor]) -> str | None:
    return next((other.office for other in named if other.name == name and other.office), None)


def _is_woman(actor: Actor) -> bool:
    return actor.text.casefold().startswith("bà ") or " Thị " in actor.name


def _holds(actor: Actor, office: str) -> bool:
    """The office is one of those written with the name: 'Thủ tướng' of 'Thủ tướng Chính phủ Phạm Minh Chính'."""
    if actor.office is None or COUNTRY_NAME.search(actor.office):
        return False
    for part in actor.office.replace(" kiêm ", ", ").split(", "):
        held = full_office(part)
        if held == office or held.startswith(office + " ") or office.startswith(held + " "):
            return True
    return False


def _is_short(name: str) -> bool:
    return name.casefold() in _ALONE or name in _PRONOUNS


def _body(actor: Actor, bodies: Sequence[Actor]) -> Actor:
    """'Hiệp hội' is the association named last; 'Ban Chỉ đạo' the steering committee with the longest name."""
    if actor.name in _PRONOUNS:
        chosen = _nearest(actor, bodies, later=False)
        return replace(actor, name=chosen.name, how="coreference") if chosen else actor
    head = actor.name.casefold()
    fits = [other for other in bodies if other.name.casefold().startswith(head + " ") and other.name != "Bộ Chính trị"]
    if head == "ban":
        fits = [other for other in fits if not other.name.casefold().startswith(_STEERING)]
    chosen = max(fits, key=lambda other: len(other.name), default=None) if head == _STEERING else _nearest(actor, fits)
    return replace(actor, name=full_name(chosen.name), how="coreference") if chosen else actor


def _document(actor: Actor, documents: Sequence[DocumentMention]) -> Actor:
    """A type without a number is the document of that type named last before."""
    if any(character.isdigit() for character in actor.text):
        return replace(actor, how="document number")
    kind = actor.text.split(" của ")[0].casefold()
    before = [mention for mention in documents if mention.end <= actor.start and mention.text.casefold().startswith(kind)]
    return replace(actor, name=before[-1].text, how="document number") if before else actor
