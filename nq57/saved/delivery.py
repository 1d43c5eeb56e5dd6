"""Telling of new matches: one e-mail or one request for all of a search."""

from __future__ import annotations

import json
import smtplib
import ssl
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from email.message import EmailMessage
from hashlib import sha256
from http.client import HTTPException
from urllib.parse import unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from nq57.saved.book import Match, SavedSearch

_TIMEOUT = 30.0  # seconds


class DeliveryError(Exception):
    """The message names the channel and what it said; the matches are told again in the next run."""


@dataclass(frozen=True, slots=True)
class MailServer:
    """``url`` is ``smtp://`` (TLS is begun where the server offers it) or ``smtps://``, with user and password if need be."""

    url: str
    sender: str


def send_mail(server: MailServer, search: SavedSearch, matches: Sequence[Match]) -> None:
    """Raises ``DeliveryError``."""
    parts = urlsplit(server.url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise DeliveryError(f"not a mail server: {_without_password(server.url)!r}; write smtp://host:25 or smtps://host")
    try:
        with _connected(parts.scheme, parts.hostname, parts.port) as connection:
            if parts.username and not isinstance(connection.sock, ssl.SSLSocket):
                raise DeliveryError(f"{parts.hostname} offers no TLS, and the password is not sent without")
            if parts.username:
                connection.login(unquote(parts.username), unquote(parts.password or ""))
            connection.send_message(mail(server.sender, search, matches))
    except (OSError, ValueError, smtplib.SMTPException) as error:
        raise DeliveryError(f"{search.name}: no mail to {search.email}: {error}") from error


def mail(sender: str, search: SavedSearch, matches: Sequence[Match]) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, search.email
    message["Subject"] = f"{_line(search.name)}: {len(matches)} kết quả mới"
    message["Message-ID"] = f"<{_key(search, matches)}@nq57>"
    message.set_content("\n\n".join([f"Tìm kiếm đã lưu: {search.query}", *map(_told, matches)]) + "\n")
    return message


def post(search: SavedSearch, matches: Sequence[Match]) -> None:
    """``{"name", "query", "kind", "matches"}`` as JSON; the same matches bear the same ``Idempotency-Key``.

    Raises ``DeliveryError`` unless the answer is a 2xx.
    """
    url = search.webhook or ""
    if urlsplit(url).scheme not in ("http", "https"):
        raise DeliveryError(f"{search.name}: not a web address: {url!r}")
    content = {"name": search.name, "query": search.query, "kind": search.kind, "matches": [asdict(m) for m in matches]}
    headers = {"Content-Type": "application/json", "Idempotency-Key": _key(search, matches), "User-Agent": "nq57"}
    request = Request(url, json.dumps(content, ensure_ascii=False).encode(), headers, method="POST")  # noqa: S310
    try:
        with build_opener(_NoRedirects).open(request, timeout=_TIMEOUT):
            pass
    except (OSError, HTTPException, ValueError) as error:
        raise DeliveryError(f"{search.name}: {url} did not take it: {error}") from error


class _NoRedirects(HTTPRedirectHandler):
    """Followed, a POST would become a GET, and the matches be lost."""

    def redirect_request(self, *_: object, **__: object) -> None:
        return None


def _connected(scheme: str, host: str, port: int | None) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if scheme == "smtps":
        return smtplib.SMTP_SSL(host, port or 465, timeout=_TIMEOUT, context=context)
    connection = smtplib.SMTP(host, port or 25, timeout=_TIMEOUT)
    connection.ehlo()
    if connection.has_extn("starttls"):
        connection.starttls(context=context)
    return connection


def _told(match: Match) -> str:
    source = " · ".join(part for part in (match.outlet, match.published, match.url) if part)
    return f"{_line(match.title)}\n{_line(match.passage)}\n{_line(source)}".rstrip()


def _line(text: str) -> str:
    return " ".join(text.split())


def _key(search: SavedSearch, matches: Sequence[Match]) -> str:
    return sha256("\n".join([search.name, *(match.id for match in matches)]).encode()).hexdigest()[:32]


def _without_password(url: str) -> str:
    return url.rpartition("@")[2]
