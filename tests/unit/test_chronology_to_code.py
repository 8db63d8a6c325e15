"""The integrated chronology as the table to code in: written anew it keeps what was coded, and it loads."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import TYPE_CHECKING

import pytest
from chronology_texts import event

from chronologies.coding import FILE, to_code, write_to_code
from chronologies.errors import ChronologyNotWrittenError
from chronologies.merging import Decision, integrate, keyed_events
from loaders.check import require
from loaders.read import read_case

if TYPE_CHECKING:
    from pathlib import Path

    from chronologies.events import Event
    from chronologies.merging import Entry

DAY, LATER = date(2015, 6, 1), date(2015, 6, 3)
CASE = """title: Quay
kind: review
fictional: true
period: {from: 2015-01-01, to: 2015-12-31}
sources: []
"""


def entries(*events: Event) -> tuple[Entry, ...]:
    return integrate(events).entries


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_each_event_is_a_row_with_empty_columns_to_code_in() -> None:
    found = to_code(entries(event("Police", LATER, "called out"), event("GP", DAY, "seen")))

    assert [(row["agency"], row["event"], row["learned"], row["told"]) for row in rows_of(found.text)] == [
        ("GP", "seen", "", ""),
        ("Police", "called out", "", ""),
    ]
    assert (found.added, found.remarks) == (2, ())


def test_written_anew_it_keeps_the_coding_and_adds_only_what_is_new() -> None:
    first = to_code(entries(event("GP", DAY, "seen"))).text
    rows = rows_of(first)
    rows[0] |= {"learned": "GP: new (assault): a cut lip", "my column": "mine"}
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)

    again = to_code(entries(event("GP", DAY, "seen", row=9), event("Police", LATER, "called out")), out.getvalue())

    found = rows_of(again.text)
    assert [row["learned"] for row in found] == ["GP: new (assault): a cut lip", ""]
    assert found[0]["my column"] == "mine"
    assert again.added == 1
    assert to_code(entries(event("GP", DAY, "seen"), event("Police", LATER, "called out")), again.text).added == 0


def test_a_coded_row_whose_event_is_gone_stays_and_is_said_and_an_uncoded_one_goes() -> None:
    rows = rows_of(to_code(entries(event("GP", DAY, "seen"), event("Police", LATER, "called out"))).text)
    rows[0]["told"] = "GP -> Police: the cut lip"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)

    found = to_code(entries(event("School", DAY, "absent")), out.getvalue())

    assert [row["event"] for row in rows_of(found.text)] == ["absent", "seen"]
    assert len(found.remarks) == 1
    assert rows[0]["id"] in found.remarks[0]


def test_joined_events_are_one_row_that_goes_on_with_the_coding_of_either() -> None:
    one, other = event("GP", DAY, "seen with a cut lip"), event("Hospital", DAY, "cut lip, sutured")
    keys = list(keyed_events([one, other]))
    rows = rows_of(to_code(integrate([one, other]).entries).text)
    rows[1]["learned"] = "Hospital: new (assault): a cut lip"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)

    joined = integrate([one, other], [Decision(keys[0], keys[1], "join")]).entries
    found = rows_of(to_code(joined, out.getvalue()).text)

    assert found[0]["agency"] == "GP; Hospital"
    assert found[0]["event"] == "GP: seen with a cut lip\nHospital: cut lip, sutured"
    assert "Hospital: new (assault): a cut lip" in [row["learned"] for row in found]


def test_no_cell_starts_a_formula() -> None:
    found = to_code(entries(event("=Police", DAY, "=HYPERLINK(1)"), event("+GP", LATER, "@SUM(1)")))

    cells = [cell for row in rows_of(found.text) for cell in row.values()]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


def test_the_folder_loads_as_a_case_once_it_is_coded(tmp_path: Path) -> None:
    folder = tmp_path / "quay"
    folder.mkdir()
    (folder / "case.yml").write_text(CASE, encoding="utf-8")
    write_to_code(folder, entries(event("GP", DAY, "seen; she had a cut lip"), event("Police", LATER, "called out")))
    path = folder / FILE
    rows = rows_of(path.read_text(encoding="utf-8"))
    rows[0] |= {"learned": "new i-lip (assault): she had a cut lip", "told": "Police: i-lip"}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)

    checked = require(read_case(folder))

    assert {row.id for row in checked.table("incidents")} == {row["id"] for row in rows}
    assert len(checked.table("sharings")) == 1


def test_a_table_that_cannot_be_read_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("date,event\n1 June 2015,mine\n", encoding="utf-8")

    with pytest.raises(ChronologyNotWrittenError, match="no column id"):
        write_to_code(tmp_path, entries(event("GP", DAY, "seen")))

    assert "mine" in (tmp_path / FILE).read_text(encoding="utf-8")


def test_a_case_is_begun_where_the_folder_has_none_and_nothing_of_one_is_changed(tmp_path: Path) -> None:
    folder = tmp_path / "quay"
    folder.mkdir()

    first = write_to_code(folder, entries(event("GP", DAY, "seen"), event("Police", LATER, "called out")))
    checked = require(read_case(folder))
    (folder / "case.yml").write_text(CASE, encoding="utf-8")
    again = write_to_code(folder, entries(event("GP", DAY, "seen"), event("Police", LATER, "called out")))

    assert (checked.settings.title, checked.period.earliest, checked.period.latest) == ("quay", DAY, LATER)
    assert [remark.partition(",")[0] for remark in first.remarks] == ["case.yml was begun"]
    assert again.remarks == ()
    assert (folder / "case.yml").read_text(encoding="utf-8") == CASE


def test_where_two_coded_events_are_joined_neither_coding_is_lost_and_it_is_said_where_it_belongs() -> None:
    one, other = event("GP", DAY, "seen with a cut lip"), event("Police", DAY, "told of a cut lip", row=2)
    rows = rows_of(to_code(entries(one, other)).text)
    for row in rows:
        row["learned"] = f"{row['agency']}: i-lip"
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    keys = [row["id"].removeprefix("c-") for row in rows]

    found = to_code(integrate([one, other], [Decision(keys[0], keys[1], "join")]).entries, out.getvalue())

    assert [row["learned"] for row in rows_of(found.text)] == ["GP: i-lip", "Police: i-lip"]
    assert f"was joined with that of row {rows[0]['id']}" in found.remarks[0]
