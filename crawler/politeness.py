"""Delays between requests to an outlet: the declared one or robots.txt's Crawl-delay, whichever is longer."""

from __future__ import annotations

import logging
import math
from typing import Self

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.robotstxt import RobotParser

MAX_CRAWL_DELAY = 60.0
"""Seconds. A longer one would mean a feed and a handful of pages a day; it is taken for a slip."""

logger = logging.getLogger(__name__)


class Politeness:
    """AutoThrottle has one lowest delay for all outlets and Scrapy ignores Crawl-delay; this keeps each outlet's own."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._slots = crawler.settings.getdict("DOWNLOAD_SLOTS")
        self._least = {name: float(slot["delay"]) for name, slot in self._slots.items()}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        extension = cls(crawler)
        crawler.signals.connect(extension.robots_parsed, signal=signals.robots_parsed)
        crawler.signals.connect(extension.keep_delay, signal=signals.request_reached_downloader)
        crawler.signals.connect(extension.keep_delay, signal=signals.response_downloaded)
        return extension

    def robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        name = request.meta["download_slot"]
        delay = robotparser.crawl_delay(self._crawler.settings["ROBOTSTXT_USER_AGENT"])
        if delay is not None and delay > MAX_CRAWL_DELAY:
            logger.warning("%s: robots.txt asks for %g s between requests: %g s are kept", name, delay, MAX_CRAWL_DELAY)
            delay = MAX_CRAWL_DELAY
        if delay is not None and math.isfinite(delay) and delay > self._least[name]:
            logger.info("%s: %g s between requests, as robots.txt asks", name, delay)
            self._least[name] = delay
            self.keep_delay(request)

    def keep_delay(self, request: Request) -> None:
        name = request.meta["download_slot"]
        slot = self._crawler.engine.downloader.slots.get(name)
        if slot is not None:
            slot.delay = max(slot.delay, self._least[name])
