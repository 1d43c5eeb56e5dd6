"""Someone an article lets speak or act: a person, a body, a group of bodies, or a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "body", "group", "document"]
How = Literal["gazetteer", "pattern", "coreference", "document number", "as written"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """``text`` is ``article.text[start:end]``, titles included.

    ``name`` is a person's name without titles where it is known, else the body, group or document as written.
    ``office`` is the title as written or resolved; ``how`` says how the name was come by.
    """

    start: int
    end: int
    text: str
    kind: ActorKind
    name: str
    office: str | None = None
    how: How = "as written"
