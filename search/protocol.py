"""What every engine can do. The embedded index and Elasticsearch implement it and pass one contract suite."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from search.documents import Document, Kind
from search.query.plan import Correction, Mark, Run
from search.query.tree import Query

Sort = Literal["relevance", "newest", "deadline"]
Facet = Literal["outlet", "month", "topic", "issuer", "addressee", "status"]
FACETS: tuple[Facet, ...] = ("outlet", "month", "topic", "issuer", "addressee", "status")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Narrow without scoring; values of one field are alternatives, bounds are inclusive.

    ``issuers`` and ``addressees`` are found as phrases inside the stored name, with accents as typed, without as any.
    """

    outlets: tuple[str, ...] = ()
    issuers: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    months: tuple[str, ...] = ()
    published_from: date | None = None
    published_to: date | None = None
    deadline_from: date | None = None
    deadline_to: date | None = None


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """``id`` is the document's, ``ordinal`` its place in the list of the extraction (None for an article).

    ``story`` is shared by reprints. ``score`` compares within one answer only; 0 when sorted by something else.
    """

    id: str
    article_id: str
    ordinal: int | None
    story: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """``cursor`` continues the answer, None at its end. ``marks`` and ``corrections`` are those of the plan."""

    hits: tuple[Hit, ...]
    total: int
    cursor: str | None = None
    facets: dict[Facet, dict[str, int]] = field(default_factory=dict)
    marks: tuple[Mark, ...] = ()
    corrections: tuple[Correction, ...] = ()


class SearchIndex(Protocol):
    """Writes are seen after ``commit``. Raises ``IndexBusyError``, ``IndexAwayError`` or ``QueryError``, no other.

    Every engine turns a query into a plan with ``search.query.reading.read_query`` and executes that, so it is also the
    ``search.query.plan.Vocabulary`` that the reading asks.
    """

    def add(self, documents: Iterable[Document]) -> None:
        """Adds or replaces by ``Document.id``; adding twice is adding once."""

    def delete(self, article_ids: Iterable[str]) -> None:
        """Removes every document, of every kind, of these articles."""

    def commit(self) -> None: ...

    def clear(self) -> None: ...

    def search(
        self,
        query: Query | None,
        *,
        kind: Kind = "articles",
        filters: Filters = NO_FILTERS,
        sort: Sort = "relevance",
        size: int = 10,
        cursor: str | None = None,
        facets: Sequence[Facet] = (),
    ) -> Results:
        """``query`` None is everything and sorts by newest where relevance is asked for.

        Ties are broken by newest, then article id, then ordinal, so that pages do not overlap. By ``deadline`` the
        soonest comes first and documents without one last. By relevance, articles of one ``story`` are collapsed to the
        best of them; ``total`` and ``facets`` count every document that matches. ``size`` 0 gives total and facets alone.
        A cursor that is not one of this question raises ``QueryError``.
        """

    def every(self, query: Query | None, *, kind: Kind = "articles", filters: Filters = NO_FILTERS) -> Iterator[Hit]:
        """All that match, newest first, as they were when the first was asked for: for exports of any size."""

    def count(self, kind: Kind = "articles") -> int: ...

    def more_like(self, article_id: str, *, size: int = 10) -> Results: ...

    def suggest(self, typed: str, *, size: int = 8) -> list[str]:
        """What was typed with its last word completed in the spelling of the press, the likeliest first.

        See ``search.query.suggestions.complete``, which needs of an engine only words by their beginning.
        """

    def frequencies(self, runs: Sequence[Run]) -> list[int]:
        """See ``Vocabulary``."""

    def key_frequencies(self, keys: Sequence[str]) -> list[int]:
        """See ``Vocabulary``."""

    def close(self) -> None: ...
