"""Many writes at once: what is refused is set aside, the rest goes on; what cannot be kept now is said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from search.elasticsearch.bulk import Operation, send
from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex
from search.elasticsearch.sources import source_of
from search.errors import IndexAwayError, IndexBusyError
from tests.elasticsearch.articles import documents

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def live(index: ElasticsearchIndex) -> str:
    return str(index.admin.states()[0].index)


def ids(client: Elasticsearch, live: str) -> set[str]:
    client.indices.refresh(index=live)
    return {hit["_id"] for hit in client.search(index=live, size=1000)["hits"]["hits"]}


def test_a_refused_document_is_set_aside_with_its_reason_and_the_rest_goes_on(client: Elasticsearch, live: str) -> None:
    good = source_of(documents(range(1))[0])
    rejections = send(
        client,
        [
            Operation(live, "first", good),
            Operation(live, "infinite", good | {"values": [float("inf")]}),
            Operation(live, "far too long", good | {"unit": "x" * 40_000}),
            Operation(live, "not a day", good | {"deadline": "tháng 2"}),
            Operation(live, "never was there", None),
            Operation(live, "last", good),
        ],
        aliases_only=False,
    )
    reasons = {rejection.id: rejection.reason for rejection in rejections}
    assert reasons.keys() == {"infinite", "far too long", "not a day"}
    assert "Infinity" in reasons["infinite"]
    assert 'field="unit"' in reasons["far too long"]
    assert "tháng 2" in reasons["not a day"]
    assert ids(client, live) == {"first", "last"}


def test_a_document_for_which_the_whole_request_is_refused_is_found(client: Elasticsearch, live: str) -> None:
    good = source_of(documents(range(1))[0])
    names = [f"n{number}" for number in range(5)]
    operations = [Operation(live, name, good) for name in (*names[:3], "d" * 600, *names[3:])]
    (rejection,) = send(client, operations, aliases_only=False)
    assert rejection.id == "d" * 600
    assert "no longer than 512 bytes" in rejection.reason
    assert ids(client, live) == set(names)


def test_adding_twice_is_adding_once_and_the_last_counts(index: ElasticsearchIndex) -> None:
    first = documents(range(1))[0]
    others = documents(range(1, 400))
    last = replace(first, keywords=first.keywords | {"outlet": ("bao-khac",)})
    index.add([first, *others, last])
    index.add(others)
    index.commit()
    assert index.count() == 400
    assert index.search(None, facets=["outlet"], size=0).facets == {"outlet": {"bao": 399, "bao-khac": 1}}


def test_deleting_takes_every_kind_of_an_article_also_what_was_just_added(index: ElasticsearchIndex) -> None:
    kept, gone = documents(range(1)), documents(range(1, 3))
    index.add([*kept, *gone])
    index.delete({document.article_id for document in gone})
    index.commit()
    assert [index.count(kind) for kind in ("articles", "directives", "meetings", "figures")] == [1, 1, 1, 1]
    assert [hit.article_id for hit in index.search(None).hits] == [kept[0].article_id]


def test_refused_documents_are_listed_until_their_article_is_written_again(
    index: ElasticsearchIndex, connection: Connection, tmp_path: Path
) -> None:
    good, *_ = documents(range(1))
    index.add([replace(good, keywords=good.keywords | {"unit": ("x" * 40_000,)})])
    index.commit()
    reopened = ElasticsearchIndex(connection, tmp_path)
    assert [rejection.id for rejection in reopened.rejected] == [good.id]
    reopened.delete([good.article_id])
    reopened.add([good])
    reopened.commit()
    assert list(reopened.rejected) == []
    reopened.close()


def test_one_writer_at_a_time(index: ElasticsearchIndex, connection: Connection, tmp_path: Path) -> None:
    other = ElasticsearchIndex(connection, tmp_path)
    index.add(documents(range(1)))
    with pytest.raises(IndexBusyError, match="another process is writing"):
        other.add(documents(range(1, 2)))
    index.commit()
    other.add(documents(range(1, 2)))
    other.commit()
    assert other.count() == 2
    other.close()


@pytest.fixture
def flooded(index: ElasticsearchIndex, client: Elasticsearch, live: str) -> Iterator[ElasticsearchIndex]:
    """The block that Elasticsearch puts on every index when its disk is nearly full."""
    client.indices.put_settings(index=live, settings={"index.blocks.read_only_allow_delete": True})
    yield index
    client.indices.put_settings(index=live, settings={"index.blocks.read_only_allow_delete": None})


def test_a_block_for_want_of_space_is_said_and_passes(flooded: ElasticsearchIndex, client: Elasticsearch, live: str) -> None:
    with pytest.raises(IndexAwayError, match=r"disk of Elasticsearch is full: free space"):
        flooded.add(documents(range(1)))
    client.indices.put_settings(index=live, settings={"index.blocks.read_only_allow_delete": None})
    flooded.add(documents(range(1)))
    flooded.commit()
    assert flooded.count() == 1


def test_an_index_closed_for_writes_is_said_and_passes(index: ElasticsearchIndex, client: Elasticsearch, live: str) -> None:
    client.indices.put_settings(index=live, settings={"index.blocks.write": True})
    with pytest.raises(IndexAwayError, match=r"does not take writes now: .*index write"):
        index.add(documents(range(1)))
    client.indices.put_settings(index=live, settings={"index.blocks.write": None})
    index.add(documents(range(1)))
    index.commit()
    assert index.count() == 1


def test_without_an_index_nothing_is_made_by_writing(connection: Connection, client: Elasticsearch, tmp_path: Path) -> None:
    index = ElasticsearchIndex(connection, tmp_path)
    with pytest.raises(IndexAwayError, match="nq57 index init"):
        index.add(documents(range(1)))
    with pytest.raises(IndexAwayError, match="nq57 index init"):
        index.search(None)
    assert client.indices.get(index=f"{connection.prefix}-*").body == {}
    index.close()
