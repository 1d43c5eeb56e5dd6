"""One round: what is new for each search, told by its channels, and the feeds written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path

from nq57.saved.book import Book, Channel, Match, SavedSearch
from nq57.saved.delivery import DeliveryError, MailServer, post, send_mail
from nq57.saved.feed import feed_path, write_feed
from nq57.saved.matching import new_matches
from search.protocol import SearchIndex
from search.store import Store


@dataclass(frozen=True, slots=True)
class Told:
    """``count`` matches are new. ``problems`` name channels that failed; they are told the same in the next round."""

    search: SavedSearch
    count: int
    problems: tuple[str, ...]


def run_searches(
    book: Book, store: Store, index: SearchIndex, *, feeds: Path, mail: MailServer | None, now: datetime
) -> Iterator[Told]:
    """Matches are kept before they are told, so nothing is lost; what a channel was told it is not told again."""
    newest = store.newest()
    counts: dict[str, int] = {}
    for mark, group in groupby(sorted(book.searches(), key=lambda found: found[1]), key=lambda found: found[1]):
        if mark < newest:
            searches = [search for search, _ in group]
            for search, matches in new_matches(store, index, searches, after=mark, now=now):
                counts[search.name] = book.note(search.name, matches, mark=newest)
    for search, _ in book.searches():
        write_feed(feed_path(feeds, search.name), search, book.recent(search.name), now=now)
        yield Told(search, counts.get(search.name, 0), tuple(_problems(book, search, mail)))


def _problems(book: Book, search: SavedSearch, mail: MailServer | None) -> Iterator[str]:
    channels: dict[Channel, str | None] = {"email": search.email, "webhook": search.webhook}
    for channel, address in channels.items():
        if address and (matches := book.untold(search.name, channel)):
            try:
                _tell(channel, search, matches, mail)
                book.mark_told(search.name, channel, matches)
            except DeliveryError as error:
                yield str(error)


def _tell(channel: Channel, search: SavedSearch, matches: Sequence[Match], mail: MailServer | None) -> None:
    if channel == "webhook":
        post(search, matches)
    elif mail:
        send_mail(mail, search, matches)
    else:
        raise DeliveryError(f"{search.name}: no mail without NQ57_SMTP_URL and NQ57_MAIL_FROM")
