"""Who speaks in each sentence of an article."""

from extractors.speech.reading import Turn, read_speech

__all__ = ["Turn", "read_speech"]
