"""Where an event takes place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.actors.parts import COUNTRY, PLACES
from extractors.lexicon import CAPITALS, any_of, load_words
from extractors.meetings.apart import HEAD, NEAR, is_in_passing, stands_between
from model.span import Span

_WORDS = load_words(__package__)
_CITY = (
    rf"(?:TP\.? ?|[Tt]hành phố |[Tt]hủ đô |tỉnh )?(?:{any_of([*PLACES, *_WORDS['cities']])})(?!\w)"
    rf"|(?:[Tt]hành phố|[Tt]hủ đô) [{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}}"
)
_HALL = rf"(?i:{any_of(_WORDS['halls'])})(?!\w)[^,.;:()\n]{{0,60}}"
_ABROAD = rf"(?:[Tt]hủ đô |[Tt]hành phố )?[{CAPITALS}]\w+(?: \w+){{0,3}}(?:, {COUNTRY}| \({COUNTRY}\))"
"""'Rio de Janeiro, Brazil', 'Incheon (Hàn Quốc)'."""
_PLACE = re.compile(rf"(?<!\w)(?:[tT]ại|ở) (?:điểm cầu |đầu cầu )?(?P<place>{_ABROAD}|{_CITY}|{_HALL})")
_HELD = re.compile(r"(?<!\w)(?:diễn ra|tổ chức|khai mạc)(?!\w)[^.;\n]{0,40}$")
_CONNECTED = re.compile(r"(?:được kết nối|kết nối) (?:từ|đến) điểm cầu")
"""A place that follows an event from afar."""
_PLACE_ENDS = re.compile(r" (?:do|đã|với|để|nhằm|về|và|trực tuyến|có|vừa|diễn ra)(?!\w).*")


def place_in(text: str, sentence: Span, event: Span, others: Sequence[Span]) -> str | None:
    """'tại Hà Nội', 'tại Trụ sở Chính phủ' in the part of the sentence that speaks of the event."""
    if _CONNECTED.search(text, sentence.start, sentence.end):
        return None
    in_passing = is_in_passing(text, event)
    for match in _PLACE.finditer(text, sentence.start, sentence.end):
        near = match.start() - sentence.start <= HEAD or abs(match.start() - event.start) <= NEAR
        if not near and not _HELD.search(text, max(event.end, match.start() - NEAR), match.start()):
            continue
        apart = stands_between(others, match.end(), event.start) or stands_between(others, event.end, match.start())
        if not apart and not (in_passing and match.end() <= event.start):
            return _PLACE_ENDS.sub("", match["place"]).strip()
    return None
