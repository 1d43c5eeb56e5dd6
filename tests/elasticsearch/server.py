"""A real Elasticsearch on loopback that a test starts, stops, kills and starts again."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.elasticsearch.distribution import find_java, unpack

_START_SECONDS = 180
_STOP_SECONDS = 30
_SETTINGS = {
    "discovery.type": "single-node",
    "network.host": "127.0.0.1",
    "transport.port": "0",
    "xpack.security.enabled": "false",
    "xpack.security.autoconfiguration.enabled": "false",
    # A developer's disk is often fuller than the defaults allow.
    "cluster.routing.allocation.disk.threshold_enabled": "false",
}


@dataclass(kw_only=True)
class Server:
    """One node. ``settings`` are lines of elasticsearch.yml; ``files`` (name, content) lie beside it."""

    home: Path
    folder: Path
    data: Path
    port: int
    heap: str = "512m"
    settings: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        secure = self.settings.get("xpack.security.http.ssl.enabled") == "true"
        return f"{'https' if secure else 'http'}://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Returns when the node listens. Raises ``RuntimeError`` with the end of its log when it does not."""
        self._configure()
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "ES_JAVA_HOME": str(find_java()),
            "ES_PATH_CONF": str(self.folder / "config"),
            "ES_JAVA_OPTS": f"-Xms{self.heap} -Xmx{self.heap}",
        }
        with (self.folder / "console.log").open("ab") as log:
            self._process = subprocess.Popen(
                [*_ending_with_its_parent(), str(self.home / "bin" / "elasticsearch")],
                env=environment,
                cwd=self.folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **_unprivileged(),
            )
        self._wait_until_it_listens()

    def kill(self) -> None:
        """SIGKILL to the launcher and the node: nothing is flushed or said. Returns when the node is gone."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None
            while _listens(self.port):
                time.sleep(0.05)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(_STOP_SECONDS)
        self.kill()

    def log(self) -> str:
        return (self.folder / "console.log").read_text(errors="replace")

    def _configure(self) -> None:
        config = self.folder / "config"
        config.mkdir(exist_ok=True)
        lines = _SETTINGS | {"path.data": str(self.data), "path.logs": str(self.folder / "logs"), "http.port": str(self.port)}
        (config / "elasticsearch.yml").write_text(
            "".join(f"{key}: {value}\n" for key, value in (lines | self.settings).items())
        )
        for name in ("jvm.options", "log4j2.properties"):
            shutil.copy(self.home / "config" / name, config)
        for name, content in self.files.items():
            (config / name).write_bytes(content)
        self.data.mkdir(exist_ok=True)
        for path in (self.folder, self.data):
            _give_away(path)

    def _wait_until_it_listens(self) -> None:
        assert self._process is not None
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end and self._process.poll() is None:
            if _listens(self.port):
                return
            time.sleep(0.2)
        self.kill()
        raise RuntimeError(f"Elasticsearch did not start:\n{self.log()[-3000:]}")


@contextmanager
def own_server(
    *,
    settings: Mapping[str, str] | None = None,
    files: Mapping[str, bytes] | None = None,
    data: Path | None = None,
    heap: str = "512m",
) -> Iterator[Server]:
    """A started node of the caller's own; nothing of it is left afterwards. Raises ``CannotBeHad``."""
    find_java()
    with tempfile.TemporaryDirectory(prefix="nq57-elasticsearch-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        folder.chmod(0o755)
        server = Server(
            home=unpack(folder),
            folder=folder / "node",
            data=data or folder / "data",
            port=_free_port(),
            heap=heap,
            settings=settings or {},
            files=files or {},
        )
        server.folder.mkdir()
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _unprivileged() -> dict[str, Any]:
    """The server refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _give_away(folder: Path) -> None:
    owner = _unprivileged()
    for path in (folder, *folder.rglob("*")) if owner else ():
        os.chown(path, owner["user"], owner["group"])


def _ending_with_its_parent() -> list[str]:
    """Even a test run that is killed leaves no server behind."""
    return ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
