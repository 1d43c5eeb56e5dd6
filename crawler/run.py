"""Runs the spider inside this process, as often as wanted."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.reactor import install_reactor, is_reactor_installed

from crawler.runs import SourceRun
from model.source import Source


class CrawlStopped(RuntimeError):
    """The run could not go on (for example: disk full); nothing that was captured is lost."""


def crawl(sources: Sequence[Source], *, home: Path, settings: Mapping[str, object] = {}) -> list[SourceRun]:
    """Crawls ``sources`` once. SIGINT and SIGTERM end it cleanly. One call at a time, always from the same thread.

    Raises ``CrawlStopped`` and ``crawler.ledger.CrawlInProgress``.
    """
    loop = _loop()
    chosen = Settings()
    chosen.setmodule("crawler.settings")
    chosen.update({"NQ57_HOME": str(home), **settings}, priority="cmdline")
    runner = AsyncCrawlerRunner(chosen)
    from crawler.spiders.outlets import OutletsSpider  # imports Twisted's reactor

    crawler = runner.create_crawler(OutletsSpider)
    task = runner.crawl(crawler, declared={source.id: source for source in sources})
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, lambda: loop.create_task(runner.stop()))
    try:
        loop.run_until_complete(task)
    finally:
        if threading.current_thread() is threading.main_thread():
            for number in (signal.SIGINT, signal.SIGTERM):
                loop.remove_signal_handler(number)
        _stop_threads()
    spider = crawler.spider
    assert isinstance(spider, OutletsSpider)
    if spider.stopped_because:
        raise CrawlStopped(spider.stopped_because)
    return list(spider.runs.values())


def _loop() -> asyncio.AbstractEventLoop:
    """The event loop of Twisted's reactor. A reactor can run only once, its loop as often as wanted."""
    if not is_reactor_installed():
        install_reactor("twisted.internet.asyncioreactor.AsyncioSelectorReactor")
    from twisted.internet import reactor

    started: Any = reactor
    if not started.running:
        started.startRunning(installSignalHandlers=False)
    loop: asyncio.AbstractEventLoop = started._asyncioEventloop
    asyncio.set_event_loop(loop)
    return loop


def _stop_threads() -> None:
    """Ends the pool that looked up host names, as a reactor does at its shutdown, which ours never comes to."""
    from twisted.internet import reactor

    started: Any = reactor
    if started.threadpool is not None:
        started._stopThreadPool()
