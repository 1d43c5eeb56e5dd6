"""Short forms and what they stand for, both ways, from ``abbreviations.yml``."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import yaml

from search.vietnamese import fold, words

Form = tuple[str, ...]  # prepared words in a row


@cache
def other_forms() -> dict[Form, tuple[Form, ...]]:
    """Each form, prepared, and the other forms of the same thing; ``CĐS`` and ``chuyển đổi số`` lead to each other."""
    table = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    meanings: dict[Form, set[Form]] = defaultdict(set)
    for short, expansions in table.items():
        forms = {tuple(words(form)) for form in (short, *expansions)}
        for form in forms:
            meanings[form] |= forms
    complete = {form: set().union(*(meanings[other] for other in others)) for form, others in meanings.items()}
    return {form: tuple(sorted(others - {form})) for form, others in complete.items()}


@cache
def folded_forms() -> dict[Form, Form]:
    """Forms as typed without accents -> the form meant, where only one is."""
    found: dict[Form, set[Form]] = defaultdict(set)
    for form in other_forms():
        found[tuple(fold(word) for word in form)].add(form)
    return {typed: forms.pop() for typed, forms in found.items() if len(forms) == 1}


@cache
def longest() -> int:
    return max(map(len, other_forms()))
