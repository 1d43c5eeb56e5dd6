"""An index of its own in the shared server for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex


@pytest.fixture
def connection(new_connection: Callable[[], Connection]) -> Connection:
    return new_connection()


@pytest.fixture
def client(connection: Connection) -> Iterator[Elasticsearch]:
    with connection.client() as client:
        yield client


@pytest.fixture
def index(connection: Connection, tmp_path: Path) -> Iterator[ElasticsearchIndex]:
    """Made and empty."""
    index = ElasticsearchIndex(connection, tmp_path)
    index.admin.init()
    yield index
    index.close()
