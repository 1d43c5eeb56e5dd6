"""Reads the declarations of outlets."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import yaml
from pydantic import ValidationError

from model.source import Source


class BadSource(ValueError):
    """A declaration that cannot be used; the message names the file and the key."""


def load_sources(directory: Path | None = None) -> dict[str, Source]:
    """All ``*.yml`` of a folder (default: the packaged ones) by id. Raises ``BadSource``."""
    if directory is None:
        with as_file(files("crawler") / "sources") as packaged:
            return load_sources(packaged)
    if not directory.is_dir():
        raise BadSource(f"{directory}: no such folder of outlets")
    sources: dict[str, Source] = {}
    for path in sorted(directory.glob("*.yml")):
        source = _read(path)
        if source.id in sources:
            raise BadSource(f"{path}: id: {source.id!r} is declared twice")
        sources[source.id] = source
    if not sources:
        raise BadSource(f"{directory}: no outlet is declared there (*.yml)")
    return sources


def _read(path: Path) -> Source:
    try:
        return Source.model_validate(yaml.safe_load(path.read_bytes()))
    except yaml.YAMLError as error:
        raise BadSource(f"{path}: not YAML: {error}") from error
    except ValidationError as error:
        problems = "; ".join(f"{'.'.join(map(str, e['loc'])) or 'file'}: {e['msg']}" for e in error.errors())
        raise BadSource(f"{path}: {problems}") from error
