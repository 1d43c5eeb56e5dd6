"""Query -> what it finds, the same on every engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from search.errors import QueryError
from search.protocol import SearchIndex
from search.query.parser import normal, parse_query
from search.query.plan import did_you_mean

if TYPE_CHECKING:
    from tests.search.contract.conftest import Library

CASES = yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["query"] for case in CASES])
def test_finds(filled: SearchIndex, library: Library, case: dict[str, Any]) -> None:
    if "error" in case:
        with pytest.raises(QueryError, match=case["error"]):
            parse_query(case["query"])
        return
    results = filled.search(parse_query(case["query"]), size=50)
    found = library.found(results)
    if "finds" in case:
        assert sorted(found) == sorted(case["finds"])
    if "first" in case:
        assert found[0] == case["first"]
    assert not set(found) & set(case.get("never", ()))
    assert did_you_mean(normal(case["query"]), results.corrections) == case.get("means")
