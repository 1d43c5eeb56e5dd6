"""Runs the spider inside this process, as often as wanted."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner, Crawler
from scrapy.settings import Settings
from scrapy.utils.reactor import install_reactor, is_reactor_installed

from crawler.runs import SourceRun
from model.source import Source

logger = logging.getLogger(__name__)
Watch = Callable[[Sequence[SourceRun]], None]
_WATCH_EVERY = 0.25
"""Seconds."""


class CrawlStopped(RuntimeError):
    """The run could not go on (for example: disk full); nothing that was captured is lost. ``runs`` is how far it came."""

    def __init__(self, message: str, runs: Sequence[SourceRun]) -> None:
        super().__init__(message)
        self.runs = list(runs)


class CrawlInterrupted(CrawlStopped):
    """SIGINT or SIGTERM, the ``number``, ended the run after the page under way."""

    def __init__(self, number: signal.Signals, runs: Sequence[SourceRun]) -> None:
        super().__init__(f"interrupted ({number.name}); the next crawl goes on from here", runs)
        self.number = number


def crawl(
    sources: Sequence[Source],
    *,
    home: Path,
    settings: Mapping[str, object] = {},
    watch: Watch | None = None,
    say: Callable[[str], object] = logger.warning,
) -> list[SourceRun]:
    """Crawls ``sources`` once. One call at a time, always from the same thread. ``watch`` is shown the counts as they grow.

    SIGINT and SIGTERM end it after the page under way, a second one at once. Raises ``CrawlStopped``,
    ``crawler.ledger.CrawlInProgress``, and ``OSError`` or ``sqlite3.Error`` where ``home`` cannot be written.
    """
    loop = _loop()
    chosen = Settings()
    chosen.setmodule("crawler.settings")
    chosen.update({"NQ57_HOME": str(home), **settings}, priority="cmdline")
    runner = AsyncCrawlerRunner(chosen)
    from crawler.spiders.outlets import OutletsSpider  # imports Twisted's reactor

    crawler = runner.create_crawler(OutletsSpider)
    task = runner.crawl(crawler, declared={source.id: source for source in sources})
    watching = loop.create_task(_watch(crawler, watch)) if watch else None
    try:
        with _signals(loop, runner, say) as received:
            loop.run_until_complete(task)
    finally:
        if watching:
            watching.cancel()
        _stop_threads()
    spider = crawler.spider
    assert isinstance(spider, OutletsSpider)
    runs = list(spider.runs.values())
    if spider.stopped_because:
        raise CrawlStopped(spider.stopped_because, runs)
    if received:
        raise CrawlInterrupted(received[0], runs)
    return runs


async def _watch(crawler: Crawler, watch: Watch) -> None:
    from crawler.spiders.outlets import OutletsSpider

    while True:
        if isinstance(crawler.spider, OutletsSpider):
            watch(list(crawler.spider.runs.values()))
        await asyncio.sleep(_WATCH_EVERY)


@contextmanager
def _signals(
    loop: asyncio.AbstractEventLoop, runner: AsyncCrawlerRunner, say: Callable[[str], object]
) -> Iterator[list[signal.Signals]]:
    """The first signal lets the page under way come to its end; the next one has its usual effect again."""
    received: list[signal.Signals] = []
    numbers = (signal.SIGINT, signal.SIGTERM) if threading.current_thread() is threading.main_thread() else ()

    def stop(number: signal.Signals) -> None:
        received.append(number)
        release()
        say(f"{number.name}: the crawl ends after the page under way; a second one ends it at once")
        loop.create_task(runner.stop())

    def release() -> None:
        for number in numbers:
            loop.remove_signal_handler(number)

    for number in numbers:
        loop.add_signal_handler(number, stop, number)
    try:
        yield received
    finally:
        release()


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
