"""Hits of a search with what is known of them, as a line of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.article import Article
from model.mention import Directive, Figure, Meeting
from model.span import Span
from search.documents import Kind, is_slug
from search.highlights import Snippet, best_snippet, find_highlights
from search.protocol import Hit
from search.query.plan import Mark
from search.store import StoredArticle

Fact = str | float | list[str] | None
Item = Directive | Meeting | Figure
_HEADLINE = 110  # characters of a text that stand for a missing title
_SENTENCE = re.compile(rf".{{20,{_HEADLINE - 1}}}?[.!?…](?= |$)")


@dataclass(frozen=True, slots=True)
class Answer:
    """One hit. ``facts`` are those of a directive, meeting or figure, by name; ``highlights`` count in ``Article.text``."""

    score: float
    article: Article
    facts: dict[str, Fact]
    snippet: Snippet
    highlights: tuple[Span, ...]

    @property
    def headline(self) -> str:
        """The title; the first sentence, or as much as fits of it, where there is none but the words of the URL."""
        title = self.article.title
        if title and not is_slug(title):
            return title
        beginning = " ".join(self.article.text[: 2 * _HEADLINE].split())
        if sentence := _SENTENCE.match(beginning):
            return sentence.group()
        return beginning if len(beginning) <= _HEADLINE else beginning[:_HEADLINE].rpartition(" ")[0] + " …"

    def as_json(self) -> str:
        article = self.article
        record: dict[str, object] = {
            "url": article.url,
            "title": article.title,
            "outlet": article.outlet,
            "published": str(article.published) if article.published else None,
            "score": round(self.score, 4),
            **self.facts,
            "snippet": self.snippet.of(article.text),
            "highlights": [{"start": span.start, "end": span.end, "text": span.of(article.text)} for span in self.highlights],
        }
        return json.dumps(record, ensure_ascii=False)


def answer(hit: Hit, kind: Kind, stored: StoredArticle, marks: tuple[Mark, ...]) -> Answer | None:
    """None where the record has changed since the index was written and does not hold the hit any more."""
    text = stored.article.text
    highlights = find_highlights(text, marks)
    if hit.ordinal is None:
        return Answer(hit.score, stored.article, {}, best_snippet(text, highlights), tuple(highlights))
    found = stored.extraction
    items: dict[Kind, Sequence[Item]] = {
        "directives": found.directives,
        "meetings": found.meetings,
        "figures": found.figures,
    }
    if hit.ordinal >= len(items[kind]):
        return None
    item = items[kind][hit.ordinal]
    passage = _passage(text, item)
    inside = tuple(span for span in highlights if passage.start <= span.start and span.end <= passage.end)
    return Answer(hit.score, stored.article, _facts(item), replace(passage, highlights=inside), inside)


def _passage(text: str, item: Item) -> Snippet:
    if isinstance(item, Meeting):
        return best_snippet(text, item.mentions[:1])
    return Snippet(item.start, item.end, ())


def _facts(item: Item) -> dict[str, Fact]:
    match item:
        case Directive():
            return {
                "issuer": item.issuer,
                "issuer_office": item.issuer_office,
                "addressees": list(item.addressees),
                "action": item.action,
                "modality": item.modality,
                "deadline": str(item.deadline) if item.deadline else None,
                "document": item.document,
                "topics": list(item.topics),
                "quote": item.text,
            }
        case Meeting():
            return {
                "meeting": item.kind,
                "body": item.body,
                "date": str(item.date) if item.date else None,
                "place": item.place,
                "chairs": list(item.chairs),
                "status": item.status,
                "quote": item.text,
            }
        case Figure():
            return {
                "value": float(item.value),
                "upper": float(item.upper) if item.upper is not None else None,
                "unit": item.unit,
                "comparator": item.comparator,
                "role": item.role,
                "subject": item.subject,
                "as_of": str(item.as_of) if item.as_of else None,
                "due": str(item.due) if item.due else None,
                "quote": item.text,
            }
