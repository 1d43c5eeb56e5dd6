"""Many writes at once: a few requests in flight, no more; what is refused is set aside and the rest goes on."""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from elasticsearch import ApiError, Elasticsearch

from search.elasticsearch.client import explain, explained
from search.errors import IndexAwayError

_IN_FLIGHT = 4
_OPERATIONS = 500
_BYTES = 5_000_000
_TRIES = 5
_FIRST_PAUSE_SECONDS = 0.5
_SHARD_TIMEOUT = "5s"  # for a shard that is away; well below the timeout of a request
_FAULTY = (400, 413)  # a request that will never be taken as it is
_LATER = (429, 502, 503, 504)  # the node is too busy for this item, or its shard is not there yet


@dataclass(frozen=True, slots=True)
class Operation:
    """``source`` is None for a deletion."""

    index: str
    id: str
    source: dict[str, Any] | None

    def lines(self) -> bytes:
        action = "index" if self.source is not None else "delete"
        head = f'{{"{action}":{{"_index":"{self.index}","_id":{json.dumps(self.id)}}}}}'
        body = "" if self.source is None else "\n" + json.dumps(self.source, ensure_ascii=False, separators=(",", ":"))
        return (head + body).encode(errors="replace")


@dataclass(frozen=True, slots=True)
class Rejection:
    """A document that Elasticsearch will never take as it is, and why."""

    id: str
    reason: str


class _Written(NamedTuple):
    id: str
    lines: bytes


def send(client: Elasticsearch, operations: Iterable[Operation], *, aliases_only: bool = True) -> list[Rejection]:
    """What is refused; everything else is kept by the cluster when this returns.

    Raises ``IndexAwayError`` as soon as something cannot be kept now; some of the rest may then be kept, some not.
    Two operations on one id must not be in one call. ``aliases_only`` refuses to make an index by writing to it.
    """
    rejected: list[Rejection] = []
    in_flight: deque[Future[list[Rejection]]] = deque()
    with ThreadPoolExecutor(_IN_FLIGHT, thread_name_prefix="bulk") as pool:
        try:
            for chunk in _chunks(operations):
                if len(in_flight) == _IN_FLIGHT:
                    rejected += in_flight.popleft().result()
                in_flight.append(pool.submit(_send, client, chunk, aliases_only))
            while in_flight:
                rejected += in_flight.popleft().result()
        finally:
            for waiting in in_flight:
                waiting.cancel()
    return rejected


def _chunks(operations: Iterable[Operation]) -> Iterator[list[_Written]]:
    chunk: list[_Written] = []
    size = 0
    for operation in operations:
        lines = operation.lines()
        if chunk and (len(chunk) == _OPERATIONS or size + len(lines) > _BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(_Written(operation.id, lines))
        size += len(lines)
    if chunk:
        yield chunk


def _send(client: Elasticsearch, chunk: list[_Written], aliases_only: bool) -> list[Rejection]:
    rejected: list[Rejection] = []
    for tried in range(1, _TRIES + 1):
        try:
            with explained():
                lines: list[Any] = [written.lines for written in chunk]
                bulk = client.options(retry_on_timeout=True).bulk
                answer = bulk(operations=lines, require_alias=aliases_only, timeout=_SHARD_TIMEOUT)
        except IndexAwayError as error:
            if _status(error) not in _FAULTY:
                raise
            return rejected + _divided(client, chunk, aliases_only, error)
        again: list[_Written] = []
        for written, item in zip(chunk, answer["items"], strict=True):
            (result,) = item.values()
            verdict = _verdict(result, last=tried == _TRIES)
            if verdict == "again":
                again.append(written)
            elif verdict == "refused":
                rejected.append(Rejection(written.id, f"{result['error']['type']}: {_root(result['error'])}"))
        if not again:
            break
        chunk = again
        time.sleep(_FIRST_PAUSE_SECONDS * 2 ** (tried - 1))
    return rejected


def _divided(client: Elasticsearch, chunk: list[_Written], aliases_only: bool, error: IndexAwayError) -> list[Rejection]:
    """One document in a request can be so wrong that all of it is refused: halves are tried until it is found."""
    if len(chunk) == 1:
        return [Rejection(chunk[0].id, str(error))]
    middle = len(chunk) // 2
    return _send(client, chunk[:middle], aliases_only) + _send(client, chunk[middle:], aliases_only)


def _verdict(result: dict[str, Any], *, last: bool) -> Literal["kept", "again", "refused"]:
    """Raises ``IndexAwayError`` for what is no fault of the document."""
    status, error = result["status"], result.get("error")
    if error is None:  # a deletion of what is not there has status 404 and no error
        return "kept"
    blocked = error["type"] == "cluster_block_exception"
    if status in _LATER and not blocked and not last:
        return "again"
    if status == 400:
        return "refused"
    raise IndexAwayError(explain(status, error))


def _root(error: dict[str, Any]) -> str:
    """The innermost reason, which is the one that names the value."""
    while isinstance(error.get("caused_by"), dict):
        error = error["caused_by"]
    return str(error.get("reason"))


def _status(error: IndexAwayError) -> int | None:
    return error.__cause__.meta.status if isinstance(error.__cause__, ApiError) else None
