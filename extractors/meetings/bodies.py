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
_OF_UNKNOWN = re.compile(
    rf"[^.,;:\n]{{0,110}} của (?P<body>[{CAPITALS}][\w&]*(?: [{CAPITALS}][\w&]*)*(?: thế giới| quốc tế)?)(?= -|[,.;]| ngày| \()"
)
_OF_BRANCH = re.compile(
    rf"[^.,;:\n]{{0,110}} (?P<body>ngành [{CAPITALS}][^,.;:()\n]{{2,50}}?)(?= lần | năm | diễn | được | tại |[,.;:()\n])"
)
"""'hội nghị tổng kết năm 2024 của | ngành Tài nguyên và Môi trường'."""
_OWNED = re.compile(rf"(?<!\w)(?:{any_of(_WORDS['owned'])})(?!\w)", re.IGNORECASE)
_IN_NAME = r"(?:[^,.;:()\n]|\.(?=\w))"
_BETWEEN = re.compile(
    rf"[^,.;:()\n]{{0,60}}? giữa (?P<bodies>[{CAPITALS}]{_IN_NAME}{{2,80}}? và [{CAPITALS}]{_IN_NAME}{{1,80}}?)"
    r"(?= ngày | tại | về | nhằm | để | diễn | đã | và |[,;:()\n]|\.(?!\w))"
)
"""'buổi làm việc giữa | Bộ Tư pháp và Tập đoàn FPT'."""
_WITH = re.compile(r"[^;:\n]{0,110}? (?:với|cùng) (?:lãnh đạo |đại diện )?$")
_HOLDS = re.compile(
    r"(?: \([^()]{1,30}\))?,?[^;:\n]{0,120}?(?<!\w)(?:tổ chức|khai mạc|triệu tập|chủ trì|họp|sẽ có|đã có)(?!\w)[^;:\n]{0,40}$"
)
_REVIEWS = re.compile(r"[sS]ơ kết|[tT]ổng kết")
"""'Hội nghị sơ kết công tác 6 tháng của | Tập đoàn …': its own work."""
_ORGANISES_WITH = re.compile(
    rf"(?:^|[,.] |\d, |\n)(?P<body>[{CAPITALS}][\w&]*(?: [\w&–-]+){{0,8}}?)(?: \([^()\n]{{2,30}}\))? (?:đã |vừa |sẽ )?"
    r"phối hợp (?:với |cùng )?[^.;:\n]{3,160}? (?:đồng )?tổ chức (?:thành công )?$"
)
_CITY_HOLDS = re.compile(
    rf"(?<!\w )(?<!\w)(?P<body>(?:TP\.? ?|[Tt]hành phố |[Tt]ỉnh )[{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}})"
    r"(?: đã| sẽ| vừa| long trọng| trọng thể)* tổ chức $"
)
_NOT_ITSELF = ("tại ", "ở ", "viên ", "dự khuyết ", "Nhà ", "rụ sở ")
"""'tại Bộ Tài chính', 'Ủy viên Ban Chấp hành Trung ương … chủ trì': where it is held, what the chair is a member of."""
_ACRONYM = re.compile(
    rf"(?: [Tt]hượng đỉnh| [Cc]ấp cao)? (?!(?:[IVXL]+|{any_of(_WORDS['topics'])})(?!\w))"
    rf"(?P<body>[{CAPITALS}]{{3,6}}|G\d{{1,2}})(?![\w-])"
)
"""'Hội nghị | WEF', 'Diễn đàn | ASEAN'; 'Diễn đàn ESG' is about it."""
_ORGANISED_BY = re.compile(
    rf"[^.;\n]{{0,300}}? do (?P<body>(?:\d+ tỉnh )?[{CAPITALS}][^.;:\n]{{2,140}}?)"
    r"(?:,? (?:phối hợp|chủ trì|cùng)[^.;\n]{0,120}?)?(?: đồng)? tổ chức"
)
_THE_EVENT = re.compile(r"(?:Sự kiện|Chương trình|Hoạt động)(?: này)? do ")
_ORGANISES = re.compile(
    rf"(?:^|, )(?P<body>(?:{any_of(_WORDS['organisers'])})(?: [\w&/-]+){{1,9}}?)(?: \([^()]{{1,30}}\))? (?:đã |sẽ |vừa )?"
    r"(?:phối hợp (?:với|cùng) [^.;:\n]{3,120}? )?(?:đồng )?tổ chức (?:tổ chức )?(?:thành công )?$"
)
"""'Tạp chí Kinh tế Sao Mai tổ chức | Diễn đàn …': an organiser whom no list knows."""
_SITS = re.compile(r"[^,.;:\n]{0,40}, (?:[^,.;:\n]{0,30}, )?")
_DELIBERATES = re.compile(
    r" (?:đã |sẽ |tiếp tục |tập trung )*(?:cho ý kiến|thảo luận|xem xét|thông qua|biểu quyết|bỏ phiếu)(?!\w)"
)
_MEETS = re.compile(r" (?:đã |vừa |sẽ |tiếp tục )*$")
_COMMITTEE = re.compile(r"(?:[Pp]hó )?[Tt]rưởng (?P<body>[Bb]an [Cc]hỉ đạo(?: .{10,})?)")
_COUNTERPART = ("buổi làm việc", "cuộc làm việc", "phiên làm việc", "cuộc họp", "buổi đối thoại", "buổi gặp mặt")
_PLACES = frozenset(PLACES)
_ASSEMBLIES = ("Quốc hội", "HĐND", "Hội đồng nhân dân")
_ASSEMBLED = (*_ASSEMBLIES, "Ban Chấp hành")
_OF_ASSEMBLY = ("phiên thảo luận", "phiên chất vấn", "phiên toàn thể", "phiên giải trình")
_SPEAKER = re.compile(r"(?:Phó )?Chủ tịch Quốc hội(?!\w)")
_STANDING_COMMITTEE = "Ủy ban Thường vụ Quốc hội"
_PLENARY = (" tổ", " toàn thể")
_SITTINGS = ("kỳ họp", "đại hội")
_PARTY_CONGRESSES = range(11, 17)
"""The eleventh was in 2011, the fourteenth in January 2026."""
_OF_PARTY = re.compile(
    r"(?: đại biểu| toàn quốc| lần thứ [XVI]+| [XVI]+)* (?:của )?Đảng(?! (?:bộ|ủy|uỷ|đoàn|Dân|Cộng|Lao)(?!\w))"
)
_STEERING = ("Ban Chỉ đạo", "Ban chỉ đạo", "Tiểu ban")
_SOCIETIES = ("Hiệp hội", "Liên đoàn", "Hội ", "Đảng bộ", "Đoàn ")


def body_of(text: str, kind: str, event: Span, sentence: Span, actors: Sequence[Actor], chairs: Sequence[Actor]) -> str | None:
    """``actors`` are those of the sentence; a bare 'Ban Chỉ đạo' is the one that the chair heads."""
    named = _named_body(text, kind, event, sentence, actors)
    if named is None and kind == "phiên họp" and text.startswith(_PLENARY, event.end) and _has_speaker(actors):
        return _ASSEMBLIES[0]
    if (named is None and kind not in _COUNTERPART) or (named or "").casefold() == "ban chỉ đạo":
        return _committee(chairs) or named
    return named


def _named_body(text: str, kind: str, event: Span, sentence: Span, actors: Sequence[Actor]) -> str | None:
    """First that fits: 'phiên họp của X', 'X họp phiên …', 'buổi làm việc với X', 'X tổ chức hội nghị', 'do X tổ chức'."""
    if (both := _BETWEEN.match(text, event.end, sentence.end)) and not people_meeting(text, event, sentence, actors):
        return both["bodies"]
    if kind == "đại hội" and _OF_PARTY.match(text, event.end, sentence.end):
        return "Đảng"
    bodies = [actor for actor in actors if actor.kind == "body" and actor.name not in _PLACES]
    for actor in bodies:
        between = text[event.end : actor.start] if actor.start >= event.end else None
        if between is not None and (_OF.fullmatch(between) or (between == ", " and actor.name.startswith(_ASSEMBLED))):
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
        if far and (_REVIEWS.search(text, event.start, event.end) or not _OWNED.search(far[0])):
            return _name(actor)
    if organiser := _ORGANISES_WITH.search(text, sentence.start, event.start):
        return organiser["body"]
    if city := _CITY_HOLDS.search(text, sentence.start, event.start):
        return city["body"]
    for actor in () if kind in _SITTINGS else bodies:
        elsewhere = text.endswith(_NOT_ITSELF, 0, actor.start)
        if actor.end <= event.start and not elsewhere and _HOLDS.fullmatch(text, actor.end, event.start):
            return _name(actor)
    if branch := _OF_BRANCH.match(text, event.end, sentence.end):
        return branch["body"]
    if (unknown := _OF_UNKNOWN.match(text, event.end, sentence.end)) and not _OWNED.search(unknown[0]):
        return unknown["body"]
    if body := _sits_there(text, event, bodies):
        return _name(body)
    if kind not in _SITTINGS and (acronym := _ACRONYM.match(text, event.end, sentence.end)):
        return acronym["body"]
    if match := _ORGANISED_BY.match(text, event.end, sentence.end):
        return match["body"].strip()
    if match := _ORGANISES.search(text, sentence.start, event.start):
        return match["body"]
    return None


def organiser_in(text: str, sentence: Span) -> str | None:
    """'Chương trình do | Tổng Liên đoàn | phối hợp tổ chức.': in a sentence behind the event."""
    match = _THE_EVENT.match(text, sentence.start, sentence.end) and _ORGANISED_BY.match(text, sentence.start, sentence.end)
    return match["body"].strip() if match else None


def people_meeting(text: str, event: Span, sentence: Span, actors: Sequence[Actor]) -> tuple[str, ...]:
    """'hội đàm giữa Chủ tịch Quốc hội A và Chủ tịch Thượng viện B': people, who are no body."""
    both = _BETWEEN.match(text, event.end, sentence.end)
    people = [actor for actor in actors if both and actor.kind == "person" and both.start() < actor.start < both.end()]
    return tuple(actor.name for actor in people)


def _has_speaker(actors: Sequence[Actor]) -> bool:
    """The Speaker of the National Assembly, or a deputy."""
    return any(actor.kind == "person" and _SPEAKER.match(actor.office or "") for actor in actors)


def _sits_there(text: str, event: Span, bodies: Sequence[Actor]) -> Actor | None:
    """'Tiếp tục Phiên họp thứ 44, ngày 17/4, | Ủy ban Thường vụ Quốc hội | cho ý kiến về …'."""
    for actor in bodies:
        if actor.start >= event.end and _SITS.fullmatch(text, event.end, actor.start) and _DELIBERATES.match(text, actor.end):
            return actor
    return None


def usual_body(kind: str, ordinal: int | None, actors: Sequence[Actor]) -> str | None:
    """Where the article never says who meets: a session is the National Assembly's, a congress of so high a number that only
    the Party has had it the Party's, another that of the first society."""
    if kind == "kỳ họp":
        return "Quốc hội"
    if kind == "đại hội" and ordinal in _PARTY_CONGRESSES:
        return "Đảng"
    if kind == "phiên họp":
        names = {actor.name for actor in actors}
        return _committee_of(actors) or (_STANDING_COMMITTEE if _STANDING_COMMITTEE in names and _has_speaker(actors) else None)
    if kind in _OF_ASSEMBLY and any(actor.name.startswith(_ASSEMBLIES[0]) for actor in actors):
        return _ASSEMBLIES[0]
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
