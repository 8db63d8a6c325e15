"""What a page says when there is nothing to show, and how to put that right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from screens.address import open_view
from screens.connection import app_settings
from screens.loading import cases_to_load, load_what_was_wished, wish_folder
from screens.mounts import show_leaves
from views.leaves import button, leaf
from views.words import several

if TYPE_CHECKING:
    from pathlib import Path

    from views.leaves import Leaf
    from views.picture import Picture

ADD = {"add": "files"}
OTHERS = (
    "A review of your own is a folder of tables (CSV), a .zip of it, or one workbook (.xlsx). It is tried out first: "
    "everything that is wrong is listed at its row and column, and nothing is loaded before it is right."
)
MOST_OFFERS = 12
MORE = "{} in {}. To load them all, in a terminal: whoknew load FOLDER, with the folder that holds them."


NO_ITEMS = (
    "Nothing is coded yet of what anybody knew in this review. Write down the items of information, and who learned, "
    "told or asked what, in its tables or workbook; then load it again."
)


def nothing_loaded() -> None:
    """The page of an empty database: it says what to do, and does it."""
    found = cases_to_load(set())
    steps = [
        leaf("h2", "No review is loaded yet"),
        leaf("p", "Begin with the demo: a made-up review, small enough to read whole." if found else ""),
        *offers(found),
        leaf("h4", "A review of your own"),
        leaf("p", OTHERS),
        leaf("p", "In a terminal, whoknew load FOLDER does the same.", look="small"),
        leaf("p", "", button("Add a review", ADD, look="quiet")),
    ]
    show_leaves([leaf("section", "", *steps, look="card")], "empty", wish)
    load_what_was_wished()


def nothing_known(picture: Picture) -> bool:
    """Says so where a review has no item of information, as one that is only begun; whether it has none."""
    if not picture.items:
        show_leaves([leaf("p", NO_ITEMS, look="verdict")], "no items")
    return not picture.items


def offers(found: list[Path]) -> list[Leaf]:
    """A button for each case that can be loaded."""
    if not found:
        return [leaf("p", f"No case was found in {app_settings().cases_folder}.", look="small")]
    words = {"demo": "Load the demo (made up, small)", "harbour-fire": "Load harbour-fire (made up, small)"}
    looks = {"demo": "press"}
    kids = [
        button(words.get(path.name, f"Load {path.name}"), {"folder": path.name}, look=looks.get(path.name, "quiet"))
        for path in found[:MOST_OFFERS]
    ]
    more = len(found) - MOST_OFFERS
    rest = [leaf("p", MORE.format(several(more, "more case"), app_settings().cases_folder), look="small")]
    return [leaf("div", "", *kids, look="buttons"), *(rest if more > 0 else [])]


def wish(act: dict[str, Any]) -> None:
    """Opens the form for a review of one's own, or notes which case is to be loaded."""
    if "add" in act:
        open_view("cases", add=str(act["add"]))
    elif "folder" in act:
        wish_folder(str(act["folder"]))
