"""The decisions of a review as a list; what one was, when, by whom and on what ground; what was decided next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from views.decided import Column
from views.decision_columns import body_name
from views.leaves import button, folded, leaf
from views.steps import source_leaves
from views.words import cut, first_upper, listed, several, uncertain_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from views.decided import Decided, Weighed
    from views.leaves import Leaf
    from views.picture import Picture
    from views.steps import Reader

LONGEST = 160
"""How much of a decision its line in a list has; its own heading has all."""
NONE_HERE = "No decision fits. Take a filter away, or change the words."
NO_DECISIONS = (
    "No decision is coded in this review. Decisions are rows of the table `decisions`: who decided what, when, what "
    "was taken into account, and what bore on it."
)
LIMITS = (
    "What bore on a decision is what its coding names. That something was held elsewhere does not say that anybody "
    "could have been expected to ask for it, nor that the decision would have been another one."
)


def agencies(picture: Picture, decision: Decided) -> list[str]:
    """The names of the agencies that decided; a body without one stands for itself."""
    known = [picture.holders[uid] for uid in decision.deciders if uid in picture.holders]
    return list(dict.fromkeys(holder.group_name for holder in known))


def chosen_decisions(picture: Picture, every: Iterable[Weighed], words: str, agency: str) -> list[Weighed]:
    """The decisions of an agency that hold all these words, in what was decided, by whom, why or what bore on it."""
    wanted = words.casefold().split()
    return [
        one
        for one in every
        if (not agency or agency in agencies(picture, one.decision))
        and all(word in _everything(picture, one) for word in wanted)
    ]


def _everything(picture: Picture, one: Weighed) -> str:
    decision = one.decision
    parts = [decision.what, decision.kind, decision.grade, decision.reason, decision.written, *decision.about]
    parts += [body_name(picture, uid) for uid in decision.deciders]
    parts += [picture.items[bearing.item].statement for bearing in one.items]
    return " ".join(parts).casefold()


def deciders(picture: Picture, decision: Decided) -> str:
    """Who decided, as a sentence names them."""
    return listed([body_name(picture, uid) for uid in decision.deciders])


def decision_list(picture: Picture, shown: Sequence[Weighed], chosen: str) -> list[Leaf]:
    """The decisions in order of date: when, what, by whom, and how much of what bore on it was only known elsewhere."""
    if not shown:
        return [leaf("p", NONE_HERE, look="small")]
    return [
        leaf(
            "div",
            "",
            leaf("p", _when(one.decision), look="small"),
            button(
                cut(first_upper(one.decision.what), LONGEST),
                {"decision": one.decision.uid},
                look="link chosen" if one.decision.uid == chosen else "link",
            ),
            leaf("p", first_upper(deciders(picture, one.decision)), look="small"),
            *_counted(one),
            look="asked",
        )
        for one in shown
    ]


def _when(decision: Decided) -> str:
    exact = decision.when.earliest == decision.when.latest
    return decision.written if exact else f"{first_upper(decision.written)} (day not certain)"


def _counted(one: Weighed) -> list[Leaf]:
    """How many items were held elsewhere, where that is so."""
    elsewhere = len(one.of(Column.ELSEWHERE))
    if not elsewhere:
        return []
    text = f"{elsewhere} of {several(len(one.items), 'item')} known elsewhere only"
    return [leaf("p", text, look="small", state="needed")]


def decision_head(picture: Picture, one: Weighed, read: Reader) -> list[Leaf]:
    """What was decided, when, by whom, about whom, on what ground, who says so, and where."""
    decision = one.decision
    grade = f"graded: {decision.grade}" if decision.grade else ""
    about = f"about {listed(list(decision.about))}" if decision.about else ""
    time = f", {decision.time}" if decision.time else ""
    when = first_upper(uncertain_date(decision.written, decision.when).removeprefix("on "))
    return [
        leaf("h3", first_upper(decision.what), look="title"),
        leaf("p", f"{when}{time} · decided by {deciders(picture, decision)}", look="what"),
        leaf("p", " · ".join(each for each in (first_upper(decision.kind), grade, about) if each), look="who"),
        leaf("p", _ground(decision), look="verdict"),
        *[leaf("p", text, look="small") for text in [" ".join(_remarks(decision))] if text],
        *source_leaves(picture, decision.sources, read),
    ]


def _ground(decision: Decided) -> str:
    return f"Ground given: {decision.reason}" if decision.reason else "No ground for it is recorded."


def _remarks(decision: Decided) -> list[str]:
    return [
        text
        for text in (
            "Concluded by the coder from what the source says." if decision.certainty == "inferred" else "",
            "Disputed: sources or people contradict each other." if decision.certainty == "disputed" else "",
            f"Says so: {decision.asserted_by}." if decision.asserted_by else "",
            f"Note of the coder: {decision.note}" if decision.note else "",
        )
        if text
    ]


def what_followed(picture: Picture, one: Weighed, every: Sequence[Weighed]) -> list[Leaf]:
    """The next decisions of the same bodies and about the same people: in time, not because of it."""
    place = [each.decision.uid for each in every].index(one.decision.uid)
    later = [each.decision for each in every[place + 1 :]]
    bodies = [each for each in later if set(each.deciders) & set(one.decision.deciders)]
    people = [each for each in later if set(each.about) & set(one.decision.about)]
    rows = [
        leaf("li", "", leaf("span", title, look="when"),
             button(cut(f"{_when(each)}: {each.what}", LONGEST), {"decision": each.uid}),
             leaf("span", f" {deciders(picture, each)}", look="small"))
        for title, found in (("Next by the same", bodies), ("Next about the same people", people))
        for each in found[:1]
    ]  # fmt: skip
    if not rows:
        return []
    note = (
        "In order of time. What a decision led to is not coded, so nothing here says that one followed from the other."
    )
    return [folded("What was decided next", leaf("p", note, look="small"), leaf("ul", "", *rows, look="list"))]
