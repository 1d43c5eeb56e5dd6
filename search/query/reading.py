"""Tree -> plan: the one reading of a query that both engines execute. docs/search.md says it in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from search.documents import TextField
from search.identifiers import bare_key, rival_key, searched_keys, weak_key
from search.protocol import Hit, Results
from search.query.plan import (
    AtLeast,
    Best,
    Correction,
    Everything,
    Keys,
    Mark,
    Node,
    Plan,
    Plus,
    Run,
    Silent,
    Start,
    Vocabulary,
    Without,
)
from search.query.rarity import Rarity
from search.query.rows import Unit, phrase_forms, typed_way, units_of
from search.query.scoring import bonuses, document_bonus, needed, phrase_node, unit_node
from search.query.spelling import find_slips
from search.query.tree import And, DayRange, DocumentId, Exact, Not, Or, Phrase, Prefix, Query, ValueRange, Word, Words
from search.vietnamese import has_accents, prepare, words

_NAMES: tuple[TextField, ...] = ("issuer", "addressee")
_TEXTS: tuple[TextField, ...] = ("title", "body")


def read_query(query: Query | None, vocabulary: Vocabulary, *, freely: bool = False) -> Plan:
    """``freely`` reads a phrase with some accents as 'these and any others' ('"Tô Lam"' is 'Tô Lâm'), and corrects phrases."""
    if query is None:
        return Plan(Everything())
    reader = _Reader(vocabulary, freely)
    node = reader.read(query)
    return Plan(node, tuple(reader.marks), tuple(reader.corrections))


def answered(query: Query | None, vocabulary: Vocabulary, ask: Callable[[Plan], Results]) -> Results:
    """The answer to the query as it stands; where there is none, as it is read freely."""
    results = ask(read_query(query, vocabulary))
    return results if results.total or query is None else ask(read_query(query, vocabulary, freely=True))


def every_hit(query: Query | None, vocabulary: Vocabulary, ask: Callable[[Plan], Iterator[Hit]]) -> Iterator[Hit]:
    """As ``answered``, for all the hits there are."""
    hits = ask(read_query(query, vocabulary))
    first = next(hits, None)
    if first is None and query is not None:
        hits = ask(read_query(query, vocabulary, freely=True))
    elif first is not None:
        yield first
    yield from hits


def name_node(field: TextField, name: str) -> Node:
    """A name as a phrase in a field of names, with abbreviations either way: 'Bộ KH&CN' is 'Bộ Khoa học và Công nghệ'."""
    forms = [phrase_node(form, field) for form in phrase_forms(words(name))]
    return forms[0] if len(forms) == 1 else Best(tuple(forms))


class _Reader:
    def __init__(self, vocabulary: Vocabulary, freely: bool) -> None:
        self._vocabulary = vocabulary
        self._rarity = Rarity(vocabulary)
        self._freely = freely
        self._rows = 0
        self.marks: list[Mark] = []
        self.corrections: list[Correction] = []

    def read(self, query: Query) -> Node:
        match query:
            case Word(field=None):
                return self._all([query])
            case Words(parts):
                return self._all(parts)
            case And(parts):
                wanted = [self.read(part) for part in parts if not isinstance(part, Not)]
                return self._without(_every(wanted), parts)
            case Or(parts):
                return AtLeast(tuple(self.read(part) for part in parts), 1)
            case Not(part):
                return Without(Everything(), self._unmarked(part))
            case Word() | Phrase():
                return self._phrase(query)
            case Prefix():
                return self._prefix(query)
            case DocumentId():
                return self._document(query)
            case Exact(field, value):
                return Keys(field, (value, value.lower()) if value != value.lower() else (value,))
            case DayRange() | ValueRange():
                return query

    def _all(self, parts: Sequence[Query]) -> Node:
        """Of plain words most, and together is better; of everything else each."""
        soft: list[Node] = []
        extra: list[Node] = []
        hard: list[Node] = []
        for is_plain, run in groupby(parts, key=lambda part: isinstance(part, Word) and part.field is None):
            if is_plain:
                units, corrections = units_of([part for part in run if isinstance(part, Word)], self._rarity)
                soft += [unit_node(unit, self._rarity) for unit in units]
                extra += bonuses(units, self._rarity)
                self._note(units)
                self.corrections += corrections
            else:
                hard += [self.read(part) for part in run if not isinstance(part, Not)]
        if soft:
            node = soft[0] if len(soft) == 1 else AtLeast(tuple(soft), needed(len(soft)))
            hard.insert(0, Plus(node, tuple(extra)) if extra else node)
        return self._without(_every(hard), parts)

    def _without(self, node: Node, parts: Sequence[Query]) -> Node:
        excluded = tuple(self._unmarked(part.part) for part in parts if isinstance(part, Not))
        return Without(node, _any(excluded)) if excluded else node

    def _phrase(self, query: Word | Phrase) -> Node:
        prepared = words(query.text)
        field = query.field
        if field in _NAMES:
            self._mark([tuple(Run("body", typed_way(form).words, typed_way(form).folded) for form in phrase_forms(prepared))])
            return name_node(field, query.text)
        way = typed_way(prepared)
        self._mark([(Run(field or "body", way.words, way.folded),)])
        if self._freely and field is None and len(prepared) > 1:
            self._correct_phrase(query, prepared)
        return phrase_node(prepared, field, loose=self._freely)

    def _correct_phrase(self, query: Word | Phrase, prepared: list[str]) -> None:
        way = typed_way(prepared)
        if sum(self._rarity.counts([Run(field, way.words, way.folded) for field in _TEXTS])):
            return
        spelled = {slip.place: slip.spelling for slip in find_slips(prepared, self._rarity)}
        if spelled:
            text = " ".join(spelled.get(place, word) for place, word in enumerate(prepared))
            self.corrections.append(Correction(query.start, query.end, f'"{text}"'))

    def _prefix(self, query: Prefix) -> Node:
        text, folded = prepare(query.text).strip(), not has_accents(prepare(query.text).strip())
        fields = (query.field,) if query.field else _TEXTS
        self._mark([(Start(query.field or "body", text, folded),)])
        starts = tuple(Start(field, text, folded) for field in fields)
        return starts[0] if len(starts) == 1 else _any(starts)

    def _document(self, query: DocumentId) -> Node:
        keys = self._keys(query.key)
        if not (count := max(self._vocabulary.key_frequencies(keys))):
            return self._all([Word(query.text, query.start, query.end)])
        self._mark([(Keys("document", keys),)])
        return Plus(Silent(Keys("document", keys)), document_bonus(query.key, count, self._rarity))

    def _keys(self, key: str) -> tuple[str, ...]:
        """Where no resolution of the Party has the number, a bare 'nghị quyết 193' is the National Assembly's."""
        keys, bare = searched_keys(key), bare_key(key)
        rival = rival_key(bare or key)
        if rival is None or self._vocabulary.key_frequencies([rival])[0]:
            return keys
        return (*keys, bare) if bare else (*keys, weak_key(key))

    def _unmarked(self, part: Query) -> Node:
        marks, corrections = len(self.marks), len(self.corrections)
        node = self.read(part)
        del self.marks[marks:], self.corrections[corrections:]
        return node

    def _note(self, units: Sequence[Unit]) -> None:
        single = [part for unit in units for part in unit.parts or (unit,)]
        self._mark([tuple(Run("body", way.words, way.folded) for way in unit.ways) for unit in single])

    def _mark(self, row: Sequence[tuple[Run | Start | Keys, ...]]) -> None:
        self.marks += [Mark(alternatives, self._rows, place) for place, alternatives in enumerate(row)]
        self._rows += 1


def _every(parts: Sequence[Node]) -> Node:
    if not parts:
        return Everything()
    return parts[0] if len(parts) == 1 else AtLeast(tuple(parts), len(parts))


def _any(parts: Sequence[Node]) -> Node:
    return parts[0] if len(parts) == 1 else AtLeast(tuple(parts), 1)
