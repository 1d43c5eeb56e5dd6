"""Who speaks in each sentence of an article."""

from extractors.speech.introductions import Introduction
from extractors.speech.reading import Turn, read_speech

__all__ = ["Introduction", "Turn", "read_speech"]
