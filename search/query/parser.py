"""Text as typed -> tree. ``docs/search.md`` explains the language with examples."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import cast

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from search.errors import QueryError
from search.identifiers import Identifier, find_identifiers
from search.query.fields import FIELDS, TEXT, field_named
from search.query.tree import And, DocumentId, Not, Or, Phrase, Prefix, Query, Word, Words
from search.query.values import value_of
from search.vietnamese import prepare

MAX_LENGTH = 1_000
MAX_DEPTH = 8  # a bracket makes up to three clauses inside each other, of which Elasticsearch takes thirty
MAX_CLAUSES = 60
_SHORTEST_PREFIX = 2
_MARK = "\ue000"
_QUOTES = str.maketrans("“”„‟«»", '""""""')
_OPERATOR_HINT = "AND and OR stand between two things, NOT before one; write them in small letters to search for the words"


def parse_query(text: str) -> Query | None:
    """None for a text without any word. Raises ``QueryError`` with the position of what is not understood.

    Normal form is the caller's business only for positions: they count in ``normal(text)``.
    """
    text = normal(text)
    if len(text) > MAX_LENGTH:
        raise QueryError(
            f"the query is longer than {MAX_LENGTH} characters", position=MAX_LENGTH, hint="ask with its main words"
        )
    _check_brackets(text)
    documents = [found for found in find_identifiers(text) if not _is_quoted(text, found.start)]
    try:
        tree = _grammar().parse(_marked(text, documents))
    except UnexpectedInput as error:
        raise _complaint(text, error) from error
    return _Builder(text, {found.start: found for found in documents}).build(tree)


def normal(text: str) -> str:
    """NFC, plain quotation marks, no control characters: what positions in a query count in."""
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    return "".join(" " if char.isspace() or unicodedata.category(char) in ("Cc", "Co", "Cs", "Cn") else char for char in text)


class _Builder:
    def __init__(self, text: str, documents: dict[int, Identifier]) -> None:
        self._text = text
        self._documents = documents
        self._clauses = 0

    def build(self, tree: Tree[Token]) -> Query | None:
        """None where only punctuation stands."""
        parts = [part for child in tree.children if isinstance(child, Tree) and (part := self._made(child))]
        return _joined(tree.data, parts)

    def _made(self, tree: Tree[Token]) -> Query | None:
        match tree.data:
            case "word":
                return self._word(cast(Token, tree.children[0]))
            case "phrase":
                return self._phrase(cast(Token, tree.children[0]))
            case "field":
                return self._field(cast(Token, tree.children[0]), tree.children[1])
        return self.build(tree)

    def _word(self, token: Token) -> Word | Prefix | DocumentId | None:
        start, end = cast(int, token.start_pos), cast(int, token.end_pos)
        written = self._text[start:end]
        if token.type == "DOCUMENT":
            self._count(start)
            return DocumentId(self._documents[start].key, written, start, end)
        self._check_word(written, start)
        stem = written.rstrip("*")
        if not prepare(stem).strip():
            return None
        self._count(start)
        if stem == written:
            return Word(written, start, end)
        if len(prepare(stem).strip()) < _SHORTEST_PREFIX or len(prepare(stem).split()) > 1:
            raise QueryError(f"cannot complete {written!r}", position=start, hint="write two letters of one word before *")
        return Prefix(stem, start, end)

    @staticmethod
    def _check_word(written: str, start: int) -> None:
        if written in ("AND", "OR", "NOT"):
            raise QueryError(f"{written} cannot stand here", position=start, hint=_OPERATOR_HINT)
        if written.endswith(":") and written[:-1] in FIELDS:
            raise QueryError(f"nothing is asked of {written[:-1]}", position=start, hint=f'write {written}"…" without a blank')

    def _phrase(self, token: Token) -> Phrase | DocumentId | None:
        start, end = cast(int, token.start_pos), cast(int, token.end_pos)
        written = self._text[start + 1 : end - 1]
        words = prepare(written).split()
        if not words:
            return None
        for _ in words:
            self._count(start)
        if (found := find_identifiers(written)) and len(written.strip()) == found[0].end - found[0].start:
            return DocumentId(found[0].key, written, start, end)
        return Phrase(written, start, end)

    def _field(self, name: Token, value: Token | Tree[Token]) -> Query | None:
        start = cast(int, name.start_pos)
        field = field_named(str(name)[:-1], start)
        token = value if isinstance(value, Token) else cast(Token, value.children[0])
        if field in TEXT:
            return self._text_field(field, token)
        self._count(start)
        first, last = cast(int, token.start_pos), cast(int, token.end_pos)
        if token.type == "PHRASE":
            first, last = first + 1, last - 1
        return value_of(field, self._text[first:last], first, last)

    def _text_field(self, name: str, token: Token) -> Query:
        if token.type in ("RANGE", "COMPARED"):
            raise QueryError(f"{name} holds text, not numbers or days", position=cast(int, token.start_pos))
        part = self._phrase(token) if token.type == "PHRASE" else self._word(token)
        if part is None:
            raise QueryError(f"nothing is asked of {name}", position=cast(int, token.start_pos))
        if isinstance(part, DocumentId):
            return Phrase(part.text, part.start, part.end, TEXT[name])
        return replace(part, field=TEXT[name])

    def _count(self, position: int) -> None:
        self._clauses += 1
        if self._clauses > MAX_CLAUSES:
            raise QueryError(f"more than {MAX_CLAUSES} words", position=position, hint="ask with its main words")


def _joined(rule: str, parts: list[Query]) -> Query | None:
    if rule == "negation":
        return Not(parts[0]) if parts else None
    if len(parts) < 2 or rule in ("start", "group"):
        return parts[0] if parts else None
    match rule:
        case "either":
            return Or(tuple(parts))
        case "both":
            return And(tuple(parts))
    return Words(tuple(parts))


@cache
def _grammar() -> Lark:
    text = Path(__file__).with_name("grammar.lark").read_text(encoding="utf-8")
    return Lark(text, parser="lalr", lexer="contextual", propagate_positions=False)


def _marked(text: str, documents: list[Identifier]) -> str:
    for found in documents:
        text = text[: found.start] + _MARK * (found.end - found.start) + text[found.end :]
    return text


def _is_quoted(text: str, position: int) -> bool:
    return text.count('"', 0, position) % 2 == 1


def _check_brackets(text: str) -> None:
    """Quotation marks and brackets close; the position is that of the one that does not."""
    opened: list[int] = []
    quote: int | None = None
    for position, char in enumerate(text):
        if char == '"':
            quote = position if quote is None else None
        elif quote is None and char == "(":
            opened.append(position)
            if len(opened) > MAX_DEPTH:
                raise QueryError(f"more than {MAX_DEPTH} brackets inside each other", position=position)
        elif quote is None and char == ")" and not opened:
            raise QueryError("a bracket closes that was not opened", position=position)
        elif quote is None and char == ")":
            opened.pop()
    if quote is not None:
        raise QueryError("a quotation mark is not closed", position=quote, hint='write "…"')
    if opened:
        raise QueryError("a bracket is not closed", position=opened[-1], hint="write ( … )")


def _complaint(text: str, error: UnexpectedInput) -> QueryError:
    position = min(error.pos_in_stream if error.pos_in_stream is not None else len(text), len(text))
    if not (rest := text[position:].split(maxsplit=1)):
        return QueryError("the query ends too early", position=len(text), hint=_OPERATOR_HINT)
    hint = 'a field takes one word, "a phrase" or a range' if rest[0].startswith("(") else _OPERATOR_HINT
    return QueryError(f"{rest[0][:40]!r} cannot stand here", position=position, hint=hint)
