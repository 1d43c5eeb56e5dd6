"""Directives: who told whom to do what by when."""

from extractors.directives.find import find_directives

__all__ = ["find_directives"]
