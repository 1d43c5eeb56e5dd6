"""Marks the page as done, last of all."""

from __future__ import annotations

from typing import Any, Self

from scrapy.crawler import Crawler

from crawler.items import PageItem
from crawler.spiders.outlets import OutletsSpider
from model.json_form import ARTICLE


class LedgerPipeline:
    """Hands on the article in its JSON form, for Scrapy's feed exports."""

    def __init__(self, spider: OutletsSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert isinstance(crawler.spider, OutletsSpider)
        return cls(crawler.spider)

    def process_item(self, item: PageItem) -> dict[str, Any]:
        self._spider.ledger.record_done(item)
        self._spider.count(item)
        form: dict[str, Any] = ARTICLE.dump_python(item.article, mode="json")  # type: ignore[arg-type]
        return form
