"""What in a sentence is not about the event, but about another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from model.span import Span

HEAD = 40
"""Characters at the head of a sentence in which its day and place stand."""
NEAR = 160
"""Characters around an event within which its day and place may stand."""

_IN_PASSING = re.compile(
    r"(?:[Nn]hân dịp (?:tham )?dự|[Tt]rong khuôn khổ|[Cc]hào mừng(?: thành công)?|hướng tới|tiến tới"
    r"|chuẩn bị(?: cho)?(?: tổ chức)?) $"
)


def stands_between(others: Sequence[Span], start: int, end: int) -> bool:
    """Whether one of ``others`` stands whole between ``start`` and ``end``: what lies behind it is its own."""
    return any(start <= other.start and other.end <= end for other in others)


def is_in_passing(text: str, event: Span) -> bool:
    """'Sáng 7/4, nhân dịp tham dự | Đại hội đồng …, ông tiếp …': the day and place are those of another event."""
    return _IN_PASSING.search(text[max(0, event.start - HEAD) : event.start]) is not None
