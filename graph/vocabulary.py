"""The closed lists of the model, each value with what it means.

Kinds of information follow the risk factors of the DASH list that UK practitioners use; kinds of agency begin from the
"known to" list of the Home Office library of domestic homicide reviews. A list marked ``open`` can be extended by a
case (``own values`` in its ``case.yml``) whose subject needs other words.
"""

from __future__ import annotations

from graph.declaration import Choices

CERTAINTY = Choices(
    "certainty",
    {
        "stated": "a source says so",
        "inferred": "the coder concludes it from what a source says",
        "disputed": "sources or people contradict each other; never more than may have known",
    },
)

PERSON_ROLE = Choices(
    "role",
    {
        "victim": "the person who was killed or harmed",
        "perpetrator": "the person who killed or harmed",
        "child": "a child of the household or family",
        "parent": "a parent or step-parent",
        "sibling": "a brother or sister",
        "relative": "any other relative",
        "partner": "a partner at the time",
        "former partner": "an earlier partner",
        "new partner": "a later partner",
        "friend": "a friend",
        "neighbour": "a neighbour",
        "colleague": "somebody from work",
        "earlier victim": "somebody harmed before by the same person",
        "member of the public": "a passer-by or caller",
        "other": "anybody else",
    },
    open=True,
)

HOLDER_KIND = Choices(
    "kind of holder",
    {
        "agency": "an organisation",
        "unit": "a part of an organisation: team, department, ward, station",
        "worker": "one named role: an officer, a social worker, a teacher",
        "record system": "a file, register or database that can be read",
        "forum": "a standing meeting: conference, core group, panel",
    },
)

SECTOR = Choices(
    "kind of agency",
    {
        "police": "police forces",
        "prosecution": "prosecutors",
        "courts": "courts, court services and witness care",
        "probation": "probation and community rehabilitation",
        "prison": "prisons and custody",
        "children's social services": "local authority social care for children",
        "adult social services": "local authority social care for adults",
        "health": "hospitals, surgeries, community health, ambulance",
        "mental health": "mental health services",
        "substance use services": "drug and alcohol services",
        "domestic abuse services": "independent advisers, refuges, outreach",
        "victim services": "other support for victims",
        "housing": "landlords, housing associations, homelessness services",
        "education": "schools, colleges, education welfare",
        "military": "armed forces",
        "immigration": "immigration and borders",
        "benefits": "benefits and employment services",
        "multi-agency": "partnerships and forums of several agencies",
        "government": "other central or local government",
        "intelligence": "intelligence and security services",
        "workplace": "employers",
        "faith community": "faith groups",
        "voluntary": "other charities and community groups",
        "other": "anything else",
    },
    open=True,
)

INFORMATION_KIND = Choices(
    "kind of information",
    {
        "assault": "physical violence",
        "strangulation": "strangulation, choking, suffocation",
        "weapon": "a weapon used, held or threatened with",
        "threat to kill": "a threat to kill",
        "threat": "any other threat",
        "sexual violence": "sexual violence",
        "stalking": "following, turning up, unwanted contact",
        "coercive control": "control, isolation, manipulation, intimidation",
        "damage": "damage to property, harm to animals",
        "breach": "an order or condition broken",
        "separation": "a separation, its plan or its aftermath",
        "pregnancy": "pregnancy or recent birth",
        "child contact": "contact with or custody of children",
        "child harm": "harm to a child, or a child present",
        "suicide or self-harm": "suicidal thoughts, self-harm",
        "substance use": "alcohol or drugs",
        "mental health": "mental health",
        "disability or need": "disability, literacy, language, other needs",
        "previous convictions": "convictions, charges and police history",
        "earlier victims": "violence to earlier partners or others",
        "victim's fear": "the victim's own fear or view of the risk",
        "retraction": "a statement withdrawn or changed",
        "relationship status": "together, apart, a new partner",
        "whereabouts": "where somebody lives or is, custody and release",
        "protective action": "an order, marker, alarm, plan that protects",
        "risk assessment": "a grading or view of the risk",
        "account": "what somebody says about themselves, not yet checked",
        "circumstances": "work, money, housing, support",
        "process": "what an agency did or is doing",
    },
    open=True,
)

INCIDENT_KIND = Choices(
    "kind of incident",
    {
        "assault": "violence",
        "threat": "threats, intimidation",
        "damage": "damage to property",
        "breach": "an order or condition broken",
        "death": "a death",
        "call": "a call for help or a report to an agency",
        "contact": "a visit, interview, appointment, call between a worker and a person",
        "review": "a file check, assessment or periodic review",
        "arrest": "arrest, detention, interview under caution",
        "court": "a hearing, plea, verdict, sentence",
        "custody": "a start or end of custody",
        "move": "a change of address or household",
        "relationship": "a relationship begun, ended, resumed",
        "staff change": "a worker or team left, arrived, changed",
        "record change": "something entered, altered or removed in a record",
        "other": "anything else",
    },
    open=True,
)

BASIS = Choices(
    "basis of knowledge",
    {
        "witnessed": "saw, heard or did it",
        "told": "was told",
        "recorded": "it stands in the holder's own record",
        "inferred": "worked it out",
        "self-reported": "knows it of themselves",
    },
)

OUTCOME = Choices(
    "outcome of a sharing",
    {
        "sent": "sent; nothing shows that it arrived: the recipient may know",
        "received": "arrived: the recipient knows",
        "understood": "arrived and was understood: the recipient knows",
        "acted": "arrived and was acted on: the recipient knows",
        "misunderstood": "arrived and was taken to mean something else: the recipient holds a distorted version",
        "wrong recipient": "went to somebody else: the recipient meant learned nothing",
        "refused": "the recipient would not take it: learned nothing",
        "not received": "did not arrive: learned nothing",
        "unknown": "the source does not say: the recipient may know",
    },
)

FIDELITY = Choices(
    "fidelity",
    {
        "whole": "the item itself was passed on",
        "partial": "a part of it was passed on: the part is an item of its own",
        "distorted": "something else was said in its place",
        "omitted": "it belonged in this sharing and was left out",
    },
)

CHANNEL = Choices(
    "channel",
    {
        "in person": "face to face",
        "phone": "telephone",
        "letter": "letter",
        "e-mail": "e-mail",
        "form": "a referral form, notification, report form",
        "report": "a written report or assessment",
        "record": "an entry in a shared record",
        "meeting": "at a meeting",
        "statement": "a formal statement or interview",
        "court": "in court",
        "message": "a text, voicemail or social media message",
        "emergency call": "an emergency call",
        "other": "anything else",
        "unknown": "the source does not say",
    },
    open=True,
)

FATE = Choices(
    "fate of a request",
    {
        "answered": "answered",
        "answered wrongly": "answered with something that was not so",
        "partly answered": "answered in part",
        "refused": "refused",
        "no reply": "the source says that no reply came",
        "no record": "no record of a reply",
        "acted": "what was asked for was done",
        "not acted": "what was asked for was not done, or nothing shows that it was",
        "unknown": "the source does not say what became of it",
    },
)

MEETING_STATUS = Choices(
    "status of a meeting",
    {
        "held": "it took place",
        "cancelled": "it was called and did not take place",
        "never called": "it was due or wanted and nobody called it",
        "not recorded as held": "it was due, and nothing shows that it took place",
    },
)

DECISION_KIND = Choices(
    "kind of decision",
    {
        "assessment": "an assessment",
        "grading": "a grading of risk or priority",
        "plan": "a plan made, kept or changed",
        "closure": "a case closed or support ended",
        "referral": "a decision to refer or not to refer",
        "allocation": "who takes the case",
        "no further action": "a decision to take it no further",
        "charge": "arrest, charge, bail",
        "prosecution": "a decision of a prosecutor",
        "sentence": "a decision of a court",
        "marker": "a flag or marker set, kept or removed",
        "permission": "something allowed or forbidden",
        "other": "anything else",
    },
    open=True,
)

CAPACITY = Choices(
    "capacity",
    {
        "child protection": "social work with a child",
        "offender management": "supervision of somebody convicted or registered",
        "investigation": "investigating an offence",
        "victim support": "support or advocacy for a victim",
        "safety planning": "managing the risk to a victim",
        "prosecution": "prosecuting",
        "health care": "treatment, health visiting, school nursing",
        "mental health care": "mental health care",
        "education": "teaching, pastoral care",
        "housing": "housing",
        "parenting work": "family support, parenting assessment",
        "emergency response": "answering calls for help",
        "court": "court and witness care",
        "family": "as family or friend",
        "other": "anything else",
    },
    open=True,
)

NEED_BASIS = Choices(
    "basis of a need",
    {
        "stated": "a source says that this holder needed it or should have had it",
        "duty": "a statutory duty of the holder",
        "policy": "a policy or procedure of the holder",
        "role": "what the holder was doing could not be done without it",
    },
)

ORDER_KIND = Choices(
    "kind of order",
    {
        "bail conditions": "conditions of bail",
        "restraining order": "restraining order on conviction or acquittal",
        "injunction": "non-molestation, occupation or other civil order",
        "community order": "community order or suspended sentence",
        "licence": "release on licence",
        "registration": "registration and notification requirements",
        "warning": "harassment or other formal warning",
        "protection plan": "child or adult protection plan",
        "agreement": "written agreement with an agency",
        "protection notice": "domestic violence protection notice or order",
        "other": "anything else",
    },
    open=True,
)

ABSENCE_KIND = Choices(
    "kind of absence",
    {
        "not shared": "held and not passed on",
        "not recorded": "said, seen or known and not written down",
        "not asked": "a question that nobody put",
        "not attended": "a meeting without somebody who belonged there",
        "not invited": "a meeting to which somebody was not asked",
        "not sent on": "reached one part and did not go on to another",
        "not referred": "a forum or service that was not told",
        "not followed up": "a step agreed or due with no record that it was taken",
        "no reply": "asked, without an answer",
        "not known": "the source says that the holder did not know",
    },
)

STRENGTH = Choices(
    "strength",
    {
        "stated": "the source itself says that it was not shared",
        "no record": "the source says that there is no record of it",
    },
)

REASON_CODE = Choices(
    "reason code",
    {
        "consent refused": "the person did not consent",
        "legal bar": "law or a court order forbade it",
        "safety": "sharing could have put somebody at risk",
        "not relevant": "judged not relevant at the time",
        "confidentiality": "confidentiality was given as the reason",
        "capacity": "no time, staff or place",
        "system": "a system or form did not allow it",
        "unknown": "the source gives no reason",
    },
    open=True,
)

ACCESS_KIND = Choices(
    "kind of access",
    {
        "routine": "can read it as part of ordinary work: may know what it holds",
        "on request": "can ask for an extract",
        "none": "has no access",
    },
)

OPEN_LISTS: tuple[Choices, ...] = (
    PERSON_ROLE, SECTOR, INFORMATION_KIND, INCIDENT_KIND, CHANNEL, DECISION_KIND, CAPACITY, ORDER_KIND, REASON_CODE,
)  # fmt: skip
