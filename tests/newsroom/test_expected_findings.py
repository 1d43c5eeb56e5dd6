"""What a reader finds in the newsroom's articles, written by hand from the text by the rules of the annotation guide.

Each expectation is a case of its own; a key that is left out is not looked at. An expectation that is not met carries
``wrong_today`` with the reason; when it is met after all, its case fails until the mark is taken out.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractors.pipeline import extract_article
from model.json_form import EXTRACTION
from model.timex import PartialDate
from nq57.newsroom.stories import OUTLETS, read_story

FILES = sorted((Path(__file__).parent / "expected").glob("*.yml"))
NAMES = {"documents": "text", "dates": "text", "meetings": "kind", "directives": "begins"}
"""The key by which an expectation of each kind is named."""
Finding = dict[str, Any]


@cache
def expected_in(file: Path) -> dict[str, Any]:
    """Days are given as YAML has them and compared as text."""
    return {"documents": None, "optional": {}, "others": {}, **_days_as_text(yaml.safe_load(file.read_bytes()))}


def _days_as_text(value: Any) -> Any:  # noqa: ANN401 - whatever YAML holds
    if isinstance(value, dict):
        return {key: _days_as_text(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_days_as_text(item) for item in value]
    return value if value is None or isinstance(value, int) else str(value)


@cache
def found_in(article: str) -> dict[str, list[Finding]]:
    """The JSON form of what is found in ``outlet/name``."""
    outlet, name = article.split("/")
    story = read_story(OUTLETS / outlet / "articles" / f"{name}.md")
    published = PartialDate.parse(story.published.isoformat(timespec="minutes"))
    found = extract_article(id=name, text=f"{story.lead}\n{story.text}", published=published, title=story.title)
    form: dict[str, list[Finding]] = EXTRACTION.dump_python(found, mode="json")
    return form


def cases() -> Iterator[Any]:
    for file in FILES:
        for kind, name in NAMES.items():
            for expectation in expected_in(file)[kind] or ():
                yield case(file, kind, expectation, expectation.get(name) or kind, expectation.get("wrong_today"))


def kinds() -> Iterator[Any]:
    for file in FILES:
        for kind in NAMES:
            if expected_in(file)[kind] is not None:
                yield case(file, kind, None, kind, expected_in(file)["others"].get(kind))


def case(file: Path, kind: str, expectation: Finding | None, name: str, wrong_today: str | None) -> Any:  # noqa: ANN401
    marks = [pytest.mark.xfail(strict=True, reason=wrong_today)] if wrong_today else []
    return pytest.param(file, kind, expectation, id=f"{file.stem}: {name}", marks=marks)


def agrees(found: Finding, kind: str, expectation: Finding) -> bool:
    checked = expectation.keys() - {"begins", "wrong_today"}
    if kind == "dates":
        expectation = {"mod": None} | expectation
        checked |= {"mod"}
    return found["text"].startswith(expectation.get("begins", "")) and all(found[key] == expectation[key] for key in checked)


@pytest.mark.parametrize(("file", "kind", "expectation"), list(cases()))
def test_what_the_text_says_is_found(file: Path, kind: str, expectation: Finding) -> None:
    found = found_in(expected_in(file)["article"])[kind]
    begun = [item for item in found if item["text"].startswith(expectation.get("begins", item["text"]))]
    assert any(agrees(item, kind, expectation) for item in begun), begun


@pytest.mark.parametrize(("file", "kind", "expectation"), list(kinds()))
def test_nothing_else_is_found(file: Path, kind: str, expectation: None) -> None:
    expected = expected_in(file)
    found = [item["text"] for item in found_in(expected["article"])[kind]]
    optional = tuple(expected["optional"].get(kind, ()))
    others = [text for text in found if not text.startswith(optional)]
    if kind == "meetings":
        assert len(others) <= len(expected[kind]), others
    elif kind == "directives":
        assert [text for text in others if not text.startswith(tuple(item["begins"] for item in expected[kind]))] == []
    else:
        assert set(others) <= {item["text"] for item in expected[kind]}
