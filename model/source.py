"""An outlet as declared in ``crawler/sources/*.yml``: who they are, where to look, how politely, how to read a page."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Selectors = tuple[str, ...]


class Declaration(BaseModel):
    """Checked when read: an unknown key is an error that names it."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ReadingRules(Declaration):
    """CSS selectors, the first that matches wins; ``exclude`` takes all that match out of the body."""

    title: Selectors = ()
    lead: Selectors = ()
    body: Selectors = ()
    authors: Selectors = ()
    published: Selectors = ()
    exclude: Selectors = ()


class Source(Declaration):
    """One outlet. ``hosts`` (``host`` or ``host:port``) are the only ones a crawl of it may contact.

    ``article_url`` has to match all ``article_examples`` and none of ``list_examples``.
    """

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    kind: Literal["national", "party", "government", "ministry", "local"]
    homepage: str
    hosts: tuple[str, ...] = Field(min_length=1)
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article_url: str
    article_examples: tuple[str, ...] = ()
    list_examples: tuple[str, ...] = ()
    delay_seconds: float = Field(default=3.0, ge=0.0)
    healthy_articles_per_day: int = Field(default=1, ge=0)
    reading: ReadingRules = ReadingRules()

    @field_validator("article_url")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        try:
            re.compile(pattern)
        except re.error as error:
            raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
        return pattern

    @model_validator(mode="after")
    def _agrees_with_its_examples(self) -> Self:
        missed = [url for url in self.article_examples if not self.is_article(url)]
        wrong = [url for url in self.list_examples if self.is_article(url)]
        if missed or wrong:
            raise ValueError(f"article_url misses {missed} and wrongly takes {wrong}")
        return self

    def is_article(self, url: str) -> bool:
        return re.search(self.article_url, url) is not None
