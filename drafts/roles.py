"""Professionals and teams by what they are called: *the district nurse*, *a tenancy officer*, *the memory clinic*."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re

from drafts.naming import Holder

FIELDS = (
    r"district|family|community|specialist|ward|triage|liaison|mental[ -]health|care|support|outreach|key|youth|housing|tenancy|"
    r"recovery|substance(?: misuse| use)?|alcohol|drugs?|safeguarding|personal|registered|duty|senior|school|attendance|welfare|pastoral|"
    r"prison|probation|police|neighbourhood|response|custody|early[ -](?:help|years|intervention)|nursery|deputy|assistant|lead|named|"
    r"designated|staff|agency|bank|health ?care|health|hospital|tissue viability|diabetes|wound care|palliative(?: care)?|end of life|"
    r"intensive|crisis|liaison and diversion|clinical|domestic (?:abuse|violence)|homelessness|hostel|advice|benefits|debt|project|"
    r"children['’]s|adult|adults['’]|contact|assessment|intake|referral|access|memory|pain|antenatal|maternity|community safety|"
    r"anti-social behaviour|street|stop smoking|sexual health|speech and language|occupational|after ?care|leaving care|"
    r"home ?care|domiciliary|on-call|out-of-hours|link|placement|fostering|team|service|unit|area|learning disability"
)
WORKERS = (
    r"nurses?|workers?|officers?|advis[eo]rs?|practitioners?|therapists?|co-?ordinators?|counsellors?|psychologists?|managers?|mentors?|"
    r"doctors?|sisters?|carers?|wardens?|pharmacists?|physiotherapists?|supervisors?|assistants?|consultants?|advocates?|leads?"
)
BODIES = r"(?:nursing |visiting |social work |care )?(?:services?|teams?|units?|departments?|clinics?|agency|agencies|hostel|helpline|desk)|nursing|nurseries"
ALONE = r"nurse|doctor|counsellor|therapist|psychologist|psychiatrist|manager|supervisor|locum|pharmacist|dentist|physiotherapist|ward|crew|care home|care agency"
WORKER = rf"(?:(?:{FIELDS})[\s-]){{1,3}}(?:{WORKERS})|staff nurse|healthcare assistant|care home manager"
BODY = rf"(?:(?:{FIELDS})[\s-]){{1,3}}(?:{BODIES})"
ONE = rf"(?:the|an?|her|his|their|another) (?:{ALONE})(?!\s(?:{WORKERS}|{BODIES}))"
ANY = rf"(?:{WORKER})|(?:{BODY})|(?:{ONE})"
"""Everything that this module names, for one pattern."""

SECTORS: tuple[tuple[str, str], ...] = (
    ("mental health", r"mental|psych|crisis|memory|counsell|liaison"),
    ("health", r"nurs|ward|doctor|clinic|tissue|pharmac|dentist|physio|health|hospital|triage|locum|crew|antenatal|maternity|diabetes"),
    ("housing", r"housing|tenancy|hostel|warden|homeless"), ("education", r"school|attendance|pastoral|nursery"),
    ("police", r"police|neighbourhood|response|custody"), ("probation", r"probation"), ("prison", r"prison"),
    ("substance use services", r"substance|alcohol|drug|recovery"), ("domestic abuse services", r"domestic (?:abuse|violence)"),
    ("children's social services", r"family|early|fostering|leaving care|after ?care|children"),
    ("adult social services", r"care|adult|advocate"),
)  # fmt: skip


def holder_of(words: str) -> Holder | None:
    """The worker or team that the words name; ``None`` where they name neither."""
    plain = re.sub(r"^(?:the|an?|her|his|their|another) ", "", " ".join(words.split()).casefold())
    if not re.fullmatch(ANY, words, re.IGNORECASE):
        return None
    sector = next((sector for sector, wanted in SECTORS if re.search(wanted, plain)), "")
    if re.search(rf"(?:{BODIES}|ward|crew|care home)$", plain):
        return Holder(plain, "unit", sector)
    return Holder(re.sub(r"(?<!s)s$", "", plain), "worker", sector)
