"""Loading a case folder of this machine from the page on which it is worked on, as often as something was added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.address import open_view
from screens.connection import cases_here
from screens.loading import wish_folder
from screens.mounts import show_leaves
from views.leaves import button, leaf

if TYPE_CHECKING:
    from views.leaves import Leaf


def offer_load(case: str, said: str) -> None:
    """A button that loads the case as its folder has it now; what came of it stands on the page of reviews."""
    kids: list[Leaf] = [button("Load it as it is now", {"load": case}, look="quiet"), leaf("span", said, look="small")]
    show_leaves([leaf("div", "", *kids, look="buttons")], f"load {case}", lambda _: _load(case))


def _load(case: str) -> None:
    wish_folder(case, next((each.fingerprint for each in cases_here() if each.id == case), ""))
    open_view("cases", case=case)
