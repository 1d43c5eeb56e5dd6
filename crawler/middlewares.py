"""Downloader middlewares: only the declared hosts, and no crawling where robots.txt cannot be read."""

from __future__ import annotations

import logging
from ipaddress import ip_address
from typing import Self
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response, TextResponse

from crawler.failures import explain
from crawler.spiders.outlets import OutletsSpider
from model.source import Source

logger = logging.getLogger(__name__)


class UndeclaredHost(IgnoreRequest):
    """A request, or a redirect, to a host that the source does not declare."""


def declares(source: Source, url: str) -> bool:
    """Whether ``url`` is HTTP(S) on a declared host; a host without a port stands for the standard ports."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    names = {f"{parts.hostname}:{port or (443 if parts.scheme == 'https' else 80)}"}
    if port in (None, 80, 443):
        names.add(parts.hostname)
    return not names.isdisjoint(host.lower() for host in source.hosts)


def _is_on_this_machine(url: str) -> bool:
    """Where no proxy of the environment (``http_proxy``) leads."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


class _OfSpider:
    def __init__(self, spider: OutletsSpider) -> None:
        self._spider = spider

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        assert isinstance(crawler.spider, OutletsSpider)
        return cls(crawler.spider)


class DeclaredHostsMiddleware(_OfSpider):
    """Refuses all other hosts, also after redirects, and puts each request into its outlet's download slot."""

    def process_request(self, request: Request) -> None:
        sources = self._spider.sources
        named = sources.get(request.meta.get("download_slot", ""))
        candidates = [named] if named else list(sources.values())
        source = next((source for source in candidates if declares(source, request.url)), None)
        if source is None:
            if named and (stats := self._spider.crawler.stats):
                stats.inc_value(f"nq57/{named.id}/refused_hosts")
            logger.warning("refused: %s is not on a declared host", request.url)
            raise UndeclaredHost(f"{request.url} is not on a declared host")
        request.meta["download_slot"] = source.id
        if _is_on_this_machine(request.url):
            request.meta["proxy"] = None


class UnreachableRobotsMiddleware(_OfSpider):
    """RFC 9309, 2.3.1.4: where robots.txt cannot be reached (5xx, no answer), everything is forbidden. Scrapy allows it."""

    def process_response(self, request: Request, response: Response) -> Response:
        if _is_robots(request) and response.status >= 500:
            return self._forbid_all(request, f"it was answered with HTTP status {response.status}")
        if _is_robots(request) and response.status >= 400:
            return response.replace(body=b"")
        return response

    def process_exception(self, request: Request, exception: Exception) -> Response | None:
        return self._forbid_all(request, explain(exception)) if _is_robots(request) else None

    def _forbid_all(self, request: Request, reason: str) -> Response:
        self._spider.forbidden[urlsplit(request.url).netloc] = f"{request.url} cannot be read: {reason}"
        return TextResponse(request.url, status=200, body=b"User-agent: *\nDisallow: /\n", request=request)


def _is_robots(request: Request) -> bool:
    return bool(request.meta.get("dont_obey_robotstxt"))
