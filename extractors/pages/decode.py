"""The bytes of a fetched page as NFC text.

Order of trust: byte order mark, text that is UTF-8 without a fault (no other encoding looks like that by accident), the
charset of the HTTP header, the charset of ``<meta>``, then UTF-8 with its broken bytes replaced. Windows-1258 writes tone
marks as separate characters; NFC joins them. TCVN3, VNI and VISCII are refused: Python has no codec for them.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

MAX_BYTES = 5_000_000
"""A press page has 30 kB to 1 MB. A larger one is refused, because half an article would be silently wrong."""

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "gzip data"),
    (b"\x7fELF", "a program"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_HTTP_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.I)
_PAGE_TYPE = re.compile(r"\s*(?:text/(?:html|plain|xml)|application/(?:xhtml\+xml|xml))?\s*(?:;|$)", re.I)
# Python knows more than a page may ask for: ``zlib`` and ``rot13`` are no charsets, ``utf-7`` and ``idna`` are traps.
_WEB_CODEC = re.compile(
    r"utf-(?:8|16)(?:-sig|-[bl]e)?|cp(?:125\d|874|932|949|950)|iso8859-\d+|koi8-[rut]|mac-\w+|tis-620|"
    r"gb2312|gbk|gb18030|big5(?:hkscs)?|euc_(?:jp|kr)|shift_jis|iso2022_jp"
)
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# Ordering the marks of one letter is quadratic; neither letters nor signs of ASCII are among them.
_FAR_FROM_ASCII = re.compile(r"[^\x00-\u02ff]{31}")
_RUN_OF_MARKS = re.compile(r"([^\w\s\x00-\u02ff]{30})[^\w\s\x00-\u02ff]+")
_TOLERATED_FAULTS = 0.02


class UnreadablePage(ValueError):
    """The bytes are not a page with an article; the message says what they are instead."""


def decode_page(data: bytes, *, content_type: str | None = None) -> str:
    """The markup in NFC, without control characters. Raises ``UnreadablePage`` for what is not text."""
    _refuse_what_is_no_page(data, content_type)
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _clean(data[len(bom) :].decode(encoding, "replace"))
    sample = data[:4096]
    if sample.count(b"\x00") > len(sample) // 100:
        raise UnreadablePage(f"binary data: {sample.count(0)} null bytes in the first {len(sample)}")
    return _clean(_decode_bare(data, content_type))


def _refuse_what_is_no_page(data: bytes, content_type: str | None) -> None:
    if not data.strip():
        raise UnreadablePage(f"empty page ({len(data)} bytes)")
    if len(data) > MAX_BYTES:
        raise UnreadablePage(f"page of more than {MAX_BYTES:,} bytes refused")
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise UnreadablePage(f"not a page but {what}")
    if content_type and _PAGE_TYPE.match(content_type) is None:
        raise UnreadablePage(f"not a page: the server calls it {content_type!r}")


def _decode_bare(data: bytes, content_type: str | None) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    label = _declared(data, content_type)
    if label and (encoding := _python_codec(label)) not in (None, "utf-8"):
        return data.decode(encoding or "", "replace")
    text = data.decode("utf-8", "replace")
    faults, foreign = text.count("\ufffd"), sum(byte > 0x7F for byte in data)
    if faults <= max(foreign * 0.2, len(text) * _TOLERATED_FAULTS / 100):
        return text
    if label and _python_codec(label) is None:
        raise UnreadablePage(f"the charset {label!r} is not supported")
    if faults > len(data) * 0.3:
        raise UnreadablePage(f"binary data: {faults:,} of {len(data):,} bytes are not text in any supported encoding")
    return data.decode("cp1258", "replace")


def _declared(data: bytes, content_type: str | None) -> str | None:
    if content_type and (match := _HTTP_CHARSET.search(content_type)):
        return match[1]
    found = _META_CHARSET.search(data[:20_000])
    return found[1].decode("ascii", "replace") if found else None


def _python_codec(label: str) -> str | None:
    """The codec the web means by a label; None where there is none for text."""
    label = label.lower().removeprefix("x-")
    if label in ("utf8mb4", "unicode", "utf-8"):
        return "utf-8"
    if label in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii"):
        return "cp1252"
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    return name if _WEB_CODEC.fullmatch(name) else None


def nfc(text: str) -> str:
    """Normal form C, in time linear in the text: runs of marks beyond any language's need are cut to thirty."""
    if _FAR_FROM_ASCII.search(text):
        text = _RUN_OF_MARKS.sub(r"\1", text)
    return unicodedata.normalize("NFC", text)


def _clean(text: str) -> str:
    return nfc(_FORBIDDEN.sub(" ", text))
