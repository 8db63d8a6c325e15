"""Chronologies without a table: paragraphs that begin with a date, or dates on a line of their own with text below."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chronologies.agencies import agency_of_title, named_agency
from chronologies.banners import date_banner
from chronologies.cell_dates import Reading, read_date_text
from chronologies.entry import Entry, TableEntries
from chronologies.events import Locator, Remark
from documents.blocks import Cell, Paragraph
from loaders.dates import UnreadableDate
from loaders.dates.words import FEAST, MONTH, SEASON

if TYPE_CHECKING:
    from collections.abc import Iterator

    from documents.blocks import Document

BREAK = re.compile(r"\s+[-\u2010-\u2015|]+\s+|\s*[:\u2013\u2014\t\n|]\s*|\s*[-\u2010-\u2015]{1,3}\s+|,\s+|\.\s+|\s+")
STRONG = re.compile(r"\s+[-\u2010-\u2015|]+\s+|\s*[:\u2013\u2014\t\n|]\s*|[-\u2010-\u2015]+\s+|\.\s+")
LONGEST_DATE = 70
BEGINS = re.compile(
    r"[^\w?~]*(?:[?~(]|on |in |at |by |the |circa |c\.? ?|about |around |approx|early |mid|late |between |from |"
    r"before |after |week |w/c |w/e |since |until |beginning |start |end |night |evening |morning |during |some ?time |"
    rf"{SEASON}\b|{FEAST}\b|(?:mon|tue|wed|thu|fri|sat|sun)\w*\b|{MONTH}\b|\d)",
    re.IGNORECASE,
)
MONTH_OF_THE_YEAR = re.compile(
    rf"\s*((?:(?:in|about|around|circa|early|mid|late)[ -])*{MONTH})"
    r"(\s+[-\u2010-\u2015|]+\s+|\s*[:\u2013\u2014\t|]\s*)(?=\S)",
    re.IGNORECASE,
)
SAMPLE = Reading(century=2010, year=2010)


def paragraph_entries(document: Document) -> TableEntries:
    """The dated paragraphs of a document as entries, and those that follow each and have no date joined to them.

    None is joined across a heading: the first without a date below one is an entry without a date.
    """
    found = TableEntries()
    agency, year, month, parted_above = "", None, "", False
    for paragraph in document.paragraphs:
        if paragraph.footnote:
            continue
        text = f"{paragraph.number} {paragraph.text}".strip() if _number_is_a_date(paragraph) else paragraph.text
        where = Locator(document.path.name, "", paragraph.place, paragraph.page, "paragraph")
        named = named_agency(text)
        banner = date_banner(text)
        parted = part_date(text, under_a_year=bool(year))
        headings = found.headings
        if named:
            agency = named
            found.headings += 1
        elif banner and (banner[0] or year):
            year, month = banner[0] or year, banner[1]
            found.headings += 1
        elif parted:
            date, rest = parted
            cell = Cell(date, date)
            columns = {"Date": date} | ({"Text": rest} if rest else {})
            texts = [rest] if rest else []
            found.entries.append(Entry(where, cell, texts=texts, section_agency=agency, columns=columns, year=year,
                                       month=month))  # fmt: skip
        elif found.entries and not paragraph.level:
            if parted_above:
                found.entries.append(Entry(where, texts=[text], section_agency=agency, columns={"Text": text}))
            else:
                _join(found, text, where)
        else:
            agency = _agency_of_heading(paragraph) or agency
            found.headings += 1
        parted_above = found.headings > headings
    return found if _is_a_chronology(found) else TableEntries()


def _agency_of_heading(paragraph: Paragraph) -> str:
    """The agency that a heading names, or a line that says whose chronology this is."""
    title = paragraph.level or re.search(r"chronolog|timeline", paragraph.text, re.IGNORECASE)
    return agency_of_title(paragraph.text) if title else ""


def _number_is_a_date(paragraph: Paragraph) -> bool:
    return bool(re.fullmatch(r"\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?\.?", paragraph.number))


def _join(found: TableEntries, text: str, where: Locator) -> None:
    last = found.entries[-1]
    first = not last.texts
    last.texts = [f"{last.text}\n{text}".strip()]
    last.columns["Text"] = last.texts[0]
    last.continued_by.append(where)
    found.continuations += 1
    if not first:
        said = f"has no date, and was joined to paragraph {last.locator.row} above."
        found.remarks.append(Remark(where, said, text))


def _is_a_chronology(found: TableEntries) -> bool:
    """Whether dated paragraphs are what the document is about: several, and not a few among many."""
    dated = sum(1 for entry in found.entries if entry.date.text)
    all_of_them = len(found.entries) + found.continuations + found.headings
    return dated >= 2 and dated >= 0.2 * all_of_them  # noqa: PLR2004 - one date is no chronology


def part_date(text: str, *, under_a_year: bool = False) -> tuple[str, str] | None:
    """The date that a paragraph begins with, and the rest of it; ``None`` where it begins with none.

    The longest beginning that is a date is taken, so that a range or a time of day is not cut. ``under_a_year``
    takes a month without one, where a dash or colon parts it from the text.
    """
    month = MONTH_OF_THE_YEAR.match(text) if under_a_year else None
    if month:
        return month[1], text[month.end() :].strip()
    if not BEGINS.match(text):
        return None
    start = len(text) - len(text.lstrip(" \t*•-\u2013\u2014"))
    ends = [found for found in BREAK.finditer(text[: start + LONGEST_DATE]) if found.start() > start]
    head = text[start : start + LONGEST_DATE]
    if len(text) - start <= LONGEST_DATE and _is_date(head):
        return head.strip(" :-\u2013\u2014"), ""
    for end in reversed(ends):
        if _is_date(text[start : end.start()]):
            return _accepted(text, start, end)
    return None


def _accepted(text: str, start: int, end: re.Match[str]) -> tuple[str, str] | None:
    date, rest = text[start : end.start()].strip(), text[end.end() :].strip(" -\u2013\u2014:")
    whole = not re.fullmatch(r"\W*(?:19|20)\d\d\W*", date)
    if not (STRONG.fullmatch(end[0]) or end[0].strip() in {",", ""}) or (not whole and not STRONG.fullmatch(end[0])):
        return None
    if re.fullmatch(r"\d{1,4}", date) and not re.fullmatch(r"(?:19|20)\d\d", date):
        return None
    return date, rest


def _is_date(text: str) -> bool:
    text = text.strip(" :;-\u2013\u2014")
    if not re.search(r"\d", text):
        return False
    if re.fullmatch(r"\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d\d)", text):
        return True  # an impossible one is a problem, and no text
    try:
        read_date_text(text, SAMPLE)
    except UnreadableDate:
        return "there is no day" in _refusal(text)
    return True


def _refusal(text: str) -> str:
    try:
        read_date_text(text, SAMPLE)
    except UnreadableDate as reason:
        return str(reason)
    return ""


def dated(document: Document) -> Iterator[Paragraph]:
    """The paragraphs that begin with a date."""
    return (paragraph for paragraph in document.paragraphs if part_date(paragraph.text))
