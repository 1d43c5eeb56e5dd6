from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Code points ``start`` up to, not including, ``end`` of ``Article.text``; in JSON a pair."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end
