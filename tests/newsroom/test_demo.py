"""``nq57 demo`` and ``nq57 newsroom`` as a person runs them, with their output in a pipe."""

from __future__ import annotations

import os
import shlex
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from nq57.newsroom.server import PORTS, Newsroom

ROOT = Path(__file__).parents[2]
FIRST = "total: 31 new, 0 changed, 0 unchanged, 0 failed"
UNCHANGED = "total: 0 new, 0 changed, 31 unchanged, 0 failed"


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, env=os.environ | environment)


def demo(home: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "nq57", "--home", str(home), "demo", **environment)


def totals(output: str) -> list[str]:
    return [line for line in output.splitlines() if line.startswith("total: ")]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose newsroom had ports of its own the last time, so that tests at the same time leave each other alone."""
    with Newsroom(ports=dict.fromkeys(PORTS, 0)) as room:
        room.write_declarations(tmp_path / "newsroom")
    return tmp_path


def test_the_demo_works_twice_and_so_does_what_it_suggests(home: Path) -> None:
    first, second = demo(home), demo(home)
    assert (first.returncode, second.returncode) == (0, 0)
    assert totals(first.stdout) == [FIRST, UNCHANGED]
    assert totals(second.stdout) == [UNCHANGED, UNCHANGED]
    assert "**Tô Lâm**" in first.stdout
    assert "2025-01-13  Tô Lâm → Đảng ủy Quốc hội, by 2025\n" in first.stdout
    suggestions = second.stdout.partition("What to try next:")[2]
    commands = [shlex.split(line) for line in suggestions.splitlines() if line.startswith("    ")]
    served = [command for command in commands if "newsroom" in command or "crawl" in command]
    assert len(commands) > len(served) == 2
    for command in commands:
        if command not in served:
            done = run(*command)
            assert (done.returncode, bool(done.stdout.strip())) == (0, True), (command, done.stderr)


@pytest.fixture
def taken_ports() -> Iterator[None]:
    """Somebody else listens on the usual ports."""
    with ExitStack() as stack:
        for port in PORTS.values():
            taken = stack.enter_context(socket.socket())
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                taken.bind(("127.0.0.1", port))
                taken.listen()
            except OSError:  # somebody does already
                continue
        yield


@pytest.mark.usefixtures("taken_ports")
def test_the_demo_does_without_its_usual_ports_and_without_a_proxy(tmp_path: Path) -> None:
    done = demo(tmp_path, http_proxy="http://127.0.0.1:9")
    assert "port 5757 cannot be had" in done.stderr
    assert totals(done.stdout) == [FIRST, UNCHANGED]


def test_the_newsroom_is_served_until_ctrl_c_and_the_demo_uses_it(home: Path) -> None:
    def serve(*options: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "nq57", "--home", str(home), "newsroom", *options]
        return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT)

    def crawl_as_told(process: subprocess.Popen[str]) -> str:
        assert process.stdout
        lines = iter(process.stdout.readline, "")
        return run(*shlex.split(next(line for line in lines if " crawl " in line))).stdout

    outputs = []
    for options in ((), ("--corrected",)):
        process = serve(*options)
        try:
            outputs += totals(crawl_as_told(process))
            if not options:
                outputs += totals(demo(home).stdout)
                refused = serve().communicate(timeout=20)
                assert "served already" in refused[1]
        finally:
            process.send_signal(signal.SIGINT)
            _, log = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "200 http://127.0.0.1:" in log
    assert outputs == [FIRST, UNCHANGED, UNCHANGED, "total: 0 new, 1 changed, 30 unchanged, 0 failed"]
