"""What becomes of a fetched page, in order: WARC, article, index, ledger."""
