"""The sample newsroom on free ports, what was asked of it, and its declarations as a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.run import crawl
from crawler.runs import SourceRun
from crawler.sources import load_sources
from model.source import Source
from nq57.newsroom.server import PORTS, Newsroom

Requests = list[tuple[str, int]]


@pytest.fixture
def requests() -> Requests:
    """Addresses asked for, with the status answered, in order."""
    return []


@pytest.fixture
def newsroom(requests: Requests) -> Iterator[Newsroom]:
    ports = dict.fromkeys(PORTS, 0)
    with Newsroom(ports=ports, on_request=lambda url, status: requests.append((url, status))) as room:
        yield room


@pytest.fixture
def sources(newsroom: Newsroom, tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    newsroom.write_declarations(folder)
    return folder


@pytest.fixture
def crawl_once(sources: Path, tmp_path: Path) -> Callable[..., dict[str, SourceRun]]:
    """Crawls the declared outlets, or those given, into ``tmp_path / "home"``."""

    def run(declared: list[Source] | None = None) -> dict[str, SourceRun]:
        chosen = declared or list(load_sources(sources).values())
        return {run.source_id: run for run in crawl(chosen, home=tmp_path / "home", settings={"LOG_LEVEL": "ERROR"})}

    return run
