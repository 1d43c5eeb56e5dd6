"""What one run of one source came to."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.article import Article


@dataclass(frozen=True, slots=True)
class FetchFailure:
    url: str
    message: str


@dataclass(slots=True)
class SourceRun:
    """Counts of articles; ``coverage`` says how many of those read had each field. Times are ISO 8601 in UTC."""

    source_id: str
    started_at: str
    finished_at: str = ""
    requests: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failures: list[FetchFailure] = field(default_factory=list)
    coverage: dict[str, int] = field(default_factory=dict)

    @property
    def failed(self) -> int:
        return len(self.failures)

    @property
    def articles(self) -> int:
        return self.new + self.changed + self.unchanged

    def cover(self, article: Article) -> None:
        minute = article.published is not None and article.published.granularity == "minute"
        found = {"title": article.title, "lead": article.lead, "authors": article.authors, "minute": minute}
        for name, value in found.items():
            self.coverage[name] = self.coverage.get(name, 0) + bool(value)

    def __str__(self) -> str:
        counts = f"{self.new} new, {self.changed} changed, {self.unchanged} unchanged, {self.failed} failed"
        return f"{self.source_id}: {counts} ({self.requests} requests)"
