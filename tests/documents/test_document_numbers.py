from __future__ import annotations

import pytest

from extractors.documents import find_documents, parse_document
from extractors.documents.rules import ALL_RULES, Rule
from model.mention import DocumentNumber


@pytest.mark.parametrize("rule", ALL_RULES, ids=str)
def test_rule_agrees_with_its_examples(rule: Rule) -> None:
    missed = [s for s in rule.examples if not rule.pattern.search(s)]
    wrong = [s for s in rule.counterexamples if rule.pattern.search(s)]
    assert (missed, wrong) == ([], [])


FOUND = [
    ("Triển khai Nghị quyết số 57-NQ/TW ngày 22/12/2024.", [("Nghị quyết số 57-NQ/TW", "57-NQ/TW")]),
    ("Nghị quyết 57 - NQ/TW đã mở đường.", [("Nghị quyết 57 - NQ/TW", "57-NQ/TW")]),
    ("Quyết định 1131/QĐ-TTg ban hành danh mục.", [("Quyết định 1131/QĐ-TTg", "1131/QĐ-TTg")]),
    ("Kế hoạch số 02-KH/BCĐTW của Ban Chỉ đạo.", [("Kế hoạch số 02-KH/BCĐTW", "02-KH/BCĐTW")]),
    ("Theo Nghị định 30/2020/NĐ-CP về công tác văn thư", [("Nghị định 30/2020/NĐ-CP", "30/2020/NĐ-CP")]),
    ("Luật số 57/2022/QH15 có hiệu lực.", [("Luật số 57/2022/QH15", "57/2022/QH15")]),
    ("Nghị quyết 57 của Bộ Chính trị là cú hích.", [("Nghị quyết 57", "57-NQ/TW")]),
    ("Nghị quyết số 57 ngày 22/12/2024 của Bộ Chính trị", [("Nghị quyết số 57", "57-NQ/TW")]),
    ("Nghị quyết số 03 của Chính phủ", [("Nghị quyết số 03", "03/NQ-CP")]),
    ("tinh thần NQ 57, chuyển đổi số", [("NQ 57", "NQ 57")]),
    (
        "các Nghị quyết 57, 59, 66 và 68 của Bộ Chính trị",
        [("Nghị quyết 57", "57-NQ/TW"), ("59", "59-NQ/TW"), ("66", "66-NQ/TW"), ("68", "68-NQ/TW")],
    ),
    (
        "Nghị quyết 57-NQ/TW ra đời. Sau một năm, Nghị quyết 57 đi vào cuộc sống.",
        [("Nghị quyết 57-NQ/TW", "57-NQ/TW"), ("Nghị quyết 57", "57-NQ/TW")],
    ),
    (
        "Nghị quyết 57-NQ/TW khác Nghị quyết 57/NQ-CP; còn Nghị quyết 57 thì chưa rõ.",
        [("Nghị quyết 57-NQ/TW", "57-NQ/TW"), ("Nghị quyết 57/NQ-CP", "57/NQ-CP"), ("Nghị quyết 57", "NQ 57")],
    ),
    ("Nghị định 13/2023 về dữ liệu cá nhân", [("Nghị định 13/2023", "NĐ 13/2023")]),
    ("Công điện số 135/CĐ-TTg", [("Công điện số 135/CĐ-TTg", "135/CĐ-TTg")]),
    ("Nghị quyết 27-NQ/T.Ư", [("Nghị quyết 27-NQ/T.Ư", "27-NQ/TW")]),
    (
        "Nghị quyết số 193/2025/QH15 và Nghị quyết 193",
        [("Nghị quyết số 193/2025/QH15", "193/2025/QH15"), ("Nghị quyết 193", "193/2025/QH15")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_finds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.name) for m in find_documents(text)] == expected


NOTHING = [
    "quyết định 3 nội dung quan trọng",
    "Kế hoạch 5 năm 2021-2025",
    "thắng 3-1 trên sân nhà",
    "điện thoại 024.3825-1234",
    "phủ sóng 5G 24/7",
    "nghị quyết 5 năm một lần",
    "ngày 22/12/2024, 57 đại biểu",
    "Quyết định 27 dự án trọng điểm",
    "đạt 57/63 tỉnh, thành phố",
]


@pytest.mark.parametrize("text", NOTHING)
def test_finds_nothing(text: str) -> None:
    assert find_documents(text) == []


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
