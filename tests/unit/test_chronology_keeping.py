"""What a case keeps of its agencies' chronologies: a file again changes nothing, a corrected one replaces its rows."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from datetime import time as clock
from typing import TYPE_CHECKING

import pytest
from chronology_texts import event, many
from hypothesis import given
from hypothesis import strategies as st

from chronologies.errors import ChronologyNotKeptError, JoinsWrongError
from chronologies.events import Event, Locator, Problem
from chronologies.joins import decided_anew, joins_csv, read_joins
from chronologies.keeping import FileChange, Kept, keep_decisions, plan, read_kept, take_in
from chronologies.kept_rows import read_rows, rows_text
from chronologies.likeness import proposals
from chronologies.merging import Decision, keyed_events
from knowledge.moments import Span

if TYPE_CHECKING:
    from pathlib import Path

DAY = date(2015, 6, 1)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=40) | st.sampled_from(
    ("=1", "'=1", "'", "a\r\nb", '"', "-x", "\x00")
)


def rows_of(agency: str, *texts: str, file: str = "") -> list[Event]:
    return [event(agency, DAY, text, row=row, file=file) for row, text in enumerate(texts, 2)]


def taken(case: Path, events: list[Event], problems: tuple[Problem, ...] = (), **more) -> Kept:
    take_in(case, plan(read_kept(case), events, problems, **more))
    return read_kept(case)


@given(TEXTS, TEXTS, TEXTS, TEXTS, st.none() | st.times(), st.booleans())
def test_rows_come_back_as_they_were(agency, text, heading, file, at, uncertain) -> None:  # noqa: PLR0913, PLR0917
    place = Locator(file, text, 7, 3, "paragraph")
    one = Event(place, agency, text, Span(None, DAY), at, uncertain, text, {heading: agency})
    wrong = Problem(place, "no date", text)

    assert read_rows(rows_text([one, wrong])) == ((one,), (wrong,))


def test_no_cell_that_is_kept_can_start_a_formula(tmp_path: Path) -> None:
    taken(tmp_path, rows_of("=Police", "=HYPERLINK(1)", "\t@SUM", "-1", file="+file.csv"))

    with (tmp_path / "chronology" / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in csv.reader(file) for cell in row)


def test_an_agencys_file_is_added_and_the_same_again_changes_nothing(tmp_path: Path) -> None:
    problem = Problem(Locator("police.xlsx", "", 9), "no date", "attended")
    first = taken(tmp_path, rows_of("Police", "attended", "arrested"), (problem,))
    both = taken(tmp_path, rows_of("GP", "cut lip"))
    path = tmp_path / "chronology" / "rows.csv"
    before = path.stat().st_mtime_ns, path.read_bytes()

    again = plan(both, rows_of("Police", "attended", "arrested"), (problem,))
    take_in(tmp_path, again)

    assert again.changes == (FileChange("police.xlsx", "unchanged", 0, 0),)
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
    assert first.problems == both.problems == (problem,)
    assert [each.text for each in both.events] == ["cut lip", "attended", "arrested"]
    assert both.files == {"gp.xlsx": ("GP",), "police.xlsx": ("Police",)}


def test_a_corrected_file_replaces_its_own_rows_and_no_others(tmp_path: Path) -> None:
    taken(tmp_path, [*rows_of("Police", "attended", "arested"), *rows_of("GP", "cut lip")])

    planned = plan(read_kept(tmp_path), rows_of("Police", "attended", "arrested", "bailed"), ())
    take_in(tmp_path, planned)

    assert planned.changes == (FileChange("police.xlsx", "replaced", 2, 1),)
    assert [each.text for each in read_kept(tmp_path).events] == ["cut lip", "attended", "arrested", "bailed"]


def test_a_file_of_the_same_name_from_another_agency_is_refused_until_somebody_says_that_it_replaces(
    tmp_path: Path,
) -> None:
    kept = taken(tmp_path, rows_of("Police", "attended", file="chronology.xlsx"))
    other = rows_of("GP", "cut lip", file="chronology.xlsx")

    with pytest.raises(ChronologyNotKeptError, match=r"from Police, and this one is from GP"):
        plan(kept, other, ())
    assert [each.text for each in plan(kept, other, (), ["chronology.xlsx"]).after.events] == ["cut lip"]


def test_a_later_version_under_another_name_is_noticed_and_replaces_where_somebody_says_so(tmp_path: Path) -> None:
    texts = ("attended", "arrested", "bailed", "charged")
    kept = taken(tmp_path, rows_of("Police", *texts, file="police.xlsx"))
    later = rows_of("Police", *texts, "sentenced", file="police v2.xlsx")

    assert plan(kept, later, ()).changes == (FileChange("police v2.xlsx", "new", 5, 0, like="police.xlsx"),)
    assert plan(kept, later, (), ["police.xlsx"]).changes == (
        FileChange("police v2.xlsx", "new", 5, 0), FileChange("police.xlsx", "taken out", 0, 4))  # fmt: skip
    assert plan(kept, later, (), ["police.xlsx"]).after.files == {"police v2.xlsx": ("Police",)}
    with pytest.raises(ChronologyNotKeptError, match=r"no rows of 'other.xlsx'"):
        plan(kept, later, (), ["other.xlsx"])


def test_decisions_are_kept_and_applied_the_next_time(tmp_path: Path) -> None:
    kept = taken(tmp_path, [*rows_of("Police", "Officers attended, log 4417"), *rows_of("GP", "Cut lip. Log 4417")])
    found = proposals(kept.events)[0]

    keep_decisions(tmp_path, kept, [Decision(found.first, found.second, "join")])
    again = read_kept(tmp_path)

    assert [len(entry.events) for entry in again.integrated.entries] == [2]
    assert proposals(again.events, [each.pair for each in again.decisions]) == ()
    assert "Officers attended" in (tmp_path / "chronology" / "joins.csv").read_text(encoding="utf-8-sig")
    taken(tmp_path, rows_of("Police", "Officers attended, log 4417", "Arrested"))
    assert [len(entry.events) for entry in read_kept(tmp_path).integrated.entries] == [2, 1]


def test_a_list_of_proposals_that_somebody_filled_in_is_read(tmp_path: Path) -> None:
    kept = taken(
        tmp_path, [*rows_of("Police", "Log 4417"), *rows_of("GP", "Log 4417 cited"), *rows_of("A&E", "Log 4417!")]
    )
    keyed = keyed_events(kept.events)
    found = proposals(kept.events)
    assert len(found) == 3
    lines = joins_csv((), keyed, found).splitlines()
    filled = "\r\n".join([lines[0], "Keep apart" + lines[1], "JOIN" + lines[2], lines[3]]).replace(",", ";")

    assert [each.decided for each in read_joins(filled.encode("cp1252"), "joins.csv")] == ["apart", "join"]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("decision,first,second\r\nperhaps,a,b\r\n", "row 2: 'perhaps' is no decision"),
        ("decision,first,second\r\njoin,a\r\n", "row 2 names no two events"),
        ("decision,first,second\r\njoin,a,a\r\n", "row 2 names no two events"),
        ("decision,agency\r\njoin,a\r\n", "no column first, second"),
    ],
)
def test_a_file_of_decisions_that_says_something_else_is_refused_with_its_row(text: str, wrong: str) -> None:
    with pytest.raises(JoinsWrongError, match=wrong):
        read_joins(text.encode(), "joins.csv")


def test_the_later_decision_of_a_pair_counts() -> None:
    before = [Decision("a", "b", "join"), Decision("c", "d", "apart")]

    assert decided_anew(before, [Decision("b", "a", "apart")]) == (Decision("b", "a", "apart"), before[1])


def test_nothing_is_written_where_the_case_changed_meanwhile_and_what_stood_there_stays(tmp_path: Path) -> None:
    planned = plan(read_kept(tmp_path), rows_of("GP", "cut lip"), ())
    taken(tmp_path, rows_of("Police", "attended"))

    with pytest.raises(ChronologyNotKeptError, match="changed by somebody else"):
        take_in(tmp_path, planned)
    assert [each.text for each in read_kept(tmp_path).events] == ["attended"]
    assert sorted(each.name for each in (tmp_path / "chronology").iterdir()) == ["rows.csv"]


@pytest.mark.parametrize("damage", ["agency,date\r\n", "\x00", None])
def test_a_damaged_file_is_said_and_never_taken_for_an_empty_one(tmp_path: Path, damage: str | None) -> None:
    taken(tmp_path, rows_of("Police", "attended"))
    path = tmp_path / "chronology" / "rows.csv"
    path.write_text(damage if damage is not None else path.read_text(encoding="utf-8") + "a,b\r\n", encoding="utf-8")

    with pytest.raises(ChronologyNotKeptError, match=r"rows\.csv"):
        read_kept(tmp_path)


def test_five_thousand_events_come_back(tmp_path: Path) -> None:
    events = [replace(each, time=clock(9, 5)) for each in many(5_000)]

    assert len(taken(tmp_path, events).events) == 5_000
