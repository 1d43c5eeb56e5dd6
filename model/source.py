"""An outlet as declared in ``crawler/sources/*.yml``: who they are, where to look, how politely, how to read a page."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

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
    """One outlet. ``hosts`` (``host`` or ``host:port``) are the only ones a crawl of it may contact."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    name: str
    kind: Literal["national", "party", "government", "ministry", "local"]
    homepage: str
    hosts: tuple[str, ...] = Field(min_length=1)
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    article_url: str
    delay_seconds: float = Field(default=3.0, ge=0.0)
    healthy_articles_per_day: int = Field(default=1, ge=0)
    reading: ReadingRules = ReadingRules()

    @field_validator("article_url")
    @classmethod
    def _compiles(cls, pattern: str) -> str:
        re.compile(pattern)
        return pattern

    def is_article(self, url: str) -> bool:
        return re.search(self.article_url, url) is not None
