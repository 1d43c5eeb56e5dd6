"""Find quantities: numeral, range, comparator and unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import Any, get_args

import yaml

from extractors.numbers.context import day_of, role_of, sentence_around, subject_before
from extractors.numbers.parse import DIGITS, MAGNITUDES, parse_decimal, parse_words
from model.mention import Comparator, DateMention, DocumentMention, NumberMention
from model.span import Span


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_WORDS: dict[str, Any] = yaml.safe_load(files(__package__).joinpath("words.yml").read_text("utf-8"))
_CURRENCIES: dict[str, str] = _WORDS["currencies"]
_SIGNS: dict[str, Comparator] = {word: sign for sign in get_args(Comparator) for word in _WORDS["comparators"].get(sign, ())}
_MAGNITUDE = rf"(?:[ \u00a0](?:trăm|{_any(MAGNITUDES)})(?!\w)){{0,2}}"
_NUMERAL = r"(?:\d{1,3}(?:\.\d{3})+(?!\d)|\d+)(?:,\d+)?"
_DIGITS = re.compile(
    rf"(?<![\w/:+])(?<![\w][.,\-–])(?P<value>{_NUMERAL})(?P<percent>%)?"
    rf"(?:(?: ?[-–] ?| đến | tới )(?P<upper>{_NUMERAL})|/(?P<whole>\d+))?"
    rf"(?P<magnitude>{_MAGNITUDE})(?P<sign> ?%)?(?![\w/:]|[.,\-–]\w|\))"
)
_DIGIT_WORD = _any(DIGITS)
_WORDED = re.compile(
    rf"(?<!\w)(?:nửa|{_DIGIT_WORD}|mười)(?: (?:{_DIGIT_WORD}|mươi|mười|chục|trăm|linh|lẻ|{_any(MAGNITUDES)})){{0,16}}(?!\w)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    rf"[ \u00a0]?(?:(?P<point>{_any(_WORDS['percentage_points'])})|(?P<percent>{_any(_WORDS['percents'])})"
    rf"|(?P<currency>{_any(_CURRENCIES)})(?!\w)|(?P<time>{_any(_WORDS['time_units'])})(?!\w)"
    rf"|(?P<noun>{_any(_WORDS['nouns'])})(?!\w)|(?P<other>[^\W\d_]+))"
)
_COMPARATOR = re.compile(rf"(?<!\w)({_any(_SIGNS)})(?: (?:tới|có|là|đạt))? $", re.IGNORECASE)
_NAME = re.compile(rf"(?<!\w)(?:{_any(_WORDS['names_before'])}) $")
_CONTEXT = 24
_NEVER_FIRST = {"tư", "lăm", "nhăm", "mốt", "không"}
_ALONE = {"một", "nửa", "năm"}


def find_numbers(
    text: str, *, dates: Sequence[DateMention] = (), documents: Sequence[DocumentMention] = ()
) -> list[NumberMention]:
    """Quantities of ``text`` (NFC) in order, none inside another, a given date or a given document number."""
    taken = sorted([mention.span for mention in (*dates, *documents)])
    found: list[NumberMention] = []
    at = 0
    candidates = sorted([*_DIGITS.finditer(text), *_WORDED.finditer(text)], key=lambda match: match.start())
    for match in candidates:
        while at < len(taken) and taken[at].end <= match.start():
            at += 1
        if at < len(taken) and taken[at].overlaps(Span(match.start(), match.end())):
            continue
        if (found and match.start() < found[-1].end) or _NAME.search(text[max(0, match.start() - _CONTEXT) : match.start()]):
            continue
        mention = _digits(text, match) if match.re is _DIGITS else _words(text, match)
        if mention is not None:
            found.append(mention)
    return _with_context(text, found, dates)


def _with_context(text: str, found: Sequence[NumberMention], dates: Sequence[DateMention]) -> list[NumberMention]:
    ordered = sorted(dates, key=lambda mention: mention.start)
    starts = [mention.start for mention in ordered]
    read: list[NumberMention] = []
    for mention in found:
        bounds = sentence_around(text, mention.start, mention.end)
        role = role_of(text, bounds[0], mention.start)
        day = day_of(ordered, starts, bounds, mention.start)
        subject = subject_before(text, bounds[0], mention.start)
        due, as_of = (day, None) if role == "target" else (None, day if role else None)
        read.append(replace(mention, subject=subject, role=role, as_of=as_of, due=due))
    return read


def _digits(text: str, match: re.Match[str]) -> NumberMention | None:
    scale = Decimal(1)
    for word in match["magnitude"].split():
        scale *= 100 if word == "trăm" else MAGNITUDES[word]
    value = parse_decimal(match["value"]) * scale
    upper = parse_decimal(match["upper"]) * scale if match["upper"] else None
    if match["whole"]:
        if not int(match["whole"]):
            return None
        value /= Decimal(match["whole"])
    if upper is not None and upper <= value:
        return None
    return _mention(text, match.span(), value, upper, percent=bool(match["sign"] or match["percent"]), rule="digits")


def _words(text: str, match: re.Match[str]) -> NumberMention | None:
    words = match[0].lower().split()
    if words[0] in _NEVER_FIRST or (len(words) == 1 and words[0] in _ALONE):
        return None
    following = _UNIT.match(text, match.end())
    if len(words) == 1 and (following is None or following["noun"] is None):
        return None
    try:
        value = parse_words(match[0])
    except ValueError:
        return None
    return _mention(text, match.span(), value, None, percent=False, rule="words")


def _mention(
    text: str, span: tuple[int, int], value: Decimal, upper: Decimal | None, *, percent: bool, rule: str
) -> NumberMention | None:
    start, end = span
    following = _UNIT.match(text, end)
    if not percent and following is not None and following["time"]:
        return None
    unit = "%" if percent else _unit(following)
    if unit == "%" and not percent and following is not None:
        end = following.end()
    if unit is None and rule == "digits" and text[max(0, start - 1) : start] in ("", "\n"):
        return None
    before = _COMPARATOR.search(text[max(0, start - _CONTEXT) : start])
    sign: Comparator = _SIGNS[before[1].lower()] if before else "="
    if text.startswith(" trở lên", following.end() if following else end):
        sign = ">="
    return NumberMention(
        start=start, end=end, text=text[start:end], rule=rule, value=value, upper=upper, unit=unit, comparator=sign
    )


def _unit(following: re.Match[str] | None) -> str | None:
    if following is None:
        return None
    if following["percent"]:
        return "%"
    if following["currency"]:
        return _CURRENCIES[following["currency"]]
    return following["point"] or following["noun"] or following["other"]
