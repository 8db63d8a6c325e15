"""The parameters of a question as a form; their values stand in the address.

A question about one review is asked with the picture of that review; one across reviews without any.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from screens.address import full, recall, remember, short
from views.dates import bounds
from views.words import first_upper

if TYPE_CHECKING:
    from graph.cases import CaseSummary
    from queries.question import Parameter, Question
    from views.picture import Picture


FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)
"""The days that can be chosen where no review says which."""


def parameter_form(question: Question, picture: Picture | None, cases: list[CaseSummary]) -> dict[str, Any] | None:
    """The values that the user gave, by name; nothing where one is missing that the question needs."""
    of = {each.name for each in question.parameters if picture is not None and _is_the_case(each)}
    asked = [parameter for parameter in question.parameters if parameter.name not in of]
    given: dict[str, Any] = dict.fromkeys(of, picture.case if picture is not None else "")
    form = _Form(question.id, picture, {case.id: case.title for case in cases})
    places = st.columns(len(asked)) if asked else []
    for place, parameter in zip(places, asked, strict=True):
        with place:
            given[parameter.name] = form.field(parameter)
    missing = [parameter for parameter in asked if given[parameter.name] in (None, "") and _required(parameter)]
    return None if missing else {name: value for name, value in given.items() if value not in (None, "", [])}


def _is_the_case(parameter: Parameter) -> bool:
    """Whether it is the review that the page has chosen already."""
    return parameter.type == "case" and not parameter.optional


def _required(parameter: Parameter) -> bool:
    return not parameter.optional and parameter.default is None


class _Form:
    """Fields for the parameters of one question; ``titles`` are those of the loaded reviews, by id."""

    def __init__(self, question: str, picture: Picture | None, titles: dict[str, str]) -> None:
        self.question = question
        self.picture = picture
        self.case = picture.case if picture is not None else ""
        self.titles = titles

    def field(self, parameter: Parameter) -> Any:
        """The value of one parameter, as the address has it or the user changes it."""
        name, key = f"p_{parameter.name}", f"{parameter.name} {self.question} {self.case}"
        before = recall(name, str(parameter.default or ""))
        if parameter.type == "date":
            chosen = self._day(parameter, before, key)
            remember(**{name: chosen.isoformat() if chosen else ""})
            return chosen
        if parameter.type == "cases":
            several = self._cases(parameter, before, key)
            remember(**{name: ",".join(several)})
            return several
        if parameter.type == "number":
            number = _number(parameter, before, key)
            remember(**{name: "" if number in (None, parameter.default) else str(number)})
            return number
        options = self._options(parameter)
        if options is None:
            text = st.text_input(parameter.label, value=before, key=key)
            remember(**{name: text or ""})
            return text
        return self._chosen(parameter, options, before, key)

    def _chosen(self, parameter: Parameter, options: dict[str, str], before: str, key: str) -> str:
        uids = parameter.type in ("holder", "item", "incident") and self.picture is not None
        wanted, ids = full(self.case, before) if uids else before, list(options)
        chosen = st.selectbox(
            parameter.label, ids, index=ids.index(wanted) if wanted in ids else 0 if ids else None, key=key,
            format_func=lambda each: options[each],
        )  # fmt: skip
        value = chosen or ""
        kept = "" if value == parameter.default else short(self.case, value) if uids else value
        remember(**{f"p_{parameter.name}": kept})
        return value

    def _cases(self, parameter: Parameter, before: str, key: str) -> list[str]:
        """Any number of the loaded reviews."""
        chosen = st.multiselect(
            parameter.label, list(self.titles), default=[one for one in before.split(",") if one in self.titles],
            format_func=lambda each: self.titles[each], key=key, placeholder="No choice of your own",
            help=first_upper(parameter.meaning),
        )  # fmt: skip
        return list(chosen)

    def _day(self, parameter: Parameter, before: str, key: str) -> date | None:
        start, end = bounds(self.picture) if self.picture is not None else (FIRST_DAY, LAST_DAY)
        try:
            value = min(max(date.fromisoformat(before), start), end) if before else None
        except ValueError:
            value = None
        chosen = st.date_input(
            parameter.label, value=value, min_value=start, max_value=end, format="DD/MM/YYYY", key=key,
            help=first_upper(parameter.meaning),
        )  # fmt: skip
        return chosen if isinstance(chosen, date) else None

    def _options(self, parameter: Parameter) -> dict[str, str] | None:
        """What can be chosen, by id; nothing where the value is typed."""
        if parameter.choices:
            return {choice: choice for choice in parameter.choices}
        if parameter.type == "case":
            return ({"": "All reviews"} if parameter.optional else {}) | self.titles
        return _of_picture(parameter, self.picture) if self.picture is not None else None


def _number(parameter: Parameter, before: str, key: str) -> int | None:
    value = int(before) if before.isdigit() else None
    chosen = st.number_input(
        parameter.label, value=value, min_value=0, step=1, key=key, help=first_upper(parameter.meaning)
    )
    return None if chosen is None else int(chosen)


def _of_picture(parameter: Parameter, picture: Picture) -> dict[str, str] | None:
    """The holders or items of a review."""
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
