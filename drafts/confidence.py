"""How often a suggestion like this one is right: three bands, measured against coded reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafts.dated import Telling
    from drafts.suggestions import Suggestion


def band(suggestion: Suggestion, telling: Telling) -> str:
    return "medium"
