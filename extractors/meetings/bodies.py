"""Who meets: the body named with the event, its organiser, or the committee of its chair."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.actors.parts import PLACES
from extractors.lexicon import CAPITALS, any_of, load_words
from model.actor import Actor
from model.span import Span

_WORDS = load_words(__package__)
_OF = re.compile(r" ?(?:thường kỳ |toàn thể |tổ |đại biểu |toàn quốc |giữa )?(?:của |do )?(?:lãnh đạo )?")
_OF_FAR = re.compile(r"[^,;:\n]{0,110} của (?:lãnh đạo )?")
_OF_UNKNOWN = re.compile(rf"[^.,;:\n]{{0,110}} của (?P<body>[{CAPITALS}][\w&]*(?: [{CAPITALS}][\w&]*)*)(?= -|[,.;]| ngày)")
_OF_BRANCH = re.compile(
    rf"[^.,;:\n]{{0,110}} (?P<body>ngành [{CAPITALS}][^,.;:()\n]{{2,50}}?)(?= lần | năm | diễn | được | tại |[,.;:()\n])"
)
"""'hội nghị tổng kết năm 2024 của | ngành Tài nguyên và Môi trường'."""
_OWNED = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['owned'])})(?!\w)", re.IGNORECASE)
_BETWEEN = re.compile(
    rf" giữa (?P<bodies>[{CAPITALS}][^,.;:()\n]{{2,80}}? và [{CAPITALS}][^,.;:()\n]{{1,80}}?)"
    r"(?= ngày | tại | về | nhằm | để | diễn |[,.;:()\n])"
)
"""'buổi làm việc giữa | Bộ Tư pháp và Tập đoàn FPT'."""
_WITH = re.compile(r"[^;:\n]{0,110}? (?:với|cùng) (?:lãnh đạo |đại diện )?$")
_HOLDS = re.compile(
    r"(?: \([^()]{1,30}\))?,?[^;:\n]{0,120}?(?<!\w)(?:tổ chức|khai mạc|triệu tập|chủ trì|họp|sẽ có|đã có)(?!\w)[^;:\n]{0,40}$"
)
_ACRONYM = re.compile(rf"(?: [Tt]hượng đỉnh| [Cc]ấp cao)? (?P<body>(?![IVXL]+(?!\w))[{CAPITALS}]{{3,6}})(?![\w-])")
"""'Hội nghị | WEF', 'Diễn đàn | ASEAN'."""
_ORGANISED_BY = re.compile(
    rf"[^.;\n]{{0,160}}? do (?P<body>[{CAPITALS}][^,.;:\n]{{2,80}}?)(?:,? (?:phối hợp|chủ trì|cùng)[^.;\n]{{0,120}}?)? tổ chức"
)
_ORGANISES = re.compile(
    rf"(?:^|, )(?P<body>(?:{any_of(_WORDS['organisers'])})(?: [\w&/-]+){{1,9}}?)(?: \([^()]{{1,30}}\))? (?:đã |sẽ |vừa )?"
    r"(?:phối hợp (?:với|cùng) [^.;:\n]{3,120}? )?(?:đồng )?tổ chức (?:tổ chức )?(?:thành công )?$"
)
"""'Tạp chí Kinh tế Sao Mai tổ chức | Diễn đàn …': an organiser whom no list knows."""
_MEETS = re.compile(r" (?:đã |vừa |sẽ |tiếp tục )*$")
_COMMITTEE = re.compile(r"(?:[Pp]hó )?[Tt]rưởng (?P<body>[Bb]an [Cc]hỉ đạo(?: .{10,})?)")
_COUNTERPART = ("buổi làm việc", "cuộc làm việc", "phiên làm việc", "cuộc họp", "buổi đối thoại", "buổi gặp mặt")
_PLACES = frozenset(PLACES)
_ASSEMBLIES = ("Quốc hội", "HĐND", "Hội đồng nhân dân")
_SITTINGS = ("kỳ họp", "đại hội")
_PARTY_CONGRESSES = range(11, 17)
"""The eleventh was in 2011, the fourteenth in January 2026."""
_STEERING = ("Ban Chỉ đạo", "Ban chỉ đạo", "Tiểu ban")
_SOCIETIES = ("Hiệp hội", "Liên đoàn", "Hội ", "Đảng bộ", "Đoàn ")


def body_of(text: str, kind: str, event: Span, sentence: Span, actors: Sequence[Actor], chairs: Sequence[Actor]) -> str | None:
    """``actors`` are those of the sentence; a bare 'Ban Chỉ đạo' is the one that the chair heads."""
    named = _named_body(text, kind, event, sentence, actors)
    if (named is None and kind not in _COUNTERPART) or (named or "").casefold() == "ban chỉ đạo":
        return _committee(chairs) or named
    return named


def _named_body(text: str, kind: str, event: Span, sentence: Span, actors: Sequence[Actor]) -> str | None:
    """First that fits: 'phiên họp của X', 'X họp phiên …', 'buổi làm việc với X', 'X tổ chức hội nghị', 'do X tổ chức'."""
    if both := _BETWEEN.match(text, event.end, sentence.end):
        return both["bodies"]
    bodies = [actor for actor in actors if actor.kind == "body" and actor.name not in _PLACES]
    for actor in bodies:
        between = text[event.end : actor.start] if actor.start >= event.end else None
        if between is not None and (_OF.fullmatch(between) or (between == ", " and actor.name.startswith(_ASSEMBLIES))):
            return _name(actor)
    for actor in bodies:
        if event.of(text).lower().startswith("họp") and _MEETS.fullmatch(text, actor.end, event.start):
            return _name(actor)
    if kind in _COUNTERPART:
        for actor in bodies:
            if actor.start >= event.end and _WITH.fullmatch(text, event.end, actor.start):
                return _name(actor)
    for actor in bodies:
        far = _OF_FAR.fullmatch(text, event.end, actor.start) if actor.start >= event.end else None
        if far and not _OWNED.search(far[0]):
            return _name(actor)
    for actor in () if kind in _SITTINGS else bodies:
        elsewhere = text.endswith(("tại ", "ở "), 0, actor.start)
        if actor.end <= event.start and not elsewhere and _HOLDS.fullmatch(text, actor.end, event.start):
            return _name(actor)
    if branch := _OF_BRANCH.match(text, event.end, sentence.end):
        return branch["body"]
    if (unknown := _OF_UNKNOWN.match(text, event.end, sentence.end)) and not _OWNED.search(unknown[0]):
        return unknown["body"]
    if kind not in _SITTINGS and (acronym := _ACRONYM.match(text, event.end, sentence.end)):
        return acronym["body"]
    if match := _ORGANISED_BY.match(text, event.end, sentence.end):
        return match["body"].strip()
    if match := _ORGANISES.search(text, sentence.start, event.start):
        return match["body"]
    return None


def usual_body(kind: str, ordinal: int | None, actors: Sequence[Actor]) -> str | None:
    """Where the article never says who meets: a session is the National Assembly's, a congress of so high a number that only
    the Party has had it the Party's, another that of the first society."""
    if kind == "kỳ họp":
        return "Quốc hội"
    if kind == "đại hội" and ordinal in _PARTY_CONGRESSES:
        return "Đảng"
    if kind == "phiên họp":
        return _committee_of(actors)
    if kind == "đại hội":
        return next((_name(actor) for actor in actors if actor.kind == "body" and actor.name.startswith(_SOCIETIES)), None)
    return None


def _committee_of(actors: Sequence[Actor]) -> str | None:
    """The steering committee of the article by its longest name, or that of those present: 'Phó Trưởng Ban Chỉ đạo'."""
    named = [_name(actor) for actor in actors if actor.kind == "body" and actor.name.startswith(_STEERING)]
    held = _committee([actor for actor in actors if actor.kind == "person"])
    member = next((_STEERING[0] for actor in actors if actor.kind == "group" and actor.text.endswith(_STEERING[0])), None)
    return max(named, key=len, default=None) or held or member


def _committee(chairs: Sequence[Actor]) -> str | None:
    for chair in chairs:
        if match := _COMMITTEE.search(chair.office or ""):
            return match["body"][:1].upper() + match["body"][1:]
    return None


def _name(actor: Actor) -> str:
    return actor.name if actor.how == "coreference" else actor.text
