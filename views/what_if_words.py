"""What would have followed, in words: the one sentence, needs, moments and stretches."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from knowledge.changes import Telling
from views.cells import Shown
from views.changes import premise
from views.words import day_text, first_upper, listed, several

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.changes import Change
    from views.hypothetical import AtMoment, Coded, Compared
    from views.picture import Picture
    from views.stretches import Difference, NeedChange, Stretch

MOST_NAMES = 3
RECORDED = {Shown.KNEW: "knew", Shown.MAY: "may have known", Shown.TOLD: "told otherwise", None: "no record"}
WOULD = {
    Shown.KNEW: "would have known",
    Shown.MAY: "would perhaps have known",
    Shown.TOLD: "would have been told otherwise",
    None: "would not have known",
}


def sentence_of(case: Coded, changes: Sequence[Change], result: Compared) -> str:
    """The changes and what would have followed, in a few plain sentences."""
    had = first_upper("; and ".join(premise(case.picture, case.claims, change) for change in changes))
    if not result.differences:
        return f"{had}, nothing would have changed."
    return " ".join([f"{had}, {_known(changes, result)}.", *_needs(result), *_moments(result)])


def _known(changes: Sequence[Change], result: Compared) -> str:
    only = changes[0] if len(changes) == 1 else None
    if isinstance(only, Telling) and len(only.items) == 1:
        case = result.recorded.case
        pair = f"{case}/{only.recipient}", f"{case}/{only.items[0]}"
        row = next((each for each in result.differences if (each.holder, each.item) == pair), None)
        if row is not None and row.gain:
            return _one(result.recorded.holder_name(row.holder), row)
    gains = [row for row in result.differences if row.first.after is Shown.KNEW and row.gain]
    losses = [row for row in result.differences if row.first.before is Shown.KNEW and not row.gain]
    found = []
    if gains:
        found.append(f"{_names(result.recorded, gains)} would have known more, or known it sooner, than is recorded")
    if losses:
        found.append(f"{_names(result.recorded, losses)} would no longer have known it for certain, or only later")
    return ", and ".join(found) or "nobody would have known anything else for certain"


def _one(name: str, row: Difference) -> str:
    """What one recipient would have known of the one item that it is told, until a record shows it as known."""
    gains = [each for each in row.stretches if each.change > 0]
    known = "known it" if gains[0].after is Shown.KNEW else "perhaps known it"
    last = gains[-1].last
    if last is None:
        return f"{name} would have {known}; no record shows that it ever did for certain"
    recorded = last + timedelta(days=1)
    sooner = several((recorded - gains[0].first).days, "day")
    return f"{name} would have {known} {sooner} before {day_text(recorded)}, the day from which a record shows it"


def _names(picture: Picture, rows: Sequence[Difference]) -> str:
    names = list(dict.fromkeys(picture.holder_name(row.holder) for row in rows))
    more = len(names) - MOST_NAMES
    return listed([*names[:MOST_NAMES], f"{more} more"] if more > 0 else names)


def _needs(result: Compared) -> list[str]:
    kind = "stated need" if result.counted == "stated" else "need"
    sooner = [row for row in result.needs if row.sooner]
    late = len(result.needs) - len(sooner)
    found = []
    if sooner:
        never = sum(row.before is None and not row.perhaps[0] for row in sooner)
        perhaps = sum(row.before is None and row.perhaps[0] for row in sooner)
        in_time = sum(row.in_time for row in sooner)
        one = len(sooner) == 1
        details = [f"{'' if one else f'{never} of them '}with no record of ever being met"] if never else []
        details += [f"{'' if one else f'{perhaps} of them '}perhaps met after all"] if perhaps else []
        details += [f"{'' if one else f'{in_time} of them '}in time, by the day it was needed from"] if in_time else []
        more = f" ({'; '.join(details)})" if details else ""
        found.append(f"{several(len(sooner), kind)} would have been met sooner or at all{more}.")
    return found + ([f"{several(late, kind)} would have been met later or not at all."] if late else [])


def _moments(result: Compared) -> list[str]:
    found = []
    for gained, words in ((True, "have been known before"), (False, "no longer have been known for certain before")):
        rows = {row.moment.uid: bool(row.moment.by) for row in result.moments if row.gained == gained}
        events, decisions = sum(not each for each in rows.values()), sum(rows.values())
        parts = [several(events, "critical event")] if events else []
        parts += [several(decisions, "decision on which it bears", "decisions on which it bears")] if decisions else []
        found += [f"Where it was needed, it would {words} {listed(parts)}."] if parts else []
    return found


def need_words(row: NeedChange) -> str:
    """How one need would have been met: when it is recorded as met, and when it would have been."""
    needed = f"needed from {day_text(row.needed)}"
    unsure = "it may have come, nothing makes it certain" if row.perhaps[0] else "no record that it came in that time"
    before = f"it came on {day_text(row.before)}" if row.before else unsure
    if row.after is None:
        return f"{needed}; {before}; it would {'only perhaps' if row.perhaps[1] else 'not'} have come"
    after = "it would have been there in time" if row.in_time else f"it would have been there on {day_text(row.after)}"
    days = f" ({several(row.days, 'day')} {'sooner' if row.sooner else 'later'})" if row.days is not None else ""
    return f"{needed}; {before}; {after}{days}"


def moment_words(picture: Picture, row: AtMoment) -> str:
    """Who would have known what before a moment, or no longer."""
    who, what = picture.holder_name(row.holder), picture.items[row.item].statement
    if row.gained:
        return f"{first_upper(who)} would have known, {several(row.days, 'day')} before: {what}"
    return f"{first_upper(who)} would no longer surely have known (recorded {several(row.days, 'day')} before): {what}"


def before_after(each: Stretch) -> tuple[str, str, str]:
    """What is recorded of a stretch, what would have been, and when that was."""
    until = f" to {day_text(each.last)}" if each.last else " on"
    days = f" ({several(each.days, 'day')})" if each.days is not None else ""
    return RECORDED[each.before], WOULD[each.after], f"from {day_text(each.first)}{until}{days}"
