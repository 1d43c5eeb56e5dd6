"""A question, understood: a small tree that does not know the engines. Positions count code points of the query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from search.documents import DayField, TextField

ExactField = Literal["outlet", "topic", "status", "unit"]


@dataclass(frozen=True, slots=True)
class Word:
    """As typed. With accents it means them, without it means any. ``field`` None is title and body."""

    text: str
    start: int
    end: int
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Phrase:
    text: str
    start: int
    end: int
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class Prefix:
    """``text`` without the star."""

    text: str
    start: int
    end: int
    field: TextField | None = None


@dataclass(frozen=True, slots=True)
class DocumentId:
    """An official document by its key (``search.identifiers``), whatever its spelling in ``text`` was."""

    key: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Exact:
    """The whole value of a keyword field."""

    field: ExactField
    value: str


@dataclass(frozen=True, slots=True)
class DayRange:
    """Inclusive; None is open."""

    field: DayField
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class ValueRange:
    low: float | None
    high: float | None
    include_low: bool = True
    include_high: bool = True


@dataclass(frozen=True, slots=True)
class Words:
    """What stands side by side: most of it must match (see ``search.query.plan``), together is better."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: Query


Query = Word | Phrase | Prefix | DocumentId | Exact | DayRange | ValueRange | Words | And | Or | Not
