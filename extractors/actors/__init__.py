"""Who an article names: people with their offices, bodies, groups of bodies, documents that speak."""

from extractors.actors.find import find_actors
from extractors.actors.offices import resolve_office

__all__ = ["find_actors", "resolve_office"]
