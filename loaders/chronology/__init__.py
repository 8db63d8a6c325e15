"""A coded chronology: what its four columns say, and the rows of the case's tables that follow from it."""

from loaders.chronology.rows import Followed, follow_chronology

__all__ = ["Followed", "follow_chronology"]
