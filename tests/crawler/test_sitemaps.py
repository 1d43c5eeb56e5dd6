from __future__ import annotations

import gzip
from collections.abc import Callable
from types import SimpleNamespace
from typing import Protocol

import pytest

from crawler.feeds import Entry, UnreadableFeed
from crawler.politeness import MAX_CRAWL_DELAY, Politeness
from crawler.runs import SourceRun
from crawler.sitemaps import MAX_PAGES, MAX_SITEMAPS, read_sitemap
from model.source import Source

SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
Run = Callable[..., SourceRun]


class Outlet(Protocol):
    root: str
    answers: dict[str, object]
    asked: list[str]

    def source(self, **more: object) -> Source: ...
    def publish(self, *names: str) -> None: ...


def urlset(*places: str) -> bytes:
    return f"<urlset {SCHEMA}>{''.join(f'<url>{place}</url>' for place in places)}</urlset>".encode()


def index(*places: str) -> bytes:
    return f"<sitemapindex {SCHEMA}>{''.join(f'<sitemap>{place}</sitemap>' for place in places)}</sitemapindex>".encode()


def test_pages_with_the_newest_first() -> None:
    body = urlset(
        "<loc> https://bao.vn/tin-1.htm </loc><lastmod>2025-03-01T08:00:00+07:00</lastmod>",
        "<loc>https://bao.vn/tin-2.htm</loc><news:news><news:publication_date>2025-03-04</news:publication_date></news:news>",
        "<loc>/tin-3.htm#anh</loc>",
        "<loc>https://bao.vn/tin-1.htm</loc><lastmod>2026-01-01</lastmod>",
        "<loc></loc>",
        "<loc>http://[::1</loc>",
    )
    assert read_sitemap(body, url="https://bao.vn/sitemap.xml").pages == [
        Entry("https://bao.vn/tin-2.htm", "2025-03-04"),
        Entry("https://bao.vn/tin-1.htm", "2025-03-01T08:00:00+07:00"),
        Entry("https://bao.vn/tin-3.htm", ""),
    ]


def test_counts_are_bounded() -> None:
    pages = urlset(*(f"<loc>https://bao.vn/tin-{number}.htm</loc>" for number in range(MAX_PAGES + 5)))
    assert len(read_sitemap(pages, url="https://bao.vn/").pages) == MAX_PAGES
    maps = index(*(f"<loc>https://bao.vn/s{n}.xml</loc><lastmod>2025-0{n}-01</lastmod>" for n in range(1, 10)))
    newest = [entry.url for entry in read_sitemap(gzip.compress(maps), url="https://bao.vn/").sitemaps]
    assert newest == [f"https://bao.vn/s{n}.xml" for n in (9, 8, 7, 6, 5)]
    assert len(newest) == MAX_SITEMAPS


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "the sitemap is empty"),
        (b"<!doctype html><html></html>", "the sitemap is an HTML page"),
        (b"\x00\x01\x02", "the sitemap is not XML"),
        (b"<rss></rss>", "neither a urlset nor a sitemapindex but <rss>"),
        (gzip.compress(b"<urlset/>")[:-12], "the sitemap"),
        (gzip.compress(b" " * 50_000_001), "unpacks to more than 50,000,000 bytes"),
        (
            b'<!DOCTYPE u [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY b "' + b"&a;" * 1000 + b'">]><urlset>&b;</urlset>'[:-9],
            "the sitemap is not XML",
        ),
    ],
)
def test_what_is_no_sitemap_is_refused(body: bytes, message: str) -> None:
    with pytest.raises(UnreadableFeed, match=message):
        read_sitemap(body, url="https://bao.vn/sitemap.xml")


def test_a_source_with_sitemaps_alone(outlet: Outlet, run: Run) -> None:
    outlet.publish("tin-1", "tin-2")
    source = outlet.source(feeds=(), sitemaps=(f"{outlet.root}/sitemap.xml",))
    outlet.answers["/sitemap.xml"] = (
        200,
        {"ETag": '"index"'},
        index(
            f"<loc>{outlet.root}/news.xml.gz</loc>",
            "<loc>http://ngoai.example/sitemap.xml</loc>",
            f"<loc>{outlet.root}/sitemap.xml</loc>",
        ),
    )
    pages = urlset(f"<loc>{outlet.root}/tin-1</loc>", f"<loc>{outlet.root}/tin-2</loc>", f"<loc>{outlet.root}/chu-de</loc>")
    outlet.answers["/news.xml.gz"] = (200, {"ETag": '"news"'}, gzip.compress(pages))
    first = run(source)
    assert (first.new, [f.url for f in first.failures]) == (2, ["http://ngoai.example/sitemap.xml"])
    outlet.asked.clear()
    second = run(source)
    assert (second.new, second.changed, second.unchanged) == (0, 0, 2)
    assert outlet.asked == ["/robots.txt", "/sitemap.xml", "/news.xml.gz"]


@pytest.mark.parametrize(
    ("declared", "words"),
    [
        ({"feeds": ()}, "bao-thu: declares neither feed nor sitemap"),
        ({"article_url": "/bai-viet-"}, "bao-thu: no feed or sitemap lists an article"),
    ],
)
def test_a_source_that_lists_nothing_fails_by_name(outlet: Outlet, run: Run, declared: dict[str, object], words: str) -> None:
    outlet.publish("tin-1")
    (failure,) = run(outlet.source(**declared)).failures
    assert failure.message.startswith(words)


def test_a_crawl_delay_of_hours_is_capped(caplog: pytest.LogCaptureFixture) -> None:
    slot = SimpleNamespace(delay=1.0)
    crawler = SimpleNamespace(
        settings=_Settings(),
        engine=SimpleNamespace(downloader=SimpleNamespace(slots={"bao-thu": slot})),
    )
    politeness = Politeness(crawler)  # type: ignore[arg-type]
    request = SimpleNamespace(meta={"download_slot": "bao-thu"})
    politeness.robots_parsed(SimpleNamespace(crawl_delay=lambda _: 7200.0), request)  # type: ignore[arg-type]
    assert slot.delay == MAX_CRAWL_DELAY == 60.0
    assert "bao-thu: robots.txt asks for 7200 s between requests: 60 s are kept" in caplog.text


class _Settings(dict[str, str]):
    def __init__(self) -> None:
        super().__init__(ROBOTSTXT_USER_AGENT="nq57")

    def getdict(self, _: str) -> dict[str, dict[str, float]]:
        return {"bao-thu": {"delay": 1.0}}
