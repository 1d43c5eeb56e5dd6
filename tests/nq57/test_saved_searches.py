"""Saved searches tell of what is new, once to each channel, through a real mail and web server on loopback."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree

import pytest

from model.article import Article, article_id
from model.mention import Directive, Extraction
from model.timex import PartialDate
from nq57.saved.book import Book, Match, SavedSearch
from nq57.saved.delivery import MailServer
from nq57.saved.feed import atom, feed_path
from nq57.saved.run import Told, run_searches
from search.embedded import EmbeddedIndex
from search.outbox import drain
from search.store import Store

NOW = datetime(2025, 3, 4, 2, 0, tzinfo=UTC)
Server = TypeVar("Server", bound=socketserver.BaseServer)
ATOM = "{http://www.w3.org/2005/Atom}"


class Hook(ThreadingHTTPServer):
    """Answers POSTs with ``status`` and keeps them."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Posted)
        self.status = 204
        self.received: list[tuple[str, dict[str, object]]] = []
        self.url = f"http://127.0.0.1:{self.server_port}/hook"


class _Posted(BaseHTTPRequestHandler):
    server: Hook

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.server.status < 300:
            self.server.received.append((self.headers["Idempotency-Key"], body))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


class Mailbox(socketserver.ThreadingTCPServer):
    """As much of SMTP (RFC 5321) as takes a message in."""

    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Mailed)
        self.received: list[bytes] = []
        self.url = f"smtp://127.0.0.1:{self.server_address[1]}"


class _Mailed(socketserver.StreamRequestHandler):
    server: Mailbox

    def handle(self) -> None:
        self.wfile.write(b"220 lamson.example\r\n")
        while line := self.rfile.readline():
            command = line.strip().upper()
            if command == b"DATA":
                self.wfile.write(b"354 go on\r\n")
                self.server.received.append(b"".join(iter(self.rfile.readline, b".\r\n")))
            self.wfile.write(b"221 bye\r\n" if command == b"QUIT" else b"250 ok\r\n")


@pytest.fixture
def hook() -> Iterator[Hook]:
    yield from _served(Hook())


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    yield from _served(Mailbox())


def _served(server: Server) -> Iterator[Server]:
    with server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


class Newsroom:
    """A record, its index and the book of searches, with articles that come one by one."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store(folder / "articles.sqlite")
        self.index = EmbeddedIndex(folder / "index")
        self.book = Book(folder / "saved.sqlite")

    def publish(self, number: int, text: str) -> Article:
        url = f"https://bao.example/{number}"
        day = PartialDate(2025, 3, 3)
        article = Article(
            id=article_id(url=url, text=text), url=url, outlet="lamson", title=f"Bài {number}", text=text, published=day
        )
        order = Directive(start=0, end=len(text), text=text, issuer="Tỉnh ủy", addressees=("Sở Y tế",))
        self.store.put(article, Extraction(id=article.id, directives=(order,)))
        drain(self.store, self.index)
        return article

    def run(self, mail: MailServer | None = None) -> list[Told]:
        return list(run_searches(self.book, self.store, self.index, feeds=self.folder / "feeds", mail=mail, now=NOW))

    def feed(self, name: str) -> list[str | None]:
        entries = ElementTree.parse(feed_path(self.folder / "feeds", name)).getroot().findall(f"{ATOM}entry")
        return [entry.findtext(f"{ATOM}title") for entry in entries]


@pytest.fixture
def newsroom(tmp_path: Path) -> Iterator[Newsroom]:
    made = Newsroom(tmp_path)
    yield made
    made.index.close()
    made.store.close()


def test_tells_each_channel_once_of_what_is_new(newsroom: Newsroom, hook: Hook, mailbox: Mailbox) -> None:
    newsroom.publish(1, "Bài cũ về bán dẫn.")
    search = SavedSearch(name="chip", query="ban dan", email="tin@lamson.example", webhook=hook.url)
    newsroom.book.add(search, mark=newsroom.store.newest())
    mail = MailServer(mailbox.url, "nq57@lamson.example")
    assert [told.count for told in newsroom.run(mail)] == [0]
    newsroom.publish(2, "Xưởng bán dẫn mới mở.")
    newsroom.publish(3, "Giá gạo tăng.")
    for expected in ([1], [0]):
        told = newsroom.run(mail)
        assert [one.count for one in told] == expected
        assert [one.problems for one in told] == [()]
    ((key, posted),) = hook.received
    assert len(key) == 32
    assert posted["name"] == "chip"
    assert [(m["title"], m["url"]) for m in posted["matches"]] == [("Bài 2", "https://bao.example/2")]
    (message,) = (message_from_bytes(raw, policy=policy.default) for raw in mailbox.received)
    assert (message["To"], message["From"]) == ("tin@lamson.example", "nq57@lamson.example")
    assert message["Subject"] == "chip: 1 kết quả mới"
    assert "Xưởng bán dẫn mới mở." in message.get_content()
    assert newsroom.feed("chip") == ["Bài 2"]


@pytest.mark.parametrize("status", [302, 404, 500])
def test_a_channel_that_fails_is_told_later_and_the_other_not_twice(
    newsroom: Newsroom, hook: Hook, mailbox: Mailbox, status: int
) -> None:
    search = SavedSearch(name="chip", query="bán dẫn", email="tin@lamson.example", webhook=hook.url)
    newsroom.book.add(search, mark=0)
    mail = MailServer(mailbox.url, "nq57@lamson.example")
    hook.status = status
    newsroom.publish(1, "Xưởng bán dẫn mới mở.")
    (told,) = newsroom.run(mail)
    assert hook.url in told.problems[0]
    hook.status = 200
    newsroom.publish(2, "Thêm kỹ sư bán dẫn.")
    assert newsroom.run(mail)[0].problems == ()
    ((_, posted),) = hook.received
    assert [match["title"] for match in posted["matches"]] == ["Bài 1", "Bài 2"]
    assert len(mailbox.received) == 2


def test_a_mail_server_that_is_away_is_named(newsroom: Newsroom) -> None:
    newsroom.book.add(SavedSearch(name="chip", query="bán dẫn", email="tin@lamson.example"), mark=0)
    newsroom.publish(1, "Xưởng bán dẫn mới mở.")
    (without,) = newsroom.run()
    assert "NQ57_SMTP_URL" in without.problems[0]
    (away,) = newsroom.run(MailServer("smtp://127.0.0.1:9", "nq57@lamson.example"))
    assert "tin@lamson.example" in away.problems[0]


def test_a_password_is_not_sent_without_tls(newsroom: Newsroom, mailbox: Mailbox) -> None:
    newsroom.book.add(SavedSearch(name="chip", query="bán dẫn", email="tin@lamson.example"), mark=0)
    newsroom.publish(1, "Xưởng bán dẫn mới mở.")
    (told,) = newsroom.run(MailServer(mailbox.url.replace("//", "//ai:matkhau@"), "nq57@lamson.example"))
    assert "TLS" in told.problems[0]
    assert "matkhau" not in told.problems[0]
    assert mailbox.received == []


def test_an_article_read_again_is_no_news_but_a_new_sentence_of_it_is(newsroom: Newsroom) -> None:
    newsroom.book.add(SavedSearch(name="bài", query="bán dẫn"), mark=0)
    newsroom.book.add(SavedSearch(name="lệnh", query="bán dẫn", kind="directives"), mark=0)
    newsroom.publish(1, "Xưởng bán dẫn mới mở.")
    assert [told.count for told in newsroom.run()] == [1, 1]
    newsroom.publish(1, "Xưởng bán dẫn mới mở hôm nay.")
    assert [told.count for told in newsroom.run()] == [0, 1]


def test_words_are_read_as_the_whole_index_reads_them(newsroom: Newsroom) -> None:
    for number in range(4):
        newsroom.publish(number, f"Xưởng bán dẫn số {number} của tỉnh.")
    newsroom.book.add(SavedSearch(name="chip", query="bán dấn"), mark=newsroom.store.newest())
    newsroom.publish(9, "Kỹ sư bán dẫn về quê.")
    assert newsroom.run()[0].count == 1


def test_the_feed_is_well_formed_whatever_the_article_says() -> None:
    found_at = "2025-03-04T02:00:00+00:00"
    match = Match(id="a", found_at=found_at, title="<b>&\x00\ud800", url=None, outlet=None, published=None, passage="]]>")
    root = ElementTree.fromstring(atom(SavedSearch(name="x", query=""), [match], now=NOW))
    assert root.find(f"{ATOM}entry/{ATOM}title") is not None
    assert root.findtext(f"{ATOM}entry/{ATOM}title") == "<b>&"
    ids = [element.text for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids) == 2
    assert root.findtext(f"{ATOM}updated") == match.found_at


def test_every_feed_has_a_file_of_its_own_in_the_folder(tmp_path: Path) -> None:
    names = ["chip", "bán dẫn", "bán-dẫn", "a/b", "a-b", "../../x", "...", "", "x" * 300]
    paths = [feed_path(tmp_path, name) for name in names]
    assert paths[0] == tmp_path / "chip.xml"
    assert paths[2] == tmp_path / "bán-dẫn.xml"
    assert len(set(paths)) == len(names)
    assert {path.parent for path in paths} == {tmp_path}
    assert all(not path.name.startswith(".") and len(path.name) < 80 for path in paths)


def test_removing_forgets_matches_too(newsroom: Newsroom) -> None:
    search = SavedSearch(name="chip", query="bán dẫn")
    newsroom.book.add(search, mark=0)
    assert not newsroom.book.add(replace(search, query="khác"), mark=0)
    newsroom.publish(1, "Xưởng bán dẫn mới mở.")
    newsroom.run()
    assert newsroom.book.remove("chip")
    assert not newsroom.book.remove("chip")
    assert newsroom.book.recent("chip") == []
