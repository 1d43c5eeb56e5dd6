from __future__ import annotations

import unicodedata
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

from nq57.newsroom.server import PORTS, Newsroom, last_ports
from nq57.newsroom.stories import BadStory, load_stories, read_story


def get(url: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(url, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status, dict(answer.headers), answer.read()
    except HTTPError as error:
        return error.code, dict(error.headers), error.read()


@pytest.mark.parametrize("path", ["/", "/tin-moi.rss", "/news-sitemap.xml", "/robots.txt"])
def test_what_the_reader_has_is_not_sent_again(newsroom: Newsroom, path: str) -> None:
    url = newsroom.roots["tinsonghong"] + path
    status, headers, body = get(url)
    assert status == 200
    assert body
    assert get(url, If_None_Match=headers["ETag"])[::2] == (304, b"")
    assert get(url, If_Modified_Since=headers["Last-Modified"])[::2] == (304, b"")
    assert get(url, If_Modified_Since="Wed, 01 Jan 2025 00:00:00 GMT")[::2] == (200, body)
    assert get(url, If_None_Match='"another"', If_Modified_Since=headers["Last-Modified"])[::2] == (200, body)


@pytest.mark.parametrize("path", ["/khong-co", "/source.yml", "/article.html", "/articles/bong-da.md", "/../server.py"])
def test_nothing_else_is_served(newsroom: Newsroom, path: str) -> None:
    assert get(newsroom.roots["tinsonghong"] + path)[0] == 404


def test_a_correction_changes_the_page_its_feed_and_their_tags(newsroom: Newsroom) -> None:
    (story,) = (story for story in load_stories("tinsonghong", corrected=True) if story.updated)
    urls = [newsroom.roots["tinsonghong"] + path for path in (story.path, "/tin-moi.rss", "/news-sitemap.xml")]
    before = [get(url)[1] for url in urls]
    newsroom.corrected = True
    for url, headers in zip(urls, before, strict=True):
        assert get(url, If_None_Match=headers["ETag"], If_Modified_Since=headers["Last-Modified"])[0] == 200


def test_one_page_is_in_windows_1258_and_one_in_nfd(newsroom: Newsroom) -> None:
    _, headers, old = get(newsroom.roots["baolamson"] + "/chitiet.php?id=2061")
    assert headers["Content-Type"] == "text/html; charset=windows-1258"
    assert "Nguyễn Hữu Tường" in unicodedata.normalize("NFC", old.decode("cp1258"))
    with pytest.raises(UnicodeDecodeError):
        old.decode()
    decomposed = get(newsroom.roots["baolamson"] + "/chitiet.php?id=2088")[2].decode()
    assert unicodedata.is_normalized("NFD", decomposed)
    assert unicodedata.normalize("NFD", "Cụ Hà Thị Mến") in decomposed


def test_a_port_that_is_taken_is_left_to_its_owner(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    taken = {outlet: int(root.rpartition(":")[2]) for outlet, root in newsroom.roots.items()}
    with Newsroom(ports=taken) as other:
        assert set(other.roots.values()).isdisjoint(newsroom.roots.values())
        assert get(other.roots["baolamson"] + "/robots.txt")[0] == 200
    assert f"baolamson: port {taken['baolamson']} cannot be had" in caplog.text


def test_the_ports_of_the_last_time_are_remembered(newsroom: Newsroom, sources: Path, tmp_path: Path) -> None:
    taken = {outlet: int(root.rpartition(":")[2]) for outlet, root in newsroom.roots.items()}
    assert last_ports(sources) == taken
    assert last_ports(tmp_path / "nowhere") == PORTS


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("Không có phần đầu.", "front matter"),
        ("---\ntitle: [\n---\nNội dung.", "while parsing"),
        ("---\ntitel: Sai chính tả\n---\nNội dung.", "titel"),
        ("---\n---\nNội dung.", "front matter"),
    ],
    ids=["none", "no YAML", "unknown key", "empty"],
)
def test_a_story_that_cannot_be_used_names_its_file(tmp_path: Path, text: str, complaint: str) -> None:
    file = tmp_path / "bai-hong.md"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadStory, match=complaint) as refused:
        read_story(file)
    assert "bai-hong.md" in str(refused.value)
