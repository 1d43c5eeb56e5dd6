"""Sentences in the manner of the press, their values written by hand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from extractors.dates import find_dates
from extractors.documents import find_documents
from extractors.numbers import find_numbers
from model.mention import NumberMention

CORPUS = Path(__file__).parent / "corpus"
KINDS = ("notation", "words", "range_share", "comparator", "unit")
CASES = [tuple(row) for kind in KINDS for row in yaml.safe_load((CORPUS / f"{kind}.yml").read_text(encoding="utf-8"))]
NOTHING: list[str] = yaml.safe_load((CORPUS / "nothing.yml").read_text(encoding="utf-8"))


def numbers_of(text: str) -> list[NumberMention]:
    documents = find_documents(text)
    return find_numbers(text, dates=find_dates(text, written_on=date(2025, 3, 5), documents=documents), documents=documents)


def shown(mention: NumberMention) -> str:
    upper = f"..{mention.upper.normalize():f}" if mention.upper is not None else ""
    whole = f"/{mention.whole.normalize():f}" if mention.whole is not None else ""
    return f"{mention.comparator} {round(mention.value, 6).normalize():f}{upper}{whole} {mention.unit or '-'}"


@pytest.mark.parametrize(("marked", "values"), CASES, ids=[case[0] for case in CASES])
def test_corpus(marked: str, values: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    expected = list(zip(re.findall(r"\[(.*?)\]", marked), values.split("; "), strict=True))
    assert [(m.text, shown(m)) for m in numbers_of(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_find(text: str) -> None:
    assert numbers_of(text) == []
