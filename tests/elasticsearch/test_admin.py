"""Making, comparing and replacing indexes."""

from __future__ import annotations

import copy
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from elasticsearch import Elasticsearch

from search.documents import KINDS
from search.elasticsearch.admin import IndexAdmin
from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex
from search.errors import IndexAwayError
from search.store import StoredArticle
from search_mappings import Templates, load_templates
from tests.elasticsearch.articles import an_article, documents, found_in

pytestmark = pytest.mark.elasticsearch


def stored(numbers: range) -> Iterator[StoredArticle]:
    for number in numbers:
        article = an_article(number)
        yield StoredArticle(article=article, extraction=found_in(article), story=article.id)


def raised(prefix: str) -> Templates:
    """A later version of the templates: figures may have a ``topic_note``."""
    templates = copy.deepcopy(load_templates(prefix))
    figures = templates.indexes["figures"]
    figures["version"] = 2
    figures["template"]["mappings"] |= {"_meta": {"version": 2}, "properties": {"topic_note": {"type": "keyword"}}}
    return templates


def test_making_twice_is_making_once(connection: Connection, client: Elasticsearch) -> None:
    admin = IndexAdmin(client, connection.prefix)
    assert admin.init() == [f"{connection.prefix}-{kind}-v1-000001" for kind in KINDS]
    assert admin.init() == []
    assert all(state.is_current and state.unused == () for state in admin.states())


def test_before_anything_is_made_the_state_says_so(connection: Connection, client: Elasticsearch) -> None:
    states = IndexAdmin(client, connection.prefix).states()
    assert [(state.index, state.version, state.is_current) for state in states] == [(None, None, False)] * 4


def test_a_mapping_changed_by_hand_is_named(index: ElasticsearchIndex, client: Elasticsearch) -> None:
    live = index.admin.states()[0].index
    client.indices.put_mapping(index=live, properties={"colour": {"type": "keyword"}}, dynamic="false")
    state = index.admin.states()[0]
    assert state.differences == ("colour", "dynamic")
    assert not state.is_current


def test_only_what_is_not_as_packaged_is_made_anew(
    index: ElasticsearchIndex, client: Elasticsearch, connection: Connection
) -> None:
    index.add(documents(range(3)))
    index.commit()
    admin = IndexAdmin(client, connection.prefix, raised(connection.prefix))
    made, rejected = admin.migrate(stored(range(3)))
    assert (made, rejected) == ([f"{connection.prefix}-figures-v2-000002"], [])
    assert [state.documents for state in admin.states()] == [3, 3, 3, 3]
    assert admin.migrate(stored(range(3))) == ([], [])


def test_an_index_made_by_a_later_program_is_left_alone(
    index: ElasticsearchIndex, client: Elasticsearch, connection: Connection
) -> None:
    IndexAdmin(client, connection.prefix, raised(connection.prefix)).migrate(())
    with pytest.raises(IndexAwayError, match="made by a newer nq57"):
        index.admin.migrate(())


def test_an_index_of_another_version_is_not_written_to(
    index: ElasticsearchIndex, client: Elasticsearch, connection: Connection
) -> None:
    admin = IndexAdmin(client, connection.prefix, raised(connection.prefix))
    admin.migrate(())
    admin.check_versions()
    with pytest.raises(IndexAwayError, match="figures-v2-000002 is not of version 1, which this nq57 writes"):
        index.add(documents(range(1)))
    assert list(index.rejected) == []
    assert [index.count(kind) for kind in KINDS] == [0, 0, 0, 0]


def test_a_rebuild_replaces_everything_from_the_store(index: ElasticsearchIndex) -> None:
    index.add([replace(document, id=f"{document.id}-left-over") for document in documents(range(5))])
    index.commit()
    seen: list[None] = []
    made, _ = index.admin.migrate(stored(range(20)), everything=True, on_article=lambda: seen.append(None))
    assert len(seen) == 20
    assert [state.documents for state in index.admin.states()] == [20, 20, 20, 20]
    assert {name for state in index.admin.states() for name in state.names} == set(made)


def test_searches_go_on_while_an_index_is_replaced(index: ElasticsearchIndex) -> None:
    index.add(documents(range(50)))
    index.commit()
    totals: set[int] = set()
    done, started = threading.Event(), threading.Event()

    def ask() -> None:
        while not done.is_set():
            totals.add(index.search(None, size=1).total)
            started.set()

    asking = threading.Thread(target=ask)
    asking.start()
    started.wait(10)
    for _ in range(5):
        index.admin.migrate(stored(range(50)), everything=True)
    done.set()
    asking.join()
    assert totals == {50}


def test_what_a_broken_migration_left_is_removed_by_the_next(index: ElasticsearchIndex) -> None:
    def breaking() -> Iterator[StoredArticle]:
        yield from stored(range(2))
        raise KeyboardInterrupt

    before = [state.index for state in index.admin.states()]
    with pytest.raises(KeyboardInterrupt):
        index.admin.migrate(breaking(), everything=True)
    states = index.admin.states()
    assert [state.index for state in states] == before
    assert all(len(state.unused) == 1 for state in states)
    index.admin.migrate(stored(range(2)), everything=True)
    assert all(state.unused == () and state.documents == 2 for state in index.admin.states())
