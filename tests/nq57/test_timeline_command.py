"""``nq57 timeline`` as a person runs it, on two imported articles."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINES = [
    {
        "url": "https://baolamson.example/giao-viec-1.html",
        "outlet": "baolamson",
        "published": "2025-03-05T08:00",
        "title": "Giao việc về cơ sở dữ liệu",
        "text": "Thủ tướng Phạm Minh Chính yêu cầu Bộ Công an hoàn thành cơ sở dữ liệu quốc gia trước ngày 30/6/2025.",
    },
    {
        "url": "https://tinsonghong.example/hop-2.html",
        "outlet": "tinsonghong",
        "published": "2025-02-11T08:00",
        "title": "Họp về viễn thông",
        "text": "Bộ trưởng Nguyễn Mạnh Hùng giao Cục Viễn thông rà soát quy hoạch băng tần trong tháng 4/2025.",
    },
]


def nq57(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nq57", "--home", str(home), *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("home")
    (folder / "lines.jsonl").write_text("\n".join(json.dumps(line) for line in LINES), encoding="utf-8")
    assert nq57(folder, "import", str(folder / "lines.jsonl")).returncode == 0
    return folder


def rows(home: Path, *arguments: str) -> list[dict[str, str]]:
    done = nq57(home, "timeline", *arguments)
    assert done.returncode == 0, done.stderr
    return list(csv.DictReader(done.stdout.splitlines()))


def test_rows_in_order_of_date_with_their_evidence(home: Path) -> None:
    first, second = rows(home)
    assert (first["date"], first["issuer"], first["addressees"], first["deadline"]) == (
        "2025-02-11",
        "Nguyễn Mạnh Hùng",
        "Cục Viễn thông",
        "2025-04",
    )
    assert (second["date"], second["issuer"], second["office"], second["deadline"]) == (
        "2025-03-05",
        "Phạm Minh Chính",
        "Thủ tướng",
        "2025-06-30",
    )
    assert second["quote"] == LINES[0]["text"]
    assert (second["title"], second["url"], second["outlet"]) == tuple(LINES[0][k] for k in ("title", "url", "outlet"))


@pytest.mark.parametrize(
    ("arguments", "dates"),
    [
        (["bang tan"], ["2025-02-11"]),
        (["--addressee", "Bộ Công an"], ["2025-03-05"]),
        (["--issuer", "nguyen manh hung"], ["2025-02-11"]),
        (["--from", "2025-03"], ["2025-03-05"]),
        (["--to", "28/2/2025"], ["2025-02-11"]),
        (["--deadline-from", "2025-05"], ["2025-03-05"]),
        (["--outlet", "baolamson", "--kind", "meetings"], []),
    ],
)
def test_filters_are_those_of_a_search(home: Path, arguments: list[str], dates: list[str]) -> None:
    assert [row["date"] for row in rows(home, *arguments)] == dates


def test_a_file_for_a_spreadsheet_and_one_for_a_program(home: Path, tmp_path: Path) -> None:
    table, listing = tmp_path / "t.csv", tmp_path / "t.json"
    assert nq57(home, "timeline", "-o", str(table)).returncode == 0
    assert nq57(home, "timeline", "-o", str(listing)).returncode == 0
    assert table.read_bytes().startswith(b"\xef\xbb\xbfdate,")
    assert [entry["addressees"] for entry in json.loads(listing.read_text(encoding="utf-8"))] == [
        ["Cục Viễn thông"],
        ["Bộ Công an"],
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["-o", "t.pdf"], 2, "t.pdf: name it .csv or .json"),
        (["--from", "32/1/2025"], 2, "32/1/2025"),
        (["(dữ liệu"], 2, "a bracket is not closed"),
        (["-o", "/khong/co/t.csv"], 1, "/khong/co"),
    ],
)
def test_what_cannot_be_done_is_named(home: Path, arguments: list[str], code: int, words: str) -> None:
    done = nq57(home, "timeline", *arguments)
    assert done.returncode == code
    assert words in done.stderr.replace("│\n│ ", "")


def test_an_empty_home_says_what_brings_articles(tmp_path: Path) -> None:
    done = nq57(tmp_path, "timeline")
    assert done.returncode == 1
    assert "nq57 crawl" in done.stderr
