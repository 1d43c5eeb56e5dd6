"""Download failures in the words of the reader of a report."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (DownloadTimeoutError, "the server did not answer in time"),
    (DownloadConnectionRefusedError, "the connection was refused"),
    (CannotResolveHostError, "the host name is not known"),
    (ResponseDataLossError, "the answer broke off before its end"),
    (DownloadCancelledError, "the answer is larger than the limit (DOWNLOAD_MAXSIZE)"),
)


def explain(error: BaseException | None) -> str:
    for kind, words in _WORDS:
        if isinstance(error, kind):
            return words
    if isinstance(error, IgnoreRequest) and "DOWNLOAD_MAXSIZE" in str(error):
        return "the answer unpacks to more than the limit (DOWNLOAD_MAXSIZE)"
    if isinstance(error, IgnoreRequest):
        return str(error) or "refused"
    return f"{type(error).__name__}: {error}"
