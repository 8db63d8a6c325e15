"""The catalogue: find a question, ask it, read its rows, see where each is said, take them along."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import streamlit as st

from queries.across import across, ask_across, can_go_across
from queries.answer import ask
from queries.catalogue import catalogue, find
from queries.errors import UnknownQuestionError
from screens.address import open_cell, recall, remember
from screens.answer import show_rows
from screens.choose import choose_case, forget_selection
from screens.connection import app_settings, cases_here, usable_database
from screens.empty import nothing_loaded
from screens.files import offer_csv, offer_json
from screens.form import parameter_form
from screens.mounts import show_leaves
from screens.own_question import offer_keeping
from screens.part import require_still
from screens.passages import reader_for
from screens.reading import picture_of
from views.dates import bounds
from views.questions import found_questions, introduction, limits, question_list, theme_name
from views.rows import cases_of, csv_text, json_text, row_drawer

if TYPE_CHECKING:
    from graph.cases import CaseSummary
    from queries.answer import Answer
    from queries.question import Question
    from views.picture import Picture

LIST_HEIGHT, DRAWER_HEIGHT = 720, 560


def show() -> None:
    """The page."""
    cases = cases_here()
    if not cases:
        nothing_loaded()
        return
    left, right = st.columns([2, 5], gap="medium")
    with left:
        question = _choose_question()
    with right:
        everywhere = _choose_reviews(question, cases)
        one = question.of_one_case and not everywhere
        picture = picture_of(usable_database(), choose_case(cases)) if one else None
        show_leaves(introduction(question), "introduction")
        given = parameter_form(across(question) if everywhere else question, picture, cases)
        if given is None:
            return
        with st.spinner("Asking"):
            titles = {case.id: case.title for case in cases}
            database = usable_database()
            answer = ask_across(database, question, given, titles) if everywhere else ask(database, question, given)
        _show_answer(answer, picture, cases)
        offer_keeping(question)


def _choose_reviews(question: Question, cases: list[CaseSummary]) -> bool:
    """Whether a question about one review is asked of every loaded one."""
    if len(cases) == 1 or not can_go_across(question):
        return False
    chosen = st.toggle(
        "Ask it of every loaded review", value=recall("everywhere") == "yes", key=f"everywhere {question.id}"
    )
    remember(everywhere="yes" if chosen else "")
    return chosen


def _catalogue() -> tuple[Question, ...]:
    """The shipped questions and those of one's own; one that fails a check is named, and keeps no other away."""
    known = catalogue(app_settings())
    for faulty in known.faulty:
        st.text(f"Not asked: {faulty}")
    return known.questions


def _choose_question() -> Question:
    questions = _catalogue()
    words = st.text_input(
        "Search the questions", value=recall("search"), key="search", placeholder="for example: meeting"
    )
    themes = ["", *dict.fromkeys(question.theme for question in questions)]
    before = recall("theme")
    theme = st.selectbox(
        "Theme", themes, index=themes.index(before) if before in themes else 0, key="theme",
        format_func=lambda name: theme_name(name) if name else "All themes",
    )  # fmt: skip
    tags = ["", *sorted({tag for question in questions for tag in question.tags})]
    kept = recall("tag")
    tag = st.selectbox(
        "Tag", tags, index=tags.index(kept) if kept in tags else 0, key="tag",
        format_func=lambda name: name or "All tags",
    )  # fmt: skip
    remember(search=words or "", theme=theme or "", tag=tag or "")
    found = found_questions(questions, words or "", theme or "", tag or "")
    chosen = _chosen(questions, found)
    with st.container(height=LIST_HEIGHT, border=False):
        show_leaves(question_list(found, chosen.id), "questions", lambda act: remember(q=act["q"], row="", tie=""))
    return chosen


def _chosen(questions: tuple[Question, ...], found: list[Question]) -> Question:
    try:
        return find(recall("q") or (found or list(questions))[0].id, questions)
    except UnknownQuestionError:
        return questions[0]


@st.fragment
def _show_answer(answer: Answer, picture: Picture | None, cases: list[CaseSummary]) -> None:
    """The rows and what is known of one; a press here draws these anew, and does not ask again."""
    require_still("questions", *cases)
    question, rows = answer.question, answer.rows
    if not rows:
        show_leaves([leaf_nothing(), *limits(question)], "limits")
        _show_cypher(question)
        return
    chosen = show_rows(answer, picture, bounds(picture)[1] if picture else _last_day(cases))
    _show_downloads(answer, picture)
    show_leaves(limits(question), "limits")
    if chosen is not None:
        with st.container(border=True, height=DRAWER_HEIGHT):
            pictures = [picture] if picture else _pictures_of(rows[chosen], cases)
            drawer = row_drawer(question, rows[chosen], pictures, reader_for)
            show_leaves(drawer, "row drawer", _go_to_cell)
    _show_cypher(question)


def _last_day(cases: list[CaseSummary]) -> date:
    """The last day of any review, on which a timeline across reviews ends."""
    return max((case.end for case in cases if case.end), default=date.today())


def _pictures_of(row: dict[str, Any], cases: list[CaseSummary]) -> list[Picture]:
    """The pictures of the reviews that a row across reviews names."""
    named = cases_of(row)
    return [picture_of(usable_database(), case) for case in cases if case.id in named]


def leaf_nothing() -> dict[str, Any]:
    """What stands in the place of rows where there are none."""
    return {"tag": "p", "text": "No rows: nothing of the kind is found with these parameters.", "look": "verdict"}


def _show_downloads(answer: Answer, picture: Picture | None) -> None:
    name = f"{picture.case if picture else 'reviews'}-{answer.question.id.replace('/', '-')}"
    with st.container(horizontal=True):
        offer_csv(lambda: csv_text(answer.question, answer.rows), name)
        offer_json(lambda: json_text(answer.rows), name)


def _show_cypher(question: Question) -> None:
    with st.expander("The Cypher that was run"):
        st.code(question.cypher, language="cypher", height=360)


def _go_to_cell(act: dict[str, Any]) -> None:
    """Opens the matrix at the cell that a row is about, in the review that it belongs to."""
    case = str(act["holder"]).partition("/")[0]
    if recall("case") != case:
        forget_selection()
    open_cell(case, act["holder"], act["item"])
