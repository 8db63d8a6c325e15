"""The life of a fact: one item from its origin to the last who knew it, and where it stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from screens.address import full, open_cell, recall, remember, short
from screens.choose import choose_case
from screens.connection import cases_here, usable_database
from screens.empty import nothing_known, nothing_loaded
from screens.mounts import show_chart, show_leaves
from screens.passages import reader_for
from screens.reading import picture_of
from views.dates import bounds
from views.gap_chart import gap_chart
from views.life import MOST_BARS, life_bars, life_leaves

if TYPE_CHECKING:
    from views.picture import Picture


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    places = st.columns([3, 7, 2], vertical_alignment="bottom")
    with places[0]:
        picture = picture_of(usable_database(), choose_case(cases))
    with places[2]:
        rules = st.toggle("Needs by rule too", value=recall("needs") == "all", key=f"needs life {picture.case}")
    remember(needs="all" if rules else "")
    if nothing_known(picture):
        return
    with places[1]:
        item = _choose_item(picture)
    needs, end = "all" if rules else "stated", bounds(picture)[1]
    path, stopped = life_leaves(picture, item, needs, end, reader_for(picture))
    drawn = life_bars(picture, item, needs, end)
    left, right = st.columns([3, 4], gap="medium")
    with left:
        show_leaves(path, f"life {picture.case}", lambda act: _go(picture, act))
    with right:
        if drawn:
            chart = gap_chart(drawn, dark=st.context.theme.type == "dark")
            said = "Who held it, may have known it or lacked it, from when to when"
            show_chart(chart, said, f"{picture.case}-life-of-{short(picture.case, item)}")
        if len({bar["lane"] for bar in drawn}) >= MOST_BARS:
            st.caption(f"The first {MOST_BARS} holders are drawn.")
        show_leaves(stopped, f"stopped {picture.case}", lambda act: _go(picture, act))


def _choose_item(picture: Picture) -> str:
    """The item that the address or the user names; first of all one that somebody needed."""
    ids = sorted(picture.items, key=lambda uid: picture.items[uid].statement.casefold())
    wanted, key = full(picture.case, recall("life")), f"item {picture.case}"
    needed = next((need.item for need in picture.needs if need.origin == "stated"), ids[0])
    st.session_state[key] = wanted if wanted in ids else needed  # the address says which, whoever changed it
    chosen = st.selectbox(
        "Item of information (type to search)", ids, format_func=lambda uid: picture.items[uid].statement, key=key,
        on_change=lambda: remember(life=short(picture.case, st.session_state[key])),
    )  # fmt: skip
    remember(life=short(picture.case, str(chosen)))
    return str(chosen)


def _go(picture: Picture, act: dict[str, Any]) -> None:
    """Opens another item, or the matrix at a cell."""
    if "life" in act:
        remember(life=short(picture.case, act["life"]))
    else:
        open_cell(picture.case, act["holder"], act["item"], day="")
