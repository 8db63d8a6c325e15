"""`whoknew questions`: the catalogue, one question in full, and questions as files; `whoknew save` keeps one's own."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - Typer reads it
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.keeping import NameOption, ReplaceOption, ThemeOption, keep
from commands.known_questions import known_catalogue, tell_faulty
from commands.listing import Format, FormatOption, Heading, Listing, OutputOption, show
from commands.plain_text import printable
from graph.settings import load_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from queries.question import Parameter, Question

app = typer.Typer(no_args_is_help=False)

HEADINGS = (
    Heading("id", "Question"),
    Heading("title", "Title"),
    Heading("question", "What it asks"),
    Heading("parameters", "Parameters", technical=True),
    Heading("tags", "Tags"),
    Heading("own", "Your own"),
)
EXAMPLES = "\b\nExamples:\n  whoknew questions --theme silos\n  whoknew questions --search meeting\n  "


@app.callback(invoke_without_command=True, epilog=f"{EXAMPLES}whoknew questions show silos/never_shared")
def questions(  # noqa: PLR0913 - one keyword for each option
    context: typer.Context,
    *,
    theme: Annotated[str | None, typer.Option("--theme", help="Only questions of this theme.")] = None,
    tag: Annotated[str | None, typer.Option("--tag", help="Only questions with this tag.")] = None,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="Only questions whose text has all these words.")
    ] = None,
    format_: FormatOption = None,
    output: OutputOption = None,
) -> None:
    """List the questions of the catalogue.

    Questions of your own are marked. One that does not pass a check is left out, and stderr says which check.
    """
    if context.invoked_subcommand is not None:
        return
    everything = known_catalogue()
    known = everything.questions
    _refuse_unknown("--theme", theme, {question.theme for question in known})
    _refuse_unknown("--tag", tag, {each for question in known for each in question.tags})
    chosen = [question for question in known
              if theme in {None, question.theme} and (tag is None or tag in question.tags)
              and _has(question, search or "")]  # fmt: skip
    rows = [_row(question, own=question.id in everything.own) for question in chosen]
    show(Listing(HEADINGS, rows), format_, output)
    tell_faulty(everything)


@app.command(
    "show", epilog="\b\nExamples:\n  whoknew questions show silos/never_shared\n  whoknew questions show too_late"
)
def show_question(
    question: Annotated[str, typer.Argument(metavar="ID", help="Id of the question, or its name alone.")],
    *,
    format_: FormatOption = None,
) -> None:
    """Print one question in full: how to ask it, how to read it, what it cannot show, and its Cypher."""
    known = known_catalogue()
    found = known.find(question)
    if format_ in {None, Format.table}:
        typer.echo(printable("\n".join(_page(found))))
    else:
        row = _row(found, own=found.id in known.own)
        show(Listing((*HEADINGS, Heading("cypher", "Cypher")), [{**row, "cypher": found.cypher}],
                     found.model_dump(mode="json", by_alias=True)), format_)  # fmt: skip


@app.command(
    "export",
    epilog="\b\nExamples:\n  whoknew questions export silos/never_shared start.cypher\n"
    "  whoknew questions export own/late_referrals late.cypher --replace",
)
def export_question(
    question: Annotated[str, typer.Argument(metavar="ID", help="Id of the question, or its name alone.")],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File to write, e.g. to send or to begin one from.")],
    *,
    replace: ReplaceOption = False,
) -> None:
    """Write one question to one file: header, Cypher, and a last line that says its id."""
    from queries.keeping import exported  # noqa: PLC0415 - py2neo's lexer takes a moment; the list does not need it

    found = exported(load_settings(), question, file, replace=replace)
    typer.echo(printable(f"{found.id} written to {file}"))


@app.command(
    "import",
    epilog="\b\nExamples:\n  whoknew questions import late.cypher\n"
    "  whoknew questions import start.cypher --theme ours --name never_shared_here --replace",
)
def import_question(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="File with a question, e.g. one that was exported.")],
    *,
    theme: ThemeOption = None,
    name: NameOption = None,
    replace: ReplaceOption = False,
) -> None:
    """Take one question from a file into the folder of your own, after all checks; `whoknew save` does the same."""
    keep(file, theme, name, replace=replace)


def _refuse_unknown(option: str, value: str | None, known: set[str]) -> None:
    if value is not None and value not in known:
        raise typer.BadParameter(f"{option} is one of {', '.join(sorted(known))}; not {value!r}.")


def _has(question: Question, words: str) -> bool:
    text = " ".join((question.id, question.title, question.question, question.answer_shape, *question.tags)).casefold()
    return all(word in text for word in words.casefold().split())


def _row(question: Question, *, own: bool) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": question.title,
        "question": question.question,
        "parameters": [parameter.name for parameter in question.parameters],
        "tags": list(question.tags),
        "own": own,
    }


def _page(question: Question) -> Iterator[str]:
    yield from (f"{question.id}: {question.title}", "", question.question, "")
    yield f"A row:        {question.answer_shape}"
    yield f"Cannot show:  {question.cannot_show}"
    yield f"Reference:    {question.reference}"
    yield f"Tags:         {', '.join(question.tags)}"
    yield from ("", "Parameters:", *(f"  {_parameter(parameter)}" for parameter in question.parameters))
    yield from ("", "Columns:", *(f"  {column.name} ({column.type}): {column.meaning}" for column in question.columns))
    needed = " ".join(f"--{each.name.replace('_', '-')} ..." for each in question.parameters if is_needed(each))
    yield from ("", f"Ask it: whoknew ask {question.id} {needed}", "", question.cypher)


def is_needed(parameter: Parameter) -> bool:
    """Whether the question cannot be asked without this parameter."""
    return parameter.default is None and not parameter.optional


def _parameter(parameter: Parameter) -> str:
    choices = f" ({' or '.join(parameter.choices)})" if parameter.choices else ""
    needed = "needed" if is_needed(parameter) else f"default {parameter.default or 'none'}"
    return f"--{parameter.name.replace('_', '-')}{choices}: {parameter.meaning or parameter.label}; {needed}"
