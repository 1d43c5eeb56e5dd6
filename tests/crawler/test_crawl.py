from __future__ import annotations

import contextlib
import gzip
import sqlite3
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from crawler.runs import SourceRun
from model.source import Source

PAGE = (
    "<html><head><title>Họp về dữ liệu</title></head><body><article><h1>Họp về dữ liệu</h1>"
    "<p>Phó thủ tướng giao các bộ hoàn thành cơ sở dữ liệu dùng chung trước tháng 6 và báo cáo kết quả hằng quý.</p>"
    "</article></body></html>"
).encode()
Run = Callable[..., SourceRun]


class Outlet(Protocol):
    """The loopback outlet of ``conftest.py``."""

    port: int
    root: str
    answers: dict[str, object]
    asked: list[str]
    agents: set[str]

    def source(self) -> Source: ...
    def publish(self, *names: str, stamp: str = ...) -> None: ...


def counts(run: SourceRun) -> tuple[int, int, int, int]:
    return run.new, run.changed, run.unchanged, run.failed


def test_second_crawl_fetches_only_the_feed(outlet: Outlet, run: Run) -> None:
    outlet.publish("tin-1", "tin-2")
    assert counts(run(outlet.source())) == (2, 0, 0, 0)
    outlet.asked.clear()
    assert counts(run(outlet.source())) == (0, 0, 2, 0)
    assert outlet.asked == ["/robots.txt", "/rss"]


def test_a_corrected_article_is_changed(outlet: Outlet, run: Run) -> None:
    outlet.publish("tin-1", "tin-2")
    run(outlet.source())
    outlet.answers["/tin-2"] = (200, {"Content-Type": "text/html"}, PAGE.replace(b"th\xc3\xa1ng 6", b"th\xc3\xa1ng 9"))
    outlet.publish("tin-1", "tin-2", stamp="Tue, 04 Mar 2025 08:00:00 +0700")
    assert counts(run(outlet.source())) == (0, 1, 1, 0)


def test_the_capture_is_the_page(outlet: Outlet, run: Run, tmp_path: Path) -> None:
    outlet.publish("tin-1")
    outlet.answers["/tin-1"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE))
    assert counts(run(outlet.source(), NQ57_CONTACT_URL="https://example.org/bot")) == (1, 0, 0, 0)
    (path,) = (tmp_path / "warc").glob("*.warc.gz")
    with path.open("rb") as file:
        found = [
            (r.rec_headers["WARC-Target-URI"], r.content_stream().read()) for r in ArchiveIterator(file, check_digests="raise")
        ]
    assert found == [(f"{outlet.root}/tin-1", PAGE)]
    assert outlet.agents == {f"nq57/{version('nq57')} (+https://example.org/bot)"}


def test_a_young_article_is_asked_for_again_with_its_etag(outlet: Outlet, run: Run, tmp_path: Path) -> None:
    outlet.publish("tin-1")
    outlet.answers["/tin-1"] = (200, {"Content-Type": "text/html", "ETag": '"1"'}, PAGE)
    run(outlet.source())
    with sqlite3.connect(tmp_path / "crawl.sqlite") as ledger:
        ledger.execute("UPDATE page SET next_due = '2025-01-01T00:00:00+00:00'")
    ledger.close()
    outlet.asked.clear()
    again = run(outlet.source())
    assert outlet.asked == ["/robots.txt", "/rss", "/tin-1"]
    assert counts(again) == (0, 0, 1, 0)
    assert len(list(captures(tmp_path))) == 1


def captures(home: Path) -> Iterator[str]:
    for path in (home / "warc").glob("*.warc.gz"):
        with path.open("rb") as file:
            for record in ArchiveIterator(file):
                yield record.rec_headers["WARC-Target-URI"]


def test_robots_and_declared_hosts(outlet: Outlet, run: Run) -> None:
    outlet.publish("tin-1", "tin-kin", "tin-ngoai", "tin-vong")
    outlet.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /tin-kin\n")
    outlet.answers["/tin-ngoai"] = (302, {"Location": f"http://localhost:{outlet.port}/tin-1"}, b"")
    outlet.answers["/tin-vong"] = (302, {"Location": "/tin-vong"}, b"")
    done = run(outlet.source())
    messages = {f.url.rsplit("/", 1)[1]: f.message for f in done.failures}
    assert done.new == 1
    assert "/tin-kin" not in outlet.asked
    assert messages == {
        "tin-kin": "Forbidden by robots.txt",
        "tin-ngoai": f"http://localhost:{outlet.port}/tin-1 is not on a declared host",
        "tin-vong": "max redirections reached",
    }


def test_crawl_delay_is_honoured(outlet: Outlet, run: Run) -> None:
    outlet.publish("tin-1", "tin-2")
    outlet.answers["/robots.txt"] = (200, {}, b"User-agent: *\nCrawl-delay: 0.4\n")
    start = time.monotonic()
    run(outlet.source())
    assert time.monotonic() - start >= 3 * 0.4


def test_one_request_at_a_time(outlet: Outlet, run: Run) -> None:
    names = [f"tin-{number}" for number in range(6)]
    outlet.publish(*names)
    under_way: list[int] = []
    most: list[int] = []

    def slow(handler: BaseHTTPRequestHandler) -> None:
        under_way.append(1)
        most.append(len(under_way))
        time.sleep(0.05)
        under_way.pop()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(PAGE)))
        handler.end_headers()
        handler.wfile.write(PAGE)

    outlet.answers.update(dict.fromkeys((f"/{name}" for name in names), slow))
    run(outlet.source())
    assert most == [1] * 6


def test_nothing_is_fetched_where_robots_cannot_be_read(outlet: Outlet, run: Run) -> None:
    outlet.publish("tin-1")
    outlet.answers["/robots.txt"] = (503, {}, b"")
    done = run(outlet.source())
    assert outlet.asked == ["/robots.txt"]
    (failure,) = done.failures
    assert failure.message == f"{outlet.root}/robots.txt cannot be read: it was answered with HTTP status 503"


def test_the_log_names_a_page_without_article_and_does_not_quote_it(
    outlet: Outlet, run: Run, caplog: pytest.LogCaptureFixture
) -> None:
    outlet.publish("tin-1")
    outlet.answers["/tin-1"] = (200, {}, b"<html><body>" + b"<a href=x>secret</a> " * 1000)
    caplog.set_level("DEBUG")
    run(outlet.source())
    assert f"{outlet.root}/tin-1: no article: " in caplog.text
    assert "secret" not in caplog.text


@pytest.mark.parametrize(
    ("feed", "message"),
    [
        (b"<!doctype html><html><body>Trang</body></html>", "the feed is an HTML page"),
        (b"", "the feed is empty"),
        (b"\x00\x01\x02\xff" * 100, "the feed is neither RSS nor Atom"),
    ],
)
def test_bad_feeds(outlet: Outlet, run: Run, feed: bytes, message: str) -> None:
    outlet.answers["/rss"] = (200, {}, feed)
    assert [f.message for f in run(outlet.source()).failures] == [message]


def trickle(handler: BaseHTTPRequestHandler) -> None:
    """A byte now and then, so that no single wait is long."""
    handler.send_response(200)
    handler.end_headers()
    with contextlib.suppress(OSError):
        for _ in range(40):
            handler.wfile.write(b"<")
            time.sleep(0.1)


def test_bad_pages_are_counted_and_the_rest_goes_on(outlet: Outlet, run: Run) -> None:
    bad = ("tin-lon", "tin-bom", "tin-mat", "tin-loi", "tin-rong", "tin-nhi-phan", "tin-cham", "tin-nho-giot", "tin-cut")
    outlet.publish("tin-1", *bad)
    outlet.answers["/tin-lon"] = (200, {}, b"<p>a</p>" * 2_500_000)
    outlet.answers["/tin-bom"] = (200, {"Content-Encoding": "gzip"}, gzip.compress(b"a" * 30_000_000))
    outlet.answers["/tin-mat"] = (410, {}, b"")
    outlet.answers["/tin-loi"] = (500, {}, b"")
    outlet.answers["/tin-rong"] = (200, {}, b"")
    outlet.answers["/tin-nhi-phan"] = (200, {}, b"\x89PNG\r\n" + bytes(range(256)))
    outlet.answers["/tin-cham"] = lambda handler: time.sleep(3)
    outlet.answers["/tin-nho-giot"] = trickle
    outlet.answers["/tin-cut"] = (200, {"Content-Length": "9000"}, b"<p>a</p>")
    done = run(outlet.source())
    messages = {f.url.rsplit("/", 1)[1]: f.message for f in done.failures}
    assert done.new == 1
    assert messages == {
        "tin-bom": "the answer unpacks to more than the limit (DOWNLOAD_MAXSIZE)",
        "tin-lon": "the answer is larger than the limit (DOWNLOAD_MAXSIZE)",
        "tin-mat": "HTTP status 410",
        "tin-loi": "HTTP status 500",
        "tin-rong": "no article: empty page (0 bytes)",
        "tin-nhi-phan": "no article: not a page but a PNG image",
        "tin-cham": "the server did not answer in time",
        "tin-nho-giot": "the server did not answer in time",
        "tin-cut": "the answer broke off before its end",
    }
