"""What somebody sends is laid out for as long as it is read, within limits, and leaves nothing behind."""

from __future__ import annotations

import io
import os
import stat
import struct
import tempfile
import zipfile
from typing import TYPE_CHECKING

import pytest

from loaders import archive
from loaders.format_example import EXAMPLE
from loaders.sent import Sent, laid_out

if TYPE_CHECKING:
    from collections.abc import Callable

FILES = {name: text.encode() for name, text in EXAMPLE.items()}
AGAIN = "Zip the folder of the case anew, or send its files."


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", method) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return found.getvalue()


def under(folder: str) -> dict[str, bytes]:
    return {f"{folder}/{name}": content for name, content in FILES.items()}


def faults_of(*sent: Sent) -> list[str]:
    with laid_out(sent) as found:
        assert (found.path is None) == bool(found.faults)
        return [str(fault) for fault in found.faults]


@pytest.fixture(autouse=True)
def nothing_stays(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch):
    """Every test here lays out in a folder of its own, which has to be empty afterwards."""
    folder = tmp_path_factory.mktemp("temporary")
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    yield
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ([Sent("anna.zip", zipped(FILES))], "anna"),
        ([Sent("anna (2).zip", zipped(FILES))], "anna"),
        ([Sent("whatever.zip", zipped(under("anna")))], "anna"),
        ([Sent("whatever.zip", zipped(under("reviews/anna")))], "anna"),
        ([Sent("a.zip", zipped({name.replace("/", "\\"): each for name, each in under("anna").items()}))], "anna"),
        ([Sent("a.zip", zipped({**under("anna"), "__MACOSX/anna/._case.yml": b"x", "anna/.DS_Store": b"x"}))], "anna"),
        ([Sent(name, content) for name, content in under("anna").items()], "anna"),
        ([Sent(name, content) for name, content in FILES.items()], ""),
        ([Sent("Anna, a review!.zip", zipped(FILES))], ""),
    ],
)
def test_a_case_is_laid_out_as_its_folder_was(sent: list[Sent], name: str) -> None:
    with laid_out(sent) as found:
        assert found.path is not None
        assert {path.name: path.read_bytes() for path in found.path.iterdir()} == FILES
        assert (found.path.name, found.named) == (name or "review", bool(name))
        assert found.passed_over == ()


def test_only_its_owner_can_open_where_it_stands() -> None:
    with laid_out([Sent("anna.zip", zipped(FILES))]) as found:
        assert found.path is not None
        assert [stat.S_IMODE(each.stat().st_mode) for each in (found.path, found.path.parent)] == [0o700, 0o700]


def test_nothing_stays_when_reading_breaks_off() -> None:
    def broken() -> None:
        with laid_out([Sent("anna.zip", zipped(FILES))]):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken()


def test_what_is_no_part_of_the_case_is_passed_over_and_named() -> None:
    sent = {**under("anna"), "anna/pictures/house.png": b"x", "readme.txt": b"x", 'anna/what is "it"?.txt': b"x"}
    with laid_out([Sent("a.zip", zipped(sent))]) as found:
        assert found.path is not None
        assert {path.name for path in found.path.iterdir()} == set(FILES)
        assert found.passed_over == ("anna/pictures/house.png", 'anna/what is "it"?.txt', "readme.txt")


def linked(files: dict[str, bytes]) -> bytes:
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w") as written:
        entry = zipfile.ZipInfo("people.csv")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        written.writestr(entry, "/etc/passwd")
    return found.getvalue()


def locked(content: bytes) -> bytes:
    """The archive with the mark of a password on every entry."""
    marked = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = marked.find(mark)
        while start >= 0:
            marked[start + at] |= 1
            start = marked.find(mark, start + 4)
    return bytes(marked)


def lying(content: bytes) -> bytes:
    """The archive with every size said to be 10 bytes, whatever it unpacks to."""
    marked = bytearray(content)
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = marked.find(mark)
        marked[start + at : start + at + 4] = struct.pack("<I", 10)
    return bytes(marked)


def damaged(content: bytes) -> bytes:
    at = content.find(b"case.yml") + len("case.yml") + 4
    return content[:at] + bytes(each ^ 0xFF for each in content[at : at + 20]) + content[at + 20 :]


WRONG_ARCHIVES: dict[str, tuple[Callable[[], bytes], list[str]]] = {
    "empty": (lambda: b"", [f"c.zip: is empty. {AGAIN}"]),
    "no archive": (lambda: b"title: x\n", [f"c.zip: is no zip archive, or is damaged. {AGAIN}"]),
    "cut off": (lambda: zipped(FILES)[:-40], [f"c.zip: is no zip archive, or is damaged. {AGAIN}"]),
    "without files": (lambda: zipped({"anna/": b""}), [f"c.zip: holds no file. {AGAIN}"]),
    "a password": (
        lambda: locked(zipped({"case.yml": b"title: x"})),
        ["c.zip: is protected by a password. Zip the folder without a password."],
    ),
    "ways out": (
        lambda: zipped({"../case.yml": b"x", "/etc/x.csv": b"x", "C:\\x.csv": b"x", "a/../../b.csv": b"x"}),
        [f"{name}: leads outside of the archive. {AGAIN}"
         for name in ("../case.yml", "/etc/x.csv", "C:/x.csv" if os.sep == "\\" else "C:\\x.csv", "a/../../b.csv")],
    ),
    "a link": (lambda: linked(FILES), ["people.csv: is a link to another file. Put the file itself in its place."]),
    "damage": (lambda: damaged(zipped({"case.yml": b"title: x" * 50}, zipfile.ZIP_STORED)),
               [f"case.yml: is damaged. {AGAIN}"]),
    "sizes that are not so": (lambda: lying(zipped({"case.yml": b"0" * 5_000})), [f"case.yml: is damaged. {AGAIN}"]),
    "another method": (
        lambda: zipped(FILES | {}, zipfile.ZIP_LZMA),
        [f"{name}: is packed in a way that is not read here. Zip it by the usual method (deflate)." for name in FILES],
    ),
    "a bomb": (
        lambda: zipped({f"{number}.csv": b"0" * 30_000_000 for number in range(4)}),
        ["c.zip: unpacks to 114 MB. At most 100 MB are read: remove what is no table."],
    ),
    "one large file": (
        lambda: zipped({"people.csv": b"0" * 60_000_000}),
        ["people.csv: unpacks to more than is read (50 MB a file, 100 MB in all). Remove it."],
    ),
    "countless files": (
        lambda: zipped({f"{number}.csv": b"" for number in range(1_001)}),
        ["c.zip: holds more than 1,000 files. Zip one case only."],
    ),
    "several cases": (
        lambda: zipped({**under("anna"), **under("bea")}),
        ["case.yml: 2 cases are in there (anna, bea). Send one at a time."],
    ),
    "the same name twice": (
        lambda: zipped({**FILES, "People.csv": b"x"}),
        ["People.csv: stands there twice. Keep one of them."],
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrong", WRONG_ARCHIVES)
def test_an_archive_that_cannot_be_read_says_why(wrong: str) -> None:
    make, expected = WRONG_ARCHIVES[wrong]
    assert faults_of(Sent("c.zip", make())) == expected


def test_an_archive_whose_list_of_entries_has_no_end_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("it was opened")

    content = zipped({f"{number}.csv": b"" for number in range(1_001)})
    monkeypatch.setattr(archive.zipfile, "ZipFile", opened)
    assert faults_of(Sent("c.zip", content)) == ["c.zip: holds more than 1,000 files. Zip one case only."]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (
            [Sent("a.xlsx", b"x"), Sent("people.csv", b"x")],
            ["a.xlsx: came together with other files. Send it by itself, or all files of one case folder."],
        ),
        (
            [Sent("a.zip", b"x"), Sent("b.zip", b"x")],
            [f"{name}.zip: came together with other files. Send it by itself, or all files of one case folder."
             for name in "ab"],
        ),
        ([Sent("a.xls", b"x")], ["a.xls: is no workbook that can be read here. Save it as .xlsx."]),
        ([Sent("a.rar", b"x")], ["a.rar: is no archive that can be read here. Make it a .zip."]),
        ([Sent("people.csv", b"x"), Sent("people.csv", b"y")], ["people.csv: was sent twice. Send it once."]),
        ([Sent("..", b"x")], ["..: has a name that no file can have. Rename it."]),
        ([Sent("a\x00b.xlsx", b"x")], ["a\x00b.xlsx: has a name that no file can have. Rename it."]),
        ([Sent(f"{number}.csv", b"") for number in range(301)],
         ["301 files: more than 300 at once. Send the files of one case only."]),
    ],
)  # fmt: skip
def test_files_that_are_no_case_say_why(sent: list[Sent], expected: list[str]) -> None:
    assert faults_of(*sent) == expected


def test_a_folder_that_leads_outside_is_refused() -> None:
    sent = [Sent("anna/case.yml", b"title: x"), Sent("anna/../../people.csv", b"id"), Sent("..\\needs.csv", b"id")]
    assert faults_of(*sent) == [
        "anna/../../people.csv: leads outside of its folder. Send the folder anew.",
        "..\\needs.csv: leads outside of its folder. Send the folder anew.",
    ]
