from __future__ import annotations

import pytest

from extractors.dates.find import ALL_RULES
from extractors.dates.rule import Rule


@pytest.mark.parametrize("rule", ALL_RULES, ids=str)
def test_rule_agrees_with_its_examples(rule: Rule) -> None:
    missed = [s for s in rule.examples if not any(list(rule.read(m)) for m in rule.pattern.finditer(s))]
    wrong = [s for s in rule.counterexamples if any(list(rule.read(m)) for m in rule.pattern.finditer(s))]
    assert (missed, wrong) == ([], [])
