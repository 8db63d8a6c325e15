"""The words that suggest a row: telling, asking, not sharing, meeting, deciding, knowing, and what happened."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Shape = Literal["active", "passive", "received", "noun", "subject", "none"]
"""How the words give the two sides: *X told Y*, *X was told by Y*, *X received a call from Y*, *a referral to Y by X*."""

ADVERBS = r"(?:\s(?:also|then|again|immediately|subsequently|later|initially|previously|first|therefore|verbally|formally|not|been|has|had|have))*"
BE = rf"\b(?:was|were|is|been|being|be){ADVERBS}\s"
TOLD = (r"told|informed|notified|advised|updated|alerted|made aware|reassured|contacted|telephoned|phoned|rung|called|e-?mailed|"
        r"texted|messaged|briefed|warned")  # fmt: skip
TELLS = (r"told|informed|notified|advised|updated|alerted|reassured|contacted|telephoned|phoned|rang|called|e-?mailed|texted|"
         r"messaged|wrote to|writes to|spoke (?:to|with)|speaks to|reported (?:this |it |the \w+ |her \w+ |his \w+ )?to|disclosed(?: \w+){0,3} to|explained to|"
         r"confirmed to|said to|mentioned to|confided in|stated to|made contact with|liaised with|discussed (?:\w+ ){1,4}with|handed over to|"
         r"raised (?:\w+ ){0,3}concerns? (?:with|to)|shared (?:\w+ ){0,6}with|passed (?:\w+ ){0,7}to|sent (?:\w+ ){0,7}to|"
         r"forwarded (?:\w+ ){0,5}to|returned (?:an? |the |its )?(?:\w+ ){0,3}(?:forms?|reports?|letters?|questionnaires?|checks?|repl(?:y|ies)) (?:\w+ ){0,4}to|provided (?:\w+ ){0,4}with|gave (?:\w+ ){0,4}to|made (?:a |an |the )?(?:\w+[ -]){0,4}(?:referral|report|"
         r"notification|disclosure|complaint|call)s? to|submitted (?:\w+ ){0,6}to|referred (?:\S+ ){1,8}to|copied (?:\w+ ){0,3}to")  # fmt: skip
MESSAGE = (r"calls?|telephone calls?|phone calls?|letters?|e-?mails?|referrals?|reports?|notifications?|messages?|texts?|information|"
           r"statements?|intelligence|contacts?|concerns?|disclosures?|alerts?|complaints?|update")  # fmt: skip


@dataclass(frozen=True)
class Cue:
    """Words that suggest a row of a table, and how they give the two sides; ``weight`` is how often they are right."""

    table: str
    pattern: re.Pattern[str]
    shape: Shape = "none"
    weight: float = 0.5


def cue(table: str, pattern: str, shape: Shape = "none", weight: float = 0.5) -> Cue:
    """One cue; letters' case makes no difference."""
    return Cue(table, re.compile(pattern, re.IGNORECASE), shape, weight)


CUES: tuple[Cue, ...] = (
    # What was not done, not known, not there: before everything else, since it holds the words of the others.
    cue("absences", r"\b(?:did|does|do|had|has|have|was|were|could|would) not(?: have)?(?: been)? (?:(?!and\b|but\b)\w+ ){0,2}?"
        r"(?:shar|inform|told|tell|refer|ask|record|attend|pass|notif|invit|document|complet|follow|respond|repl|contact|seek|sought|"
        r"consider|disclos|mention|report|undertak|updat|convey|discuss|identif|explor|made|make|held|hold|taken|take place|alert|flag|assess|send|sent|"
        r"receiv|given|seen|visit|shown|known|know|forward|check|examin|challeng|pick|chas|offer|weigh|arrang|notic|happen|"
        r"called|invited|say|speak|ring|phone|telephone|write)\w*", "subject", 0.7),
    cue("absences", r"\b(?:was|were|is|been) (?:un|not )(?:aware|known|informed|recorded|able)\b|\bunaware\b|\bdid not know\b", "subject", 0.7),
    cue("absences", r"\b(?:there (?:is|was|were|appeared to be)|with|has|had|have|shows?|showed|found|made|received|saw|is|was) (?:also )?(?:no|little|limited) (?!further action)"
        r"(?:\w+ ){0,3}?(?:record|evidence|information|referral|reply|response|indication|mention|liaison|discussion|contact|communication|"
        r"assessment|follow|documented|input|exploration|enquiry|check|consideration|sharing|update|notification|reference|rationale|reason|"
        r"multi-agency|further|action|plan|entry|note)s?", "subject", 0.7),
    cue("absences", r"\bno (?:other )?(?:record|evidence|information|referral|reply|response|agency|service|one|risk assessment|action|check|follow|"
        r"discussion|contact|liaison|reason|rationale|officer)s?\b(?: \w+){0,3}? (?:was|were|of|that|from|to|had|has|appears?|appeared)\b", "subject", 0.7),
    cue("absences", r"\b(?:got|received|had|with) no (?:answer|reply|response)\b|\bno (?:\w+ ){0,2}(?:assessment|referral|enquir\w+|record|entry|request|"
        r"reply|copy|plan|crime|incident|e-?mail|letter|call|meeting|visit|information|answer|note)(?: or \w+(?: \w+)?)? (?:of it |for \w+ )?(?:was|were|had been|has been)\b|"
        r"\b(?:was|were) (?:missed|overlooked)(?: and not followed up)?\b|\bnot followed up\b", "subject", 0.6),
    cue("absences", r"\b(?:never|nobody(?! would| at home| in\b| there)|neither|nor did|failed to|without (?:informing|telling|consulting|asking|checking|any)|omitted|missed opportunity|lost opportunity|"
        r"apart from|overlooked)\b", "subject", 0.5),
    cue("nil returns", r"\b(?:no trace|not known to (?:us|them|the service|services|the agency)|nothing (?:was )?(?:known|held|of concern|recorded)|"
        r"had no (?:record|information|knowledge|concerns) (?:of|about|relating)|held no (?:information|record)s?|no (?:safeguarding )?concerns (?:were )?(?:noted|identified|recorded|raised)|"
        r"no record of (?:her|him|them|any)|did not have an update)\b", "subject", 0.5),
    # Meetings.
    cue("meetings", r"\b(?:MARAC|multi-agency risk assessment conference|(?:child protection |review |initial |case |transfer[- ]in )*conference|ICPC|RCPC|CPC|"
        r"core group(?: meeting)?|strategy (?:meeting|discussion)|(?:professionals|multi-agency|multi-disciplinary|MDT|CIN|child in need|planning|network|"
        r"safeguarding|MAPPA|MASH|discharge|professionals['’]|tenancy|joint|emergency|team around the (?:child|family)|TAC|TAF|review|best interests?|legal planning) (?:meeting|discussion)s?|"
        r"discussed (?:in|at) (?:the |a )?(?:following day['’]s )?(?:MASH|MARAC|MAPPA|meeting|conference)|MDT|CPA review|panel|meeting (?:took place|was (?:held|convened|called|arranged)|heard|met|on \d)|(?:held|attended|convened|chaired|called) (?:a|an|the) (?:\w+ ){0,2}meeting|"
        r"at (?:a|its|the|their) (?:\w+ ){0,2}meeting)\b", "none", 0.6),
    # Asking.
    cue("requests", rf"{BE}(?:asked|requested|invited|tasked|instructed)\b", "passive", 0.6),
    cue("requests", r"\b(?:asked|requested|enquired|inquired|sought (?:\w+ ){0,3}(?:advice|consent|information|clarification|confirmation|details)|asking|requesting|"
        r"made (?:an? )?(?:\w+ )?(?:enquir|inquir|request)\w*|checked (?:\w+ ){0,3}with|applied (?:to|for)|appealed to|called for)\b", "active", 0.6),
    cue("requests", r"\b(?:checks? (?:was|were) (?:made|undertaken|requested|completed|carried out)|request(?:s|ed)? (?:was|were|for|that|from)|"
        r"wanted to (?:establish|know|find out)|to (?:check|establish|find out|ascertain|ask|request|enquire|seek|confirm|obtain)\b)", "active", 0.5),
    # Telling.
    cue("sharings", rf"{BE}(?:{TOLD})\b(?! to\b)", "passive", 0.6),
    cue("sharings", rf"\breceived (?:\S+ ){{0,6}}?(?:{MESSAGE})\b", "received", 0.6),
    cue("sharings", r"\b(?:referrals?|notifications?|reports?|alerts?|letters?|e-?mails?|information|handover|forms?|copies|copy) (?:\S+ )?(?:was|were|had been|has been) "
        r"(?:\w+ )?(?:made|sent|received|shared|passed|submitted|completed|faxed|e-?mailed|posted|copied|forwarded|given|provided|issued)\b|"
        r"\b(?:referrals?|notifications?|reports?|alerts?|letters?|e-?mails?|forms?|copies|copy|summary) (?:\w+ ){0,2}(?:went|reached|came|arrived)\b", "noun", 0.6),
    cue("sharings", rf"{BE}(?:\w+ )?(?:referred(?! to as)|reported|disclosed|shared|passed|sent|faxed|forwarded|e-?mailed|received by|given (?:details|information)|provided with)\b", "noun", 0.6),
    cue("sharings", rf"\b(?:{TELLS})\b", "active", 0.6),
    cue("sharings", r"\b(?:self-?referred|referred (?:her|him)self|handed over|handover|notification from|referral (?:from|to|by)|"
        r"reported (?:that|being|having|feeling|an?)|disclosed|said|stated|(?<!be )(?<!been )explained|described|(?<!was )(?<!were )(?<!re)admitted|denied|claimed|stating|reporting|saying|"
        r"replied|responded|answered(?! the (?:door|phone|telephone|call))|confirmed|complained|alleged|revealed|acknowledged|made (?:a|her|his|another) (?:\w+ )?(?:statement|allegation|complaint|disclosure)|"
        r"raised (?:an? |her |his |their |the )?(?:\w+ ){0,2}concerns?|expressed concerns?|agreed with)\b", "subject", 0.4),
    # Deciding.
    cue("decisions", r"\b(?:decided|decision|it was agreed|agreed (?:that|to|not)|concluded|determined|resolved to|"
        r"(?:was|were|been|re-?)\s?(?:\w+ )?(?:assessed|graded|classified|categorised|deemed|considered|designated|rated) (?:as|at|to be|by|high|medium|standard|low)|"
        r"risk (?:\w+ ){0,5}(?:assessed|graded|recorded|remained|was|as) (?:\w+ ){0,3}['‘]?(?:high|medium|standard|low)|remained medium|"
        r"no further action|NFA|(?:case|referral|file|involvement|matter|investigation|enquiry|support) (?:\w+ ){0,4}(?:closed|discharged|discontinued|dropped|ended)|"
        r"(?:was|were) (?:\w+ )?(?:charged|bailed|remanded|released|sentenced|convicted|discharged|allocated|granted|cautioned|closed|discontinued|found (?:not )?guilty|"
        r"placed on|made subject|removed from|stepped down|assigned|issued with|committed to|fined|given a)|stepped down|discharged (?:her|him|from)|"
        r"allocated (?:to|a)|closed (?:her|his|the|their)|completed an? (?:\w+ )*assessment|assessment (?:was|had been) (?:completed|undertaken|carried out|commenced)|"
        r"(?:carried out|undertook|commenced|completed) (?:\w+ ){0,3}(?:assessment|review)|declined to|refused to|took no (?:further )?action|"
        r"plan was|marker (?:was|on)|placed (?:a|an)|threshold)\b", "subject", 0.5),
    # Knowing.
    cue("knowledge", r"\b(?:(?:was|were|became|is|made) (?:well |already |also |fully |now )?aware|knew|known to|knowledge of|recorded (?:that|as|in|on|by|her|his|the)|"
        r"(?:records?|log|notes?|entry|file)s? (?:\S+ ){0,3}?(?:show|state|note|indicate|record|detail|document)\w*|noted (?:that|as|in|by|the|her|his)|"
        r"(?:was|were) (?:recorded|noted|documented|logged)|believed|thought|suspected|assumed|understood|learned|learnt|discovered|found out|"
        r"witnessed|observed|saw|noticed|overheard|had been told)\b", "subject", 0.5),
    # What happened.
    cue("incidents", r"\b(?:assault|attack|punch|kick|hit|strangl|chok|slap|push|grab|stab|threat|rape|smash|damag|breach|harass|stalk|argu|fight|fought|"
        r"arrest|visit(?!ors?\b)|attend|appear|call|999|appointment|admitted|discharg|mov|return|left|born|birth|pregnan|married|separat|relationship|met|overdos|"
        r"self-harm|died|death|murder|kill|injur|convict|charged|sentenc|releas|interview|registered|contact|seen|presented|session|"
        r"arriv|went|withdrew|retract|statement|cancel|telephon|spoke|disclos|report|closed|referr|held)\w*", "none", 0.5),
)  # fmt: skip
