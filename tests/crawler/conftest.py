"""A press outlet on loopback whose answers the test writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from crawler.run import crawl
from crawler.runs import SourceRun
from model.source import Source

PIPELINES = {
    "crawler.pipelines.warc.WarcPipeline": 100,
    "crawler.pipelines.article.ArticlePipeline": 200,
    "crawler.pipelines.ledger.LedgerPipeline": 900,
}
BODY = "Thủ tướng yêu cầu các bộ hoàn thành cơ sở dữ liệu dùng chung trước tháng 6 và báo cáo kết quả hằng quý."
Answer = tuple[int, dict[str, str], bytes]


def page(title: str, body: str = BODY) -> bytes:
    return (
        f'<html><head><meta charset="utf-8"><meta property="og:type" content="article"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1><p>{body}</p><p>{body}</p></article></body></html>"
    ).encode()


@dataclass
class Outlet:
    """``answers`` maps a path to a status, headers and body, or to a function of the handler that writes its own answer."""

    port: int
    answers: dict[str, Answer | Callable[[Any], None]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    agents: set[str] = field(default_factory=set)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def source(self, **more: object) -> Source:
        declared: dict[str, Any] = {
            "id": "bao-thu",
            "name": "Báo Thử",
            "kind": "local",
            "homepage": self.root,
            "hosts": (f"127.0.0.1:{self.port}",),
            "feeds": (f"{self.root}/rss",),
            "article_url": r"/tin-",
            "delay_seconds": 0,
        }
        return Source(**(declared | more))

    def publish(self, *names: str, stamp: str = "Mon, 03 Mar 2025 08:00:00 +0700") -> None:
        items = "".join(f"<item><link>{self.root}/{name}</link><pubDate>{stamp}</pubDate></item>" for name in names)
        feed = f'<rss version="2.0"><channel><title>Báo Thử</title>{items}</channel></rss>'.encode()
        self.answers["/rss"] = (200, {"ETag": f'"{hash(feed)}"', "Content-Type": "application/rss+xml"}, feed)
        for name in names:
            self.answers.setdefault(f"/{name}", (200, {"Content-Type": "text/html"}, page(f"Tiêu đề {name}")))


@pytest.fixture
def outlet() -> Iterator[Outlet]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            served.agents.add(self.headers["User-Agent"])
            answer = served.answers.get(self.path, (404, {}, b""))
            if callable(answer):
                answer(self)
                return
            status, headers, body = answer
            if "ETag" in headers and self.headers["If-None-Match"] == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in ({"Content-Length": str(len(body))} | headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    served = Outlet(server.server_port)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield served
    server.shutdown()
    server.server_close()


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., SourceRun]:
    def run_once(source: Source, **settings: object) -> SourceRun:
        chosen = {"ITEM_PIPELINES": PIPELINES, "RETRY_TIMES": 0, "DOWNLOAD_TIMEOUT": 2, **settings}
        return crawl([source], home=tmp_path, settings=chosen)[0]

    return run_once
