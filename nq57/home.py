"""Where state lies: everything under one folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path


def default_home() -> Path:
    return user_data_path("nq57")


@dataclass(frozen=True, slots=True)
class Home:
    """``store`` is the record of articles; ``index`` can be thrown away and made again from it."""

    path: Path

    @property
    def store(self) -> Path:
        return self.path / "articles.sqlite"

    @property
    def index(self) -> Path:
        return self.path / "index"

    @property
    def saved(self) -> Path:
        return self.path / "saved.sqlite"

    @property
    def feeds(self) -> Path:
        """One Atom feed for each saved search."""
        return self.path / "feeds"
