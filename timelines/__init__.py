"""Many articles to the events of a timeline, in order, and the forms they are exported in."""

from timelines.entries import TimelineEntry, entries_of
from timelines.order import arrange

__all__ = ["TimelineEntry", "arrange", "entries_of"]
