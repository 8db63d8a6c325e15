"""Bodies that a common word stands for: *the health visitor* for the one body of the report that has health visitors."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafts.naming import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafts.naming import Holder
    from loaders.passages import Report

FAR = 200
"""How much of a list's item says what its body does."""


@dataclass(frozen=True)
class Implied:
    """A body that is not named, and the words that stand for it."""

    holder: Holder
    words: str


@dataclass(frozen=True)
class Stand:
    """Words that stand for a body, and by what the report's body of that kind is known.

    ``named`` is looked for in the names of the bodies, without those that ``never`` fits, and ``says`` in what the
    report's list says that each does. Where the two point to different bodies, none is meant.
    """

    words: re.Pattern[str]
    says: str
    named: str
    never: str = r"$^"

    def body(self, bodies: Sequence[Holder], told: dict[str, str]) -> Holder | None:
        """The one body that is meant; ``None`` where there is none, or more than one could be."""
        said = [one for one in bodies if re.search(self.says, told.get(one.name, ""), re.IGNORECASE)]
        named = [one for one in bodies if re.search(self.named, one.name) and not re.search(self.never, one.name)]
        found = [one for one in named if one in said] or (named if not said else [] if named else said)
        return found[0] if len(found) == 1 else None


def _stand(words: str, says: str, named: str, never: str = r"$^") -> Stand:
    return Stand(re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE), says, named, never)


COMMUNITY = r"Health Board|^NHS [A-Z]\w+$|Community (?:Health|NHS)"
"""Bodies whose name says that they give health care outside hospitals, or all of it."""
NOT_COMMUNITY = r"Hospital|Infirmary|Ambulance|Mental|Commissioning|Surgery|Practice|Medical Centre|Health Centre|Partnership Board|NHS England|Recovery|Drug|Alcohol"
SCHOOL = r"School|Academy|College|Nursery"
OTHER_OFFICERS = "".join(
    f"(?<!{field} )"
    for field in ("housing", "probation", "tenancy", "welfare", "attendance", "prison", "support", "safety", "health",
                  "community", "education", "estate", "duty", "enforcement", "liaison", "protection", "reviewing", "court",
                  "environmental", "safeguarding", "neighbourhood housing", "medical", "of", "senior", "custody")
)  # fmt: skip
"""What stands before an officer who is none of the police."""
STANDS: tuple[Stand, ...] = (
    _stand(rf"{OTHER_OFFICERS}officers?(?= (?:attended|arrived|visited|spoke|went|noted|from|found|saw|told|recorded|called|returned|asked|did|were|was|had|graded|completed|submitted|at the)\b)|"
           r"(?<=by )(?:an? |the )?(?:police )?officers?|police(?! station cell)|PC|DC|DS|detectives?|arrested|police station|PPN|cautioned",
           r"\bpolic(?:e|ing)\b", r"\b(?:Police|Constabulary)\b", r"Complaints|Conduct|Commissioner|Unit$|Team$|Crime|Ombudsman"),
    _stand(r"GPs?|general practitioner|family doctor|practice nurse|(?:the|her|his|their) (?:surgery|practice)(?! (?:of|in|at|manager))|locum",
           r"general practice|\bGPs?\b|primary care", r"\b(?:Surgery|Practice|Medical (?:Centre|Group)|Health Centre)\b"),
    _stand(r"health visitors?|HV|health visiting", r"health visit", rf"Health Visit|{COMMUNITY}", NOT_COMMUNITY),
    _stand(r"school nurses?|school nursing", r"school nurs", rf"School Nurs|{COMMUNITY}", NOT_COMMUNITY),
    _stand(r"(?:community )?midwi(?:fe|ves|fery)|antenatal|maternity", r"midwi|matern", r"Maternity|Midwi|Health Board|^NHS [A-Z]\w+$|Hospital", r"Ambulance|Mental|Commissioning|NHS England"),
    _stand(r"(?:community|district) nurs(?:es?|ing)", r"(?:community|district) nurs", rf"Community Nurs|District Nurs|{COMMUNITY}", NOT_COMMUNITY),
    _stand(r"(?:the|an?|her|his) (?:\w+ )?ward|hospital(?! orders?)|A&E|accident and emergency|emergency department|consultant (?:obstetrician|paediatrician)|paediatrician",
           r"\b(?:acute|hospital|emergency department)\b", r"\b(?:Hospitals?|Infirmary)\b"),
    _stand(r"(?:new |duty |allocated )?social workers?|social work(?: assistants?| staff| department| services?)?|duty team",
           r"social work|safeguarding enquir|child protection", r"Social (?:Care|Services|Work)|Children['’]?s?['’]? (?:Services|and Famil)|Adults?['’]? (?:Services|Care)"),
    _stand(r"IDVAs?|independent domestic (?:violence|abuse) advis[eo]rs?|domestic abuse (?:worker|outreach worker)|outreach worker|refuge",
           r"\bIDVA|domestic (?:abuse|violence)", r"Women['’]s Aid|Domestic (?:Abuse|Violence)|Refuge|IDVA", r"Unit$|Board$|Partnership$|REVIEW"),
    _stand(r"(?:a|the|her|his|their) (?:housing|tenancy|neighbourhood housing|estate) officers?|housing (?:officers?|staff)|tenancy officers?",
           r"\b(?:housing association|landlord|social housing)\b", r"\b(?:Housing|Homes)\b", r"Housing Options|Board"),
    _stand(r"(?:offender|probation) (?:manager|officer)s?|probation", r"\bprobation\b", r"\bProbation\b|Community Rehabilitation"),
    _stand(r"(?:head|class )?\s?teachers?|teaching assistants?|head ?teacher|school(?! nurs| age| holiday| run| uniform)|pastoral lead|nursery staff|head of the nursery",
           r"\beducation provider\b", rf"\b(?:{SCHOOL})\b"),
    _stand(r"paramedics?|ambulance(?: crew| service)?|(?:the|an?) crew", r"\bambulance\b|emergency response", r"\bAmbulance\b"),
    _stand(r"(?:key ?worker|recovery worker|drug worker|alcohol worker)s?", r"(?:substance|drug|alcohol)", r"Substance|Drug|Alcohol|Recovery|Addiction"),
    _stand(r"CPNs?|community psychiatric nurses?|psychiatrists?|mental health (?:nurse|worker|practitioner)s?|care co-?ordinator",
           r"mental health", r"Mental Health|Combined Healthcare|Partnership NHS"),
    _stand(r"home carers|care workers?|carers(?= (?:were|visited|called|attended|reported|found|told)\b)", r"domiciliary|home ?care", r"Home ?[Cc]are"),
)  # fmt: skip


class Bodies:
    """The bodies of a report by the common words that stand for them."""

    def __init__(self, holders: Sequence[Holder], told: dict[str, str]) -> None:
        """``told`` says of each body what the report's list says that it does."""
        bodies = [one for one in holders if not one.is_person and one.kind == "agency" and (one.name in told)]
        self._by_name = {plain(name): one for one in bodies for name in (one.name, *one.aliases)}
        found = ((stand.words, stand.body(bodies, told)) for stand in STANDS)
        self._stands = [(words, body) for words, body in found if body is not None]

    def implied(self, text: str) -> Iterator[Implied]:
        """The bodies that words of a sentence stand for, each once, with the words."""
        for words, body in self._stands:
            if found := words.search(text):
                yield Implied(body, " ".join(found[0].split()))

    def headed(self, heading: str) -> Implied | None:
        """The body whose own name is the heading above."""
        body = self._by_name.get(plain(re.sub(r"^[\d.]+\s+", "", heading).strip(" :")))
        return Implied(body, heading) if body is not None else None


def what_it_does(report: Report, names: Sequence[str]) -> dict[str, str]:
    """For each body of the report's lists what its item, or its row, says beside its name."""
    found = dict.fromkeys(names, "")
    for passage in report.passages:
        if any(re.search(r"\bpanel\b", title, re.IGNORECASE) for title in (passage.heading, *passage.titles)):
            continue
        for line in (*passage.titles, passage.text):
            start = line.lstrip(" *•-–|")
            for name in names:
                rest = start[len(name) : len(name) + FAR]
                if start.startswith(name) and not found[name] and re.match(r"\s*[–—:|(-]", rest):
                    found[name] = _own(rest, names)
                elif not found[name] and (bracket := re.search(rf"{re.escape(name)}\s\(([^)]+)\)", line)):
                    found[name] = bracket[1]
    return found


def _own(rest: str, names: Sequence[str]) -> str:
    """As much of what follows a name as is about it: to the end of the sentence, or to the next name."""
    places = (rest.find(name) for name in names)
    end = min((place for place in places if place >= 0), default=len(rest))
    return re.split(r"\.\s", rest[:end], maxsplit=1)[0]
