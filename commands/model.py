"""`whoknew model`: the pages that are made from the declarations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from commands.reference import commands_page
from graph.model_page import model_page
from graph.settings import PROJECT_FOLDER
from loaders.format_page import format_page

if TYPE_CHECKING:
    from collections.abc import Callable

app = typer.Typer()

PAGES: dict[str, Callable[[], str]] = {
    "docs/model.md": model_page,
    "docs/case-format.md": format_page,
    "docs/commands.md": commands_page,
}
"""Every page that is made from declarations, by its place in the project."""


@app.command(epilog="\b\nExamples:\n  whoknew model\n  whoknew model --write")
def model(
    *,
    write: Annotated[
        bool, typer.Option("--write", help=f"Write the pages that are made from declarations: {', '.join(PAGES)}.")
    ] = False,
) -> None:
    """Print the page that describes the graph: nodes, relationships, properties."""
    if not write:
        typer.echo(model_page(), nl=False)
        return
    for name, make in PAGES.items():
        path = PROJECT_FOLDER / name
        text = make()
        is_fresh = path.is_file() and path.read_text(encoding="utf-8") == text
        if not is_fresh:
            path.write_text(text, encoding="utf-8")
        typer.echo(f"{name}: {'unchanged' if is_fresh else 'written'}")
