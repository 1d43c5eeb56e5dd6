"""One suite for every engine: an engine is listed in ``ENGINES`` and has a fixture ``new_<engine>``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from model.article import Article, article_id
from model.mention import Directive, Extraction, Figure, Meeting, NumberMention
from model.span import Span
from model.timex import PartialDate, parse_timex
from search.documents import Document, documents_of
from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex
from search.embedded import EmbeddedIndex
from search.protocol import Results, SearchIndex

NewIndex = Callable[[], SearchIndex]
ENGINES = ("embedded", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch))


@dataclass(slots=True)
class Library:
    """The articles of ``articles.yml``, each with its story and what is found in it."""

    entries: list[tuple[Article, Extraction, str]] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def documents(self, *keys: str) -> Iterator[Document]:
        """Of the articles with these keys; of all without."""
        for article, extraction, story in self.entries:
            if not keys or self.keys[article.id] in keys:
                yield from documents_of(article, extraction, story=story)

    def found(self, results: Results) -> list[str]:
        """The keys of the articles of the hits."""
        return [self.keys[hit.article_id] for hit in results.hits]

    def id_of(self, key: str) -> str:
        return next(article_id for article_id, known in self.keys.items() if known == key)


@pytest.fixture(scope="session")
def new_embedded(tmp_path_factory: pytest.TempPathFactory) -> NewIndex:
    return lambda: EmbeddedIndex(tmp_path_factory.mktemp("index"))


@pytest.fixture(scope="session")
def new_elasticsearch(new_connection: Callable[[], Connection], tmp_path_factory: pytest.TempPathFactory) -> NewIndex:
    def make() -> SearchIndex:
        index = ElasticsearchIndex(new_connection(), tmp_path_factory.mktemp("index"))
        index.admin.init()
        return index

    return make


@pytest.fixture(scope="session", params=ENGINES)
def new_engine(request: pytest.FixtureRequest) -> NewIndex:
    made: NewIndex = request.getfixturevalue(f"new_{request.param}")
    return made


@pytest.fixture
def engine(new_engine: NewIndex) -> Iterator[SearchIndex]:
    """Empty."""
    index = new_engine()
    yield index
    index.close()


@pytest.fixture(scope="session")
def filled(new_engine: NewIndex, library: Library) -> Iterator[SearchIndex]:
    """Holds the library; not to be written to."""
    index = new_engine()
    index.add(library.documents())
    index.commit()
    yield index
    index.close()


@pytest.fixture(scope="session")
def library() -> Library:
    made = Library()
    for entry in yaml.safe_load(Path(__file__).with_name("articles.yml").read_text(encoding="utf-8")):
        url = f"https://bao.example/{entry['key'].replace(' ', '-')}"
        article = Article(
            id=article_id(url=url, text=entry["text"]),
            url=url,
            outlet=entry.get("outlet"),
            title=entry["title"],
            text=entry["text"].strip(),
            published=PartialDate.parse(str(entry["published"])) if "published" in entry else None,
        )
        made.keys[article.id] = entry["key"]
        made.entries.append((article, _extraction(article, entry), made.id_of(entry.get("story", entry["key"]))))
    return made


def _extraction(article: Article, entry: dict[str, Any]) -> Extraction:
    figures = tuple(_figure(article, place, given) for place, given in enumerate(entry.get("figures", ())))
    return Extraction(
        id=article.id,
        numbers=tuple(NumberMention(start=f.start, end=f.end, text=f.text, value=f.value, unit=f.unit) for f in figures),
        meetings=tuple(_meeting(article, given) for given in entry.get("meetings", ())),
        directives=tuple(_directive(article, given) for given in entry.get("directives", ())),
        figures=figures,
    )


def _span(article: Article, quote: str) -> Span:
    start = article.text.index(quote)
    return Span(start, start + len(quote))


def _directive(article: Article, given: dict[str, Any]) -> Directive:
    span = _span(article, given["quote"])
    return Directive(
        start=span.start,
        end=span.end,
        text=given["quote"],
        issuer=given["issuer"],
        issuer_office=given.get("office"),
        addressees=tuple(given["addressees"]),
        deadline=parse_timex(str(given["deadline"])),
        topics=tuple(given["topics"]),
    )


def _meeting(article: Article, given: dict[str, Any]) -> Meeting:
    return Meeting(
        mentions=(_span(article, given["quote"]),),
        text=given["quote"],
        kind=given["kind"],
        body=given["body"],
        date=parse_timex(str(given["date"])) if "date" in given else None,
        chairs=tuple(given["chairs"]),
    )


def _figure(article: Article, place: int, given: dict[str, Any]) -> Figure:
    span = _span(article, given["quote"])
    return Figure(
        start=span.start,
        end=span.end,
        text=given["quote"],
        number=place,
        subject=None,
        value=Decimal(given["value"]),
        unit=given["unit"],
        role=given["role"],
        due=parse_timex(str(given["due"])) if "due" in given else None,
    )
