from __future__ import annotations

import hashlib
import logging
from pathlib import Path

import pytest

from crawler.captures import read_captures
from crawler.items import PageItem
from crawler.warc import WarcStore
from model.source import Source

SOURCE = Source(
    id="bao-thu", name="Báo Thử", kind="local", homepage="http://bao.example", hosts=("bao.example",), article_url="/tin-"
)
FETCHED = "2025-03-04T02:30:00+00:00"


def keep(store: WarcStore, name: str, body: bytes) -> None:
    store.write(
        PageItem(
            source=SOURCE,
            requested_url=f"http://bao.example/{name}",
            url=f"http://bao.example/{name}",
            body=body,
            status=200,
            headers=(("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip")),
            content_type="text/html; charset=utf-8",
            fetched_at=FETCHED,
            payload_sha256=hashlib.sha256(body).hexdigest(),
        )
    )


def test_what_was_kept_is_read_again_in_order(tmp_path: Path) -> None:
    store = WarcStore(tmp_path, max_bytes=1)  # every capture in a file of its own
    bodies = {f"tin-{number}": f"<p>Hội nghị số {number}</p>".encode() for number in range(3)}
    for name, body in bodies.items():
        keep(store, name, body)
    pages = list(read_captures(tmp_path))
    assert [(page.capture.url, page.body) for page in pages] == [(f"http://bao.example/{n}", b) for n, b in bodies.items()]
    assert {page.capture.fetched_at for page in pages} == {FETCHED}
    assert {page.content_type for page in pages} == {"text/html; charset=utf-8"}
    assert pages[0].capture.payload_sha256 == hashlib.sha256(bodies["tin-0"]).hexdigest()


def test_a_torn_capture_is_reported_and_the_rest_is_read(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = WarcStore(tmp_path, max_bytes=10_000_000)
    keep(store, "tin-0", b"<p>nguyen ven</p>" * 2000)
    keep(store, "tin-1", b"<p>rach</p>" * 2000)
    (path,) = tmp_path.glob("*.warc.gz")
    path.write_bytes(path.read_bytes()[:-30])
    with caplog.at_level(logging.WARNING):
        assert [page.capture.url for page in read_captures(tmp_path)] == ["http://bao.example/tin-0"]
    assert "the capture of http://bao.example/tin-1 does not agree with its digest" in caplog.text
