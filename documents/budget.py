"""How much of a file has been read so far, and the refusal of more than is read."""

from __future__ import annotations

from documents.errors import UnreadableDocumentError
from documents.limits import MOST_CELLS, MOST_COLUMNS, MOST_ROWS


class Budget:
    """Counts rows and cells over all sheets of a file, and refuses what is more than is read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows = self.cells = 0

    def count(self, cells: int, where: str, width: int) -> None:
        """Counts one row; raises ``UnreadableDocumentError`` beyond the bounds."""
        self.rows += 1
        self.cells += cells
        if width > MOST_COLUMNS:
            self._refuse(f"{where} goes over {width:,} columns; at most {MOST_COLUMNS} are read", "columns")
        if self.rows > MOST_ROWS:
            self._refuse(f"it has more than {MOST_ROWS:,} rows", "rows")
        if self.cells > MOST_CELLS:
            self._refuse(f"it has more than {MOST_CELLS:,} cells", "rows and columns")

    def _refuse(self, wrong: str, what: str) -> None:
        raise UnreadableDocumentError(f"{self.name}: {wrong}. Keep the {what} of the chronology only.")
