"""What the README shows is what the program prints."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from nq57.newsroom.server import PORTS, Newsroom

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"```console\n\$ nq57 (?P<command>.*)\n(?P<output>(?:.*\n)+?)```")
_ELIDED = "…"


def test_the_tour_prints_what_it_says(newsroom: Newsroom, crawl_once: Callable[[], object], tmp_path: Path) -> None:
    crawl_once()
    usual = {root: f"http://127.0.0.1:{PORTS[outlet]}" for outlet, root in newsroom.roots.items()}
    blocks = list(_BLOCK.finditer(README))
    assert len(blocks) == README.count("```console")
    for block in blocks:
        done = subprocess.run(
            [sys.executable, "-m", "nq57", *shlex.split(block["command"])],
            capture_output=True,
            text=True,
            cwd=ROOT,
            timeout=60,
            env=os.environ | {"NQ57_HOME": str(tmp_path / "home")},
        )
        printed = done.stdout
        for root, address in usual.items():
            printed = printed.replace(root, address)
        shown = block["output"].splitlines()
        whole = shown[-1] != _ELIDED
        assert without_ids(printed.splitlines()[: None if whole else len(shown) - 1]) == without_ids(
            shown if whole else shown[:-1]
        )


def without_ids(lines: list[str]) -> list[str]:
    """An article's id is made of its address, and so of the port that was free."""
    return [re.sub(r"\b[0-9a-f]{16}\b", "ID", line) for line in lines]


def test_every_document_of_the_readme_is_there() -> None:
    linked = re.findall(r"\]\((docs/[^)]*)\)", README)
    assert {path for path in linked if not (ROOT / path).exists()} == set()
    assert {str(path.relative_to(ROOT)) for path in (ROOT / "docs").glob("*.md")} <= set(linked)
