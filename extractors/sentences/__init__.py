"""Where the sentences of Vietnamese press text begin and end."""

from extractors.sentences.splitter import split_sentences

__all__ = ["split_sentences"]
