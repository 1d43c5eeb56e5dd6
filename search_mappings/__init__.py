"""Elasticsearch templates as JSON, to be read by operators, and the one function that loads them.

Whoever changes a template raises ``version`` in it and in the indexes built from it: ``nq57 index migrate`` goes by that.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Templates:
    """Component templates by their full name, index templates by kind."""

    components: dict[str, dict[str, Any]]
    indexes: dict[str, dict[str, Any]]

    def version(self, kind: str) -> int:
        return int(self.indexes[kind]["version"])

    def mappings(self, kind: str) -> dict[str, Any]:
        """What an index made from the templates holds, as Elasticsearch states it."""
        index = self.indexes[kind]
        parts = [
            body["template"].get("mappings", {}) for body in (*map(self.components.__getitem__, index["composed_of"]), index)
        ]
        fields = {name: field for part in parts for name, field in part.get("properties", {}).items()}
        return {name: value for part in parts for name, value in part.items()} | {"properties": fields}


def load_templates(prefix: str = "nq57") -> Templates:
    """``prefix`` begins every name in the cluster, in place of ``nq57``."""
    return Templates(
        components={f"{prefix}-{path.stem}": _read(path, prefix) for path in sorted((_FOLDER / "components").glob("*.json"))},
        indexes={path.stem: _read(path, prefix) for path in sorted((_FOLDER / "indexes").glob("*.json"))},
    )


def _read(path: Path, prefix: str) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(path.read_text("utf-8").replace('"nq57-', f'"{prefix}-'))
    return body
