"""A dry run says of what was sent what `whoknew check` says of the same case on disk."""

from __future__ import annotations

import csv
import io
import json
import os
import shutil
import tomllib
import zipfile
from pathlib import Path

import pytest
from case_files import replaced, with_row, write_case
from command_line import whoknew

from loaders.dry_run import MOST_MEGABYTES, dry_run, dry_run_of_sent
from loaders.faults import fault_rows, remark_rows
from loaders.format_example import EXAMPLE
from loaders.read import read_case
from loaders.sent import Sent
from loaders.sheets import MOST_BYTES
from loaders.workbook_writing import write_workbook
from views.leaves import texts
from views.loading import dry_run_leaves, fault_leaves, faults_csv, sound_text

DEMO = Path(__file__).parents[2] / "cases" / "demo"
ODD = '<script>alert(1)</script> \u202etxet\u202c "q" 😀'


def sent_folder(folder: Path) -> list[Sent]:
    """The files of a folder as a browser sends them, with the name of the folder before them."""
    return [Sent(f"{folder.name}/{path.name}", path.read_bytes()) for path in sorted(folder.iterdir())]


def sent_archive(folder: Path) -> list[Sent]:
    return [Sent("x.zip", Path(shutil.make_archive(str(folder), "zip", folder.parent, folder.name)).read_bytes())]


FAULTY: dict[str, dict[str, str | None]] = {
    "nothing": {},
    "a role": replaced("people.csv", "victim", "victm"),
    "several at once": {
        **replaced("knowledge.csv", "3 February 2015", "31/02/2015"),
        **with_row("sharings.csv", "1 May 2015,nobody,surgery,i-injury,phone,received,,,review 9"),
        **replaced("case.yml", "people: 2", "people: 7"),
    },
    "a table that is missing": {"people.csv": None},
    "a file that is no table": {"peple.csv": EXAMPLE["people.csv"], "people.csv": None},
    "no case.yml": {"case.yml": None},
    "hostile text": replaced("people.csv", "victim", f'"{ODD.replace(chr(34), chr(34) * 2)}"'),
    "a locator that is not in the report": {
        "review.txt": "1 About\n\n1.1 Text.\n",
        **replaced("case.yml", "    date: 2016\n", "    date: 2016\n    file: review.txt\n"),
    },
}


@pytest.mark.parametrize("wrong", FAULTY)
@pytest.mark.parametrize("sent", [sent_folder, sent_archive], ids=["folder", "archive"])
def test_it_lists_what_check_lists(tmp_path: Path, wrong: str, sent) -> None:
    folder = write_case(tmp_path / "anna", FAULTY[wrong])
    run = dry_run_of_sent(sent(folder))
    said = json.loads(whoknew("check", str(folder), "--format", "json").out)
    assert fault_rows(run.faults) == said["faults"]
    assert remark_rows(run.remarks) == said["remarks"]
    assert (run.prepared is not None) == said["sound"]
    shown = texts(fault_leaves(run.faults))
    for row in said["faults"]:
        assert {row["file"], row["wrong"]} | ({row["right"]} if row["right"] else set()) <= set(shown)
    assert [row["wrong"] for row in csv.DictReader(io.StringIO(faults_csv(run.faults)))] == [
        row["wrong"] for row in said["faults"]
    ]


@pytest.mark.parametrize("wrong", ["nothing", "a role", "several at once", "hostile text"])
def test_of_a_workbook_it_lists_what_check_lists(tmp_path: Path, wrong: str) -> None:
    path = tmp_path / "anna.xlsx"
    write_workbook(read_case(write_case(tmp_path / "anna", FAULTY[wrong])), path)
    run = dry_run_of_sent([Sent("anna.xlsx", path.read_bytes())])
    said = json.loads(whoknew("check", str(path), "--format", "json").out)
    assert fault_rows(run.faults) == said["faults"]
    assert remark_rows(run.remarks) == said["remarks"]


def test_a_case_without_faults_is_counted_as_check_counts_it() -> None:
    run = dry_run_of_sent(sent_folder(DEMO))
    assert whoknew("check", str(DEMO)).out.strip() == f"{DEMO}: {sound_text(run.rows)}"
    assert run.notes == ("109 locators of demo looked up in report.txt.",)


def test_folder_files_archive_and_workbook_would_load_the_same(tmp_path: Path) -> None:
    folder = write_case(tmp_path / "anna", replaced("case.yml", "title: Review into", "id: anna\ntitle: Review into"))
    write_workbook(read_case(folder), tmp_path / "anna.xlsx")
    ways = [sent_folder(folder), sent_archive(folder), [Sent("anna.xlsx", (tmp_path / "anna.xlsx").read_bytes())],
            [Sent(path.name, path.read_bytes()) for path in folder.iterdir()]]  # fmt: skip
    runs = [dry_run_of_sent(sent) for sent in ways] + [dry_run(folder)]
    assert len({run.prepared.fingerprint for run in runs if run.prepared}) == 1
    assert [run.case for run in runs] == ["anna"] * 5


def loose(**changes: str) -> list[Sent]:
    return [Sent(name, text.encode()) for name, text in (EXAMPLE | changes).items()]


def test_files_without_a_folder_are_given_an_id_from_their_title_or_that_of_the_review_with_this_title() -> None:
    title = "Review into the death of Anna (made up)"
    made = dry_run_of_sent(loose())
    known = dry_run_of_sent(loose(), known={title: "anna"})
    assert [(run.case, run.named) for run in (made, known)] == [
        ("review-into-the-death-of-anna-made-up", False), ("anna", False)]  # fmt: skip
    assert "review-into-the-death-of-anna-made-up" in " ".join(texts(dry_run_leaves(made, None)))


def test_what_is_passed_over_is_said() -> None:
    run = dry_run_of_sent([*loose(), Sent("photo.png", b"x"), Sent("notes.docx", b"x")])
    assert run.notes == (
        "notes.docx is no part of the case and was passed over.",
        "photo.png is no part of the case and was passed over.",
    )


def test_a_report_that_cannot_be_read_is_no_fault_of_the_case() -> None:
    changes = {"case.yml": EXAMPLE["case.yml"].replace("    date: 2016\n", "    date: 2016\n    file: review.pdf\n")}
    run = dry_run_of_sent([*loose(**changes), Sent("review.pdf", b"%PDF-1.7\nx")])
    assert run.faults == ()
    assert run.notes == ("review.pdf is damaged or cut off. Ask for it again.",)


def book(tmp_path: Path) -> bytes:
    path = tmp_path / "anna.xlsx"
    write_workbook(read_case(write_case(tmp_path / "anna")), path)
    return path.read_bytes()


def without(content: bytes, *names: str, **added: bytes) -> bytes:
    """A workbook with parts left out or put in."""
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(found, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in (*names, *added):
                new.writestr(name, old.read(name))
        for name, part in added.items():
            new.writestr(name, part)
    return found.getvalue()


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 20}">'.encode() for n in range(12)
)


@pytest.mark.parametrize(
    ("make", "wrong"),
    [
        (lambda _: b"", "is no Excel workbook. Save it as .xlsx."),
        (lambda _: b"id,name\n", "is no Excel workbook. Save it as .xlsx."),
        (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 2000,
         "is protected by a password, or of the old format .xls. Save it as .xlsx without a password."),
        (lambda tmp: book(tmp)[:-300], "is no Excel workbook. Save it as .xlsx."),
        (lambda tmp: without(book(tmp), "xl/workbook.xml"), "cannot be read as a workbook"),
        (lambda tmp: without(book(tmp), **{"xl/workbook.xml": LAUGHS + b"]><x>&m;</x>"}),
         "cannot be read as a workbook"),
    ],
)  # fmt: skip
def test_a_workbook_that_is_none_says_so_and_not_where_it_stood(tmp_path: Path, make, wrong: str) -> None:
    run = dry_run_of_sent([Sent("anna.xlsx", make(tmp_path))])
    (fault,) = run.faults
    assert str(fault).startswith(f"anna.xlsx: {wrong}")
    assert "whoknew-sent" not in str(fault)
    assert run.prepared is None


def test_macros_are_neither_read_nor_run_and_that_is_said(tmp_path: Path) -> None:
    content = without(book(tmp_path), **{"xl/vbaProject.bin": b"Sub Auto_Open()"})
    run = dry_run_of_sent([Sent("anna.xlsm", content)])
    assert run.faults == ()
    assert run.notes == ("anna.xlsm holds macros; they are not read and never run.",)


@pytest.mark.parametrize("content", [b"id,name\n\x81,x\n", "id,name".encode("utf-32"), os.urandom(64) + b"\x81\x00"])
def test_a_file_in_no_known_encoding_is_a_fault_of_that_file(content: bytes) -> None:
    run = dry_run_of_sent([*[each for each in loose() if each.name != "people.csv"], Sent("people.csv", content)])
    assert "people.csv: cannot be read as text. Save it as CSV UTF-8." in [str(fault) for fault in run.faults]


def test_an_old_encoding_of_office_programs_is_read() -> None:
    people = EXAMPLE["people.csv"].replace("Anna", "Zoë").encode("cp1252")
    run = dry_run_of_sent([*[each for each in loose() if each.name != "people.csv"], Sent("people.csv", people)])
    assert run.prepared is not None
    assert [row["name"] for row in run.prepared.rows.nodes["Person"]] == ["Zoë", "John"]


def test_the_stages_are_told_as_they_begin(tmp_path: Path) -> None:
    told: list[str] = []
    dry_run(write_case(tmp_path / "anna"), tell=told.append)
    assert told == ["Reading the files", "Checking every row", "Looking locators up in the reports beside it",
                    "Working out who knew what, when"]  # fmt: skip


def test_no_more_is_sent_than_is_read() -> None:
    settings = tomllib.loads((DEMO.parents[1] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["server"]["maxUploadSize"] * 1024**2 == MOST_MEGABYTES * 1024**2 == MOST_BYTES
