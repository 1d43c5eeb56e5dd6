"""The record can be thrown away: captures make it again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from crawler.runs import SourceRun
from extractors.pipeline import extract_article
from model.article import Article
from model.source import Source
from nq57.home import Home
from nq57.reread import reread
from search.store import Store


class Outlet(Protocol):
    answers: dict[str, object]

    def source(self) -> Source: ...
    def publish(self, *names: str, stamp: str = ...) -> None: ...


def held(home: Home) -> dict[str, list[str]]:
    with Store(home.store) as store:
        return {article.id: [version.text for version in store.versions(article.id)] for article, _ in store.articles()}


def test_the_record_made_anew_is_the_record(outlet: Outlet, run: Callable[..., SourceRun], tmp_path: Path) -> None:
    pipelines = {
        "crawler.pipelines.warc.WarcPipeline": 100,
        "crawler.pipelines.article.ArticlePipeline": 200,
        "nq57.pipelines.IndexPipeline": 300,
        "crawler.pipelines.ledger.LedgerPipeline": 900,
    }
    home, source = Home(tmp_path), outlet.source()
    outlet.publish("tin-1", "tin-2")
    run(source, ITEM_PIPELINES=pipelines)
    status, headers, body = outlet.answers["/tin-2"]  # type: ignore[misc]
    outlet.answers["/tin-2"] = (status, headers, body.replace("tháng 6".encode(), "tháng 9".encode()))
    outlet.publish("tin-1", "tin-2", stamp="Tue, 04 Mar 2025 08:00:00 +0700")
    assert run(source, ITEM_PIPELINES=pipelines).changed == 1
    imported = Article(id="imported", url=None, outlet=None, title=None, text="Bộ Tài chính báo cáo Thủ tướng.")
    with Store(home.store) as store:
        store.put(imported, extract_article(id=imported.id, text=imported.text, published=None))
    before = held(home)
    steps: list[None] = []
    done = reread(home, {source.id: source}, step=lambda: steps.append(None))
    assert (done.captures, done.imported, done.failures, len(steps)) == (3, 1, [], 4)
    assert held(home) == before
    assert sorted(len(versions) for versions in before.values()) == [1, 1, 2]
    assert not list(tmp_path.glob("*.new.sqlite*"))
