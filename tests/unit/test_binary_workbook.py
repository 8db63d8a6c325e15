"""Chronologies in Excel's binary format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from binary_workbook import write_binary_workbook

from chronologies.reading import read_chronology
from documents.errors import UnreadableDocumentError

if TYPE_CHECKING:
    from pathlib import Path

ROWS = [
    ["Chronology"],
    ["Date", "Agency", "Event"],
    ["12/03/2014", "Police", "Officers attended & left — “no offences”"],
    ["31/02/2014", "Police", "impossible"],
    [41712.0, "GP", "seen"],
    ["12/05/2014", "", "by nobody"],
]


def test_a_binary_workbook_is_read_like_any_other(tmp_path: Path) -> None:
    found = read_chronology([write_binary_workbook(tmp_path / "sent.xlsb", "Sheet1", ROWS)])

    events = [(str(event.span.earliest), event.agency, event.text, event.locator.row) for event in found.events]
    assert events == [
        ("2014-03-12", "Police", "Officers attended & left — “no offences”", 3),
        ("2014-03-14", "GP", "seen", 5),
    ]
    assert [(problem.locator.row, problem.reason.partition(":")[0]) for problem in found.problems] == [
        (4, "impossible date"), (6, "no agency")]  # fmt: skip


def test_a_cut_binary_workbook_gives_one_message(tmp_path: Path) -> None:
    path = write_binary_workbook(tmp_path / "sent.xlsb", "Sheet1", ROWS)
    path.write_bytes(path.read_bytes()[:-400])

    with pytest.raises(UnreadableDocumentError, match=r"sent\.xlsb: it is damaged or cut off"):
        read_chronology([path])
