"""``nq57 search`` and ``nq57 reindex`` as a person runs them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from search.embedded import EmbeddedIndex
from search.query.fields import FIELDS
from search.query.parser import parse_query

ROOT = Path(__file__).parents[2]
ARTICLES = [
    {
        "url": "https://bao.example/ban-dan",
        "outlet": "lamson",
        "published": "2025-03-10T08:30",
        "title": "Tổng Bí thư Tô Lâm: Bán dẫn là ngành mũi nhọn",
        "text": "Sáng 10/3, Tổng Bí thư Tô Lâm làm việc với tỉnh Lam Sơn về ngành bán dẫn. "
        "Tổng Bí thư Tô Lâm yêu cầu Bộ Khoa học và Công nghệ trình đề án đào tạo kỹ sư bán dẫn trước ngày 30/6/2025.",
    },
    {
        "url": "https://bao.example/gia-gao",
        "outlet": "thuongnghiep",
        "published": "2025-03-12",
        "title": "gia-gao-tang-nhe",
        "text": "Giá gạo tăng nhẹ ở chợ Mai Hồng.\nNgười bán hàng nói khách vẫn đông, hướng dẫn nhau mua sớm.",
    },
    {"title": "Lượng tử là gì", "text": "Bài giải thích máy tính lượng tử bằng đồng xu."},
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    lines = folder / "articles.jsonl"
    lines.write_text("\n".join(json.dumps(article) for article in ARTICLES), encoding="utf-8")
    assert nq57("import", str(lines), home=folder).returncode == 0
    return folder


def nq57(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nq57", "--home", str(home), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)


@pytest.mark.parametrize("query", ["Tô Lâm bán dẫn", "to lam ban dan"])
def test_shows_title_source_and_marked_passage(home: Path, query: str) -> None:
    done = nq57("search", query, home=home)
    assert done.returncode == 0
    assert "1. Tổng Bí thư Tô Lâm: Bán dẫn là ngành mũi nhọn\n" in done.stdout
    assert "lamson · 10/3/2025 08:30 · https://bao.example/ban-dan\n" in done.stdout
    assert "**Tô Lâm** làm việc" in done.stdout
    assert "ngành **bán dẫn**" in done.stdout
    assert "1 articles found" in done.stderr


def test_prints_a_line_of_json_each(home: Path) -> None:
    done = nq57("search", "ban dan", "--json", home=home)
    first = json.loads(done.stdout.splitlines()[0])
    assert list(first)[:5] == ["url", "title", "outlet", "published", "score"]
    assert first["url"] == "https://bao.example/ban-dan"
    assert first["published"] == "2025-03-10T08:30"
    text = ARTICLES[0]["text"]
    assert [text[h["start"] : h["end"]] for h in first["highlights"]] == ["bán dẫn", "bán dẫn"]
    assert all(h["text"] == "bán dẫn" for h in first["highlights"])


def test_lists_directives_with_who_whom_when_and_source(home: Path) -> None:
    arguments = ("--kind", "directives", "--issuer", "to lam", "--addressee", "Bộ KH&CN", "--from", "2025-03", "--to", "3/2025")
    done = nq57("search", *arguments, "--json", home=home)
    (directive,) = map(json.loads, done.stdout.splitlines())
    assert (directive["issuer"], directive["addressees"]) == ("Tô Lâm", ["Bộ Khoa học và Công nghệ"])
    assert directive["deadline"] == "2025-06-30"
    assert directive["quote"] in ARTICLES[0]["text"]
    assert directive["url"] == "https://bao.example/ban-dan"
    shown = nq57("search", *arguments, home=home).stdout
    assert "Tô Lâm → Bộ Khoa học và Công nghệ" in shown
    assert "hạn 2025-06-30" in shown
    assert nq57("search", *arguments, "--deadline-from", "2026", "--json", home=home).stdout == ""


def test_a_slug_is_neither_searched_nor_shown_as_title(home: Path) -> None:
    assert nq57("search", "gia gao tang nhe", home=home).stdout.startswith("  1. Giá gạo tăng nhẹ ở chợ Mai Hồng.\n")
    assert nq57("search", "title:gia", home=home).stdout == ""


def test_articles_without_url_or_day_are_found(home: Path) -> None:
    done = nq57("search", "lượng tử", "--json", home=home)
    (only,) = map(json.loads, done.stdout.splitlines())
    assert (only["url"], only["outlet"], only["published"]) == (None, None, None)


def test_pages_follow_each_other(home: Path) -> None:
    pages = [nq57("search", "--limit", "1", "--page", str(page), "--json", home=home).stdout for page in (1, 2, 3, 4)]
    titles = [json.loads(page)["title"] for page in pages[:3]]
    assert titles == ["gia-gao-tang-nhe", "Tổng Bí thư Tô Lâm: Bán dẫn là ngành mũi nhọn", "Lượng tử là gì"]
    assert pages[3] == ""


def test_counts_by_facets(home: Path) -> None:
    shown = nq57("search", "--kind", "directives", "--facets", home=home).stdout
    assert "outlet: lamson 1\n" in shown
    assert "issuer: Tô Lâm 1\n" in shown
    counted = json.loads(nq57("search", "--facets", "--json", home=home).stdout.splitlines()[-1])
    assert counted["facets"]["outlet"] == {"lamson": 1, "thuongnghiep": 1}


def test_lists_articles_like_one(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home"
    shutil.copytree(home, copy)
    lines = copy / "more.jsonl"
    twin = {**ARTICLES[0], "url": "https://khac.example/x", "outlet": "khac", "text": ARTICLES[0]["text"] + " Hết."}
    lines.write_text(json.dumps(twin), encoding="utf-8")
    nq57("import", str(lines), home=copy)
    done = nq57("search", "--like", "https://khac.example/x", "--json", home=copy)
    assert json.loads(done.stdout)["url"] == "https://bao.example/ban-dan"
    unknown = nq57("search", "--like", "https://bao.example/khong-co", home=copy)
    assert (unknown.returncode, unknown.stdout) == (1, "")


def test_offers_what_was_probably_meant(home: Path) -> None:
    done = nq57("search", "lượng tữ", home=home)
    assert "did you mean: lượng tử" in done.stderr
    assert "**lượng tử**" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "code", "complaint"),
    [
        (("bán (dẫn",), 2, "      ^"),
        (("nơi_ở:x",), 2, "there is no field 'nơi_ở'"),
        (("bán", "--from", "hôm qua"), 2, "not a date: 'hôm qua'"),
        (("bán", "--limit", "0"), 2, "limit"),
        (("bán", "--kind", "news"), 2, "kind"),
        (("không-có-từ-này",), 0, "0 articles found"),
    ],
)
def test_says_what_it_cannot_do(home: Path, arguments: tuple[str, ...], code: int, complaint: str) -> None:
    done = nq57("search", *arguments, home=home)
    assert (done.returncode, done.stdout) == (code, "")
    assert complaint in done.stderr


def test_an_empty_home_says_what_brings_articles(tmp_path: Path) -> None:
    done = nq57("search", "bán", home=tmp_path)
    assert done.returncode == 1
    assert "nq57 import" in done.stderr


def test_a_closed_pipe_ends_quietly(home: Path) -> None:
    command = f"{sys.executable} -m nq57 --home {home} search --json --limit 1000 | head -0"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_lost_or_damaged_index_is_made_again(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home"
    shutil.copytree(home, copy)
    shutil.rmtree(copy / "index")
    assert "1." in nq57("search", "ban dan", home=copy).stdout
    for meta in (copy / "index").rglob("meta.json"):
        meta.write_text("{}")
    broken = nq57("search", "ban dan", home=copy)
    assert broken.returncode == 1
    assert "nq57 reindex" in broken.stderr
    assert nq57("reindex", home=copy).stdout == "3 articles indexed\n"
    assert "1." in nq57("search", "ban dan", home=copy).stdout


def test_a_search_during_the_first_import_says_to_come_again(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home"
    copy.mkdir()
    shutil.copy(home / "articles.sqlite", copy)
    writer = EmbeddedIndex(copy / "index")
    writer.add([])
    try:
        done = nq57("search", "ban dan", home=copy)
    finally:
        writer.close()
    assert (done.returncode, done.stdout) == (1, "")
    assert "another process is making the index" in done.stderr
    assert "1." in nq57("search", "ban dan", home=copy).stdout


def test_keeps_searches(home: Path, tmp_path: Path) -> None:
    copy = tmp_path / "home"
    shutil.copytree(home, copy)
    assert nq57("saved", "add", "chip", "ban dan", home=copy).returncode == 0
    assert nq57("saved", "add", "chip", "khác", home=copy).returncode == 1
    assert nq57("saved", "add", "x", "(khác", home=copy).returncode == 2
    assert nq57("saved", "list", home=copy).stdout == f"chip: ban dan (articles) → {copy}/feeds/chip.xml\n"
    lines = copy / "more.jsonl"
    lines.write_text(json.dumps({"title": "Tin mới", "text": "Nhà máy bán dẫn mở cửa.", "url": "https://bao.example/moi"}))
    nq57("import", str(lines), home=copy)
    assert nq57("saved", "run", home=copy).stdout == "chip: 1 new\n"
    assert nq57("saved", "run", home=copy).stdout == "chip: 0 new\n"
    assert "Tin mới" in (copy / "feeds" / "chip.xml").read_text(encoding="utf-8")
    assert nq57("saved", "remove", "chip", home=copy).returncode == 0
    assert nq57("saved", "remove", "chip", home=copy).returncode == 1
    assert not (copy / "feeds" / "chip.xml").exists()


DOCS = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")


def test_every_field_and_option_is_explained() -> None:
    assert [field for field in FIELDS if f"`{field}`" not in DOCS] == []
    shown = subprocess.run([sys.executable, "-m", "nq57", "search", "-h"], capture_output=True, text=True, cwd=ROOT).stdout
    options = set(re.findall(r"--[a-z-]+", shown)) - {"--help"}
    assert {option for option in options if f"`{option}`" not in DOCS} == set()


@pytest.mark.parametrize("query", re.findall(r"^\| `([^`]+)`", DOCS.split("## Fields")[0], flags=re.MULTILINE))
def test_the_examples_of_the_language_are_understood(query: str) -> None:
    assert parse_query(query) is not None
