"""The address knows every view, so that none loses its choices on the way back."""

from __future__ import annotations

from screens.address import OF_VIEW
from screens.start import VIEWS


def test_every_view_has_its_place_in_the_address() -> None:
    assert set(OF_VIEW) == set(VIEWS)
