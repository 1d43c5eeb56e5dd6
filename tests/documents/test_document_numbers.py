from __future__ import annotations

import pytest

from extractors.documents import parse_document
from extractors.documents.rules import ALL_RULES, Rule
from model.mention import DocumentNumber


@pytest.mark.parametrize("rule", ALL_RULES, ids=str)
def test_rule_agrees_with_its_examples(rule: Rule) -> None:
    missed = [s for s in rule.examples if not rule.pattern.search(s)]
    wrong = [s for s in rule.counterexamples if rule.pattern.search(s)]
    assert (missed, wrong) == ([], [])


PARSED = [
    ("57-NQ/TW", DocumentNumber("NQ", "57", None, "TW")),
    ("57-nq/tw", DocumentNumber("NQ", "57", None, "TW")),
    ("nq57", DocumentNumber("NQ", "57")),
    ("NQ 57", DocumentNumber("NQ", "57")),
    ("nghi quyet 57", DocumentNumber("NQ", "57")),
    ("Nghị quyết số 57-NQ/TW", DocumentNumber("NQ", "57", None, "TW")),
    ("nghị quyết 57 của Bộ Chính trị", DocumentNumber("NQ", "57", None, "TW")),
    ("1131/qd-ttg", DocumentNumber("QĐ", "1131", None, "TTg")),
    ("30/2020/nd-cp", DocumentNumber("NĐ", "30", 2020, "CP")),
    ("57/2022/qh15", DocumentNumber(None, "57", 2022, "QH15")),
    ("57/NQ-CP", DocumentNumber("NQ", "57", None, "CP")),
]


@pytest.mark.parametrize(("text", "expected"), PARSED, ids=[text for text, _ in PARSED])
def test_parses(text: str, expected: DocumentNumber) -> None:
    assert parse_document(text) == expected


@pytest.mark.parametrize("text", ["", "57", "nghị quyết", "22/12/2024", "chuyển đổi số", "57%"])
def test_refuses(text: str) -> None:
    assert parse_document(text) is None
