"""Adding a change of one's own: a sharing that did not happen, or one to take away.

The address holds what is chosen so far.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from knowledge.changes import Silence, Telling
from screens.address import full, recall, recall_several, remember, remember_several, short
from screens.mounts import show_leaves
from views.dates import bounds
from views.leaves import leaf
from views.suggestions import recorded_passings
from views.telling import can_tell, first_day, holder_options, item_options, still_missing

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.changes import Change
    from views.hypothetical import Coded
    from views.picture import Picture

    Adding = Callable[[Change], None]


def telling_form(picture: Picture, add: Adding) -> None:
    """Who would have told whom, which items, on which day; it says who did not hold them then.

    ``picture`` is as the changes that are made already would have it.
    """
    teller = _holder(picture, "Who tells", "w_from", tellers=True)
    listener = _holder(picture, "Whom", "w_to", tellers=False)
    items = _items(picture, teller)
    day = _day(picture, teller, items)
    show_leaves(can_tell(picture, teller, items, day), "can tell")
    missing = still_missing(teller, listener, items)
    sender, recipient = (uid.partition("/")[2] for uid in (teller, listener))
    change = Telling(sender, recipient, tuple(uid.partition("/")[2] for uid in items), day)
    st.button("Add this hypothetical sharing", disabled=bool(missing), on_click=add, args=(change,), type="primary")
    if missing:
        show_leaves([leaf("p", missing, look="small")], "missing")


def take_away(case: Coded, add: Adding) -> None:
    """A recorded sharing, or what was said at a meeting, to be taken away."""
    options = recorded_passings(case.picture, case.claims)
    if not options:
        show_leaves([leaf("p", "No sharing is recorded in this review.", look="small")], "no sharing")
        return
    ids, before = list(options), recall("w_not")
    chosen = st.selectbox(
        "A recorded sharing (type to search)", ids, index=ids.index(before) if before in ids else None,
        format_func=lambda id_: options[id_], key=f"w_not {case.picture.case}", placeholder="Choose one",
    )  # fmt: skip
    remember(w_not=chosen or "")
    change = Silence(chosen or "")
    st.button("Take it away, hypothetically", disabled=not chosen, on_click=add, args=(change,), type="primary")


def _holder(picture: Picture, label: str, name: str, *, tellers: bool) -> str:
    options = holder_options(picture, tellers=tellers)
    ids, before = list(options), full(picture.case, recall(name))
    chosen = st.selectbox(
        label, ids, index=ids.index(before) if before in ids else None, format_func=lambda uid: options[uid],
        key=f"{name} {picture.case}", placeholder="Type to search",
    )  # fmt: skip
    remember(**{name: short(picture.case, chosen or "")})
    return chosen or ""


def _items(picture: Picture, teller: str) -> tuple[str, ...]:
    options = item_options(picture, teller)
    before = [uid for name in recall_several("w_items") if (uid := full(picture.case, name)) in options]
    chosen = st.multiselect(
        "What", list(options), default=before, help="Items that whoever tells is recorded as holding come first.",
        format_func=lambda uid: options[uid], key=f"w_items {picture.case} {teller}", placeholder="Type to search",
    )  # fmt: skip
    remember_several("w_items", [short(picture.case, uid) for uid in chosen])
    return tuple(chosen)


def _day(picture: Picture, teller: str, items: tuple[str, ...]) -> date:
    start, end = bounds(picture)
    try:
        before = date.fromisoformat(recall("w_day"))
    except ValueError:
        before = first_day(picture, teller, items)
    chosen = st.date_input(
        "On which day", value=min(max(before, start), end), min_value=start, max_value=end, format="DD/MM/YYYY",
        key=f"w_day {picture.case} {teller} {','.join(items)}",
    )  # fmt: skip
    day = chosen if isinstance(chosen, date) else before
    remember(w_day="" if day == first_day(picture, teller, items) else day.isoformat())
    return day
