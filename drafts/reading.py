"""From a report to a draft: the dated events that it tells, and the rows that its sentences suggest."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafts.confidence import band
from drafts.dated import tellings
from drafts.defined import ACTS
from drafts.holders import learn
from drafts.implied import Implied
from drafts.pronouns import called, remember
from drafts.suggestions import suggestions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafts.dated import Telling
    from drafts.holders import Names
    from drafts.mentions import Mention
    from drafts.naming import Holder
    from drafts.suggestions import Suggestion
    from loaders.passages import Report


IT = re.compile(
    rf"^(?:[^.;]{{0,40}}?,?\s)?([Ii]t) (?:also |then )?(?:{ACTS}|notified|shared|reported|passed|made|held)\b"
)
"""*It* that acts, as a body does."""


@dataclass(frozen=True)
class Draft:
    """What was read out of a report.

    ``events`` has one suggestion for each dated happening, the foremost of its sentence; ``suggestions`` all rows that
    the sentences suggest, those without a date of their own among them; ``names`` who is named.
    """

    events: tuple[Suggestion, ...]
    suggestions: tuple[Suggestion, ...]
    names: Names

    @property
    def holders(self) -> tuple[Holder, ...]:
        """Everybody whom a suggestion names, those named most often first."""
        counts: dict[Holder, int] = defaultdict(int)
        for one in self.suggestions:
            for holder in dict.fromkeys((*one.by, *one.to, *one.holders, *one.stood_for)):
                counts[holder] += 1
        return tuple(sorted(counts, key=lambda holder: (-counts[holder], holder.name)))


def read_draft(report: Report) -> Draft:
    """The draft of a report; the same report always gives the same."""
    names = learn(report)
    events: list[Suggestion] = []
    everything: list[Suggestion] = []
    before: tuple[Telling, tuple[Holder, ...]] | None = None
    for telling, found in _suggested(report, names):
        meant = (*_implied(names, telling, before), *_of_workers(names, found))
        rated = [replace(one, confidence=band(one), implied=_unnamed(meant, one)) for one in found]
        before = (telling, found[0].holders if found else ())
        everything += [one for one in rated if _is_worth_a_look(one)]
        if telling.date is not None and rated:
            events.append(rated[0])
    return Draft(tuple(events), tuple(everything), names)


def _implied(names: Names, telling: Telling, before: tuple[Telling, tuple[Holder, ...]] | None) -> tuple[Implied, ...]:
    """The bodies that the words of a sentence stand for, that whose heading is above it, and the last one for *it*."""
    headed = names.bodies.headed(telling.passage.heading)
    found = [*names.bodies.implied(telling.sentence.text), *((headed,) if headed else ())]
    if before and before[0].passage is telling.passage and (it := IT.search(telling.sentence.text)):
        found += [Implied(one, it[1]) for one in before[1][:1] if one.kind == "agency"]
    return tuple(found)


def _of_workers(names: Names, found: Sequence[Suggestion]) -> Iterator[Implied]:
    """The bodies of the workers on either side, whom a pronoun may have meant."""
    for worker in dict.fromkeys(holder for one in found for holder in (*one.by, *one.to) if holder.kind == "worker"):
        yield from names.bodies.implied(worker.name)


def _unnamed(meant: tuple[Implied, ...], one: Suggestion) -> tuple[Implied, ...]:
    """Each body once, without those that a suggestion names itself."""
    first = {each.holder.name: each for each in reversed(meant) if each.holder.name not in one.named}
    return tuple(each for each in meant if first.get(each.holder.name) is each)


def _is_worth_a_look(one: Suggestion) -> bool:
    """Whether a row is suggested: a date of its own or somebody in it; without any date only what was not done.

    What was not done needs nobody where the sentence before it in the passage says when: *It was not recorded.*
    """
    if one.table == "absences" and one.span is not None and one.carried == 1:
        return True
    if one.span is None and not one.date_text:
        return one.table == "absences" and bool(one.named)
    return bool(one.date_text or one.named)


def _suggested(report: Report, names: Names) -> Iterator[tuple[Telling, list[Suggestion]]]:
    told = list(tellings(report, lambda text: any(one.holder.is_person for one in names.find(text))))
    dates: dict[tuple[str, int, str], list[Mention]] = defaultdict(list)
    for one in told:
        if one.date is not None:
            dates[_key(one)].append(one.date)
    calls, last, before = called(report, names), dict[str, "Holder"](), ("", -1, "")
    pronouns = last
    for one in told:
        named = names.find(one.sentence.text)
        if _key(one) != before:
            pronouns, before = last, _key(one)
            last = remember(last, named, calls, one.sentence.text)
        yield one, list(suggestions(one, dates[_key(one)], named, pronouns))


def _key(telling: Telling) -> tuple[str, int, str]:
    return telling.passage.locator, telling.sentence.start, telling.sentence.text
