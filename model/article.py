from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass

from model.timex import PartialDateField


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """One HTTP response kept as evidence. ``fetched_at`` is ISO 8601 in UTC; ``payload_sha256`` is that of the body."""

    url: str
    fetched_at: str
    status: int
    payload_sha256: str
    warc_file: str
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says, in NFC. ``text`` (the sapo, then the body, paragraphs on lines) is what all offsets count in.

    ``lead`` is the sapo, not repeated in ``body``. Times are Vietnamese local time (UTC+7). ``outlet`` is the outlet's id.
    """

    id: str
    url: str | None
    outlet: str | None
    title: str | None
    text: str
    lead: str | None = None
    authors: tuple[str, ...] = ()
    published: PartialDateField | None = None
    modified: PartialDateField | None = None
    section: str | None = None
    capture: Capture | None = None

    @property
    def version(self) -> str:
        """Changes whenever a reader would see something else."""
        return _digest(self.title or "", self.text, str(self.published or ""))


def article_id(*, url: str | None, text: str, title: str | None = None) -> str:
    """16 hexadecimal digits of the canonical URL, else of the content: adding twice is adding once."""
    return _digest(url) if url else _digest("content", title or "", text)


def _digest(*parts: str) -> str:
    joined = "\x1f".join(unicodedata.normalize("NFC", part) for part in parts)
    return hashlib.sha256(joined.encode()).hexdigest()[:16]
