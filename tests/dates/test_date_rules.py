from __future__ import annotations

import pytest

from extractors.dates import find_dates
from extractors.dates.rule import Rule
from extractors.dates.triggers import ALL_RULES


@pytest.mark.parametrize("rule", ALL_RULES, ids=str)
def test_rule_agrees_with_its_examples(rule: Rule) -> None:
    missed = [s for s in rule.examples if not any(list(rule.read(m)) for m in rule.pattern.finditer(s))]
    wrong = [s for s in rule.counterexamples if any(list(rule.read(m)) for m in rule.pattern.finditer(s))]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("rule", ALL_RULES, ids=str)
def test_rule_is_reached_in_running_text(rule: Rule) -> None:
    reached = {m.rule for example in rule.examples for m in find_dates(f"Theo {example}.", written_on=None)}
    reached |= {m.rule for example in rule.examples for m in find_dates(example, written_on=None)}
    assert rule.name in reached
