"""The documents that the installation follows, from ``watch.yml``, and what naming them counts in a search."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from search.identifiers import find_identifiers


class Watch(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    documents: tuple[str, ...]
    counts: float = Field(ge=1, le=2)

    def factor(self, keys: Collection[str]) -> float:
        """What the score of an article is multiplied by that names documents with these keys (``search.identifiers``)."""
        watched = {found.key for name in self.documents for found in find_identifiers(name)}
        return self.counts if watched & set(keys) else 1.0


@cache
def watch() -> Watch:
    return Watch.model_validate(yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8")))
