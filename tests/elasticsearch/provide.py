"""The server the tests share: the one named in NQ57_TEST_ELASTICSEARCH, a container, or the test distribution."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import NoReturn

import pytest
from elasticsearch import Elasticsearch

from tests.elasticsearch.distribution import CannotBeHad
from tests.elasticsearch.docker import container
from tests.elasticsearch.server import own_server

NONE = "no real Elasticsearch"
_READY_SECONDS = 120


@contextmanager
def shared_server(*, heap: str = "512m") -> Iterator[str]:
    """The URL of a server that answers. Raises ``CannotBeHad`` with every reason why there is none."""
    with ExitStack() as stack:
        url = os.environ.get("NQ57_TEST_ELASTICSEARCH") or _started(stack, heap)
        with Elasticsearch(url, retry_on_timeout=True, max_retries=_READY_SECONDS, request_timeout=5) as client:
            client.cluster.health(wait_for_status="yellow", timeout="5s")
        yield url


def _started(stack: ExitStack, heap: str) -> str:
    try:
        return stack.enter_context(container())
    except CannotBeHad as no_container:
        try:
            return stack.enter_context(own_server(heap=heap)).url
        except CannotBeHad as no_distribution:
            raise CannotBeHad(f"NQ57_TEST_ELASTICSEARCH is not set; {no_container}; {no_distribution}") from no_distribution


def without_server(reason: CannotBeHad) -> NoReturn:
    """Skips the test, or fails it where NQ57_TEST_NO_SKIPS says that nothing may be left out."""
    if os.environ.get("NQ57_TEST_NO_SKIPS"):
        pytest.fail(f"{NONE}: {reason}")
    pytest.skip(f"{NONE}: {reason}")
