"""Choosing the case, and the filters of the pictures; every choice stands in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import streamlit as st

from screens.address import full, recall, recall_several, remember, remember_several, short
from views.filters import Filters, place_name
from views.matrix import KIND_PLACES
from views.words import first_upper

if TYPE_CHECKING:
    from graph.cases import CaseSummary
    from views.picture import Picture

OF_ONE_CASE = (
    "day", "who", "what", "node", "edge", "turn", "tie", "agencies", "people", "kinds", "row", "finding", "agency",
    "life", "from", "to", "lanes", "mark", "gaps", "decision", "by", "changes", "w_from", "w_to", "w_items", "w_day",
    "w_not", "c_words", "c_agency", "c_from", "c_to", "c_page", "p_holder", "p_information", "p_as_of", "p_by",
)  # fmt: skip


def choose_case(cases: list[CaseSummary], label: Literal["visible", "collapsed"] = "visible") -> CaseSummary:
    """The case that the address or the user names; the first where neither does."""
    ids = [case.id for case in cases]
    titles = {case.id: case.title for case in cases}
    wanted = recall("case")
    chosen = st.selectbox(
        "Review",
        ids,
        index=ids.index(wanted) if wanted in ids else 0,
        format_func=lambda id_: titles[id_],
        key="case",
        label_visibility=label,
    )
    if chosen != wanted:
        if wanted:
            forget_selection()
        remember(case=chosen)
    return next(case for case in cases if case.id == chosen)


def forget_selection() -> None:
    """Drops the choices that mean something in one case only."""
    remember(**dict.fromkeys(OF_ONE_CASE, ""))


def choose_filters(picture: Picture) -> Filters:
    """The filters: two at hand, the others behind a button."""
    needed = st.toggle(
        "Only what somebody needed", value=recall("needed", "yes") == "yes", key=f"needed {picture.case}",
        help="Leaves out the items that no holder needed by this day.",
    )  # fmt: skip
    remember(needed="" if needed else "no")
    with st.popover(_button_label(), width="content"):
        agencies = choose_several(picture, "agencies", "Agencies", agency_names(picture))
        kinds = choose_several(picture, "kinds", "Kinds of information", _kinds(picture))
        people = choose_several(picture, "people", "About whom", _people(picture))
        family = st.toggle(
            "Show people and family", value=recall("family", "yes") == "yes", key=f"family {picture.case}"
        )
        lacking = st.toggle(
            "Only what is needed with no record",
            value=recall("lacking") == "yes",
            key=f"lacking {picture.case}",
            help="Leaves the items that an agency shown here needed by this day, with no record that it reached them.",
        )
        rules = st.toggle(
            "Needs by rule as well", value=recall("needs", "stated") == "all", key=f"needs {picture.case}",
            help="By default only the needs that a source or the coder states count.",
        )  # fmt: skip
    remember(family="" if family else "no", needs="all" if rules else "", lacking="yes" if lacking else "")
    origin = "all" if rules else "stated"
    return Filters(origin, needed, family, agencies, kinds, people, turned_groups(picture), lacking)


def turned_groups(picture: Picture) -> frozenset[str]:
    """The groups of holders that are folded where the others are open, or open where the others are folded."""
    return frozenset(full(picture.case, name) for name in recall_several("turn"))


def _button_label() -> str:
    used = [name for name in ("agencies", "kinds", "people", "family", "needs", "lacking") if recall(name)]
    return f"Filters ({len(used)} on)" if used else "Filters"


def choose_several(picture: Picture, name: str, label: str, options: dict[str, str]) -> tuple[str, ...]:
    """A choice of several of these options (id to name), kept in the address."""
    before = [full(picture.case, each) if name == "agencies" else each for each in recall_several(name)]
    chosen = st.multiselect(
        label, list(options), default=[each for each in before if each in options],
        format_func=lambda each: options[each], key=f"{name} {picture.case}", placeholder="All",
    )  # fmt: skip
    remember_several(name, [short(picture.case, each) if name == "agencies" else each for each in chosen])
    return tuple(chosen)


def agency_names(picture: Picture) -> dict[str, str]:
    """The groups of holders by id, with their names; people last."""
    groups = {holder.group: place_name(picture, holder.group) for holder in picture.holders.values()}
    return dict(sorted(groups.items(), key=lambda pair: (pair[0] == "people", pair[1])))


def _kinds(picture: Picture) -> dict[str, str]:
    kinds = {kind for item in picture.items.values() for kind in item.kinds}
    return {kind: first_upper(kind) for kind in sorted(kinds, key=lambda kind: (KIND_PLACES.get(kind, 99), kind))}


def _people(picture: Picture) -> dict[str, str]:
    return {name: name for name in sorted({name for item in picture.items.values() for name in item.about})}
