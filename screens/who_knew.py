"""Who knew what, when: one day drives the matrix, the network and the counts; a press says how we know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import streamlit as st

from loaders.dates import UnreadableDate
from screens.address import full, open_view, recall, recall_several, remember, remember_several, short
from screens.choose import choose_case, choose_filters, turned_groups
from screens.connection import cases_here, usable_database
from screens.empty import nothing_known, nothing_loaded
from screens.mounts import show_dates, show_leaves, show_matrix, show_network
from screens.part import require_still
from screens.passages import reader_for
from screens.reading import boxes_of, picture_of
from views.cells import cells_on
from views.dates import date_bar, nearest_day, typed_day
from views.drawers import agency_item, holder_drawer, passed_drawer
from views.explained import beside, counts_row, explanation
from views.filters import folded_groups, members, place_name, place_of, shown_cells
from views.known import how_known
from views.leaves import button, leaf
from views.matrix import counted, matrix
from views.network import BETWEEN, CHANGED, edge_rows, network

if TYPE_CHECKING:
    from datetime import date

    from graph.cases import CaseSummary
    from views.cells import Cell
    from views.filters import Filters
    from views.leaves import Leaf
    from views.picture import Pair, Picture

PICTURES = {"matrix": "Matrix", "network": "Network"}
DRAWER_HEIGHT, DRAWER_WIDTH = 720, 420
PRESSED = "pressed a cell before"
"""Who has opened one needs no more to be told what the shapes mean, from the next drawing of the whole page on."""
CLOSE = {"close": "yes"}
FAULT = "fault of a typed day"
NOTHING = "Nothing to show on this day with these filters. Move the date on, or take a filter away."


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    head = st.columns([5, 3, 6], vertical_alignment="center")
    with head[0]:
        case = choose_case(cases, "collapsed")
        picture = picture_of(usable_database(), case)
    with head[1]:
        kind = _choose_picture()
    with head[2], st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="right"):
        filters = choose_filters(picture)
    nothing_known(picture)
    _show_day(case, picture, kind, filters, brief=PRESSED in st.session_state)


@st.fragment
def _show_day(case: CaseSummary, picture: Picture, kind: str, filters: Filters, *, brief: bool) -> None:
    """All that the day drives; a press here draws this part of the page anew and no more."""
    require_still("who", case)
    filters = replace(filters, turned=turned_groups(picture))
    day = nearest_day(recall("day"), picture)
    if recall("day"):
        remember(day=day.isoformat())
    bar = date_bar(picture, day, st.session_state.pop(FAULT, ""))
    show_dates(
        bar, f"dates {picture.case}", lambda iso: remember(day=str(iso)), lambda text: _typed(picture, str(text))
    )
    cells = shown_cells(picture, cells_on(picture, day, filters.needs), filters)
    drawer = _drawer(picture, filters, day)
    show_leaves([beside(counts_row(counted(cells)), explanation(brief=brief or kind == "network"))], "counts")
    if drawer:
        st.session_state[PRESSED] = True
    with st.container(horizontal=True, gap="medium"):  # the picture keeps its place, so that it is not built anew
        with st.container():
            if kind == "network":
                _show_network(picture, cells, filters, day)
            else:
                _show_matrix(picture, cells, filters, day)
        if drawer:
            with st.container(border=True, height=DRAWER_HEIGHT, width=DRAWER_WIDTH):
                leaves = [button("Close", CLOSE), *drawer]
                show_leaves(leaves, "drawer", lambda act: _act(picture, act), escape=CLOSE)


def _typed(picture: Picture, text: str) -> None:
    """Goes to the day that somebody typed, or keeps for the page what is wrong with it."""
    try:
        remember(day=typed_day(text, picture).isoformat())
    except UnreadableDate as error:
        st.session_state[FAULT] = str(error)


def _choose_picture() -> str:
    before = recall("picture", "matrix")
    chosen = st.segmented_control(
        "Picture", list(PICTURES), default=before if before in PICTURES else "matrix", required=True,
        format_func=lambda name: PICTURES[name], key="picture", label_visibility="collapsed",
    )  # fmt: skip
    remember(picture="" if chosen == "matrix" else str(chosen))
    return str(chosen)


def _show_matrix(picture: Picture, cells: dict[Pair, Cell], filters: Filters, day: date) -> None:
    drawn = matrix(picture, cells, filters)
    who = full(picture.case, recall("who"))
    column = place_of(picture, who, folded_groups(picture, filters)) if who in picture.holders else who
    chosen = [column, full(picture.case, recall("what")), full(picture.case, recall("node"))]
    show_matrix(
        {**drawn, **_file(picture, "who-knew-what", day), "chosen": chosen, "nothing": NOTHING},
        f"matrix {picture.case}",
        lambda pick: _pick_cell(picture, pick), lambda group: _turn(picture, str(group)),
    )  # fmt: skip


def _file(picture: Picture, what: str, day: date) -> dict[str, str]:
    """What a picture that is saved is called, its heading and its day."""
    return {"title": picture.title, "file": f"{picture.case}-{what}", "day": day.isoformat()}


def _show_network(picture: Picture, cells: dict[Pair, Cell], filters: Filters, day: date) -> None:
    drawn = network(picture, cells, filters, day, boxes_of(picture, folded_groups(picture, filters)))
    chosen = {"node": full(picture.case, recall("node")), "edge": recall("edge")}
    show_leaves([_network_legend()], "legend")
    show_network(
        {**drawn, **_file(picture, "who-told-whom", day), "chosen": chosen}, f"network {picture.case}",
        lambda pick: _pick_network(picture, pick), lambda group: _turn(picture, str(group)),
    )  # fmt: skip
    rows = [
        leaf("li", "", button(f"{row['from']} → {row['to']}", {"edge": row["id"]}), leaf("span", f" {row['what']}"))
        for row in edge_rows(drawn)
    ]
    listed = leaf(
        "details", "", leaf("summary", f"The same as a list ({len(rows)})"), leaf("ul", "", *rows, look="list")
    )
    show_leaves([listed], "edges", lambda act: _act(picture, act))


def _network_legend() -> Leaf:
    return leaf(
        "div", "", leaf("span", "whole line: it arrived", state="knew"),
        leaf("span", "dashed: not certain that it arrived", state="may"),
        leaf("span", "dotted: changed on the way", state="told"),
        leaf("span", "A number counts the items. Faint: nothing passed and nothing known by this day."), look="legend",
    )  # fmt: skip


def _drawer(picture: Picture, filters: Filters, day: date) -> list[Leaf]:
    """What the drawer says about what is selected; nothing where nothing is."""
    who, what = full(picture.case, recall("who")), full(picture.case, recall("what"))
    node, edge = full(picture.case, recall("node")), recall("edge")
    if what in picture.items and who in picture.holders:
        return how_known(picture, (who, what), day, filters.needs, reader_for(picture))
    if what in picture.items and members(picture, who):
        return agency_item(picture, who, what, day, filters.needs)
    ends = edge.removesuffix(CHANGED).split(BETWEEN)
    if len(ends) == 2:  # noqa: PLR2004 - an edge has two ends
        senders, recipients = (members(picture, place) for place in ends)
        names = " → ".join(place_name(picture, place) for place in ends)
        passed = passed_drawer(picture, senders, recipients, day, changed=edge.endswith(CHANGED))
        return [leaf("p", names, look="who"), *passed]
    return holder_drawer(picture, node, day, filters.needs) if members(picture, node) else []


def _pick_cell(picture: Picture, pick: dict[str, Any]) -> None:
    if "node" in pick:
        _pick_network(picture, pick)
    else:
        remember(who=short(picture.case, pick["holder"]), what=short(picture.case, pick["item"]), node="", edge="")


def _pick_network(picture: Picture, pick: dict[str, Any]) -> None:
    node, edge = pick.get("node", ""), pick.get("edge", "")
    remember(node=short(picture.case, node), edge=edge, who="", what="")


def _act(picture: Picture, act: dict[str, Any]) -> None:
    if "life" in act:
        open_view("life", case=picture.case, life=short(picture.case, act["life"]))
    elif "close" in act:
        remember(who="", what="", node="", edge="")
    elif "edge" in act:
        _pick_network(picture, act)
    elif "item" in act:
        _pick_cell(picture, act)


def _turn(picture: Picture, group: str) -> None:
    turned = set(recall_several("turn")) ^ {short(picture.case, group)}
    remember_several("turn", sorted(turned))
