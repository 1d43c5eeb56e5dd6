"""The stripped test distribution of Elasticsearch: brought once by Maven, unpacked for each run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

VERSION = "9.2.4"
_ARTIFACT = f"org.elasticsearch.distribution.integ-test-zip:elasticsearch:{VERSION}:zip"
_OLDEST_JAVA = 21
_JVM_FOLDERS = (
    "/usr/lib/jvm/*",
    "/usr/java/*",
    "/opt/*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/.sdkman/candidates/java/*",
    "~/.jdks/*",
)


class CannotBeHad(Exception):
    """No server of this kind on this machine; the message says what is missing."""


def find_java() -> Path:
    """The home of the newest Java that is new enough, wherever it is installed."""
    found = {home.resolve(): version for home in _java_homes() if (version := _version(home)) >= _OLDEST_JAVA}
    if not found:
        raise CannotBeHad(f"no Java {_OLDEST_JAVA} or newer among the installed ones (set JAVA_HOME)")
    return max(found, key=lambda home: found[home])


def unpack(folder: Path) -> Path:
    """The server's folder, readable by every user, under ``folder``."""
    shutil.unpack_archive(_archive(), folder)
    server = folder / f"elasticsearch-{VERSION}"
    for script in (server / "bin").iterdir():
        script.chmod(0o755)
    return server


def _archive() -> Path:
    cache = Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "nq57" / f"elasticsearch-{VERSION}"
    archive = cache / f"elasticsearch-{VERSION}.zip"
    if not archive.exists():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as unfinished:
            _download(Path(unfinished))
            (Path(unfinished) / archive.name).rename(archive)
    return archive


def _download(folder: Path) -> None:
    if (maven := shutil.which("mvn")) is None:
        raise CannotBeHad(f"no mvn to bring Elasticsearch {VERSION}")
    print(f"Getting Elasticsearch {VERSION} (95 MB, once) …", file=sys.stderr)
    command = [maven, "-q", "-B", "dependency:copy", f"-Dartifact={_ARTIFACT}", f"-DoutputDirectory={folder}"]
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=900)
    except subprocess.TimeoutExpired as error:
        raise CannotBeHad("mvn brought nothing within 15 minutes") from error
    except subprocess.CalledProcessError as error:
        reason = next((line for line in error.stdout.splitlines() if "ERROR" in line), error.stderr.strip())
        raise CannotBeHad(f"mvn could not bring Elasticsearch {VERSION}: {reason}") from error


def _java_homes() -> Iterator[Path]:
    if named := os.environ.get("JAVA_HOME"):
        yield Path(named)
    if on_path := shutil.which("java"):
        yield Path(on_path).resolve().parent.parent
    for pattern in _JVM_FOLDERS:
        root, _, rest = str(Path(pattern).expanduser()).partition("*")
        yield from Path(root).glob(f"*{rest}") if Path(root).is_dir() else ()


def _version(home: Path) -> int:
    """The feature release, 0 where there is no Java."""
    release = home / "release"
    if not (home / "bin" / "java").exists() or not release.exists():
        return 0
    match = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(errors="replace"), re.MULTILINE)
    return int(match[1]) if match else 0
