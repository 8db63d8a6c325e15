"""The list of questions: what a search finds, and how one is introduced."""

from __future__ import annotations

from typing import TYPE_CHECKING

from queries.catalogue import THEMES
from views.leaves import Leaf, button, leaf
from views.words import first_upper

if TYPE_CHECKING:
    from collections.abc import Sequence

    from queries.question import Question


def found_questions(questions: Sequence[Question], words: str, theme: str, tag: str = "") -> list[Question]:
    """The questions of a theme and with a tag (empty: of all) that have every one of these words in their texts."""
    wanted = words.casefold().split()
    return [
        question
        for question in questions
        if (not theme or question.theme == theme)
        and (not tag or tag in question.tags)
        and all(word in _searched(question) for word in wanted)
    ]


def _searched(question: Question) -> str:
    texts = (
        question.id,
        question.title,
        question.question,
        question.answer_shape,
        *question.tags,
        theme_name(question.theme),
    )
    return " ".join(texts).casefold()


def theme_name(theme: str) -> str:
    """What a theme is called."""
    return THEMES.get(theme, first_upper(theme.replace("_", " ")))


def question_list(questions: Sequence[Question], chosen: str) -> list[Leaf]:
    """The questions by theme, as buttons."""
    found: list[Leaf] = []
    theme = ""
    for question in questions:
        if question.theme != theme:
            theme = question.theme
            found.append(leaf("h4", theme_name(theme)))
        look = "link chosen" if question.id == chosen else "link"
        found.append(leaf("div", "", button(question.title, {"q": question.id}, look=look),
                          leaf("p", question.question, look="small"), look="asked"))  # fmt: skip
    return found or [leaf("p", "No question has these words. Try fewer, or another theme.", look="small")]


def introduction(question: Question) -> list[Leaf]:
    """What the question asks and how to read its rows."""
    return [
        leaf("h2", question.title),
        leaf("p", question.question),
        leaf("p", f"How to read it: {question.answer_shape}", look="small"),
    ]


def limits(question: Question) -> list[Leaf]:
    """What the answer does not prove, and why the question is worth asking."""
    return [
        leaf("p", f"What this cannot show: {question.cannot_show}", look="small"),
        leaf("p", f"Worth asking because of: {question.reference} · {', '.join(question.tags)}", look="small"),
    ]
