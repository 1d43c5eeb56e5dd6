"""Searches that are kept and tell of new matches: by e-mail, by webhook, and in an Atom feed each."""
