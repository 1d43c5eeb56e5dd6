"""``nq57 index`` as an operator runs it, and the settings it goes by."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nq57.settings import elasticsearch_connection
from search.elasticsearch.client import Connection
from search.errors import IndexAwayError

ROOT = Path(__file__).parents[2]
ARTICLE = {
    "url": "https://baolamson.example/a-1.html",
    "outlet": "baolamson",
    "published": "2025-03-04",
    "title": "Giao việc",
    "text": "Chiều 4/3, Ban Chỉ đạo tỉnh Lam Sơn giao 12 sở hoàn thành cơ sở dữ liệu trước ngày 30/6/2025.",
}


def nq57(*arguments: str, home: Path, connection: Connection | None = None) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("NQ57_ELASTICSEARCH_")}
    if connection:
        settings |= {"NQ57_ELASTICSEARCH_URL": connection.url, "NQ57_ELASTICSEARCH_PREFIX": connection.prefix}
    command = [sys.executable, "-m", "nq57", "--home", str(home), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, env=settings)


@pytest.mark.elasticsearch
def test_from_nothing_to_an_answer(connection: Connection, tmp_path: Path) -> None:
    lines = tmp_path / "articles.jsonl"
    lines.write_text(json.dumps(ARTICLE, ensure_ascii=False), encoding="utf-8")
    before = nq57("index", "status", home=tmp_path, connection=connection)
    assert before.returncode == 1
    assert before.stdout.count("missing: nq57 index init") == 4
    assert nq57("index", "init", home=tmp_path, connection=connection).stdout.count("made ") == 4
    assert nq57("index", "init", home=tmp_path, connection=connection).stdout == "all indexes are there\n"
    nq57("import", str(lines), home=tmp_path, connection=connection)
    found = nq57("search", "--json", "co so du lieu", home=tmp_path, connection=connection)
    assert [json.loads(line)["url"] for line in found.stdout.splitlines()] == [ARTICLE["url"]]
    listed = nq57("search", "--json", "--sort", "newest", "--limit", "100000", home=tmp_path, connection=connection)
    assert [json.loads(line)["url"] for line in listed.stdout.splitlines()] == [ARTICLE["url"]]
    assert nq57("index", "migrate", home=tmp_path, connection=connection).stdout == "all indexes are as they should be\n"
    assert nq57("index", "rebuild", home=tmp_path, connection=connection).stdout == "1 articles indexed\n"
    after = nq57("index", "status", home=tmp_path, connection=connection)
    assert after.returncode == 0
    assert f"1 documents in {connection.prefix}-articles-v1-000002\n" in after.stdout
    assert "1 articles in the record, 0 of them wait" in after.stdout


def test_the_embedded_index_says_what_it_holds(tmp_path: Path) -> None:
    status = nq57("index", "status", home=tmp_path)
    assert status.returncode == 0
    assert "0 documents, embedded in" in status.stdout
    assert "NQ57_ELASTICSEARCH_URL is not set" in nq57("index", "init", home=tmp_path).stderr


def test_without_settings_there_is_no_cluster() -> None:
    assert elasticsearch_connection({"NQ57_HOME": "/x", "NQ57_ELASTICSEARCH_URL": " "}) is None


def test_settings_are_read() -> None:
    connection = elasticsearch_connection(
        {
            "NQ57_ELASTICSEARCH_URL": "https://a:9200,https://b:9200",
            "NQ57_ELASTICSEARCH_USERNAME": "nq57",
            "NQ57_ELASTICSEARCH_PASSWORD": "mật khẩu",
            "NQ57_ELASTICSEARCH_TIMEOUT": "2.5",
        }
    )
    assert connection is not None
    assert (connection.url, connection.username, connection.timeout) == ("https://a:9200,https://b:9200", "nq57", 2.5)
    assert "mật khẩu" not in repr(connection)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"ULR": "http://a"}, "there is no setting NQ57_ELASTICSEARCH_ULR"),
        ({"URL": "a:9200"}, "NQ57_ELASTICSEARCH_URL: .*https"),
        ({"PASSWORD": "x"}, "NQ57_ELASTICSEARCH_URL: Field required"),
        ({"URL": "http://a", "PASSWORD": "x"}, "username and password go together"),
        ({"URL": "http://a", "API_KEY": "k", "USERNAME": "u", "PASSWORD": "x"}, "not both"),
        ({"URL": "http://a", "CA_FILE": "/no/such.crt"}, "NQ57_ELASTICSEARCH_CA_FILE: Path does not point to a file"),
        ({"URL": "http://a", "PREFIX": "Báo"}, "NQ57_ELASTICSEARCH_PREFIX: "),
        ({"URL": "http://a", "TIMEOUT": "nhanh"}, "NQ57_ELASTICSEARCH_TIMEOUT: .*number"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_setting_that_is_none_is_named(given: dict[str, str], said: str) -> None:
    with pytest.raises(IndexAwayError, match=said):
        elasticsearch_connection({f"NQ57_ELASTICSEARCH_{name}": value for name, value in given.items()})
