"""Scrapy item pipeline: what is found in the article is kept before the ledger calls the page done, and then indexed."""

from __future__ import annotations

import logging
from contextlib import closing
from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler

from crawler.items import PageItem
from extractors.pipeline import extract_article
from nq57.engine import catch_up, open_index
from nq57.home import Home
from search.errors import IndexAwayError, IndexBusyError
from search.store import Store

_log = logging.getLogger(__name__)
_BATCH = 50  # articles between two commits of the index


class IndexPipeline:
    """Puts each article into the local record; one that cannot be kept is tried again in the next run.

    The index follows in batches and at the end. While it cannot be written, articles wait in the record.
    """

    def __init__(self, home: Home) -> None:
        self._home = home
        self._store = Store(home.store)
        self._taken_in = 0

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(Home(Path(crawler.settings["NQ57_HOME"])))

    def process_item(self, item: PageItem) -> PageItem:
        article = item.article
        if article is None:
            raise TypeError(f"{item.url}: ArticlePipeline has to come before IndexPipeline")
        found = extract_article(id=article.id, text=article.text, published=article.published, title=article.title)
        self._store.put(article, found)
        self._taken_in += 1
        if self._taken_in % _BATCH == 0:
            self._index()
        return item

    def close_spider(self) -> None:
        self._index()
        self._store.close()

    def _index(self) -> None:
        try:
            with closing(open_index(self._home)) as index:
                catch_up(self._store, index)
        except (IndexAwayError, IndexBusyError) as error:
            _log.warning("%s; the articles wait in the record", error)
