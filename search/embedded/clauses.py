"""Plan -> tantivy. Its own query parser is not used: it finds nothing for ``quyế*`` and does not say so."""

from __future__ import annotations

from collections.abc import Iterable

import tantivy
from tantivy import FieldType, Occur

from search.embedded.schema import day_field, text_field
from search.query.plan import AtLeast, Best, Everything, Keys, Node, Plus, Run, Silent, Start, Weighted, Without
from search.query.tree import DayRange, ValueRange


def clause(schema: tantivy.Schema, node: Node) -> tantivy.Query:
    def of(part: Node) -> tantivy.Query:
        return clause(schema, part)

    match node:
        case Run(field, words, folded):
            return run(schema, text_field(field, folded), words)
        case Start(field, text, folded):
            return silent(tantivy.Query.regex_query(schema, text_field(field, folded), f"{text}.*"))
        case Keys(keyword, values):
            return silent(tantivy.Query.term_set_query(schema, keyword, list(values)))
        case Everything():
            return silent(tantivy.Query.all_query())
        case DayRange() | ValueRange():
            return silent(_range(schema, node))
        case AtLeast(parts, count):
            if count == len(parts):
                return every(map(of, parts))
            return tantivy.Query.boolean_query([(Occur.Should, of(part)) for part in parts], minimum_number_should_match=count)
        case Best(parts):
            return tantivy.Query.disjunction_max_query([of(part) for part in parts])
        case Weighted(part, weight):
            return tantivy.Query.boost_query(of(part), weight)
        case Plus(part, bonuses):
            return tantivy.Query.boolean_query([(Occur.Must, of(part)), *((Occur.Should, of(bonus)) for bonus in bonuses)])
        case Silent(part):
            return silent(of(part))
        case Without(part, excluded):
            return tantivy.Query.boolean_query([(Occur.Must, of(part)), (Occur.MustNot, of(excluded))])


def run(schema: tantivy.Schema, field: str, words: tuple[str, ...]) -> tantivy.Query:
    if len(words) == 1:
        return tantivy.Query.term_query(schema, field, words[0])
    return tantivy.Query.phrase_query(schema, field, list(words))


def every(parts: Iterable[tantivy.Query]) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Must, part) for part in parts])


def silent(query: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.const_score_query(query, 0.0)


def up_to(schema: tantivy.Schema, field: str, value: int) -> tantivy.Query:
    return silent(tantivy.Query.range_query(schema, field, FieldType.Integer, None, value))


def _range(schema: tantivy.Schema, node: DayRange | ValueRange) -> tantivy.Query:
    if isinstance(node, DayRange):
        first, last = (day.toordinal() if day else None for day in (node.first, node.last))
        if first is None and last is None:
            return tantivy.Query.exists_query(day_field(node.field))
        return tantivy.Query.range_query(schema, day_field(node.field), FieldType.Integer, first, last)
    if node.low is None and node.high is None:
        return tantivy.Query.exists_query("values")
    return tantivy.Query.range_query(
        schema, "values", FieldType.Float, node.low, node.high, node.include_low, node.include_high
    )
