"""A real Elasticsearch for the tests that ask for one, and a plain word at the end where none can be had."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator

import pytest
from elasticsearch import Elasticsearch

from search.elasticsearch.client import Connection
from tests.elasticsearch.distribution import CannotBeHad
from tests.elasticsearch.provide import NONE, shared_server, without_server


@pytest.fixture(scope="session", autouse=True)
def no_settings_of_the_user() -> None:
    """A test that wants a setting makes it."""
    for name in [name for name in os.environ if name.startswith("NQ57_") and not name.startswith("NQ57_TEST_")]:
        del os.environ[name]


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The shared server: use names of your own in it."""
    try:
        with shared_server() as url:
            yield url
    except CannotBeHad as reason:
        without_server(reason)


@pytest.fixture(scope="session")
def new_connection(elasticsearch_url: str) -> Iterator[Callable[[], Connection]]:
    """Connections to the shared server, each with a prefix of its own; nothing is left there in the end."""
    made: list[Connection] = []

    def connect() -> Connection:
        made.append(Connection(url=elasticsearch_url, prefix=f"test-{uuid.uuid4().hex[:12]}"))
        return made[-1]

    yield connect
    with Elasticsearch(elasticsearch_url, request_timeout=60).options(ignore_status=404) as client:
        ours = [f"{connection.prefix}-*" for connection in made]
        names = [name for pattern in ours for name in client.indices.get(index=pattern)]
        for start in range(0, len(names), 50):  # an address has room for 4,096 bytes
            client.indices.delete(index=names[start : start + 50])
        for pattern in ours:
            client.indices.delete_index_template(name=pattern)
            client.cluster.delete_component_template(name=pattern)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.getreports("skipped") if NONE in str(report.longrepr)]
    if skipped:
        reason = str(skipped[0].longrepr[2] if isinstance(skipped[0].longrepr, tuple) else skipped[0].longrepr)
        terminalreporter.section("not run", yellow=True)
        terminalreporter.write_line(f"{len(skipped)} tests were not run, {reason.removeprefix('Skipped: ')}")
