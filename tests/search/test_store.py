from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from model.article import Article, Capture, article_id
from model.mention import Extraction, NumberMention
from model.timex import PartialDate
from search.errors import StorageError
from search.store import Store

TEXT = "Chiều 3/3, Bộ Khoa học và Công nghệ họp về hạ tầng số."


def an_article(number: int = 1, text: str = TEXT) -> Article:
    url = f"https://bao.example/{number}.html"
    return Article(
        id=article_id(url=url, text=text),
        url=url,
        outlet="bao",
        title="Họp về hạ tầng số",
        text=text,
        published=PartialDate(2025, 3, 3),
    )


def nothing(article: Article) -> Extraction:
    return Extraction(id=article.id)


def test_putting_twice_is_putting_once(tmp_path: Path) -> None:
    article = an_article()
    with Store(tmp_path / "nq57.sqlite") as store:
        assert store.put(article, nothing(article)) == "new"
        assert store.put(article, nothing(article)) == "unchanged"
        assert store.count() == 1
        stored = store.get(article.id)
        assert stored is not None
        assert stored.article == article


def test_another_capture_of_the_same_page_changes_nothing(tmp_path: Path) -> None:
    article = an_article()
    capture = Capture(
        url=article.url or "",
        fetched_at="2025-03-03T10:00:00Z",
        status=200,
        payload_sha256="0" * 64,
        warc_file="a.warc.gz",
        record_id="<urn:uuid:1>",
    )
    with Store(tmp_path / "nq57.sqlite") as store:
        store.put(article, nothing(article))
        assert store.put(replace(article, capture=capture), nothing(article)) == "unchanged"


def test_a_corrected_article_keeps_both_versions(tmp_path: Path) -> None:
    article = an_article()
    corrected = replace(article, text=TEXT.replace("3/3", "4/3"))
    with Store(tmp_path / "nq57.sqlite") as store:
        store.put(article, nothing(article))
        assert store.put(corrected, nothing(corrected)) == "changed"
        assert [version.text for version in store.versions(article.id)] == [article.text, corrected.text]
        assert [current.text for current, _ in store.articles()] == [corrected.text]
        assert store.put(article, nothing(article)) == "changed"
        assert [current.text for current, _ in store.articles()] == [article.text]


def test_better_findings_in_the_same_text_are_kept(tmp_path: Path) -> None:
    article = an_article()
    number = NumberMention(start=6, end=7, text="3", value=Decimal(3), unit="bộ")
    with Store(tmp_path / "nq57.sqlite") as store:
        store.put(article, nothing(article))
        assert store.put(article, Extraction(id=article.id, numbers=(number,))) == "changed"
        assert len(store.versions(article.id)) == 1


def test_work_waits_in_order_until_it_is_indexed(tmp_path: Path) -> None:
    path = tmp_path / "nq57.sqlite"
    articles = [an_article(number) for number in range(5)]
    with Store(path) as store:
        for article in articles:
            store.put(article, nothing(article))
        store.mark_indexed(list(store.waiting())[:1])
    with Store(path) as store:
        assert store.pending() == [article.id for article in articles[1:]]
        store.queue_all()
        assert set(store.pending()) == {article.id for article in articles}


def test_a_batch_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    with Store(tmp_path / "nq57.sqlite") as store:
        with pytest.raises(RuntimeError):
            put_and_stop(store)
        assert (store.count(), store.pending()) == (0, [])


def test_articles_can_be_read_while_others_arrive(tmp_path: Path) -> None:
    path = tmp_path / "nq57.sqlite"
    with Store(path) as store, Store(path) as crawl:
        for number in range(300):
            store.put(an_article(number), nothing(an_article(number)))
        reading = store.articles()
        first, _ = next(reading)
        crawl.put(an_article(999), nothing(an_article(999)))
        assert 1 + sum(1 for _ in reading) == 301
        assert first == an_article(0)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nq57.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(StorageError, match=r"nq57\.sqlite is damaged"):
        Store(path)


def test_a_full_disk_is_a_storage_error(tmp_path: Path) -> None:
    with Store(tmp_path / "nq57.sqlite") as store:
        store._db.execute("PRAGMA max_page_count = 30")
        with pytest.raises(StorageError, match="full"):
            put_until_refused(store)
        kept = store.count()
        assert sum(1 for _ in store.articles()) == kept == len(store.pending())


def put_and_stop(store: Store) -> None:
    with store.batch():
        store.put(an_article(), nothing(an_article()))
        raise RuntimeError("stop")


def put_until_refused(store: Store) -> None:
    for number in range(1_000):
        article = an_article(number, text=TEXT * 50)
        store.put(article, nothing(article))


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "nq57.sqlite"
    Store(path).close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    with pytest.raises(StorageError, match="format 99"):
        Store(path)


WRITER = """
import sys
from pathlib import Path
from model.article import Article
from model.mention import Extraction
from search.store import Store
store = Store(Path(sys.argv[1]))
for number in range(100_000):
    name = f"{number:016x}"
    store.put(Article(id=name, url=None, outlet=None, title=None, text=f"Tin số {number}"), Extraction(id=name))
    print(number, flush=True)
"""


def test_a_killed_writer_leaves_every_finished_put(tmp_path: Path) -> None:
    path = tmp_path / "nq57.sqlite"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        told = [writer.stdout.readline() for _ in range(50)]
        os.kill(writer.pid, signal.SIGKILL)
    with Store(path) as store:
        ids = [article.id for article, _ in store.articles()]
        assert len(ids) >= len(told)
        assert ids == [f"{number:016x}" for number in range(len(ids))] == store.pending(limit=100_000)
