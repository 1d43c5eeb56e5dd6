"""Documents that Elasticsearch does not take, set aside with the reason until their article is written again."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from search.elasticsearch.bulk import Rejection
from search.errors import StorageError


class Rejected:
    """One JSON file, document id to reason; absent as long as nothing was refused. Raises ``StorageError``."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            self._reasons: dict[str, str] = json.loads(path.read_text("utf-8")) if path.exists() else {}
        except (OSError, ValueError) as error:
            raise StorageError(f"{path} cannot be read: {error}") from error

    def __iter__(self) -> Iterator[Rejection]:
        return iter([Rejection(*item) for item in self._reasons.items()])

    def __len__(self) -> int:
        return len(self._reasons)

    def note(self, rejections: Iterable[Rejection]) -> None:
        self._keep(self._reasons | {rejection.id: rejection.reason for rejection in rejections})

    def forget(self, article_ids: Collection[str]) -> None:
        """The articles are about to be written again. A document's id begins with that of its article."""
        self._keep({name: reason for name, reason in self._reasons.items() if name.partition("-")[0] not in article_ids})

    def clear(self) -> None:
        self._keep({})

    def _keep(self, reasons: dict[str, str]) -> None:
        if reasons == self._reasons:
            return
        unfinished = self._path.with_suffix(".part")
        try:
            unfinished.write_text(json.dumps(reasons, ensure_ascii=False, indent=1), "utf-8")
            unfinished.replace(self._path)
        except OSError as error:
            raise StorageError(f"{self._path} cannot be written: {error.strerror}") from error
        self._reasons = reasons
