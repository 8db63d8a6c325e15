"""`whoknew chronology`: what agencies send, read into dated events, with a list of what could not be; no database."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import documents
from chronologies.case_folder import case_folder
from chronologies.coding import FILE as CODING_FILE
from chronologies.coding import write_to_code
from chronologies.errors import ChronologyNotWrittenError
from chronologies.keeping import Kept, take_in
from chronologies.known_words import keep_known
from chronologies.leftovers import names_left as find_names_left
from chronologies.names_file import read_names, together
from chronologies.period import parse_period
from chronologies.trial import Wishes, try_out
from chronologies.writing import write_chronology
from commands.chronology_columns import chosen_columns, keep_columns, tell_how_to_choose
from commands.chronology_rows import kept_listing, left_listing, trial_listing
from commands.connection import tell
from commands.failures import ExitCode
from commands.listing import Format, FormatOption, OutputOption, count, show
from graph.settings import load_settings

if TYPE_CHECKING:
    from chronologies.case_folder import CaseFolder
    from chronologies.events import Chronology, Remark
    from chronologies.keeping import FileChange
    from chronologies.mapping import ColumnMapping
    from chronologies.trial import Trial

app = typer.Typer()

SHOWN_REMARKS = 30


class Layout(StrEnum):
    """The columns in which a chronology goes out."""

    own = "own"
    standard = "standard"


@app.command(
    epilog="\b\nExamples:\n  whoknew chronology police.xlsx gp.docx --case demo --dry-run\n"
    "  whoknew chronology police.xlsx --case demo --agency Police --names pseudonyms.csv\n"
    "  whoknew chronology gp.csv --case demo --columns 'date=Seen on; text=Notes' --save-mapping gp\n"
    "  whoknew chronology --case demo --out integrated.docx\n"
    "  whoknew chronology --case demo --to-code"
)
def chronology(  # noqa: PLR0913 - one keyword for each option
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="[FILE]...", help="Chronologies: .xlsx, .xls, .xlsb, .ods, .csv, .docx, .pdf, .txt, .md."
        ),
    ] = None,
    *,
    case: Annotated[
        str | None,
        typer.Option(
            "--case", metavar="CASE", help="The case that keeps them: a folder, an id, or an id for a new one."
        ),
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="NAME", help="The agency of rows that name none.")
    ] = None,
    period: Annotated[
        str | None,
        typer.Option("--period", metavar="FROM..TO", help="Years outside are problems; default: the case's period."),
    ] = None,
    mapping: Annotated[
        str | None, typer.Option("--mapping", metavar="NAME", help="Saved choice of columns; see docs/chronologies.md.")
    ] = None,
    columns: Annotated[
        str | None,
        typer.Option(
            "--columns", metavar="WHAT=HEADING;...", help="Which column is which: date=...; text=...; and others."
        ),
    ] = None,
    save_mapping: Annotated[
        str | None,
        typer.Option(
            "--save-mapping", metavar="NAME", help="Keep --columns and --agency under a name, for later files."
        ),
    ] = None,
    names: Annotated[
        list[Path] | None,
        typer.Option("--names", metavar="FILE", help="Pseudonyms or abbreviations: written, and what stands instead."),
    ] = None,
    glossary: Annotated[
        bool, typer.Option("--glossary", help="Write out the abbreviations of the case's glossary.")
    ] = False,
    instead_of: Annotated[
        list[str] | None,
        typer.Option("--instead-of", metavar="FILE", help="A file of the case that these replace, by its name there."),
    ] = None,
    names_left: Annotated[
        bool, typer.Option("--names-left", help="List what still looks like a name, in place of the events.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be taken in and what not.")] = False,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="Write the integrated chronology: .xlsx, .docx or .csv."),
    ] = None,
    to_code: Annotated[
        bool, typer.Option("--to-code", help="Write it as chronology.csv of the case, with columns to code in.")
    ] = False,
    layout: Annotated[
        Layout | None, typer.Option("--layout", help="Columns as they came in, or the standard ones (see the docs).")
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """Take agencies' chronologies into a case as one, and list what was not taken in.

    Headings are found by what agencies call them, wherever they stand. Dates have the day first. Nothing is dropped and
    nothing guessed: a row is an event, or a problem with its place, what is wrong and what would be right. A file that
    was taken in before replaces its rows. Without --case nothing is kept; without FILE the case's chronology is shown.
    """
    if not files and case is None:
        raise typer.BadParameter("Give a FILE to read, or a --case to show.")
    if to_code and case is None:
        raise typer.BadParameter("--to-code needs --case: the table is part of one.")
    folder = case_folder(Path(case), load_settings().cases_folder) if case is not None else None
    if not files:
        known = read_names(names or []).put_in
        _show_kept(folder, known if names_left else None, format_, output)
        trial = None
    else:
        where = folder.path if folder is not None else None
        chosen = chosen_columns(mapping, columns, save_mapping, agency, where)
        wishes = _wishes(folder, agency, period, chosen, names, instead_of, glossary=glossary)
        trial = try_out([documents.read(path) for path in files], folder, wishes)
        if folder is not None and not dry_run:
            take_in(folder.path, trial.plan)
            keep_known(folder.path, wishes.names.put_in)
        show(left_listing(trial.names_left) if names_left else trial_listing(trial), format_, output)
        _tell_trial(trial, folder, dry_run=dry_run)
        if not dry_run:
            keep_columns(chosen, save_mapping, where)
    if out is not None and not dry_run:
        kept = trial.plan.after if trial is not None else folder.kept() if folder is not None else Kept()
        _refuse_original(out, files or [], kept)
        title = f"Integrated chronology: {folder.path.name}" if folder is not None else "Integrated chronology"
        for note in write_chronology(kept.integrated.entries, out, title, layout.value if layout else None):
            tell(note)
        tell(f"{count(len(kept.integrated.entries), 'row')} written to {out}")
    if to_code and not dry_run and folder is not None:
        _write_to_code(folder, case or "")
    if trial is not None and trial.read.problems:
        raise typer.Exit(ExitCode.TO_MEND)


def _refuse_original(out: Path, files: list[Path], kept: Kept) -> None:
    """Raises ``ChronologyNotWrittenError`` where the file to write is one that an agency sent."""
    if out.is_file() and (out.name in kept.files or any(file.exists() and out.samefile(file) for file in files)):
        raise ChronologyNotWrittenError(f"{out} is what an agency sent. Give another name.")


def _write_to_code(folder: CaseFolder, named: str) -> None:
    entries = folder.there().kept().integrated.entries
    done = write_to_code(folder.path, entries)
    tell(f"{folder.path / CODING_FILE}: {count(len(entries), 'row')}, {done.added:,} of them new. Code it in place, or "
         f"in a workbook: whoknew code {named}")  # fmt: skip
    for remark in done.remarks:
        tell(f"to look at: {remark}")


def _wishes(  # noqa: PLR0913, PLR0917 - as the options are
    folder: CaseFolder | None, agency: str | None, period: str | None, chosen: ColumnMapping | None,
    names: list[Path] | None,
    instead_of: list[str] | None, *, glossary: bool,
) -> Wishes:  # fmt: skip
    tables = [read_names(names or [])]
    if glossary:
        if folder is None:
            raise typer.BadParameter("--glossary needs --case.")
        tables.append(folder.glossary())
    days = parse_period(period) if period is not None else folder.period() if folder is not None else None
    return Wishes(agency or "", days, chosen, together(tables), tuple(instead_of or ()))


def _show_kept(
    folder: CaseFolder | None, known: tuple[str, ...] | None, format_: Format | None, output: Path | None
) -> None:
    """Shows the chronology that a case keeps or, where words are ``known``, what looks like a name in it."""
    if folder is None:
        return
    kept = folder.there().kept()
    if known is not None:
        show(left_listing(find_names_left(kept.events, [*folder.known_words(), *known])), format_, output)
    else:
        show(kept_listing(kept), format_, output)
    tell(f"{folder.path.name}: {count(len(kept.events), 'event')} from {count(len(kept.files), 'file')}, "
         f"{count(len(kept.problems), 'problem')} still to put right")  # fmt: skip
    _tell_decisions(kept)


def _tell_trial(trial: Trial, folder: CaseFolder | None, *, dry_run: bool) -> None:
    _tell_remarks(trial.read.remarks)
    for (row, becomes), number in _by_row(trial).items():
        what = f"row {row} of the names" if row else "the glossary"
        tell(f"{what}: {becomes} put in {count(number, 'place')}" if number else f"{what} ({becomes}): not found")
    for change in trial.plan.changes:
        tell(f"{change.file}: {change_text(change)}")
        if change.like:
            tell(
                f"  most of it stands in {change.like} too; if this is its later version: --instead-of {change.like!r}"
            )
    tell(f"{_account(trial.read)}.")
    tell_how_to_choose(trial.read)
    if trial.proposals and folder is not None:
        after = " once they are taken in" if dry_run else ""
        tell(
            f"{count(len(trial.proposals), 'pair')} may be one event; whoknew join {folder.path.name} lists them{after}"
        )
    if trial.names_left:
        tell(f"{count(len(trial.names_left), 'word')} may be names of people or places; --names-left lists them")
    _tell_decisions(trial.plan.after)
    if dry_run:
        tell("Nothing was written (--dry-run).")
    elif folder is None:
        tell("Nothing was kept: --case names the case that takes it in.")
    else:
        tell(f"Kept in {folder.path / 'chronology'}.")


def _by_row(trial: Trial) -> Counter[tuple[int, str]]:
    """How often what stands in place of names was put in, by row of the table; the names themselves are not said."""
    found: Counter[tuple[int, str]] = Counter()
    for term, number in trial.replaced.items():
        found[term.row, term.becomes] += number
    return found


def _tell_decisions(kept: Kept) -> None:
    for each in kept.integrated.unused:
        tell(f"to look at: the decision on {each.first} and {each.second} names an event that is no longer there")
    for each in kept.integrated.contradicted:
        tell(f"to look at: {each.first} and {each.second} were not joined, since another decision keeps them apart")


def change_text(change: FileChange) -> str:
    """What taking a file in does, in words."""
    if change.change == "unchanged":
        return "taken in before; nothing changes"
    parts = [f"{count(change.added, 'row')} new"] if change.added else []
    parts += [f"{count(change.removed, 'row')} no longer there"] if change.removed else []
    return f"{change.change}{': ' if parts else ''}{', '.join(parts)}"


def _tell_remarks(remarks: tuple[Remark, ...]) -> None:
    for remark in remarks[:SHOWN_REMARKS]:
        tell(f"{remark.locator}: {remark.reason}")
    if len(remarks) > SHOWN_REMARKS:
        tell(f"and {len(remarks) - SHOWN_REMARKS:,} more remarks; --format json has them all")


def _account(read: Chronology) -> str:
    tally = read.tally
    others = [(tally.continuations, "joined to the row above"), (tally.headings, "headings or titles"),
              (tally.empty, "empty"), (tally.left_out, "in tables that are no chronology")]  # fmt: skip
    parts = [count(len(read.events), "event"), count(len(read.problems), "problem")]
    parts += [f"{number:,} {what}" for number, what in others if number]
    return f"{count(tally.rows, 'row')} read: {', '.join(parts)}"
