"""A real Elasticsearch for the tests that ask for one, and a plain word at the end where none can be had."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.elasticsearch.distribution import CannotBeHad
from tests.elasticsearch.provide import NONE, shared_server, without_server


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The shared server: use names of your own in it."""
    try:
        with shared_server() as url:
            yield url
    except CannotBeHad as reason:
        without_server(reason)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.getreports("skipped") if NONE in str(report.longrepr)]
    if skipped:
        reason = str(skipped[0].longrepr[2] if isinstance(skipped[0].longrepr, tuple) else skipped[0].longrepr)
        terminalreporter.section("not run", yellow=True)
        terminalreporter.write_line(f"{len(skipped)} tests were not run, {reason.removeprefix('Skipped: ')}")
