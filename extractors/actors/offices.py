"""Who held an office on a day, and the full names of bodies."""

from __future__ import annotations

from datetime import date

from extractors.actors.parts import BODIES, WORDS
from extractors.lexicon import load_words

_OFFICES = load_words(__package__, "offices.yml")["offices"]
_FULL_NAMES = {
    written.casefold(): str(body["name"])
    for kind in BODIES.values()
    for body in kind
    for written in (body["name"], *body.get("short", ()))
}
_WRITTEN: dict[str, str] = {office.casefold(): office for office in (*WORDS["alone"], *WORDS["same"])}


def resolve_office(office: str, *, on: date | None) -> str | None:
    """The holder's name, None where the day or the holder is not known. The table is ``offices.yml``."""
    if on is None:
        return None
    office = full_office(office)
    for entry in _OFFICES:
        if entry["office"] == office and entry["from"] <= on <= entry.get("to", date.max):
            return str(entry["name"])
    return None


def full_office(office: str) -> str:
    """'người đứng đầu Chính phủ' is 'Thủ tướng'; 'Bộ trưởng Bộ KH&CN' is 'Bộ trưởng Bộ Khoa học và Công nghệ'."""
    office = _WRITTEN.get(office.casefold(), office[:1].upper() + office[1:])
    office = WORDS["same"].get(office, office)
    title, _, body = office.partition(" Bộ ")
    return f"{title} {full_name('Bộ ' + body)}" if body else office


def full_name(body: str) -> str:
    """The name of a body in ``bodies.yml`` for one of its short forms, else the words themselves."""
    return _FULL_NAMES.get(body.casefold(), body)
