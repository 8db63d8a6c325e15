"""Files that mean no good, or are no longer whole; each small to make and large to read."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import chronology_files as cf

if TYPE_CHECKING:
    from collections.abc import Callable

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ROOT = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OFFICE}/%s" Target="%s"/></Relationships>'
)
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
BOOK = (
    f'<?xml version="1.0"?><workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets><sheet name="S" sheetId="1" '
    'r:id="rId1"/></sheets></workbook>'
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY lol0 "lol">'
    + "".join(f'<!ENTITY lol{number} "{f"&lol{number - 1};" * 10}">' for number in range(1, 10))
    + "]>"
)


def package(path: Path, parts: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def workbook(path: Path, rows: str, declared: str = "", after: str = "") -> None:
    sheet = (
        f'<?xml version="1.0"?>{declared}<worksheet xmlns="{SHEETS}"><sheetData>{rows}</sheetData>{after}</worksheet>'
    )
    package(
        path,
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": ROOT % ("officeDocument", "xl/workbook.xml"),
            "xl/workbook.xml": BOOK,
            "xl/_rels/workbook.xml.rels": ROOT % ("worksheet", "worksheets/sheet1.xml"),
            "xl/worksheets/sheet1.xml": sheet,
        },
    )


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def document(path: Path, body: str, declared: str = "") -> None:
    text = f'<?xml version="1.0"?>{declared}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    package(path, {"[Content_Types].xml": TYPES, "word/document.xml": text})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def spreadsheet(path: Path, rows: str) -> None:
    name = "urn:oasis:names:tc:opendocument:xmlns"
    package(
        path,
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": (
                f'<?xml version="1.0"?><office:document-content xmlns:office="{name}:office:1.0" '
                f'xmlns:table="{name}:table:1.0" xmlns:text="{name}:text:1.0"><office:body><office:spreadsheet>'
                f'<table:table table:name="S">{rows}</table:table>'
                "</office:spreadsheet></office:body></office:document-content>"
            ),
        },
    )


def _giant(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"Date,Event\n")
        file.truncate(1 << 30)


def _cut(path: Path, keep: float) -> None:
    workbook(path, f'<row r="1">{cell("A1", "Date")}</row>')
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * keep)])


ROWS = "".join(f'<row r="{row}"><c r="A{row}"><v>1</v></c></row>' for row in range(1, 140_000))
LINES = "\n".join(f"{at % 800} {at % 590} m {at * 7 % 800} {at * 3 % 590} l S" for at in range(20_000))
REPEATED = (
    '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="200">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)

REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty.csv": (lambda path: path.write_bytes(b""), "is empty"),
    "blank.xlsx": (lambda path: path.write_bytes(b" \r\n\n"), "is empty"),
    "folder.csv": (lambda path: path.mkdir(), "is a folder"),
    "missing.csv": (Path.absolute, "does not exist"),
    "giant.csv": (_giant, "has 1,024 MB; at most 50 MB"),
    "cut.xlsx": (lambda path: _cut(path, 0.5), "damaged or cut off"),
    "cut-end.docx": (lambda path: _cut(path, 0.97), "damaged or cut off"),
    "cut.pdf": (lambda path: path.write_bytes(cf.pdf_file(["BT ET"])[:150]), "damaged or cut off"),
    "noise.pdf": (lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20), "damaged or cut off"),
    "locked.xlsx": (lambda path: path.write_bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "password"),
    "old.doc": (lambda path: path.write_bytes(OLE + "WordDocument".encode("utf-16-le")), "save it as .docx"),
    "broken.xls": (lambda path: path.write_bytes(OLE + "Workbook".encode("utf-16-le")), "is damaged"),
    "text.rtf": (lambda path: path.write_bytes(b"{\\rtf1 text}"), "save it as .docx"),
    "picture.docx": (lambda path: path.write_bytes(b"\x89PNG\r\n\x1a\n"), "is a picture"),
    "noise.csv": (lambda path: path.write_bytes(bytes(range(256)) * 20), "is no text"),
    "archive.csv": (lambda path: package(path, {"a.csv": "Date,Event"}), "is a zip archive"),
    "scan.pdf": (lambda path: path.write_bytes(cf.pdf_file(["0 0 10 10 re f"])), "holds no text"),
    "pages.pdf": (lambda path: path.write_bytes(cf.pdf_file(["BT ET"] * 2_001)), "at most 2,000"),
    "laughs.xlsx": (lambda path: workbook(path, f'<row r="1">{cell("A1", "&lol9;")}</row>', LAUGHS), "entities"),
    "laughs.docx": (lambda path: document(path, paragraph("&lol9;"), LAUGHS), "entities"),
    "outside.docx": (
        lambda path: document(path, paragraph("&e;"), '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "entities",
    ),
    "bomb.xlsx": (lambda path: workbook(path, f'<row r="1">{cell("A1", " " * 120_000_000)}</row>'), "unpacks to"),
    "rows.xlsx": (lambda path: workbook(path, ROWS), "more than 100,000 rows"),
    "column.xlsx": (lambda path: workbook(path, f'<row r="1">{cell("XFD1", "x")}</row>'), "at most 300"),
    "broken.xlsx": (lambda path: workbook(path, '<row r="1"><c r="A1"></row>'), "damaged"),
    "sheets.xlsx": (
        lambda path: package(path, {f"xl/worksheets/sheet{number}.xml": "<a/>" for number in range(900)}),
        "900 sheets",
    ),
    "parts.xlsx": (
        lambda path: package(path, {f"xl/worksheets/sheet{number}.xml": "<a/>" for number in range(3_000)}),
        "more than 1,000 parts",
    ),
    "text.docx": (lambda path: document(path, paragraph("x" * 100) * 250_000), "at most 30 MB"),
    "deep.docx": (
        lambda path: document(path, "<w:tbl><w:tr><w:tc>" * 3_000 + "</w:tc></w:tr></w:tbl>" * 3_000),
        "depth",
    ),
    "repeated.ods": (lambda path: spreadsheet(path, REPEATED), "is repeated 1,000,000 times"),
    "wide.csv": (lambda path: path.write_text("Date,Event\n" + ",".join("x" * 100_000)), "at most 300"),
    "cell.csv": (lambda path: path.write_text('Date,Event\n1,"' + "y" * 2_000_000 + '"\n'), "1,000,000 characters"),
    "line.txt": (lambda path: path.write_text("12/03/2014 " + "word " * 1_000_000), "at most 1,000,000"),
}
"""Files that are refused, with words of the message."""

READ: dict[str, Callable[[Path], object]] = {
    "lines.pdf": lambda path: path.write_bytes(
        cf.pdf_file([f"{LINES} BT /F1 9 Tf 40 40 Td (12 March 2014 - x) Tj ET"])
    ),
    "merged.xlsx": lambda path: workbook(
        path,
        f'<row r="1">{cell("A1", "Date")}{cell("B1", "Event")}</row>',
        "",
        (
            "<mergeCells>"
            + "".join(f'<mergeCell ref="A{row}:XFD1048576"/>' for row in range(2, 4_000))
            + "</mergeCells>"
        ),
    ),
    "ranges.csv": lambda path: path.write_text(
        "Date,Event\n"
        + "".join(f'"{"1 - " * 24}",x{row}\n"{"from " * 19}",y{row}\n"{"(" * 90}",z{row}\n' for row in range(500))
    ),
    "slashes.txt": lambda path: path.write_text(("1/" * 49 + "\n") * 5_000),
    "quotes.csv": lambda path: path.write_text("Date,Event\n" + '13/03/2014,"x\n' * 5_000),
}
"""Files that are read, however unkind, within the bounds."""
