"""Page to article: ``read_page`` takes the bytes of a press page and gives its article, or says why there is none."""

from extractors.pages.address import canonical_url
from extractors.pages.decode import MAX_BYTES, UnreadablePage
from extractors.pages.read import read_page
from extractors.pages.record import PageRecord, page_record

__all__ = ["MAX_BYTES", "PageRecord", "UnreadablePage", "canonical_url", "page_record", "read_page"]
