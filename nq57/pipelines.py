"""Scrapy item pipeline: what is found in the article is kept before the ledger calls the page done."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from scrapy.crawler import Crawler

from crawler.items import PageItem
from extractors.pipeline import extract_article
from nq57.home import Home
from search.store import Store


class IndexPipeline:
    """Puts each article into the local record; one that cannot be kept is tried again in the next run."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(Store(Home(Path(crawler.settings["NQ57_HOME"])).store))

    def process_item(self, item: PageItem) -> PageItem:
        article = item.article
        if article is None:
            raise TypeError(f"{item.url}: ArticlePipeline has to come before IndexPipeline")
        found = extract_article(id=article.id, text=article.text, published=article.published, title=article.title)
        self._store.put(article, found)
        return item

    def close_spider(self) -> None:
        self._store.close()
