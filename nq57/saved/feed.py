"""The Atom feed of a saved search (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from nq57.saved.book import Match, SavedSearch

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 60
_NOT_A_FILE = re.compile(r"[^\w.-]+")


def feed_path(folder: Path, name: str) -> Path:
    """One file for each name; a name that is no file name is made one, with a few digits that tell it from others."""
    plain = _NOT_A_FILE.sub("-", name).strip(".-")[:_LONGEST]
    if not plain or plain != name:
        plain = f"{plain}-{sha256(name.encode()).hexdigest()[:6]}".lstrip("-")
    return folder / f"{plain}.xml"


def write_feed(path: Path, search: SavedSearch, matches: Sequence[Match], *, now: datetime) -> None:
    """``matches`` newest first; the file is replaced as a whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_bytes(atom(search, matches, now=now))
    fresh.replace(path)


def atom(search: SavedSearch, matches: Sequence[Match], *, now: datetime) -> bytes:
    ElementTree.register_namespace("", _ATOM)
    feed = ElementTree.Element(f"{{{_ATOM}}}feed")
    _add(feed, "id", _id(search.name))
    _add(feed, "title", f"{search.name}: {search.query}" if search.query else search.name)
    _add(feed, "updated", matches[0].found_at if matches else now.isoformat(timespec="seconds"))
    author = ElementTree.SubElement(feed, f"{{{_ATOM}}}author")
    _add(author, "name", "nq57")
    for match in matches:
        _entry(feed, search, match)
    ElementTree.indent(feed)
    text: bytes = ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True)
    return text


def _entry(feed: ElementTree.Element, search: SavedSearch, match: Match) -> None:
    entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
    _add(entry, "id", _id(search.name, match.id))
    _add(entry, "title", match.title)
    _add(entry, "updated", match.found_at)
    if match.url:
        ElementTree.SubElement(entry, f"{{{_ATOM}}}link", href=_NOT_XML.sub("", match.url))
    source = " · ".join(part for part in (match.outlet, match.published) if part)
    _add(entry, "summary", f"{match.passage} ({source})" if source else match.passage)


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = _NOT_XML.sub("", text)


def _id(*parts: str) -> str:
    return uuid5(NAMESPACE_URL, "nq57:" + "/".join(parts)).urn
