"""How a document lies in tantivy: which fields, under which names, and the order of documents as one number."""

from __future__ import annotations

import tantivy

from search.documents import DAY_FIELDS, KEYWORD_FIELDS, TEXT_FIELDS, DayField, Document, TextField
from search.protocol import Facet
from search.similar import telling_pairs

VERSION = 3  # of the folder; one of another version is left alone and a new one filled from the store
FACET_FIELDS: dict[Facet, str] = {
    "outlet": "outlet",
    "month": "month",
    "topic": "topic",
    "issuer": "issuer_name",
    "addressee": "addressee_name",
    "status": "status",
}
_MINUTE_BITS, _ID_BITS, _ORDINAL_BITS = 25, 26, 12  # 63 bits: what an integer field holds without its sign
_NO_DEADLINE = (1 << _MINUTE_BITS) - 1


def text_field(field: TextField, folded: bool) -> str:
    return f"{field}_folded" if folded else field


def day_field(field: DayField) -> str:
    return f"{field}_day"


def build_schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for name in ("id", "article_id"):
        builder.add_text_field(name, stored=True, tokenizer_name="raw", index_option="basic")
    for name in ("story", "pairs"):
        builder.add_bytes_field(name, stored=True)
    for field in TEXT_FIELDS:
        for folded in (False, True):
            builder.add_text_field(text_field(field, folded), tokenizer_name="whitespace", index_option="position")
    for keyword in KEYWORD_FIELDS:
        builder.add_text_field(keyword, fast=keyword in FACET_FIELDS.values(), tokenizer_name="raw", index_option="basic")
    for day in DAY_FIELDS:
        builder.add_integer_field(day_field(day), indexed=True, fast=True)
    builder.add_float_field("values", indexed=True, fast=True)
    builder.add_integer_field("ordinal", stored=True)
    builder.add_float_field("weight", fast=True)
    builder.add_integer_field("story_key", fast=True)
    for order in ("newest", "due"):
        builder.add_integer_field(order, indexed=True, fast=True)
    return builder.build()


def as_tantivy(document: Document) -> tantivy.Document:
    fields: dict[str, list[object]] = {
        "id": [document.id],
        "article_id": [document.article_id],
        "story": [document.story.encode()],
        "story_key": [int(document.story[:15], 16)],
    }
    for field, values in document.text.items():
        fields[text_field(field, False)] = list(values)
        fields[text_field(field, True)] = list(document.folded[field])
    fields.update({keyword: list(values) for keyword, values in document.keywords.items()})
    fields.update({day_field(field): [day.toordinal() for day in days] for field, days in document.days.items()})
    if document.kind == "articles":
        fields["pairs"] = [" ".join(pair).encode() for pair in telling_pairs(document.text["body"])]
    if document.ordinal is not None:
        fields["ordinal"] = [document.ordinal]
    fields["values"] = list(document.values)
    fields["weight"] = [document.weight]
    fields["newest"] = [_order(document.minute, document)]
    fields["due"] = [_order(_NO_DEADLINE - _due(document), document)]
    return tantivy.Document(**fields)


def _due(document: Document) -> int:
    return document.days["deadline"][0].toordinal() if document.days["deadline"] else _NO_DEADLINE


def _order(first: int, document: Document) -> int:
    """Sorts descending by ``first``, then ascending by the article's id and the ordinal."""
    later = (1 << _ID_BITS) - 1 - (int(document.article_id[:8], 16) >> (32 - _ID_BITS))
    earlier = (1 << _ORDINAL_BITS) - 1 - min(document.ordinal or 0, (1 << _ORDINAL_BITS) - 1)
    return (first << (_ID_BITS + _ORDINAL_BITS)) | (later << _ORDINAL_BITS) | earlier
