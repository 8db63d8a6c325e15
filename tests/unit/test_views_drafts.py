from views.drafts import Shown, after_deciding, progress_leaves
from views.leaves import texts


def row(id_: str, status: str) -> Shown:
    return Shown(id_, "incidents", status, 0.5, "1:1", "told", {})


ROWS = [row("a", "accepted"), row("b", "draft"), row("c", "rejected"), row("d", "acepted"), row("e", "accepted")]


def test_a_status_that_was_misspelt_is_no_decision() -> None:
    said = " ".join(texts(progress_leaves(ROWS, 5)))
    assert "3 of 5 looked at" in said
    assert "To look at 2" in said


def test_once_one_is_decided_the_next_that_waits_follows_and_then_the_first() -> None:
    assert after_deciding(ROWS, "a") == "b"
    assert after_deciding(ROWS, "c") == "d"
    assert after_deciding(ROWS, "e") == "b"
    assert after_deciding([ROWS[0]], "a") == "a"
