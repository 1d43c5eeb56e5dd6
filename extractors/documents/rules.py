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


# "Ð" is the Icelandic letter that some keyboards give for "Đ".
_TYPE = words.alternation(words.ABBREVIATIONS).replace("Đ", "[ĐÐ]")
# A first digit, then what must not stand before it, so that the search skips to digits at once.
_NUMBER = r"[0-9](?<![\w/.,-][0-9])\d{0,4}[a-zA-Z]?"
# A footnote or a word that lost its blank may follow the commonest codes: "57-NQ/TW4", "16/CĐ-TTgngày".
_ISSUER = r"(?:TW|CP|TTg)(?![A-ZĐ-])|[A-ZĐ][A-Za-zĐđƯư.]{0,11}\d{0,2}(?:-[A-ZĐ][A-Za-zĐ]{1,7})?(?<!\.)"
_LEAD = rf"(?:(?P<lead>{words.either_case(words.ALWAYS | words.CAPITAL | words.NUMBERED)})\s+)?(?:[Ss]ố\s*:?\s*)?"
# Right after the first letter of a name: no letter stands before it, unless a capital follows the small letter of a word
# that lost its blank.
_BEGINS = r"(?<![^\W\d_][a-zđ])(?<![A-ZĐ\d_][A-ZĐ])"
_NO_COUNT = rf"(?!\s+(?:{words.alternation(words.COUNTED)})(?!\w|\s+\d{{4}}))"
_FOLLOW = (
    r"(?=\s*(?:[,.](?!\d)|[;:)\]”\"’'…\n]|$)"
    rf"|\s+(?:{words.alternation(words.FOLLOWERS)}|năm\s+(?:\d{{4}}|nay|ngoái|trước))(?!\w)|\s+[-–]|\s+\()"
)

PARTY = Rule(
    "số-loại/cơ quan",
    re.compile(
        rf"(?P<number>{_NUMBER})(?:\s?[-–]\s?|\s)(?P<type>{_TYPE})(?:\s?/\s?|(?=TW))"
        rf"(?P<issuer>T\.\s?[ƯW]\b|{_ISSUER})"
    ),
    (
        "57-NQ/TW",
        "Chỉ thị số 45 CT/TW",
        "57-NQTW",
        "Nghị quyết số 57 -NQ/TW",
        "Kế hoạch 02-KH/BCĐTW",
        "68- NQ / TW",
        "27-NQ/T.Ư",
    ),
    ("57/NQ-CP", "12-13/1/2025", "tỷ số 3-1", "A57-NQ/TW"),
)
STATE = Rule(
    "số/năm/loại-cơ quan",
    re.compile(
        rf"(?P<number>{_NUMBER})\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<type>{_TYPE})"
        rf"(?:\s?[-–]\s?|(?=(?:CP|TTg|UBND)(?!\w)))(?P<issuer>{_ISSUER})"
    ),
    (
        "1131/QĐ-TTg",
        "Nghị định số 30/2020/NĐ-CP",
        "57/NQ-CP",
        "Thông tư 05/2024/TT-BTC",
        "123/QĐ - UBND",
        "03/NQCP",
        "16/CĐ-TTgngày",
    ),
    ("ngày 30/4/2020", "57-NQ/TW", "100 tỷ đồng/năm", "tỷ lệ 30/2020", "24/24h"),
)
ASSEMBLY = Rule(
    "số/năm/khóa Quốc hội",
    re.compile(
        rf"(?P<number>{_NUMBER})\s?/\s?(?:(?P<year>(?:19|20)\d\d)\s?/\s?)?(?P<issuer>(?:PL-|NQ-)?UBTVQH(?:\s?\d\d)?|QH\s?\d\d)(?!\w)"
    ),
    ("57/2022/QH15", "Luật số 93/2025/QH15", "1211/2016/UBTVQH13", "nghị quyết 112/2025/UBTVQH"),
    ("57/2022", "QH15", "khóa 15"),
)
LETTER = Rule(
    "công văn số/cơ quan-đơn vị",
    re.compile(
        r"(?P<number>[0-9](?:(?<=[Ss]ố [0-9])|(?<=[Vv]ăn [0-9]))\d{0,4})/"
        r"(?P<issuer>[A-ZĐ]{2}[A-ZĐa-z]{0,6}(?:-[A-ZĐ][A-Za-zĐ]{1,7})?)(?![\w/])"
    ),
    ("Công văn số 1234/BTC-NSNN", "văn bản số 88/UBND-KT", "văn bản số 223/TTg-ĐMDN", "Công văn 1099/NHNN-TT"),
    ("số 1234/2025", "chỉ số 24/7", "số 12/34"),
)
NAMED = Rule(
    "loại + số",
    re.compile(
        rf"(?P<lead>[{words.initials([*words.CAPITAL, *words.NUMBERED, *words.SHORT])}]{_BEGINS}"
        rf"(?:(?<=[A-ZĐ])(?:{words.tails(words.CAPITAL)})(?:\s+[Ss]ố)?|(?<=K)ế hoạch(?=\s+\d\d)"
        rf"|(?:{words.tails(words.CAPITAL | words.NUMBERED)})\s+[Ss]ố|(?<=[A-ZĐ])(?:{words.tails(words.SHORT)})(?:\s[Ss]ố)?)"
        rf"\s*:?\s*)"
        rf"(?P<number>\d{{1,4}})(?:\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/]))?(?![\w/-]|[.,]\d|\s?%){_FOLLOW}"
    ),
    (
        "NQ57.",
        "NQ 57 và",
        "Luật số 57.",
        "Kế hoạch 27 của Ban Chỉ đạo",
        "Quyết định 1131 của",
    ),
    (
        "quyết định 3 nội dung",
        "Kế hoạch 5 năm",
        "Quyết định 27 dự án",
        "Báo cáo 6 tháng đầu năm",
        "Kế hoạch 10 năm qua",
        "CT3 Nam Cường",
    ),
)
ALWAYS_NAMED = Rule(
    "nghị quyết + số",
    re.compile(
        rf"(?P<lead>[{words.initials(words.ALWAYS)}]{_BEGINS}(?:{words.tails(words.ALWAYS)})(?:\s+[Ss]ố)?\s*:?\s*)"
        rf"(?P<number>\d{{1,4}})(?:\s?/\s?(?P<year>(?:19|20)\d\d)(?![\d/]))?(?![\d/-]|[A-ZĐ]|[.,]\d|\s?%){_NO_COUNT}"
    ),
    (
        "Nghị quyết 57",
        "nghị quyết số 57 của Bộ Chính trị",
        "Nghị định 13/2023",
        "Nghị quyết 68 đưa tinh thần",
        "xemNghị quyết 59là",
        "Nghị quyết 68 năm 2025",
    ),
    ("nghị quyết 5 năm", "Nghị quyết 2 kỳ họp", "Nghị quyết 57-NQ/TW", "thông tư 2 trang"),
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
        rf"(?:,?\s*\(?(?:ban\s+hành\s+)?ngày\s+\d{{1,2}}\s?[/.-]\s?\d{{1,2}}(?:\s?[/.-]\s?\d{{4}})?\)?,?|\s+năm\s+\d{{4}})?"
        rf"(?:\s*(?:của|do)|\s+Hội nghị\s+lần thứ\s+\S+(?:\s+của)?)\s+(?P<body>{words.alternation(words.ISSUERS)})(?!\w)"
    ),
    (
        " của Bộ Chính trị",
        " ngày 22/12/2024 của Bộ Chính trị",
        " do Thủ tướng Chính phủ ban hành",
        " Hội nghị lần thứ sáu Ban Chấp hành Trung ương",
    ),
    (" của tỉnh", " và Chính phủ"),
)
ISSUER_BEFORE = Rule(
    "cơ quan ban hành, trước số",
    re.compile(
        rf"(?P<body>{words.alternation(words.ISSUERS)})(?:\s+(?:đã|vừa|vừa qua|mới|mới đây|kịp thời|cũng|tiếp tục))*"
        r"\s+(?:ban\s+hành|ký|thông\s+qua|phê\s+duyệt\s+tại|tại)(?:\s+(?:ban\s+hành|các|loạt|thêm))*\s*:?\s*\Z"
    ),
    ("Bộ Chính trị đã ban hành ", "Quốc hội thông qua các ", "Chính phủ vừa qua đã kịp thời ban hành ", "Bộ Chính trị tại "),
    ("Bộ Chính trị, ", "Chính phủ yêu cầu "),
)
FULL_RULES = (PARTY, STATE, ASSEMBLY, LETTER)
NAMED_RULES = (ALWAYS_NAMED, NAMED)
ALL_RULES = (*FULL_RULES, *NAMED_RULES, LISTED, ISSUER, ISSUER_BEFORE)
LEAD_BEFORE = re.compile(rf"(?<!\w){_LEAD}\Z")
