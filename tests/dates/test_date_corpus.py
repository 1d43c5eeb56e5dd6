"""Sentences in the manner of the press, their values written by hand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from extractors.dates import find_dates
from extractors.documents import find_documents

CORPUS = Path(__file__).parent / "corpus"
KINDS = ("day", "month_quarter", "year", "duration")
CASES = [tuple(row) for kind in KINDS for row in yaml.safe_load((CORPUS / f"{kind}.yml").read_text(encoding="utf-8"))]
NOTHING: list[str] = yaml.safe_load((CORPUS / "nothing.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written_on", "marked", "values"), CASES, ids=[case[1] for case in CASES])
def test_corpus(written_on: date, marked: str, values: object) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = find_dates(text, written_on=written_on, documents=find_documents(text))
    expected = list(zip(re.findall(r"\[(.*?)\]", marked), str(values).split(), strict=True))
    assert [(m.text, str(m.value) if m.value else "-") for m in found] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_find(text: str) -> None:
    assert find_dates(text, written_on=date(2025, 3, 5), documents=find_documents(text)) == []
