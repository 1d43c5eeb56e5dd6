"""From a page to what one article says: pure functions, no network, clock, disk or index."""
