"""One made-up review in the case format, drawn from a seed: the same seed and number give the same rows for ever.

What is drawn, and how (each number varies by a tenth either way, evenly; "mostly" is 70 in 100):

- 12 agencies (the first is the police), 14 units and 16 workers spread over them unevenly (the k-th agency with weight
  1/k), 5 record systems, 2 forums; 9 people of two households, the first the victim, the second the perpetrator;
- a period of three years that begins between 2008 and 2020; 60 incidents spread evenly over it;
- 120 items, each from one of the incidents, of one or two kinds; one in 25 contradicts an earlier one, one in 20 is a
  version of one, one in 40 was found out only by the review;
- 250 claims of knowledge: a third witnessed by somebody in the household on the day, the rest learned by a worker, unit
  or record after 1 to 60 days (exponential, mean 12); one in 40 ended; one in 6 names two items, one in 12 two holders;
- 120 sharings in order of time, each by a holder that had what it passed on, of one to four items, three in five to
  somebody within three agencies that it deals with most; outcomes: received 55, acted 12, sent 14, unknown 8,
  understood 5, misunderstood 2, not received 2, refused 1, wrong recipient 1; one item in 15 partial, one in 20
  distorted, one in 12 left out;
- 80 needs, mostly of an agency or unit; 20 requests (a third answered by a sharing), 6 nil returns, 10 meetings (one in
  six did not take place), 30 decisions, 18 involvements, 5 orders, 30 absences, 5 patterns, 3 renderings, 20 readers of
  record systems, 12 members of forums, 6 dated memberships;
- dates: a day 62, a month 12, early/mid/late in a month 10, "by" a day 6, "between" two days 6, a season or year 4; a
  sharing or incident in 10 has a time of day; certainty: stated 82, inferred 15, disputed 3.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from graph import vocabulary as words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Rows read best with several cells a line.
# fmt: off
Table = list[dict[str, str]]

SECTORS = ("police", "children's social services", "health", "housing", "probation", "mental health", "education",
           "domestic abuse services", "health", "prosecution", "substance use services", "courts", "voluntary")
FEW = ("household a", "household b")
ROLES = ("victim", "perpetrator", "child", "child", "parent", "former partner", "friend", "neighbour", "sibling")
NAMES = ("Ada", "Ben", "Cleo", "Dev", "Edie", "Finn", "Gwen", "Hal", "Ina", "Jude", "Kit", "Lena")
DEEDS = ("hit", "threatened", "followed", "rang", "met", "left", "struck", "waited for", "shouted at", "locked out")
PLACES = ("at home", "in the street", "at work", "by the school", "at the surgery", "at the station")
OUTCOMES = {"received": 55, "acted": 12, "sent": 14, "unknown": 8, "understood": 5, "misunderstood": 2,
            "not received": 2, "refused": 1, "wrong recipient": 1}
ARRIVED = frozenset({"received", "acted", "understood"})
ABSENCES = {"not shared": 4, "not recorded": 2, "not known": 1, "not sent on": 1}
CERTAINTY = {"stated": 82, "inferred": 15, "disputed": 3}
DATES = {"day": 62, "month": 12, "part": 10, "by": 6, "between": 6, "season": 2, "year": 2}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
SEASONS = ("spring", "summer", "autumn")
DAYS = 3 * 365
MEMBERS, READERS, DATED_PARTS = 12, 20, 6


def case_tables(seed: int, number: int) -> tuple[dict[str, object], dict[str, Table]]:
    """The settings and tables of the review of that number: what `case.yml` and the CSV files say."""
    review = _Review(Random(f"{seed}/{number}"))  # noqa: S311 - made-up data, not a secret
    return review.settings(number), review.tables()


class _Review:
    """Draws one review, table after table."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.first = date(random.randint(2008, 2020), random.randint(1, 12), 1)
        self.holds: dict[str, dict[str, int]] = defaultdict(dict)  # holder: item: day
        self.born: dict[str, int] = {}
        self.rows: dict[str, Table] = defaultdict(list)

    def settings(self, number: int) -> dict[str, object]:
        """What `case.yml` says."""
        last = self.first + timedelta(DAYS - 1)
        return {
            "title": f"Review {number} (made up)", "kind": "DARDR", "fictional": "yes",
            "area": f"Area {self.random.randint(1, 60)}", "about": "Drawn at random to measure speed.",
            "period": {"from": self.first.isoformat(), "to": last.isoformat()},
            "sources": [{"id": "review", "title": "Overview report", "date": str(last.year + 1)}],
        }

    def tables(self) -> dict[str, Table]:
        """Every table, drawn in the order in which they depend on each other."""
        self.draw_holders()
        self.draw_incidents()
        self.draw_items()
        self.draw_knowledge()
        self.draw_requests()
        self.draw_sharings()
        self.draw_work()
        self.draw_meetings()
        self.draw_rest()
        return dict(self.rows)

    # What everything is made of

    def about(self, mean: int) -> int:
        """A number near the mean."""
        return max(1, round(mean * self.random.uniform(0.9, 1.1)))

    def chance(self, one_in: float) -> bool:
        """Whether something that happens once in so often happens."""
        return self.random.random() * one_in < 1

    def weighted(self, weights: Mapping[str, int]) -> str:
        """One of the words, by their weights."""
        return self.random.choices([*weights], [*weights.values()])[0]

    def some(self, among: Sequence[str], least: int, most: int) -> str:
        """A cell of several different values."""
        number = min(len(among), self.random.randint(least, most))
        return "; ".join(self.random.sample(among, number))

    def claim(self) -> dict[str, str]:
        """The cells that every claim has."""
        place = f"review {self.random.randint(1, 9)}:{self.random.randint(1, 80)}"
        return {"sources": place, "certainty": self.weighted(CERTAINTY)}

    def written(self, day: int) -> str:
        """A day of the period as a source might write it."""
        real = self.first + timedelta(min(max(day, 0), DAYS - 1))
        month = f"{MONTHS[real.month - 1]} {real.year}"
        plain = f"{real.day} {month}"
        after = real + timedelta(self.random.randint(2, 20))
        part = ("early", "mid", "late")[min(2, (real.day - 1) // 10)]
        return {
            "day": plain, "month": month, "part": f"{part} {month}", "by": f"by {plain}", "year": str(real.year),
            "between": f"between {plain} and {after.day} {MONTHS[after.month - 1]} {after.year}",
            "season": f"{self.random.choice(SEASONS)} {real.year}",
        }[self.weighted(DATES)]

    def exact(self, day: int) -> str:
        """A day of the period, certain."""
        return (self.first + timedelta(min(max(day, 0), DAYS - 1))).isoformat()

    def time(self) -> str:
        """A time of day, mostly none."""
        return f"{self.random.randint(0, 23):02}:{self.random.randint(0, 59):02}" if self.chance(10) else ""

    def add(self, table: str, **cells: str) -> None:
        """One row; a `_` behind a name keeps it from being a word of Python's, within it stands for a space."""
        row = {name.rstrip("_").replace("_", " "): text for name, text in cells.items() if text}
        self.rows[table].append(row)

    # Who

    def draw_holders(self) -> None:
        """People, bodies, their parts, records and forums."""
        self.people = [f"p{number}" for number in range(self.about(9))]
        for number, one in enumerate(self.people):
            role = ROLES[number] if number < len(ROLES) else "relative"
            self.add("people", id=one, name=NAMES[number], role=role, household=FEW[number % 4 == 1], **self.claim())
        self.agencies = [f"agency-{number}" for number in range(self.about(12))]
        for number, one in enumerate(self.agencies):
            self.holder(one, "agency", sector=SECTORS[number % len(SECTORS)])
        self.units = self.parts_of("unit", self.about(14), self.agencies)
        self.workers = self.parts_of("worker", self.about(16), self.agencies + self.units)
        self.systems = self.parts_of("record system", self.about(5), self.agencies)
        self.forums = [f"forum-{number}" for number in range(2)]
        for one in self.forums:
            self.holder(one, "forum", sector="multi-agency")
        self.working = self.agencies + self.units + self.workers
        self.close = {one: self.random.sample(self.agencies, 3) for one in self.working + self.people}
        for one in self.random.sample(self.workers, min(DATED_PARTS, len(self.workers))):
            body = self.random.choice(self.agencies)
            if body != self.body[one]:
                day = self.random.randint(0, DAYS - 200)
                self.add("parts", holder=one, of=body, from_=self.exact(day), to=self.exact(day + 180), **self.claim())
        self.pairs("members", self.working, self.forums, MEMBERS)
        self.pairs("access", self.units + self.workers, self.systems, READERS, "system")

    def holder(self, id_: str, kind: str, **more: str) -> None:
        """One row of `holders`."""
        self.add("holders", id=id_, name=id_.replace("-", " ").capitalize(), kind=kind, **more, **self.claim())

    def parts_of(self, kind: str, number: int, bodies: Sequence[str]) -> list[str]:
        """Parts of the bodies, the first of which have most."""
        self.body: dict[str, str] = getattr(self, "body", {})
        weights = [1 / (1 + place % len(self.agencies)) for place in range(len(bodies))]
        found = [f"{kind.replace(' ', '-')}-{place}" for place in range(number)]
        for one in found:
            self.body[one] = self.random.choices(bodies, weights)[0]
            self.holder(one, kind, part_of=self.body[one])
        return found

    def pairs(
        self, table: str, holders: Sequence[str], others: Sequence[str], number: int, heading: str = "of"
    ) -> None:
        """Rows that say who belongs to what."""
        found = {(self.random.choice(holders), self.random.choice(others)) for _ in range(number)}
        for one, other in sorted(found):
            kind = {"kind": "routine" if self.chance(1.5) else "on request"} if heading == "system" else {}
            self.add(table, holder=one, **{heading: other}, **kind, **self.claim())

    # What

    def draw_incidents(self) -> None:
        """What happened, in order of time."""
        self.days = sorted(self.random.randint(0, DAYS - 60) for _ in range(self.about(60)))
        for number, day in enumerate(self.days):
            what = (
                f"{self.random.choice(NAMES)} {self.random.choice(DEEDS)} {self.random.choice(NAMES)}, event {number}"
            )
            self.add("incidents", id=f"e{number}", what=what, date=self.written(day), time=self.time(),
                     kind=self.random.choice([*words.INCIDENT_KIND.values]), where=self.random.choice(PLACES),
                     people=self.some(self.people, 1, 2), holders=self.some(self.workers + self.units, 0, 1),
                     critical="yes" if self.chance(12) else "no", **self.claim())

    def draw_items(self) -> None:
        """The propositions, each from an incident."""
        self.items = [f"i{number}" for number in range(self.about(120))]
        kinds = [*words.INFORMATION_KIND.values]
        origins = sorted(self.random.randrange(len(self.days)) for _ in self.items)
        for number, (item, origin) in enumerate(zip(self.items, origins, strict=True)):
            self.born[item] = self.days[origin]
            earlier = self.items[self.random.randrange(number)] if number else ""
            self.add("information", id=item, statement=f"{self.random.choice(NAMES)} was said to have "
                     f"{self.random.choice(DEEDS)} somebody {self.random.choice(PLACES)}, point {number}",
                     kind=self.some(kinds, 1, 2), about=self.some(self.people, 1, 2), arose_from=f"e{origin}",
                     true_from=self.exact(self.days[origin]) if self.chance(2) else "",
                     contradicts=earlier if self.chance(25) else "", version_of=earlier if self.chance(20) else "",
                     hindsight="yes" if self.chance(40) else "no", **self.claim())

    def draw_knowledge(self) -> None:
        """Who came to know by itself."""
        for number in range(self.about(250)):
            item = self.items[number] if number < len(self.items) else self.random.choice(self.items)
            at_home = self.chance(3)
            lag = 0 if at_home else min(60, 1 + round(self.random.expovariate(1 / 12)))
            day = self.born[item] + lag
            among = self.people if at_home else self.workers + self.units + self.systems
            holders = self.random.sample(among, 2 if self.chance(12) else 1)
            also = [each for each in [self.random.choice(self.items)] if self.born[each] <= day and each != item]
            items = [item, *(also if self.chance(6) else [])]
            for one in holders:
                for each in items:
                    self.holds[one][each] = min(day, self.holds[one].get(each, day))
            system = holders[0] in self.systems
            basis = "witnessed" if at_home else "recorded" if system else self.weighted({"told": 5, "inferred": 1})
            ended = self.chance(40) and day + 400 < DAYS
            self.add("knowledge", id=f"k{number}", holder="; ".join(holders), information="; ".join(items),
                     since=self.written(day), until=self.exact(day + 400) if ended else "",
                     ended_by="the file was closed" if ended else "", basis=basis, **self.claim())

    # What passed

    def draw_requests(self) -> None:
        """Who asked whom, and what became of it; those that a sharing is to answer are kept for it."""
        self.open: list[tuple[int, str, str, str]] = []
        for number in range(self.about(20)):
            asker, asked = self.random.sample(self.working, 2)
            day, answered = self.random.randint(30, DAYS - 120), self.chance(3)
            fate = "answered" if answered else self.weighted({"no reply": 3, "no record": 3, "refused": 1, "acted": 1})
            self.add("requests", id=f"q{number}", date=self.exact(day), by=asker, of=asked,
                     asked_for=f"what was known, request {number}", information=self.some(self.items, 0, 2), fate=fate,
                     answered=self.exact(day + 14) if answered else "", **self.claim())
            if answered:
                self.open.append((day, asked, asker, f"q{number}"))

    def draw_sharings(self) -> None:
        """What was passed on, in order of time, by those who had it."""
        sending = sorted(self.random.randint(20, DAYS - 20) for _ in range(self.about(120)))
        for number, day in enumerate(sending):
            answer = next((each for each in self.open if each[0] + 14 <= day and self.had(each[1], day)), None)
            senders = [answer[1]] if answer else [one for one in self.holds if self.had(one, day)]
            senders = [one for one in senders if one not in self.systems]
            if not senders:
                continue
            sender = self.random.choice(senders)
            if answer:
                self.open.remove(answer)
            self.share(number, day, sender, answer)

    def had(self, holder: str, day: int) -> list[str]:
        """What a holder had a few days before."""
        return [item for item, since in self.holds[holder].items() if since < day - 3]

    def share(self, number: int, day: int, sender: str, answer: tuple[int, str, str, str] | None) -> None:
        """One sharing."""
        had = self.had(sender, day)
        fits = [one for one in self.working if one != sender and self.agency(one) in self.close[sender]]
        to = answer[2] if answer else self.random.choice(fits if fits and self.chance(1.7) else self.working)
        if to == sender:
            return
        items = self.random.sample(had, min(len(had), self.random.randint(1, 4)))
        outcome = self.weighted(OUTCOMES)
        ways: dict[str, list[str]] = defaultdict(list)
        for item in items:
            other = self.random.choice(self.items)
            if self.chance(15) and other != item:
                ways["partly"].append(f"{item} as {other}")
            elif self.chance(20):
                ways["distorted"].append(f"{item}: nothing to worry about")
            else:
                ways["left out" if self.chance(12) else "information"].append(item)
                if outcome in ARRIVED:
                    self.holds[to].setdefault(item, day)
        late = day + self.random.randint(1, 9) if self.chance(8) else 0
        self.add("sharings", id=f"s{number}", date=self.exact(day) if late else self.written(day), time=self.time(),
                 received=self.exact(late) if late else "", from_=sender, to=to, outcome=outcome,
                 channel=self.random.choice([*words.CHANNEL.values]), answers=answer[3] if answer else "",
                 **{name.replace(" ", "_"): "; ".join(cells) for name, cells in ways.items()}, **self.claim())

    def agency(self, holder: str) -> str:
        """The body at the top of those to which a holder belongs."""
        while holder in self.body:
            holder = self.body[holder]
        return holder

    # What followed

    def draw_work(self) -> None:
        """Open work, needs, decisions and orders."""
        for _ in range(self.about(18)):
            day = self.random.randint(0, DAYS - 300)
            self.add("involvements", holder=self.random.choice(self.working), people=self.some(self.people, 1, 2),
                     from_=self.written(day), to=self.exact(day + 250) if self.chance(2) else "",
                     capacity=self.random.choice([*words.CAPACITY.values]), **self.claim())
        for number in range(self.about(80)):
            among = self.agencies + self.units if self.chance(1.4) else self.workers + self.forums
            item = self.random.choice(self.items)
            day = self.born[item] + self.random.randint(0, 90)
            self.add("needs", id=f"n{number}", holder=self.random.choice(among), information=item,
                     from_="" if self.chance(5) else self.written(day), basis=self.weighted(
                         {"stated": 6, "role": 2, "duty": 1, "policy": 1}), why=f"to weigh the risk, purpose {number}",
                     **self.claim())
        for number in range(self.about(30)):
            day = self.random.randint(40, DAYS - 10)
            there = [item for item in self.items if self.born[item] < day] or self.items[:1]
            kind = self.random.choice([*words.DECISION_KIND.values])
            self.add("decisions", id=f"d{number}", date=self.written(day), by=self.random.choice(self.working),
                     kind=kind, what=f"{kind} made, decision {number}", about=self.some(self.people, 1, 1),
                     grade=self.random.choice(("standard", "medium", "high")) if kind == "grading" else "",
                     considered=self.some(there, 0, 3), bearing_on_it=self.some(there, 1, 4), **self.claim())
        for number in range(self.about(5)):
            day = self.random.randint(0, DAYS - 300)
            self.add("orders", id=f"o{number}", kind=self.random.choice([*words.ORDER_KIND.values]),
                     terms=f"not to come near, order {number}", from_=self.exact(day), to=self.exact(day + 200),
                     binds=self.people[1], protects=self.people[0], enforced_by=self.random.choice(self.agencies),
                     **self.claim())
        for row in self.rows["incidents"]:
            if row["kind"] == "breach":
                row["breaches"] = "o0"

    def draw_meetings(self) -> None:
        """Sittings of the forums."""
        for number in range(self.about(10)):
            day, held = self.random.randint(60, DAYS - 10), not self.chance(6)
            there = self.random.sample(self.agencies + self.units, self.random.randint(3, 6))
            absent = [one for one in self.random.sample(self.agencies, 2) if one not in there]
            raised = [f"{item} by {one}" for one in there for item in self.had(one, day)[:2]][:6] if held else []
            raised = [*{entry.split()[0]: entry for entry in raised}.values()]
            self.add("meetings", id=f"m{number}", name=f"Sitting {number}", forum=self.random.choice(self.forums),
                     date=self.exact(day), status="held" if held else "cancelled", invited="; ".join(there + absent),
                     present="; ".join(there) if held else "", absent="; ".join(absent), raised="; ".join(raised),
                     minuted_in=self.random.choice(self.systems) if held and self.chance(2) else "", **self.claim(),
                     )

    def draw_rest(self) -> None:
        """Absences, nil returns, patterns and spellings."""
        for number in range(self.about(30)):
            one, other = self.random.sample(self.working, 2)
            self.add("absences", id=f"a{number}", kind=self.weighted(ABSENCES), holder=one, to=other,
                     what=f"nothing was passed on, absence {number}", information=self.some(self.items, 1, 2),
                     strength=self.weighted({"stated": 3, "no record": 2}),
                     from_=self.written(self.random.randint(0, DAYS)), **self.claim())
        for number in range(self.about(6)):
            self.add("nil_returns", id=f"z{number}", holder=self.random.choice(self.working),
                     date=self.written(self.random.randint(0, DAYS)), said=f"nothing known, return {number}",
                     about=self.some(self.people, 1, 1), information=self.some(self.items, 1, 2), **self.claim())
        for number in range(self.about(5)):
            self.add("patterns", id=f"t{number}", name=f"Picture {number}", about="what the pieces show together",
                     pieces=self.some(self.items, 3, 6), **self.claim())
        for number in range(self.about(3)):
            self.add("renderings", id=f"x{number}", person=self.random.choice(self.people), name=f"Spelling {number}",
                     recorded_by=self.random.choice(self.systems), information=self.some(self.items, 1, 4),
                     **self.claim())
