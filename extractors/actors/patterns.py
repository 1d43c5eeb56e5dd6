"""The shapes in which people, offices, bodies, groups and documents are named, each with examples both ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.actors.parts import (
    COMPOUND,
    COUNTRY,
    COURTESY,
    END,
    HEAD,
    KNOWN,
    MINISTRIES,
    NAME,
    OFFICE_TAIL,
    PART,
    PLACE,
    PROVINCES_ALL,
    SMALL,
    STEERING,
    STEERING_CHAIR,
    TITLE,
    WORD,
    WORDS,
)
from extractors.lexicon import CAPITALS, any_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """``examples`` are read whole as this shape, ``counterexamples`` are not."""

    name: str
    pattern: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()


PERSON = Shape(
    name="person",
    pattern=rf"(?P<title>(?:{COURTESY}|{TITLE}){OFFICE_TAIL}{{0,14}}?(?:,? {COURTESY}){{0,2}})(?:,? |(?<=\.))(?P<name>{NAME})",
    examples=(
        "TS.Lê Duy Bình",
        "Phó Thủ tướng Chính phủ, Bộ trưởng Bộ Ngoại giao Bùi Thanh Sơn",
        "PGS.TS. Trần Văn An",
        "Bí thư Tỉnh ủy Thái Nguyên Trịnh Việt Hùng",
        "Bộ trưởng Bộ Công an, Đại tướng Lương Tam Quang",
    ),
    counterexamples=("Chủ tịch UBND TP Đồng Nai", "Bí thư Thành ủy Hà Nội"),
)
FOREIGN = Shape(
    name="foreign",
    pattern=rf"(?P<foreign>{TITLE}(?: {PART}){{0,4}}? (?:nước )?{COUNTRY}"
    rf"(?: (?P<abroad>[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}}))?)",
    examples=("Tổng thống Mỹ Donald Trump", "Thủ tướng Singapore"),
    counterexamples=("Thủ tướng Phạm Minh Chính",),
)
CALLED = Shape(
    name="called",
    pattern=rf"(?:[ôÔ]ng|[bB]à) (?P<given>[{CAPITALS}]\w*){END}(?! [{CAPITALS}])",
    examples=("ông Dũng", "Bà Mai"),
    counterexamples=("ông Dũng Nguyễn", "ông nói"),
)
STRANGER = Shape(
    name="stranger",
    pattern=rf"(?!{PLACE}){COURTESY} (?P<stranger>(?!{TITLE}|{HEAD}){WORD}(?:[ -](?!{TITLE}){WORD}){{1,3}}){END}",
    examples=("bà Pauline Tamesis", "ông Keijo Norvanto", "TS. Michael Liebmann", "ông Y Thông"),
    counterexamples=("Bà Rịa - Vũng Tàu", "ông Bộ trưởng", "ông Chủ tịch Trần Văn An"),
)
_ALONE = rf"(?i:{any_of(WORDS['alone'])}){END}(?: (?:{STEERING}|{PART})){{0,4}}"
_DEPUTY = (
    r"(?<!hiều )(?<!ác )(?<!số )(?<!hết )[Đđ]ại biểu"
    rf"(?=(?: (?:này|đoàn {WORD}(?: {WORD})*))?,?(?: (?:cũng|còn|tiếp tục))? (?:{any_of(WORDS['deputies_say'])}){END})"
)
"""A member of the National Assembly who speaks: 'đại biểu | cũng đề nghị', 'đại biểu | đoàn Cần Thơ đề nghị'."""
_WITH_BODY = rf"{TITLE}(?: (?>{STEERING}|{HEAD}|{PART}|{PROVINCES_ALL}|{SMALL}|(?:tỉnh|thành phố|và){END})){{1,8}}"
_SHE_OR_HE = rf"(?:[Ôô]ng|[Bb]à){END}(?! (?:[{CAPITALS}]|con{END}))"
OFFICE = Shape(
    name="office",
    pattern=rf"(?P<office>{STEERING_CHAIR}|{_ALONE}|{_DEPUTY}|{_WITH_BODY}|{_SHE_OR_HE})",
    examples=(
        "Tổng Bí thư",
        "Chủ tịch UBND các tỉnh, thành phố",
        "người đứng đầu Chính phủ",
        "Ông",
        "Chủ tịch UBND TP Đồng Nai",
    ),
    counterexamples=("chủ tịch", "giám đốc"),
)
_JOIN = r"(?: và | - | – | |(?=, [^,.]{3,14} và ), )"
_LOCAL = rf"(?:tỉnh|thành phố|huyện|quận|xã|phường|đặc khu) {WORD}(?: {WORD}){{0,2}}"
_ABROAD = rf"(?: tại (?:{COUNTRY}|{PLACE}|Việt Nam){END})?"
_ANOTHER = rf"{HEAD} (?:[{CAPITALS}]|tỉnh|thành phố|các|chỉ đạo)"
_LONG_BODY = (
    rf"(?!{HEAD} {PROVINCES_ALL}|[Bb]an [Tt]hường vụ các |Thường trực (?:Ủy|Uỷ) ban(?! [{CAPITALS}]))"
    rf"(?:{HEAD} ){{1,4}}(?:TP\. )?(?:{PROVINCES_ALL}|{PART}(?: {_LOCAL}|{_JOIN}(?!{_ANOTHER}){PART}| {SMALL}){{0,9}}{_ABROAD})"
)
_SHORT_BODY = (
    rf"(?:{any_of(WORDS['body_pronouns'])}){END}|(?:Tỉnh |TP\. ?)?{PLACE}"
    rf"|(?:{any_of(WORDS['alone_bodies'])}){END}(?!,? (?:{any_of(WORDS['not_alone_before'])}){END})"
)
_PARTY_IN = rf"Đảng (?:ủy|uỷ) (?:UBND|HĐND) (?:tỉnh|[Tt]hành phố){END}(?! [{CAPITALS}])"
"""'Đảng ủy UBND tỉnh': the Party committee in a body of an unnamed province."""
_STEERING_OFFICE = r"(?:(?:Văn phòng|Tổ giúp việc|(?:Cơ quan )?[Tt]hường trực) )?"
BODY = Shape(
    name="body",
    pattern=rf"(?P<body>{_STEERING_OFFICE}{STEERING}|{KNOWN}(?: và {COMPOUND})?|{_PARTY_IN}|{_LONG_BODY}|{_SHORT_BODY})"
    rf"(?: \((?P<alias>[{CAPITALS}\d&]{{2,12}})\))?",
    examples=(
        "Bộ Công an",
        "Bộ KH&CN",
        "Sở Khoa học và Công nghệ Hà Nội",
        "Ban Chỉ đạo",
        "Cục Quản lý đấu thầu",
        "Ủy ban Nhân dân tỉnh Thái Nguyên",
        "Mạng lưới Đổi mới sáng tạo Việt Nam tại Hàn Quốc",
        "Đảng ủy Tập đoàn Bưu chính Viễn thông Việt Nam (VNPT)",
    ),
    counterexamples=("Ban hành", "Bộ máy", "Sở hữu"),
)
_OF_WHOM = rf"(?: (?:thuộc|của|ở|vùng|trong) (?:{STEERING}|{KNOWN}|{PLACE})| (?:{COUNTRY}|Việt Nam))?"
_REACH = r"(?: từ [Tt]rung ương (?:đến|tới) (?:địa phương|cơ sở))?"
_ENDS = rf"(?: (?:{any_of(WORDS['group_ends'])}){END})*(?:{_REACH}{_OF_WHOM})"
_SHORT = rf"(?:{any_of(WORDS['group_members'])}){END}(?! viên{END})"
_MORE = rf"(?:{any_of(WORDS['group_more'])}){END}(?! (?:{any_of(WORDS['group_ends'])}|trong|thuộc|giúp|soạn|chủ|quản){END})"
_LIST = rf"{_SHORT}(?:(?:, | và |, và |/|, các | và các )(?:{_SHORT}|{_MORE}))+"
_LOCALITIES = rf"các (?:tỉnh|địa phương|thành phố|quận, huyện|xã, phường|cấp){END}"
_COUNT = (
    r"(?<![\d.,])(?<!có )(?<!hơn )(?<!gần )(?<!trên )(?<!của )(?<!thứ )\d{1,3}(?:/\d{1,3})?"
    rf"(?-i:(?! (?:cấp|vụ)(?!\w))(?= (?![{CAPITALS}])[^\W\d_]))"
)
_HEADED = (
    rf"(?:(?:{any_of(WORDS['group_heads'])})(?: {_COUNT})?|{_COUNT}) "
    rf"(?:{_LIST}|(?:{any_of(WORDS['group_nouns'])}|{any_of(WORDS['group_members'])}){END}(?! (?:việc|án){END}))"
)
_CORPORATION = rf"{PART}(?:(?: | - | – ){PART}){{0,6}}{END}(?: \([^()\n]{{2,20}}\))?"
_CORPORATIONS = (
    r"(?:(?:Chủ tịch|Tổng [Gg]iám đốc)(?:, | và | ))*[Cc]ác (?:[Tt]ập đoàn|[Tt]ổng [Cc]ông ty): "
    rf"{_CORPORATION}(?:(?:, | và |, và ){_CORPORATION})*"
)
"""'Chủ tịch và Tổng giám đốc các Tập đoàn: Điện lực Việt Nam (EVN), Petrovietnam'."""
GROUP = Shape(
    name="group",
    pattern=rf"(?P<group>{_CORPORATIONS}|(?i:{_HEADED}){_ENDS}|(?i:{any_of(WORDS['group_alone'])}){END}{_ENDS}"
    rf"|(?<!\d ){_LIST}{_ENDS}|Bộ, ngành(?:, địa phương)?{END}{_ENDS}"
    rf"|(?i:Ủy ban nhân dân|UBND) (?:{PROVINCES_ALL}|{_LOCALITIES}))",
    examples=("các bộ, ngành, địa phương", "cơ quan thuộc Chính phủ", "mỗi đơn vị", "Ủy ban nhân dân các tỉnh, thành phố"),
    counterexamples=("bộ", "địa bàn"),
)
_AND = "(?:, | và |, và )"
_MINISTRY = rf"(?:{any_of(MINISTRIES)}){END}"
SEVERAL = Shape(
    name="several",
    pattern=rf"(?P<several>(?P<chief>(?:Bộ trưởng|Giám đốc|Thủ trưởng|[Ll]ãnh đạo) )?[Cc]ác (?P<head>[Bb]ộ|[Ss]ở):? "
    rf"{_MINISTRY}(?:{_AND}{_MINISTRY})+"
    rf"|[Cc]ác (?:tỉnh, thành phố|tỉnh|thành phố|địa phương):? {PLACE}(?:{_AND}{PLACE})+)",
    examples=(
        "các Bộ: Công an, Quốc phòng",
        "Các Bộ Tài chính, Xây dựng và Y tế",
        "các sở: Nội vụ, Tài chính",
        "Bộ trưởng các Bộ: Công an, Quốc phòng",
        "các tỉnh Đồng Nai, Lạng Sơn và Cà Mau",
    ),
    counterexamples=("các bộ, ngành",),
)
DOCUMENT = Shape(
    name="document",
    pattern=rf"(?P<document>(?:{any_of(WORDS['documents'])}){END}(?: số)?(?: \d[\w/.-]*\w)?(?: của (?:{KNOWN}))?"
    rf"|(?:{any_of(WORDS['documents_small'])}){END}|(?<=[Tt]heo )(?:quyết định|kế hoạch|chỉ thị|kết luận){END})",
    examples=("Công điện số 124/CĐ-TTg", "Chương trình hành động của Chính phủ", "Nghị quyết 57-NQ/TW"),
    counterexamples=("quyết định",),
)
SHAPES = (FOREIGN, PERSON, STRANGER, CALLED, SEVERAL, OFFICE, BODY, GROUP, DOCUMENT)
"""In the order in which they are tried at a place."""


def _beginnings() -> str:
    """The small first syllables that a name can begin with: elsewhere nothing needs to be tried."""
    lists = (
        "titles",
        "courtesy",
        "alone",
        "group_heads",
        "group_members",
        "group_alone",
        "documents_small",
        "documents",
        "body_pronouns",
        "heads",
    )
    return any_of(word.split()[0].lower() for name in lists for word in WORDS[name])


@cache
def actor_pattern() -> re.Pattern[str]:
    """Any shape, where one can begin. Made at its first use: it takes 0.3 seconds, and most commands read no article."""
    begins = rf"(?=[{CAPITALS}]|\d{{1,3}}[ /]|(?:{_beginnings()}){END})"
    return re.compile(rf"(?<![\w/-]){begins}(?:{'|'.join(shape.pattern for shape in SHAPES)})")


APPOSITION = re.compile(rf"(?:,| -| –) (?P<title>{TITLE}{OFFICE_TAIL}{{0,12}})(?: \([^()\n]{{1,40}}\))?")
"""The office behind a name: 'Tô Lâm, Trưởng ban Chỉ đạo Trung ương …'."""

NEXT_NAME = re.compile(rf"(?:, | và |, và )(?P<name>{NAME})")
PERSON_ALONE = re.compile(PERSON.pattern)
FORMER = re.compile(r"(?<!\w)(?P<word>[Nn]guyên|[Cc]ựu) $")
MINISTRY = re.compile(_MINISTRY)
PLACE_ALONE = re.compile(PLACE)
FOREIGN_ALONE = re.compile(FOREIGN.pattern)
COURTESY_WORD = re.compile(rf"(?<!\w){COURTESY}[ ,]*")
COUNTRY_NAME = re.compile(rf"(?<!\w){COUNTRY}")
