"""Expressions of time in Vietnamese press, with their place on the calendar."""

from extractors.dates.find import find_dates

__all__ = ["find_dates"]
