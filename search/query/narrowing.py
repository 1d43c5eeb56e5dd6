"""Filters as clauses of a plan, the same for both engines."""

from __future__ import annotations

from search.documents import KeywordField, TextField
from search.protocol import Filters
from search.query.plan import AtLeast, Best, Keys, Node, Silent
from search.query.reading import name_node
from search.query.tree import DayRange


def narrowed(node: Node, filters: Filters) -> Node:
    """The node with every filter as well, which score nothing."""
    parts = filter_nodes(filters)
    return AtLeast((node, *(Silent(part) for part in parts)), 1 + len(parts)) if parts else node


def filter_nodes(filters: Filters) -> list[Node]:
    exact: dict[KeywordField, tuple[str, ...]] = {
        "outlet": filters.outlets,
        "topic": filters.topics,
        "status": filters.statuses,
        "month": filters.months,
    }
    names: dict[TextField, tuple[str, ...]] = {"issuer": filters.issuers, "addressee": filters.addressees}
    nodes: list[Node] = [Keys(field, values) for field, values in exact.items() if values]
    nodes += [Best(tuple(name_node(field, value) for value in values)) for field, values in names.items() if values]
    if filters.published_from or filters.published_to:
        nodes.append(DayRange("published", filters.published_from, filters.published_to))
    if filters.deadline_from or filters.deadline_to:
        nodes.append(DayRange("deadline", filters.deadline_from, filters.deadline_to))
    return nodes
