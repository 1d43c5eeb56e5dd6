"""What a figure was measured on, and how."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

Item = TypeVar("Item")
SHARED = Path(__file__).parents[2] / "shared"
"""Real pages and articles, where they lie beside the checkout."""
PAGES = Path(__file__).parents[1] / "tests" / "pages"


def describe() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


def per_second(work: Callable[[Item], object], items: Sequence[Item], *, rounds: int) -> float:
    """Items per second of processor time of this process: what other processes do meanwhile does not count."""
    work(items[0])
    start = time.process_time()
    for _ in range(rounds):
        for item in items:
            work(item)
    return rounds * len(items) / (time.process_time() - start)
