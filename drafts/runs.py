"""Lists of bodies that stand in one paragraph: with commas between them, or run together as a PDF gives them."""

# ruff: noqa: E501, RUF001 - patterns read best on one line each; reports are printed with curly quotes and dashes

from __future__ import annotations

import re

LEAD = re.compile(
    r"\b(?i:contribut\w+|agencies|organisations|services|bodies|individual management (?:review|report)s?|IMRs?|chronolog(?:y|ies)|"
    r"reports?|information|representatives?|took part|participated|provided)\b[^.]{0,120}?(?::|\b(?:by|from|were|are|included?|namely|received))\s+(?=(?:the )?[A-Z])"
)
"""What stands before the names in their sentence."""
SEPARATOR = re.compile(r"[;,]\s+(?:and\s+)?|\.\s*$")
BODY = r"(?:Police|Constabulary|Council|Trust|Hospital|Infirmary|Surgery|Practice|Centre|School|Academy|College|Services?|Homes|Association|Group|Partnership|Aid|Department|Clinic|Refuge|Court|Helpline|Charity|Project|Hub|Board|Work|Care|Company|Probation|Housing|Scotland)"
GOES_ON = re.compile(
    r"(?:NHS|Trust|Services?|Team|Unit|Department|Hospital|Foundation|Partnership|Group|Scotland|Housing|Homes|Board|Association|Nursing|Options|"
    r"Company|Quality|Health|Authority|Children['’]?s?|Adults?|Social|Education|Community|Environmental|Work|Care|Council|Centre|Provider)\b"
)
"""Words that go on with a name after one that could end it: *Council Housing*, *Police Scotland*."""
NEXT_SENTENCE = re.compile(
    r"\s(?:The|This|These|It|They|All|Each|In|There)\s(?:\w+\s){1,4}?(?:was|were|met|is|are|has|have|had|did|also|provided)\b"
)


def in_one_paragraph(text: str) -> list[str]:
    """The items of a list with commas, as *reports came from Elm Surgery (the surgery), Moor Police and Moor Council*."""
    lead = LEAD.search(text)
    if lead is None or re.search(r"\bpanel\b", text[: lead.end()]):
        return []
    listed = re.split(r"\.\s+(?=[A-Z])", text[lead.end() :], maxsplit=1)[0]
    items = [one for piece in SEPARATOR.split(_without_commas_in_brackets(listed)) for one in _halves(piece)]
    return [name for item in items if (name := _name(item))]


def _without_commas_in_brackets(text: str) -> str:
    return re.sub(r"\([^)]*\)", lambda found: found[0].replace(",", " ").replace(";", " "), text)


def _halves(piece: str) -> list[str]:
    """*Moor Police and Moor Council* is two names, *Moor and Dale Trust* one."""
    for joined in re.finditer(r"\s(?:and|&)\s(?:the\s)?(?=[A-Z])", piece):
        first, second = piece[: joined.start()], piece[joined.end() :]
        if re.search(rf"\b{BODY}(?:\s\([^)]*\))?$", first) and re.search(rf"\b{BODY}\b", second):
            return [first, *_halves(second)]
    return [piece]


def _name(item: str) -> str:
    return re.sub(r"^(?:and |the |an? )+", "", re.split(r"\s\(|\s[–—-]\s|:", item, maxsplit=1)[0].strip(" .;,"))


def run_together(text: str) -> list[str]:
    """The names of lines that were joined: *Moor Police Elm Street Surgery (the surgery) Moor Council*; none of one line."""
    if re.search(r"[,;.|]\s", NEXT_SENTENCE.split(text)[0]):
        return []
    found = [
        name
        for part in re.split(r"\s?\([^)]*\)\s?", NEXT_SENTENCE.split(text)[0].strip(" ."))
        for name in _apart(part.split())
        if name
    ]
    return found if all(re.match(r"[A-Z]", name) for name in found) else []


def _apart(words: list[str]) -> list[str]:
    """Names that follow one another, cut after each word that ends one."""
    found, begin = [], 0
    for place, word in enumerate(words[:-2], 1):
        following = words[place]
        if re.fullmatch(BODY, word) and following[:1].isupper() and not GOES_ON.match(following):
            found.append(" ".join(words[begin:place]))
            begin = place
    return [*found, " ".join(words[begin:])]
