"""A document as Elasticsearch keeps it; ``search_mappings/components/document.json`` lists the same fields."""

from __future__ import annotations

from typing import Any

from search.documents import Document, Kind

FOLDED = "_folded"


def source_of(document: Document) -> dict[str, Any]:
    """Fields without a value are left out."""
    source: dict[str, Any] = {
        "id": document.id,
        "article_id": document.article_id,
        "story": document.story,
        "minute": document.minute,
        "weight": document.weight,
    }
    if document.ordinal is not None:
        source["ordinal"] = document.ordinal
    for name, texts in document.text.items():
        if texts:
            source[name] = texts
            source[name + FOLDED] = document.folded[name]
    source.update((name, keys) for name, keys in document.keywords.items() if keys)
    source.update((name, [day.isoformat() for day in days]) for name, days in document.days.items() if days)
    if document.values:
        source["values"] = document.values
    return source


def read_alias(prefix: str, kind: Kind) -> str:
    return f"{prefix}-{kind}"


def write_alias(prefix: str, kind: Kind) -> str:
    return f"{prefix}-{kind}-write"
