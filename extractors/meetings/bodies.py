"""Who meets: the body named with the event, its organiser, or the committee of its chair."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.actors.parts import PLACES
from extractors.lexicon import CAPITALS
from extractors.meetings.organisers import holder_before, organiser_before, unlisted_organiser
from extractors.meetings.unlisted import acronym_behind, further_name, is_of_another, own_name
from model.actor import Actor
from model.span import Span

_OF = re.compile(r" ?(?:thường kỳ |toàn thể |tổ |đại biểu |toàn quốc |giữa )?(?:của |do )?(?:lãnh đạo )?")
_OF_FAR = re.compile(r"[^,;:\n]{0,110} của (?:lãnh đạo )?")
_IN_NAME = r"(?:[^,.;:()\n]|\.(?=\w))"
_BETWEEN = re.compile(
    rf"[^,.;:()\n]{{0,60}}? giữa (?P<bodies>"
    rf"(?P<one>[{CAPITALS}]{_IN_NAME}{{2,80}}?) và (?P<other>[{CAPITALS}]{_IN_NAME}{{1,80}}?))"
    r"(?= ngày | tại | về | nhằm | để | diễn | đã | và |[,;:()\n]|\.(?!\w))"
)
"""'buổi làm việc giữa | Bộ Tư pháp và Tập đoàn FPT'."""
_WITH = re.compile(r"[^;:\n]{0,110}? (?:với|cùng) (?:lãnh đạo |đại diện )?$")
_REVIEWS = re.compile(r"[sS]ơ kết|[tT]ổng kết")
"""'Hội nghị sơ kết công tác 6 tháng của | Tập đoàn …': its own work."""
_BARE_COMMITTEE = re.compile(r" của Ban [Cc]hỉ đạo(?=[,.;:\n]| về | để | đã | diễn )")
_SITS = re.compile(r"[^,.;:\n]{0,40}, (?:[^,.;:\n]{0,30}, )?")
_DELIBERATES = re.compile(
    r" (?:đã |sẽ |tiếp tục |tập trung )*(?:cho ý kiến|thảo luận|xem xét|thông qua|biểu quyết|bỏ phiếu)(?!\w)"
)
"""'Ủy ban Thường vụ Quốc hội | cho ý kiến'."""
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
_STEERING = ("Ban Chỉ đạo", "Ban chỉ đạo", "Tiểu ban")
_SOCIETIES = ("Hiệp hội", "Liên đoàn", "Hội ", "Đảng bộ", "Đoàn ")


def body_of(text: str, kind: str, event: Span, sentence: Span, actors: Sequence[Actor], chairs: Sequence[Actor]) -> str | None:
    """``actors`` are those of the sentence; a bare 'Ban Chỉ đạo' is the one that the chair heads."""
    named = _named_body(text, kind, event, sentence, actors)
    if named is None and kind == "phiên họp" and text.startswith(_PLENARY, event.end) and _has_speaker(actors):
        return _ASSEMBLIES[0]
    bare = (named or "").casefold() == "ban chỉ đạo" or _BARE_COMMITTEE.match(text, event.end, sentence.end)
    if (named is None and kind not in _COUNTERPART) or bare:
        return _committee(chairs) or named
    return named


def _named_body(text: str, kind: str, event: Span, sentence: Span, actors: Sequence[Actor]) -> str | None:
    """The first that fits."""
    bodies = [actor for actor in actors if actor.kind == "body" and actor.name not in _PLACES]
    listed = (
        _directly_behind(text, event, bodies)
        or _that_meets(text, event, bodies)
        or _counterpart(text, kind, event, bodies)
        or _further_on(text, event, bodies)
    )
    before = None if kind in _SITTINGS else holder_before(text, event, bodies)
    return (
        _both(text, event, sentence, actors)
        or own_name(text, kind, event, sentence)
        or _name(listed)
        or organiser_before(text, event, sentence)
        or _name(before)
        or further_name(text, event, sentence)
        or _name(_sits_there(text, event, bodies))
        or (None if kind in _SITTINGS else acronym_behind(text, event, sentence))
        or unlisted_organiser(text, event, sentence)
    )


def _both(text: str, event: Span, sentence: Span, actors: Sequence[Actor]) -> str | None:
    both = _BETWEEN.match(text, event.end, sentence.end)
    return both["bodies"] if both and not people_meeting(text, event, sentence, actors) else None


def _directly_behind(text: str, event: Span, bodies: Sequence[Actor]) -> Actor | None:
    """'phiên họp của | Chính phủ', 'Kỳ họp thứ 9, | Quốc hội'."""
    for actor in bodies:
        between = text[event.end : actor.start] if actor.start >= event.end else None
        if between is not None and (_OF.fullmatch(between) or (between == ", " and actor.name.startswith(_ASSEMBLED))):
            return actor
    return None


def _that_meets(text: str, event: Span, bodies: Sequence[Actor]) -> Actor | None:
    """'Quốc hội | họp phiên toàn thể'."""
    meets = event.of(text).lower().startswith("họp")
    return next((actor for actor in bodies if meets and _MEETS.fullmatch(text, actor.end, event.start)), None)


def _counterpart(text: str, kind: str, event: Span, bodies: Sequence[Actor]) -> Actor | None:
    """'buổi làm việc với lãnh đạo | Bộ Xây dựng'."""
    behind = (actor for actor in bodies if kind in _COUNTERPART and actor.start >= event.end)
    return next((actor for actor in behind if _WITH.fullmatch(text, event.end, actor.start)), None)


def _further_on(text: str, event: Span, bodies: Sequence[Actor]) -> Actor | None:
    """'hội nghị sơ kết công tác 6 tháng của | Tập đoàn Điện lực Việt Nam'."""
    for actor in bodies:
        far = _OF_FAR.fullmatch(text, event.end, actor.start) if actor.start >= event.end else None
        if far and (_REVIEWS.search(text, event.start, event.end) or not is_of_another(far[0])):
            return actor
    return None


def people_meeting(text: str, event: Span, sentence: Span, actors: Sequence[Actor]) -> tuple[str, ...]:
    """'hội đàm giữa Chủ tịch Quốc hội A và Chủ tịch Thượng viện B': people, who are no body; by name, or as written where
    nobody knows them."""
    both = _BETWEEN.match(text, event.end, sentence.end)
    if both is None or not any(_is_within(actor, both, "bodies") for actor in actors):
        return ()
    return tuple(_known_name(actors, both, part) or both[part] for part in ("one", "other"))


def _is_within(actor: Actor, found: re.Match[str], part: str) -> bool:
    return actor.kind == "person" and found.start(part) <= actor.start < found.end(part)


def _known_name(actors: Sequence[Actor], found: re.Match[str], part: str) -> str | None:
    known = (actor.name for actor in actors if _is_within(actor, found, part) and actor.how != "as written")
    return next(known, None)


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
    steering = (actor for actor in actors if actor.kind == "body" and actor.name.startswith(_STEERING))
    named = [name for actor in steering if (name := _name(actor))]
    held = _committee([actor for actor in actors if actor.kind == "person"])
    member = next((_STEERING[0] for actor in actors if actor.kind == "group" and actor.text.endswith(_STEERING[0])), None)
    return max(named, key=len, default=None) or held or member


def _committee(chairs: Sequence[Actor]) -> str | None:
    for chair in chairs:
        if match := _COMMITTEE.search(chair.office or ""):
            return match["body"][:1].upper() + match["body"][1:]
    return None


def _name(actor: Actor | None) -> str | None:
    """As written; a body that the text names only by its head by the name it stands for."""
    if actor is None:
        return None
    return actor.name if actor.how == "coreference" else actor.text
