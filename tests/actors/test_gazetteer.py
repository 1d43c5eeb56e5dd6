"""The tables of offices, bodies and provinces are whole: no overlap, no unknown successor, a source for every holder."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from extractors.lexicon import load_words

OFFICES = load_words("extractors.actors", "offices.yml")["offices"]
BODIES = [body for kind in load_words("extractors.actors", "bodies.yml").values() for body in kind]
PROVINCES = load_words("extractors.actors", "provinces.yml")


def test_one_holder_at_a_time_and_a_source_for_each() -> None:
    for office in {entry["office"] for entry in OFFICES}:
        held = sorted((e for e in OFFICES if e["office"] == office), key=lambda entry: entry["from"])
        assert all(first["to"] < second["from"] for first, second in pairwise(held))
    assert all(entry["source"] and entry["from"] < entry.get("to", date.max) for entry in OFFICES)


def test_what_was_merged_went_into_something_that_is() -> None:
    names = {body["name"] for body in BODIES}
    assert [body["name"] for body in BODIES if "to" in body and body["into"] not in names] == []
    assert len(PROVINCES["today"]) == 34
    assert len(PROVINCES["until_2025_06_30"]) == 63 - 34
    assert {former["into"] for former in PROVINCES["until_2025_06_30"]} <= set(PROVINCES["today"])


def test_no_name_stands_twice() -> None:
    written = [name.casefold() for body in BODIES for name in (body["name"], *body.get("short", ()))]
    assert sorted(name for name in set(written) if written.count(name) > 1) == []
