"""Who meets, by what stands behind the event and is on no list of bodies."""

from __future__ import annotations

import re

from extractors.lexicon import CAPITALS, any_of, load_words
from model.span import Span

_WORDS = load_words(__package__)
_STANDING = re.compile(r" (?P<body>[tT]hường trực Chính phủ)(?!\w)")
"""'Họp | thường trực Chính phủ'."""
_ENDS_NAME = r"(?= \(| lần thứ|[,.;:\n]| từ | tại | ngày | năm | diễn | đã | vào )"
_ORGANISATION = re.compile(
    r"(?: lần thứ \w+)?(?: của)? (?P<body>(?:Diễn đàn|Liên minh|Hiệp hội|Tổ chức|Ngân hàng|Quỹ|Cộng đồng|Liên đoàn)"
    rf" [{CAPITALS}][^,.;:()\n]{{2,60}}?(?: \([{CAPITALS}][\w-]{{1,20}}\))?)(?! \([{CAPITALS}]){_ENDS_NAME}"
)
"""'Hội nghị thường niên lần thứ 55 | Diễn đàn Kinh tế thế giới (WEF)'."""
_LAUNCHES = ("lễ ra mắt", "lễ khai trương")
_LAUNCHED = re.compile(
    rf" (?P<body>(?:Công ty|Tập đoàn|Viện|Trung tâm|Hiệp hội|Liên minh|Quỹ) [{CAPITALS}\d][^,.;:()\n]{{1,50}}?){_ENDS_NAME}"
)
_DELEGATION = re.compile(
    rf"Đoàn (?:đại biểu Quốc hội|ĐBQH)(?: (?:tỉnh |thành phố |TP\.? ?)?[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}})?"
)
_OF_PARTY = re.compile(
    r"(?: đại biểu| toàn quốc| lần thứ [XVI]+| [XVI]+)* (?:của )?Đảng(?! (?:bộ|ủy|uỷ|đoàn|Dân|Cộng|Lao)(?!\w))"
)
_OF_BRANCH = re.compile(
    rf"[^.,;:\n]{{0,110}} (?P<body>ngành [{CAPITALS}][^,.;:()\n]{{2,50}}?)(?= lần | năm | diễn | được | tại |[,.;:()\n])"
)
"""'hội nghị tổng kết năm 2024 của | ngành Tài nguyên và Môi trường'."""
_OF_UNKNOWN = re.compile(
    rf"[^.,;:\n]{{0,110}} của (?P<body>[{CAPITALS}][\w&]*(?: [{CAPITALS}][\w&]*)*(?: thế giới| quốc tế)?)(?= -|[,.;]| ngày| \()"
)
_OWNED = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['owned'])})(?!\w)", re.IGNORECASE)
_ACRONYM = re.compile(
    rf"(?: [Tt]hượng đỉnh| [Cc]ấp cao)? (?!(?:[IVXL]+|{any_of(_WORDS['topics'])})(?!\w))"
    rf"(?P<body>[{CAPITALS}]{{3,6}}|G\d{{1,2}})(?![\w-])"
)
"""'Hội nghị | WEF', 'Diễn đàn | ASEAN'; 'Diễn đàn ESG' is about it."""


def own_name(text: str, kind: str, event: Span, sentence: Span) -> str | None:
    """What stands directly behind the event: 'họp | thường trực Chính phủ', 'Đại hội đồng | Liên minh Nghị viện Thế giới',
    'Lễ ra mắt | Công ty Sao Mai', 'Đại hội XIV của | Đảng'; and the deputies who meet their voters."""
    found = _STANDING.match(text, event.end, sentence.end) or _ORGANISATION.match(text, event.end, sentence.end)
    if found is None and kind in _LAUNCHES:
        found = _LAUNCHED.match(text, event.end, sentence.end)
    if found:
        return found["body"]
    if kind == "đại hội" and _OF_PARTY.match(text, event.end, sentence.end):
        return "Đảng"
    delegation = _DELEGATION.search(text, sentence.start, sentence.end) if "tiếp xúc" in kind else None
    return delegation[0] if delegation else None


def further_name(text: str, event: Span, sentence: Span) -> str | None:
    """'hội nghị tổng kết … của ngành Thanh tra', 'hội nghị … của Sao Mai': a branch or somebody unknown, further on."""
    if branch := _OF_BRANCH.match(text, event.end, sentence.end):
        return branch["body"]
    unknown = _OF_UNKNOWN.match(text, event.end, sentence.end)
    return unknown["body"] if unknown and not is_of_another(unknown[0]) else None


def acronym_behind(text: str, event: Span, sentence: Span) -> str | None:
    found = _ACRONYM.match(text, event.end, sentence.end)
    return found["body"] if found else None


def is_of_another(between: str) -> bool:
    """'hội nghị quán triệt nghị quyết của | Bộ Chính trị': what stands ``between`` is the body's, not the event."""
    return _OWNED.search(between) is not None
