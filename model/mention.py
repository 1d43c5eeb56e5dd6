"""What is found in one article, each with its exact place in the text."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from model.span import Span
from model.timex import TimexField


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _validate_decimal(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, Decimal | int | float | str):
        raise ValueError(f"not a number: {value!r}")
    return value if isinstance(value, Decimal) else Decimal(str(value))


DecimalField = Annotated[
    Decimal,
    PlainValidator(_validate_decimal),
    PlainSerializer(_number, return_type=float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
Bound = Literal["exact", "by", "from", "until", "before", "after", "around"]
Comparator = Literal["=", ">", ">=", "<", "<=", "~"]
# The centre, a province, a district, a committee of the Party.
_PARTY_BODIES = ("TW", "TU", "HU", "QU", "ĐU")
Role = Literal["actual", "target", "baseline", "change"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """``text`` is ``article.text[start:end]``; ``rule`` names what found it."""

    start: int
    end: int
    text: str
    rule: str = ""

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """``value`` is None for an expression of time that cannot be placed; ``anchor`` is the day it was resolved from."""

    type: Literal["DATE", "DURATION", "SET"] = "DATE"
    value: TimexField | None
    granularity: str | None = None
    mod: Literal["START", "MID", "END"] | None = None
    bound: Bound = "exact"
    anchor: date | None = None
    lunar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention(Mention):
    """``unit`` is ``%``, an ISO 4217 code, or the measure or counted noun as written.

    ``counted`` is the whole counted noun phrase and ``subject`` what the number is said of, where the sentence tells.
    ``whole`` is what the number is a part of: '10/38 nhiệm vụ' is 10 of 38.
    """

    value: DecimalField
    upper: DecimalField | None = None
    whole: DecimalField | None = None
    unit: str | None = None
    comparator: Comparator = "="
    counted: str | None = None
    subject: str | None = None
    role: Role | None = None
    as_of: TimexField | None = None
    due: TimexField | None = None


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """An official document as its number identifies it: 57-NQ/TW is neither 57/NQ-CP nor 57/2022/QH15.

    ``type`` is the abbreviation on the document (NQ, QĐ, NĐ, TT, KH …), ``issuer`` that of the body (TW, TTg, CP, QH15).
    """

    type: str | None
    number: str
    year: int | None = None
    issuer: str | None = None

    @property
    def canonical(self) -> str:
        """As printed on the document: Party style ``57-NQ/TW``, State style ``1131/QĐ-TTg`` or ``30/2020/NĐ-CP``."""
        party = self.issuer is not None and self.issuer.endswith(_PARTY_BODIES)
        year = f"/{self.year}" if self.year else ""
        if self.issuer is None:
            return f"{self.type} {self.number}{year}" if self.type else f"{self.number}{year}"
        if self.type is None:
            return f"{self.number}{year}/{self.issuer}"
        if party:
            return f"{self.number}-{self.type}/{self.issuer}"
        if self.issuer.startswith("QH") or (self.issuer.startswith("UBTVQH") and self.year):
            return f"{self.number}{year}/{self.issuer}"
        return f"{self.number}{year}/{self.type}-{self.issuer}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentMention(Mention):
    """``name`` is the canonical form, resolved through the article where the mention itself is short ('Nghị quyết 57')."""

    document: DocumentNumber
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Mention):
    """A number that reports on something: ``text`` is the sentence, ``number`` indexes ``Extraction.numbers``."""

    number: int
    subject: str | None
    value: DecimalField
    upper: DecimalField | None = None
    unit: str | None = None
    comparator: Comparator = "="
    role: Role | None = None
    as_of: TimexField | None = None
    due: TimexField | None = None


MeetingStatus = Literal["planned", "held", "postponed", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One convened event with all its mentions; ``text`` quotes the first of them, ``sentence`` is where that stands."""

    mentions: tuple[Span, ...]
    sentence: Span | None = None
    text: str
    kind: str
    ordinal: int | None = None
    body: str | None = None
    date: TimexField | None = None
    place: str | None = None
    chairs: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    format: Literal["in-person", "online", "hybrid"] | None = None
    agenda: str | None = None
    status: MeetingStatus = "held"
    rule: str = ""
    cues: tuple[str, ...] = ()


Modality = Literal["order", "request", "assignment", "reminder", "obligation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive(Mention):
    """A sentence in which an authority tells someone to do something; start and end are those of the sentence."""

    issuer: str | None
    issuer_office: str | None = None
    addressees: tuple[str, ...] = ()
    action: str | None = None
    action_span: Span | None = None
    modality: Modality = "order"
    deadline: TimexField | None = None
    targets: tuple[int, ...] = ()
    topics: tuple[str, ...] = ()
    quoted: bool = False
    meeting: int | None = None
    document: str | None = None
    cues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that is found in one article: the interchange format of ``nq57 extract``.

    ``published`` is ISO 8601, as precise as known. ``targets`` and ``meeting`` of a directive index the lists here.
    """

    id: str
    published: str | None = None
    title: str | None = None
    dates: tuple[DateMention, ...] = ()
    numbers: tuple[NumberMention, ...] = ()
    documents: tuple[DocumentMention, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    directives: tuple[Directive, ...] = ()
    figures: tuple[Figure, ...] = field(default=())
