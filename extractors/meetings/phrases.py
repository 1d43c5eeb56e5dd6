"""The words that name an event: 'phiên họp thứ hai', 'Kỳ họp thứ 9', 'Đại hội Đảng lần thứ XIV', 'họp Phiên thứ nhất'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.lexicon import CAPITALS, any_of, load_words
from model.span import Span

_WORDS = load_words(__package__)
KIN = frozenset(_WORDS["kin"])
_UNITS = {
    "nhất": 1,
    "hai": 2,
    "ba": 3,
    "tư": 4,
    "bốn": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NUMBER = rf"(?P<ordinal>\d{{1,3}}(?!\d|[/.]\d)|[IVXL]+|(?i:(?:mười )?(?:{'|'.join(_UNITS)})))(?!\w)"
_CEREMONIES = [head.removeprefix("lễ ") for head in _WORDS["heads"] if head.startswith("lễ ")]
"""'buổi | lễ khánh thành'."""
_MODIFIERS = rf"(?: (?:{any_of(_WORDS['modifiers'])})(?!\w))*"
_MET = (
    rf"[hH]ọp(?= (?:{any_of(_WORDS['met'])}))"
    r"|(?<=chủ trì )họp(?! báo)"
    rf"|(?:(?<=đã )|(?<=sẽ )|(?<=tiếp tục ))họp(?= (?:{any_of(_WORDS['met_with'])})(?!\w))"
)
_HEAD = (
    rf"(?i:{any_of(_WORDS['heads'])})|Lễ(?! (?:hội|Tết|phép))|{_MET}|[sS]ự kiện(?= [\"“])"
    rf"|làm việc(?= với)|thảo luận(?= (?:tại |ở )?[tT]ổ(?! chức))|tiếp xúc cử tri"
    rf"|gặp mặt(?= (?:{any_of(_WORDS['met_people'])}|[{CAPITALS}]))"
)
_PHRASE = re.compile(
    rf"(?<!\w)(?!(?i:hội thảo luận)|buổi lễ (?:{any_of(_CEREMONIES)})(?!\w))(?P<head>{_HEAD})(?!\w)"
    rf"{_MODIFIERS}(?:(?: (?:lần )?thứ {_NUMBER})|(?P<first> (?:đầu tiên|lần đầu)))?(?P<month> tháng \d{{1,2}}(?:/\d{{4}})?)?"
)
_FURTHER = re.compile(rf"(?:[^,.;:\n\"“”()]{{0,80}}? |[^.;:\n\"“”()]{{0,160}}? \()(?:lần thứ|thứ(?= \d)) {_NUMBER}")
_OF_A_YEAR = re.compile(r" (?:của |trong |đầu )?năm(?!\w)")
"""'họp báo đầu tiên của năm 2025' is no first of a series."""
_OF_ITS_OWN = re.compile(r"toàn quốc|sơ kết|tổng kết|thượng đỉnh|bất thường|thường kỳ", re.IGNORECASE)
_ANOTHER = re.compile(rf"(?<!\w)(?i:{any_of(_WORDS['heads'])})(?!\w)")
_NUMBERED = re.compile(r" (?:Đảng |Trung ương |BCH Trung ương )?(?P<ordinal>[XVI]{1,6}|(?<=ương )\d{1,2})(?!\w)")
_NOT_ONE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['plural'])}) $", re.IGNORECASE)
_WORKED = re.compile(
    rf"(?:(?<!\w)(?:đã|có|tiếp|sẽ|đoàn công tác|trực tiếp|thăm và|thăm,|kiểm tra và|tới|buổi)|(?<!\w)[{CAPITALS}]\w*) $"
)
_CEREMONY = re.compile(r"[Ll]ễ \w+(?: \w+)? (?:các|một số|bản|biên bản|văn kiện|kết quả)")
_NEXT_WORD = 14
VERBS = ("làm việc", "gặp mặt", "tiếp xúc cử tri", "thảo luận")
_COUNTED = re.compile(r"\d $")
_GENERIC = re.compile(rf",? ?(?:{any_of(_WORDS['generic_after'])})(?!\w)")
_HERE = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['here_before'])})(?: buổi| một| cuộc)? $", re.IGNORECASE)
_SPECIFIC = re.compile(rf",? (?:(?:{any_of(_WORDS['specific_after'])})(?!\w)|[\"“]?[{CAPITALS}])")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPhrase:
    """``specific`` where its own words tell it from other events, ``here`` where the article speaks of it as known."""

    span: Span
    kind: str
    ordinal: int | None
    specific: bool
    here: bool


def event_phrases(text: str) -> list[EventPhrase]:
    """In order; generic plurals ('các cuộc họp') and parts of other names ('Nghị quyết Đại hội XIII') are left out."""
    found: list[EventPhrase] = []
    skipped = 0
    for match in _PHRASE.finditer(text):
        before = text[max(0, match.start() - 20) : match.start()]
        listed = text[skipped : match.start()] in (", ", " và ", " hay ", " hoặc ")
        is_verb = match["head"] in VERBS
        if is_verb and match["head"] != "thảo luận" and not _WORKED.search(before):
            continue
        several = not is_verb and _NOT_ONE.search(before)
        if listed or several or _COUNTED.search(before) or _GENERIC.match(text, match.end()):
            skipped = match.end()
            continue
        ordinal = _ordinal(text, match)
        found.append(
            EventPhrase(
                span=Span(*match.span()),
                kind=_kind(text, match),
                ordinal=ordinal,
                specific=bool(
                    ordinal
                    or match["month"]
                    or _CEREMONY.match(text, match.start(), match.end() + _NEXT_WORD)
                    or _OF_ITS_OWN.search(match[0])
                    or _SPECIFIC.match(text, match.end())
                ),
                here=bool(_HERE.search(before)),
            )
        )
    return found


def _kind(text: str, match: re.Match[str]) -> str:
    """'họp Phiên thứ nhất' is a 'phiên họp', 'họp Thường trực Chính phủ' a 'cuộc họp', 'làm việc với …' a 'buổi làm việc'."""
    kind = match["head"].lower().replace("toạ", "tọa")
    if kind in VERBS:
        return f"buổi {kind}"
    if kind != "họp":
        return kind
    sort = text[match.end("head") + 1 : match.end("head") + 16].lower()
    if sort.startswith("phiên toàn thể"):
        return "phiên toàn thể"
    return "phiên họp" if sort.startswith("phiên") else "cuộc họp"


def _ordinal(text: str, match: re.Match[str]) -> int | None:
    if match["ordinal"]:
        return _value(match["ordinal"])
    if match["first"]:
        return None if _OF_A_YEAR.match(text, match.end()) else 1
    further = _NUMBERED.match(text, match.end()) or _FURTHER.match(text, match.end())
    if further is None or _ANOTHER.search(text, match.end(), further.end()):
        return None
    return _value(further["ordinal"])


def _value(words: str) -> int | None:
    """'9', 'XIV', 'mười một'."""
    if words.isdigit():
        return int(words)
    if words.isupper() and set(words) <= set(_ROMAN):
        digits = [_ROMAN[letter] for letter in words]
        return sum(-a if a < b else a for a, b in zip(digits, [*digits[1:], 0], strict=True))
    return sum(_UNITS[word] for word in words.lower().split())
