"""Every page passes axe's rules of level serious and critical (WCAG 2 A and AA, with contrast), light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from screens.start import VIEWS

if TYPE_CHECKING:
    from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser

GRAVE = {"serious", "critical"}
SELECTED = {
    "cases": ["add=files"],
    "findings": ["finding=1"],
    "timeline": ["mark=m-marac&gaps=all", "lanes=police"],
    "decisions": ["decision=d-medium"],
    "what": ["changes="],
    "compare": ["reviews=demo~hostile"],
    "who": ["picture=network", "day=2021-02-08&who=h-offender&what=i-conviction"],
    "chronology": ["c_show=pairs", "c_add=yes"],
    "questions": ["q=silos/never_shared&row=0", "q=silos/never_shared&rows=timeline", "q=corpus/recurring_gaps"],
}
"""What else each page is looked at with, beside its plain state."""
OF_STREAMLIT: dict[str, str] = {}
"""Rules that Streamlit's own elements break and that no setting mends, with the reason."""


def pages() -> list[str]:
    """Every page, plain and with something selected."""
    return [f"view={view}&case=demo&{more}" for view in VIEWS for more in ("", *SELECTED.get(view, ()))]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.usefixtures("loaded")
def test_no_page_breaks_a_grave_rule(visit: Visit, scheme: Any) -> None:
    visit.page.emulate_media(color_scheme=scheme)
    found = []
    for query in pages():
        visit.open(query)
        broken = Axe().run(visit.page).response["violations"]
        found += [
            f"{query}: {rule['id']}: {node['target']} {node.get('failureSummary', '')[:300]} {node['html'][:160]}"
            for rule in broken
            if rule["impact"] in GRAVE and rule["id"] not in OF_STREAMLIT
            for node in rule["nodes"]
        ]
    assert not found, "\n".join(found)
