"""Kinds of people and bodies that reviews speak of without a name of their own: *the health visitor*, *the police*."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

KINDS: tuple[tuple[str, str, str, str], ...] = (
    # the name we give, the words for it (a regular expression), kind of holder, kind of agency
    ("police", r"(?:the )?police(?: officers?| force| control room)?", "agency", "police"),
    ("police officer", r"police officers?|officer in the case|investigating officer|detective|OIC|response officers?|"
                       r"neighbourhood officer|officers?(?= (?:attended|arrived|visited|spoke|went|noted|from))", "worker", "police"),
    ("ambulance service", r"ambulance (?:service|crew|staff)|paramedics?", "agency", "health"),
    ("GP", r"(?:her |his |the |their )?GP(?: practice| surgery)?|general practitioner|family doctor", "worker", "health"),
    ("health visitor", r"health visitors?|HV", "worker", "health"),
    ("midwife", r"midwife|midwives|midwifery(?: service)?", "worker", "health"),
    ("school nurse", r"school nurses?|school nursing(?: service| team)?", "worker", "health"),
    ("practice nurse", r"practice nurse", "worker", "health"),
    ("hospital", r"(?:the |local )?hospital(?: staff)?(?! orders?\b)|accident and emergency|A&E|emergency department|ED(?= (?:staff|where))", "agency", "health"),
    ("consultant", r"consultant(?: psychiatrist| obstetrician)?|psychiatrist", "worker", "health"),
    ("community psychiatric nurse", r"community psychiatric nurse|CPN|care co-?ordinator", "worker", "mental health"),
    ("mental health service", r"(?:community |adult )?mental health (?:services?|team|access team|trust)|CMHT", "agency",
     "mental health"),
    ("crisis team", r"crisis (?:resolution(?: and home treatment)? )?team|home treatment team|CRHTT?|HTT", "unit", "mental health"),
    ("CAMHS", r"CAMHS|child and adolescent mental health services?", "agency", "mental health"),
    ("drug and alcohol service", r"(?:drug and alcohol|substance misuse|alcohol|drug) (?:services?|team|worker)", "agency",
     "substance use services"),
    ("social worker", r"(?:duty |new |allocated |key )?social workers?", "worker", "children's social services"),
    ("children's social care", r"children['’]s (?:social care|services|social services)|CSC", "agency",
     "children's social services"),
    ("adult social care", r"adult(?:s['’])? (?:social care|services|social services)|ASC", "agency", "adult social services"),
    ("social work", r"social work(?: (?:services?|department|teams?|staff))?", "agency", "children's social services"),
    ("social services", r"social (?:services|care)", "agency", "children's social services"),
    ("family support worker", r"family support workers?|FSW|family workers?|early help(?: worker| service)?", "worker",
     "children's social services"),
    ("emergency duty team", r"emergency duty team|EDT|out[- ]of[- ]hours (?:service|team)", "unit", "children's social services"),
    ("probation", r"probation(?: service| trust)?|NPS|CRC", "agency", "probation"),
    ("offender manager", r"(?:his |her |the )?(?:offender manager|probation officer)s?|OM\b", "worker", "probation"),
    ("prison", r"(?<!from )(?<!in )(?<!to )(?<!of )prison(?: staff)?|the prison|HMP [A-Z]\w+", "agency", "prison"),
    ("court", r"(?:the )?(?:magistrates['’]? court|crown court|family court|county court|court)", "agency", "courts"),
    ("witness care", r"witness (?:care|service)(?: unit)?", "unit", "courts"),
    ("prosecutors", r"Crown Prosecution Service|CPS|prosecutors?", "agency", "prosecution"),
    ("solicitor", r"(?:her |his |the )?solicitors?", "worker", "other"),
    ("independent adviser", r"IDVAs?|independent domestic (?:violence|abuse) advis[eo]rs?", "worker",
     "domestic abuse services"),
    ("domestic abuse service", r"domestic (?:abuse|violence) (?:services?|support service|helpline|outreach)|refuge|outreach worker",
     "agency", "domestic abuse services"),
    ("Women's Aid", r"Women['’]s Aid", "agency", "domestic abuse services"),
    ("Victim Support", r"Victim Support", "agency", "victim services"),
    ("housing", r"housing (?:officers?|association|provider|department|services?|options)|(?:the |her |his )?landlord|housing",
     "agency", "housing"),
    ("head teacher", r"head ?teacher|head of year", "worker", "education"),
    ("teacher", r"(?:class )?teachers?|teaching assistant|designated safeguarding lead|DSL", "worker", "education"),
    ("school", r"(?:the |primary |secondary |infant )?school|academy|college|nursery", "agency", "education"),
    ("education welfare", r"education welfare(?: officer| service)?", "unit", "education"),
    ("employer", r"(?:her |his |the )?employers?|line manager|workplace", "agency", "workplace"),
    ("job centre", r"job ?centre|DWP", "agency", "benefits"),
    ("MARAC", r"MARAC|multi[- ]agency risk assessment conference", "forum", "multi-agency"),
    ("MASH", r"MASH|multi[- ]agency safeguarding hub", "forum", "multi-agency"),
    ("MAPPA", r"MAPPA|multi[- ]agency public protection arrangements?", "forum", "multi-agency"),
    ("child protection conference", r"(?:initial |review )?child protection (?:case )?conference|ICPC|RCPC", "forum", "multi-agency"),
    ("core group", r"core group", "forum", "multi-agency"),
)  # fmt: skip

ONLY_LISTED = frozenset({"social work"})
"""Kinds that are what a report speaks of only where it lists such a body."""

PEOPLE: tuple[tuple[str, str, str], ...] = (
    # the name we give, the words for it, the role
    ("victim", r"(?:the )?(?:victim|deceased)", "victim"),
    ("perpetrator", r"(?:the )?(?:perpetrator|offender|suspect|alleged perpetrator)", "perpetrator"),
    ("mother", r"(?:her|his|their|the|\w+['’]s) mother", "parent"),
    ("father", r"(?:her|his|their|the|\w+['’]s) (?:birth )?father", "parent"),
    ("sister", r"(?:her|his|\w+['’]s) sister", "sibling"),
    ("brother", r"(?:her|his|\w+['’]s) brother", "sibling"),
    ("daughter", r"(?:her|his|their|the|\w+['’]s) daughter", "child"),
    ("son", r"(?:her|his|their|\w+['’]s) son", "child"),
    ("grandfather", r"(?:her|his|\w+['’]s) (?:maternal )?grandfather", "relative"),
    ("grandmother", r"(?:her|his|\w+['’]s) (?:maternal )?grandmother", "relative"),
    ("neighbour", r"(?:a|the|her|his) neighbours?", "neighbour"),
    ("friend", r"(?:a|the|her|his) friend", "friend"),
    ("former partner", r"(?:her|his|the) (?:ex|former|previous)[- ]?(?:partner|wife|husband|girlfriend|boyfriend)", "former partner"),
    ("caller", r"the (?:anonymous )?caller|an anonymous (?:caller|person)|a member of the public", "member of the public"),
)  # fmt: skip

LETTERED = (r"(?:Adult|Child|Sibling|Partner|Male|Female|Person|Baby|Witness|Friend|Neighbour|Mother|Father|Daughter|Son|Relative|"
            r"Ex-partner|Ex-Partner)\s(?:[A-Z]{1,2}|\d{1,2})\b|(?:Mr|Mrs|Ms|Miss)\.?\s[A-Z]\b(?!\.\s?[A-Z]\.)|"
            r"(?:[A-Z]C|AF|AM|MP|PP|VM|VF)\d\b")  # fmt: skip
"""Pseudonyms of people by a letter or number."""

TITLED = r"(?:Mr|Mrs|Ms|Miss|Dr|Professor|Sister|Nurse)\.?\s[A-Z][a-z]+(?:['’-][A-Z][a-z]+)?(?!\s[A-Z][a-z])"
"""Names of people by a title and a surname."""

NUMBERED = (r"(?:Police Officer|Officer|PC|DC|DS|DI|PS|PCSO|Sergeant|Social Worker|SW|GP|Health Visitor|HV|Midwife|MW|Nurse|"
            r"Consultant|Doctor|Dr\.?|IDVA|Teacher|Head Teacher|School Nurse|SN|Housing Officer|HO|Probation Officer|PO|Support Worker|"
            r"Psychiatrist|CPN|Social Work Assistant|Practitioner|Worker|Hospital|School|Surgery|GP Practice|Trust|Agency|Paramedic)"
            r"[\s-]?(?:\d{1,2}|[A-Z])\b")  # fmt: skip
"""Workers and bodies by a number or letter, as PC1, GP2, Social Worker A."""

BODIES = (r"Police|Constabulary|Council|Trust|Hospital|Infirmary|Surgery|Practice|Medical Centre|Health Centre|School|Academy|College|"
          r"University|Service|Services|Housing|Homes|Association|Group|Partnership|Aid|Unit|Team|Centre|Clinic|Probation|Refuge|Court|"
          r"Care|Helpline|Charity|Foundation|Project|Hub|Nursery|Commission|Network|Board")  # fmt: skip
"""The last word of a body's own name."""
