"""A sentence that names its speaker: 'X yêu cầu …', 'Theo X, …', '"…", X nói'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Literal

import yaml

from model.actor import Actor
from model.span import Span

How = Literal["subject", "according", "after quotation"]
_VERBS = yaml.safe_load((files(__package__) / "verbs.yml").read_text(encoding="utf-8"))
ORDER_VERBS: dict[str, str] = _VERBS["order"]
"""The verb to the modality of what it introduces."""


def any_of(words: Sequence[str]) -> str:
    """One alternative per word, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_BETWEEN = any_of(_VERBS["between"])
_SPEAKS = re.compile(
    rf"(?:,[^,.;:\"“”\n]{{2,90}},| \([^()\n]{{1,60}}\))?,?(?: (?:{_BETWEEN}),?){{0,4}} "
    rf"(?P<verb>{any_of([*ORDER_VERBS, *_VERBS['say']])})(?!\w)(?! (?:của|bởi))",
    re.IGNORECASE,
)
_ACCORDING = re.compile(r"(?:^|[\s,\"”])theo (?:đồng chí |ông |bà |nội dung |tinh thần )?$", re.IGNORECASE)
_AFTER_QUOTATION = re.compile(r"[\"”][,.!?…]? ?[-–—]? ?(?:theo )?$")
_NOT_A_SUBJECT = re.compile(
    r"(?<!\w)(?:của|với|cho|tới|đến|bởi|về|do|gửi|gặp|cùng|trình|để|xin|từ|các|như|giao|đề nghị|yêu cầu) (?:đồng chí )?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """``verb`` is in lower case, None for 'Theo X'; ``verb_end`` is where what is said begins."""

    speaker: Actor
    how: How
    verb: str | None
    verb_end: int


def find_introduction(text: str, sentence: Span, actors: Sequence[Actor]) -> Introduction | None:
    """Who says the sentence, by its own words; the first speaker where there are two. ``actors`` are those inside it."""
    for actor in actors:
        if actor.kind == "group":
            continue
        before = text[max(sentence.start, actor.start - 24) : actor.start]
        if found := _introduction(text, sentence, actor, before):
            return found
    return None


def _introduction(text: str, sentence: Span, actor: Actor, before: str) -> Introduction | None:
    match = _SPEAKS.match(text, actor.end, sentence.end)
    verb = match["verb"].lower() if match else None
    verb_end = match.end() if match else actor.end
    if _AFTER_QUOTATION.search(before):
        return Introduction(speaker=actor, how="after quotation", verb=verb, verb_end=verb_end)
    if _ACCORDING.search(before) and actor.kind != "document" and text[actor.end : actor.end + 1] == ",":
        return Introduction(speaker=actor, how="according", verb=verb, verb_end=verb_end)
    if match and not _NOT_A_SUBJECT.search(before):
        return Introduction(speaker=actor, how="subject", verb=verb, verb_end=verb_end)
    return None
