"""Who says each sentence, written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from extractors.actors import find_actors
from extractors.documents import find_documents
from extractors.sentences import split_sentences
from extractors.speech import Turn, read_speech
from extractors.speech.verbs import order_verbs

CASES = yaml.safe_load((Path(__file__).parent / "corpus.yml").read_text(encoding="utf-8"))


def turns(text: str) -> list[Turn]:
    actors = find_actors(text, written_on=date(2025, 3, 5), documents=find_documents(text))
    return read_speech(text, sentences=split_sentences(text), actors=actors)


@pytest.mark.parametrize("name", CASES)
def test_corpus(name: str) -> None:
    rows = CASES[name]
    found = turns(" ".join(sentence for sentence, _ in rows))
    assert [turn.speaker.name if turn.speaker else None for turn in found] == [speaker for _, speaker in rows]


def test_states() -> None:
    text = '"Phải làm ngay", Thủ tướng Phạm Minh Chính nói. Việc này gấp. Chiều 5/3, đoàn đến Huế.'
    assert [turn.state for turn in turns(text)] == ["quoted", "reported", "narration"]


def test_how_a_speaker_is_introduced() -> None:
    text = (
        "Thủ tướng Phạm Minh Chính yêu cầu làm ngay. Theo Bộ Tài chính, thu tăng. "
        '"Cần gấp", Bộ trưởng Nguyễn Văn Thắng nói. Phát biểu tại đây, Phó Thủ tướng Trần Hồng Hà chúc mừng.'
    )
    introductions = [turn.introduction for turn in turns(text)]
    assert [i.how if i else None for i in introductions] == ["subject", "according", "after quotation", "opening"]
    assert [i.verb if i else None for i in introductions] == ["yêu cầu", None, "nói", None]


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Thủ tướng giao Bộ Tài chính và yêu cầu các tỉnh", ["giao", "yêu cầu"]),
        ("đáp ứng yêu cầu của cử tri", []),
        ("ý kiến chỉ đạo của Thủ tướng", []),
        ("nhiệm vụ được giao", []),
        ("giao dịch qua giao thông và giao lưu", []),
        ("Chính phủ chỉ đạo quyết liệt", []),
        ("giao nhiệm vụ cho Cục Viễn thông", ["giao nhiệm vụ"]),
    ],
)
def test_an_order_verb_is_told_from_the_noun(text: str, verbs: list[str]) -> None:
    assert [match[0] for match in order_verbs(text, 0, len(text))] == verbs
