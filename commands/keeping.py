"""`whoknew save`: a question of one's own into its folder, after all checks."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated

import typer

from commands.connection import opened_database
from commands.failures import REFUSED_CONNECTIONS
from commands.plain_text import printable
from graph.settings import load_settings

if TYPE_CHECKING:
    from queries.keeping import Kept, Offered

app = typer.Typer()

ThemeOption = Annotated[
    str | None, typer.Option("--theme", metavar="THEME", help="Theme; default: what the file says, else own.")
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="Name; default: what the file says, else the file's.")
]
ReplaceOption = Annotated[bool, typer.Option("--replace", help="Put it in the place of one that is there.")]


@app.command(
    epilog="\b\nExamples:\n  whoknew save late_referrals.cypher\n"
    "  whoknew save draft.cypher --theme ours --name late_referrals --replace"
)
def save(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File with the question: header and Cypher.")],
    *,
    theme: ThemeOption = None,
    name: NameOption = None,
    replace: ReplaceOption = False,
) -> None:
    """Keep a question of your own, after all checks.

    It is copied into the folder of WHOKNEW_QUESTIONS_FOLDER, and the answer says what was and what was not checked.
    """
    keep(file, theme, name, replace=replace)


def keep(file: Path, theme: str | None, name: str | None, *, replace: bool) -> None:
    """Copies the question after all checks, those of the server too where there is one, and says which were made."""
    # py2neo's lexer takes a moment to import: help must not wait for it.
    from queries.keeping import offered  # noqa: PLC0415

    done = _kept(offered(load_settings(), file, theme, name), replace=replace)
    typer.echo(printable(f"{done.question.id} saved to {done.path}"))
    typer.echo(printable(f"Checked: {'; '.join(done.trial.checked)}"))
    if done.trial.unchecked:
        typer.echo(printable(f"Not checked: {'; '.join(done.trial.unchecked)}"))


def _kept(offer: Offered, *, replace: bool) -> Kept:
    from queries.keeping import kept, refuse_to_replace  # noqa: PLC0415 - as above

    refuse_to_replace(offer, replace=replace)
    try:
        with opened_database() as database:
            return kept(offer, database, replace=replace)
    except REFUSED_CONNECTIONS as error:
        return kept(offer, None, replace=replace, why_untried=str(error))
