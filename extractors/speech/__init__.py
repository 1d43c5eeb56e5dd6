"""Who speaks in each sentence of an article."""

from extractors.speech.introductions import SILENT, Introduction
from extractors.speech.reading import LONGEST_SENTENCE, Turn, read_speech

__all__ = ["LONGEST_SENTENCE", "SILENT", "Introduction", "Turn", "read_speech"]
