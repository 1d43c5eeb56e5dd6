"""Keeps the response as evidence before anything is derived from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler

from crawler.items import PageItem
from crawler.spiders.outlets import OutletsSpider
from crawler.warc import WarcStore


class WarcPipeline:
    def __init__(self, spider: OutletsSpider, store: WarcStore) -> None:
        self._spider = spider
        self._store = store

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert isinstance(crawler.spider, OutletsSpider)
        max_bytes = crawler.settings.getint("NQ57_WARC_MAX_BYTES")
        return cls(crawler.spider, WarcStore(crawler.spider.home / "warc", max_bytes=max_bytes))

    def process_item(self, item: PageItem) -> PageItem:
        try:
            return replace(item, capture=self._store.write(item))
        except OSError as error:
            self._spider.stop(f"the capture of {item.url} cannot be written: {error.strerror}: {self._spider.home / 'warc'}")
            raise
