"""One query language: parsed once, translated for each engine."""
