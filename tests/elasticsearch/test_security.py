"""A server with TLS and passwords, and a user who may do what docs/elasticsearch.md says and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from search.documents import KINDS
from search.elasticsearch.client import Connection
from search.elasticsearch.index import ElasticsearchIndex
from search.errors import IndexAwayError
from tests.elasticsearch.articles import an_article, documents
from tests.elasticsearch.distribution import CannotBeHad
from tests.elasticsearch.provide import without_server
from tests.elasticsearch.server import Server, own_server

pytestmark = pytest.mark.elasticsearch

PASSWORD = "mat-khau-57"
HASH = "$2a$10$1mAEfsoL961Y0ME4lY.cDOm5UO/EeTJZm1CF9Y0h8Ia0yA50kZO6W"  # bcrypt of it, by elasticsearch-users
ROLES = """
nq57:
  cluster: [monitor, manage_index_templates]
  indices:
    - names: ["nq57-*"]
      privileges: [manage, read, write]
"""
SETTINGS = {
    "xpack.security.enabled": "true",
    "xpack.security.http.ssl.enabled": "true",
    "xpack.security.http.ssl.key": "server.key",
    "xpack.security.http.ssl.certificate": "server.crt",
    "xpack.security.authc.realms.file.file1.order": "0",
}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def server(authority: trustme.CA) -> Iterator[Server]:
    certificate = authority.issue_cert("127.0.0.1")
    files = {
        "server.key": certificate.private_key_pem.bytes(),
        "server.crt": b"".join(pem.bytes() for pem in certificate.cert_chain_pems),
        "users": f"nq57:{HASH}\n".encode(),
        "users_roles": b"nq57:nq57\n",
        "roles.yml": ROLES.encode(),
    }
    try:
        with own_server(settings=SETTINGS, files=files) as server:
            yield server
    except CannotBeHad as reason:
        without_server(reason)


@pytest.fixture
def secure(server: Server, authority: trustme.CA, tmp_path: Path) -> dict[str, Any]:
    authority.cert_pem.write_to_path(str(tmp_path / "ca.crt"))
    return {"url": server.url, "ca_file": tmp_path / "ca.crt", "username": "nq57", "password": PASSWORD}


def test_its_user_can_make_fill_search_and_replace_the_indexes(secure: dict[str, Any], tmp_path: Path) -> None:
    index = ElasticsearchIndex(Connection(**secure), tmp_path)
    index.admin.init()
    index.add(documents(range(3)))
    index.delete([an_article(2).id])
    index.commit()
    assert index.count() == 2
    assert len(list(index.every(None))) == 2
    index.clear()
    assert [index.count(kind) for kind in KINDS] == [0, 0, 0, 0]
    index.close()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"password": "sai"}, "refuses the credentials .check NQ57_ELASTICSEARCH_API_KEY, or _USERNAME and _PASSWORD"),
        ({"username": None, "password": None}, "refuses the credentials"),
        ({"username": None, "password": None, "api_key": "c2FpOnNhaQ=="}, "refuses the credentials"),
        ({"ca_file": None}, "no secure connection .*NQ57_ELASTICSEARCH_CA_FILE"),
        ({"prefix": "khac"}, "refuses the credentials .*unauthorized for user .nq57."),
    ],
    ids=["wrong password", "nobody", "wrong API key", "unknown authority", "another's indexes"],
)
def test_who_is_not_let_in_is_told_what_to_look_at(
    secure: dict[str, Any], tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    index = ElasticsearchIndex(Connection(**(secure | change)), tmp_path)
    with pytest.raises(IndexAwayError, match=said):
        index.search(None)
    index.close()


def test_plain_http_to_a_secure_server_is_said(secure: dict[str, Any], tmp_path: Path) -> None:
    index = ElasticsearchIndex(Connection(url=secure["url"].replace("https", "http")), tmp_path)
    with pytest.raises(IndexAwayError, match="cannot be reached"):
        index.search(None)
    index.close()
