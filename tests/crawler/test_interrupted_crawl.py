"""A crawl that is killed, interrupted or out of disk loses nothing."""

from __future__ import annotations

import gzip
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]

from crawler.warc import cut_torn_record
from model.source import Source

PIPELINES = {
    "crawler.pipelines.warc.WarcPipeline": 100,
    "crawler.pipelines.article.ArticlePipeline": 200,
    "crawler.pipelines.ledger.LedgerPipeline": 900,
}
NAMES = [f"tin-{number}" for number in range(8)]


class Outlet(Protocol):
    answers: dict[str, tuple[int, dict[str, str], bytes]]
    asked: list[str]

    def source(self) -> Source: ...
    def publish(self, *names: str, stamp: str = ...) -> None: ...


@pytest.fixture
def start(outlet: Outlet, tmp_path: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Starts ``scrapy crawl`` in a process of its own."""
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "outlet.yml").write_text(json.dumps(outlet.source().model_dump(mode="json")))
    started: list[subprocess.Popen[str]] = []

    def crawl(home: Path, limit: int | None = None) -> subprocess.Popen[str]:
        settings = {"NQ57_HOME": str(home), "ITEM_PIPELINES": json.dumps(PIPELINES)}
        command = [sys.executable, "-m", "scrapy", "crawl", "outlets", "-a", f"sources_dir={tmp_path / 'sources'}"]
        for name, value in settings.items():
            command += ["-s", f"{name}={value}"]
        process = subprocess.Popen(
            command,
            cwd=Path(__file__).parents[2],
            stderr=subprocess.PIPE,
            text=True,
            preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None,
        )
        started.append(process)
        return process

    yield crawl
    for process in started:
        process.kill()
        process.wait()


def end_state(home: Path) -> tuple[list[tuple[object, ...]], set[str]]:
    """All of the ledger that is not a time or a place in a file, and the captured payloads."""
    with sqlite3.connect(home / "crawl.sqlite") as db:
        rows = db.execute(
            "SELECT url, state, status, payload_sha256, article_id, version, attempts FROM page ORDER BY url"
        ).fetchall()
        rows += db.execute("SELECT feed_url, url, stamp, fetched FROM listing ORDER BY url").fetchall()
        rows += db.execute("SELECT url, etag FROM feed").fetchall()
    payloads = set()
    for path in (home / "warc").glob("*.warc.gz"):
        with path.open("rb") as file:
            payloads |= {record.rec_headers["WARC-Payload-Digest"] for record in ArchiveIterator(file, check_digests="raise")}
    return rows, payloads


def wait_until(reached: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while not reached() and process.poll() is None:
        time.sleep(0.002)


@pytest.mark.parametrize("requests", range(1, 11))
def test_killed_at_any_request_the_next_crawl_ends_alike(
    requests: int, outlet: Outlet, start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    outlet.publish(*NAMES)
    start(tmp_path / "undisturbed").communicate(timeout=60)
    outlet.asked.clear()
    killed = start(tmp_path / "killed")
    wait_until(lambda: len(outlet.asked) >= requests, killed)
    time.sleep(0.003 * (requests % 4))
    killed.kill()
    killed.communicate()
    start(tmp_path / "killed").communicate(timeout=60)
    expected, state = end_state(tmp_path / "undisturbed"), end_state(tmp_path / "killed")
    assert len(expected[1]) == len(NAMES)
    assert state == expected


def test_interrupt_ends_after_the_page_under_way(
    outlet: Outlet, start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    outlet.publish(*(f"tin-{number}" for number in range(300)))
    process = start(tmp_path / "home")
    wait_until(lambda: len(outlet.asked) >= 5, process)
    process.send_signal(signal.SIGINT)
    _, log = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "bao-thu: " in log
    assert len(outlet.asked) < 300


def test_full_disk_stops_the_run_and_loses_nothing(
    outlet: Outlet, start: Callable[..., subprocess.Popen[str]], tmp_path: Path
) -> None:
    outlet.publish("tin-0", "tin-1", "tin-2")
    noise = os.urandom(150_000).hex().encode()
    for name in ("tin-1", "tin-2"):
        status, headers, body = outlet.answers[f"/{name}"]
        outlet.answers[f"/{name}"] = (status, headers, body.replace(b"</body>", b"<!--" + noise + b"--></body>"))
    _, log = start(tmp_path / "home", 120_000).communicate(timeout=60)
    assert "the crawl stops: the capture of" in log
    assert "cannot be written: File too large" in log
    assert len(end_state(tmp_path / "home")[1]) == 1
    start(tmp_path / "home").communicate(timeout=60)
    assert len(end_state(tmp_path / "home")[1]) == 3


def test_the_process_ends_after_looking_up_a_host_name(outlet: Outlet, tmp_path: Path) -> None:
    outlet.publish("tin-0")
    declared = outlet.source().model_dump(mode="json")
    for key in ("hosts", "feeds"):
        declared[key] = [address.replace("127.0.0.1", "localhost") for address in declared[key]]
    program = (
        "import sys; from pathlib import Path; from crawler.run import crawl; from model.source import Source\n"
        "source = Source.model_validate_json(sys.argv[1])\n"
        "for _ in range(2): print(crawl([source], home=Path(sys.argv[2]), settings={'ITEM_PIPELINES': {}})[0].requests)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(declared), str(tmp_path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == ["2", "2"]


def test_a_torn_record_is_cut_off(tmp_path: Path) -> None:
    path = tmp_path / "nq57.warc.gz"
    whole = gzip.compress(b"one") + gzip.compress(b"two")
    path.write_bytes(whole + gzip.compress(os.urandom(1000))[:500])
    cut_torn_record(path)
    assert path.read_bytes() == whole
