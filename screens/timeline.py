"""The timeline: lanes of agencies, what happened and what passed between them, and the gaps where these are wanted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from loaders.dates import UnreadableDate
from screens.address import full, open_cell, open_view, recall, recall_several, remember, remember_several, short
from screens.choose import agency_names, choose_case, choose_several
from screens.connection import cases_here, usable_database
from screens.empty import nothing_loaded
from screens.files import offer_csv
from screens.important import findings_of
from screens.mounts import show_leaves, show_table, show_timeline
from screens.part import require_still
from screens.passages import reader_for
from screens.reading import picture_of
from views.dates import bounds, typed_view
from views.finding_line import headline
from views.leaves import button
from views.mark_drawer import gap_drawer, mark_drawer
from views.marks import KINDS
from views.timeline import Choice, seen, shown_marks, timeline
from views.timeline_gaps import days_of, gaps_of, rank_of
from views.timeline_list import event_table, events_csv, in_view
from views.words import cut, day_text, several

if TYPE_CHECKING:
    from datetime import date

    from graph.cases import CaseSummary
    from queries.findings import Finding
    from views.leaves import Leaf
    from views.marks import Mark
    from views.picture import Picture
    from views.timeline_gaps import Gap

DRAWER_HEIGHT, DRAWER_WIDTH = 860, 400
LONGEST_NAME = 90
ALL_GAPS, QUIET = "all", "quiet"
NOTHING = "Nothing to show with these filters. Take a filter away, or turn a kind of marks on again."
CLOSE = {"close": "yes"}
FAULT = "fault of typed days"
NONE_SEEN = "Nothing is dated within these days. Zoom out, or press Whole period."


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    head = st.columns([5, 5, 3], vertical_alignment="bottom")
    with head[0]:
        case = choose_case(cases)
        picture = picture_of(usable_database(), case)
    with head[1]:
        findings, gaps = _choose_gaps(case, picture)
    with head[2]:
        choice = _choose(picture)
    _show_lanes(case, picture, (findings, gaps), choice)


@st.fragment
def _show_lanes(
    case: CaseSummary, picture: Picture, shown: tuple[tuple[Finding, ...], list[Gap]], choice: Choice
) -> None:
    """Picture, list and drawer; a press here draws these anew and no more."""
    require_still("timeline", case)
    findings, gaps = shown
    choice = replace(choice, **_turned(picture))
    view = seen(picture, recall("from"), recall("to"))
    drawer = _drawer(picture, findings)
    with st.container(horizontal=True, gap="medium"):  # the picture keeps its place, so that it is not built anew
        with st.container():
            _show_picture(picture, choice, gaps, view)
            _show_list(picture, choice, view)
        if drawer:
            with st.container(border=True, height=DRAWER_HEIGHT, width=DRAWER_WIDTH):
                leaves = [button("Close", CLOSE), *drawer]
                show_leaves(leaves, f"mark {picture.case}", lambda act: _go(picture, act), escape=CLOSE)


def _choose_gaps(case: CaseSummary, picture: Picture) -> tuple[tuple[Finding, ...], list[Gap]]:
    """The findings and their gaps, where somebody wants to see them; findings are not worked out before."""
    before = recall("gaps")
    wanted = st.toggle(
        "Show the gaps", value=bool(before), key=f"gaps {case.id}",
        help="Held by one, needed by another, and not recorded there: a bar from when it was needed until it arrived.",
    )  # fmt: skip
    if not wanted:
        remember(gaps="")
        return (), []
    needs = "all" if recall("needs") == "all" else "stated"
    findings = findings_of(usable_database(), case, needs)
    dated = {str(finding.rank): finding for finding in findings if gaps_of(picture, [finding], holders=False)}
    options = [ALL_GAPS, *dated]
    chosen = st.selectbox(
        "Gaps", options, index=options.index(before) if before in options else 0, key=f"which gaps {case.id}",
        format_func=lambda rank: f"{rank}. {cut(headline(dated[rank]), LONGEST_NAME)}" if rank in dated
        else f"The gaps of all {len(dated)} findings that have days, of {len(findings)}", label_visibility="collapsed",
    )  # fmt: skip
    remember(gaps=str(chosen))
    one = dated.get(str(chosen))
    gaps = gaps_of(picture, [one] if one else dated.values(), holders=one is not None)
    if one and chosen != before:
        remember(**days_around(picture, gaps))
    return findings, gaps


def days_around(picture: Picture, gaps: list[Gap]) -> dict[str, str]:
    """The choice of days in view that shows these gaps."""
    days = days_of(gaps, bounds(picture)[1])
    return {"from": days[0].isoformat(), "to": days[1].isoformat()} if days else {}


def _choose(picture: Picture) -> Choice:
    used = [name for name in ("agencies", "people") if recall(name)]
    with st.popover(f"Filters ({len(used)} on)" if used else "Filters", width="content"):
        agencies = choose_several(picture, "agencies", "Agencies", agency_names(picture))
        people = choose_several(picture, "people", "With or about whom", _people(picture))
    return Choice(agencies=agencies, people=people, **_turned(picture))


def _turned(picture: Picture) -> dict[str, Any]:
    """What was turned on or off in the picture itself: kinds of marks, lanes that are open, quiet lanes."""
    hidden = frozenset(recall_several("hidden"))
    opened = frozenset(full(picture.case, name) for name in recall_several("lanes"))
    return {"kinds": frozenset(KINDS) - hidden, "opened": opened, "quiet": QUIET not in hidden}


def _people(picture: Picture) -> dict[str, str]:
    return {name: name for name in sorted(holder.name for holder in picture.holders.values() if holder.is_person)}


def _show_picture(picture: Picture, choice: Choice, gaps: list[Gap], view: tuple[date, date]) -> None:
    drawn = timeline(picture, choice, gaps, view, _chosen(picture))
    file = f"{picture.case}-timeline-{view[0].isoformat()}-{view[1].isoformat()}"
    show_timeline(
        {**drawn, "title": picture.title, "file": file, "nothing": NOTHING, "fault": st.session_state.pop(FAULT, ""),
         "only_gaps": recall("gaps") not in ("", ALL_GAPS)}, f"timeline {picture.case}",
        {
            "view": lambda days: remember(**{"from": str(days[0]), "to": str(days[1])}),
            "typed": lambda typed: _typed(view, *typed),
            "pick": lambda uid: remember(mark=short(picture.case, str(uid))),
            "turn": lambda group: _turn("lanes", short(picture.case, str(group))),
            "kind": lambda kind: _turn("hidden", str(kind)),
        },
    )  # fmt: skip


def _typed(view: tuple[date, date], end: int, text: str) -> None:
    """Shows the days that somebody typed, or keeps for the page what is wrong with them."""
    try:
        first, last = typed_view(view, int(end), str(text))
    except UnreadableDate as error:
        st.session_state[FAULT] = str(error)
        return
    remember(**{"from": first.isoformat(), "to": last.isoformat()})


def _chosen(picture: Picture) -> str:
    """The id of what is selected: a mark of the case, or a gap."""
    wanted = recall("mark")
    return wanted if rank_of(wanted) is not None else full(picture.case, wanted)


def _show_list(picture: Picture, choice: Choice, view: tuple[date, date]) -> None:
    """The events of the days in view as text, and as a file."""
    marks = in_view(shown_marks(picture, choice), view)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.caption(f"{several(len(marks), 'event')} from {day_text(view[0])} to {day_text(view[1])}, as text. "
                   "Press one to see how we know.")  # fmt: skip
        offer_csv(lambda: events_csv(picture, marks), f"{picture.case}-events")
    if not marks:
        st.caption(NONE_SEEN)
        return
    table = event_table(picture, marks, full(picture.case, recall("mark")))
    show_table(table, f"events {picture.case}", lambda row: _pick_row(picture, marks, row))


def _pick_row(picture: Picture, marks: list[Mark], row: Any) -> None:
    if isinstance(row, int) and row < len(marks):
        remember(mark=short(picture.case, marks[row].uid))


def _drawer(picture: Picture, findings: tuple[Finding, ...]) -> list[Leaf]:
    """How we know of what is selected; nothing where nothing is."""
    wanted = recall("mark")
    rank = rank_of(wanted)
    if rank is not None:
        found = next((finding for finding in findings if finding.rank == rank), None)
        return gap_drawer(picture, found, reader_for(picture)) if found else []
    mark = picture.marks_of.get(full(picture.case, wanted))
    return mark_drawer(picture, mark, reader_for(picture)) if mark else []


def _go(picture: Picture, act: dict[str, Any]) -> None:
    """Closes the drawer, or opens the matrix, an item's life, a finding or a question."""
    case = picture.case
    if "close" in act:
        remember(mark="")
    elif "life" in act:
        open_view("life", case=case, life=short(case, act["life"]))
    elif "finding" in act:
        open_view("findings", case=case, finding=act["finding"])
    elif "q" in act:
        open_view("questions", case=case, q=act["q"], row="")
    else:
        open_cell(case, act.get("holder", ""), act.get("item", ""), day=act.get("day", ""))


def _turn(name: str, one: str) -> None:
    """Turns one of a choice of several: off where it was on, on where it was off."""
    remember_several(name, sorted(set(recall_several(name)) ^ {one}))
