"""The captures that were kept, read again in the order in which they were made."""

from __future__ import annotations

import hashlib
import logging
from base64 import b32encode
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from model.article import Capture

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """``body`` is the payload as it was fetched, decoded of transfer and content coding; its digest has been checked."""

    capture: Capture
    body: bytes
    content_type: str | None


def read_captures(directory: Path) -> Iterator[KeptPage]:
    """Every response under ``directory``, oldest file first; a torn or altered record is reported and passed over."""
    for path in sorted(directory.glob("nq57-*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True):
                if (page := _page(path, record)) is not None:
                    yield page


def _page(path: Path, record: WarcRecord) -> KeptPage | None:
    kept = {name: record.headers.get(f"WARC-{name}") or "" for name in ("Target-URI", "Payload-Digest", "Date", "Record-ID")}
    body = record.reader.read()
    if kept["Payload-Digest"] != f"sha256:{b32encode(hashlib.sha256(body).digest()).decode()}" or record.http_headers is None:
        logger.warning("%s: the capture of %s does not agree with its digest and is passed over", path.name, kept["Target-URI"])
        return None
    capture = Capture(
        url=kept["Target-URI"],
        fetched_at=kept["Date"].replace("Z", "+00:00"),
        status=record.http_headers.status_code or 0,
        payload_sha256=hashlib.sha256(body).hexdigest(),
        warc_file=path.name,
        record_id=kept["Record-ID"],
    )
    return KeptPage(capture=capture, body=body, content_type=record.http_headers.get("Content-Type"))
