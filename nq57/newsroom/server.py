"""The newsroom as real HTTP servers: one outlet on one port of 127.0.0.1, so that each is a host of its own."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable, Mapping
from email.utils import parsedate_to_datetime
from http.client import HTTPConnection, HTTPException
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from crawler.sources import BadSource, load_sources
from nq57.newsroom.site import Page, declaration, render_site

PORTS = {"tinsonghong": 5757, "nhipsongso": 5758, "baolamson": 5759}
"""Taken where they are free; the address of an article stays the same from one call to the next."""
_HOST = "127.0.0.1"
_SERVER = "nq57-newsroom"
_PATIENCE = 2.0
"""Seconds that another newsroom has to answer."""

logger = logging.getLogger(__name__)
OnRequest = Callable[[str, int], None]
"""Called with the address asked for and the status answered."""


def unheard(url: str, status: int) -> None:
    """For who does not want to know."""


def last_roots(folder: Path) -> dict[str, str]:
    """The addresses in the declarations of the last time; none where there are no such declarations."""
    try:
        declared = load_sources(folder)
    except BadSource:
        return {}
    return {outlet: declared[outlet].homepage for outlet in PORTS} if declared.keys() >= PORTS.keys() else {}


def last_ports(folder: Path) -> dict[str, int]:
    """Taken again, so that addresses stay as they are; ``PORTS`` the first time."""
    return {outlet: urlsplit(root).port or PORTS[outlet] for outlet, root in last_roots(folder).items()} or PORTS


def is_served(root: str) -> bool:
    """Whether a newsroom, of this process or another, answers at this address."""
    connection = HTTPConnection(urlsplit(root).netloc, timeout=_PATIENCE)
    try:
        connection.request("HEAD", "/")
        return connection.getresponse().headers.get("Server", "").strip() == _SERVER
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


class Newsroom:
    """Serves from construction to ``close``. ``corrected``: articles that were corrected appear in their second version."""

    def __init__(self, *, ports: Mapping[str, int] = PORTS, corrected: bool = False, on_request: OnRequest = unheard) -> None:
        self._servers = {outlet: _OutletServer(outlet, port, on_request) for outlet, port in ports.items()}
        self.corrected = corrected
        for server in self._servers.values():
            threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    @property
    def corrected(self) -> bool:
        return self._corrected

    @corrected.setter
    def corrected(self, value: bool) -> None:
        self._corrected = value
        for server in self._servers.values():
            server.pages = render_site(server.outlet, root=server.root, corrected=value)

    @property
    def roots(self) -> dict[str, str]:
        return {outlet: server.root for outlet, server in self._servers.items()}

    def write_declarations(self, folder: Path) -> None:
        """The outlets as ``nq57 crawl --sources FOLDER`` reads them."""
        folder.mkdir(parents=True, exist_ok=True)
        for outlet, root in self.roots.items():
            (folder / f"{outlet}.yml").write_text(declaration(outlet, root=root), encoding="utf-8")

    def close(self) -> None:
        for server in self._servers.values():
            server.shutdown()
            server.server_close()


class _OutletServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, outlet: str, port: int, on_request: OnRequest) -> None:
        try:
            super().__init__((_HOST, port), _Handler)
        except OSError as error:
            logger.warning("%s: port %d cannot be had (%s): another one is taken", outlet, port, error.strerror)
            super().__init__((_HOST, 0), _Handler)
        self.outlet = outlet
        self.root = f"http://{_HOST}:{self.server_port}"
        self.on_request = on_request
        self.pages: dict[str, Page] = {}

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who hangs up is no news; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    server: _OutletServer
    server_version, sys_version = _SERVER, ""

    def do_GET(self) -> None:
        page = self.server.pages.get(self.path)
        status = 404 if page is None else 304 if self._has(page) else 200
        # Told first: who waits for the answer finds the request already counted.
        self.server.on_request(self.server.root + self.path, status)
        self._answer(status, page)

    do_HEAD = do_GET

    def _has(self, page: Page) -> bool:
        """RFC 9110, 13.1.3: a time is only looked at where no tag is given."""
        if tag := self.headers["If-None-Match"]:
            return bool(tag == page.etag)
        try:
            since = parsedate_to_datetime(self.headers["If-Modified-Since"] or "")
        except (TypeError, ValueError):
            return False
        return since >= parsedate_to_datetime(page.last_modified)

    def _answer(self, status: int, page: Page | None) -> None:
        body = page.body if page is not None and status == 200 else b""
        self.send_response(status)
        if page is not None:
            self.send_header("Content-Type", page.content_type)
            self.send_header("ETag", page.etag)
            self.send_header("Last-Modified", page.last_modified)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing: ``on_request`` tells what is asked."""
