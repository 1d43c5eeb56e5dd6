"""Sentences in the manner of the press, the documents they cite written by hand."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from extractors.documents import find_documents

CORPUS = Path(__file__).parent / "corpus"
KINDS = ("full", "short", "list")
CASES = [tuple(row) for kind in KINDS for row in yaml.safe_load((CORPUS / f"{kind}.yml").read_text(encoding="utf-8"))]
NOTHING: list[str] = yaml.safe_load((CORPUS / "nothing.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("marked", "names"), CASES, ids=[case[0] for case in CASES])
def test_corpus(marked: str, names: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    expected = list(zip(re.findall(r"\[(.*?)\]", marked), names.split("; "), strict=True))
    assert [(m.text, m.name) for m in find_documents(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_to_find(text: str) -> None:
    assert find_documents(text) == []
