"""Answers for people: rich text in a terminal; in a pipe the same with matches between ``**``."""

from __future__ import annotations

import re

from rich.console import Console
from rich.text import Text

from model.timex import PartialDate
from nq57.answers import Answer, Fact
from search.documents import Kind

_MATCH = "bold yellow"
_BLANKS = re.compile(r"\s+")
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")  # a page must not move the reader's cursor


def show(console: Console, number: int, kind: Kind, found: Answer) -> None:
    """Headline, facts, passage and source of one answer."""
    heading = Text(f"{number:>3}. ", style="dim")
    heading.append(_flat(_title(kind, found)), style="bold")
    _print(console, heading)
    for line in _facts(kind, found.facts):
        _print(console, Text(f"     {_flat(line)}"))
    _print(console, _snippet(console, found))
    _print(console, Text(f"     {_flat(_source(kind, found))}", style="dim"))


def _print(console: Console, line: Text) -> None:
    console.print(line, soft_wrap=not console.is_terminal, highlight=False)


def _title(kind: Kind, found: Answer) -> str:
    facts = found.facts
    match kind:
        case "articles":
            return found.headline
        case "directives":
            issuer = " ".join(str(facts[name]) for name in ("issuer_office", "issuer") if facts[name])
            return f"{issuer or 'không rõ'} → {_listed(facts['addressees']) or 'không rõ'}"
        case "meetings":
            return " · ".join(str(facts[name]) for name in ("meeting", "body") if facts[name])
    value, upper, unit = facts["value"], facts["upper"], facts["unit"]
    amount = _number(value) + (f"–{_number(upper)}" if upper is not None else "")
    sign = "" if facts["comparator"] == "=" else f"{facts['comparator']} "
    return f"{sign}{amount} {unit or ''}".strip() + (f" · {facts['subject']}" if facts["subject"] else "")


def _facts(kind: Kind, facts: dict[str, Fact]) -> list[str]:
    names = {
        "directives": (("deadline", "hạn"), ("document", "văn bản"), ("topics", "chủ đề")),
        "meetings": (("date", "ngày"), ("place", "nơi"), ("chairs", "chủ trì"), ("status", "trạng thái")),
        "figures": (("role", "vai trò"), ("as_of", "tính đến"), ("due", "hạn")),
    }
    if kind == "articles":
        return []
    known = [f"{label} {_listed(facts[name])}" for name, label in names[kind] if facts[name]]
    return [" · ".join(known)] if known else []


def _snippet(console: Console, found: Answer) -> Text:
    text, snippet = found.article.text, found.snippet
    line = Text("     " + ("… " if snippet.start and not found.facts else ""))
    at = snippet.start
    for span in snippet.highlights:
        line.append(_flat(text[at : span.start]))
        line.append(_flat(span.of(text)) if console.is_terminal else f"**{_flat(span.of(text))}**", style=_MATCH)
        at = span.end
    line.append(_flat(text[at : snippet.end]))
    if snippet.end < len(text) and not found.facts:
        line.append(" …")
    return line


def _source(kind: Kind, found: Answer) -> str:
    article = found.article
    parts = [found.headline] if kind != "articles" else []
    parts += [part for part in (article.outlet, day(article.published), article.url) if part]
    return " · ".join(parts)


def day(published: PartialDate | None) -> str:
    """As it is written in Vietnam: ``25/2/2025 08:46``, ``2/2025``, ``2025``."""
    if published is None:
        return "không rõ ngày"
    text = "/".join(str(part) for part in (published.day, published.month, published.year) if part)
    return f"{text} {published.hour:02d}:{published.minute or 0:02d}" if published.hour is not None else text


def _listed(value: Fact) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _number(value: Fact) -> str:
    return f"{value:,}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,")) if isinstance(value, float) else str(value)


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text.translate(_CONTROLS))
