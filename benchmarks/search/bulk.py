"""How fast Elasticsearch is filled, beside ``helpers.parallel_bulk`` alone with the same documents.

    python -m benchmarks.search.bulk --home HOME [--articles 10000] [--rounds 3]

HOME holds imported articles; new ones are recombined from their sentences (see ``benchmarks.search.scale``). The server is
the one the tests use (see docs/elasticsearch.md). The two take turns, each time in new indexes; ``parallel_bulk`` gets
dictionaries that are ready to be sent, nq57 its documents. Prints documents a second of each round, and the ratio of the best.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from elasticsearch import Elasticsearch, helpers

from benchmarks.search.scale import recombined
from nq57.home import Home
from search.documents import KINDS, Document
from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex
from search.elasticsearch.sources import source_of, write_alias
from search.store import Store
from tests.elasticsearch.provide import shared_server

Action = dict[str, Any]
Filling = Callable[[ElasticsearchIndex, Elasticsearch, list[Document], list[Action]], None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with Store(Home(options.home).store) as store:
        sentences = [s for article, _ in store.articles() for s in re.split(r"(?<=[.!?])\s+", article.text) if len(s) > 20]
    documents = list(recombined(sentences, options.articles))
    print(f"{len(documents):,} documents of {options.articles:,} articles")
    with shared_server(heap="1g") as url, tempfile.TemporaryDirectory() as folder:
        connection = Connection(url=url, prefix="nq57-benchmark")
        ours, theirs = [], []
        for number in range(options.rounds):
            theirs.append(_rate(connection, Path(folder), documents, _by_parallel_bulk))
            ours.append(_rate(connection, Path(folder), documents, _by_nq57))
            print(f"round {number + 1}: nq57 {ours[-1]:,.0f}, parallel_bulk {theirs[-1]:,.0f} documents a second", flush=True)
    print(f"ratio of the best rounds: {max(ours) / max(theirs):.2f}")


def _rate(connection: Connection, folder: Path, documents: list[Document], fill: Filling) -> float:
    """Documents a second, until all of them are found."""
    index = ElasticsearchIndex(connection, folder)
    with connection.client() as client:
        names = index.admin.init()
        actions = [
            {"_index": write_alias(connection.prefix, document.kind), "_id": document.id, "_source": source_of(document)}
            for document in documents
            if fill is _by_parallel_bulk
        ]
        started = time.perf_counter()
        fill(index, client, documents, actions)
        took = time.perf_counter() - started
        if sum(map(index.count, KINDS)) != len(documents):
            raise SystemExit("not every document was indexed")
        client.indices.delete(index=names)
    index.close()
    return len(documents) / took


def _by_nq57(index: ElasticsearchIndex, client: Elasticsearch, documents: list[Document], actions: list[Action]) -> None:
    index.add(documents)
    index.commit()


def _by_parallel_bulk(
    index: ElasticsearchIndex, client: Elasticsearch, documents: list[Document], actions: list[Action]
) -> None:
    for _ in helpers.parallel_bulk(client, actions):
        pass
    client.indices.refresh(index=sorted({action["_index"] for action in actions}))


if __name__ == "__main__":
    main()
