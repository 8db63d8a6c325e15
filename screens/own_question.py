"""A question of one's own: the shown one as a file, changed on the page and kept after all checks."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from graph.errors import WhoknewError
from queries.keeping import OWN_THEME, file_text, kept, offered
from screens.connection import app_settings, usable_database
from screens.mounts import show_leaves
from views.leaves import alert, leaf

if TYPE_CHECKING:
    from queries.question import Question

NO_FOLDER = (
    "No folder for questions of your own is named. Set WHOKNEW_QUESTIONS_FOLDER in the environment or in .env, start "
    "the app again, and a question can be changed and kept here."
)
HELP = "Small letters, digits and _, beginning with a letter. The question then stands in the theme Own."


def offer_keeping(question: Question) -> None:
    """The question as a file to take along, and to be changed and kept as one of one's own."""
    text = file_text(app_settings(), question.id)
    with st.expander("The question as a file, and as one of your own"):
        name = question.id.replace("/", "-")
        st.download_button("Download the question", text, f"{name}.cypher", "text/plain", on_click="ignore")
        if app_settings().questions_folder is None:
            show_leaves([leaf("p", NO_FOLDER)], "no folder")
            return
        with st.form(f"keep {question.id}", border=False):
            changed = st.text_area("Header and Cypher", text, height=360, key=f"text {question.id}")
            own = st.text_input("Name of your question", key=f"name {question.id}", help=HELP)
            replace = st.checkbox("Put it in the place of one that has this name", key=f"replace {question.id}")
            if st.form_submit_button("Check it and keep it"):
                _keep(changed or "", own or "", replace=replace)


def _keep(text: str, name: str, *, replace: bool) -> None:
    """Keeps the text under that name, or says which check it does not pass; nothing is kept in that case."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "question.cypher"
            file.write_text(text, encoding="utf-8")
            done = kept(offered(app_settings(), file, OWN_THEME, name), usable_database(), replace=replace)
    except WhoknewError as error:
        said = str(error).replace(str(file), "the text above")
        show_leaves([alert("Not kept", said)], "not kept")
        return
    words = f"Kept as {done.question.id} in {done.path}. It stands in the list from now on."
    show_leaves([leaf("p", words, look="verdict")], "kept")
