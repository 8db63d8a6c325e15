"""``docs/case-format.md``, written from the tables: ``python -m loaders.format_page`` writes it anew."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph import vocabulary
from graph.declaration import Choices, Holds
from loaders.beside import CHRONOLOGY, DRAFT_STATUS, DRAFTS, EVERY_TABLE, TABLE_OF_DRAFT
from loaders.case_file import CaseFile, Period, SourceEntry
from loaders.format_example import EXAMPLE
from loaders.format_words import CELLS, INTRODUCTION, STEERING, WORKBOOK
from loaders.known import file_name
from loaders.references import rows_wanted
from loaders.settings_sheets import SETTING_SHEETS
from loaders.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from loaders.case_file import Entry
    from loaders.column import Column, Table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "case-format.md"
LISTS: tuple[Choices, ...] = tuple(
    value for value in (*vars(vocabulary).values(), DRAFT_STATUS) if isinstance(value, Choices)
)


def format_page() -> str:
    """The whole page."""
    return "\n".join(
        [INTRODUCTION, *_example(), *_case_file(), CELLS, *_tables(), *_lists(), STEERING, WORKBOOK, *_setting_sheets()]
    )


def _example() -> Iterator[str]:
    yield "## A small case that is complete\n"
    yield "A folder `anna/` with these files. It loads as it stands; leave out any table that you have nothing for.\n"
    for name, text in EXAMPLE.items():
        kind = "yaml" if name.endswith(".yml") else "csv"
        yield f"`{name}`\n\n```{kind}\n{text}```\n"


BESIDE_THE_CASE = {
    CHRONOLOGY.name: " What its coding columns say is in [coding-in-a-workbook.md](coding-in-a-workbook.md). Any other "
    "column may stand there, too.",
    DRAFTS.name: " Beside these columns it has those of the suggested rows.",
}


def _case_file() -> Iterator[str]:
    yield "## `case.yml`\n"
    yield ("Lines of `key: value`. Unknown keys are refused. Put double quotes around a value that holds `: ` or "
           "begins with one of `* & [ { @ %`.\n")  # fmt: skip
    yield from _keys(CaseFile, "")
    yield "`period` has two keys:\n"
    yield from _keys(Period, "")
    yield "`sources` is a list; each entry has these keys:\n"
    yield from _keys(SourceEntry, "")
    yield ("`own values` extends a list that is marked *can be extended* [below](#lists-of-values), by the name of the "
           "list:\n\n```yaml\nown values:\n  role:\n    handler: the officer who ran the source\n```\n")  # fmt: skip


def _keys(model: type[Entry], indent: str) -> Iterator[str]:
    yield "| key | needed | what it is |\n| --- | --- | --- |"
    for field in model.model_fields.values():
        needed = "yes" if field.is_required() else ""
        yield f"| {indent}`{field.alias}` | {needed} | {field.description or ''} |"
    yield ""


def _tables() -> Iterator[str]:
    yield "## Tables\n"
    yield "| table | file | needed | what it holds |\n| --- | --- | --- | --- |"
    for table in EVERY_TABLE.values():
        needed = "yes" if table.required else ""
        anchor = table.name.replace(" ", "-")
        yield f"| [{table.name}](#{anchor}) | `{file_name(table.name)}` | {needed} | {table.about} |"
    yield ""
    for table in EVERY_TABLE.values():
        yield from _table(table)


def _table(table: Table) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"{table.about} File `{file_name(table.name)}`.{BESIDE_THE_CASE.get(table.name, '')}\n"
    yield "| column | needed | what it is | holds | example |\n| --- | --- | --- | --- | --- |"
    for column in table.columns:
        example = f"`{column.example}`" if column.example else ""
        needed = "yes" if column.required else ""
        yield f"| `{column.heading}` | {needed} | {column.about} | {_holds(column)} | {example} |"
    yield ""


def _holds(column: Column) -> str:
    """What a cell of the column may hold, in words."""
    if column.heading == "id":
        return "[an id](#ids)"
    several = "; several with `;`" if column.many else ""
    if column.holds is None:
        beside = {"as": " `as` id", ":": " `:` words", "by": " `by` holder"}
        details = " or".join(beside[detail] for detail in column.details)
        notation = f", with{'' if column.detail_required else ' or without'}{details}" if details else ""
        return f"[id](#cells-that-name-other-rows) of {rows_wanted(column.to)}{notation}{several}"
    if column.choices is TABLE_OF_DRAFT:
        return "name of a [table](#tables)"
    if column.choices is not None:
        return f"one of [{column.choices.name}](#{column.choices.name.replace(' ', '-')}){several}"
    plain = {Holds.DATE: "[date](dates.md)", Holds.LOCATORS: "[locators](#sources-and-locators)"}
    return plain.get(column.holds.holds, column.holds.holds.value) + several


def _lists() -> Iterator[str]:
    yield "## Lists of values\n"
    yield "Capital letters make no difference. A list that *can be extended* takes `own values` of `case.yml`.\n"
    for choices in LISTS:
        if _used(choices):
            yield f"### {choices.name}\n"
            if choices.open:
                yield f"Can be extended, as `{choices.name}`.\n"
            yield "| value | what it means |\n| --- | --- |"
            yield from (f"| `{value}` | {meaning} |" for value, meaning in choices.values.items())
            yield ""


def _used(choices: Choices) -> bool:
    """Whether a cell holds one of these values, or the heading of a column of links stands for one."""
    headings = {name for table in TABLES for column in table.columns for name, _ in column.fixed}
    return choices.name in headings or any(
        column.choices == choices for table in EVERY_TABLE.values() for column in table.columns
    )


def _setting_sheets() -> Iterator[str]:
    yield "| sheet | columns |\n| --- | --- |"
    for name, headings in SETTING_SHEETS.items():
        yield f"| `{name}` | {', '.join(f'`{heading}`' for heading in headings)} |"
    yield ""


if __name__ == "__main__":
    PAGE.write_text(format_page(), encoding="utf-8")
