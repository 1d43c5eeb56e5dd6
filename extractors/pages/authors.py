"""Names of the people who signed an article, without outlets, sources, roles and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extractors.pages.tree import folded, tidy

_SEPARATOR = re.compile(r"\s*[;,|\n•]\s*|\s+[-–—&+]+\s*|\s*[-–—]\s+|\s+/\s+|\s+và\s+", re.I)
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+|\bwww\.\S+")
_NOTE = re.compile(r"\([^)]*\)?|\[[^\]]*\]?|(?<=\w)/.*$")
_ROLE = re.compile(
    r"^(?:bài\s+(?:và|,|&)\s+ảnh|ảnh\s+và\s+bài|tin\s*,?\s*ảnh|tin|bài(?:\s+viết)?|ảnh|thực hiện|tác giả|tổng hợp|biên soạn|"
    r"biên tập|phóng viên|nhóm phóng viên|nhóm pv|pv|ctv|btv|by|author)\s*(?:[:.]\s*|(?=\s[A-ZĐÀ-Ỹ]))",
    re.I,
)
_TITLE = re.compile(
    r"^(?:(?:gs|pgs|ts|ths|tskh|bs|ks|cn|ncs|th\.s)(?:[.\s]+|$)|"
    r"(?:luật sư|nhà báo|nhà văn|nhà thơ|bác sĩ|tiến sĩ|thạc sĩ|(?:phó )?giáo sư|"
    r"(?:thiếu|trung|thượng|đại)\s+(?:tướng|tá|úy))\s+)+",
    re.I,
)
_DONE = re.compile(r"\s+(?:tổng hợp|thực hiện|lược dịch|biên dịch|ghi)$", re.I)
_NOT_A_NAME = re.compile(
    r"^(?:báo|tạp chí|cổng|đài\s+(?:truyền|phát|tiếng|pt|th)|ban|công ty|theo|nguồn|bộ|sở|cục|viện|trang tin|ctv|nhóm|xem)\b|"
    r"\b(?:toà soạn|tòa soạn|online|news|media|ttxvn|tổng hợp|phóng viên|pv|p\.v|btv|admin|editor|administrator|tác giả|"
    r"biên tập)\b|^(?:t\.h|th|tv|tin|ảnh|bài)$",
    re.I,
)
_NAME = re.compile(
    r"^(?:báo|tạp chí|cổng|đài|ban|công ty|theo|nguồn|bộ|sở|cục|viện|trang tin|ctv|nhóm|xem)\b|\b(?:toà soạn|tòa soạn|online|"
    r"news|media|ttxvn|tổng hợp|phóng viên|pv|p\.v|admin|editor|administrator|tác giả|biên tập)\b|^(?:t\.h|th|tv|tin|ảnh|bài)$",
    re.I,
)
_NAME = re.compile(r"(?:[^\W\d_]+\.?|[^\W\d_](?:\.[^\W\d_]+)+\.?)(?:[ .'’][^\W\d_]+\.?){0,5}")
_DOMAIN = re.compile(r"\.\s?(?:vn|com|net|org|gov)\b", re.I)
_LONGEST_NAME = 40


def names(texts: Iterable[str], *, outlet_names: Iterable[str] = ()) -> tuple[str, ...]:
    """Personal and pen names in the order written, each once."""
    outlets = [folded(name) for name in outlet_names if len(folded(name)) >= 3]
    found: dict[str, str] = {}
    for text in texts:
        line = _ADDRESS.sub(" ", tidy(text))
        if re.match(r"(?:theo|nguồn)\b", line, re.I):
            continue
        for part in _SEPARATOR.split(_ROLE.sub("", line)):
            bare = _ROLE.sub("", _NOTE.sub("", part).strip(" .,:;*-–—"))
            name = _DONE.sub("", _TITLE.sub("", bare)).strip(" .,:;*-–—\"'")
            if _is_name(name, outlets):
                found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _is_name(text: str, outlets: list[str]) -> bool:
    if not 2 <= len(text) <= _LONGEST_NAME or not text[0].isupper() or _NAME.fullmatch(text) is None:
        return False
    if _NOT_A_NAME.search(text) or _DOMAIN.search(text) or not all(word[0].isupper() for word in text.split()):
        return False
    plain = folded(text)
    return not any(outlet == plain or (len(outlet) >= 5 and outlet in plain) for outlet in outlets)
