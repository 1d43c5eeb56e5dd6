"""What the engines index, built once from an article and what was found in it, for every kind and both engines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from model.article import Article
from model.mention import Directive, Extraction, Figure, Meeting
from model.timex import Duration, PartialDate, Timex
from search.identifiers import indexed_keys
from search.vietnamese import fold, prepare
from search.watch import watch

Kind = Literal["articles", "directives", "meetings", "figures"]
KINDS: tuple[Kind, ...] = ("articles", "directives", "meetings", "figures")
TextField = Literal["title", "body", "issuer", "addressee", "author", "place"]
TEXT_FIELDS: tuple[TextField, ...] = ("title", "body", "issuer", "addressee", "author", "place")
KeywordField = Literal["outlet", "month", "topic", "status", "unit", "document", "issuer_name", "addressee_name"]
KEYWORD_FIELDS: tuple[KeywordField, ...] = (
    "outlet",
    "month",
    "topic",
    "status",
    "unit",
    "document",
    "issuer_name",
    "addressee_name",
)
DayField = Literal["published", "deadline"]
DAY_FIELDS: tuple[DayField, ...] = ("published", "deadline")

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
_EPOCH = datetime(2000, 1, 1)
_DOUBLING_MINUTES = 3652.5 * 1440  # a text weighs twice as much as an equal one ten years older: 7 % a year
_UNDATED = datetime(2024, 12, 22)  # what an article without a day is weighed as: that of the Resolution


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that can be found. ``id`` is ``article_id`` for an article, else ``{article_id}-{kind}-{ordinal}``.

    ``text`` is prepared (``search.vietnamese``), ``folded`` the same without accents; offsets in ``body`` are those of
    ``Article.text``. ``minute`` counts from 2000-01-01 in local time, 0 if unknown. A deadline stands for its last day, a
    publication for its first. ``weight`` multiplies the score.
    """

    id: str
    kind: Kind
    article_id: str
    ordinal: int | None
    story: str
    text: dict[TextField, tuple[str, ...]]
    keywords: dict[KeywordField, tuple[str, ...]]
    days: dict[DayField, tuple[date, ...]]
    values: tuple[float, ...] = ()
    minute: int = 0
    weight: float = 1.0
    folded: dict[TextField, tuple[str, ...]] = field(init=False)

    def __post_init__(self) -> None:
        folded = {name: tuple(fold(value) for value in values) for name, values in self.text.items()}
        object.__setattr__(self, "folded", folded)


def documents_of(article: Article, extraction: Extraction, *, story: str | None = None) -> Iterator[Document]:
    """The article first, then its directives, meetings and figures in the order of the extraction."""
    story = story or article.id
    yield _article(article, extraction, story)
    for ordinal, directive in enumerate(extraction.directives):
        yield _directive(article, extraction, story, ordinal, directive)
    for ordinal, meeting in enumerate(extraction.meetings):
        yield _meeting(article, story, ordinal, meeting)
    for ordinal, figure in enumerate(extraction.figures):
        yield _figure(article, story, ordinal, figure)


def is_slug(title: str | None) -> bool:
    """Whether a title is only the words of the URL."""
    return title is not None and _SLUG.fullmatch(title.strip()) is not None


def _article(article: Article, extraction: Extraction, story: str) -> Document:
    directives = extraction.directives
    return _build(
        article,
        "articles",
        None,
        story,
        body=article.text,
        issuers=[d.issuer for d in directives if d.issuer],
        offices=[_with_office(d) for d in directives],
        addressees=[name for d in directives for name in d.addressees],
        topics=[topic for d in directives for topic in d.topics],
        deadlines=[d.deadline for d in directives],
        documents=tuple(mention.name for mention in extraction.documents),
        numbers=[(n.value, n.unit) for n in extraction.numbers],
    )


def _directive(article: Article, extraction: Extraction, story: str, ordinal: int, directive: Directive) -> Document:
    inside = [m.name for m in extraction.documents if directive.start <= m.start < directive.end]
    targets = [extraction.numbers[i] for i in directive.targets]
    return _build(
        article,
        "directives",
        ordinal,
        story,
        body=directive.text,
        issuers=[directive.issuer] if directive.issuer else [],
        offices=[_with_office(directive)],
        addressees=list(directive.addressees),
        topics=list(directive.topics),
        deadlines=[directive.deadline],
        documents=(*inside, *([directive.document] if directive.document else [])),
        numbers=[(n.value, n.unit) for n in targets],
    )


def _meeting(article: Article, story: str, ordinal: int, meeting: Meeting) -> Document:
    parts = (meeting.text, meeting.kind, meeting.body, meeting.agenda, *meeting.chairs, *meeting.participants)
    return _build(
        article,
        "meetings",
        ordinal,
        story,
        body="\n".join(part for part in parts if part),
        issuers=list(meeting.chairs),
        place=meeting.place,
        status=meeting.status,
    )


def _figure(article: Article, story: str, ordinal: int, figure: Figure) -> Document:
    return _build(
        article,
        "figures",
        ordinal,
        story,
        body=figure.text,
        deadlines=[figure.due],
        numbers=[(figure.value, figure.unit)],
        status=figure.role,
    )


def _build(
    article: Article,
    kind: Kind,
    ordinal: int | None,
    story: str,
    *,
    body: str,
    issuers: Iterable[str] = (),
    offices: Iterable[str] = (),
    addressees: Iterable[str] = (),
    topics: Iterable[str] = (),
    deadlines: Iterable[Timex | None] = (),
    documents: tuple[str, ...] = (),
    numbers: Iterable[tuple[Decimal, str | None]] = (),
    place: str | None = None,
    status: str | None = None,
) -> Document:
    title = "" if is_slug(article.title) else article.title or ""
    numbers = list(numbers)
    names: dict[TextField, Iterable[str]] = {
        "title": [title],
        "body": [body],
        "issuer": _unique(offices or issuers),
        "addressee": _unique(addressees),
        "author": article.authors,
        "place": [place or ""],
    }
    month = str(article.published)[:7] if article.published and article.published.month else ""
    known = indexed_keys(f"{title}\n{body}", documents)
    keywords: dict[KeywordField, Iterable[str]] = {
        "outlet": [article.outlet or ""],
        "month": [month],
        "topic": topics,
        "status": [status or ""],
        "unit": [unit or "" for _, unit in numbers],
        "document": known,
        "issuer_name": issuers,
        "addressee_name": addressees,
    }
    due = {last for deadline in deadlines if (last := _last_day(deadline))}
    minute = _minute(article.published)
    return Document(
        id=article.id if ordinal is None else f"{article.id}-{kind}-{ordinal}",
        kind=kind,
        article_id=article.id,
        ordinal=ordinal,
        story=story,
        text={name: tuple(prepare(value) for value in values if value) for name, values in names.items()},
        keywords={name: _unique(values) for name, values in keywords.items()},
        days={"published": (article.published.first_day,) if article.published else (), "deadline": tuple(sorted(due))},
        values=tuple(sorted({float(value) for value, _ in numbers})),
        minute=minute,
        weight=_recency(minute) * watch().factor(known),
    )


def _recency(minute: int) -> float:
    undated = (_UNDATED - _EPOCH).total_seconds() / 60
    return float(2.0 ** (((minute or undated) - undated) / _DOUBLING_MINUTES))


def _with_office(directive: Directive) -> str:
    """'Thủ tướng Phạm Minh Chính', found by the person and by the office."""
    issuer, office = directive.issuer or "", directive.issuer_office or ""
    return issuer if office in issuer else f"{office} {issuer}".strip()


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _last_day(deadline: Timex | None) -> date | None:
    return None if deadline is None or isinstance(deadline, Duration) else deadline.last_day


def _minute(published: PartialDate | None) -> int:
    if published is None or published.year < _EPOCH.year:
        return 0
    moment = datetime.combine(published.first_day, datetime.min.time())
    moment = moment.replace(hour=published.hour or 0, minute=published.minute or 0)
    return int((moment - _EPOCH).total_seconds() // 60)
