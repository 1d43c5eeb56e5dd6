"""How Vietnamese official documents are cited: one rule per way of writing the number.

Sources of the forms: Nghị định 30/2020/NĐ-CP (State documents, ``số/ký hiệu``) and Hướng dẫn 36-HD/VPTW of 2018 (Party
documents, ``số-ký hiệu/cơ quan``); spaces around the signs and missing ``số`` are habits of the press.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.documents import vocabulary as words


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` finds each of ``examples`` and none of ``counterexamples``."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]

    def __str__(self) -> str:
        return self.name


_TYPE = words.alternation(words.ABBREVIATIONS)
_NUMBER = r"\d{1,5}[a-zA-Z]?"
_ISSUER = r"[A-ZĐ][A-Za-zĐđƯư.]{0,11}\d{0,2}(?:-[A-ZĐ][A-Za-zĐ]{1,7})?(?<!\.)"
_LEAD = rf"(?:(?P<lead>{words.either_case(words.ALWAYS | words.CAPITAL | words.NUMBERED)})\s+)?(?:[Ss]ố\s*:?\s*)?"
_START = r"(?<![\w/.,-])"
_FOLLOW = (
    rf"(?=\s*(?:[,.](?!\d)|[;:)\]”\"’'…\n]|$)|\s+(?:{words.alternation(words.FOLLOWERS)}|năm\s+\d{{4}})(?!\w)|\s+[-–]|\s+\()"
)

PARTY = Rule(
    "số-loại/cơ quan",
    re.compile(rf"{_START}(?P<number>{_NUMBER})\s?[-–]\s?(?P<type>{_TYPE})\s?/\s?(?P<issuer>T\.\s?[ƯW]\b|{_ISSUER})"),
    ("57-NQ/TW", "Nghị quyết số 57 -NQ/TW", "Kế hoạch 02-KH/BCĐTW", "68- NQ / TW", "27-NQ/T.Ư"),
    ("57/NQ-CP", "12-13/1/2025", "tỷ số 3-1", "A57-NQ/TW"),
)
STATE = Rule(
    "số/năm/loại-cơ quan",
    re.compile(
        rf"{_START}(?P<number>{_NUMBER})\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<type>{_TYPE})\s?[-–]\s?(?P<issuer>{_ISSUER})"
    ),
    ("1131/QĐ-TTg", "Nghị định số 30/2020/NĐ-CP", "57/NQ-CP", "Thông tư 05/2024/TT-BTC", "123/QĐ - UBND"),
    ("ngày 30/4/2020", "57-NQ/TW", "100 tỷ đồng/năm", "tỷ lệ 30/2020", "24/24h"),
)
ASSEMBLY = Rule(
    "số/năm/khóa Quốc hội",
    re.compile(
        rf"{_START}(?P<number>{_NUMBER})\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<issuer>(?:UBTVQH|PL-UBTVQH|NQ-UBTVQH|QH)\s?\d\d)(?!\w)"
    ),
    ("57/2022/QH15", "Luật số 93/2025/QH15", "1211/2016/UBTVQH13"),
    ("57/2022", "QH15", "khóa 15"),
)
LETTER = Rule(
    "công văn số/cơ quan-đơn vị",
    re.compile(r"(?<=[Ss]ố )(?P<number>\d{1,5})/(?P<issuer>[A-ZĐ]{2,8}(?:-[A-ZĐ][A-Za-zĐ]{1,7})?)(?![\w/])"),
    ("Công văn số 1234/BTC-NSNN", "văn bản số 88/UBND-KT"),
    ("số 1234/2025", "chỉ số 24/7", "số 12/34"),
)
NAMED = Rule(
    "loại + số",
    re.compile(
        rf"(?<!\w)(?:(?P<lead>(?:{words.either_case(words.ALWAYS)}|{words.alternation(words.CAPITAL)})(?:\s+[Ss]ố)?"
        rf"|(?:{words.either_case(words.CAPITAL | words.NUMBERED)})\s+[Ss]ố|(?:{words.alternation(words.SHORT)})(?:\s[Ss]ố)?)"
        rf"\s*:?\s*)"
        rf"(?P<number>\d{{1,4}})(?:\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/]))?(?![\w/-]|[.,]\d|\s?%){_FOLLOW}"
    ),
    (
        "Nghị quyết 57",
        "nghị quyết số 57 của Bộ Chính trị",
        "NQ57.",
        "NQ 57 và",
        "Nghị định 13/2023",
        "Luật số 57.",
        "Quyết định 1131 của",
    ),
    (
        "quyết định 3 nội dung",
        "Kế hoạch 5 năm",
        "Quyết định 27 dự án",
        "nghị quyết 5 năm",
        "Báo cáo 6 tháng đầu năm",
        "Nghị quyết 2 kỳ họp",
        "CT3 Nam Cường",
    ),
)
LISTED = Rule(
    "số tiếp theo trong danh sách",
    re.compile(
        rf"\s*(?:,|;|và|hay|hoặc|, và)\s+(?:số\s+)?(?P<number>\d{{1,4}})(?![\w/-]|[.,]\d|\s?%|\s+(?:ngày|năm|mới)\s){_FOLLOW}"
    ),
    (", 59, 66", " và 68.", ", 66 và 68 của Bộ Chính trị"),
    (" và 3 nhiệm vụ", ", 5%", ", 3,5 tỷ", ", 12/3", " và 57-NQ/TW"),
)
ISSUER = Rule(
    "của cơ quan ban hành",
    re.compile(
        rf"(?:,?\s*\(?(?:ban\s+hành\s+)?ngày\s+\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:\s?[/.-]\s?\d{{4}})?\)?,?)?\s+(?:của|do)\s+(?P<body>{words.alternation(words.ISSUERS)})(?!\w)"
    ),
    (" của Bộ Chính trị", " ngày 22/12/2024 của Bộ Chính trị", " do Thủ tướng Chính phủ ban hành"),
    (" của tỉnh", " và Chính phủ"),
)
FULL_RULES = (PARTY, STATE, ASSEMBLY, LETTER)
ALL_RULES = (*FULL_RULES, NAMED, LISTED, ISSUER)
LEAD_BEFORE = re.compile(rf"(?<!\w){_LEAD}\Z")
