"""What a sentence demands, before it is known of whom."""

from __future__ import annotations

from dataclasses import dataclass

from model.actor import Actor
from model.mention import Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """``at`` is where what is demanded begins; with ``subject_before`` those told stand before it.

    ``told_at`` is where their names begin, if the rule knows.
    ``issuer`` is set where the sentence itself names one that is not its speaker.
    """

    at: int
    modality: Modality
    rule: str
    cues: tuple[str, ...]
    subject_before: bool = False
    told_at: int | None = None
    issuer: Actor | None = None
