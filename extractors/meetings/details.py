"""In what form an event is held, and whether it is."""

from __future__ import annotations

import re
from typing import Literal

from model.mention import MeetingStatus
from model.span import Span

_PUT_OFF = re.compile(
    r"(?<!\w)(?P<postponed>hoãn|lùi|dời)(?= (?:cuộc|phiên|hội|lễ|kỳ|thời))"
    r"|(?<!\w)(?P<cancelled>hủy|huỷ)(?= (?:cuộc|phiên|hội|lễ))"
)
_HYBRID = re.compile(
    r"kết hợp (?:với )?(?:trực tuyến|trực tiếp)|trực tiếp (?:và|kết hợp)|trực tiếp tại[^.;]{0,60}trực tuyến"
    r"|trực tuyến (?:với|tới|đến|từ) [^.;]{0,60}(?:điểm|tỉnh|thành phố|địa phương|bộ)"
    r"|kết nối (?:tới|đến)[^.;]{0,30} điểm cầu trực tuyến"
)


def format_in(text: str, sentence: Span) -> Literal["in-person", "online", "hybrid"] | None:
    said = sentence.of(text).lower()
    if _HYBRID.search(said):
        return "hybrid"
    if "hình thức trực tuyến" in said or "họp trực tuyến" in said or "hội nghị trực tuyến" in said:
        return "online"
    return "in-person" if "hình thức trực tiếp" in said else None


def status_in(text: str, sentence: Span) -> MeetingStatus:
    match = _PUT_OFF.search(text, sentence.start, sentence.end)
    if match is None:
        return "held"
    return "postponed" if match["postponed"] else "cancelled"
