"""Page to article, beside trafilatura alone on the same pages in the same run.

``python -m benchmarks.pages [FOLDER]``: a folder of ``*.html`` (default: the pages beside the checkout, else the test pages).
"""

from __future__ import annotations

import sys
from pathlib import Path

import trafilatura

from benchmarks.machine import PAGES, SHARED, describe, per_second
from crawler.sources import load_sources
from extractors.pages import UnreadablePage, read_page
from model.source import ReadingRules

_ROUNDS = 5


def main() -> None:
    real = SHARED / "pages" / "html"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else real if real.is_dir() else PAGES
    files = sorted(path for path in folder.rglob("*.html") if _holds_an_article(path.read_bytes(), _rules(path)))
    if not files:
        raise SystemExit(f"{folder}: no page with an article (*.html)")
    pages = [(path.read_bytes(), _rules(path)) for path in files]
    size = sum(len(html) for html, _ in pages) / len(pages) / 1000
    ours = per_second(lambda page: read_page(page[0], url="https://example.org/", rules=page[1]), pages, rounds=_ROUNDS)
    theirs = per_second(lambda page: _trafilatura(page[0]), pages, rounds=_ROUNDS)
    print(f"machine      {describe()}")
    print(f"input        {len(pages)} pages with an article, {size:.0f} kB on average, {_ROUNDS} rounds, one process")
    print(f"nq57         {ours:7.1f} pages/s (title, sapo, text, authors, minute)")
    print(f"trafilatura  {theirs:7.1f} pages/s (text and metadata)")
    print(f"ratio        {ours / theirs:7.2f}")


def _rules(path: Path) -> ReadingRules:
    """Of the outlet that the file or its folder is named after."""
    names = {path.name.partition("__")[0], path.parent.parent.name}
    return next((source.reading for source in load_sources().values() if source.id in names), ReadingRules())


def _holds_an_article(html: bytes, rules: ReadingRules) -> bool:
    try:
        read_page(html, url="https://example.org/", rules=rules)
    except UnreadablePage:
        return False
    return True


def _trafilatura(html: bytes) -> object:
    return trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)


if __name__ == "__main__":
    main()
