"""The one address under which an article is kept."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

import tldextract
from lxml.html import HtmlElement

from extractors.pages.tree import select_texts

_TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|igshid|zarsrc|mc_cid|mc_eid|_ga|vn_(?:source|medium|campaign)\w*",
    re.I,
)


@cache
def _suffixes() -> tldextract.TLDExtract:
    """The public suffix list as packaged: never fetched, never cached on disk."""
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


def canonical_url(tree: HtmlElement, url: str) -> str:
    """``rel=canonical`` where it names a page of the same registered host, else ``url``; without tracking and fragment."""
    own = _split(url)
    for link in select_texts(tree, ("link[rel~=canonical]::attr(href)",))[:1]:
        given = _split(urljoin(url, link))
        if given is not None and own is not None and _same_site(given, own) and not _leads_home(given, own):
            return _stripped(given)
    return _stripped(own) if own is not None else url


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        named = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        return None
    return parts if named else None


def registered_host(parts: SplitResult) -> tuple[str, int | None]:
    """``baochinhphu.vn`` for ``en.baochinhphu.vn``; an IP address or a bare name stands for itself."""
    host = parts.hostname or ""
    port = None if parts.port in (80, 443) else parts.port
    return _suffixes()(host).top_domain_under_public_suffix or host, port


def _same_site(one: SplitResult, other: SplitResult) -> bool:
    return registered_host(one) == registered_host(other)


def _leads_home(given: SplitResult, own: SplitResult) -> bool:
    return given.path in ("", "/") and own.path not in ("", "/")


def _stripped(parts: SplitResult) -> str:
    query = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(name)]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", urlencode(query), ""))
