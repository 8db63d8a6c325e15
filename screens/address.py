"""What the address of the page says: view, case, day, selection and filters, so that it brings them back.

A page reads its choices with `recall` and writes them with `remember`. They also stay with the session, so that they
are still there when somebody comes back from another page.
"""

from __future__ import annotations

import streamlit as st

KEPT = "kept"
FILTERS = ("agencies", "people", "kinds", "family", "needed", "needs", "lacking")
OF_VIEW = {
    "cases": ("add", "r_words", "r_page"),
    "findings": ("finding", "words", "agency", "firm", "needs"),
    "who": ("day", "who", "what", "node", "edge", "turn", "picture", *FILTERS),
    "timeline": ("from", "to", "lanes", "mark", "gaps", "hidden", *FILTERS),
    "life": ("life", "needs"),
    "decisions": ("decision", "by", "about", "needs"),
    "what": ("changes", "how", "w_from", "w_to", "w_items", "w_day", "w_not", "needs"),
    "drafts": ("of", "draft", "d_tables", "d_bands", "d_status"),
    "compare": ("reviews", "figure"),
    "chronology": ("c_show", "c_add", "c_words", "c_agency", "c_from", "c_to", "c_page"),
    "questions": ("q", "row", "rows", "tie", "search", "theme", "tag", "everywhere", "needs"),
}
"""What each view has in the address."""


def view_here() -> str:
    """The view that the address names; where there is none, the findings of the case that it names, or the reviews."""
    named = recall("view")
    if named in OF_VIEW:
        return named
    return "findings" if "case" in st.query_params else "cases"


def recall(name: str, default: str = "") -> str:
    """The value of a choice: from the address, else from earlier in the session, else ``default``."""
    if name in st.query_params:
        return str(st.query_params[name])
    return str(_kept().get(name, default))


def remember(**choices: str) -> None:
    """Keeps choices in the session and in the address; an empty one is taken out of both."""
    for name, value in choices.items():
        if value:
            _kept()[name] = value
        else:
            _kept().pop(name, None)
        if value and st.query_params.get(name) != value:
            st.query_params[name] = value
        if not value and name in st.query_params:
            del st.query_params[name]


def open_view(view: str, **choices: str) -> None:
    """Goes to another view with these choices; what the other views had chosen leaves the address, not the session.

    The address changes once, to what the view would make of it, so that the browser's way back is one step.
    """
    remembered = _kept()
    for name, value in {"view": view, **choices}.items():
        if value:
            remembered[name] = value
        else:
            remembered.pop(name, None)
    wanted = ("view", "case", *OF_VIEW.get(view, ()), *choices)
    st.query_params.from_dict({name: remembered[name] for name in wanted if name in remembered})


def open_cell(case: str, holder: str, item: str, **more: str) -> None:
    """Opens the matrix at the cell of a holder and an item (uids), nothing else selected there."""
    chosen = {"who": short(case, holder), "what": short(case, item), "node": "", "edge": "", "picture": ""}
    open_view("who", case=case, **chosen, **more)


def recall_several(name: str) -> tuple[str, ...]:
    """The values of a choice of several, which the address separates by `~`."""
    return tuple(value for value in recall(name).split("~") if value)


def remember_several(name: str, values: list[str] | tuple[str, ...]) -> None:
    """Keeps a choice of several."""
    remember(**{name: "~".join(values)})


def short(case: str, uid: str) -> str:
    """A uid as the address has it: without the case."""
    return uid.removeprefix(f"{case}/")


def full(case: str, name: str) -> str:
    """The uid that `short` shortened; the group of people has none."""
    return name if not name or name.startswith("people") else f"{case}/{name}"


def _kept() -> dict[str, str]:
    kept: dict[str, str] = st.session_state.setdefault(KEPT, {})
    return kept
