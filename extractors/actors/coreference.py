"""Who a bare office, a pronoun, a given name or the head of a body's name stands for in this article."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Generic, TypeVar

from extractors.actors.offices import full_name, full_office, resolve_office
from extractors.actors.parts import PLACE, WORDS
from extractors.actors.patterns import COUNTRY_NAME
from model.actor import Actor
from model.mention import DocumentMention

_ALONE = frozenset(word.casefold() for word in WORDS["alone_bodies"])
_STAND_ALONE = frozenset(word.casefold() for word in WORDS["alone"])
_PRONOUNS = frozenset(WORDS["body_pronouns"])
_STEERING = "ban chỉ đạo"
_LOCAL = re.compile(rf"(?P<title>(?:Phó )?Chủ tịch) (?:(?:Thành phố|thành phố|TP|tỉnh)(?: {PLACE})?|{PLACE})")
"""'Phó Chủ tịch Thành phố', 'Chủ tịch Hà Nội' for the chairman of its people's committee or his deputy."""
_SHORT_FORMS = {
    "Ủy ban nhân dân": "UBND",
    "Uỷ ban nhân dân": "UBND",
    "Ủy ban Nhân dân": "UBND",
    "Hội đồng nhân dân": "HĐND",
    "TP. ": "Thành phố ",
    "TP.": "Thành phố ",
    "TP ": "Thành phố ",
}
_BACK, _AHEAD = 200, 40
"""How many names before and behind are looked at: enough for any article, few enough for any text."""
_HELD_IN = re.compile(r"(?<!\w)(?:Ủy ban|Uỷ ban|Hội đồng) [^,]*(?:, [^,]+ và [^,]+)?")
_ANY_BODY = ("cơ quan", "đơn vị")
_STANDS_FOR = {"cơ quan thẩm tra": "ủy ban", "thường trực ủy ban": "ủy ban", "thường trực uỷ ban": "uỷ ban"}
_STANDING = "Thường vụ Quốc hội"
"""Never called by its first word alone."""
_Named = TypeVar("_Named", Actor, DocumentMention)


class _Names(Generic[_Named]):
    """Names in the order of the text, to be asked for those around a place."""

    def __init__(self, names: Sequence[_Named]) -> None:
        self._names: Sequence[_Named] = names
        self._ends = [name.end for name in names]

    def around(self, at: int, *, later: bool = True) -> Iterator[_Named]:
        """Those that end before ``at``, the nearest first, then those behind it."""
        index = bisect_right(self._ends, at)
        for i in range(index - 1, max(-1, index - 1 - _BACK), -1):
            yield self._names[i]
        if later:
            yield from self._names[index : index + _AHEAD]

    def nearest(self, at: int, fits: Callable[[_Named], bool], *, later: bool = True) -> _Named | None:
        return next((name for name in self.around(at, later=later) if fits(name)), None)


def resolve_actors(actors: Sequence[Actor], *, written_on: date | None, documents: Sequence[DocumentMention]) -> list[Actor]:
    """The same actors in the same order, each with the name it stands for; ``how`` says by what it was resolved."""
    actors = _with_full_offices(actors)
    people = _Names([actor for actor in actors if actor.kind == "person" and actor.how == "pattern"])
    bodies = _Names([body for actor in actors if (body := _body_named(actor))])
    numbered = _Names(documents)
    result: list[Actor] = []
    last: Actor | None = None
    for actor in actors:
        if actor.kind == "person":
            actor = last = _person(actor, last, people, written_on)
        elif actor.kind == "body" and _is_short(actor.name):
            actor = _body(actor, bodies)
        elif actor.kind == "document":
            actor = _document(actor, numbered)
        result.append(actor)
    return result


def _body_named(actor: Actor) -> Actor | None:
    """The body itself, or the one whose office a person holds: 'Chủ nhiệm | Ủy ban Pháp luật | Trần Thị A'."""
    if actor.kind == "body":
        return None if _is_short(actor.name) else actor
    held = _HELD_IN.search(actor.office or "") if actor.kind == "person" and actor.how == "pattern" else None
    return replace(actor, kind="body", name=held[0].strip(), office=None) if held else None


def _with_full_offices(actors: Sequence[Actor]) -> list[Actor]:
    """'Phó Chủ tịch Trần Thị A', or she without an office, holds the one that is written in full elsewhere in the article."""
    offices: dict[str, list[str]] = {}
    for actor in actors:
        if actor.kind == "person" and actor.how == "pattern" and actor.office:
            offices.setdefault(actor.name, []).append(actor.office)
    return [
        replace(actor, office=_fuller(actor.office, offices[actor.name]))
        if actor.how == "pattern" and actor.kind == "person" and actor.name in offices
        else actor
        for actor in actors
    ]


def _fuller(office: str | None, written: Sequence[str]) -> str:
    """The first that says more than ``office``: its body, or the country where that matters."""
    if office is None:
        return written[0]
    fuller = (other for other in written if other.casefold().startswith(office.casefold() + " "))
    stands_alone = office.casefold() in _STAND_ALONE
    return next((other for other in fuller if not stands_alone or COUNTRY_NAME.search(other)), office)


def _person(actor: Actor, last: Actor | None, people: _Names[Actor], written_on: date | None) -> Actor:
    if actor.how == "pattern":
        return actor
    if actor.office is None:
        given = actor.text.split()[-1]
        return _same(actor, people.nearest(actor.start, lambda other: other.name.split()[-1] == given))
    if actor.office.casefold() in ("ông", "bà"):
        woman = actor.office.casefold() == "bà"
        spoken = last if last and last.how != "as written" and _is_woman(last) == woman else None
        before = people.nearest(actor.start, lambda other: _is_woman(other) == woman, later=False)
        return _same(replace(actor, office=None), spoken or before)
    office = full_office(actor.office)
    if chosen := people.nearest(actor.start, lambda other: _holds(other, office)):
        return replace(actor, name=chosen.name, office=chosen.office, how="coreference")
    holder = resolve_office(office, on=written_on)
    return replace(actor, name=holder or actor.text, office=office, how="gazetteer" if holder else "as written")


def _same(actor: Actor, other: Actor | None) -> Actor:
    return replace(actor, name=other.name, office=other.office, how="coreference") if other else actor


def _is_woman(actor: Actor) -> bool:
    return actor.text.casefold().startswith("bà ") or " Thị " in actor.name


def _holds(actor: Actor, office: str) -> bool:
    """The office is one of those written with the name: 'Thủ tướng' of 'Thủ tướng Chính phủ Phạm Minh Chính'."""
    if actor.office is None or COUNTRY_NAME.search(actor.office):
        return False
    sought = _shortened(office)
    for part in actor.office.replace(" kiêm ", ", ").split(", "):
        held = _shortened(full_office(part))
        if held == sought or held.startswith(sought + " ") or sought.startswith(held + " "):
            return True
        if (local := _LOCAL.fullmatch(office)) and held.startswith(f"{local['title']} UBND".casefold()):
            return True
    return False


def _shortened(office: str) -> str:
    """'Chủ tịch Ủy ban nhân dân TP.HCM' and 'Chủ tịch UBND Thành phố' as one, as far as their words go."""
    for written, short in _SHORT_FORMS.items():
        office = office.replace(written, short)
    return office.casefold()


def _is_short(name: str) -> bool:
    return name.casefold() in _ALONE or name in _PRONOUNS


def _body(actor: Actor, bodies: _Names[Actor]) -> Actor:
    """'Hiệp hội' is the association named last, 'Ban Chỉ đạo' the steering committee with the longest name."""
    head = actor.name.casefold()
    if actor.name in _PRONOUNS:
        kind = head.removesuffix(" này")
        chosen = bodies.nearest(actor.start, lambda other: kind in _ANY_BODY or _begins(other, kind), later=False)
    elif head == _STEERING:
        fits = (other for other in bodies.around(actor.start) if _begins(other, head))
        chosen = max(fits, key=lambda other: len(other.name), default=None)
    else:
        head = _STANDS_FOR.get(head, head)
        chosen = bodies.nearest(actor.start, lambda other: _begins(other, head) and not other.name.endswith(_STANDING))
    return replace(actor, name=full_name(chosen.name), how="coreference") if chosen else actor


def _begins(body: Actor, head: str) -> bool:
    """'Ban' alone is no steering committee, and 'Bộ' never the Politburo."""
    name = body.name.casefold()
    return name.startswith(head + " ") and body.name != "Bộ Chính trị" and (head != "ban" or not name.startswith(_STEERING))


def _document(actor: Actor, numbered: _Names[DocumentMention]) -> Actor:
    """A type without a number is the document of that type named last before."""
    if any(character.isdigit() for character in actor.text):
        return replace(actor, how="document number")
    kind = actor.text.removesuffix(" này").split(" của ")[0].casefold()
    before = numbered.nearest(actor.start, lambda mention: mention.text.casefold().startswith(kind), later=False)
    return replace(actor, name=before.text, how="document number") if before else actor
