"""Official documents as the press cites them: ``57-NQ/TW``, ``1131/QĐ-TTg``, ``Nghị quyết 57 của Bộ Chính trị``."""

from extractors.documents.find import find_documents
from extractors.documents.parse import parse_document

__all__ = ["find_documents", "parse_document"]
