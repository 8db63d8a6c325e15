"""A small made-up case as the views take it: a surgery, a police force of two units, a conference, a sister."""

from __future__ import annotations

from datetime import date

from knowledge.derived import Knowing, Needing, Reached, ToldOtherwise
from knowledge.moments import Span
from views.picture import Absence, Carried, Claim, Event, Holder, Item, Picture, Source

ODD = '<script>alert(1)</script> [a](http://evil.example) **b** $x$ :red[x] "q"'


def on(day: str) -> Span:
    return Span.on(date.fromisoformat(day))


def holder(name: str, kind: str, agency: str = "", **more: str) -> Holder:
    names = {"police": "Harbour Police", "surgery": "Hill Surgery"}
    uid = f"c/{agency}" if agency else ""
    return Holder(f"c/{name}", names.get(name, name), kind, agency=uid, agency_name=names.get(agency, agency), **more)


def way(who: str, item: str, since: Span, via: str, *senders: str, kind: str = "knowledge", **more: object) -> Knowing:
    firm = since.latest is not None
    given: dict[str, object] = {"firm": firm, "until": None, "basis": "told", "certainty": "stated"}
    return Knowing(
        f"c/{who}", f"c/{item}", since, via=f"c/{via}", via_kind=kind, senders=tuple(f"c/{each}" for each in senders),
        sources=("r 1",), **{**given, **more},  # type: ignore[arg-type]
    )  # fmt: skip


def need(who: str, item: str, since: str, origin: str = "stated") -> Needing:
    return Needing(f"c/{who}", f"c/{item}", on(since), None, f"c/n-{who}", origin, "stated", "to act on it", ("r 2",))


HOLDERS = (
    holder("police", "agency", "police", sector="police"),
    holder("team", "unit", "police", sector="police"),
    holder("log", "record system", "police", sector="police"),
    holder("surgery", "agency", "surgery", sector="health"),
    holder("conference", "forum", sector="multi-agency"),
    holder("sister", "person", role="sibling"),
)
ITEMS = (
    Item("c/grip", "He gripped her throat", ("strangulation", "assault"), ("Mara",), ("r 3",)),
    Item("c/odd", ODD, ("threat",), ("Mara",)),
    Item("c/calm", "All is calm", ("account",)),
)
PICTURE = Picture(
    case="c",
    title=ODD,
    period=Span(date(2021, 1, 1), date(2021, 12, 31)),
    holders={each.uid: each for each in HOLDERS},
    items={each.uid: each for each in ITEMS},
    ways=(
        way("sister", "grip", on("2021-02-01"), "k1", basis="witnessed"),
        way("surgery", "grip", on("2021-03-01"), "s1", "sister", kind="sharing"),
        way("team", "grip", on("2021-04-01"), "s2", "surgery", kind="sharing"),
        way("log", "odd", on("2021-05-01"), "k2", basis="recorded"),
        way("team", "odd", Span(date(2021, 5, 1), None), "k2", "log", kind="access"),
        way("surgery", "calm", on("2021-06-01"), "s3", "team", kind="sharing"),
        way("police", "calm", on("2021-02-01"), "k3", until=on("2021-03-01")),
    ),
    told=(ToldOtherwise("c/surgery", "c/odd", on("2021-06-01"), "c/s3", "c/calm", None, ("c/team",), ("r 4",)),),
    needs=(
        need("conference", "grip", "2021-03-15"),
        need("police", "grip", "2021-01-01"),
        need("police", "odd", "2021-05-01", origin="rule"),
        need("surgery", "odd", "2021-05-01"),
    ),
    reached=(Reached("c/grip", "c/police", "c/team", on("2021-04-01"), firm=True, until=None, via="c/s2"),),
    claims={
        "c/s1": Claim("c/s1", "Sharing", "early March 2021", "what he did", "in person", asserted_by="Mara"),
        "c/s2": Claim("c/s2", "Sharing", "1 April 2021", "", "letter", "acted"),
        "c/s3": Claim("c/s3", "Sharing", "1 June 2021", "all well", "phone", "received",
                      carried=(Carried("c/odd", "distorted", arrived_as="c/calm"),)),
    },
    events=(
        Event(date(2021, 2, 1), "1 February 2021", ODD, "Incident"),
        Event(date(2021, 12, 31), "31 December 2021", "She was killed", "Incident", critical=True),
        Event(date(2021, 12, 31), "31 December 2021", "a call", "Sharing"),
    ),
    absences=(Absence("c/a1", "nobody told the conference", "stated", ("c/grip",), (), ("c/conference",), ("r 5",)),),
    sources={"r": Source("r", "Review", "report.txt")},
)  # fmt: skip
