"""A timeline as a file: CSV for a spreadsheet, JSON for a program."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import TextIO

from timelines.entries import ENTRIES, TimelineEntry

COLUMNS: tuple[str, ...] = (
    "date",
    "date_basis",
    "kind",
    "what",
    "issuer",
    "office",
    "addressees",
    "deadline",
    "modality",
    "status",
    "body",
    "place",
    "chairs",
    "quote",
    "title",
    "url",
    "outlet",
    "published",
    "also_in",
    "article_id",
    "start",
    "end",
)
# A spreadsheet reads a cell that begins with one of these as a formula (OWASP, CSV injection).
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")


def write_csv(entries: Iterable[TimelineEntry], file: TextIO) -> None:
    """One row per entry under ``COLUMNS``; several values in a cell are joined by ``; ``. Cells are never formulas."""
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for entry in entries:
        writer.writerow([_cell(getattr(entry, column)) for column in COLUMNS])


def write_json(entries: Sequence[TimelineEntry], file: TextIO) -> None:
    """A list of objects with the fields of ``TimelineEntry``."""
    file.write(ENTRIES.dump_json(list(entries), indent=2).decode() + "\n")


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
