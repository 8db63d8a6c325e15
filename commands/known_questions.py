"""The questions that can be asked here: those that come with whoknew, and those of the organisation's own folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from commands.plain_text import printable
from graph.settings import load_settings
from queries.catalogue import Catalogue, catalogue

if TYPE_CHECKING:
    from queries.question import Question


def known_catalogue() -> Catalogue:
    """The catalogue of the settings."""
    return catalogue(load_settings())


def known_questions() -> tuple[Question, ...]:
    """Every question that can be asked, the shipped ones first."""
    return known_catalogue().questions


def tell_faulty(known: Catalogue) -> None:
    """Says on stderr which questions are left out, and which check each failed."""
    for faulty in known.faulty:
        typer.echo(printable(f"Left out: {faulty}."), err=True)
