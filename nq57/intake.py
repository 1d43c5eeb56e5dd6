"""Lines of JSON from outside, checked and made into articles."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator
from pydantic_core import ErrorDetails

from model.article import Article, article_id
from model.timex import PartialDate

Line = TypeVar("Line", bound=BaseModel)
_ONE_DIGIT_HOUR = re.compile(r"(?<=\d)T(?=\d:)")  # 2025-02-02T7:05
_VIETNAM = timezone(timedelta(hours=7))


class TextLine(BaseModel):
    """One line of ``nq57 extract --jsonl``."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)
    id: str
    published: str | None = None
    title: str | None = None
    text: str


class ArticleLine(BaseModel):
    """One line of ``nq57 import``. Empty fields stay empty."""

    model_config = ConfigDict(extra="ignore")
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    title: str | None = None
    text: str

    def article(self) -> Article:
        """Raises ``ValueError`` for an empty text or a publication date that is none."""
        text = unicodedata.normalize("NFC", self.text).strip()
        if not text:
            raise ValueError("text: it is empty")
        title = unicodedata.normalize("NFC", self.title).strip() if self.title else None
        return Article(
            id=article_id(url=self.url or None, text=text, title=title),
            url=self.url or None,
            outlet=self.outlet or None,
            title=title or None,
            text=text,
            published=parse_published(self.published),
        )


class PageLine(BaseModel):
    """One line of ``nq57 read --jsonl``."""

    model_config = ConfigDict(extra="ignore")
    file: str
    url: str

    @field_validator("url")
    @classmethod
    def _is_address(cls, url: str) -> str:
        """Raises ``ValueError`` for what no browser would open: the outlet's rules are found by its host."""
        if not re.match(r"https?://[^/\s]", url, re.I):
            raise ValueError(f"{url!r} is no address; write https://…")
        return url


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be read; ``line`` counts from 1."""

    line: int
    error: str

    def as_json(self) -> str:
        return json.dumps({"line": self.line, "error": self.error}, ensure_ascii=False)


def read_lines(kind: type[Line], lines: Iterable[bytes]) -> Iterator[tuple[int, Line | BadLine]]:
    """Each line in order, with its number from 1; a bad one says what is wrong with it. Blank lines at the end are none."""
    blank: list[int] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            blank.append(number)
            continue
        yield from ((empty, BadLine(empty, "the line is empty")) for empty in blank)
        blank.clear()
        yield number, _read(kind, number, line)


def _read(kind: type[Line], number: int, line: bytes) -> Line | BadLine:
    try:
        return kind.model_validate_json(line.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        return BadLine(number, "; ".join(map(_problem, error.errors(include_url=False))))


def _problem(found: ErrorDetails) -> str:
    message = found["msg"].removeprefix("Value error, ")
    return f"{'.'.join(map(str, found['loc']))}: {message}".removeprefix(": ")


def parse_published(text: str | None) -> PartialDate | None:
    """``2025-03``, ``2025-03-04`` or an ISO 8601 time, which is taken to Vietnamese local time. Raises ``ValueError``."""
    if not text or not text.strip():
        return None
    text = _ONE_DIGIT_HOUR.sub(r"\g<0>0", text.strip())
    try:
        return PartialDate.parse(text)
    except ValueError:
        pass
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(f"published: not a date: {text!r}; write 2025-03-04 or 2025-03-04T09:30+07:00") from error
    local = moment.astimezone(_VIETNAM) if moment.tzinfo else moment
    return PartialDate(local.year, local.month, local.day, local.hour, local.minute)
