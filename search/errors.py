"""What can go wrong in storing and finding, named by what to do about it."""

from __future__ import annotations


class SearchError(Exception):
    """Everything this package raises on purpose.

    SearchError
    ├── StorageError      the local record cannot be read or written: look at the disk or the file named in the message
    ├── QueryError        the question is not understood: show its position and hint to the person who asked
    ├── IndexBusyError    another process is writing the index: try again when it has finished
    └── IndexAwayError    the engine does not answer: work waits in the outbox and is sent later
    """


class StorageError(SearchError):
    pass


class IndexBusyError(SearchError):
    pass


class IndexAwayError(SearchError):
    pass


class QueryError(SearchError):
    """``position`` counts code points of the query from 0; ``hint`` says what would be understood."""

    def __init__(self, message: str, *, position: int = 0, hint: str = "") -> None:
        super().__init__(f"{message} (at character {position + 1})" + (f": {hint}" if hint else ""))
        self.message = message
        self.position = position
        self.hint = hint
