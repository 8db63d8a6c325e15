"""The parameters of a question as a form; their values stand in the address."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from screens.address import full, recall, remember, short
from views.dates import bounds

if TYPE_CHECKING:
    from queries.question import Parameter, Question
    from views.picture import Picture


def parameter_form(question: Question, picture: Picture) -> dict[str, Any] | None:
    """The values that the user gave, by name; nothing where one is missing that the question needs."""
    asked = [parameter for parameter in question.parameters if parameter.type != "case"]
    given: dict[str, Any] = {
        parameter.name: picture.case for parameter in question.parameters if parameter.type == "case"
    }
    places = st.columns(len(asked)) if asked else []
    for place, parameter in zip(places, asked, strict=True):
        with place:
            given[parameter.name] = _field(parameter, picture, f"{parameter.name} {question.id} {picture.case}")
    missing = [parameter for parameter in asked if given[parameter.name] in (None, "") and _required(parameter)]
    return None if missing else {name: value for name, value in given.items() if value not in (None, "")}


def _required(parameter: Parameter) -> bool:
    return not parameter.optional and parameter.default is None


def _field(parameter: Parameter, picture: Picture, key: str) -> Any:
    name = f"p_{parameter.name}"
    before = recall(name, str(parameter.default or ""))
    label = parameter.label
    if parameter.type == "date":
        chosen = _day(label, before, picture, key)
        remember(**{name: chosen.isoformat() if chosen else ""})
        return chosen
    options = _options(parameter, picture)
    if options is None:
        text = st.text_input(label, value=before, key=key)
        remember(**{name: text or ""})
        return text
    uids = parameter.type in ("holder", "item", "incident")
    wanted = full(picture.case, before) if uids else before
    ids = list(options)
    chosen_id = st.selectbox(
        label, ids, index=ids.index(wanted) if wanted in ids else 0 if ids else None, key=key,
        format_func=lambda each: options[each],
    )  # fmt: skip
    value = chosen_id or ""
    remember(**{name: "" if value == parameter.default else short(picture.case, value) if uids else value})
    return value


def _day(label: str, before: str, picture: Picture, key: str) -> date | None:
    start, end = bounds(picture)
    try:
        value = min(max(date.fromisoformat(before), start), end) if before else None
    except ValueError:
        value = None
    help_text = "Empty: the end of the review's period."
    chosen = st.date_input(
        label, value=value, min_value=start, max_value=end, format="DD/MM/YYYY", key=key, help=help_text
    )
    return chosen if isinstance(chosen, date) else None


def _options(parameter: Parameter, picture: Picture) -> dict[str, str] | None:
    """What can be chosen, by id; nothing where the value is typed."""
    if parameter.choices:
        return {choice: choice for choice in parameter.choices}
    if parameter.type == "holder":
        return {
            uid: _holder_words(picture, uid) for uid in sorted(picture.holders, key=lambda uid: _order(picture, uid))
        }
    if parameter.type == "item":
        return {uid: item.statement for uid, item in sorted(picture.items.items(), key=lambda pair: pair[1].statement)}
    return None


def _order(picture: Picture, uid: str) -> tuple[bool, str, str]:
    holder = picture.holders[uid]
    return holder.is_person, holder.group_name, "" if uid == holder.group else holder.name


def _holder_words(picture: Picture, uid: str) -> str:
    holder = picture.holders[uid]
    apart = holder.is_person or holder.group_name == holder.name
    return holder.name if apart else f"{holder.group_name}: {holder.name}"
