"""Numbers that report on something measurable."""

from extractors.figures.find import find_figures

__all__ = ["find_figures"]
