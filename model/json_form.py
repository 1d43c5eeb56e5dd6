"""The JSON form of the types that are stored and exchanged, and its schema."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from model.article import Article
from model.mention import Extraction

ARTICLE = TypeAdapter(Article)
EXTRACTION = TypeAdapter(Extraction)


def extraction_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one line that ``nq57 extract`` prints."""
    return EXTRACTION.json_schema(mode="serialization")
