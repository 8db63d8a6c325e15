"""Chronologies as agencies write them, made up from a seed, in every format, with what is in them known beforehand."""

from __future__ import annotations

import calendar
import csv
import io
import random
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

import docx
from openpyxl import Workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FIRST, LAST = date(2009, 1, 1), date(2016, 12, 31)
PERIOD = "2009..2016"
AGENCIES = ("Harbour Police", "GP surgery", "Housing", "Children's Social Care", "Lantern Refuge", "Probation")
MONTHS = tuple(calendar.month_name)
SHORT = tuple(calendar.month_abbr)
OPENINGS = (
    "Officers attended the flat",
    "Telephone call from a neighbour",
    "Appointment not kept",
    "Home visit by two workers",
    "She said that he had threatened her",
    "Letter sent; no answer came",
    "Referral received, no further action",
    "Strategy discussion held",
    "He was seen outside of the school",
    "Case closed",
    "Midwife noted a bruise",
    "Message left with the duty desk",
)
TAILS = (
    "",
    " and the log was closed.",
    ", after which nothing more is recorded.",
    '. It was passed to the team: "no role".',
    " (see the letter of the day before)",
    ". She was seen alone; the children were asleep.",
    ".\nA second line stands in the same cell.",
    " | with a bar; a semicolon, and commas,",
)
LAYOUTS = (
    ("Event Ref", "Start Date", "Start Time", "End Date", "End Time", "Source of Information", "Event", "Agency"),
    ("Date or Period of Event", "Significant Event", "Source", "Impact", "Action Taken"),
    ("Date", "Agency", "Contact", "Outcome", "Comment"),
    ("DATE", "TIME", "ORGANISATION", "DETAILS OF EVENT"),
    ("No.", "Date/Time", "Details", "Professional", "Service"),
    ("Date of contact", "Entry", "Worker"),
    ("date:", "time (24hr)", "Agency / Service", "Summary of\nevent", "Comments"),
    ("Date", "Event"),
    ("Ref", "Date of Event", "Time of Event", "Agency", "Description of event", "Analysis"),
)
DATE_WORDS, TIME_WORDS = ("date",), ("time",)


@dataclass
class Known:
    """What a file holds: events by their texts, and problems by the texts of their rows with a word of the reason."""

    events: dict[str, tuple[date | None, date | None, time | None, str]] = field(default_factory=dict)
    problems: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Made:
    """A chronology before it is written: rows of cells under headings, and what is known of it."""

    title: list[str]
    headings: tuple[str, ...]
    rows: list[list[Any]]
    known: Known
    agency: str
    day_first: bool = True


class Maker:
    """Makes up chronologies; the same for the same seed."""

    def __init__(self, seed: int, *, typed: bool = False, prose: bool = False) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a made-up chronology, no secret
        self.typed = typed
        self.prose = prose
        self.count = 0

    def make(self, rows: int = 40) -> Made:
        """One chronology with problems planted in it."""
        pick = self.random
        headings = pick.choice(LAYOUTS)
        has_agency = any(
            word in heading.casefold() for heading in headings for word in ("agency", "organisation", "service")
        )
        agency = "" if has_agency else pick.choice(AGENCIES)
        title = (
            [f"Agency: {agency}"]
            if agency
            else pick.choice([[], ["Integrated chronology"], ["Chronology", "Final version"]])
        )
        made = Made(title, headings, [], Known(), agency)
        day = FIRST + timedelta(days=pick.randrange(400))
        for _ in range(rows):
            day += timedelta(days=pick.randrange(0, 60))
            day = min(day, LAST - timedelta(days=40))
            self._add(made, day)
        return made

    def _add(self, made: Made, day: date) -> None:
        pick, kind = self.random, self.random.random()
        last = made.rows[-1] if made.rows else None
        if kind < 0.03:
            made.rows.append([""] * len(made.headings))
        elif kind < 0.05:
            made.rows.append(list(made.headings))
        elif kind < 0.07 and not self.prose and len(made.headings) > 2:
            self._banner(made, day)
        elif kind < 0.16:
            self._problem(made, day, pick.choice(["impossible", "far", "no date", "no text", "duplicate", "no agency"]))
        elif kind < 0.19 and last and any(last) and self._text(made, last) in made.known.events:
            self._continuation(made, last)
        elif kind < 0.23 and last and any(last) and self._text(made, last) in made.known.events:
            self._ditto(made, last)
        else:
            self._event(made, day)

    def _event(self, made: Made, day: date) -> None:
        written, first, end, clock = self.date(day)
        self._row(made, written, first, end, clock)

    def _row(self, made: Made, written: Any, first: date | None, end: date | None, clock: time | None) -> list[Any]:
        pick = self.random
        agency = made.agency or pick.choice(AGENCIES)
        text = self.text()
        row: list[Any] = []
        for heading in made.headings:
            name = heading.casefold()
            if "end date" in name:
                later = (
                    end + timedelta(days=pick.randrange(1, 20))
                    if first == end and end and pick.random() < 0.2
                    else None
                )
                row.append(self.day_text(later) if later else "")
                end = later or end
            elif "date" in name:
                row.append(written)
            elif "end time" in name:
                row.append("")
            elif "time" in name:
                shown = pick.random() < 0.5 and clock is None
                clock = time(pick.randrange(24), pick.randrange(1, 60)) if shown else clock
                row.append(self.time_text(clock) if shown and clock else "")
            elif any(word in name for word in ("agency", "organisation", "service")):
                row.append(agency)
            elif name.startswith(("ref", "event ref", "no")):
                row.append(len(made.rows) + 1)
            elif self._is_text(heading, made.headings):
                row.append(text)
            else:
                row.append(pick.choice(["", "", "Log 12", "Noted.", "NFA"]))
        made.rows.append(row)
        made.known.events[text] = (first, end, clock, agency)
        return row

    @staticmethod
    def _is_text(heading: str, headings: tuple[str, ...]) -> bool:
        names = [
            name
            for name in headings
            if any(
                word in name.casefold() for word in ("event", "contact", "details", "entry", "description", "summary")
            )
            and "date" not in name.casefold()
            and "ref" not in name.casefold()
            and "time" not in name.casefold()
        ]
        return heading == names[0]

    def _text(self, made: Made, row: list[Any]) -> str:
        return str(row[self._text_at(made)])

    def _text_at(self, made: Made) -> int:
        return next(at for at, heading in enumerate(made.headings) if self._is_text(heading, made.headings))

    @staticmethod
    def _date_at(made: Made) -> int:
        return next(at for at, heading in enumerate(made.headings) if "date" in heading.casefold())

    def _agency_at(self, made: Made) -> int | None:
        return next(
            (
                at
                for at, heading in enumerate(made.headings)
                if any(word in heading.casefold() for word in ("agency", "organisation", "service"))
            ),
            None,
        )

    def _banner(self, made: Made, day: date) -> None:
        """A row with the year, and a row below it whose date leaves the year out."""
        made.rows.append([str(day.year), *[""] * (len(made.headings) - 1)])
        short = f"{day.day} {MONTHS[day.month]}"
        self._row(made, short, day, day, None)

    def _problem(self, made: Made, day: date, kind: str) -> None:
        pick, known = self.random, made.known
        before = dict(known.events)
        if kind == "duplicate":
            rows = [
                row
                for row in made.rows
                if any(row)
                and self._text(made, row) in known.events
                and str(row[self._date_at(made)]).casefold() not in {"ditto", '"', "as above"}
                and not str(row[self._date_at(made)])[-1:].isalpha()
            ]
            if rows:
                row = pick.choice(rows)
                made.rows.append(list(row))
                known.problems.append((self._text(made, row), "duplicate"))
            return
        if kind == "no agency" and made.agency:
            kind = "no date"
        row = self._row(made, self.day_text(day), day, day, None)
        text = self._text(made, row)
        known.events = before
        reference = [
            at for at, heading in enumerate(made.headings) if heading.casefold().startswith(("source", "worker"))
        ]
        if kind == "impossible":
            row[self._date_at(made)] = pick.choice(
                [
                    f"31/0{pick.choice('469')}/{day.year}",
                    f"30 February {day.year}",
                    f"29/02/{pick.choice((2011, 2013))}",
                    f"32/01/{day.year}",
                ]
            )
        elif kind == "far":
            row[self._date_at(made)] = self.day_text(
                day.replace(year=pick.choice([2041, 1994, 2104]), day=day.day % 28 + 1)
            )
        elif kind == "no date":
            row[self._date_at(made)] = ""
            for at in reference:
                row[at] = "Log 9"
        elif kind == "no text":
            row[self._text_at(made)] = ""
            text = ""
        elif kind == "no agency":
            at = self._agency_at(made)
            assert at is not None
            row[at] = ""
        word = {
            "impossible": "impossible",
            "far": "period",
            "no date": "no date",
            "no text": "no text",
            "no agency": "no agency",
        }
        known.problems.append((text, word[kind]))

    def _continuation(self, made: Made, last: list[Any]) -> None:
        """A row that goes on with the one above: only text, in the middle of a sentence."""
        at = self._text_at(made)
        begin = str(last[at])
        more = f"and went on with entry {self.count} until later"
        row = [""] * len(made.headings)
        row[at] = more
        made.rows.append(row)
        made.known.events[f"{begin} {more}"] = made.known.events.pop(begin)

    def _ditto(self, made: Made, last: list[Any]) -> None:
        first, end, _, _ = made.known.events[self._text(made, last)]
        if any("end date" in heading.casefold() for heading in made.headings):
            return
        self._row(made, self.random.choice(["ditto", '"', "as above", "Ditto"]), first, end, None)

    def text(self) -> str:
        """A text that no other row has."""
        self.count += 1
        tail = self.random.choice(TAILS)
        if self.prose:
            tail = tail.replace("\n", " ").replace("|", "/")
        return f"{self.random.choice(OPENINGS)} ({self.count}){tail}".strip()

    def time_text(self, clock: time) -> Any:
        """A time of day in one of the ways in which people write it."""
        pick = self.random
        if self.typed and pick.random() < 0.5:
            return clock
        half = "am" if clock.hour < 12 else "pm"
        return pick.choice(
            [
                f"{clock:%H:%M}",
                f"{clock:%H%M}",
                f"{clock:%H.%M}",
                f"{clock:%H%M} hrs",
                f"{(clock.hour - 1) % 12 + 1}:{clock.minute:02d}{half}",
            ]
        )

    def day_text(self, day: date) -> Any:
        """One day, written in full."""
        pick = self.random
        forms: list[Callable[[], Any]] = [
            lambda: f"{day:%d/%m/%Y}",
            lambda: f"{day.day}/{day.month}/{day.year}",
            lambda: f"{day:%d.%m.%Y}",
            lambda: f"{day:%d-%m-%Y}",
            lambda: f"{day.day} {MONTHS[day.month]} {day.year}",
            day.isoformat,
            lambda: f"{day.day}{ordinal(day.day)} {SHORT[day.month]} {day.year}",
            lambda: f"{day:%d/%m/%y}",
            lambda: f"{calendar.day_abbr[day.weekday()]} {day:%d/%m/%Y}",
            lambda: f"{calendar.day_name[day.weekday()]} {day.day} {MONTHS[day.month]} {day.year}",
            lambda: f"{day.day}-{SHORT[day.month]}-{day.year}",
            lambda: f"{day.day}.{day.month}.{day:%y}",
        ]
        if self.typed and pick.random() < 0.6:
            return pick.choice([day, datetime(day.year, day.month, day.day), (day - date(1899, 12, 30)).days])
        return pick.choice(forms)()

    def date(self, day: date) -> tuple[Any, date | None, date | None, time | None]:
        """A date as people write it, with the days that it means and a time of day."""
        pick = self.random
        roll = pick.random()
        month = f"{MONTHS[day.month]} {day.year}"
        start, end = day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])
        if roll < 0.75:
            return self.day_text(day), day, day, None
        if roll < 0.82:
            clock = time(pick.randrange(24), pick.randrange(1, 60))
            written = pick.choice(
                [
                    f"{day:%d/%m/%Y} {clock:%H:%M}",
                    f"{day:%d/%m/%Y}\n{clock:%H:%M}",
                    f"{day.day} {month} at {clock:%H:%M}",
                    f"{day:%d/%m/%y}, {clock:%H%M} hrs",
                ]
            )
            return written.replace("\n", " ") if self.prose else written, day, day, clock
        vague = [
            (f"early {month}", start, day.replace(day=10)),
            (f"late {month}", day.replace(day=21), end),
            (month, start, end),
            (f"mid-{month}", day.replace(day=11), day.replace(day=20)),
            (f"circa {day:%d/%m/%Y}", day - timedelta(7), day + timedelta(7)),
            (f"?{day.day} {month}", day - timedelta(7), day + timedelta(7)),
            (f"{day.day} {month}?", day - timedelta(7), day + timedelta(7)),
            (f"before Christmas {day.year}", None, date(day.year, 12, 24)),
            (f"Spring {day.year}", date(day.year, 3, 1), date(day.year, 5, 31)),
            (f"{day:%d/%m/%Y} - {day + timedelta(9):%d/%m/%Y}", day, day + timedelta(9)),
            (
                f"between {day.day} {month} and {(day + timedelta(40)).day} {MONTHS[(day + timedelta(40)).month]} "
                f"{(day + timedelta(40)).year}",
                day,
                day + timedelta(40),
            ),
            (f"{day:%d/%m/%Y} approx", day - timedelta(7), day + timedelta(7)),
            (str(day.year), date(day.year, 1, 1), date(day.year, 12, 31)),
            (f"w/c {day:%d/%m/%Y}", day, day + timedelta(6)),
        ]
        return (*pick.choice(vague), None)


def ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def plain(cell: Any) -> str:
    """A cell as text, for formats without types."""
    if isinstance(cell, (date, datetime)):
        return f"{cell:%d/%m/%Y}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)


def write_csv(made: Made, path: Path, pick: random.Random) -> None:
    mark, encoding = pick.choice(",;\t|"), pick.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
    text = io.StringIO()
    writer = csv.writer(text, delimiter=mark)
    for line in made.title:
        writer.writerow([line])
    if pick.random() < 0.5 and made.title:
        writer.writerow([])
    writer.writerows([plain(cell) for cell in row] for row in (made.headings, *made.rows))
    path.write_bytes(text.getvalue().encode(encoding, errors="replace"))


def write_xlsx(made: Made, path: Path, pick: random.Random) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = pick.choice(["Sheet1", "Chronology", "Events"])
    for line in made.title:
        sheet.append([line])
        if pick.random() < 0.5:
            sheet.merge_cells(
                start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(made.headings)
            )
    if pick.random() < 0.5:
        sheet.append([])
        sheet.cell(sheet.max_row + 1, 1, None)
    for row in (made.headings, *made.rows):
        sheet.append([cell if cell != "" else None for cell in row])
        if isinstance(row[0], str) and row[0].isdigit() and not any(row[1:]) and pick.random() < 0.5:
            sheet.merge_cells(start_row=sheet.max_row, end_row=sheet.max_row, start_column=1, end_column=len(row))
    glossary = book.create_sheet("Glossary")
    glossary.append(["Term", "Meaning"])
    glossary.append(["NFA", "no further action"])
    book.save(path)


def write_docx(made: Made, path: Path, pick: random.Random) -> None:
    document = docx.Document()
    document.add_heading("Chronology", 1)
    for line in made.title:
        document.add_paragraph(line)
    if pick.random() < 0.5:
        terms = document.add_table(rows=2, cols=2)
        terms.cell(0, 0).text, terms.cell(0, 1).text = "Abbreviation", "Meaning"
        terms.cell(1, 0).text, terms.cell(1, 1).text = "NFA", "no further action"
        document.add_paragraph("The chronology follows.")
    parts = [made.rows]
    if pick.random() < 0.4 and not any(
        str(cell).casefold() in {"ditto", '"', "as above"} for row in made.rows[:21] for cell in row
    ):
        parts = [made.rows[:20], made.rows[20:]]
        if parts[1] and not parts[1][0][next(at for at, name in enumerate(made.headings) if "date" in name.casefold())]:
            parts = [made.rows]
    for part in parts:
        table = document.add_table(rows=0, cols=len(made.headings))
        for row in (made.headings, *part):
            cells = table.add_row().cells
            for at, cell in enumerate(row):
                cells[at].text = plain(cell)
            if isinstance(row[0], str) and row[0].isdigit() and not any(row[1:]):
                cells[0].merge(cells[-1])
        document.add_paragraph("")
    document.save(str(path))


def write_md(made: Made, path: Path, pick: random.Random) -> None:
    lines = ["# Chronology", "", *[f"{line}\n" for line in made.title]]
    for number, row in enumerate((made.headings, *made.rows)):
        cells = [plain(cell).replace("|", "\\|").replace("\n", "<br>") for cell in row]
        lines.append("| " + " | ".join(cells) + " |")
        if number == 0:
            lines.append("|" + " --- |" * len(row))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_ods(made: Made, path: Path, pick: random.Random) -> None:
    def cell(value: Any) -> str:
        if value == "":
            return "<table:table-cell/>"
        if isinstance(value, (date, datetime)):
            return (
                f'<table:table-cell office:value-type="date" office:date-value="{value:%Y-%m-%d}">'
                f"<text:p>{value:%d/%m/%y}</text:p></table:table-cell>"
            )
        if isinstance(value, time):
            return (
                f'<table:table-cell office:value-type="time" office:time-value="PT{value:%H}H{value:%M}M00S">'
                f"<text:p>{value:%H:%M}</text:p></table:table-cell>"
            )
        if isinstance(value, int):
            return (
                f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p>'
                "</table:table-cell>"
            )
        paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
        return f'<table:table-cell office:value-type="string">{paragraphs}</table:table-cell>'

    rows = [[line] for line in made.title] + [list(made.headings), *made.rows]
    body = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
        f'<table:table table:name="Sheet1">{body}<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)


def write_pdf(made: Made, path: Path, pick: random.Random) -> None:
    """A table with ruled lines over several pages, or columns that only stand apart; headings on each page."""
    ruled = pick.random() < 0.6
    weights = [
        3.0 if Maker._is_text(name, made.headings) else 1.4 if "date" in name.casefold() else 1.2
        for name in made.headings
    ]
    widths = [weight / sum(weights) * 760 for weight in weights]
    pages: list[list[str]] = []
    page = Pdf()
    page.text(40, 560, "Chronology of the review - confidential", 8)
    height = 530.0
    for line in made.title:
        page.text(40, height, line, 11)
        height -= 20
    for number, row in enumerate((made.headings, *made.rows)):
        lines = [wrapped(plain(cell).replace("\n", " "), width - 8) for cell, width in zip(row, widths, strict=True)]
        tall = max(map(len, lines)) * 11 + 8
        if height - tall < 50:
            pages.append(page.parts)
            page = Pdf()
            page.text(40, 560, "Chronology of the review - confidential", 8)
            height = 530.0
            if number:
                height = page.row(
                    height,
                    [
                        wrapped(name.replace("\n", " "), width - 8)
                        for name, width in zip(made.headings, widths, strict=True)
                    ],
                    widths,
                    ruled=ruled,
                )
        height = page.row(height, lines, widths, ruled=ruled)
    pages.append(page.parts)
    for number, parts in enumerate(pages, 1):
        parts.append(f"BT /F1 8 Tf 400 20 Td (Page {number} of {len(pages)}) Tj ET")
    path.write_bytes(pdf_file(["\n".join(parts) for parts in pages]))


def wrapped(text: str, width: float) -> list[str]:
    lines, line = [], ""
    for word in text.split():
        if line and len(f"{line} {word}") * 5.3 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*lines, line]


class Pdf:
    """The drawing of one page."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def text(self, left: float, bottom: float, text: str, size: int = 9) -> None:
        shown = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.parts.append(f"BT /F1 {size} Tf {left:.1f} {bottom:.1f} Td ({shown}) Tj ET")

    def row(self, top: float, cells: list[list[str]], widths: list[float], *, ruled: bool) -> float:
        tall = max(map(len, cells)) * 11 + 8
        left = 40.0
        for lines, width in zip(cells, widths, strict=True):
            for number, line in enumerate(lines):
                if line:
                    self.text(left + 4, top - 12 - 11 * number, line)
            if ruled:
                self.parts.append(f"0.5 w {left:.1f} {top - tall:.1f} {width:.1f} {tall:.1f} re S")
            left += width
        return top - tall


def pdf_file(pages: list[str]) -> bytes:
    """A PDF of these drawings, on A4 across, in Helvetica."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    kids = []
    for drawing in pages:
        stream = drawing.encode("cp1252", errors="replace")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


WRITERS: dict[str, Callable[[Made, Any, random.Random], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "docx": write_docx,
    "md": write_md,
    "ods": write_ods,
    "pdf": write_pdf,
}
TYPED = {"xlsx", "ods"}


def write(seed: int, kind: str, folder: Path) -> tuple[Path, Made]:
    """A file of that kind, and what is in it."""
    made = Maker(seed, typed=kind in TYPED, prose=kind == "pdf").make()
    path = folder / f"{kind}-{seed}.{kind}"
    WRITERS[kind](made, path, random.Random(seed + 1))  # noqa: S311 - as above
    return path, made
