"""Made-up chronologies: what two agencies wrote of one event, what one wrote twice, and what only happened near it."""

# ruff: noqa: E501, PLR0913 - tables of texts; an event has many parts

from __future__ import annotations

import random
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from chronologies.events import Event, Locator
from knowledge.moments import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEN_BY_TWO = (
    ("Police", "Officers attended 14 Elm Street after a neighbour rang. Anna had a cut lip and said John had hit her. He was arrested.",
     "Hospital", "Anna brought in by ambulance from Elm Street with a cut lip, said her partner John had hit her. Officers present."),
    ("Police", "CAD 4417 of the day: screaming heard at the flat, no reply at the door.",
     "Housing", "Neighbour reported screaming from the flat above; she had rung 999 and was given CAD 4417."),
    ("Social Care", "Strategy discussion held with police and health. Agreed joint section 47 enquiry for Leo.",
     "Police", "Strategy discussion with social care: joint s47 enquiry agreed in respect of Leo."),
    ("GP", "Anna seen by Dr Hale with bruising to the upper arm, said she fell down the cellar steps.",
     "Hospital", "Letter to Dr Hale: Anna seen in the emergency department, bruising to upper arm, fall on cellar steps."),
    ("School", "Leo told his teacher Mrs Pike that Daddy had locked Mummy in the bathroom.",
     "Social Care", "Referral from the school: Leo has told Mrs Pike that his father locked his mother in the bathroom."),
    ("Probation", "John did not attend his appointment. Warning letter sent. Officer told that he had left the hostel on Quay Road.",
     "Housing", "John left the Quay Road hostel without notice; his probation officer was told."),
    ("MARAC", "Case of Anna heard. Actions: target harden the address, refer to the refuge in Ferrybridge.",
     "Refuge", "Call from MARAC coordinator about Anna, referral to Ferrybridge refuge discussed; no space this week."),
    ("Police", "John was bailed with conditions not to contact Anna or to go to Elm Street.",
     "Witness Care", "Informed Anna that John had been released on bail, conditions not to contact her or go to Elm Street."),
    ("Mental Health", "John assessed by the crisis team after he threatened to jump from the harbour bridge. Not detained.",
     "Police", "Male (John) on the harbour bridge threatening to jump; taken to the crisis team for assessment, section 136 not used."),
    ("Health Visitor", "Antenatal home visit. Anna 28 weeks. John would not leave the room, routine enquiry not made.",
     "Midwife", "Health visitor rang: John would not leave the room at the antenatal visit, so she was not asked."),
    ("Police", "Theft of Anna's mobile, reference 77/1203/15. She suspects John.",
     "Victim Support", "Referral received from police, reference 77/1203/15. Anna declined support."),
    ("Ambulance", "Attended female, 31, overdose of paracetamol, conveyed to Saint Bride's.",
     "Hospital", "Anna admitted to Saint Bride's by ambulance following paracetamol overdose."),
    ("School", "Ella absent for the ninth day. Attendance officer Mr Doyle visited, nobody in.",
     "Education Welfare", "Mr Doyle visited the home as Ella had been absent nine days. No reply."),
    ("Police", "Anna came to the front desk at Market Cross station to withdraw her statement.",
     "Domestic Abuse Service", "Anna rang in tears; she had been to Market Cross and had withdrawn her statement."),
    ("GP", "Fax from the out-of-hours service: John seen with a hand injury from punching a wall.",
     "Out of Hours", "John attended with a swollen right hand, said he had punched a wall. Fax to his surgery."),
    ("Housing", "Anti-social behaviour panel: noise complaints against 14 Elm Street, letter to tenant, file AS/2291.",
     "Police", "ASB panel attended. File AS/2291, Elm Street, letter to be sent to the tenant."),
)  # fmt: skip
"""Pairs that are one event: agency and text, twice."""

NEAR_BUT_OTHERS = (
    ("GP", "Repeat prescription for asthma inhaler issued."),
    ("School", "Leo received an award for reading."),
    ("Police", "Intelligence report graded and filed."),
    ("Housing", "Rent arrears letter sent to the tenant."),
    ("Social Care", "File audited by the team manager."),
    ("Hospital", "Anna did not attend outpatient physiotherapy."),
    ("Probation", "Supervision session with John, discussed employment."),
    ("Mental Health", "John discharged from caseload after three missed appointments."),
    ("Health Visitor", "Weight of baby on the 50th centile. Advice about weaning."),
    ("GP", "Anna seen for a sore throat. Fit note."),
    ("Police", "Vehicle stop, John driving, no offences."),
    ("School", "Parents' evening, both parents came."),
)
"""What happened on the same days and is nothing of the kind."""


def event(
    agency: str, day: date | Span, text: str, *, at: time | None = None, row: int = 1, file: str = "", written: str = "",
    columns: Mapping[str, str] | None = None, table: str = "",
) -> Event:  # fmt: skip
    """An event by hand."""
    span = day if isinstance(day, Span) else Span.on(day)
    said = written or (f"{day:%d/%m/%Y}" if isinstance(day, date) else f"{span.earliest}/{span.latest}")
    cells = columns if columns is not None else {"Date": said, "Event": text}
    place = Locator(file or f"{agency.lower()}.xlsx", table, row)
    return Event(place, agency, said, span, at, span.earliest != span.latest, text, cells)


def many(number: int, seed: int = 1, days: int = 1_500) -> list[Event]:
    """So many events of six agencies over some years, their words drawn at random."""
    draw = random.Random(seed)  # noqa: S311 - test data
    words = " ".join(text for pair in SEEN_BY_TWO for text in (pair[1], pair[3])).split()
    agencies = ("Police", "GP", "School", "Hospital", "Housing", "Social Care")
    found = []
    for row in range(number):
        first = date(2012, 1, 1) + timedelta(days=draw.randrange(days))
        wide = draw.random()
        span = Span.on(first) if wide < 0.85 else Span(first, first + timedelta(days=draw.choice((6, 30, 364))))
        at = time(draw.randrange(24), draw.randrange(60)) if draw.random() < 0.3 else None
        text = " ".join(draw.choices(words, k=draw.randrange(8, 60)))
        found.append(event(draw.choice(agencies), span, text, at=at, row=row + 1))
    return found
