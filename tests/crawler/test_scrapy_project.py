"""A Scrapy user finds everything where Scrapy puts it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Protocol

from model.source import Source

ROOT = Path(__file__).parents[2]


class Outlet(Protocol):
    root: str

    def source(self) -> Source: ...
    def publish(self, *names: str) -> None: ...


def scrapy(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "scrapy", *arguments], capture_output=True, text=True, cwd=ROOT, timeout=60)


def test_scrapy_lists_the_spider() -> None:
    assert scrapy("list").stdout == "outlets\n"


def test_feed_exports_carry_articles_and_stats_the_counts(outlet: Outlet, tmp_path: Path) -> None:
    outlet.publish("tin-1", "tin-2")
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "outlet.yml").write_text(json.dumps(outlet.source().model_dump(mode="json")))
    export = tmp_path / "articles.jsonl"
    options = ["-a", f"sources_dir={tmp_path / 'sources'}", "-O", str(export), "-s", f"NQ57_HOME={tmp_path / 'home'}"]
    done = scrapy("crawl", "outlets", *options)
    assert done.returncode == 0
    lines = export.read_text(encoding="utf-8").splitlines()
    assert {(json.loads(line)["url"], json.loads(line)["title"]) for line in lines} == {
        (f"{outlet.root}/tin-1", "Tiêu đề tin-1"),
        (f"{outlet.root}/tin-2", "Tiêu đề tin-2"),
    }
    assert "Tiêu đề" in lines[0]
    assert "'nq57/bao-thu/new': 2" in done.stderr
    assert "'nq57/bao-thu/failed': 0" in done.stderr
