"""The chronologies of this machine's cases, each read once until its files change, and what this session was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from chronologies.delivery import Delivery
from chronologies.keeping import FOLDER, JOINS, Kept, read_kept
from chronologies.kept_rows import FILE as ROWS
from chronologies.known_words import read_known
from chronologies.leftovers import NameLeft, names_left
from chronologies.trial import Trial, Wishes, proposals_of, try_out
from loaders.case_yaml import read_settings
from loaders.folder import CASE_FILES
from screens.connection import app_settings

if TYPE_CHECKING:
    from pathlib import Path

    from chronologies.case_folder import CaseFolder
    from chronologies.likeness import Proposal
    from chronologies.names import NameTable

MOST = 12
DELIVERY, NAMES, TRIAL, TROUBLE, DONE = (
    f"chronology: {name}" for name in ("delivery", "names", "trial", "trouble", "done")
)


def cases_on_disk() -> dict[str, str]:
    """The cases of this machine that have a folder, by id, each with its title."""
    folder = app_settings().cases_folder
    found = sorted(path for path in folder.iterdir() if path.is_dir()) if folder.is_dir() else []
    return {path.name: title for path in found if (title := _title(path))}


def _title(path: Path) -> str:
    """The title of a case, its id where it has none but a chronology, nothing where the folder is no case."""
    coded = next((path / name for name in CASE_FILES if (path / name).is_file()), None)
    if coded is not None:
        return _read_title(str(coded), coded.stat().st_mtime_ns, coded) or path.name
    return path.name if (path / FOLDER).is_dir() else ""


@st.cache_data(max_entries=200, show_spinner=False)
def _read_title(name: str, changed: int, _path: Path) -> str:
    del name, changed
    try:
        return str(read_settings(_path.read_text(encoding="utf-8-sig"))[0].get("title", ""))
    except (OSError, UnicodeDecodeError):
        return ""


def kept_of(folder: CaseFolder) -> Kept:
    """What a case keeps, read anew when its files have changed."""
    return _kept(str(folder.path), _stamp(folder), folder)


def _stamp(folder: CaseFolder) -> str:
    paths = [folder.path / FOLDER / name for name in (ROWS, JOINS)]
    return " ".join(f"{path.stat().st_mtime_ns} {path.stat().st_size}" for path in paths if path.is_file())


@st.cache_resource(max_entries=MOST, show_spinner="Reading the chronology")
def _kept(path: str, stamp: str, _folder: CaseFolder) -> Kept:
    del path, stamp
    return read_kept(_folder.path)


def pairs_of(folder: CaseFolder, kept: Kept) -> tuple[Proposal, ...]:
    """The pairs of events to decide of."""
    return _pairs(str(folder.path), kept.version, kept)


@st.cache_resource(max_entries=MOST, show_spinner="Comparing events")
def _pairs(path: str, version: str, _kept: Kept) -> tuple[Proposal, ...]:
    del path, version
    return proposals_of(_kept)


def left_in(folder: CaseFolder, kept: Kept, names: NameTable | None) -> tuple[NameLeft, ...]:
    """What looks like a name in a chronology; what a table put in counts as known."""
    put_in = names.put_in if names is not None else ()
    known = tuple(sorted({*put_in, *read_known(folder.path)}))
    return _left(str(folder.path), kept.version, known, kept, folder)


@st.cache_resource(max_entries=MOST, show_spinner="Looking for names")
def _left(path: str, version: str, known: tuple[str, ...], _kept: Kept, _folder: CaseFolder) -> tuple[NameLeft, ...]:
    del path, version
    return names_left(_kept.events, (*_folder.known_words(), *known))


def delivery() -> Delivery | None:
    """What this session was sent and has neither taken in nor put away."""
    found = st.session_state.get(DELIVERY)
    return found if isinstance(found, Delivery) else None


def set_delivery(wanted: Delivery | None) -> None:
    """Keeps a delivery with the session, or forgets it."""
    st.session_state[DELIVERY] = wanted
    st.session_state.pop(TRIAL, None)


def trial_of(folder: CaseFolder, sent: Delivery) -> Trial:
    """What came of trying the delivery out on the case as it is now; raises as ``try_out`` does."""
    key = (str(folder.path), _stamp(folder), sent)
    before = st.session_state.get(TRIAL)
    if before is not None and before[0][:2] == key[:2] and before[0][2] is sent:
        found = before[1]
    else:
        wishes = Wishes(period=folder.period(), names=sent.names, instead_of=sent.instead_of, of_file=sent.of_file)
        found = try_out(sent.files, folder, wishes)
        st.session_state[TRIAL] = (key, found)
    assert isinstance(found, Trial)  # noqa: S101 - put there above
    return found
