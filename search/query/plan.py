"""A question as both engines execute it: a few kinds of clause, each of which either engine says in one or two lines.

``search.query.reading`` makes a plan from the parsed query; scores are BM25 of the leaves, put together as stated here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from search.documents import KeywordField, TextField
from search.query.tree import DayRange, ValueRange
from search.vietnamese import usual


@dataclass(frozen=True, slots=True)
class Run:
    """Prepared words in a row in one text field; in its folded copy if ``folded``. One word is a term."""

    field: TextField
    words: tuple[str, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """A prepared word that begins like this. Scores nothing."""

    field: TextField
    text: str
    folded: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """A keyword field holds one of these values. Scores nothing."""

    field: KeywordField
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """Scores nothing."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """``count`` of the parts match; scores of those that do are added."""

    parts: tuple[Node, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Best:
    """One of the parts matches; the best score counts, the others do not (dis_max, no tie breaker)."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Weighted:
    """The score times ``weight``."""

    part: Node
    weight: float


@dataclass(frozen=True, slots=True)
class Plus:
    """``part`` must match; each bonus that matches as well adds its score."""

    part: Node
    bonuses: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Silent:
    """Must match, scores nothing."""

    part: Node


@dataclass(frozen=True, slots=True)
class Without:
    """``part`` matches and ``excluded`` does not."""

    part: Node
    excluded: Node


Node = Run | Start | Keys | Everything | DayRange | ValueRange | AtLeast | Best | Weighted | Plus | Silent | Without


@dataclass(frozen=True, slots=True)
class Mark:
    """What a place of the query looks like in a text (``search.highlights``), in any of these ways.

    Marks of one ``row`` stood side by side in the query, in the order of ``place``.
    """

    alternatives: tuple[Run | Start | Keys, ...]
    row: int
    place: int


@dataclass(frozen=True, slots=True)
class Correction:
    """Characters ``start`` to ``end`` of the query were probably meant as ``spelling``."""

    start: int
    end: int
    spelling: str


@dataclass(frozen=True, slots=True)
class Plan:
    """``corrections`` are for words that the index does not know as written; offered, never applied to the question."""

    node: Node
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def has_scores(self) -> bool:
        """Without, everything that matches is as relevant, and the newest comes first."""
        return _has_scores(self.node)


def _has_scores(node: Node) -> bool:
    match node:
        case Run():
            return True
        case AtLeast(parts) | Best(parts):
            return any(map(_has_scores, parts))
        case Weighted(part) | Without(part):
            return _has_scores(part)
        case Plus(part, bonuses):
            return any(map(_has_scores, (part, *bonuses)))
    return False


def did_you_mean(text: str, corrections: Sequence[Correction]) -> str | None:
    """The query (``parser.normal``) with its corrections; None without any."""
    for correction in sorted(corrections, key=lambda c: c.start, reverse=True):
        spelling = " ".join(map(usual, correction.spelling.split()))
        if text[correction.start].isupper():
            spelling = spelling[:1].upper() + spelling[1:]
        text = text[: correction.start] + spelling + text[correction.end :]
    return text if corrections else None


class Vocabulary(Protocol):
    """What an index knows of words; asked while a plan is made, in batches of up to a thousand."""

    def count(self) -> int:
        """How many articles there are."""

    def frequencies(self, runs: Sequence[Run]) -> list[int]:
        """How many articles hold each run; 0 only if none does, else good to the order of magnitude."""

    def key_frequencies(self, keys: Sequence[str]) -> list[int]:
        """How many documents of any kind hold each value of the keyword field ``document``."""
