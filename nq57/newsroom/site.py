"""What an outlet answers to each path: a pure function of its folder and its address."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from nq57.newsroom.stories import OUTLETS, Story, load_stories

VIETNAM = timezone(timedelta(hours=7))
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")
_TYPES = {
    "html": "text/html",
    "xml": "application/xml",
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "txt": "text/plain",
}
_NOT_SERVED = frozenset({"article.html", "source.yml"})
_TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Windows-1258 writes the tone of a letter as a character of its own behind it."""


@dataclass(frozen=True, slots=True)
class Page:
    """One answer. ``changed`` is in Vietnamese local time."""

    content_type: str
    body: bytes
    changed: datetime

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    @property
    def last_modified(self) -> str:
        return format_datetime(self.changed.replace(tzinfo=VIETNAM).astimezone(timezone.utc), usegmt=True)  # noqa: UP017


def render_site(outlet: str, *, root: str, corrected: bool = False) -> dict[str, Page]:
    """All pages of an outlet by path (with query); ``root`` is its address, as ``http://127.0.0.1:5757``."""
    stories = load_stories(outlet, corrected=corrected)
    environment = _environment(outlet)
    pages = {story.path: _story_page(environment, story, root) for story in stories}
    newest = max(story.changed for story in stories)
    for name in environment.list_templates(filter_func=_is_served):
        text = environment.get_template(name).render(root=root, stories=stories, newest=newest)
        pages["/" if name == "index.html" else f"/{name}"] = Page(_content_type(name), text.encode(), newest)
    return pages


def declaration(outlet: str, *, root: str) -> str:
    """The outlet's declaration for the crawler, in YAML."""
    return _environment(outlet).get_template("source.yml").render(root=root, host=root.removeprefix("http://"))


def _environment(outlet: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(OUTLETS / outlet),
        autoescape=select_autoescape(("html", "xml", "rss", "atom")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"byline": _byline, "iso": _iso, "rfc822": _rfc822}
    return environment


def _is_served(name: str) -> bool:
    return "/" not in name and name not in _NOT_SERVED


def _story_page(environment: Environment, story: Story, root: str) -> Page:
    text = environment.get_template("article.html").render(root=root, story=story)
    return Page(f"text/html; charset={story.encoding}", _encoded(text, story), story.changed)


def _encoded(text: str, story: Story) -> bytes:
    if story.encoding == "windows-1258":
        return "".join(map(_tone_apart, text)).encode("cp1258")
    return unicodedata.normalize(story.normal_form, text).encode()


def _tone_apart(letter: str) -> str:
    parts = unicodedata.normalize("NFD", letter)
    tones = [part for part in parts if part in _TONES]
    return unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES)) + "".join(tones)


def _content_type(name: str) -> str:
    return f"{_TYPES[name.rpartition('.')[2]]}; charset=utf-8"


def _byline(when: datetime) -> str:
    return f"{_WEEKDAYS[when.weekday()]}, {when.day}/{when.month}/{when.year}, {when:%H:%M} (GMT+7)"


def _iso(when: datetime) -> str:
    return when.replace(tzinfo=VIETNAM).isoformat()


def _rfc822(when: datetime) -> str:
    return format_datetime(when.replace(tzinfo=VIETNAM))
