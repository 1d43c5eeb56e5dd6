"""Those told to act whom no list of names knows: by what kind of name they have, and where it stands."""

from __future__ import annotations

import re

from extractors.directives.lexicon import ACTION, AFTER_VERB, AGENTS, NO_NAMES, NOT_IN_NAMES, NOT_TOLD, TOLD
from extractors.lexicon import CAPITALS, any_of
from model.span import Span

_WORDS = r"(?: (?!để )[^\s,.;:]+)"
_KIND = (
    rf"(?:(?i:{any_of(TOLD)})|\d{{1,3}}(?= [^\W\d]))(?!\w)(?! (?:{any_of(NOT_TOLD)})(?!\w))"
    rf"{_WORDS}{{0,7}}?(?:, (?:nhất là |trong đó có )?[^\s,.;:]+{_WORDS}{{0,9}}?){{0,2}}"
)
"""'các đại sứ, đại biện EU', 'tỉnh', '26 tổ công tác'."""
_CAPITAL = rf"(?!(?:{any_of(NO_NAMES)})(?!\w))[{CAPITALS}][\w&-]*(?:(?! là ){_WORDS}){{0,9}}?"
"""'Qualcomm', 'Nghị viện Malaysia'."""
_STRANGERS = re.compile(
    rf"(?P<who>{_KIND}|{_CAPITAL})(?<! các)(?<! và)(?<! để)(?<! của)"
    rf"(?=,? (?:sẽ )?(?:(?:cần|phải|cùng|hãy)(?!\w)|{ACTION.pattern}))"
)
_NAMING = rf"(?: (?:phòng, chống|(?!(?:{any_of(NOT_IN_NAMES)})(?!\w))[^\s,.;:]+))"
"""A word inside the name of somebody, which tells nothing of him."""
_AGENTS = rf"(?i:(?:(?:các|những|mọi|mỗi|từng|toàn thể|tất cả|toàn bộ) )*(?!trường hợp)(?:{any_of(AGENTS)}))(?!\w)"
_SUBJECT = re.compile(
    r"(?:^[\"“ ]*|[,:;] |(?:[Dd]o đó|Nhưng|Song|nhấn mạnh|nêu rõ|khẳng định|cho rằng|rằng|để|thì) )(?P<who>"
    rf"{_AGENTS}{_NAMING}{{0,6}}?"
    rf"|[{CAPITALS}]{{2,}}\w*)(?: cũng| đều)? $"
)
_SEVERAL = rf"(?:Các|các|Mọi|mọi|Mỗi|mỗi|Từng|từng)(?! (?:{any_of(NOT_TOLD)})(?!\w))"
_OPENING = re.compile(
    rf"(?:{_AGENTS}{_NAMING}{{0,4}}?(?:, {_AGENTS}{_NAMING}{{0,3}}?)?"
    rf"|{_SEVERAL}{_NAMING}{{1,5}}?(?:,{_NAMING}{{1,4}}?)?|[{CAPITALS}]{{3,}})"
    rf"(?= (?:(?:cần|phải)(?!\w)|{ACTION.pattern}))"
)
_JOINED = re.compile(r"(?:,| và|, và) (?:nhất là |đặc biệt là |trong đó có )?(?!cùng(?!\w))")
_AND = re.compile(r", (?:nhất là |trong đó có )?| và (?=các |những |toàn |cá nhân )")


def strangers_at(text: str, at: int, end: int) -> tuple[str, ...]:
    """'đề nghị | Qualcomm tăng cường …', 'yêu cầu | tỉnh rà soát …': those at ``at`` who stand before what they shall do."""
    found = _STRANGERS.match(text, at, end)
    return tuple(_AND.split(found["who"])) if found else ()


def opening_strangers(text: str, at: int, end: int) -> Span:
    """'Thành phố | quan tâm …', 'Các doanh nghiệp tư nhân | chia sẻ …': those who begin a sentence; empty where nobody does."""
    found = _OPENING.match(text, at, end)
    return Span(at, found.end()) if found else Span(at, at)


def strangers_joined(text: str, at: int, end: int) -> tuple[str, ...]:
    """'yêu cầu tỉnh Quảng Trị | và nhà đầu tư sớm triển khai': those joined to a known name that ends at ``at``."""
    joined = _JOINED.match(text, at, end)
    return strangers_at(text, joined.end(), end) if joined else ()


def is_somebody_behind(text: str, at: int, end: int) -> bool:
    """Whether the order verb that ends at ``at`` is followed by somebody and what he shall do."""
    opened = AFTER_VERB.match(text, at)
    return bool(strangers_at(text, opened.end() if opened else at, end))


def stranger_before(text: str, start: int, end: int) -> Span | None:
    """'… tỉnh | phải rà soát', 'Đại sứ quán | phải trở thành …': whoever stands directly before an obligation at ``end``."""
    found = _SUBJECT.search(text[start:end])
    return Span(start + found.start("who"), start + found.end("who")) if found else None
