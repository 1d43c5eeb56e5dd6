"""Who holds an event: 'X tổ chức hội nghị', 'hội thảo do X tổ chức', and the sentence behind it that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.lexicon import CAPITALS, any_of, load_words
from model.actor import Actor
from model.span import Span

_WORDS = load_words(__package__)
_HOLDS = re.compile(
    r"(?: \([^()]{1,30}\))?,?[^;:\n]{0,120}?(?<!\w)(?:tổ chức|khai mạc|triệu tập|chủ trì|họp|sẽ có|đã có)(?!\w)[^;:\n]{0,40}$"
)
_NOT_ITSELF = ("tại ", "ở ", "viên ", "dự khuyết ", "Nhà ", "rụ sở ")
"""'tại Bộ Tài chính', 'Ủy viên Ban Chấp hành Trung ương … chủ trì': where it is held, what the chair is a member of."""
_WITH_PARTNERS = re.compile(
    rf"(?:^|[,.] |\d, |\n)(?P<body>[{CAPITALS}][\w&]*(?: [\w&–-]+){{0,8}}?)(?: \([^()\n]{{2,30}}\))? (?:đã |vừa |sẽ )?"
    r"phối hợp (?:với |cùng )?[^.;:\n]{3,160}? (?:đồng )?tổ chức (?:thành công )?$"
)
"""'Sao Mai Group phối hợp với KPMG tổ chức | tọa đàm …'."""
_CITY = re.compile(
    rf"(?<!\w )(?<!\w)(?P<body>(?:TP\.? ?|[Tt]hành phố |[Tt]ỉnh )[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}})"
    r"(?: đã| sẽ| vừa| long trọng| trọng thể)* tổ chức $"
)
_UNLISTED = re.compile(
    rf"(?:^|, )(?P<body>(?:{any_of(_WORDS['organisers'])})(?: [\w&/-]+){{1,9}}?)(?: \([^()]{{1,30}}\))? (?:đã |sẽ |vừa )?"
    r"(?:phối hợp (?:với|cùng) [^.;:\n]{3,120}? )?(?:đồng )?tổ chức (?:tổ chức )?(?:thành công )?$"
)
"""'Tạp chí Kinh tế Sao Mai tổ chức | Diễn đàn …'."""
_BY = re.compile(
    rf"[^.;\n]{{0,300}}? do (?P<body>(?:\d+ tỉnh )?[{CAPITALS}][^.;:\n]{{2,140}}?)"
    r"(?:,? (?:phối hợp|chủ trì|cùng)[^.;\n]{0,120}?)?(?: đồng)? tổ chức"
)
_THE_EVENT = re.compile(r"(?:Sự kiện|Chương trình|Hoạt động)(?: này)? do ")


def organiser_before(text: str, event: Span, sentence: Span) -> str | None:
    """The one who 'phối hợp với Y tổ chức' the event, or the city that holds it."""
    found = _WITH_PARTNERS.search(text, sentence.start, event.start) or _CITY.search(text, sentence.start, event.start)
    return found["body"] if found else None


def holder_before(text: str, event: Span, bodies: Sequence[Actor]) -> Actor | None:
    """The first body that 'tổ chức', 'khai mạc' or 'chủ trì' the event behind it."""
    for actor in bodies:
        elsewhere = text.endswith(_NOT_ITSELF, 0, actor.start)
        if actor.end <= event.start and not elsewhere and _HOLDS.fullmatch(text, actor.end, event.start):
            return actor
    return None


def unlisted_organiser(text: str, event: Span, sentence: Span) -> str | None:
    """'… do X tổ chức' behind the event, else an organiser before it whom only his first word tells."""
    found = _by(text, event.end, sentence.end) or _UNLISTED.search(text, sentence.start, event.start)
    return found["body"].strip() if found else None


def _by(text: str, start: int, end: int) -> re.Match[str] | None:
    """Tried only where the words that it ends with stand behind: the pattern alone takes long to fail."""
    return _BY.match(text, start, end) if text.find(" tổ chức", start, end) >= 0 else None


def organiser_in(text: str, sentence: Span) -> str | None:
    """'Chương trình do | Tổng Liên đoàn | phối hợp tổ chức.': in a sentence behind the event."""
    found = _THE_EVENT.match(text, sentence.start, sentence.end) and _by(text, sentence.start, sentence.end)
    return found["body"].strip() if found else None
