"""Values of numerals in Vietnamese notation and in words."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
MAGNITUDES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_NOTATION = re.compile(r"\d{1,3}(\.\d{3})*(,\d+)?|\d+(,\d+)?")


def parse_decimal(text: str) -> Decimal:
    """Vietnamese notation: ``.`` groups thousands, ``,`` starts the fraction. Raises ``ValueError`` for anything else."""
    if not text.isascii() or _NOTATION.fullmatch(text) is None:
        raise ValueError(f"not a Vietnamese number: {text!r}")
    return Decimal(text.replace(".", "").replace(",", "."))


def parse_words(text: str) -> Decimal:
    """Number words: ``hai mươi ba`` is 23, ``một trăm linh năm`` 105, ``nửa triệu`` 500000. Raises ``ValueError``."""
    words = text.lower().split()
    half = Decimal("0.5") if words[:1] == ["nửa"] and len(words) > 1 else None
    total, group, digit = Decimal(0), Decimal(0), half
    for word in words[1:] if half else words:
        if word in DIGITS:
            if digit is not None:
                raise ValueError(f"not one number in words: {text!r}")
            digit = Decimal(DIGITS[word])
        elif word in ("mươi", "mười", "chục", "trăm"):
            scale = 100 if word == "trăm" else 10
            group, digit = group + scale * (1 if digit is None else digit), None
        elif word in MAGNITUDES:
            group = group + (digit or 0)
            total, group, digit = total + (group or 1) * MAGNITUDES[word], Decimal(0), None
        elif word not in ("linh", "lẻ"):
            raise ValueError(f"not a number in words: {text!r}")
    if not words:
        raise ValueError("not a number in words: ''")
    return total + group + (digit or 0)
