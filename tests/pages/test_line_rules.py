from __future__ import annotations

import pytest

from extractors.pages.moments import BYLINE_RULES, BylineRule
from extractors.pages.remarks import LINE_RULES, LineRule


@pytest.mark.parametrize("rule", BYLINE_RULES, ids=str)
def test_byline_rule_agrees_with_its_examples(rule: BylineRule) -> None:
    missed = [line for line in rule.examples if not rule.pattern.search(line)]
    wrong = [line for line in rule.counterexamples if rule.pattern.search(line)]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("rule", LINE_RULES, ids=str)
def test_line_rule_agrees_with_its_examples(rule: LineRule) -> None:
    missed = [line for line in rule.examples if not rule.fits(line)]
    wrong = [line for line in rule.counterexamples if rule.fits(line)]
    assert (missed, wrong) == ([], [])
