"""What a dry run found, what loading would change, and what a load did, in words for the page."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from loaders.faults import fault_rows, remark_rows
from views.cards import numbers
from views.leaves import button, folded, leaf
from views.rows import csv_of
from views.words import moment_text, several

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from graph.cases import CaseSummary
    from loaders.dry_run import DryRun
    from loaders.faults import Fault, Place, Remark
    from loaders.load import Prepared
    from loaders.report import LoadReport
    from views.leaves import Leaf

MOST_SHOWN = 1_000
MOST_NOTES = 20
PUT_AWAY = {"away": "yes"}
NOT_KEPT = "What you send is read and then removed; nothing of it stays on this machine but what is loaded."
FAULT_COLUMNS = ("file", "row", "column", "wrong", "right")
REMARK_COLUMNS = ("file", "row", "column", "text")


def dry_run_leaves(run: DryRun, loaded: CaseSummary | None, zone: str = "") -> list[Leaf]:
    """Everything that a dry run says; a button that loads the case only where it is without faults.

    ``loaded`` is what the graph has of it now.
    """
    kids = _faulty(run) if run.prepared is None else _sound(run, run.prepared, loaded, zone)
    more = len(run.notes) - MOST_NOTES
    notes = [leaf("li", note) for note in (*run.notes[:MOST_NOTES], *([f"And {more:,} more."] if more > 0 else []))]
    return [
        leaf("section", "", *kids, *([leaf("ul", "", *notes, look="small")] if notes else []),
             *remark_leaves(run.remarks), look="card alert" if run.faults else "card"),
    ]  # fmt: skip


def _faulty(run: DryRun) -> list[Leaf]:
    right = "Nothing was loaded. Put these right in your files, then send them again."
    return [
        leaf("h3", f"{run.what}: {several(len(run.faults), 'fault')} to put right"),
        *([leaf("p", run.title, look="who")] if run.title else []),
        leaf("p", right),
        *fault_leaves(run.faults),
        leaf("div", "", button("Put this away", PUT_AWAY, look="quiet"), look="buttons"),
    ]


def _sound(run: DryRun, prepared: Prepared, loaded: CaseSummary | None, zone: str) -> list[Leaf]:
    same = loaded is not None and loaded.fingerprint == prepared.fingerprint
    counts = {label: len(rows) for label, rows in prepared.rows.nodes.items()}
    act = {"load": run.case, "expected": loaded.fingerprint if loaded else ""}
    go = "Put it in place of the one that is loaded" if loaded else "Load it"
    press = [] if same else [button(go, act, look="press")]
    opens = [button("Open its findings", {"page": "findings"}, look="press")] if same else []
    called = [] if run.named else [leaf("p", MADE_ID.format(id=run.case), look="small")]
    return [
        leaf("h3", run.title),
        leaf("p", f"{run.what}: {sound_text(run.rows)}"),
        *standing(run, loaded, zone),
        *called,
        leaf("div", "", *numbers(counts, loaded.counts if loaded and not same else None), look="counts"),
        leaf("div", "", *press, *opens, button("Put this away", PUT_AWAY, look="quiet"), look="buttons"),
    ]


MADE_ID = (
    "The files carry no id for the review, so its id here is {id}. To give it another, write a line into case.yml that "
    "begins with id: and has it."
)


def sound_text(rows: Mapping[str, int]) -> str:
    """How large a case without faults is, as ``whoknew check`` says it."""
    return f"no faults in {several(sum(rows.values()), 'row')} of {several(len(rows), 'table')}."


def standing(run: DryRun, loaded: CaseSummary | None, zone: str = "") -> list[Leaf]:
    """Whether the case is loaded already, when, and whether what is loaded is the same."""
    if loaded is None:
        return [leaf("p", "It is not loaded yet.")]
    when = f" (since {moment_text(loaded.loaded_at, zone)})" if loaded.loaded_at else ""
    if run.prepared and loaded.fingerprint == run.prepared.fingerprint:
        return [leaf("p", f"It is loaded already, exactly as it stands here{when}. There is nothing to do.")]
    words = f"A review with the id {run.case} is loaded already{when} and is not the same as this one. {REPLACES}"
    found = [leaf("p", words, look="verdict")]
    if loaded.title != run.title:
        found += [leaf("p", f"The one that is loaded is called: {loaded.title}"), leaf("p", OTHER_TITLE)]
    return found


REPLACES = "Loading puts this one in its place, for everybody who uses the app."
OTHER_TITLE = "If that is another review, do not replace it: give this one an id of its own (a line id: in case.yml)."


def loaded_text(case: CaseSummary, zone: str = "") -> str:
    """When a case was loaded last with a change, in words."""
    return f"loaded on {moment_text(case.loaded_at, zone)}" if case.loaded_at else "when it was loaded was not kept"


def fault_leaves(faults: tuple[Fault, ...]) -> list[Leaf]:
    """Faults by file, each with its row and column, what is wrong and what would be right."""
    entries = [(fault.place, [leaf("p", fault.wrong), *([leaf("p", fault.right, look="right")] if fault.right else [])])
               for fault in faults[:MOST_SHOWN]]  # fmt: skip
    return [*_by_file(entries), *_more(len(faults), "fault")]


def remark_leaves(remarks: tuple[Remark, ...]) -> list[Leaf]:
    """What a coder may want to look at, by file, behind a click."""
    if not remarks:
        return []
    entries = [(remark.place, [leaf("p", remark.text)]) for remark in remarks[:MOST_SHOWN]]
    title = f"{several(len(remarks), 'remark')}: worth a look, and no reason not to load"
    return [folded(title, *_by_file(entries), *_more(len(remarks), "remark"))]


def _by_file(entries: Iterable[tuple[Place, list[Leaf]]]) -> list[Leaf]:
    found: list[Leaf] = []
    for file, of_file in groupby(sorted(entries, key=_file_of), key=_file_of):
        lines = [leaf("li", "", leaf("span", _where(place), look="place"), leaf("div", "", *said))
                 for place, said in of_file]  # fmt: skip
        found += [leaf("h4", file), leaf("ul", "", *lines, look="faults")]
    return found


def _file_of(entry: tuple[Place, list[Leaf]]) -> str:
    return entry[0].file


def _where(place: Place) -> str:
    """Row and column of a place; the file stands above."""
    parts = [f"row {place.row}" if place.row is not None else "", f"column {place.column}" if place.column else ""]
    return ", ".join(part for part in parts if part) or "the whole file"


def _more(number: int, noun: str) -> list[Leaf]:
    if number <= MOST_SHOWN:
        return []
    return [leaf("p", f"The first {MOST_SHOWN:,} of {several(number, noun)} are shown; the download has all of them.")]


def report_leaves(report: LoadReport, when: str) -> list[Leaf]:
    """What a load did: in a line, in numbers by kind, and its remarks; ``when`` says when that was."""
    return [
        leaf("p", report.line),
        leaf("p", when, look="small"),
        leaf("div", "", *numbers(report.nodes), look="counts"),
        *remark_leaves(report.remarks),
        folded("In detail, by the kinds of the model",
               *_detail("Nodes", report.nodes), *_detail("Relationships, coded", report.coded),
               *_detail("Relationships, derived", report.derived), look="small"),
    ]  # fmt: skip


def _detail(title: str, counts: Mapping[str, int]) -> list[Leaf]:
    named = ", ".join(f"{_plain(name)} {number:,}" for name, number in sorted(counts.items()))
    return [leaf("p", f"{title}: {named or 'none'}.")]


def _plain(name: str) -> str:
    """A label or type in plain words: RecordSystem and TOLD_OTHERWISE become record system, told otherwise."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).replace("_", " ").lower()


def loaded_leaves(report: LoadReport, when: str) -> Leaf:
    """What is said when a case has just been loaded, with where to go from here."""
    unchanged = report.change.value == "unchanged"
    words = {"loaded": "is loaded", "replaced": "is loaded in place of the earlier one",
             "unchanged": "was loaded already, exactly like this; nothing was changed"}  # fmt: skip
    return leaf(
        "section", "", leaf("h3", f"{report.title} {words[report.change.value]}"),
        *([leaf("p", when, look="small")] if unchanged else report_leaves(report, when)),
        leaf("p", "This report stays with the review: its card has a button for it.", look="small"),
        leaf("div", "", button("Open its findings", {"page": "findings"}, look="press"),
             button("Who knew what, when", {"page": "who"}), button("Put this away", PUT_AWAY, look="quiet"),
             look="buttons"),
        look="card",
    )  # fmt: skip


FILES_HERE = "Its files stay where they are on this machine, and it can be loaded again."
FILES_ELSEWHERE = "Its files are not among the cases on this machine: to have it again, you need your own copy of them."


def unload_question(case: CaseSummary, *, at_hand: bool) -> Leaf:
    """Asks once more before a case is unloaded; ``at_hand`` is whether its files are on this machine."""
    again = FILES_HERE if at_hand else FILES_ELSEWHERE
    return leaf(
        "section", "", leaf("h4", f"Unload {case.title}?"),
        leaf("p", f"It goes out of the app for everybody who uses it, with its load report. {again}"),
        leaf("div", "", button("Yes, unload it", {"unload": case.id}, look="press"),
             button("Keep it", {"keep": case.id}, look="quiet"), look="buttons"),
        look="card alert",
    )  # fmt: skip


def unloaded_leaves(case: str, title: str, nodes: int) -> Leaf:
    """What is said when a case was unloaded."""
    return leaf(
        "section", "", leaf("p", f"{title} was unloaded. {case}: taken out of the graph ({several(nodes, 'node')})."),
        leaf("div", "", button("Put this away", PUT_AWAY, look="quiet"), look="buttons"), look="card",
    )  # fmt: skip


def faults_csv(faults: tuple[Fault, ...]) -> str:
    """Every fault as CSV, a line for each."""
    return csv_of(FAULT_COLUMNS, fault_rows(faults))


def remarks_csv(remarks: tuple[Remark, ...]) -> str:
    """Every remark as CSV, a line for each."""
    return csv_of(REMARK_COLUMNS, remark_rows(remarks))
