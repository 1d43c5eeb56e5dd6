"""The official image in a container that is removed afterwards."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.elasticsearch.distribution import VERSION, CannotBeHad

_START_SECONDS = 600  # the image may have to be brought
_ENVIRONMENT = ("discovery.type=single-node", "xpack.security.enabled=false", "ES_JAVA_OPTS=-Xms1g -Xmx1g")


@contextmanager
def container() -> Iterator[str]:
    """The container's URL on loopback. Raises ``CannotBeHad`` without a daemon that answers."""
    if shutil.which("docker") is None or subprocess.run(["docker", "info"], capture_output=True).returncode != 0:
        raise CannotBeHad("no Docker daemon answers")
    options = [part for setting in _ENVIRONMENT for part in ("--env", setting)]
    name = _docker("run", "--detach", "--rm", "--publish", "127.0.0.1::9200", *options, f"elasticsearch:{VERSION}")
    try:
        yield f"http://{_docker('port', name, '9200/tcp').splitlines()[0]}"
    finally:
        _docker("rm", "--force", name)


def _docker(*arguments: str) -> str:
    try:
        done = subprocess.run(["docker", *arguments], capture_output=True, text=True, check=True, timeout=_START_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise CannotBeHad(f"docker {arguments[0]} took more than {_START_SECONDS} s") from error
    except subprocess.CalledProcessError as error:
        raise CannotBeHad(f"docker {arguments[0]}: {error.stderr.strip()}") from error
    return done.stdout.strip()
