"""Meetings: who met, when, where, under whom."""

from extractors.meetings.find import find_meetings

__all__ = ["find_meetings"]
