"""`whoknew ask`: every question of the catalogue is a command whose options are the question's own parameters."""

from __future__ import annotations

import inspect
import itertools
import shlex
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from commands.known_questions import known_catalogue, known_questions
from commands.listing import Format, FormatOption, Heading, Listing, OutputOption, count, show
from queries.catalogue import names_of
from queries.errors import UnknownQuestionError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from queries.question import Parameter, Question

IDS = {"uid", "uids"}
METAVARS = {"date": "YYYY-MM-DD", "cases": "CASE,CASE"}
LEFT_OUT = {"real": "made-up", "made up": "real"}
"""What a question across reviews leaves out, by what it is asked about."""
OWN_OPTIONS = {"format": FormatOption, "output": OutputOption}


class Questions(TyperGroup):
    """The questions as commands; each is made when it is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Click's signature
        """The ids of the questions."""
        return [question.id for question in known_questions()]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of the question with that id or name; a faulty one is refused with the check that it failed."""
        try:
            question = known_catalogue().find(cmd_name)
        except UnknownQuestionError as error:
            ctx.fail(f"{error} `whoknew questions` lists them.")
        return question_command(question)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Takes the question from wherever it stands, so that options may come before it."""
        known = known_catalogue()
        names = {name for question in known.questions for name in names_of(question)}
        names |= {faulty.id for faulty in known.faulty}
        place = next((index for index, text in enumerate(args) if text in names), 0)
        return super().parse_args(ctx, [*args[place : place + 1], *args[:place], *args[place + 1 :]])

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - Click's signature
        """Writes the questions with their titles."""
        with formatter.section("Questions"):
            formatter.write_dl([(question.id, question.title) for question in known_questions()])


class AskedQuestion(TyperCommand):
    """The command of one question; an option that it does not have is answered with those that it has."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Refuses unknown options in the words of the question."""
        known = [option for parameter in self.get_params(ctx) for option in parameter.opts]
        for text in itertools.takewhile(lambda text: text != "--", args):
            option = text.partition("=")[0]
            if option.startswith("--") and option not in known:
                near = get_close_matches(option, known, n=1)
                hint = f"Did you mean {near[0]}? " if near else ""
                ctx.fail(f"{self.name} has no option {option}. {hint}It takes {', '.join(known)}.")
        return super().parse_args(ctx, args)


app = typer.Typer(cls=Questions, no_args_is_help=True, subcommand_metavar="QUESTION [OPTIONS]")


@app.callback(
    epilog="\b\nExamples:\n"
    "  whoknew ask silos/never_shared --case demo\n"
    "  whoknew ask corpus/recurring_gaps --reviews 'made up'\n"
    "  whoknew ask never_shared --case demo --as-of 2021-06-01 --needs all --format csv\n"
    "  whoknew ask silos/never_shared --help    the parameters of this question"
)
def ask() -> None:
    """Ask a question of the catalogue, about a case or across those that are loaded.

    Each question has options of its own: QUESTION --help.
    """


def question_command(question: Question) -> Any:
    """The Click command that asks one question."""
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    single.command(question.id, cls=AskedQuestion, help=_help(question), epilog=_epilog(question))(_function(question))
    return get_command(single)


def _help(question: Question) -> str:
    return f"{question.question}\n\nA row: {question.answer_shape}\n\nWhat it cannot show: {question.cannot_show}"


def _epilog(question: Question) -> str:
    without = {parameter.name: "demo" for parameter in question.parameters if parameter.type == "case"}
    given = question.example_parameters() or without
    words = "".join(f" {_option(name)} {_quoted(value)}" for name, value in given.items())
    return f"\b\nExample:\n  whoknew ask {question.id}{words}"


def _quoted(value: Any) -> str:
    """The value as a shell takes it for one word."""
    return shlex.quote(str(value))


def _option(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _function(question: Question) -> Callable[..., None]:
    """A function with one keyword for each parameter, for Typer to read."""

    def asked(**options: Any) -> None:
        format_, output = options.pop("whoknew_format"), options.pop("whoknew_output")
        given = {name: _plain(value) for name, value in options.items() if value is not None}
        _answer(question, given, format_, output)

    keywords = [_keyword(parameter) for parameter in question.parameters]
    keywords += [inspect.Parameter(f"whoknew_{name}", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=option)
                 for name, option in OWN_OPTIONS.items()]  # fmt: skip
    asked.__signature__ = inspect.Signature(keywords)  # type: ignore[attr-defined]
    asked.__annotations__ = {keyword.name: keyword.annotation for keyword in keywords}
    return asked


def _keyword(parameter: Parameter) -> inspect.Parameter:
    """A parameter of a question as a keyword with a Typer option; what it must be is checked when it is asked."""
    needed = parameter.default is None and not parameter.optional
    kind: Any = _choice(parameter) if parameter.choices else str
    metavar = None if parameter.choices else METAVARS.get(parameter.type, parameter.type.upper())
    option = typer.Option(_option(parameter.name), metavar=metavar, help=_meaning(parameter))
    default: Any = inspect.Parameter.empty if needed else None
    allowed: Any = kind if needed else kind | None
    annotation: Any = Annotated[allowed, option]
    return inspect.Parameter(parameter.name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _choice(parameter: Parameter) -> Any:
    members: Any = {f"choice_{number}": text for number, text in enumerate(parameter.choices)}
    make: Any = StrEnum
    return make(parameter.name, members)


def _meaning(parameter: Parameter) -> str:
    text = parameter.meaning or parameter.label
    sentences = [f"{text[:1].upper()}{text[1:]}."]
    if parameter.default is not None:
        sentences.append(f"Default: {parameter.default}.")
    if parameter.choices_from:
        sentences.append(f"whoknew ask {parameter.choices_from} lists them.")
    return " ".join(sentences)


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, StrEnum) else value


def _answer(question: Question, given: dict[str, Any], format_: Format | None, output: Path | None) -> None:
    # The driver takes most of a second to import: help and wrong options must not wait for it.
    from commands.answering import answer_of  # noqa: PLC0415

    answer = answer_of(question, given)
    headings = [Heading(column.name, column.label, column.type in IDS) for column in question.columns]
    document = {"question": question.id, "parameters": answer.parameters, "rows": list(answer.rows),
                "capped": answer.capped}  # fmt: skip
    show(Listing(headings, answer.rows, document), format_, output)
    asked_about = answer.parameters.get("reviews")
    if not answer.rows and asked_about in LEFT_OUT and not answer.parameters.get("cases"):
        others = LEFT_OUT[asked_about]
        typer.echo(f"Asked were {asked_about} reviews only; with --reviews all {others} ones are, too.", err=True)
    if answer.capped:
        typer.echo(f"Cut after {count(len(answer.rows), 'row')} (WHOKNEW_ROW_CAP); there are more.", err=True)
