"""Settings from the environment, checked when read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from pydantic import ValidationError

from search.errors import IndexAwayError

if TYPE_CHECKING:
    from search.elasticsearch.client import Connection

_PREFIX = "NQ57_ELASTICSEARCH_"


def elasticsearch_connection(environment: Mapping[str, str]) -> Connection | None:
    """The cluster that ``NQ57_ELASTICSEARCH_URL`` and its like name (docs/elasticsearch.md); None where none is set.

    Raises ``IndexAwayError`` that names the variable: a misspelt or half set one never means the embedded index.
    """
    given = {name.removeprefix(_PREFIX).lower(): value for name, value in environment.items() if name.startswith(_PREFIX)}
    given = {name: value.strip() for name, value in given.items() if value.strip()}
    if not given:
        return None
    from search.elasticsearch.client import Connection

    try:
        return Connection.model_validate(given)
    except ValidationError as error:
        problems = (_problem([str(part) for part in e["loc"]], e["type"], e["msg"]) for e in error.errors(include_url=False))
        raise IndexAwayError("; ".join(problems)) from error


def _problem(place: list[str], kind: str, message: str) -> str:
    name = _PREFIX + "_".join(place).upper()
    if kind == "extra_forbidden":
        return f"there is no setting {name}"
    return f"{name.rstrip('_')}: {message.removeprefix('Value error, ')}"
