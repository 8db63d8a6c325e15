"""Our components, mounted: each takes what a view worked out and hands back what the user pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import streamlit as st

from views.components import asset, vis_network

if TYPE_CHECKING:
    from collections.abc import Callable

    from views.leaves import Leaf

    Told = Callable[[Any], None]


def _component(name: str, *scripts: str) -> Any:
    """A component by its script and style sheet; ``scripts`` are more scripts that come before its own."""
    return st.components.v2.component(
        f"whoknew_{name}",
        js=asset("common.js", *scripts, f"{name}.js"),
        css=asset("common.css", f"{name}.css"),
    )


_LEAVES, _DATES, _TABLE, _KEYS = map(_component, ("leaves", "dates", "table", "keys"))
_MATRIX = _component("matrix", "saving.js", "matrix_save.js")
_NETWORK = _component("network", "saving.js", "network_save.js")
_TIMELINE = _component("timeline", "timeline_place.js", "timeline_draw.js", "saving.js", "timeline_save.js")
_PICTURE = _component("picture", "saving.js")
_VIS = st.components.v2.component("whoknew_vis", js=vis_network())


def show_leaves(
    leaves: list[Leaf], key: str, on_act: Told = lambda _: None, *, escape: Any = None, page: str = ""
) -> None:
    """Texts; ``on_act`` is told what a button of theirs stands for.

    The key Escape stands for the act ``escape``, where there is one. When ``page`` changes, its top is shown.
    """
    data = {"leaves": leaves, "escape": escape, "page": page}
    _LEAVES(key=key, data=data, on_act_change=_telling(key, "act", on_act))


def listen_to_keys(keys: list[str], key: str, on_key: Told) -> None:
    """Keys that may be pressed anywhere but in a field; ``on_key`` is told which."""
    _KEYS(key=key, data={"keys": keys}, on_key_change=_telling(key, "key", on_key), height=1)


def show_dates(bar: dict[str, Any], key: str, on_day: Told, on_typed: Told) -> None:
    """The bar of dates; ``on_day`` is told the day as ISO text, ``on_typed`` what somebody typed for one."""
    _DATES(
        key=key,
        data=bar,
        on_day_change=_telling(key, "day", on_day),
        on_typed_change=_telling(key, "typed", on_typed),
    )


def show_chart(chart: Any, alt_text: str, name: str, label: str = "Download the picture") -> None:
    """A chart of Altair with buttons that save it: as SVG, as PNG; ``name`` is without the ending."""
    st.altair_chart(chart, width="stretch", alt=alt_text)
    _PICTURE(key=f"file {name}", data={"label": label, "name": name})


def show_table(drawn: dict[str, Any], key: str, on_row: Told) -> None:
    """Rows; ``on_row`` is told the number of the row that was pressed."""
    _TABLE(key=key, data=drawn, on_row_change=_telling(key, "row", on_row))


def show_matrix(drawn: dict[str, Any], key: str, on_pick: Told, on_turn: Told) -> None:
    """The matrix; ``on_pick`` is told ``{"holder", "item"}``, ``on_turn`` the group to fold or open."""
    _MATRIX(
        key=key,
        data=drawn,
        on_pick_change=_telling(key, "pick", on_pick),
        on_turn_change=_telling(key, "turn", on_turn),
    )


def show_network(drawn: dict[str, Any], key: str, on_pick: Told, on_turn: Told) -> None:
    """The network; ``on_pick`` is told ``{"node"}`` or ``{"edge"}``, ``on_turn`` the group to fold or open."""
    _VIS(key="vis", height=1)
    _NETWORK(
        key=key,
        data=drawn,
        on_pick_change=_telling(key, "pick", on_pick),
        on_turn_change=_telling(key, "turn", on_turn),
    )


def show_timeline(drawn: dict[str, Any], key: str, told: dict[str, Told]) -> None:
    """The timeline; ``told`` has who is told the days in ``view`` (ISO), ids of ``pick``, ``turn`` and ``kind``.

    ``typed`` is told which end of the days in view (0 or 1) somebody typed, and what.
    """
    _TIMELINE(
        key=key,
        data=drawn,
        on_view_change=_telling(key, "view", told["view"]),
        on_typed_change=_telling(key, "typed", told["typed"]),
        on_pick_change=_telling(key, "pick", told["pick"]),
        on_turn_change=_telling(key, "turn", told["turn"]),
        on_kind_change=_telling(key, "kind", told["kind"]),
    )


def _telling(key: str, event: str, told: Told) -> Callable[[], None]:
    """A callback that hands on what the component with this key sent."""

    def tell() -> None:
        state = st.session_state.get(key)
        value = state.get(event) if state is not None else None
        if value is not None:
            told(value)

    return tell
