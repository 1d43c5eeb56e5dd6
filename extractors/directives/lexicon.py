"""The cue words of the YAML files as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import yaml


def _load(name: str) -> Any:  # noqa: ANN401
    return yaml.safe_load((files(__package__) / name).read_text(encoding="utf-8"))


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_CUES = _load("cues.yml")
_ACTIONS: list[str] = next(iter(_load("actions.yml").values()))
_ADDRESSEES = _load("addressees.yml")
TOPICS: dict[str, list[str]] = _load("topics.yml")
AUTHORITIES: tuple[str, ...] = tuple(_CUES["authorities"])
NOT_AUTHORITIES: tuple[str, ...] = tuple(_CUES["not_authorities"])

EXCUSED = re.compile(rf"(?<!\w)(?:{_any_of(_CUES['not_obligations'])})(?!\w)", re.IGNORECASE)
OBLIGED = re.compile(rf"(?<!\w)(?:{_any_of(_CUES['obligations'])})(?!\w)", re.IGNORECASE)
PASSIVE = re.compile(rf"(?<!\w)(?:{_any_of(_CUES['passive'])})(?!\w)", re.IGNORECASE)
PARTICIPLE = re.compile(rf"(?:{_any_of(_CUES['participles'])})(?!\w)", re.IGNORECASE)
LINKED = re.compile(rf"[\"“'‘\-–•+*\s]*(?:\(?\d{{1,2}}[.)]\s*)?(?:(?:{_any_of(_CUES['connectives'])})[,:]?\s+)*", re.IGNORECASE)
ACTION = re.compile(
    rf"(?:(?:phải|cần|tiếp tục|khẩn trương|tập trung|chủ động|quyết liệt|kịp thời|sớm|phối hợp|chủ trì|nhanh chóng|thường xuyên|tích cực|nghiêm túc|thực sự|không|kiên quyết|kiên trì|"
    rf"ưu tiên|chú trọng|quan tâm|coi trọng|đặc biệt|trực tiếp|cần thiết|rà soát|xây dựng),? )*(?:{_any_of([*_ACTIONS, 'tiếp tục', 'khẩn trương', 'tập trung', 'chủ động', 'quyết liệt', 'ưu tiên', 'chú trọng', 'quan tâm', 'không để', 'chủ trì', 'phối hợp', 'kịp thời', 'tích cực', 'kiên quyết', 'bảo đảm', 'đảm bảo', 'coi'])})(?!\w)",
    re.IGNORECASE,
)
NOT_DEMANDED = re.compile(rf"(?:{_any_of(_CUES['not_demands'])})(?!\w)")
NOUN_BEFORE = re.compile(rf"(?<!\w)(?:{_any_of(_CUES['noun_before'])}) $", re.IGNORECASE)
NOUN_AFTER = re.compile(rf" (?:{_any_of(_CUES['noun_after'])})(?!\w)")
BETWEEN = re.compile(r"(?:,| và| cùng|;)? (?:(?:cho|với|đối với|đồng chí|các đồng chí|là|rằng|thì) )*")
DUE = re.compile(
    r"(?<!\w)(?:trước|chậm nhất(?: là)?|muộn nhất|đến hết|hết|hoàn thành(?: [^,.;]{0,40})?|(?:ngay )?trong|xong)(?: (?:vào|trong|trước))? $",
    re.IGNORECASE,
)
