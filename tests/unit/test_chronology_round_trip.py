"""What goes out comes in again as the same events: same days, times, agencies and texts, in one file of any kind."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import chronology_files
import pytest
from openpyxl import Workbook

from chronologies.merging import integrate
from chronologies.reading import read_chronology
from chronologies.writing import ENDINGS, write_chronology

if TYPE_CHECKING:
    from pathlib import Path

    from chronologies.events import Event

POLICE = """Agency: Riverside Police
Event Ref,Start Date,Start Time,End Date,End Time,Significant Event,Source of Information,Action Taken,Learned
1,03/02/2015,09:15,,,"Attended 14 Elm Street, no offences",Niche,None,
2,early June 2015,,,,Anna said that she was afraid,Niche,,i-fear
3,04/06/2015,,09/06/2015,,"Enquiries made
with neighbours",Log,=A1,
4,10/06/2015,2330,,,- John arrested,Custody,+ bailed,
5,before Christmas 2014,,,,'First call,Niche,,
"""
SURGERY = """When,Contact,Outcome
14.02.2015,Anna seen with a cut lip,None
ditto,Anna rang again,@ noted
c. April 2015,Fax received,filed
Spring 2015,"She changed her ""number"" twice",
?22 May 2015,John seen,DNA
"""
MONTH_FIRST = """Agency,Date,Details
Air Base,04/13/2015,Posted abroad
Air Base,04/03/2015,Leave begins
Air Base,12/25/2015,Leave ends
Air Base,06/30/2015,Came home
Air Base,06/28/2015,Left the base
"""
WARDEN = """Day,Month,Year,Event,Comment
4,March,2014,Room given,
12,4,2014,Noise at night,"1,5"
,5,2014,Rent not paid,
,,2015,Left without notice,
1,1,2015,Key handed in,
"""
HOUSING = (
    ["Harbour Housing chronology"],
    ["Date", "Time", "Event", "Officer", "Comment"],
    ["2014"],
    ["3 March", "10:00", "Tenancy began", "", ""],
    ["12 December", None, "Complaint of noise", "Ms Pike", ""],
    ["2015"],
    ["17 May", "noon-ish", "Door broken", "", "repaired"],
    [datetime(2015, 6, 1, 14, 30), None, "Interview", "", ""],
    [date(2015, 6, 2), None, "Letter", "", ""],
)


def banners(path: Path) -> None:
    """A workbook with real dates, a row that sets the year, and dates that have none."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in HOUSING:
        sheet.append(row)
    sheet["E5"].value, sheet["E5"].data_type = "=1+1", "s"
    book.save(path)


def said(event: Event) -> tuple[object, ...]:
    text = " ".join(event.text.split())
    return event.span.first, event.span.last, event.time, event.agency, text.removeprefix("'")  # the mark of a .csv


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    sent = {"police": POLICE, "surgery": SURGERY, "base": MONTH_FIRST, "warden": WARDEN}
    for name, text in sent.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    banners(tmp_path / "housing.xlsx")
    return sorted(path for path in tmp_path.iterdir() if path.is_file())


@pytest.mark.parametrize("wanted", ["own", "standard", None])
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("chosen", ["police", "surgery", "base", "housing", "warden"])
def test_one_file_goes_out_and_comes_in_again(files: list[Path], chosen: str, ending: str, wanted) -> None:
    path = next(path for path in files if path.stem == chosen)
    first = read_chronology([path], agency="Hill Surgery")
    assert first.problems == ()
    assert len(first.events) == 5

    out = path.parent / "out" / f"again{ending}"
    write_chronology(integrate(first.events).entries, out, wanted=wanted)
    again = read_chronology([out], agency=first.events[0].agency)

    assert again.problems == ()
    assert sorted(map(said, again.events)) == sorted(map(said, first.events))


@pytest.mark.parametrize("ending", ENDINGS)
def test_several_files_go_out_as_one_and_come_in_again(files: list[Path], ending: str) -> None:
    first = [event for path in files for event in read_chronology([path], agency="Hill Surgery").events]

    out = files[0].parent / "out" / f"integrated{ending}"
    write_chronology(integrate(first).entries, out, "Integrated chronology")
    again = read_chronology([out])

    assert again.problems == ()
    assert sorted(map(said, again.events)) == sorted(map(said, first))


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_layout_that_came_in_is_the_one_that_goes_out(files: list[Path], ending: str) -> None:
    first = read_chronology([next(path for path in files if path.stem == "police")])

    out = files[0].parent / "out" / f"police{ending}"
    write_chronology(integrate(first.events).entries, out)
    again = read_chronology([out], agency="Riverside Police")

    headings = list(again.events[0].columns)
    assert headings[:9] == POLICE.splitlines()[1].split(",")
    assert set(headings[9:]) <= {"Source", "Calendar day"}
    before = {said(event): dict(event.columns) for event in first.events}
    for event in again.events:
        kept = {heading: cell for heading, cell in event.columns.items() if heading in before[said(event)]}
        assert marked(kept) == marked(before[said(event)])


@pytest.mark.parametrize("seed", range(9))
def test_made_up_chronologies_of_every_kind_go_out_and_come_in_again(tmp_path: Path, seed: int) -> None:
    path, made = chronology_files.write(seed, ("csv", "xlsx", "docx")[seed % 3], tmp_path)
    first = read_chronology([path], agency=made.agency or None).events
    agencies = {event.agency for event in first}

    for ending in (".xlsx", ".docx"):
        for wanted in ("own", "standard"):
            out = tmp_path / "out" / f"{wanted}{ending}"
            write_chronology(integrate(first).entries, out, wanted=wanted)
            again = read_chronology([out], agency=made.agency or (agencies.pop() if len(agencies) == 1 else None))
            assert again.problems == ()
            assert sorted(map(repr, map(said, again.events))) == sorted(map(repr, map(said, first)))


def marked(cells: dict[str, str]) -> dict[str, str]:
    return {heading: cell.removeprefix("'") for heading, cell in cells.items()}
