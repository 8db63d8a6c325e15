"""One question of the catalogue: a Cypher statement and the header that says how to ask it and how to read it.

The header is YAML in the block comment that opens the file. Unknown keys are refused. Parameters and columns that many
questions share are described once, in ``queries/standard.yml``, and named in the header.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from queries.errors import WrongQuestionError

if TYPE_CHECKING:
    from pathlib import Path

PARAMETER_TYPES = Literal["case", "cases", "date", "choice", "holder", "item", "incident", "text", "number"]
COLUMN_TYPES = Literal["text", "texts", "date", "number", "uid", "uids", "dates", "sources", "yes_no"]


class Strict(BaseModel):
    """A part of a header: unknown keys are refused, and nothing changes once it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Parameter(Strict):
    """What has to be said to ask the question."""

    name: str
    label: str
    type: PARAMETER_TYPES
    meaning: str = ""
    default: str | int | None = None
    optional: bool = False
    choices: tuple[str, ...] = ()
    choices_from: str | None = None


class Column(Strict):
    """One value of a row."""

    name: str
    label: str
    type: COLUMN_TYPES
    meaning: str


class View(Strict):
    """How the rows are best shown, and which columns feed that picture.

    A network goes from the holders of ``row`` to those of ``column`` (uids); ``text`` is what the list of an edge says,
    and ``edge`` what an edge means: something ``arrived``, something ``changed`` on the way, or is ``lacking``.
    """

    kind: Literal["table", "timeline", "network", "matrix", "number"]
    start: str | None = None
    end: str | None = None
    row: str | None = None
    column: str | None = None
    text: str | None = None
    value: str | None = None
    edge: Literal["arrived", "changed", "lacking"] = "arrived"

    @model_validator(mode="after")
    def _a_network_has_two_ends(self) -> View:
        if self.kind == "network" and not (self.row and self.column):
            raise ValueError("a network needs `row` and `column`: the columns of the uids at its two ends")
        return self


class Finding(Strict):
    """Which columns make a row of this question a finding, and the clause that says what it found.

    Rows of one ``family`` and ``group`` (a meeting, a request) become one finding; ``gap`` rows are grouped by item and
    period. ``since`` names the column that says since when each holder knew. ``supports`` questions only strengthen
    findings of other questions; they never make one on their own, ``firm_only`` ones only where a source says so, and
    ``sure_only`` ones not of what is only possible. A ``decision`` or ``handover`` is one finding: its clause is said
    once, then each item with its row's ``detail``.
    """

    family: Literal["gap", "changed", "meeting", "request", "picture", "decision", "handover"]
    group: str | None = None
    items: str
    held_by: str
    needed_by: str
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None
    days: str | None = None
    since: str | None = None
    strength: str = "strength"
    supports: bool = False
    firm_only: bool = False
    sure_only: bool = False
    clause: str
    detail: str = ""


class Example(Strict):
    """Parameters for which a reader can work out the rows by hand; rows name some of the columns.

    ``case`` is the review asked about; ``cases`` are others that have to be loaded for the rows to be these.
    """

    case: str | None = None
    cases: tuple[str, ...] = ()
    parameters: dict[str, Any] = Field(default_factory=dict)
    rows: tuple[dict[str, Any], ...]

    @property
    def loaded(self) -> tuple[str, ...]:
        """Every review that has to be loaded for the rows to be these."""
        return tuple(dict.fromkeys([*([self.case] if self.case else []), *self.cases]))


class Question(Strict):
    """A question of the catalogue; ``theme/name`` is its id."""

    id: str
    title: str
    question: str
    answer_shape: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    view: View
    cannot_show: str
    reference: str
    tags: tuple[str, ...]
    finding: Finding | None = None
    example: Example | None = None
    cypher: str

    @property
    def theme(self) -> str:
        """The folder that the question stands in."""
        return self.id.partition("/")[0]

    @property
    def of_one_case(self) -> bool:
        """Whether it is asked about one review; otherwise it may look across those that are loaded."""
        return any(parameter.type == "case" and not parameter.optional for parameter in self.parameters)

    def example_parameters(self) -> dict[str, Any]:
        """What the example asks with, its case among it where the question takes one; empty without an example."""
        if self.example is None:
            return {}
        case = self.example.case
        return {each.name: case for each in self.parameters if each.type == "case" and case} | self.example.parameters

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)

    @field_validator("parameters", "columns", mode="before")
    @classmethod
    def _standard(cls, rows: Any, info: Any) -> Any:
        """Names of shared parameters and columns stand for their description."""
        if not isinstance(rows, list):
            return rows
        shared = standard()[info.field_name]
        unknown = [row for row in rows if isinstance(row, str) and row not in shared]
        if unknown:
            raise ValueError(f"{unknown[0]!r} is described neither here nor in standard.yml")
        return [{"name": row, **shared[row]} if isinstance(row, str) else row for row in rows]

    @model_validator(mode="after")
    def _example_names_its_case(self) -> Question:
        if self.example is not None and self.of_one_case and not self.example.case:
            raise ValueError("the example names no case, and the question is about one")
        if self.example is not None and not self.example.loaded:
            raise ValueError("the example says neither case nor cases that it is worked out for")
        return self

    @model_validator(mode="after")
    def _names_columns_that_exist(self) -> Question:
        names = set(self.column_names)
        parts = [*self.view.model_dump(exclude={"kind", "edge"}).values()]
        if self.finding:
            parts += self.finding.model_dump(
                exclude={"supports", "firm_only", "sure_only", "clause", "detail", "family"}
            ).values()
            said = self.finding.clause + self.finding.detail
            parts += [field for _, field, _, _ in Formatter().parse(said) if field]
        missing = [part for part in parts if part and part not in names]
        if missing:
            raise ValueError(f"{missing[0]!r} is used by the view or the finding and is none of the columns")
        return self


@cache
def standard() -> dict[str, dict[str, dict[str, Any]]]:
    """The shared parameters and columns, by name."""
    text = (files("queries") / "standard.yml").read_text(encoding="utf-8")
    shared: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(text)
    return shared


def read_question(path: Path, theme: str) -> Question:
    """The question in the file ``path``; raises ``WrongQuestionError`` with the file, the key and what is wrong."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise WrongQuestionError(f"{path}: it is not written in UTF-8") from None
    return parse_question(text, f"{theme}/{path.stem}", str(path))


def parse_question(text: str, id_: str, where: str) -> Question:
    """The question written in ``text``; raises ``WrongQuestionError`` naming ``where``."""
    opening, closing = text.find("/*"), text.find("*/")
    if text[:opening].strip() or opening < 0 or closing < 0:
        raise WrongQuestionError(f"{where}: a question begins with a block comment /* ... */ that holds its header")
    try:
        header = yaml.safe_load(text[opening + 2 : closing])
    except (yaml.YAMLError, ValueError) as error:  # a date that cannot be (2021-02-31) is a ValueError
        raise WrongQuestionError(f"{where}: the header is not YAML: {error}") from None
    except RecursionError:
        raise WrongQuestionError(f"{where}: the header is nested too deeply") from None
    if not isinstance(header, dict):
        raise WrongQuestionError(f"{where}: the header must be `key: value` lines (title, question, …)")
    try:
        return Question(**header, id=id_, cypher=text[closing + 2 :].strip())
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, each['loc'])) or 'header'}: {each['msg']}" for each in error.errors())
        raise WrongQuestionError(f"{where}: {faults}") from None
    except TypeError as error:
        raise WrongQuestionError(f"{where}: {error}") from None
