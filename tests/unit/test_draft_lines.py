"""Where a report's lines were broken, and how its file was written, makes no difference to what is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from documents.plain import begins_dated
from drafts.dated import tellings
from loaders.passages import UnreadableReportError, parse_report, read_report
from loaders.passages.wrapping import unwrap

NARRATIVES = Path(__file__).parents[1] / "narratives"


@pytest.mark.parametrize(
    ("above", "line", "begins"),
    [
        ("She left the refuge at the end of", "2011 and lived with a cousin until", False),
        ("The clinic wrote to her once more in June", "2011. She did not go.", False),
        ("He was held there from the spring until", "14 August 2011, when he was freed.", False),
        ("It was she who had first rung the helpline,", "March 2011, and nobody called back.", False),
        ("The nurse rang and got no answer", "14 August 2011 The nurse rang again", True),
        ("The nurse rang and got no answer.", "14 August 2011 - the nurse rang again", True),
        ("02/08/2011 Police called to address, no offences", "14/08/2011 Police called again", True),
    ],
)
def test_a_date_at_the_beginning_of_a_line_begins_an_entry_only_after_a_whole_one(
    above: str, line: str, *, begins: bool
) -> None:
    assert begins_dated(above, line) is begins


def test_a_paragraph_whose_lines_begin_with_days_is_one_when_unwrapped() -> None:
    line = (
        "The nurse saw her at home once more and wrote that she looked quite well on\n"
        "12 May 2018 and was not seen again by her, or by any other of the nurses at\n"
        "the clinic.\n\n"
    )

    assert "looked quite well on 12 May 2018 and was" in unwrap(line * 12)


def test_half_a_sentence_before_a_date_is_no_heading() -> None:
    lines = ["1.1 He was born in the city."]
    lines += [f"1.{number} He was seen between\n12 May 2018 and 14 May 2018 by the nurse." for number in range(2, 9)]

    assert [one.locator for one in parse_report("\n\n".join(lines), "decimals").passages] == [
        f"1.{n}" for n in range(1, 9)
    ]


def test_a_report_in_sixteen_bits_reads_the_same(tmp_path: Path) -> None:
    text = (NARRATIVES / "alder.txt").read_text(encoding="utf-8")
    (tmp_path / "wide.txt").write_bytes(text.encode("utf-16"))

    assert read_report(tmp_path / "wide.txt").passages == read_report(NARRATIVES / "alder.txt").passages


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(bytes(range(32)) * 40)

    with pytest.raises(UnreadableReportError, match="no text"):
        read_report(tmp_path / "odd.txt")


def test_a_note_of_two_lines_is_a_report(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("A note of the visit\n\nNobody at home", encoding="utf-8")

    report = read_report(tmp_path / "note.txt")

    assert [one.text for one in report.passages] == ["A note of the visit", "Nobody at home"]
    assert not [one for one in tellings(report, lambda _: True) if one.date]
