"""The paragraphs of an element, one line each, and which of them are not the writer's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from extractors.pages.authors import names
from extractors.pages.moments import parse_byline
from extractors.pages.remarks import CREDIT, IMPRINT, PHOTO, POINTER, SOURCE
from extractors.pages.tree import folded, tidy

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table"}
    | {"tbody", "tfoot", "thead", "tr", "ul"}
)
_BOLD = ("b", "strong", "h2")
_RIGHT = re.compile(r"text-align:\s*right", re.I)
_AGO = re.compile(r"\d+ (?:phút|giờ|ngày|tuần|tháng) trước$")
_BYLINE_LENGTH = 60
_IMPRINT_SHARE = 0.5
_SIGNATURE_WORDS = 8
_LAST_LINES = 2
_LINK_WORDS = 5
_POINTER_WORDS = 40
_LINES_ABOVE_HEADLINE = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``linked`` and ``strong`` count the characters of ``text`` that are inside links, or in bold."""

    text: str
    linked: int = 0
    strong: int = 0
    right_aligned: bool = False

    @property
    def is_link(self) -> bool:
        return self.linked >= 0.9 * len(self.text) > 0

    @property
    def is_strong(self) -> bool:
        return self.strong >= 0.9 * len(self.text) > 0


def paragraphs(element: HtmlElement) -> list[Paragraph]:
    """Block by block in reading order; ``<br>`` ends a line; cells of a table row share one. Never recursive."""
    found: list[Paragraph] = []
    parts: list[str] = []
    links, bolds, linked, strong, right = 0, 0, 0, 0, False

    def close() -> None:
        nonlocal linked, strong
        if text := tidy("".join(parts), unescape=False):
            found.append(Paragraph(text, min(linked, len(text)), min(strong, len(text)), right))
        parts.clear()
        linked = strong = 0

    for event, node in etree.iterwalk(element, events=("start", "end")):
        block = node.tag in _BLOCKS
        if block or node.tag == "br":
            close()
        if event == "start":
            right = (right if not block else False) or (block and _is_right(node))
            links += node.tag == "a"
            bolds += node.tag in _BOLD
            text = node.text
        else:
            links -= node.tag == "a"
            bolds -= node.tag in _BOLD
            text = node.tail if node is not element else None
            if node.tag in ("td", "th"):
                parts.append(" ")
        if text and isinstance(node.tag, str):
            parts.append(text)
            linked += len(text) if links else 0
            strong += len(text) if bolds else 0
    close()
    return found


def _is_right(node: HtmlElement) -> bool:
    return node.get("align") == "right" or _RIGHT.search(node.get("style") or "") is not None


def signature(lines: Sequence[Paragraph], *, outlet_names: Iterable[str]) -> tuple[str, ...]:
    """Names in the line that closes an article, right-aligned as VnExpress and many local papers sign, or in bold."""
    for place, line in enumerate(reversed(lines[-4:])):
        signs = line.right_aligned or (line.is_strong and place < _LAST_LINES)
        short = len(line.text.split()) <= 2 * _SIGNATURE_WORDS
        if signs and short and (found := names([line.text], outlet_names=outlet_names)):
            return found
    return ()


def writers_lines(lines: Sequence[Paragraph], *, title: str | None, lead: str | None, authors: Iterable[str]) -> list[str]:
    """The body: neither headline nor lead again, no by-line, signature, source, pointer to other articles or photo credit."""
    authors = tuple(authors)
    repeated = {folded(text) for text in (title, lead) if text}
    kept = [
        line for line in _below_headline(lines, title) if folded(line.text) not in repeated | {""} and not _is_pointer(line)
    ]
    kept = _above_imprint(kept)
    while kept and _is_byline(kept[0], authors):
        kept.pop(0)
    while kept and _is_closing(kept[-1], authors):
        kept.pop()
    return [line.text for line in kept if not _is_signature(line, authors)]


def _below_headline(lines: Sequence[Paragraph], title: str | None) -> Sequence[Paragraph]:
    """Without the breadcrumbs and tools that stand above the headline where the element of the text holds it too."""
    headline = folded(title or "")
    for place, line in enumerate(lines[:_LINES_ABOVE_HEADLINE]):
        if headline and folded(line.text) == headline:
            return lines[place + 1 :]
        if len(line.text.split()) > 2 * _SIGNATURE_WORDS:
            break
    return lines


def _above_imprint(lines: list[Paragraph]) -> list[Paragraph]:
    """Without the outlet's own particulars where they follow the text; never more than half of the lines."""
    first = int(len(lines) * _IMPRINT_SHARE)
    return next((lines[:place] for place in range(first, len(lines)) if IMPRINT.fits(lines[place].text)), lines)


def _is_pointer(line: Paragraph) -> bool:
    words = len(line.text.split())
    return (
        PHOTO.fits(line.text)
        or (line.is_link and words >= _LINK_WORDS)
        or (words <= _POINTER_WORDS and POINTER.fits(line.text))
    )


def _is_byline(line: Paragraph, authors: tuple[str, ...]) -> bool:
    if len(line.text.split()) > 2 * _SIGNATURE_WORDS:
        return False
    dated = parse_byline(line.text) is not None or _AGO.search(line.text) is not None
    return _is_signature(line, authors) or (dated and len(line.text) < _BYLINE_LENGTH)


def _is_closing(line: Paragraph, authors: tuple[str, ...]) -> bool:
    if len(line.text.split()) > 2 * _SIGNATURE_WORDS:
        return False
    return (
        _is_signature(line, authors) or line.right_aligned or line.is_link or SOURCE.fits(line.text) or CREDIT.fits(line.text)
    )


def _is_signature(line: Paragraph, authors: tuple[str, ...]) -> bool:
    """A line that holds the authors and nothing else."""
    if not authors or len(line.text.split()) > 2 * _SIGNATURE_WORDS:
        return False
    written = names([line.text])
    return bool(written) and {folded(name) for name in written} <= {folded(name) for name in authors}
