"""The documents of one kind: a tantivy index of their own, so that statistics of words are those of the kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from search.documents import Document
from search.embedded.clauses import run
from search.embedded.schema import as_tantivy, build_schema, text_field
from search.errors import IndexAwayError, IndexBusyError
from search.query.plan import Run

_MEMORY = 50_000_000  # bytes before a segment is written; below, many small ones have to be merged
_REMEMBERED = 200_000  # frequencies, about 40 MB


class Part:
    """Reads what was last committed by any process; writes while it holds the folder's lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writer: tantivy.IndexWriter | None = None
        self._frequencies: dict[Run, int] = {}
        self.schema = build_schema()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._index = tantivy.Index(self.schema, path=str(folder))
        except (OSError, ValueError) as error:
            raise IndexAwayError(f"the index in {folder} cannot be opened ({error}); `nq57 reindex` makes it again") from error
        self._seen = self._stamp()
        self._searcher = self._index.searcher()

    @property
    def searcher(self) -> tantivy.Searcher:
        if (stamp := self._stamp()) != self._seen:
            self._index.reload()
            self._searcher, self._seen = self._index.searcher(), stamp
            self._frequencies = {}
        if len(self._frequencies) > _REMEMBERED:
            self._frequencies = {}
        return self._searcher

    def lock(self) -> tantivy.IndexWriter:
        """Raises ``IndexBusyError`` while another process, or another index on this folder, writes."""
        if self._writer is None:
            try:
                self._writer = self._index.writer(_MEMORY, 1)
            except ValueError as error:
                if "LockBusy" in str(error):
                    raise IndexBusyError(f"another process is writing the index in {self._folder.parent}") from error
                raise IndexAwayError(f"the index in {self._folder} cannot be written: {error}") from error
        return self._writer

    def add(self, documents: Iterable[Document]) -> None:
        writer = self.lock()
        for document in documents:
            writer.delete_documents_by_term("id", document.id)
            writer.add_document(as_tantivy(document))

    def delete(self, article_ids: Iterable[str]) -> None:
        writer = self.lock()
        for article_id in article_ids:
            writer.delete_documents_by_term("article_id", article_id)

    def clear(self) -> None:
        self.lock().delete_all_documents()

    def commit(self) -> None:
        if self._writer is not None:
            try:
                self._writer.commit()
            except (OSError, ValueError) as error:
                raise IndexAwayError(f"the index in {self._folder} cannot be written: {error}") from error

    def close(self) -> None:
        """Waits for segments being merged and gives the lock back; what was not committed is dropped."""
        if self._writer is not None:
            self._writer.rollback()
            self._writer.wait_merging_threads()
            self._writer = None

    def frequencies(self, runs: Sequence[Run]) -> list[int]:
        searcher, known = self.searcher, self._frequencies
        for asked in runs:
            if asked not in known:
                known[asked] = self._frequency(searcher, asked)
        return [known[asked] for asked in runs]

    def words_from(self, start: str, folded: bool) -> list[str]:
        """The commonest words of the texts that begin like this, the commonest first."""
        found = self.searcher.terms_with_prefix(text_field("body", folded), start)
        return [word for word, _ in sorted(found, key=lambda term: (-term[1], term[0]))]

    def _frequency(self, searcher: tantivy.Searcher, asked: Run) -> int:
        field = text_field(asked.field, asked.folded)
        if len(asked.words) == 1:
            return searcher.doc_freq(field, asked.words[0])
        return int(searcher.search(run(self.schema, field, asked.words), 1).count)  # type: ignore[attr-defined]

    def _stamp(self) -> tuple[int, int]:
        try:
            found = (self._folder / "meta.json").stat()
        except OSError as error:
            raise IndexAwayError(f"the index in {self._folder} is gone ({error.strerror})") from error
        return found.st_mtime_ns, found.st_ino
