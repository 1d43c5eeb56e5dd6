"""Quantities as the Vietnamese press writes them."""

from extractors.numbers.find import find_numbers
from extractors.numbers.parse import parse_decimal, parse_words

__all__ = ["find_numbers", "parse_decimal", "parse_words"]
