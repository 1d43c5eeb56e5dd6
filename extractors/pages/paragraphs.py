"""The paragraphs of an element, one line each, and which of them are not the writer's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from extractors.pages.authors import names
from extractors.pages.moments import parse_byline
from extractors.pages.tree import folded, tidy

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary", "table"}
    | {"tbody", "tfoot", "thead", "tr", "ul"}
)
_RIGHT = re.compile(r"text-align:\s*right", re.I)
_POINTER = re.compile(
    r"(?:>>+|»|►|▶|→)|(?:xem thêm|đọc thêm|xem tiếp|mời (?:quý )?(?:bạn đọc|độc giả)|tham khảo thêm|tin (?:bài )?liên quan|"
    r"bài liên quan|tin mới|tin cùng chuyên mục|cùng chuyên mục|đọc nhiều|tags?|từ khóa|từ khoá|thẻ|chia sẻ|bình luận|"
    r"dòng sự kiện|link bài gốc|lấy link|copy link|theo dõi .{0,30}trên google news)\s*(?::|$)",
    re.I,
)
_SOURCE_LINE = re.compile(r"\(?(?:theo|nguồn)\b\s*:?\s*[^.!?]{2,60}\)?\.?", re.I)
_PHOTO_CREDIT = re.compile(r"(?:ảnh|photo|video|clip|đồ họa|đồ hoạ|infographic)\s*(?:minh họa\s*)?:\s*\S.{0,50}", re.I)
_SIGNATURE_WORDS = 8
_LINK_WORDS = 5


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``linked`` counts the characters of ``text`` that are inside links."""

    text: str
    linked: int = 0
    right_aligned: bool = False

    @property
    def is_link(self) -> bool:
        return self.linked >= 0.9 * len(self.text) > 0


def paragraphs(element: HtmlElement) -> list[Paragraph]:
    """Block by block in reading order; ``<br>`` ends a line; cells of a table row share one. Never recursive."""
    found: list[Paragraph] = []
    parts: list[str] = []
    links, linked, right = 0, 0, False

    def close() -> None:
        nonlocal linked
        if text := tidy("".join(parts), unescape=False):
            found.append(Paragraph(text, min(linked, len(text)), right))
        parts.clear()
        linked = 0

    for event, node in etree.iterwalk(element, events=("start", "end")):
        block = node.tag in _BLOCKS
        if block or node.tag == "br":
            close()
        if event == "start":
            right = (right if not block else False) or (block and _is_right(node))
            links += node.tag == "a"
            text = node.text
        else:
            links -= node.tag == "a"
            text = node.tail if node is not element else None
            if node.tag in ("td", "th"):
                parts.append(" ")
        if text and isinstance(node.tag, str):
            parts.append(text)
            linked += len(text) if links else 0
    close()
    return found


def _is_right(node: HtmlElement) -> bool:
    return node.get("align") == "right" or _RIGHT.search(node.get("style") or "") is not None


def signature(lines: Sequence[Paragraph], *, outlet_names: Iterable[str]) -> tuple[str, ...]:
    """Names in the right-aligned line that closes an article, as VnExpress and many local papers sign."""
    for line in reversed(lines[-4:]):
        if (
            line.right_aligned
            and len(line.text.split()) <= 2 * _SIGNATURE_WORDS
            and (found := names([line.text], outlet_names=outlet_names))
        ):
            return found
    return ()


def writers_lines(lines: Sequence[Paragraph], *, title: str | None, lead: str | None, authors: Iterable[str]) -> list[str]:
    """The body: neither headline nor lead again, no by-line, signature, source, pointer to other articles or photo credit."""
    authors = tuple(authors)
    repeated = {folded(text) for text in (title, lead) if text}
    kept = [line for line in lines if folded(line.text) not in repeated | {""} and not _is_pointer(line)]
    while kept and _is_byline(kept[0], authors):
        kept.pop(0)
    while kept and _is_closing(kept[-1], authors):
        kept.pop()
    return [line.text for line in kept if not _is_signature(line, authors)]


def _is_pointer(line: Paragraph) -> bool:
    words = len(line.text.split())
    if _PHOTO_CREDIT.fullmatch(line.text):
        return True
    return (line.is_link and words >= _LINK_WORDS) or (words <= 40 and _POINTER.match(line.text) is not None)


def _is_byline(line: Paragraph, authors: tuple[str, ...]) -> bool:
    if len(line.text.split()) > 2 * _SIGNATURE_WORDS:
        return False
    return _is_signature(line, authors) or (parse_byline(line.text) is not None and len(line.text) < 60)


def _is_closing(line: Paragraph, authors: tuple[str, ...]) -> bool:
    if len(line.text.split()) > 2 * _SIGNATURE_WORDS:
        return False
    return _is_signature(line, authors) or line.right_aligned or line.is_link or _SOURCE_LINE.fullmatch(line.text) is not None


def _is_signature(line: Paragraph, authors: tuple[str, ...]) -> bool:
    """A line that holds the authors and nothing else."""
    if not authors or len(line.text.split()) > 2 * _SIGNATURE_WORDS:
        return False
    written = names([line.text])
    return bool(written) and {folded(name) for name in written} <= {folded(name) for name in authors}
