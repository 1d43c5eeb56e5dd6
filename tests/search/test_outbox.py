"""Nothing is lost or doubled between the record and the index."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from model.article import Article, article_id
from model.mention import Extraction
from model.timex import PartialDate
from search.embedded import EmbeddedIndex
from search.errors import IndexAwayError, IndexBusyError
from search.outbox import drain, rebuild
from search.query.parser import parse_query
from search.store import Store

ROOT = Path(__file__).parents[2]


def an_article(number: int, text: str = "Bài về lúa.") -> Article:
    url = f"https://bao.example/{number}.html"
    body = f"{text} Số {number}."
    return Article(
        id=article_id(url=url, text=body), url=url, outlet="bao", title="Lúa", text=body, published=PartialDate(2025, 3, 3)
    )


def put(store: Store, *articles: Article) -> None:
    for article in articles:
        store.put(article, Extraction(id=article.id))


def test_drains_in_batches_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    told: list[int] = []
    with Store(tmp_path / "a.sqlite") as store:
        put(store, *map(an_article, range(7)))
        index = EmbeddedIndex(tmp_path / "index")
        assert drain(store, index, batch=3, done=told.append) == 7
        assert (told, index.count(), store.pending()) == ([3, 3, 1], 7, [])
        assert drain(store, index) == 0
        index.close()


def test_a_changed_article_replaces_the_old_one(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite") as store:
        put(store, an_article(1))
        index = EmbeddedIndex(tmp_path / "index")
        drain(store, index)
        put(store, replace(an_article(1), text="Bài về ngô."))
        drain(store, index)
        assert index.search(parse_query("lúa"), kind="articles").total == 1  # by its title
        assert index.search(parse_query("ngô")).total == 1
        assert index.count() == 1
        index.close()


def test_an_article_that_changes_while_it_is_sent_is_sent_again(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite") as store:
        put(store, an_article(1))
        places = store.waiting()
        put(store, replace(an_article(1), text="Bài về ngô."))
        store.mark_indexed(places)
        assert store.pending() == [an_article(1).id]


def test_rebuilding_gives_the_same_index(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite") as store:
        put(store, *map(an_article, range(20)))
        index = EmbeddedIndex(tmp_path / "index")
        drain(store, index)
        before = index.search(parse_query("lúa"), size=20)
        index.add([])
        assert rebuild(store, index) == 20
        assert index.search(parse_query("lúa"), size=20) == before
        assert store.pending() == []
        index.close()


def test_a_second_writer_is_told_and_readers_go_on(tmp_path: Path) -> None:
    with Store(tmp_path / "a.sqlite") as store:
        put(store, an_article(1))
        first, second = EmbeddedIndex(tmp_path / "index"), EmbeddedIndex(tmp_path / "index")
        drain(store, first)
        put(store, an_article(2))
        with pytest.raises(IndexBusyError, match="index"):
            drain(store, second)
        assert second.count() == 1
        assert store.pending() == [an_article(2).id]
        first.close()
        drain(store, second)
        assert (first.count(), second.count()) == (2, 2)
        second.close()


def test_a_damaged_index_says_what_to_do(tmp_path: Path) -> None:
    EmbeddedIndex(tmp_path / "index").close()
    for meta in (tmp_path / "index").rglob("meta.json"):
        meta.write_text("{}")
    with pytest.raises(IndexAwayError, match="nq57 reindex"):
        EmbeddedIndex(tmp_path / "index")


DRAIN = """
import sys
from pathlib import Path
from search.embedded import EmbeddedIndex
from search.outbox import drain
from search.store import Store
home = Path(sys.argv[1])
with Store(home / "a.sqlite") as store:
    index = EmbeddedIndex(home / "index")
    drain(store, index, batch=5, done=lambda count: print(count, flush=True))
"""


@pytest.mark.parametrize("batches", [0, 1, 3])
def test_a_killed_drain_is_taken_up_where_it_was(tmp_path: Path, batches: int) -> None:
    with Store(tmp_path / "a.sqlite") as store:
        put(store, *map(an_article, range(60)))
        killed = subprocess.Popen([sys.executable, "-c", DRAIN, str(tmp_path)], stdout=subprocess.PIPE, cwd=ROOT)
        assert killed.stdout is not None
        for _ in range(batches):
            killed.stdout.readline()
        time.sleep(0.01 * batches)
        killed.send_signal(signal.SIGKILL)
        killed.wait()
        index = EmbeddedIndex(tmp_path / "index")
        drain(store, index)
        found = [hit.article_id for hit in index.search(None, size=100).hits]
        assert sorted(found) == sorted(an_article(number).id for number in range(60))
        index.close()
