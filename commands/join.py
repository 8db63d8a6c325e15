"""`whoknew join`: the pairs of events that may be one, and what a person decides of them; no database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from chronologies.case_folder import case_folder
from chronologies.errors import JoinsWrongError
from chronologies.joins import as_proposed, decided_anew, read_joins, why_of
from chronologies.keeping import keep_decisions
from chronologies.merging import Decision
from chronologies.trial import proposals_of
from commands.connection import tell
from commands.listing import FormatOption, Heading, Listing, OutputOption, count, show
from graph.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chronologies.events import Event
    from chronologies.keeping import Kept
    from chronologies.likeness import Proposal

app = typer.Typer()

BETWEEN = "+"
HEADINGS = (
    Heading("decision", "Decision"),
    Heading("score", "Score"),
    Heading("why", "Why"),
    Heading("agency", "Agency"),
    Heading("date", "Date"),
    Heading("event", "Event"),
    Heading("source", "Source"),
    Heading("other_agency", "Other agency"),
    Heading("other_date", "Other date"),
    Heading("other_event", "Other event"),
    Heading("other_source", "Other source"),
    Heading("first", "First"),
    Heading("second", "Second"),
)


@app.command(
    epilog="\b\nExamples:\n  whoknew join demo --output pairs.csv      (write join or apart under decision)\n"
    "  whoknew join demo --decide pairs.csv\n  whoknew join demo --together 3fa9c01b77+90d1e2aa04"
)
def join(  # noqa: PLR0913 - one keyword for each option
    case: Annotated[str, typer.Argument(metavar="CASE", help="The case: a folder, or its id.")],
    *,
    decide: Annotated[
        Path | None,
        typer.Option("--decide", metavar="FILE", help="A list of pairs as this command writes it, filled in."),
    ] = None,
    together: Annotated[
        list[str] | None, typer.Option("--together", metavar="KEY+KEY", help="Two events that are one, by their keys.")
    ] = None,
    apart: Annotated[
        list[str] | None, typer.Option("--apart", metavar="KEY+KEY", help="Two events that are not one, by their keys.")
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the pairs of events that may be one, and keep what you decide of them.

    Nothing is joined unasked. Joined events are one row of the integrated chronology with both texts and both sources;
    the decision is kept in chronology/joins.csv of the case, and a later one of the same pair takes its place.
    """
    folder = case_folder(Path(case), load_settings().cases_folder).there()
    kept = folder.kept()
    now = list(read_joins(decide.read_bytes(), decide.name)) if decide is not None else []
    now += [Decision(*_pair(written), "join") for written in together or ()]
    now += [Decision(*_pair(written), "apart") for written in apart or ()]
    if now:
        _refuse_unknown(now, kept)
        reasoned = as_proposed(now, proposals_of(kept))
        keep_decisions(folder.path, kept, decided_anew(kept.decisions, reasoned))
        kept = folder.kept()
        joined = sum(each.decided == "join" for each in now)
        tell(f"{count(len(now), 'decision')} kept: {joined:,} to join, {len(now) - joined:,} to keep apart")
    keyed = kept.integrated.by_key
    found = proposals_of(kept)
    show(Listing(HEADINGS, [proposal_row(each, keyed) for each in found]), format_, output)
    tell(f"{count(len(found), 'pair')} to decide of; {count(len(kept.decisions), 'decision')} kept")


def _pair(written: str) -> tuple[str, str]:
    first, _, second = (part.strip() for part in written.partition(BETWEEN))
    if not first or not second or first == second:
        raise typer.BadParameter(f"{written!r} names no two events. Write their keys with a {BETWEEN} between them.")
    return first, second


def _refuse_unknown(decisions: list[Decision], kept: Kept) -> None:
    for each in decisions:
        for key in (each.first, each.second):
            if key not in kept.integrated.by_key:
                raise JoinsWrongError(f"There is no event {key!r} in the case. Its keys stand under first and second.")


def proposal_row(proposal: Proposal, events: Mapping[str, Event]) -> dict[str, Any]:
    """A pair with plain values, under the headings of ``chronology/joins.csv``."""
    row: dict[str, Any] = {
        "decision": "",
        "score": proposal.score,
        "why": why_of(proposal),
    }
    for before, key in (("", proposal.first), ("other_", proposal.second)):
        event = events[key]
        row |= {f"{before}agency": event.agency, f"{before}date": event.date_text, f"{before}event": event.text,
                f"{before}source": str(event.locator)}  # fmt: skip
    return row | {"first": proposal.first, "second": proposal.second}
