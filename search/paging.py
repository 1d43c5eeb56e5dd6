"""Cursors: where a page ended, opaque to whoever passes them back and bound to their question."""

from __future__ import annotations

import base64
import binascii
import json
from hashlib import blake2b

from search.errors import QueryError


def fingerprint(*question: object) -> str:
    return blake2b(repr(question).encode(), digest_size=6).hexdigest()


def write_cursor(question: str, *place: int) -> str:
    return base64.urlsafe_b64encode(json.dumps([question, *place]).encode()).decode()


def read_cursor(cursor: str, question: str, length: int) -> list[int]:
    """The ``length`` numbers written. Raises ``QueryError`` for a cursor of another question, or none at all."""
    try:
        found, *place = json.loads(base64.urlsafe_b64decode(cursor.encode()))
    except (binascii.Error, ValueError, TypeError) as error:
        raise QueryError(f"not a cursor: {cursor[:40]!r}") from error
    if found != question or len(place) != length or not all(type(number) is int for number in place):
        raise QueryError(f"the cursor {cursor[:40]!r} belongs to another question")
    return [int(number) for number in place]
