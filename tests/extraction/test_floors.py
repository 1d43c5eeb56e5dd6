"""What extraction reached on the annotated articles beside the project, as floors that may only rise."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.score import CORPUS, annotated, figures

FLOORS = {
    "dates": {"f1": 0.995, "value_f1": 0.995},
    "numbers": {"f1": 0.995, "value_f1": 0.995, "unit": 0.995, "comparator": 0.995},
    "meetings": {"f1": 0.98, "dated_f1": 0.95, "kind": 0.965, "ordinal": 0.99, "body": 0.965, "chairs": 0.965},
    "directives": {"f1": 0.98, "issuer": 0.975, "deadline": 0.99, "addressee_f1": 0.95},
}
CASES = [(layer, measure, floor) for layer, measures in FLOORS.items() for measure, floor in measures.items()]


@pytest.fixture(scope="module")
def reached() -> dict[str, Any]:
    if not annotated(CORPUS):
        pytest.skip(f"no annotated articles in {CORPUS / 'dev'}")
    return figures(CORPUS)


@pytest.mark.parametrize(("layer", "measure", "floor"), CASES)
def test_no_figure_falls(reached: dict[str, Any], layer: str, measure: str, floor: float) -> None:
    assert reached[layer][measure] >= floor
