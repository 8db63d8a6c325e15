"""What a workbook says of itself: the sheet ``read me``, and a remark on each heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.beside import ASKED, CHRONOLOGY, CODING, DRAFTS, EVERY_TABLE, LEARNED, NOT_TOLD, TOLD
from loaders.case_file import SourceEntry
from loaders.template import remark

if TYPE_CHECKING:
    from loaders.column import Column

PAGE = "docs/coding-in-a-workbook.md"
LINES = (
    "A case of whoknew. Each sheet is a table; the remark on a heading says what belongs below it. Needed columns have "
    "a dark heading.",
    "Cells with an arrow offer a list. A list puts ONE value into a cell. For several, type them yourself with ; "
    "between them: police; school. Nothing is refused: the list is there to help.",
    "Lists of ids show an id and its name (police · Riverside Police). Leave the name in or take it out: only the id "
    "counts. What you add to a sheet can be named by its id at once; the lists know it when the workbook is next "
    "written.",
    "Sort, filter, and insert rows as you like. A row that begins with # is a remark to yourself. Empty rows, sheets "
    "and columns do no harm. A column that whoknew does not know is reported, but for chronology and drafts, "
    "which keep any column.",
    "Formulas and merged cells are reported: paste values, and write a value into each row that it belongs to.",
    "Do not delete a sheet that has rows: it would be missed. Leave the sheets lists and read me as they are.",
    "Check it: whoknew check THIS-FILE.xlsx. Take it back into the folder: whoknew code CASE --read THIS-FILE.xlsx",
)
CODING_REMARK = {
    LEARNED: "Who learned what. One line says one thing (Alt+Enter for a new line).\nHOLDER; HOLDER: ITEM; ITEM\n"
    "police; school: Dan hit Mara\ngp (witnessed): i-hit\nnew (assault): Dan hit Mara",
    TOLD: "Who told whom what, and what became of it.\nHOLDER -> HOLDER: ITEM = OUTCOME\n"
    "police -> social care (phone): i-hit\npolice -> gp: i-hit (partly) = sent",
    NOT_TOLD: "Who was not told what, though needing it.\nHOLDER: ITEM\nsocial care: i-hit\n"
    "police -> school: i-hit = no record",
    ASKED: "Who asked whom for what, and what became of it.\nHOLDER -> HOLDER: WHAT = FATE\n"
    "social care -> police: history of violence = no reply",
}
SETTING_REMARK = {
    ("case", "key"): "id, title, period from, period to, kind, area, fictional, about, need rules: a row each",
    ("case", "value"): "what the key says",
    **{("sources", name): field.description or "" for name, field in SourceEntry.model_fields.items()},
    ("glossary", "term"): "a word or abbreviation of the case",
    ("glossary", "meaning"): "what it stands for",
    ("counts", "table"): "a table",
    ("counts", "rows"): "how many rows it must have: a check on your own work",
    ("own values", "list"): "the list that the value extends",
    ("own values", "value"): "a further value of the list",
    ("own values", "meaning"): "what it means",
}
MOST_OF_A_REMARK = 900


def heading_remark(sheet: str, heading: str) -> str:
    """What a heading is for; empty for a column of the case's own."""
    if sheet == CHRONOLOGY.name and heading in CODING:
        return CODING_REMARK[heading]
    table = EVERY_TABLE.get(sheet)
    column = table.column(heading) if table else None
    if column is None:
        own = "a column of the suggested row" if sheet == DRAFTS.name else ""
        return SETTING_REMARK.get((sheet, heading), own)
    return remark(column).replace(" | ", "\n")[:MOST_OF_A_REMARK]


def several_hint(column: Column) -> str:
    """What appears beside a cell that may hold several values; empty where it holds one."""
    return "Choose one from the list, or type several with ; between them." if column.many else ""
