"""The folder of the case that chronologies are taken into: one that is there, or a new one under an id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from chronologies.errors import ChronologyNotKeptError
from chronologies.keeping import FOLDER, read_kept
from chronologies.known_words import read_known
from chronologies.names_file import glossary_of, known_words
from chronologies.period import case_period
from loaders.errors import CaseNotFoundError
from loaders.folder import CASE_FILES
from loaders.notation import ID, ID_RULE
from loaders.read import read_case

if TYPE_CHECKING:
    from pathlib import Path

    from chronologies.keeping import Kept
    from chronologies.names import NameTable
    from knowledge.moments import Span
    from loaders.sheets import Sheets


@dataclass(frozen=True)
class CaseFolder:
    """A case by its folder; the folder need not be there before something is taken in."""

    path: Path

    @property
    def is_new(self) -> bool:
        """Whether nothing stands there yet."""
        return not self.path.exists()

    @cached_property
    def _sheets(self) -> Sheets | None:
        coded = any((self.path / name).is_file() for name in CASE_FILES)
        return read_case(self.path) if coded else None

    def kept(self) -> Kept:
        """The chronology that it keeps, empty where it keeps none."""
        return read_kept(self.path)

    def there(self) -> CaseFolder:
        """The folder itself; raises ``CaseNotFoundError`` where nothing has been taken into it."""
        if not (self.path / FOLDER).is_dir():
            raise CaseNotFoundError(
                f"{self.path} keeps no chronology yet: whoknew chronology FILE... --case takes one in."
            )
        return self

    def period(self) -> Span | None:
        """The period of the case, where its ``case.yml`` has one."""
        return case_period(self._sheets) if self._sheets is not None else None

    def glossary(self) -> NameTable:
        """The abbreviations of the case; raises ``ChronologyNotKeptError`` where it has none."""
        found = glossary_of(self._sheets) if self._sheets is not None else None
        if found is None or not found.terms:
            raise ChronologyNotKeptError(
                f"{self.path.name} has no glossary in its case.yml. Write one, or use --names."
            )
        return found

    def known_words(self) -> tuple[str, ...]:
        """The names that stand in the case already, and the words that its chronology keeps as known."""
        of_case = known_words(self._sheets) if self._sheets is not None else ()
        return (*of_case, *read_known(self.path))


def case_folder(path: Path, cases: Path) -> CaseFolder:
    """The folder at ``path``, or the one of that id in the folder of cases, there or not.

    Raises ``CaseNotFoundError`` for a workbook, and for a name that is neither a folder nor can be an id.
    """
    if path.is_dir():
        return CaseFolder(path)
    if path.exists():
        raise CaseNotFoundError(
            f"{path} is no folder. A chronology is kept in one: whoknew convert makes one of a case."
        )
    if path.name != str(path) or not ID.fullmatch(path.name):
        raise CaseNotFoundError(f"{path} does not exist, and is no id for a new case. {ID_RULE}")
    return CaseFolder(cases / path.name)
