"""``nq57 crawl`` as a person runs it, against a server on loopback."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BODY = "Chủ tịch tỉnh giao Sở Khoa học và Công nghệ hoàn thành kết nối trước ngày 30/6/2025, báo cáo tiến độ hằng tháng."


class Newspaper(BaseHTTPRequestHandler):
    """``/rss`` lists 40 articles, of which number 3 is lost; ``/trang`` is an HTML page."""

    def do_GET(self) -> None:
        root = f"http://{self.headers['Host']}"
        status, body = (
            200,
            f"<html><title>Tin {self.path}</title><article><h1>Tin {self.path}</h1><p>{BODY}</p></article></html>",
        )
        if self.path == "/rss":
            body = "".join(f"<item><link>{root}/tin-{number}</link></item>" for number in range(40))
            body = f'<rss version="2.0"><channel><title>Báo</title>{body}</channel></rss>'
        elif self.path in ("/robots.txt", "/tin-3"):
            status, body = 404, ""
        self.send_response(status)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def newspaper() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Newspaper)
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def declare(folder: Path, id: str, host: str, feed: str, delay: float = 0.0) -> None:
    folder.mkdir(exist_ok=True)
    declared = {
        **{"id": id, "name": id, "kind": "local", "homepage": f"http://{host}", "hosts": [host]},
        **{"feeds": [f"http://{host}{feed}"], "article_url": "/tin-", "delay_seconds": delay},
    }
    (folder / f"{id}.yml").write_text(json.dumps(declared))


def crawling(home: Path, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "nq57", "--home", str(home), "crawl", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)


def test_counts_each_outlet_names_failures_and_fails_for_a_silent_outlet(newspaper: str, tmp_path: Path) -> None:
    declare(tmp_path / "sources", "bao-tot", newspaper, "/rss")
    declare(tmp_path / "sources", "bao-cam", newspaper, "/trang")
    process = crawling(tmp_path / "home", "--sources", str(tmp_path / "sources"))
    out, err = process.communicate(timeout=60)
    assert [line.partition(" (")[0] for line in out.splitlines()] == [
        "bao-cam: 0 new, 0 changed, 0 unchanged, 1 failed",
        "bao-tot: 39 new, 0 changed, 0 unchanged, 1 failed",
        "total: 39 new, 0 changed, 0 unchanged, 2 failed",
    ]
    assert f"  http://{newspaper}/trang: the feed is an HTML page\n" in err
    assert f"  http://{newspaper}/tin-3: HTTP status 404\n" in err
    assert process.returncode == 1


def test_one_lost_page_is_no_failed_crawl(newspaper: str, tmp_path: Path) -> None:
    declare(tmp_path / "sources", "bao-tot", newspaper, "/rss")
    process = crawling(tmp_path / "home", "--sources", str(tmp_path / "sources"), "bao-tot")
    process.communicate(timeout=60)
    assert process.returncode == 0


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_after_the_page_under_way(number: signal.Signals, code: int, newspaper: str, tmp_path: Path) -> None:
    declare(tmp_path / "sources", "bao-tot", newspaper, "/rss", delay=0.2)
    home = tmp_path / "home"
    process = crawling(home, "--sources", str(tmp_path / "sources"))
    while not list(home.glob("warc/*")) and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert process.returncode == code
    assert f"{number.name}: the crawl ends after the page under way" in err
    assert f"interrupted ({number.name}); the next crawl goes on from here" in err
    assert out.startswith("bao-tot: ")


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    declare(tmp_path / "sources", "bao", "127.0.0.1:1", "/rss")
    process = crawling(tmp_path / "file" / "home", "--sources", str(tmp_path / "sources"))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"nq57: {tmp_path}/file/home: Not a directory\n" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("name", ["articles.sqlite", "crawl.sqlite"])
def test_a_damaged_record_is_named(name: str, newspaper: str, tmp_path: Path) -> None:
    declare(tmp_path / "sources", "bao-tot", newspaper, "/rss")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / name).write_text("no database " * 100)
    process = crawling(tmp_path / "home", "--sources", str(tmp_path / "sources"))
    _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert f"nq57: {tmp_path}/home" in err
    assert "file is not a database" in err
    assert "Traceback" not in err


def test_one_crawl_of_a_folder_at_a_time(newspaper: str, tmp_path: Path) -> None:
    declare(tmp_path / "sources", "bao-tot", newspaper, "/rss", delay=0.3)
    home = tmp_path / "home"
    first = crawling(home, "--sources", str(tmp_path / "sources"))
    while not list(home.glob("warc/*")) and first.poll() is None:
        time.sleep(0.01)
    second = crawling(home, "--sources", str(tmp_path / "sources"))
    _, err = second.communicate(timeout=60)
    first.send_signal(signal.SIGINT)
    first.communicate(timeout=60)
    assert second.returncode == 1
    assert f"nq57: another crawl is writing to {home}\n" in err
