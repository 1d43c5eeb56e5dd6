"""The record made anew from its captures, with the rules of today."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from crawler.captures import KeptPage, read_captures
from extractors.pages import UnreadablePage, read_page
from extractors.pipeline import extract_article
from model.article import Article
from model.source import ReadingRules, Source
from nq57.home import Home
from search.store import Store


@dataclass(slots=True)
class Reread:
    """Counts of captures read and of imported articles kept; ``failures`` are addresses with the reason."""

    captures: int = 0
    imported: int = 0
    failures: list[tuple[str, str]] = field(default_factory=list)


def reread(home: Home, sources: Mapping[str, Source], *, step: Callable[[], object]) -> Reread:
    """Reads every capture again in the order it was made, and what was imported after that; ``step`` is called for each.

    The old record stands until the new one is whole. Nobody else may write to the record meanwhile. Raises ``StorageError``.
    """
    rules = {host: source for source in sources.values() for host in source.hosts}
    done = Reread()
    fresh = home.store.with_suffix(".new.sqlite")
    _remove(fresh)
    with Store(home.store) as old, Store(fresh) as new:
        for page in read_captures(home.path / "warc"):
            step()
            done.captures += 1
            try:
                _put(new, _read(page, rules.get(urlsplit(page.capture.url).netloc)))
            except UnreadablePage as error:
                done.failures.append((page.capture.url, str(error)))
        for article, _ in old.articles():
            if article.capture is None:
                step()
                done.imported += 1
                _put(new, article)
    os.replace(fresh, home.store)
    return done


def _read(page: KeptPage, source: Source | None) -> Article:
    article = read_page(
        page.body,
        url=page.capture.url,
        rules=source.reading if source else ReadingRules(),
        content_type=page.content_type,
        outlet=source.id if source else None,
    )
    return replace(article, capture=page.capture)


def _put(store: Store, article: Article) -> None:
    store.put(article, extract_article(id=article.id, text=article.text, published=article.published, title=article.title))


def _remove(path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
