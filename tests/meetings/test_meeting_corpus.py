"""Passages in the manner of the press, their events written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors.pipeline import extract_article
from model.mention import Meeting
from model.timex import PartialDate

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "corpus.yml").read_text(encoding="utf-8"))


def field(text: str, meeting: Meeting, name: str) -> object:
    value = getattr(meeting, name)
    if name == "mentions":
        return [span.of(text) for span in meeting.mentions]
    if name == "date":
        return str(value) if value else None
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize("name", CASES)
def test_corpus(name: str) -> None:
    text, expected = CASES[name]["text"], CASES[name]["events"]
    found = extract_article(id="a", text=text, published=PartialDate(2025, 3, 5)).meetings
    assert len(found) == len(expected), [meeting.text for meeting in found]
    for meeting, event in zip(found, expected, strict=True):
        wanted = {key: str(value) if key == "date" and value else value for key, value in event.items()}
        assert {key: field(text, meeting, key) for key in event} == wanted


def test_text_quotes_the_first_mention() -> None:
    text = "Chiều 4/3, hội nghị khai mạc tại Huế. Hội nghị kéo dài hai ngày."
    (meeting,) = extract_article(id="a", text=text, published=PartialDate(2025, 3, 5)).meetings
    assert meeting.text == meeting.mentions[0].of(text) == "hội nghị"
    assert meeting.mentions[1].of(text) == "Hội nghị"
