"""One writer at a time, so that an older version of an article never overtakes a newer one."""

from __future__ import annotations

import fcntl
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import IO

from search.errors import IndexBusyError, StorageError


class WriteLock(AbstractContextManager["WriteLock"]):
    """A locked file, let go by the system when the process ends. Taking it twice is taking it once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def take(self) -> bool:
        """False if it was held already. Raises ``IndexBusyError`` while another holds it."""
        if self._file is not None:
            return False
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            file = self._path.open("w")
        except OSError as error:
            raise StorageError(f"{self._path} cannot be used: {error.strerror}") from error
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.close()
            raise IndexBusyError(f"another process is writing the index (it holds {self._path})") from error
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None

    def __enter__(self) -> WriteLock:
        self.take()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()
