"""What the cluster holds, compared with the packaged templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch

from search.documents import KINDS, Kind
from search.elasticsearch.client import explained
from search.elasticsearch.sources import read_alias, write_alias
from search_mappings import Templates


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexState:
    """``index`` is the one that both aliases lead to, None before ``init``; ``version`` that of its template.

    ``differences`` are fields that are not as packaged. ``unused`` are indexes of this kind that no alias leads to, left
    by a migration that was broken off.
    """

    kind: Kind
    index: str | None
    version: int | None
    packaged: int
    documents: int
    differences: tuple[str, ...]
    names: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def is_current(self) -> bool:
        return self.index is not None and self.version == self.packaged and not self.differences


def read_states(client: Elasticsearch, prefix: str, templates: Templates) -> list[IndexState]:
    """One for each kind. Raises ``IndexAwayError``."""
    patterns = [f"{prefix}-{kind}-v*" for kind in KINDS]
    with explained():
        known: Mapping[str, Any] = client.indices.get(index=patterns, allow_no_indices=True, features="aliases,mappings").body
        return [_state(client, prefix, kind, templates, known) for kind in KINDS]


def _state(client: Elasticsearch, prefix: str, kind: Kind, templates: Templates, known: Mapping[str, Any]) -> IndexState:
    aliases = {read_alias(prefix, kind), write_alias(prefix, kind)}
    names = sorted(name for name in known if name.startswith(f"{prefix}-{kind}-v"))
    used = [name for name in names if aliases & set(known[name]["aliases"])]
    index = used[-1] if used else None
    mappings = known[index]["mappings"] if index else {}
    return IndexState(
        kind=kind,
        index=index,
        version=mappings.get("_meta", {}).get("version"),
        packaged=templates.version(kind),
        documents=client.count(index=index)["count"] if index else 0,
        differences=_differences(templates.mappings(kind), mappings) if index else (),
        names=tuple(names),
        unused=tuple(name for name in names if name not in used),
    )


def _differences(packaged: Mapping[str, Any], live: Mapping[str, Any]) -> tuple[str, ...]:
    """Names of fields and of the other parts of a mapping that differ; the version is compared by itself."""
    ours, theirs = packaged["properties"], live.get("properties", {})
    fields = {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)}
    parts = (packaged.keys() | live.keys()) - {"properties", "_meta"}
    return tuple(sorted(fields | {part for part in parts if packaged.get(part) != live.get(part)}))
