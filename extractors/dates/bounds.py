"""How an expression is bounded by the preposition before it."""

from __future__ import annotations

import re

from model.mention import Bound

_FURTHEST = 28
_BOUNDS: tuple[tuple[Bound, str], ...] = (
    (
        "by",
        r"(?:chậm nhất|muộn nhất|hạn chót|thời hạn|hạn(?:\s+(?:trình|nộp|báo cáo))?)(?:\s+(?:là|vào|trong|đến|trước|cuối))*",
    ),
    ("by", r"(?:xong|hoàn thành|hoàn tất|báo cáo|trình)\s+(?:trước|trong)"),
    ("before", r"trước(?:\s+(?:mốc|thời điểm))?"),
    ("until", r"(?:cho|kéo dài|tính)\s+(?:đến|tới)(?:\s+(?:hết|nay))?"),
    ("by", r"(?:đến|tới)(?:\s+hết)?|hết"),
    ("from", r"(?:kể\s+)?từ|bắt đầu"),
    ("after", r"(?<!nửa )sau"),
    ("around", r"khoảng|chừng|vào khoảng|gần|ước"),
)
_BEFORE = re.compile(
    r"(?<!\w)(?:" + "|".join(f"(?P<b{i}>{pattern})" for i, (_, pattern) in enumerate(_BOUNDS)) + r")(?:\s+(?:vào|ngày))?\s*\Z",
    re.IGNORECASE,
)


def bound_before(text: str, start: int) -> Bound:
    """The bound that the words directly before ``start`` give; ``đến`` after a ``từ`` in the same clause is ``until``."""
    window = text[max(0, start - _FURTHEST) : start]
    match = _BEFORE.search(window)
    if match is None or match.lastgroup is None:
        return "exact"
    bound = _BOUNDS[int(match.lastgroup[1:])][0]
    if bound == "by" and re.search(r"(?<!\w)từ\s", window[: match.start()], re.IGNORECASE):
        return "until"
    return bound
