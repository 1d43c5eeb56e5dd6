"""Who held an office on a day."""

from __future__ import annotations

from datetime import date

from extractors.actors.vocabulary import WORDS


def resolve_office(office: str, *, on: date | None) -> str | None:
    """The holder's name, None where the day or the holder is not known. The table is ``words.yml: offices``."""
    if on is None:
        return None
    office = WORDS["same"].get(office, office)
    for entry in WORDS["offices"]:
        if entry["office"] == office and entry["from"] <= on <= entry.get("to", date.max):
            return str(entry["name"])
    return None
