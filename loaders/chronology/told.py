"""From what a line of a chronology says to rows of knowledge, sharings, requests, absences and needs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from graph.vocabulary import BASIS, CHANNEL, FATE, OUTCOME, REASON_CODE, STRENGTH
from loaders.beside import ASKED, KIND_OF_INCIDENT, LEARNED, NOT_TOLD, TOLD
from loaders.cells import CellWrong
from loaders.chronology.finding import BETWEEN, Finder
from loaders.chronology.making import Spot
from loaders.chronology.marks import unquoted
from loaders.chronology.notation import Name, how_it_went
from loaders.chronology.saying import read_details, read_result

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from loaders.chronology.declaring import Declaring
    from loaders.chronology.lines import Coded
    from loaders.chronology.making import Making
    from loaders.chronology.names import Unknown
    from loaders.chronology.notation import Entry

DATE_OF = {"knowledge": "since", "sharings": "date", "requests": "date", "absences": "from", "needs": "from"}
AS_IN_TABLE = {"date": "date", "time": "time"}


class Teller:
    """Makes the rows of each entry; afterwards ``told_by_sender`` are the lines that only the sender vouches for."""

    def __init__(self, names: Declaring, making: Making, unknown: Unknown) -> None:
        self.names = names
        self.making = making
        self.find = Finder(names, making.own_values, unknown)
        self.told_by_sender: list[Coded] = []

    def happened(self, line: Coded) -> None:
        """Makes the incident that a line of the chronology is, where it says what happened."""
        if "event" not in line.cells and line.entries:
            return
        holders = self.find.agencies(line)
        cells = {
            "what": line.cells.get("event", ""), "date": line.cells["date"], "time": line.cells.get("time", ""),
            "kind": line.cells.get(KIND_OF_INCIDENT.name, "contact"), "holders": BETWEEN.join(holders),
            "critical": line.cells.get("critical", ""),
        }  # fmt: skip
        places = {**AS_IN_TABLE, "what": "event", "kind": KIND_OF_INCIDENT.name, "holders": "agency",
                  "critical": "critical"}  # fmt: skip
        found = {heading: text for heading, text in cells.items() if text}
        spot = Spot(line, "event", self.find.says(line), places)
        self.making.make("incidents", line.id, found, spot, named=line.named)

    def tell(self, line: Coded, column: str, entry: Entry) -> None:
        """Makes the rows of one entry of a coding column. Raises ``CellWrong``."""
        if not entry.items and not entry.result and not any(isinstance(each, Name) for each in entry.holders):
            return  # it only adds holders
        make = {LEARNED: self._learned, TOLD: self._told, NOT_TOLD: self._not_told, ASKED: self._asked}[column]
        make(line, entry)

    # what each column says

    def _learned(self, line: Coded, entry: Entry) -> None:
        if entry.arrow:
            raise CellWrong("an arrow says who told whom.", "Write it under `told`.")
        result = read_result(entry.result, None)
        items = self.find.items(line, LEARNED, entry)
        agencies = self.find.agencies(line)
        groups: dict[tuple[tuple[str, str], ...], list[str]] = defaultdict(list)
        for holder, how in self.find.holders(line, LEARNED, entry.before) or [(each, "") for each in agencies]:
            details = dict(read_details([how], BASIS, self.making.own_values, "basis"))
            details.setdefault("basis", "recorded" if holder in agencies else "inferred")
            groups[tuple(sorted(details.items()))].append(holder)
        if not groups and not entry.before:
            raise CellWrong("does not say who learned it.", "Write `police: i-hit`, or fill in the column `agency`.")
        for said, holders in groups.items():
            found = dict(said)
            since = found.pop("date", "") or result.date
            cells = {"holder": BETWEEN.join(holders), "information": BETWEEN.join(items), **found}
            self._make("knowledge", cells, line, LEARNED, since)

    def _told(self, line: Coded, entry: Entry) -> None:
        senders, recipients, details = self.find.sides(line, TOLD, entry, CHANNEL, "channel")
        result = read_result(entry.result, OUTCOME)
        carried: dict[str, list[str]] = defaultdict(list)
        for item, how in self.find.items_and_how(line, TOLD, entry):
            heading, text = self._carried(line, item, how)
            carried[heading].append(text)
        if not recipients:
            return
        cells = {
            "from": BETWEEN.join(senders), "to": BETWEEN.join(recipients), "outcome": result.word or "received",
            "received": result.date, "reason": result.reason,
            **{heading: BETWEEN.join(texts) for heading, texts in carried.items()}, **details,
        }  # fmt: skip
        if not result.word and set(senders) & set(self.find.agencies(line)):
            self.told_by_sender.append(line)
        self._make("sharings", cells, line, TOLD, cells.pop("date", ""))

    def _not_told(self, line: Coded, entry: Entry) -> None:
        silent, missed, details = self.find.sides(line, NOT_TOLD, entry, None, "", sender_is_agency=False)
        result = read_result(entry.result, STRENGTH)
        items = self.find.items(line, NOT_TOLD, entry)
        if not missed or not items:
            return
        codes = {**REASON_CODE.values, **self.making.own_values.of(REASON_CODE)}
        reason = "reason code" if result.reason.casefold() in codes else "reason"
        names = " and ".join(self.names.holders.shown(each) for each in missed)
        said = f"{names} {'was' if len(missed) == 1 else 'were'} not told: {self._statements(items)}"
        date = details.pop("date", "")
        cells = {"kind": "not shared", "what": said, "holder": BETWEEN.join(silent), "to": BETWEEN.join(missed),
                 "information": BETWEEN.join(items), "strength": result.word or "stated", reason: result.reason,
                 **details}  # fmt: skip
        self._make("absences", cells, line, NOT_TOLD, date)
        whose = f"the chronology of {', '.join(line.agencies)}" if line.agencies else "the chronology"
        dated = f" ({line.cells['date']})" if line.cells.get("date") else ""
        why = f"{whose}{dated} says that {'it' if len(items) == 1 else 'they'} did not get there"
        need = {"holder": BETWEEN.join(missed), "information": BETWEEN.join(items), "basis": "stated", "why": why}
        self._make("needs", {**need, **details}, line, NOT_TOLD, date)

    def _asked(self, line: Coded, entry: Entry) -> None:
        askers, asked, details = self.find.sides(line, ASKED, entry, None, "")
        result = read_result(entry.result, FATE)
        if not entry.items:
            raise CellWrong("does not say what was asked for.", "Write `gp -> police: history of violence`.")
        items, words = [], []
        for item in entry.items:
            found = self.find.asked_for(item)
            items += [found] if found else []
            known = self.names.kinds.get(found or "")
            words.append(known.statement if known else item.whole if isinstance(item, Name) else item.statement)
        if not asked:
            return
        cells = {"by": BETWEEN.join(askers), "of": BETWEEN.join(asked), "asked for": BETWEEN.join(words),
                 "information": BETWEEN.join(items), "fate": result.word or "unknown", "answered": result.date,
                 "reason": result.reason, **details}  # fmt: skip
        self._make("requests", cells, line, ASKED, cells.pop("date", ""))

    def _carried(self, line: Coded, item: str, how: str) -> tuple[str, str]:
        """The column of sharings in which an item belongs, and what stands there."""
        found = how_it_went(how)
        if how and not found:
            right = "Write (partly), (partly as ...), (changed to ...), (changed: words) or (left out)."
            raise CellWrong(f"({how}) does not say how {item!r} went.", right)
        if not found or found["whole"]:
            return "information", item
        if found["left"]:
            return "left out", item
        if found["words"]:
            return "distorted", f"{item}: {unquoted(found['words']).replace(';', ',')}"
        named = unquoted(found["part"] or found["other"] or "")
        if not named:
            return "partly", f"{item} as {self.names.part_of(item, Spot(line, TOLD, self.find.says(line)))}"
        other = self.names.items.find(named)
        if other is None:
            self.find.unknown.add(self.names.items, named, line.at(TOLD))
            return "left out", item
        return "distorted" if found["other"] else "partly", f"{item} as {other}"

    def _statements(self, items: Sequence[str]) -> str:
        return BETWEEN.join(self.names.kinds[item].statement for item in items if item in self.names.kinds)

    def _make(self, table: str, cells: Mapping[str, str], line: Coded, column: str, date: str) -> None:
        """Makes the row; it has the date and time of the line, unless a date of its own is written."""
        heading = DATE_OF[table]
        found = {name: text for name, text in cells.items() if text}
        if table in {"sharings", "requests"} and not date and "time" in line.cells:
            found["time"] = line.cells["time"]
        whole = {**found, heading: date or line.cells["date"]}
        if not self.making.lacks(table, whole):
            spot = Spot(line, column, self.find.says(line), {heading: column if date else "date", "time": "time"})
            self.making.make(table, self.making.id_for(line, table), whole, spot)
