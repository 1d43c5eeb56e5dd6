"""Why each item was found, for whoever mends a rule: its place, what it was read as, the rule and the cues."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from model.mention import DateMention, Directive, DocumentMention, Extraction, Meeting, NumberMention
from model.span import Span

_WIDTH = 100


def explain(found: Extraction) -> Iterator[str]:
    """Lines for a person to read, every mention in the order of the text."""
    yield f"{found.id}  {found.published or 'no day of publication'}"
    items = sorted(
        [*map(_date, found.dates), *map(_number, found.numbers), *map(_document, found.documents)]
        + [*map(_meeting, found.meetings), *map(_directive, found.directives)]
    )
    for _, lines in items:
        yield from lines


def _date(mention: DateMention) -> tuple[int, list[str]]:
    value = str(mention.value) if mention.value else "not placed"
    anchor = f", counted from {mention.anchor}" if mention.anchor else ""
    return mention.start, [_head("date", mention.span, mention.text), _line(f"= {value}{anchor}"), _rule(mention.rule, ())]


def _number(mention: NumberMention) -> tuple[int, list[str]]:
    read = f"{mention.comparator} {mention.value} {mention.unit or ''}".strip()
    return mention.start, [_head("number", mention.span, mention.text), _line(read), _rule(mention.rule, ())]


def _document(mention: DocumentMention) -> tuple[int, list[str]]:
    return mention.start, [
        _head("document", mention.span, mention.text),
        _line(f"= {mention.name}"),
        _rule(mention.rule, ()),
    ]


def _meeting(meeting: Meeting) -> tuple[int, list[str]]:
    read = {
        "kind": meeting.kind,
        "ordinal": meeting.ordinal,
        "body": meeting.body,
        "date": meeting.date,
        "place": meeting.place,
        "chairs": ", ".join(meeting.chairs),
        "format": meeting.format,
        "status": meeting.status,
    }
    first = meeting.mentions[0]
    lines = [_head("meeting", first, meeting.text), _line(_fields(read)), _rule(meeting.rule, meeting.cues)]
    if others := meeting.mentions[1:]:
        lines.insert(1, _line("again at " + ", ".join(f"{span.start}–{span.end}" for span in others)))
    return first.start, lines


def _directive(directive: Directive) -> tuple[int, list[str]]:
    read = {
        "issuer": directive.issuer,
        "office": directive.issuer_office,
        "addressees": ", ".join(directive.addressees),
        "deadline": directive.deadline,
        "modality": directive.modality,
        "topics": ", ".join(directive.topics),
    }
    return directive.start, [
        _head("directive", directive.span, directive.text),
        _line(_fields(read)),
        _rule(directive.rule, directive.cues),
    ]


def _fields(read: Mapping[str, object]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in read.items() if value)


def _head(layer: str, span: Span, text: str) -> str:
    shown = " ".join(text.split())
    return f"{layer:9} {span.start}–{span.end}  {shown if len(shown) <= _WIDTH else shown[: _WIDTH - 1] + '…'}"


def _line(text: str) -> str:
    return " " * 10 + text


def _rule(rule: str, cues: tuple[str, ...]) -> str:
    return _line(f"rule: {rule or '–'}" + (f"; cues: {', '.join(cues)}" if cues else ""))
