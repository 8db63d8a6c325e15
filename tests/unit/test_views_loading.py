"""What the page of reviews says of a trial, of what is loaded, and of what a load did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from case_files import checked_case, replaced, write_case

from graph.cases import CaseSummary
from graph.writes import Change
from loaders.dry_run import DryRun, dry_run
from loaders.faults import Fault, Place, Remark
from loaders.load import prepare
from loaders.report import kept_report, make_report, report_text
from views.cards import case_findings, case_foot, case_head
from views.explained import first_visit
from views.leaves import texts
from views.loading import (
    MOST_SHOWN,
    dry_run_leaves,
    fault_leaves,
    loaded_leaves,
    report_leaves,
    standing,
    unload_question,
    unloaded_leaves,
)
from views.words import moment_text

if TYPE_CHECKING:
    from pathlib import Path

    from views.leaves import Leaf

TITLE = "Review into the death of Anna (made up)"
AT = "2026-11-28T15:20:00+00:00"


def summary(run: DryRun, **changes: object) -> CaseSummary:
    assert run.prepared is not None
    counts = {label: len(rows) for label, rows in run.prepared.rows.nodes.items()}
    given: dict[str, object] = {
        "id": "anna", "title": TITLE, "kind": "DARDR", "area": "", "fictional": True, "about": "", "period": "",
        "start": None, "end": None, "fingerprint": run.prepared.fingerprint, "counts": counts, "loaded_at": AT,
    }  # fmt: skip
    return CaseSummary(**{**given, **changes})  # type: ignore[arg-type]


def acts(leaves: list[Leaf]) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []
    for each in leaves:
        found += [each["act"]] if "act" in each else []
        found += acts(each.get("kids", []))
    return found


@pytest.fixture
def run(tmp_path: Path) -> DryRun:
    return dry_run(write_case(tmp_path / "anna"))


def test_a_new_case_can_be_loaded(run: DryRun) -> None:
    leaves = dry_run_leaves(run, None)
    assert {"load": "anna", "expected": ""} in acts(leaves)
    assert texts(leaves)[:3] == [TITLE, "anna: no faults in 16 rows of 8 tables.", "It is not loaded yet."]


def test_a_case_that_is_loaded_exactly_like_this_is_not_loaded_again(run: DryRun) -> None:
    leaves = dry_run_leaves(run, summary(run), "UTC")
    assert acts(leaves) == [{"page": "findings"}, {"away": "yes"}]
    same = "It is loaded already, exactly as it stands here (since 28 November 2026, 15:20). There is nothing to do."
    assert same in texts(leaves)


def test_a_case_that_is_loaded_otherwise_is_replaced_only_when_that_is_said(run: DryRun) -> None:
    loaded = summary(run, fingerprint="other", counts={"Person": 5, "Meeting": 1})
    leaves = dry_run_leaves(run, loaded, "UTC")
    assert {"load": "anna", "expected": "other"} in acts(leaves)
    assert "A review with the id anna is loaded already (since 28 November 2026, 15:20) and is not the same as this " \
        "one. Loading puts this one in its place, for everybody who uses the app." in texts(leaves)  # fmt: skip
    assert {"people (loaded now: 5)", "meetings (loaded now: 1)"} <= set(texts(leaves))


def test_another_title_under_the_same_id_is_pointed_out(run: DryRun) -> None:
    said = texts(standing(run, summary(run, fingerprint="other", title="Bea", loaded_at="")))
    assert "The one that is loaded is called: Bea" in said
    assert not any("since" in text for text in said)


def test_a_case_with_faults_has_no_button_that_loads_it(tmp_path: Path) -> None:
    faulty = dry_run(write_case(tmp_path / "anna", replaced("people.csv", "victim", "victm")))
    leaves = dry_run_leaves(faulty, None)
    assert acts(leaves) == [{"away": "yes"}]
    assert texts(leaves)[0] == "anna: 1 fault to put right"


def test_faults_stand_by_file_with_their_row_and_column() -> None:
    faults = (
        Fault(Place("b.csv", 3, "to"), "is wrong.", "Mend it."), Fault(Place("a.csv"), "is missing."),
        Fault(Place("b.csv", 4), "is wrong too."),
    )  # fmt: skip
    assert texts(fault_leaves(faults)) == [
        "a.csv", "the whole file", "is missing.", "b.csv", "row 3, column to", "is wrong.", "Mend it.", "row 4",
        "is wrong too.",
    ]  # fmt: skip


def test_very_many_faults_are_cut_and_that_is_said() -> None:
    faults = tuple(Fault(Place("a.csv", row), "is wrong.") for row in range(MOST_SHOWN + 5))
    assert texts(fault_leaves(faults))[-1] == (
        "The first 1,000 of 1,005 faults are shown; the download has all of them."
    )


def test_a_load_report_is_kept_and_read_again(tmp_path: Path) -> None:
    rows = prepare(checked_case(tmp_path / "anna")).rows
    remarks = (Remark(Place("needs.csv", 2, "from"), "look <b>here</b>."),)
    report = make_report(rows, Change.LOADED, remarks, 1.25)
    assert kept_report(report_text(report)) == report
    said = texts(report_leaves(report, "Loaded on some day"))
    assert said[0] == report.line
    assert "look <b>here</b>." in said
    assert any(text.startswith("Relationships, derived: ") and "_" not in text for text in said)


@pytest.mark.parametrize("text", ["", "no JSON", "[]", "{}", '{"case": "anna", "remarks": []}', '{"remarks": 3}'])
def test_a_report_of_another_version_is_no_report(text: str) -> None:
    assert kept_report(text) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (Change.LOADED, "is loaded"),
        (Change.REPLACED, "is loaded in place of the earlier one"),
        (Change.UNCHANGED, "was loaded already, exactly like this; nothing was changed"),
    ],
)
def test_it_is_said_what_loading_did(tmp_path: Path, change: Change, words: str) -> None:
    report = make_report(prepare(checked_case(tmp_path / "anna")).rows, change, (), 1.0)
    leaf = loaded_leaves(report, "Loaded on some day")
    assert texts([leaf])[0] == f"{TITLE} {words}"
    assert acts([leaf])[0] == {"page": "findings"}


def test_unloading_is_asked_for_twice_and_says_what_happened(run: DryRun) -> None:
    case = summary(run)
    assert {"ask": "unload"} in acts(case_foot("loaded", opened=False))
    assert acts([unload_question(case, at_hand=True)]) == [{"unload": "anna"}, {"keep": "anna"}]
    assert "your own copy" in " ".join(texts([unload_question(case, at_hand=False)]))
    assert texts([unloaded_leaves("anna", TITLE, 18)])[0] == (
        f"{TITLE} was unloaded. anna: taken out of the graph (18 nodes)."
    )


def test_a_card_opens_the_findings_and_says_how_many_there_are(run: DryRun) -> None:
    assert acts(case_head(summary(run)))[:2] == [{"page": "findings"}] * 2
    assert texts(case_findings((), 0))[0] == "Held, needed, and not recorded as shared: where to look first"


def test_the_first_visit_explains_the_states_in_three_lines() -> None:
    _, lines, _, away = first_visit()["kids"]
    assert [[kid["state"] for kid in line["kids"]] for line in lines["kids"]] == [["knew"], ["may"], ["needed", "told"]]
    assert [text.split(":")[0] for text in texts([lines])] == [
        "Knew",
        "May have known",
        "Needed, no record",
        "Told otherwise",
    ]
    assert acts([away]) == [{"welcomed": "yes"}]


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("UTC", "28 November 2026, 15:20"), ("Asia/Tokyo", "29 November 2026, 00:20"), ("No/Where", AT)],
)
def test_a_moment_is_told_in_the_time_of_whoever_reads_it(zone: str, expected: str) -> None:
    assert moment_text(AT, zone) == expected
