"""Files as agencies send them, read into paragraphs and tables with their places."""

from documents.errors import UnreadableDocumentError
from documents.reading import read

__all__ = ["UnreadableDocumentError", "read"]
