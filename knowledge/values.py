"""Values that are cheap to make: one case is worked out by way of some twenty thousand of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Kind = TypeVar("Kind")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[Kind]) -> type[Kind]:
    """A dataclass that is compared and hashed by its fields, and that nobody changes: the type checker refuses it.

    A frozen dataclass refuses it while the program runs, too, and that makes each of them cost three to six times as
    much as one of these. Those who mean to have another value use ``dataclasses.replace``, as there.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)
