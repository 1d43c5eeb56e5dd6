from __future__ import annotations

from pathlib import Path

import pytest

from crawler.sources import BadSource, load_sources

GOOD = """
id: bao-thu
name: Báo Thử
kind: local
homepage: https://example.org
hosts: [example.org]
article_url: /tin-
"""


def test_the_packaged_outlets_load_and_show_which_addresses_they_mean() -> None:
    outlets = load_sources()
    assert {"vnexpress", "tuoitre", "nhandan"} <= set(outlets)
    assert [outlet.id for outlet in outlets.values() if not (outlet.article_examples and outlet.list_examples)] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD + "host: example.org\n", "bad.yml: host: Extra inputs are not permitted"),
        (GOOD.replace("local", "weekly"), "bad.yml: kind: "),
        (GOOD + "article_examples: [https://example.org/bai-1]", "article_url misses ['https://example.org/bai-1']"),
        (GOOD + "list_examples: [https://example.org/tin-moi]", "wrongly takes ['https://example.org/tin-moi']"),
        (GOOD.replace("/tin-", "tin-("), "bad.yml: article_url: Value error, 'tin-(' is no regular expression: missing )"),
        ("a: [", "bad.yml: not YAML"),
        ("", "bad.yml: file: "),
    ],
)
def test_a_bad_declaration_names_file_and_key(text: str, words: str, tmp_path: Path) -> None:
    (tmp_path / "bad.yml").write_text(text)
    with pytest.raises(BadSource) as raised:
        load_sources(tmp_path)
    assert words in str(raised.value)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadSource, match="no outlet is declared there"):
        load_sources(tmp_path)
