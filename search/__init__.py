"""Where articles are kept and found: the local store, one index protocol, its engines and the query language."""
