"""Front pages and sections: pages whose text is made of teasers, each of which leads to an article elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lxml import etree
from lxml.html import HtmlElement

from extractors.pages.decode import UnreadablePage
from extractors.pages.metas import Metas
from extractors.pages.paragraphs import Paragraph, paragraphs
from extractors.pages.tree import folded

_UNSEEN = frozenset({"script", "style", "noscript", "template", "iframe", "select", "textarea", "svg"})
_HEADLINE_WORDS = 6
_TOLD_APART_BY = 40
"""Characters after which two paragraphs that begin alike are the same: some readers join a headline and its sapo."""
_TEASER_WORDS = 120
"""A teaser is a headline and a sapo; with by-line and captions they stay below this."""
_TEASED_SHARE = 0.33
_MOST_LINKED = (0.5, 0.8, 1.0)
"""By how many signs of an article the page shows, an element for the text and a date: a short one has few words of its own."""


def refuse_lists(
    tree: HtmlElement,
    metas: Metas,
    title: str | None,
    headline: HtmlElement | None,
    lines: Sequence[Paragraph],
    *,
    marked: bool,
    dated: bool,
) -> None:
    """Raises ``UnreadablePage`` for a list. To be asked only of pages that carry no JSON-LD of an article.

    ``marked``: the page marks the element of the text, which lists do not. ``dated``: the page shows a date as articles do;
    lists may too, but then the text or nearly all of the page consists of teasers and links.
    """
    page = _Page(tree, headline)
    if "website" in metas.all("og:type") and not dated:
        raise _list(title, "the page calls itself a website and shows no date")
    if page.linked_share > _MOST_LINKED[marked + dated]:
        raise _list(title, f"{page.linked_share:.0%} of the words on the page are links, as on a list")
    words = sum(len(line.text.split()) for line in lines)
    teased = 0 if marked else _words_in(lines, page.teasers())
    if teased > words * _TEASED_SHARE:
        raise _list(title, f"{teased} of {words} words of text introduce other articles, as on a list")


def _list(title: str | None, reason: str) -> UnreadablePage:
    return UnreadablePage(f"no article found under {title!r}: {reason}")


def _words_in(lines: Sequence[Paragraph], teasers: Iterable[HtmlElement]) -> int:
    known = {_start(line) for teaser in teasers for line in paragraphs(teaser)}
    return sum(len(line.text.split()) for line in lines if _start(line) in known)


def _start(line: Paragraph) -> str:
    return folded(line.text)[:_TOLD_APART_BY]


class _Page:
    """What is visible of a page, counted in one pass."""

    def __init__(self, tree: HtmlElement, headline: HtmlElement | None) -> None:
        self._around_headline = set(headline.iterancestors()) if headline is not None else set()
        self._words: dict[HtmlElement, int] = {}
        self._leads_to: dict[HtmlElement, set[str]] = {}
        self._linked = 0
        self._tree = tree
        self._count(tree)

    @property
    def linked_share(self) -> float:
        return self._linked / max(1, self._words[self._tree])

    def _count(self, tree: HtmlElement) -> None:
        open_words, open_targets = [0], [set[str]()]
        for event, element in etree.iterwalk(tree, events=("start", "end")):
            seen = element.tag not in _UNSEEN
            if event == "start":
                open_words.append(len((element.text or "").split()) if seen else 0)
                open_targets.append(set())
                continue
            words, targets = open_words.pop() * seen, open_targets.pop()
            if element.tag == "a":
                self._linked += words
                if words >= _HEADLINE_WORDS and (target := element.get("href")):
                    targets = {target}
            self._words[element], self._leads_to[element] = words, targets
            open_words[-1] += words + len((element.tail or "").split())
            # Two say as much as a hundred, and keep the pass linear.
            open_targets[-1].update(list(targets)[:2])

    def teasers(self) -> list[HtmlElement]:
        """The largest elements around one headline of another article, as far as they are short."""
        found: list[HtmlElement] = []
        for element, targets in self._leads_to.items():
            parent = element.getparent()
            if self._is_teaser(element, targets) and (parent is None or not self._is_teaser(parent, self._leads_to[parent])):
                found.append(element)
        return found

    def _is_teaser(self, element: HtmlElement, targets: set[str]) -> bool:
        short = self._words[element] <= _TEASER_WORDS
        return len(targets) == 1 and short and element not in self._around_headline
