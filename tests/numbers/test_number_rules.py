from __future__ import annotations

import pytest

from extractors.numbers.rules import RULES, Rule


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_rule_agrees_with_its_examples(rule: Rule) -> None:
    missed = [s for s in rule.examples if not any(m[0] == s for m in rule.pattern.finditer(s))]
    wrong = [s for s in rule.counterexamples if rule.pattern.search(s)]
    assert (missed, wrong) == ([], [])
