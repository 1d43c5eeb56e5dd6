"""What the sentences before mean for the next one: a demand may need another before it, a list of goals has no tasks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.directives.addressees import told_behind
from extractors.directives.authorities import is_authority
from extractors.directives.demand import Demand
from extractors.directives.rules import read_demand
from extractors.directives.statements import announces_no_tasks, is_numbered, tells
from extractors.directives.subjects import told_before
from extractors.speech import LONGEST_SENTENCE, Turn
from extractors.speech.verbs import ORDER_VERBS
from model.actor import Actor

_LONGEST_SPEECH = 12
_COMMANDS = (
    "Công điện",
    "Chỉ thị",
    "Quyết định",
    "Thông báo",
    "Văn bản",
    "Công văn",
    "Kết luận",
    "Kế hoạch",
    "Chương trình hành động",
)
"""Documents that go on with 'Bộ A làm …' after whatever was told between."""
_EXPLICIT = ("speaker orders", "order verb", "passive")
"""Rules that need no speech to go on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A sentence that demands something, with who demands it of whom."""

    turn: Turn
    demand: Demand
    issuer: Actor
    addressees: tuple[str, ...]


class Course:
    """The sentences of one article, read in their order.

    A person's speech goes on until another speaks; a document or body goes on only from one demand to the next.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._silent = 0  # sentences since the speaker was named or demanded something
        self._demanded = False  # the sentence before is a demand
        self._told = False  # the sentence before is none, and tells what was or will be
        self._barren = False  # within a list whose lead announces no tasks
        self._orders_by_points: str | None = None  # whose last numbered point was a demand

    def read(self, turn: Turn, actors: Sequence[Actor]) -> Found | None:
        """``actors`` are those inside the sentence."""
        span = turn.sentence
        said = span.of(self.text)
        point = is_numbered(said)
        self._silent = 0 if turn.introduction else self._silent + 1
        found = self._demand(turn, actors, chained=self._demanded or (point and self._lists(turn)))
        if found and self._silent and not self._demanded and not self._stands_alone(said, found):
            found = None
        if turn.introduction or not point:
            self._barren = found is None and announces_no_tasks(self.text, span, named=turn.introduction is not None)
        elif self._barren:
            found = None
        if point:
            self._orders_by_points = turn.speaker.name if found and turn.speaker else None
        self._told = found is None and tells(self.text, span.start, span.end)
        self._demanded = found is not None
        if found:
            self._silent = 0
        return found

    def _lists(self, turn: Turn) -> bool:
        """A numbered point, unless of one who gives account and whose point before was no demand."""
        return not turn.reports or (turn.speaker is not None and turn.speaker.name == self._orders_by_points)

    def _demand(self, turn: Turn, actors: Sequence[Actor], *, chained: bool) -> Found | None:
        if _asks(self.text, turn) or turn.sentence.end - turn.sentence.start > LONGEST_SENTENCE:
            return None
        if turn.speaker and not is_authority(turn.speaker):
            return None
        if turn.speaker and self._silent > _LONGEST_SPEECH and not turn.whole:
            return None
        demand = read_demand(self.text, turn, actors, chained=chained)
        if demand is None:
            return None
        issuer = demand.issuer or turn.speaker
        if issuer is None or not is_authority(issuer):
            return None
        others = [actor for actor in actors if actor.name != issuer.name or actor.kind == "group"]
        return Found(turn=turn, demand=demand, issuer=issuer, addressees=_told(self.text, turn, demand, others))

    def _stands_alone(self, said: str, found: Found) -> bool:
        """A demand without one before it: not of a document or body, unless explicit, and no bare list behind a narrative."""
        if found.demand.rule in _EXPLICIT:
            return True
        if found.issuer.kind == "document" and found.issuer.name.startswith(_COMMANDS):
            return bool(found.addressees) or found.demand.rule == "obligation"
        bare = found.demand.rule == "speech goes on" and not found.addressees and not is_numbered(said)
        proposes = (found.issuer.office or "").startswith("Đại biểu")
        return found.issuer.kind == "person" and not (bare and (self._told or proposes))


def _asks(text: str, turn: Turn) -> bool:
    orders = turn.introduction is not None and turn.introduction.verb in ORDER_VERBS
    return not orders and turn.sentence.of(text).rstrip('"”.').endswith("?")


def _told(text: str, turn: Turn, demand: Demand, actors: Sequence[Actor]) -> tuple[str, ...]:
    """The addressees; ``actors`` are those inside the sentence without its issuer."""
    if demand.subject_before:
        return told_before(text, turn, demand, actors)
    return told_behind(text, actors, turn.sentence, demand.at, verb=demand.rule in _EXPLICIT)
