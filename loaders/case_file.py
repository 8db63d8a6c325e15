"""What ``case.yml`` says about a case as a whole: its title, period, sources, glossary, counts and own values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from loaders.case_yaml import FILE, Path
from loaders.faults import Fault, Place, belongs, suggestion
from loaders.sheets import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails

    from loaders.sheets import Nested

YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})
YES_OR_NO = "Write yes or no."


def yes_no(text: object) -> bool:
    """Whether the text says yes; empty is no. Raises ``ValueError`` where it says neither."""
    word = str(text).casefold()
    if word in YES:
        return True
    if word in NO or not word:
        return False
    raise ValueError(f"{text!r} is neither yes nor no. {YES_OR_NO}")


def _heading(name: str) -> str:
    return name.rstrip("_").replace("_", " ")


class Entry(BaseModel):
    """A part of ``case.yml``: unknown keys are refused, keys are written with spaces."""

    model_config = ConfigDict(extra="forbid", frozen=True, alias_generator=_heading, populate_by_name=False)


class Period(Entry):
    """The period that the review looks at, as written: days or uncertain dates."""

    from_: str = Field(min_length=1, description="the first day that the review looks at")
    to: str = Field(min_length=1, description="the last day that the review looks at")


class SourceEntry(Entry):
    """One document that rows cite."""

    id: str = Field(min_length=1, description="the short name that `sources` columns begin with")
    title: str = Field(min_length=1, description="its title")
    kind: str = Field("", description="overview report, chronology, agency report, statement")
    date: str = Field("", description="when it was written or published")
    file: str = Field("", description="name of the local file, where there is one; it is not kept with the case")
    locators: str = Field(
        "", description="how its locators count: `sections`, `paragraphs`, `decimals` or words of your own"
    )


class CaseFile(Entry):
    """The whole of ``case.yml``."""

    id: str = Field("", description="the id of the case, where it is not the name of the folder or workbook")
    title: str = Field(min_length=1, description="what the review is called")
    kind: str = Field("", description="kind of review: DARDR (formerly DHR), SAR, LCSPR, inquiry")
    area: str = Field("", description="the area that commissioned it")
    period: Period = Field(description="the period that the review looks at: `from` and `to`")
    fictional: Annotated[bool, BeforeValidator(yes_no)] = Field(default=False, description="yes, where it was made up")
    about: str = Field("", description="what the case is, in a few sentences of your own")
    sources: tuple[SourceEntry, ...] = Field((), description="the documents that rows cite")
    glossary: dict[str, str] = Field({}, description="words and abbreviations, each with its meaning")
    counts: dict[str, int] = Field({}, description="how many rows a table must have; a check on your own work")
    own_values: dict[str, dict[str, str]] = Field(
        {}, description="further values of an open list, each with its meaning, by the name of the list"
    )
    need_rules: str = Field("", description="name of a file of rules of need beside it; empty: the rules of whoknew")


def read_case_file(
    settings: Mapping[str, Nested], places: Mapping[Path, Place], *, in_workbook: bool = False
) -> tuple[CaseFile | None, list[Fault]]:
    """The settings as typed values, or every fault in them at its line, in the words of a workbook where it is one."""
    found = _plain_keys(settings)
    if in_workbook:
        found.setdefault("period", {})
    try:
        return CaseFile.model_validate(found), []
    except ValidationError as error:
        return None, [_fault(details, places, in_workbook=in_workbook) for details in error.errors(include_url=False)]


def _plain_keys(settings: Mapping[str, Nested]) -> dict[str, Nested]:
    """The settings without empty values, and with the keys of known parts spelt plainly (``own_values``)."""
    found = {plain(key): value for key, value in settings.items() if value != ""}
    for key in ("period", "own values", "counts"):
        part = found.get(key)
        if isinstance(part, dict):
            found[key] = {plain(inner): value for inner, value in part.items()}
    sources = found.get("sources")
    if isinstance(sources, list):
        found["sources"] = [
            {plain(key): value for key, value in entry.items()} if isinstance(entry, dict) else entry
            for entry in sources
        ]
    return found


def _fault(details: ErrorDetails, places: Mapping[Path, Place], *, in_workbook: bool) -> Fault:
    path, kind = details["loc"], details["type"]
    name = " ".join(str(part + 1) if isinstance(part, int) else part for part in path)
    place = place_of(path, places)
    if kind == "missing":
        return Fault(place, f"`{name}` is missing.", _meaning(path))
    if kind == "extra_forbidden":
        known = ONE_LINE_KEYS if in_workbook and len(path) == 1 else _keys(path[:-1])
        return Fault(place, f"`{name}` is not known here.", suggestion(str(path[-1]), known, kind="Keys"))
    if kind == "value_error":
        return Fault(place, f"`{name}`: {details['msg'].removeprefix('Value error, ')}")
    expected = {"dict_type": "must be `key: value` lines", "model_type": "must be `key: value` lines",
                "tuple_type": "must be a list, each entry beginning with `- `",
                "string_type": "must be one text", "string_too_short": "is empty",
                "int_parsing": "must be a whole number"}  # fmt: skip
    return Fault(place, f"`{name}` {expected.get(kind, details['msg'])}.", _meaning(path))


def place_of(path: Path, places: Mapping[Path, Place]) -> Place:
    """Where a key stands, or the nearest thing around it that does."""
    while path and path not in places:
        path = path[:-1]
    return places.get(path, Place(FILE))


def _model(path: Path) -> type[Entry]:
    parts: dict[str, type[Entry]] = {"period": Period, "sources": SourceEntry}
    return parts.get(str(path[0]), CaseFile) if path else CaseFile


def _keys(path: Path) -> list[str]:
    return [field.alias or name for name, field in _model(path).model_fields.items()]


def _meaning(path: Path) -> str:
    """What the key at ``path`` is for."""
    fields = {field.alias: field for field in _model(path[:-1]).model_fields.values()}
    field = fields.get(str(path[-1]))
    return belongs(field.description) if field and field.description else ""


ONE_LINE_KEYS = [key for key in _keys(()) if key not in {"period", "sources", "glossary", "counts", "own values"}]
ONE_LINE_KEYS[ONE_LINE_KEYS.index("fictional") : ONE_LINE_KEYS.index("fictional")] = ["period from", "period to"]
"""The keys of a workbook's sheet ``case``; what ``case.yml`` has on several lines stands in sheets of its own."""
