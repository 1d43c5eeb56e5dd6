"""A name of its own in the shared server for each test, and articles to fill it with."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex


@pytest.fixture
def connection(elasticsearch_url: str) -> Iterator[Connection]:
    connection = Connection(url=elasticsearch_url, prefix=f"test-{uuid.uuid4().hex}")
    yield connection
    with Elasticsearch(elasticsearch_url).options(ignore_status=404) as client:
        if names := list(client.indices.get(index=f"{connection.prefix}-*")):
            client.indices.delete(index=names)
        client.indices.delete_index_template(name=f"{connection.prefix}-*")
        client.cluster.delete_component_template(name=f"{connection.prefix}-*")


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
