"""Find quantities: numeral, range, comparator and unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from heapq import merge

from extractors.lexicon import any_of
from extractors.numbers.context import with_context
from extractors.numbers.names import is_bare_name, is_name
from extractors.numbers.parse import DIGITS, MAGNITUDES, parse_decimal, parse_words
from extractors.numbers.rules import DIGITS_RULE, RULES, SHARE_RULE, VAGUE_RULE, Rule
from extractors.numbers.signs import sign_of
from extractors.numbers.units import Unit, counted_phrase, read_unit
from extractors.numbers.vocabulary import COUNTED_BY_NAM, DUALS, WORDS
from model.mention import DateMention, DocumentMention, NumberMention
from model.span import Span

_ENGLISH = re.compile(r"\d+\.\d{1,2}")
_SHARED = re.compile(rf" (?:{any_of(WORDS['shares'])})(?!\w)")
_MONEY = re.compile(rf"(?<!\w)(?:{any_of(WORDS['money_cues'])})(?!\w)", re.IGNORECASE)
_MONEY_REACH = 60
_CURRENCY_SIGNS: dict[str, str] = WORDS["currency_signs"]
# "quy hoạch 1/500": scales of maps.
_SCALES = {"200", "500", "1000", "1.000", "2000", "2.000", "5000", "5.000", "10000", "10.000", "25.000", "50.000"}
_YEARS = range(1900, 2101)
_ROUND = 10
_LONGEST = 60


def find_numbers(
    text: str, *, dates: Sequence[DateMention] = (), documents: Sequence[DocumentMention] = ()
) -> list[NumberMention]:
    """Quantities of ``text`` (NFC) in order, none inside another, a given date or a given document number."""
    taken = sorted([mention.span for mention in (*dates, *documents)])
    found: list[NumberMention] = []
    at = covered = 0
    for match, rule in _candidates(text):
        start, end = match.span()
        while at < len(taken) and taken[at].end <= start:
            at += 1
        if start < covered or (at < len(taken) and taken[at].overlaps(Span(start, end))):
            continue
        read = _read(text, match, rule)
        if read is not None:
            found.append(read[0])
            covered = read[1]
    return with_context(text, found, dates)


def _candidates(text: str) -> Iterator[tuple[re.Match[str], Rule]]:
    """What the rules match, in order of its start, the longest first; taken one by one, as a text may hold a great many."""
    return merge(*(_matches(rule, text) for rule in RULES), key=lambda found: (found[0].start(), -found[0].end()))


def _matches(rule: Rule, text: str) -> Iterator[tuple[re.Match[str], Rule]]:
    for match in rule.pattern.finditer(text):
        yield match, rule


def _read(text: str, match: re.Match[str], rule: Rule) -> tuple[NumberMention, int] | None:
    """The quantity that ``match`` is, and where its unit ends; None where it is a name, a time or no number."""
    if is_name(text, match.start()):
        return None
    if rule is DIGITS_RULE:
        return _digits(text, match)
    unit = read_unit(text, match.end())
    if unit is not None and unit.kind == "time":
        return None
    value = _worded(match, rule, unit)
    if value is None:
        return None
    known = unit is not None and unit.kind != "other"
    if rule is not SHARE_RULE and not known and " " not in match[0]:
        return None
    if not known and is_bare_name(text, match.start(), match.end(), counts=False):
        return None
    return _mention(text, match.span(), value, None, None, unit, rule)


def _worded(match: re.Match[str], rule: Rule, unit: Unit | None) -> Decimal | None:
    if rule is VAGUE_RULE:
        power = {"chục": 10, "trăm": 100}.get(match["power"]) or MAGNITUDES[match["power"]]
        return Decimal(power) * _scale(match["scale"]) if unit is not None else None
    if rule is SHARE_RULE:
        return Decimal(DIGITS[match["part"].casefold()]) / Decimal(10 if match["whole"] == "mười" else DIGITS[match["whole"]])
    word = match[0].casefold()
    if word in ("một", "nửa") or (word == "hai" and unit is not None and unit.name.casefold() in DUALS):
        return None
    if word == "năm" and (unit is None or unit.name.casefold() not in COUNTED_BY_NAM):
        return None
    try:
        return parse_words(match[0])
    except ValueError:
        return None


def _scale(words: str | None) -> Decimal:
    scale = Decimal(1)
    for word in re.findall(r"[^\W\d]+", words or ""):
        scale *= 100 if word == "trăm" else MAGNITUDES[word]
    return scale


def _decimal(numeral: str) -> Decimal:
    return Decimal(numeral) if _ENGLISH.fullmatch(numeral) else parse_decimal(numeral)


def _digits(text: str, match: re.Match[str]) -> tuple[NumberMention, int] | None:
    parts = match.groupdict()
    if match.end() - match.start() > _LONGEST:
        return None
    percent = bool(parts["percent"] or parts["percent3"])
    unit = Unit("percent", "%", match.end(), match.end()) if percent else read_unit(text, match.end())
    if not _stands_alone(text, match, unit):
        return None
    try:
        value = _decimal(parts["value"]) * _scale(parts["scale"] or parts["scale3"] or parts["scale4"])
        numeral = parts["upper1"] or parts["upper2"] or parts["upper3"]
        upper = _decimal(numeral) * _scale(parts["scale1"] or parts["scale3"]) if numeral else None
        whole = _decimal(parts["whole"]) * _scale(parts["scale4"]) if parts["whole"] else None
    except ValueError:
        return None
    if whole is not None and value == 1 and parts["whole"] in _SCALES:
        return None
    if (upper is not None and upper <= value) or (whole is not None and not 0 < value <= whole):
        return None
    if whole and _is_share(text, match.end(), value, whole, unit):
        value, whole = value / whole, None
    return _mention(text, match.span(), value, upper, whole, unit, DIGITS_RULE)


def _is_share(text: str, end: int, value: Decimal, whole: Decimal, unit: Unit | None) -> bool:
    """'1/3 dân số' is a third of them; '10/38 nhiệm vụ' and 'lên 21/34' are ten and twenty-one of so many."""
    if unit is not None and unit.kind in ("noun", "currency", "measure") and not _SHARED.match(text, end):
        return False
    return value == 1 or whole <= _ROUND


def _is_year(numeral: str | None) -> bool:
    return numeral is not None and numeral.isdigit() and int(numeral) in _YEARS


def _stands_alone(text: str, match: re.Match[str], unit: Unit | None) -> bool:
    """Whether the digits are a quantity at all: not part of a word, a year, a list number or the number of a name."""
    start, end = match.span()
    parts = match.groupdict()
    known = unit is not None and unit.kind != "other"
    scaled = bool(parts["scale"] or parts["scale3"] or parts["scale4"])
    if (unit is not None and unit.kind == "time") or (text[end : end + 1] == "°" and not known):
        return False
    if text[end : end + 1].isalpha() and not known:
        return False
    if text[start - 1 : start].islower() and not (known or scaled):
        return False
    if _ENGLISH.fullmatch(parts["value"]) and not scaled and (unit is None or unit.kind in ("noun", "other")):
        return unit is not None and unit.name in ("điểm", "lần")
    if not (scaled or known) and any(_is_year(parts[name]) for name in ("value", "upper3")):
        return False
    if parts["value"] == "1" and text.startswith(" trong ", end):
        return False
    grouped = "." in parts["value"] or "," in parts["value"]
    counts = unit is not None or grouped
    return known or scaled or not is_bare_name(text, start, end, counts=counts)


def _mention(
    text: str,
    span: tuple[int, int],
    value: Decimal,
    upper: Decimal | None,
    whole: Decimal | None,
    unit: Unit | None,
    rule: Rule,
) -> tuple[NumberMention, int]:
    start, end = span
    covered = unit.end if unit else end
    if unit is not None and unit.kind == "percent":
        end = max(end, unit.end)
    name = unit.name if unit else None
    if (unit is None or unit.kind == "other") and (money := _money(text, start, end)):
        name, unit = money, None
    sign = "~" if rule is VAGUE_RULE else sign_of(text, start, end, unit, value=value, ranged=upper is not None)
    counted = counted_phrase(text, unit) if unit is not None and unit.kind in ("noun", "other") else None
    mention = NumberMention(
        start=start,
        end=end,
        text=text[start:end],
        rule=rule.name,
        value=value,
        upper=upper,
        whole=whole,
        unit=name,
        comparator=sign,
        counted=counted,
    )
    return mention, covered


def _money(text: str, start: int, end: int) -> str | None:
    """The currency of a sum that names none: '$' before it, or millions and more in a clause about money."""
    before = text[max(0, start - _MONEY_REACH) : start]
    for sign in ("US$", "$", "€", "£"):
        if before.endswith(sign):
            return _CURRENCY_SIGNS[sign]
    if not text[start:end].endswith(("tỷ", "tỉ", "triệu")):
        return None
    clause = re.split(r"[.;\n]", before)[-1]
    return "VND" if _MONEY.search(clause) else None
