"""`whoknew questions`: the catalogue, and one question in full; no database needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.known_questions import known_questions
from commands.listing import Format, FormatOption, Heading, Listing, OutputOption, show
from commands.plain_text import printable
from queries.catalogue import find

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
    """List the questions of the catalogue."""
    if context.invoked_subcommand is not None:
        return
    known = known_questions()
    _refuse_unknown("--theme", theme, {question.theme for question in known})
    _refuse_unknown("--tag", tag, {each for question in known for each in question.tags})
    chosen = [question for question in known
              if theme in {None, question.theme} and (tag is None or tag in question.tags)
              and _has(question, search or "")]  # fmt: skip
    show(Listing(HEADINGS, [_row(question) for question in chosen]), format_, output)


@app.command(
    "show", epilog="\b\nExamples:\n  whoknew questions show silos/never_shared\n  whoknew questions show too_late"
)
def show_question(
    question: Annotated[str, typer.Argument(metavar="ID", help="Id of the question, or its name alone.")],
    *,
    format_: FormatOption = None,
) -> None:
    """Print one question in full: how to ask it, how to read it, what it cannot show, and its Cypher."""
    found = find(question, known_questions())
    if format_ in {None, Format.table}:
        typer.echo(printable("\n".join(_page(found))))
    else:
        show(Listing((*HEADINGS, Heading("cypher", "Cypher")), [{**_row(found), "cypher": found.cypher}],
                     found.model_dump(mode="json", by_alias=True)), format_)  # fmt: skip


def _refuse_unknown(option: str, value: str | None, known: set[str]) -> None:
    if value is not None and value not in known:
        raise typer.BadParameter(f"{option} is one of {', '.join(sorted(known))}; not {value!r}.")


def _has(question: Question, words: str) -> bool:
    text = " ".join((question.id, question.title, question.question, question.answer_shape, *question.tags)).casefold()
    return all(word in text for word in words.casefold().split())


def _row(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "title": question.title,
        "question": question.question,
        "parameters": [parameter.name for parameter in question.parameters],
        "tags": list(question.tags),
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
