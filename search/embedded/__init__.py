"""The index that needs no server: tantivy, one folder, one writer at a time, any number of readers."""

from search.embedded.index import EmbeddedIndex

__all__ = ["EmbeddedIndex"]
