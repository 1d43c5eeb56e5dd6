"""The command as a person runs it: in a process of its own."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
import time
import unicodedata
from pathlib import Path

import pytest

from model.json_form import extraction_schema

ROOT = Path(__file__).parents[2]
SENTENCE = "Chiều 4/3, Ban Chỉ đạo tỉnh Lam Sơn giao 12 sở hoàn thành trước ngày 30/6/2025."
ARTICLE = {
    "url": "https://baolamson.example/a-1.html",
    "outlet": "baolamson",
    "published": "2025-03-04",
    "title": "Giao việc",
    "text": SENTENCE,
}


def nq57(*arguments: str, home: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "nq57", "--home", str(home), *arguments]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=ROOT, timeout=120)


def test_extracts_lines_in_order_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "published": "2025-03-05", "text": SENTENCE})
    done = nq57("extract", "--jsonl", home=tmp_path, stdin=f"{good}\nnot json\n{good}\n")
    first, bad, last = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert bad["line"] == 2
    assert "error" in bad
    assert first == last
    assert [date["value"] for date in first["dates"]] == ["2025-03-04", "2025-06-30"]
    assert [(number["value"], number["unit"]) for number in first["numbers"]] == [(12, "sở")]


def test_explains_each_item_by_its_rule_and_cues(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(
        "Chiều 4/3, Thủ tướng Phạm Minh Chính chủ trì hội nghị và yêu cầu Bộ Tài chính bố trí vốn.", encoding="utf-8"
    )
    done = nq57("extract", "--explain", "--published", "2025-03-04", str(file), home=tmp_path)
    assert done.returncode == 0
    lines = [line.strip() for line in done.stdout.splitlines()]
    assert lines[0] == "a  2025-03-04"
    assert [line.split()[0] for line in lines if "–" in line] == ["date", "directive", "meeting"]
    assert "issuer: Phạm Minh Chính; office: Thủ tướng; addressees: Bộ Tài chính; modality: order; topics: finance" in lines
    assert "rule: speaker orders; cues: yêu cầu" in lines
    assert "rule: event noun; cues: hội nghị" in lines


@pytest.mark.parametrize(
    ("content", "complaint"),
    [(b"", "empty"), (b"\x89PNG\r\n\x1a\n\xff\xfe", "not UTF-8"), (b"a\0b", "NUL")],
    ids=["empty", "binary", "NUL"],
)
def test_names_the_file_that_is_no_text(tmp_path: Path, content: bytes, complaint: str) -> None:
    file = tmp_path / "bad.txt"
    file.write_bytes(content)
    done = nq57("extract", str(file), home=tmp_path)
    assert done.returncode == 1
    assert "bad.txt" in done.stdout
    assert complaint in done.stdout


def test_one_line_out_for_each_line_in(tmp_path: Path) -> None:
    good = json.dumps({"id": 7, "published": "2025-03-05", "text": SENTENCE}, ensure_ascii=False)
    bad = ["[]", "null", '{"id": "a"}', '{"id": "a", "text": "\\ud800"}', "", '{"id": "a", "published": "30/2", "text": "x"}']
    lines = [good, *bad, unicodedata.normalize("NFD", good)]
    done = nq57("extract", "--jsonl", home=tmp_path, stdin="\ufeff" + "\r\n".join(lines) + "\n\n \n")
    first, *errors, last = (json.loads(line) for line in done.stdout.splitlines())
    assert done.returncode == 1
    assert [error["line"] for error in errors] == [2, 3, 4, 5, 6, 7]
    assert [error["error"].partition(":")[0] for error in errors] == [
        "Input should be an object",
        "Input should be an object",
        "text",
        "Invalid JSON",
        "the line is empty",
        "published",
    ]
    assert first["id"] == "7"
    assert first == last


def test_a_reader_that_stops_early_is_no_trouble(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "published": "2025-03-05", "text": SENTENCE}) + "\n"
    (tmp_path / "lines.jsonl").write_text(line * 500)
    command = [sys.executable, "-m", "nq57", "extract", "--jsonl"]
    with (tmp_path / "lines.jsonl").open() as lines:
        process = subprocess.Popen(command, stdin=lines, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == ""
    assert process.wait(timeout=60) == 1


def test_a_wrong_publication_date_is_quoted(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "published": "hôm qua", "text": SENTENCE})
    done = nq57("extract", "--jsonl", home=tmp_path, stdin=line)
    assert done.returncode == 1
    assert "hôm qua" in json.loads(done.stdout)["error"]


def test_importing_twice_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    without_address = {"published": None, "title": None, "text": "Hà Nội khai trương trung tâm dữ liệu."}
    file.write_text("\n".join(json.dumps(line) for line in (ARTICLE, without_address)), encoding="utf-8")
    assert nq57("import", str(file), home=tmp_path).stdout == "2 new, 0 changed, 0 unchanged, 0 failed\n"
    assert nq57("import", str(file), home=tmp_path).stdout == "0 new, 0 changed, 2 unchanged, 0 failed\n"


def test_import_names_the_line_that_is_wrong_and_keeps_the_rest(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(json.dumps({"text": ""}) + "\n" + json.dumps(ARTICLE), encoding="utf-8")
    done = nq57("import", str(file), home=tmp_path)
    assert done.returncode == 1
    assert done.stdout == "1 new, 0 changed, 0 unchanged, 1 failed\n"
    assert "line 1: text: it is empty" in done.stderr


def test_an_interrupted_import_keeps_its_rows_and_goes_on(tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"text": f"Bài {n}: Bộ giao {n} sở."}) + "\n" for n in range(3_000)), encoding="utf-8")
    home = tmp_path / "home"
    command = [sys.executable, "-m", "nq57", "--home", str(home), "import", str(rows)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    while not (home / "articles.sqlite-wal").exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    kept = re.fullmatch(rf"nq57: interrupted after (\d+) rows; they are kept, import {rows} again to go on\n", err)
    assert kept
    again = nq57("import", str(rows), home=home).stdout
    assert f"{3_000 - int(kept[1])} new" in again or f"{3_000 - int(kept[1]) - 1} new" in again


def test_an_unknown_outlet_is_misuse(tmp_path: Path) -> None:
    done = nq57("crawl", "vnxpress", home=tmp_path)
    assert done.returncode == 2
    assert "vnxpress" in done.stderr


def test_reads_a_saved_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    body = "".join(
        f"<p>Đoạn {n}: tỉnh Lam Sơn triển khai nhiệm vụ chuyển đổi số tại các xã, phường trong năm nay.</p>" for n in range(8)
    )
    page.write_text(
        "<html><head><meta charset=utf-8><title>Lam Sơn họp</title><meta property='og:title' content='Lam Sơn họp'>"
        "<meta property='og:type' content='article'>"
        "<meta property='article:published_time' content='2025-03-04T09:30:00+07:00'>"
        f"</head><body><article><h1>Lam Sơn họp</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    done = nq57("read", str(page), "--url", "https://baolamson.example/hop-1.html", home=tmp_path)
    record = json.loads(done.stdout)
    assert (record["title"], record["published"]) == ("Lam Sơn họp", "2025-03-04T09:30:00+07:00")
    assert record["body"].startswith("Đoạn 0: tỉnh Lam Sơn")


@pytest.mark.parametrize(
    ("file", "url", "complaint"),
    [
        ("page.html", "baolamson.example/hop-1.html", "url: 'baolamson.example/hop-1.html' is no address; write https://…"),
        ("none.html", "https://baolamson.example/hop-1.html", "none.html: No such file or directory"),
        (".", "https://baolamson.example/hop-1.html", "Is a directory"),
        ("/dev/zero", "https://baolamson.example/hop-1.html", "/dev/zero: page of more than 5,000,000 bytes refused"),
        ("page.html", "https://baolamson.example/hop-1.html", "page.html: empty page (0 bytes)"),
    ],
)
def test_names_the_page_that_cannot_be_read(file: str, url: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_bytes(b"")
    one = nq57("read", str(tmp_path / file), "--url", url, home=tmp_path)
    line = json.dumps({"file": str(tmp_path / file), "url": url})
    many = nq57("read", "--jsonl", home=tmp_path, stdin=line + "\n")
    assert one.returncode == many.returncode == 1
    assert one.stdout == many.stdout
    assert json.loads(one.stdout)["error"].endswith(complaint)


def test_import_names_a_folder(tmp_path: Path) -> None:
    done = nq57("import", str(tmp_path), home=tmp_path / "home")
    assert (done.returncode, done.stderr) == (1, f"nq57: {tmp_path}: Is a directory\n")


def test_the_schema_in_the_documentation_is_the_one_of_the_code() -> None:
    kept = (ROOT / "docs" / "extraction.schema.json").read_text(encoding="utf-8")
    assert json.loads(kept) == extraction_schema()
