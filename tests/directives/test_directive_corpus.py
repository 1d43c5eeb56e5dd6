"""Passages in the manner of the press, their directives written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors.pipeline import extract_article
from model.mention import Directive
from model.timex import PartialDate

CORPUS = Path(__file__).parent / "corpus"
CASES: dict[str, list[list[Any]]] = {
    name: rows
    for file in ("orders", "obligations", "lists")
    for name, rows in yaml.safe_load((CORPUS / f"{file}.yml").read_text(encoding="utf-8")).items()
}
NOTHING: dict[str, str] = yaml.safe_load((CORPUS / "nothing.yml").read_text(encoding="utf-8"))


def directives(text: str) -> list[Directive]:
    return list(extract_article(id="a", text=text, published=PartialDate(2025, 3, 5)).directives)


@pytest.mark.parametrize("name", CASES)
def test_corpus(name: str) -> None:
    rows = CASES[name]
    found = directives(" ".join(row[0] for row in rows))
    expected = [(row[0], row[1], tuple(row[2]), str(row[3]) if len(row) > 3 else None) for row in rows if len(row) > 1]
    assert [(d.text, d.issuer, d.addressees, str(d.deadline) if d.deadline else None) for d in found] == expected


@pytest.mark.parametrize("name", NOTHING)
def test_nothing_is_demanded(name: str) -> None:
    assert [d.text for d in directives(NOTHING[name])] == []
