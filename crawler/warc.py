"""Captures as WARC 1.1 files: one gzip member per record, on the disk before anyone hears of it."""

from __future__ import annotations

import base64
import hashlib
import logging
import os
import zlib
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from crawler.items import PageItem
from model.article import Capture

logger = logging.getLogger(__name__)
# The body is kept decoded, so what described its coding on the wire keeps its value under another name.
_WIRE_HEADERS = frozenset({"content-encoding", "transfer-encoding", "content-length"})


class WarcStore:
    """Appends to ``directory/nq57-YYYYMMDD-NNNNN.warc.gz``. A record torn by a kill is cut off before the next is written."""

    def __init__(self, directory: Path, *, max_bytes: int) -> None:
        self._directory = directory
        self._max_bytes = max_bytes
        self._checked: set[Path] = set()

    def write(self, item: PageItem) -> Capture:
        """Raises ``OSError`` where the record cannot be kept; the file then ends with the record before."""
        record_id, data = _response_record(item)
        path = self._file_for(item.fetched_at[:10].replace("-", ""))
        with path.open("ab") as file:
            before = file.tell()
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                os.truncate(path, before)
                raise
        return Capture(
            url=item.url,
            fetched_at=item.fetched_at,
            status=item.status,
            payload_sha256=item.payload_sha256,
            warc_file=path.name,
            record_id=record_id,
        )

    def _file_for(self, day: str) -> Path:
        self._directory.mkdir(parents=True, exist_ok=True)
        existing = sorted(self._directory.glob(f"nq57-{day}-*.warc.gz"))
        if existing and existing[-1] not in self._checked:
            cut_torn_record(existing[-1])
            self._checked.add(existing[-1])
        if existing and existing[-1].stat().st_size < self._max_bytes:
            return existing[-1]
        path = self._directory / f"nq57-{day}-{len(existing):05d}.warc.gz"
        self._checked.add(path)
        return path


def cut_torn_record(path: Path) -> None:
    """Truncates a file of gzip members after the last whole one."""
    good = read = 0
    with path.open("rb") as file:
        member = zlib.decompressobj(31)
        while chunk := file.read(1 << 20):
            read += len(chunk)
            try:
                while chunk:
                    member.decompress(chunk)
                    if not member.eof:
                        break
                    chunk = member.unused_data
                    good, member = read - len(chunk), zlib.decompressobj(31)
            except zlib.error:
                break
    if good < path.stat().st_size:
        logger.warning("%s: the last record was torn (%d bytes) and is cut off", path.name, path.stat().st_size - good)
        os.truncate(path, good)


def _response_record(item: PageItem) -> tuple[str, bytes]:
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True, warc_version="WARC/1.1")
    headers = [(f"X-Archive-Orig-{name}" if name.lower() in _WIRE_HEADERS else name, value) for name, value in item.headers]
    headers.append(("Content-Length", str(len(item.body))))
    digest = base64.b32encode(hashlib.sha256(item.body).digest()).decode()
    record = writer.create_warc_record(
        item.url,
        "response",
        payload=BytesIO(item.body),
        length=len(item.body),  # without it the digest below would be replaced by a SHA-1
        http_headers=StatusAndHeaders(str(item.status), headers, protocol="HTTP/1.1"),
        warc_headers_dict={
            "WARC-Date": item.fetched_at.replace("+00:00", "Z"),
            "WARC-Payload-Digest": f"sha256:{digest}",
        },
    )
    writer.write_record(record)
    return str(record.rec_headers.get_header("WARC-Record-ID")), buffer.getvalue()
