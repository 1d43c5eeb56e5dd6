"""The ``<meta>`` elements of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml.html import HtmlElement

from extractors.pages.tree import tidy


class Metas:
    """Contents by ``name`` or ``property``, which pages confuse, and by ``itemprop`` as ``itemprop:NAME``, in any case."""

    def __init__(self, tree: HtmlElement) -> None:
        self._contents: dict[str, list[str]] = {}
        for element in tree.iter("meta"):
            if content := tidy(element.get("content") or ""):
                for name in _names(element):
                    self._contents.setdefault(name, []).append(content)

    def all(self, name: str) -> list[str]:
        return self._contents.get(name.lower(), [])

    def firsts(self, names: Iterable[str]) -> list[str]:
        """The first content of each name that has any."""
        return [content for name in names for content in self.all(name)[:1]]


def _names(element: HtmlElement) -> Iterator[str]:
    yield from {(element.get(key) or "").strip().lower() for key in ("property", "name")} - {""}
    if itemprop := element.get("itemprop"):
        yield f"itemprop:{itemprop.strip().lower()}"
