"""Whose word is an order."""

from __future__ import annotations

from extractors.actors.patterns import COUNTRY_NAME
from extractors.directives.lexicon import AUTHORITIES, NOT_AUTHORITIES
from model.actor import Actor


def is_authority(actor: Actor) -> bool:
    """A person in an office of the Party or the State, one of their bodies, or a document of theirs.

    The Party secretary of a company or association is known by his other office: he commands within it alone.
    """
    if actor.kind != "person":
        return _commands(actor.name)
    offices = (actor.office or "").split(", ")
    commanding = [office for office in offices if _commands(office)]
    if any(word in office for office in offices for word in NOT_AUTHORITIES):
        commanding = [office for office in commanding if "Đảng ủy" not in office]
    return bool(commanding)


def _commands(office: str) -> bool:
    if COUNTRY_NAME.search(office) or any(word in office for word in NOT_AUTHORITIES):
        return False
    return office.casefold().startswith(AUTHORITIES)
