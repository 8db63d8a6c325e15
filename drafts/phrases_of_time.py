"""The patterns by which expressions of time are found in prose; what they mean is worked out elsewhere."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re

from loaders.dates import words as known

FULL_MONTHS = "|".join(name.capitalize() for name in known.MONTH_NAMES)
SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
CAPITALS = FULL_MONTHS.upper()
MONTH = rf"(?:(?:{FULL_MONTHS}|{CAPITALS})\b|(?:{SHORT_MONTHS})\b\.?)"
YEAR = r"(?:1[89]|20)\d\d"
ORDINAL = r"\d{1,2}\s?(?:st|nd|rd|th)"
DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:\s?(?:st|nd|rd|th))?"
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Mon|Tues?|Weds?|Thurs?|Thu|Fri|Sat|Sun"
FEAST = (r"Christmas(?: (?:Day|Eve))?|Boxing Day|New Year['’]?s? ?(?:Day|Eve)?|Easter(?: (?:Sunday|Monday))?|Good Friday|"
         r"Halloween|Bonfire Night|Valentine['’]?s Day")  # fmt: skip
COUNT = (r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|few|several|"
         r"couple of|number of|some)")  # fmt: skip
UNITS = r"(?:hour|day|week|fortnight|month|year)s?"
BANK_HOLIDAY = r"(?:(?:Easter|(?:[Ee]arly |[Ll]ate )?May(?: Day)?|Spring|Whitsun|Summer|August) )[Bb]ank [Hh]oliday(?: (?:Monday|weekend))?"
PART_OF_DAY = r"(?:morning|afternoon|evening|night)"

CORES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("full", re.compile(r"(?<![\d./-])\d{4}-\d{2}-\d{2}(?![\d-])")),
    ("full", re.compile(r"(?<![\d./£$-])\d{1,2}(?P<gap>[./-])\d{1,2}(?P=gap)(?:\d{4}|\d{2})(?![\d/-]|\.\d)")),
    ("full", re.compile(rf"(?<![\d-]){YEAR}\s?[-–]\s?{YEAR}(?![\d-])")),
    ("day month", re.compile(
        rf"(?<![\w£.])(?:(?:{WEEKDAY}),?\s(?:the\s)?)?{DAY}(?:\s(?:day\s)?of)?[\s-]{{0,2}}(?:of\s)?{MONTH}"
        rf"(?P<year>,?(?:\s(?:of\s)?|-)?{YEAR}\b|\s['’]\d\d\b)?")),
    ("full", re.compile(rf"\b{MONTH}\s{DAY},?\s{YEAR}\b")),
    ("month day", re.compile(rf"\b{MONTH}\s{ORDINAL}(?!\w)")),
    ("full", re.compile(rf"\b{MONTH},?(?:\s(?:of\s)?|-){YEAR}\b")),
    ("season", re.compile(rf"\b(?i:spring|summer|autumn|winter)\b(?P<year>,?\s(?:of\s)?{YEAR}(?:\s?[/-]\s?\d{{2,4}})?\b)?")),
    ("bank holiday", re.compile(rf"\b{BANK_HOLIDAY}\b(?P<year>,?\s(?:of\s|in\s)?{YEAR}\b)?")),
    ("feast", re.compile(rf"\b(?:{FEAST})\b(?P<year>,?\s(?:of\s)?{YEAR}\b)?")),
    ("year", re.compile(rf"(?<![\w£.,/-]){YEAR}(?![\w/]|[-–]\d|,\d|\.\d)")),
    ("month", re.compile(rf"\b(?:{FULL_MONTHS})\b")),
    ("day", re.compile(rf"(?i:\b(?:on|until|by|before|from|of)\s(?:(?:{WEEKDAY}),?\s(?:the\s)?|the\s)){ORDINAL}\b(?!\s(?:(?:day\s)?of\s)?(?:{MONTH}))")),
    ("weekday", re.compile(r"(?i:\bon|\buntil|\bby|\bthe following|\bthe next|\bthe previous|\bthat)\s(?:the\s)?"
                           r"(?:(?i:following|next|previous)\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
                           r"(?!\s(?:the\s)?\d)(?!s)")),
)  # fmt: skip
"""Expressions with a date of their own, whole or in part."""

RELATIVES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("same day", rf"\b(?:on )?(?:later |earlier )?(?:on )?(?:the|that) (?:very )?same (?:day|date|{PART_OF_DAY})\b"),
        ("same day", rf"\b(?:later |earlier )?(?:on |in )?that (?:very |particular )?(?:day|{PART_OF_DAY})\b"),
        ("same day", r"\b(?:later|earlier) (?:on )?(?:in the |the )(?:same )?(?:day|evening|afternoon|morning)\b"),
        ("next day", rf"\b(?:on )?the (?:following|next) (?:working |school )?(?:day|{PART_OF_DAY})\b"),
        ("next day", r"\b(?:on )?the day after(?:wards)?\b"),
        ("day before", rf"\b(?:on )?the (?:previous|preceding) (?:day|{PART_OF_DAY})\b"),
        ("day before", r"\b(?:on )?the (?:day|night|evening) before\b"),
        ("count later", rf"\b(?:(?:about|around|approximately|some|just over|over|just under|nearly|almost|a further) )?"
                        rf"(?:a )?{COUNT} {UNITS} (?:later\b|afterwards?\b|thereafter\b|after\b|following\b)"),
        ("count later", rf"\bafter (?:about |around |approximately |some |just over )?(?:a )?{COUNT} {UNITS}(?=,? [A-Z]|,? (?:she|he|they|the)\b)"),
        ("count before", rf"\b(?:(?:about|around|approximately|some|just over|over|just under|nearly|almost) )?(?:a )?{COUNT} {UNITS} "
                         r"(?:earlier\b|previously\b|before\b|beforehand\b|prior\b(?: to)?)"),
        ("later in", r"\b(?:(?:later|further on) )(?:on )?(?:in )?(?:that|the same|the) (?P<unit>week|month|year)\b"),
        ("earlier in", r"\bearlier (?:on )?(?:in )?(?:that|the same|the) (?P<unit>week|month|year)\b"),
        ("end of", r"\b(?:at|by|towards|before) the (?P<part>end|beginning|start) of (?:that|the|the same) "
                   r"(?P<unit>week|month|year)\b"),
        ("next unit", r"\b(?:in |during |over )?the (?:following|next) (?P<unit>week|month|year|weekend)\b(?! or two)"),
        ("unit before", r"\b(?:in |during |over )?the (?:previous|preceding) (?P<unit>week|month|year|weekend)\b"),
        ("within", rf"\bwithin (?:about |just )?(?:the (?:first |next |following )?|a |an )?(?:{COUNT} )?{UNITS}(?: of (?:this|that|it))?\b"),
        ("span after", rf"\b(?:for|over|during|in|throughout) the (?:next|following|ensuing|subsequent|coming) "
                       rf"(?:{COUNT} (?:days|weeks|months|years)|days|weeks|months)\b"),
        ("same unit", r"\b(?:in |during |over |throughout )?(?:that|the same) (?P<unit>week|month|year|weekend)\b"),
    )
)  # fmt: skip
"""Expressions that lean on a date said before."""

OF_A_YEAR = re.compile(
    r"^,?\s(?:in|of)\s(?:(?:the|that)\s)?(?P<which>same|following|next|previous|preceding)\syear\b|^\s(?:of\s)?that\s(?P<that>same\s)?year\b"
)
"""*May of the following year*, *8 April of the same year*, *October of that year*, *3 November that year*."""
ON_ITS_DATE = re.compile(
    r"^\s(?:the|her|his|their|its|this|that|an?|[A-Z][\w'’.]*)\s(?:[\w'’-]+\s){0,4}?(?:[\w'’-]+)?(?P<apart>,)?\s?(?:on|of|in|held on)\s(?:the\s)?$"
)
"""What stands between *two days before* and a date: *the conference on 9 June* (counted from it), *her death, on 7 May* (again)."""

RELATIVE_KINDS = frozenset(kind for kind, _ in RELATIVES) | {"day", "weekday"}

PARTS = r"(?:early|mid|late|middle|beginning|start|end)(?:[ -](?:to|or)[ -](?:mid|late|early))?"
NUMBERED = rf"(?:(?:a )?(?:few|several|couple of)|{COUNT}) (?:day|week|fortnight|month|year)s?"
WORDS_BEFORE = re.compile(
    rf"(?:\b(?:between|from|since|by|until|till|up to|before|prior to|after|following|around|about|circa|c\.|approximately|"
    rf"possibly|in the course of|over the course of|during the course of|in or around|on or around|on or about|in|on|at|during|over|throughout|sometime in|some time in|"
    rf"shortly before|shortly after|just before|just after|{NUMBERED} (?:before|after)|late on|early on)\s+)?"
    rf"(?:\b(?:in\s)?(?:the\s)?(?:night|early hours(?:\sof\sthe\smorning)?|morning|afternoon|evening|week|weekend|early morning)(?:\sof|\son|\scommencing|\sbeginning|\sstarting|\sending)\s+)?"
    rf"(?:\bthe\s)?(?:\b(?:{PARTS}|(?:first|second) half|(?:first|second|third|fourth|last) week)(?:\s(?:part\s)?of|\sin)?[\s-]+)?"
    rf"(?:the\s)?(?:year\s)?$",
    re.IGNORECASE,
)  # fmt: skip
NEEDS_WORDS = re.compile(
    rf"\b(?:in|during|since|by|from|until|till|before|after|around|about|circa|c\.|throughout|over|between|and|to|late|early|"
    rf"mid|{PARTS}(?:\sof|\sin)?|year|following|that|of|end of|next|previous|last|at)[\s-]+(?:the\s)?(?:year\s|following\s|next\s|previous\s|month of\s)?$",
    re.IGNORECASE,
)  # fmt: skip
"""What must stand before a lone year, month or season for it to be a date."""

WINDOW = 90
"""How far around a date is looked: what says what it is stands near."""

DAYS_BEFORE = re.compile(
    rf"(?<![\w£.])(?P<days>(?:{DAY}\s?(?:,|and|&|[-–/]|to|until|or)\s?)+)(?:the\s)?$", re.IGNORECASE
)
SPAN_OF_DAYS = re.compile(rf"^{DAY}\s?(?:[-–/]|to|until|or)\s?$|^{DAY}\s?(?:and|&)\s?$(?<=between)", re.IGNORECASE)
ONE_DAY = re.compile(DAY, re.IGNORECASE)
FIRST_DAY = re.compile(rf"(?:(?:{WEEKDAY}),?\s(?:the\s)?)?{DAY}", re.IGNORECASE)
RANGE_GAP = re.compile(
    r"\s?(?:[-–—]|\s(?:and|to|until|till|through|up to|or))\s?(?:in\s)?(?:(?:the|around|about|early|late|mid|(?:end|middle|beginning|start) of|the end of)[\s-])*"
    r"(?:(?:\w+\s){0,2}(?:\w+['’]s|her|his|their)\s(?:death|murder|arrest|release|homicide)\s(?:in|on)\s)?",
    re.IGNORECASE,
)

BEFORE_A_NUMBER = re.compile(
    r"(?:section|sections|paragraph|paragraphs|para|paras|page|pages|pp?\.|s\.|version|v\.?|article|rule|part|chapter|"
    r"recommendation|action|appendix|table|figure|ref|reference|no|number|level|category|§|tel|telephone)[.:]?\s*$",
    re.IGNORECASE,
)
LAW_BEFORE = re.compile(
    r"(?:\bAct|\bRegulations?|\bOrder|\bBill|\bCode|\bConvention|\bGuidance|\bguidance|\bFramework|\bStrategy|\bStandards?|"
    r"\bStatement|\bPolicy|\bProcedures|\bReport|\bet al\.?|\bToolkit|\bPaper|\bReviews?)\s*[,(]?\s*\(?(?:[A-Z][a-z]+\)\s)?$"
)
LAW_AFTER = re.compile(
    r"^\)?\s*(?:Act\b|Regulations\b|guidance\b|statutory\b|report\b|study\b|edition\b|Order\b|and \d{4} guidance|census\b)",
    re.IGNORECASE,
)
READ_ONLINE = re.compile(
    r"\b(?:accessed|retrieved|viewed|updated|published|issued|downloaded)(?:\s(?:on|online|in|at))*\s*:?\s*$",
    re.IGNORECASE,
)
BORN_BEFORE = re.compile(r"(?:\bd\.?o\.?b\.?|\bdate of birth|\(born)(?:\son|\sin)?\s*[:,(]?\s*$", re.IGNORECASE)
NAMED_FOR = re.compile(
    r"^\s*(?:incident|assault|meeting|conference|review|MARAC|referral|attack|hearing|visit|report|episode|appointment|"
    r"offence|holidays?|budget)", re.IGNORECASE
)  # fmt: skip
"""*the March incident* names something; it dates nothing."""
THE_ONE_BEFORE = re.compile(r"\b(?:previous|preceding)\s$", re.IGNORECASE)
"""*since the previous winter* looks back from a date that may stand anywhere: none is read."""
ORDINAL_NOUNS = re.compile(
    r"^\s*(?:birthday|floor|century|edition|occasion|visit|child|time|week|month|year|day of|party|anniversary|meeting|"
    r"review|attempt|pregnancy|incident|call|appointment|percentile|of (?:a|the|her|his)\b)", re.IGNORECASE
)  # fmt: skip


def readable(text: str) -> str:
    """The expression as the grammar of dates reads it: ordinals joined, no weekday, plain spaces."""
    plain = re.sub(r"(?<=\d)\s+(?=(?:st|nd|rd|th)\b)", "", " ".join(text.split()), flags=re.IGNORECASE)
    plain = re.sub(rf"^(?:{WEEKDAY}),?\s(?:the\s)?(?=\d)", "", plain)
    return re.sub(r"\bday of\b", "of", plain).replace("’", "'").replace("–", "-").strip()


def is_something_else(text: str, start: int, end: int, kind: str) -> bool:  # noqa: PLR0911 - one for each of what it may be
    """Whether what looks like a date belongs to an Act, a section, a citation, a date of birth or an ordinary word."""
    before, after = text[max(0, start - WINDOW) : start], text[end : end + WINDOW]
    if BEFORE_A_NUMBER.search(before) or LAW_BEFORE.search(before) or READ_ONLINE.search(before):
        return True
    if kind in {"year", "full"} and (LAW_AFTER.match(after) or BORN_BEFORE.search(before)):
        return True
    if kind in {"month", "season"} and (NAMED_FOR.match(after) or THE_ONE_BEFORE.search(before)):
        return True
    if kind in {"year", "month"} and not NEEDS_WORDS.search(before):
        return True
    if kind == "year" and re.search(r"\b(?:and|to|of|over|about|at)\s(?:the\s)?(?:year\s)?$", before, re.IGNORECASE):
        return not re.search(rf"(?:{YEAR}|{MONTH})\s(?:and|to)\s$|\b(?:end|beginning|start|middle|part|half|months?|course) of\s(?:the year\s)?$",
                             before, re.IGNORECASE)  # fmt: skip
    if kind == "month" and re.search(r"\b(?:and|to|of|over|that|at)\s(?:the\s)?$", before, re.IGNORECASE):
        return not re.search(rf"{MONTH}\s(?:{YEAR}\s)?(?:and|to)\s$|\b(?:end|beginning|start|middle|part|half|week|month) of\s$|\bthat\s$",
                             before, re.IGNORECASE)  # fmt: skip
    if kind == "feast" and re.search(r"\b(?:another|next|every|each|a|for|her|his|their)\s$", before, re.IGNORECASE):
        return True
    if kind == "season" and not re.search(YEAR, text[start:end]):
        return not NEEDS_WORDS.search(before)
    if kind == "day":
        return bool(ORDINAL_NOUNS.match(after))
    return False
