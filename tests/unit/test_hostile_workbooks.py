"""Workbooks and folders that are damaged or made to do harm: one clear message, in bounded memory and time."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
import zipfile
from typing import TYPE_CHECKING

import pytest
from case_files import write_case
from openpyxl import Workbook

from loaders.read import read_case
from loaders.workbook_writing import write_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_SECONDS, MOST_MEGABYTES = 120, 1_000
"""What reading any one file may take here, the interpreter itself included; the page states the limits of files."""
READING = """
import json, re, sys
from pathlib import Path
from loaders.errors import CaseNotFoundError
from loaders.read import read_case
try:
    said = [str(fault) for fault in read_case(Path(sys.argv[1])).faults]
except CaseNotFoundError as error:
    said = [str(error)]
most = re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())
print(json.dumps([said[:20], len(said), int(most[1]) // 1024 if most else 0]))
"""


def reads(path: Path) -> list[str]:
    """What is said of a file, read in a process of its own that may take only so much time and memory."""
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", READING, str(path)], capture_output=True, text=True,
                          timeout=MOST_SECONDS, check=True)  # fmt: skip
    said, number, megabytes = json.loads(done.stdout)
    print(f"{path.name}: {time.monotonic() - started:.1f} s, {megabytes} MB, {number} faults")  # noqa: T201
    assert megabytes < MOST_MEGABYTES
    return said


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(path: Path, content: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, text in content.items():
            archive.writestr(name, text)
    return path


def small(tmp_path: Path) -> dict[str, bytes]:
    """The parts of a small workbook of a case, without remarks and lists."""
    book = Workbook()
    book.worksheets[0].title = "case"
    for row in (["key", "value"], ["title", "A"], ["period from", "2015"], ["period to", "2016"]):
        book.worksheets[0].append(row)
    book.create_sheet("people").append(["id", "name", "role"])
    book.save(tmp_path / "small.xlsx")
    return parts(tmp_path / "small.xlsx")


SHEET = "xl/worksheets/sheet2.xml"
START = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
END = b"</sheetData></worksheet>"
HEADINGS = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="B1" t="inlineStr"><is><t>name</t></is></c></row>'
)
TEXT = '<row r="{0}"><c r="A{0}" t="inlineStr"><is><t>words</t></is></c></row>'
MEGABYTE = 1024 * 1024


def rows(pattern: str, number: int) -> bytes:
    return START + HEADINGS + "".join(pattern.format(row) for row in range(2, number + 2)).encode() + END


def styles(content: dict[str, bytes]) -> bytes:
    text = content["xl/styles.xml"]
    at = text.index(b"<cellXfs")
    return text[:at] + b"<cellXfs>" + b"<xf/>" * (190 * MEGABYTE // 5) + b"</cellXfs></styleSheet>"


def entity(content: dict[str, bytes]) -> bytes:
    names = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    body = content["xl/workbook.xml"].decode().split("?>", 1)[-1].replace("people", "&e9;")
    return f'<?xml version="1.0"?><!DOCTYPE workbook [<!ENTITY e0 "aaaaaaaaaa">{names}]>{body}'.encode()


def many_sheets(content: dict[str, bytes], number: int) -> bytes:
    text = content["xl/workbook.xml"]
    at = text.index(b"</sheets>")
    return text[:at] + b'<sheet name="x" sheetId="9" r:id="rId1" />' * number + text[at:]


def with_strings(content: dict[str, bytes]) -> bytes:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/sharedStrings.xml" ContentType="%s"/></Types>' % kind
    text = content["[Content_Types].xml"]
    return text if kind in text else text.replace(b"</Types>", part)


CHANGES: dict[str, tuple[Callable[[dict[str, bytes]], dict[str, bytes]], str]] = {
    "190 MB of formats": (lambda all_: {"xl/styles.xml": styles(all_)}, "holds 190 MB of formats and lists beside its"),
    "a sheet of 300 MB": (lambda _: {SHEET: b" " * 300 * MEGABYTE}, "unpacks to 300 MB."),
    "thousands of sheets": (lambda all_: {"xl/workbook.xml": many_sheets(all_, 5_000)}, "holds 5,002 sheets."),
    "thousands of parts": (lambda _: {f"xl/x{n}.xml": b"" for n in range(3_000)}, "holds more parts than a workbook"),
    "entities in entities": (lambda all_: {"xl/workbook.xml": entity(all_)}, "cannot be read as a workbook"),
    "a row to the last column": (
        lambda _: {SHEET: rows('<row r="{0}"><c r="XFD{0}"><v>1</v></c></row>', 50_000)}, "more than 500 columns.",
    ),
    "formats to the last column": (
        lambda _: {SHEET: rows('<row r="{0}"><c r="A{0}"><v>1</v></c><c r="XFD{0}"/></row>', 20_000)}, "",
    ),
    "a million rows": (
        lambda _: {SHEET: rows('<row r="{0}"><c r="A{0}"><v>1</v></c></row>', 1_000_000)}, "more than 100,000 rows.",
    ),
    "a row far below": (
        lambda _: {SHEET: rows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>', 1)}, "",
    ),
    "a cell of 40,000 characters": (
        lambda _: {SHEET: rows(TEXT.replace("words", "a" * 40_000), 1)},
        "40,000 characters; at most 10,000 fit into a cell.",
    ),
    "a control character": (
        lambda _: {SHEET: rows(TEXT.replace("words", "a_x0007_b"), 1)},
        "a character that cannot be shown (U+0007).",
    ),
    "180 MB of texts": (
        lambda all_: {"xl/sharedStrings.xml": b" " * 180 * MEGABYTE, "[Content_Types].xml": with_strings(all_)},
        "holds 180 MB of texts.",
    ),
    "one long string": (
        lambda _: {SHEET: rows(TEXT.replace("words", "a" * 150 * MEGABYTE), 1)}, "157,286,400 characters; at most",
    ),
    "millions of short strings": (
        lambda all_: {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * (48 * MEGABYTE // 17) + b"</sst>",
                      "[Content_Types].xml": with_strings(all_)},
        "",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("change", "says"), CHANGES.values(), ids=CHANGES)
def test_a_workbook_made_to_do_harm_is_one_message(
    tmp_path: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]], says: str
):
    content = small(tmp_path)
    said = reads(packed(tmp_path / "made.xlsx", {**content, **change(content)}))
    assert len(said) <= 1 or not says
    assert not says or says in said[0]


def test_sizes_that_a_package_lies_about_are_not_believed(tmp_path: Path):
    content = small(tmp_path)
    packed(tmp_path / "made.xlsx", {**content, SHEET: rows('<row r="{0}"><c r="A{0}"/></row>', 1) + b" " * MEGABYTE})
    text = (tmp_path / "made.xlsx").read_bytes()
    size = (len(rows('<row r="{0}"><c r="A{0}"/></row>', 1)) + MEGABYTE).to_bytes(4, "little")
    (tmp_path / "lies.xlsx").write_bytes(text.replace(size, (100).to_bytes(4, "little")))
    (said,) = reads(tmp_path / "lies.xlsx")
    assert "cannot be read as a workbook" in said


def ole(_: Path) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000)


def other_package(_: Path) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w/>")
    return out.getvalue()


def cut(tmp_path: Path) -> bytes:
    write_workbook(read_case(write_case(tmp_path / "anna")), tmp_path / "whole.xlsx")
    return (tmp_path / "whole.xlsx").read_bytes()[:-3_000]


NO_BOOKS: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "nothing": (lambda _: b"", "is no Excel workbook"),
    "a table under the wrong name": (lambda _: b"id,name\na,Anna\n", "is no Excel workbook"),
    "under a password": (ole, "is protected by a password, or of the old format .xls. Save it as .xlsx without"),
    "another package": (other_package, "cannot be read as a workbook"),
    "cut off": (cut, "is no Excel workbook"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + bytes(1_000), "is no Excel workbook"),
}


@pytest.mark.parametrize(("made", "says"), NO_BOOKS.values(), ids=NO_BOOKS)
def test_what_is_no_workbook_is_said_to_be_none(tmp_path: Path, made: Callable[[Path], bytes], says: str):
    (tmp_path / "anna.xlsx").write_bytes(made(tmp_path))
    (said,) = reads(tmp_path / "anna.xlsx")
    assert says in said


TABLES: dict[str, tuple[bytes, str]] = {
    "a workbook under the wrong name": (b"PK\x03\x04" + bytes(range(256)) * 10, "people.csv: cannot be read as text."),
    "a million columns": (
        b"id,name,role\n" + b"," * 40 * MEGABYTE + b"x\n",
        "people.csv, row 2: more than 500 columns.",
    ),
    "a line without end": (b"id,name,role\na,Anna" + b"x" * 40 * MEGABYTE, "a cell of more than 200,000 characters"),
    "a quote without end": (b'id,name,role\na,"Anna\n' + b"b,Ben,x\n" * MEGABYTE, "or a quote that is not closed."),
    "empty rows without end": (b"id,name,role\n" + b"\n" * 45 * MEGABYTE, ""),
    "rows without end": (b"id,name,role\n" + b"b,Ben,x\n" * 5 * MEGABYTE, "more than 100,000 rows."),
    "more than is read": (b"id,name,role\n" + b"x" * 60 * MEGABYTE, "people.csv: 60 MB; at most 50 MB are read."),
}


@pytest.mark.parametrize(("content", "says"), TABLES.values(), ids=TABLES)
def test_a_table_made_to_do_harm_is_one_message(tmp_path: Path, content: bytes, says: str):
    folder = write_case(tmp_path / "anna")
    (folder / "people.csv").write_bytes(content)
    said = reads(folder)
    assert len(said) == (1 if says else 0)
    assert says in "".join(said)
