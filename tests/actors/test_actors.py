"""Names in the manner of the press and whom they stand for, written by hand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from extractors.actors import find_actors, resolve_office
from extractors.actors.patterns import SHAPES, Shape, actor_pattern
from extractors.documents import find_documents

CASES = yaml.safe_load((Path(__file__).parent / "corpus.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("written_on", "marked", "names"), CASES, ids=[case[1][:60] for case in CASES])
def test_corpus(written_on: date, marked: str, names: str) -> None:
    text = re.sub(r"[\[\]]", "", marked)
    found = find_actors(text, written_on=written_on, documents=find_documents(text))
    assert [actor.text for actor in found] == re.findall(r"\[(.*?)\]", marked)
    assert [actor.name for actor in found] == [name.strip() for name in names.split(";") if name.strip()]


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_shape_agrees_with_its_examples(shape: Shape) -> None:
    pattern = re.compile(shape.pattern)
    assert [text for text in shape.examples if not pattern.fullmatch(text)] == []
    assert [text for text in shape.counterexamples if pattern.fullmatch(text)] == []


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.name for shape in SHAPES])
def test_shape_is_reached_in_running_text(shape: Shape) -> None:
    for example in shape.examples:
        match = actor_pattern().search(f"Sáng nay, {example}.")
        assert match is not None
        assert match[0] == example


@pytest.mark.parametrize(
    ("office", "on", "holder"),
    [
        ("Thủ tướng", date(2025, 3, 5), "Phạm Minh Chính"),
        ("người đứng đầu Chính phủ", date(2025, 3, 5), "Phạm Minh Chính"),
        ("Thủ tướng Chính phủ", date(2026, 5, 4), "Lê Minh Hưng"),
        ("Tổng Bí thư", date(2024, 8, 2), None),
        ("Tổng Bí thư", date(2024, 8, 3), "Tô Lâm"),
        ("Bộ trưởng Bộ TT&TT", date(2025, 2, 17), "Nguyễn Mạnh Hùng"),
        ("Bộ trưởng Bộ TT&TT", date(2025, 2, 18), None),
        ("Thủ tướng", None, None),
        ("Phó Thủ tướng", date(2025, 3, 5), None),
    ],
)
def test_offices_are_held_from_the_first_to_the_last_day(office: str, on: date | None, holder: str | None) -> None:
    assert resolve_office(office, on=on) == holder


def test_each_resolution_says_how_it_was_made() -> None:
    text = "Thủ tướng Phạm Minh Chính họp. Thủ tướng kết luận. Chủ tịch nước dự. Bộ trưởng Bộ Y tế vắng mặt."
    found = find_actors(text, written_on=date(2025, 3, 5))
    assert [actor.how for actor in found] == ["pattern", "coreference", "gazetteer", "as written"]
