"""The passage that a locator points to, where the report is on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import WhoknewError
from loaders.passages import Report, read_report
from screens.connection import app_settings
from views.drafts import Place
from views.steps import Passage

if TYPE_CHECKING:
    from pathlib import Path

    from views.picture import Picture
    from views.steps import Reader

MOST_REPORTS = 8


def reader_for(picture: Picture) -> Reader:
    """A function that gives the passages at a source of this case, or says why it cannot."""

    def read(source: str) -> list[Passage]:
        document, _, locator = source.partition(" ")
        row = picture.row_of_chronology(source)
        if row is not None:
            return [Passage(locator, "\n".join(part for part in (row.what, row.note) if part))]
        known = picture.sources.get(document)
        if known is None or not known.file:
            return [Passage(locator, why_not="No file is named for this source.")]
        path = report_file(picture.case, known.file)
        if path is None:
            return [Passage(locator, why_not=_not_here(known.file))]
        return _passages(path, locator)

    return read


def place_of(case: str, file: str, locator: str) -> Place:
    """The passage at a locator of a source's report with those before and after it, or why it cannot be shown."""
    if not file:
        return Place(locator, why_not="No file is named for this source.")
    path = report_file(case, file)
    if path is None:
        return Place(locator, why_not=_not_here(file))
    try:
        report = _report(str(path), path.stat().st_mtime_ns)
        found = report.find(locator)
    except (WhoknewError, OSError) as error:
        return Place(locator, why_not=str(error))
    around = report.around(found)
    before, after = (" ".join(each.text for each in side) for side in around)
    heading = found[0].heading or found[0].section
    return Place(locator, heading, before, "\n".join(each.text for each in found), after)


def _not_here(file: str) -> str:
    return (f"The report is not on this machine: its file would be {file}, in the folder of the case or that which "
            "WHOKNEW_REPORTS_FOLDER names.")  # fmt: skip


def report_file(case: str, name: str) -> Path | None:
    """The file of a source: in the folder of reports, or beside the case; nothing outside these is ever opened."""
    settings = app_settings()
    folders = [folder for folder in (settings.cases_folder / case, settings.reports_folder) if folder is not None]
    for folder in folders:
        path = (folder / name).resolve()
        if path.is_relative_to(folder.resolve()) and path.is_file():
            return path
    return None


def _passages(path: Path, locator: str) -> list[Passage]:
    try:
        report = _report(str(path), path.stat().st_mtime_ns)
        return [Passage(found.locator, found.text) for found in report.find(locator)]
    except (WhoknewError, OSError) as error:
        return [Passage(locator, why_not=str(error))]


@st.cache_resource(max_entries=MOST_REPORTS, show_spinner="Reading the report")
def _report(path: str, changed: int) -> Report:
    """A report, read again when its file has changed."""
    del changed
    return read_report(path)
