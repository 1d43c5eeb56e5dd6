"""One spider for all outlets: feeds and sitemaps, then the pages that are new or due, one request at a time for each outlet."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from twisted.python.failure import Failure

from crawler.failures import explain
from crawler.feeds import Entry, UnreadableFeed, read_feed
from crawler.items import PageItem
from crawler.ledger import KnownPage, Ledger
from crawler.runs import FetchFailure, SourceRun
from crawler.sitemaps import read_sitemap
from crawler.sources import BadSource, load_sources
from model.source import Source


class OutletsSpider(Spider):
    """Arguments: ``source=id[,id]`` (default: all) and ``sources_dir=DIR`` (default: the packaged declarations)."""

    name = "outlets"
    ledger: Ledger
    home: Path

    def __init__(
        self, source: str = "", sources_dir: str = "", declared: dict[str, Source] | None = None, **arguments: str
    ) -> None:
        super().__init__(**arguments)
        known = declared if declared is not None else load_sources(Path(sources_dir) if sources_dir else None)
        crawlable = [name for name in known if declared is not None or known[name].feeds or known[name].sitemaps]
        wanted = [name for name in source.split(",") if name] or crawlable
        if unknown := [name for name in wanted if name not in known]:
            raise BadSource(f"no such source: {', '.join(unknown)}; declared are {', '.join(known)}")
        self.sources = {name: known[name] for name in wanted}
        self.runs = {name: SourceRun(name, _now().isoformat()) for name in wanted}
        self.stopped_because: str | None = None
        self.forbidden: dict[str, str] = {}
        self._answered: set[str] = set()
        self._touched: set[str] = set()
        self._further = {name: deque[str]() for name in wanted}
        self._lists = {url for source in self.sources.values() for url in (*source.feeds, *source.sitemaps)}
        self._plans = {name: self._plan(source) for name, source in self.sources.items()}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:  # noqa: ANN401
        spider = super().from_crawler(crawler, *args, **kwargs)
        settings = crawler.settings
        spider.home = Path(settings["NQ57_HOME"])
        slots = {s.id: {"concurrency": 1, "delay": s.delay_seconds, "jitter": 0.0} for s in spider.sources.values()}
        settings.set("DOWNLOAD_SLOTS", slots, priority="spider")
        contact = settings.get("NQ57_CONTACT_URL")
        agent = f"nq57/{version('nq57')}"
        settings.set("USER_AGENT", f"{agent} (+{contact})" if contact else agent, priority="spider")
        spider.ledger = Ledger(spider.home)
        crawler.signals.connect(spider._count_request, signal=signals.request_reached_downloader)
        crawler.signals.connect(spider._item_error, signal=signals.item_error)
        return spider

    async def start(self) -> AsyncIterator[Any]:
        if not self.settings.get("NQ57_CONTACT_URL"):
            self.logger.warning("NQ57_CONTACT_URL is not set: outlets cannot tell whom to write to")
        for source in self.sources.values():
            for request in self._next(source):
                yield request

    def _plan(self, source: Source) -> Iterator[Request]:
        for url in source.feeds:
            yield self._request(source, url, self.parse_feed, self.ledger.feed_validators(url))
        self._further[source.id].extend(source.sitemaps)
        while self._further[source.id]:
            url = self._further[source.id].popleft()
            yield self._request(source, url, self.parse_sitemap, self.ledger.feed_validators(url))
        if source.id in self._answered:
            for page in self.ledger.due(source.id, now=_now()):
                validators = (page.etag, page.last_modified) if page.state == "done" else (None, None)
                yield self._request(source, page.url, self.parse_page, validators, page=page)

    def _next(self, source: Source) -> Iterator[Request]:
        request = next(self._plans[source.id], None)
        if request is not None and self.stopped_because is None:
            yield request

    def _request(
        self,
        source: Source,
        url: str,
        callback: Callable[..., Any],
        validators: tuple[str | None, str | None],
        **more: object,
    ) -> Request:
        names = ("If-None-Match", "If-Modified-Since")
        headers = {name: value for name, value in zip(names, validators, strict=True) if value}
        return Request(
            url,
            callback=callback,
            errback=self.download_failed,
            headers=headers,
            cb_kwargs={"source": source, "requested": url, **more},
            meta={"download_slot": source.id},
            dont_filter=True,
        )

    def parse_feed(self, response: Response, source: Source, requested: str) -> Iterator[Request]:
        try:
            self._read_feed(response, source, requested)
        except UnreadableFeed as error:
            self.fail(source, requested, str(error), status=response.status)
        yield from self._next(source)

    def parse_sitemap(self, response: Response, source: Source, requested: str) -> Iterator[Request]:
        try:
            self._read_sitemap(response, source, requested)
        except UnreadableFeed as error:
            self.fail(source, requested, str(error), status=response.status)
        yield from self._next(source)

    def _read_feed(self, response: Response, source: Source, requested: str) -> None:
        if self._is_answered(response, source, "feed"):
            self._record(response, source, requested, read_feed(response.body, url=response.url))

    def _read_sitemap(self, response: Response, source: Source, requested: str) -> None:
        if not self._is_answered(response, source, "sitemap"):
            return
        sitemap = read_sitemap(response.body, url=response.url)
        if requested in source.sitemaps:
            # An index gets no validators in the ledger: were it answered with 304, its sitemaps would not be asked.
            further = [entry.url for entry in sitemap.sitemaps if entry.url not in self._lists]
            self._lists.update(further)
            self._further[source.id].extend(further)
        if sitemap.pages:
            self._record(response, source, requested, sitemap.pages)

    def _is_answered(self, response: Response, source: Source, what: str) -> bool:
        """Whether there is something new to read; after 304 the ledger knows what was listed."""
        if response.status not in (200, 304):
            raise UnreadableFeed(f"the {what} was answered with HTTP status {response.status}")
        self._answered.add(source.id)
        return response.status == 200

    def _record(self, response: Response, source: Source, requested: str, entries: list[Entry]) -> None:
        self.ledger.record_feed(
            requested,
            source.id,
            [entry for entry in entries if source.is_article(entry.url)],
            etag=_header(response, "ETag"),
            last_modified=_header(response, "Last-Modified"),
            now=_now(),
        )

    def parse_page(self, response: Response, source: Source, requested: str, page: KnownPage) -> Iterator[Request | PageItem]:
        item = _page_item(response, source, requested)
        known = page.state == "done"
        if known and (response.status == 304 or (response.status == 200 and item.payload_sha256 == page.payload_sha256)):
            self._touched.add(requested)
            self.runs[source.id].unchanged += 1
            self.ledger.record_unchanged(requested, now=_now())
        elif response.status == 200:
            yield item
        else:
            self.fail(source, requested, f"HTTP status {response.status}", status=response.status)
        yield from self._next(source)

    def download_failed(self, failure: Failure) -> Iterator[Request]:
        request: Request = failure.request  # type: ignore[attr-defined]
        source, requested = request.cb_kwargs["source"], request.cb_kwargs["requested"]
        reason = self.forbidden.get(urlsplit(request.url).netloc) if isinstance(failure.value, IgnoreRequest) else None
        self.fail(source, requested, reason or explain(failure.value), status=None)
        yield from self._next(source)

    def fail(self, source: Source, url: str, message: str, *, status: int | None) -> None:
        """Counts a failure and, for a page, plans when it is tried again."""
        self.logger.warning(f"{source.id}: {url}: {message}")
        self.runs[source.id].failures.append(FetchFailure(url, message))
        self._touched.add(url)
        if url not in self._lists:
            self.ledger.record_failure(url, message, status=status, now=_now())

    def count(self, item: PageItem) -> None:
        run = self.runs[item.source_id]
        self._touched.add(item.requested_url)
        if item.outcome is not None:
            setattr(run, item.outcome, getattr(run, item.outcome) + 1)
        if item.article is not None:
            run.cover(item.article)

    def stop(self, reason: str) -> None:
        """Ends the run; what is not done stays in the ledger for the next one."""
        if self.stopped_because is None:
            self.stopped_because = reason
            self.logger.error(f"the crawl stops: {reason}")

    def _item_error(self, item: PageItem, failure: Failure) -> None:
        self._touched.add(item.requested_url)
        self.runs[item.source_id].failures.append(FetchFailure(item.requested_url, explain(failure.value)))

    def _count_request(self, request: Request) -> None:
        self.runs[request.meta["download_slot"]].requests += 1

    def _fail_without_articles(self, source: Source) -> None:
        known = (
            "no feed or sitemap lists an article" if source.feeds or source.sitemaps else "declares neither feed nor sitemap"
        )
        message = f"{source.id}: {known}: nothing to crawl (check feeds, sitemaps and article_url)"
        self.logger.warning(message)
        self.runs[source.id].failures.append(FetchFailure(source.homepage, message))

    def closed(self, reason: str) -> None:
        for run in self.runs.values():
            if reason == "finished" and not run.failures and not self.ledger.lists_articles(run.source_id):
                self._fail_without_articles(self.sources[run.source_id])
            run.unchanged += len(self.ledger.listed(run.source_id) - self._touched)
            run.finished_at = _now().isoformat()
            for name in ("requests", "new", "changed", "unchanged", "failed"):
                self.crawler.stats.set_value(f"nq57/{run.source_id}/{name}", getattr(run, name))
            self.ledger.record_run(run)
            self.logger.info(str(run))
        self.ledger.close()


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _header(response: Response, name: str) -> str | None:
    value = response.headers.get(name)
    return value.decode("latin-1") if value else None


def _page_item(response: Response, source: Source, requested: str) -> PageItem:
    headers = tuple(
        (name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values
    )
    return PageItem(
        source=source,
        requested_url=requested,
        url=response.url,
        body=response.body,
        status=response.status,
        headers=headers,
        content_type=_header(response, "Content-Type"),
        fetched_at=_now().isoformat(),
        payload_sha256=hashlib.sha256(response.body).hexdigest(),
        etag=_header(response, "ETag"),
        last_modified=_header(response, "Last-Modified"),
    )
