"""What is derived from the claims, as plain values; it can be thrown away and worked out again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.values import value

if TYPE_CHECKING:
    from knowledge.moments import Span


@value
class Knowing:
    """One way in which a holder came to know an item.

    ``firm`` ways make a holder *know* from the last day of ``since``; other ways never give more than *may have
    known*. ``via`` is the id of the claim, ``via_kind`` knowledge, sharing, meeting, access or body, ``senders`` the
    holders from whom it came, ``only_through`` those without whom it would not have come this way.
    """

    holder: str
    item: str
    since: Span
    firm: bool
    until: Span | None
    via: str
    via_kind: str
    basis: str
    certainty: str
    sources: tuple[str, ...] = ()
    senders: tuple[str, ...] = ()
    only_through: tuple[str, ...] = field(default=(), compare=False)  # follows from the other ways


@value
class ToldOtherwise:
    """A holder was given something else in an item's place: the item ``arrived_as`` or the words ``said``.

    It is not ``firm`` where nothing shows that the message arrived, or where that is disputed.
    """

    holder: str
    item: str
    since: Span
    via: str
    arrived_as: str | None
    said: str | None
    senders: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    firm: bool = True


@value
class Needing:
    """A holder needed an item; ``origin`` is stated (it was coded) or rule, ``basis`` the coded basis or the rule."""

    holder: str
    item: str
    since: Span
    until: Span | None
    via: str
    origin: str
    basis: str
    why: str
    sources: tuple[str, ...] = ()


@value
class AnswersFor:
    """From ``start`` to ``end``, what ``part`` knows meets a need of ``body`` (which may be itself)."""

    part: str
    body: str
    start: Span | None = None
    end: Span | None = None


@value
class Reached:
    """One way in which an item reached a ``holder`` that needed it: through itself or a ``part`` that answers for it.

    ``firm``, ``since`` and ``until`` are those of the part's knowledge, within the time in which it was a part.
    """

    item: str
    holder: str
    part: str
    since: Span
    firm: bool
    until: Span | None
    via: str
    sources: tuple[str, ...] = ()


@value
class CouldHaveKnown:
    """One way in which an item could have reached a ``holder`` that needed it sooner, or more surely, than recorded.

    It would have come through a ``part`` that answers for it, had everybody passed on what they had: ``through`` says
    who everybody is. ``givers`` pass it on in order, the first by record, each by the claim at its place in ``via``
    (a record system or a body stands for itself). ``firm`` and the bounds read as those of ``Reached``.
    """

    item: str
    holder: str
    part: str
    since: Span
    firm: bool
    until: Span | None
    through: str = ""
    givers: tuple[str, ...] = ()
    via: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Derived:
    """Everything derived from one case."""

    knowing: tuple[Knowing, ...] = ()
    told_otherwise: tuple[ToldOtherwise, ...] = ()
    needing: tuple[Needing, ...] = ()
    answers_for: tuple[AnswersFor, ...] = ()
    reached: tuple[Reached, ...] = ()
    could: tuple[CouldHaveKnown, ...] = ()
