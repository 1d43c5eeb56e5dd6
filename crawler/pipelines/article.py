"""Reads the captured page."""

from __future__ import annotations

from dataclasses import replace
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from crawler.items import PageItem
from crawler.spiders.outlets import OutletsSpider
from extractors.pages import UnreadablePage, read_page


class ArticlePipeline:
    """Adds ``article`` and ``outcome``; a page without an article is counted as failed and goes no further."""

    def __init__(self, spider: OutletsSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert isinstance(crawler.spider, OutletsSpider)
        return cls(crawler.spider)

    def process_item(self, item: PageItem) -> PageItem:
        source = item.source
        try:
            article = read_page(item.body, url=item.url, rules=source.reading, content_type=item.content_type, outlet=source.id)
        except UnreadablePage as error:
            self._spider.fail(source, item.requested_url, f"no article: {error}", status=item.status)
            raise DropItem(f"{item.url}: {error}", log_level="DEBUG") from error
        article = replace(article, capture=item.capture)
        return replace(item, article=article, outcome=self._spider.ledger.compare(article.id, article.version))
