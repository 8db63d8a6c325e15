"""The tables of a case, each column declared once.

Reading, validation, the empty case of ``whoknew new``, the workbook, the rows for the graph and
``docs/case-format.md`` all follow these declarations. Four tables may be all that a small case needs: ``people``,
``holders``, ``information``, ``knowledge``; every other table may be missing or empty.
"""

from __future__ import annotations

from graph import nodes as n
from graph import relationships as r
from graph.declaration import Choices, Holds, Node, Property, Relationship
from graph.vocabulary import HOLDER_KIND
from loaders.column import Column, Detail, Table, links, value

# A table reads best with several columns a line.
# fmt: off
AS, SAYING, BY = Detail.AS, Detail.SAYING, Detail.BY
ID = Column("id", "a short name of the row, unique in the whole case: lower-case letters, digits, `-`, `_`, `.`; rows "
            "that nothing refers to may leave it empty", "i12")
NAMED_ID = Column("id", "a short name of the row, unique in the whole case: lower-case letters, digits, `-`, `_`, `.`",
                  "i12", required=True)


def claim(node: Node) -> tuple[Column, ...]:
    """The columns that every claim has."""
    return (
        value(node, "sources", "review 6:12; review fn10"),
        value(node, "asserted_by", "the trust's own report"),
        value(node, "certainty", "stated"),
        value(node, "note"),
    )


PEOPLE = Table("people", "Everybody in the case, under pseudonyms.", (
    NAMED_ID, value(n.PERSON, "name", "Anna"), value(n.PERSON, "role", "victim"),
    value(n.PERSON, "also_known_as", "Ann; A. Smith"), value(n.PERSON, "household", "smith family"),
    *claim(n.PERSON)), n.PERSON, required=True)

KIND_OF_HOLDER = Property("kind", "what kind of holder it is", Holds.CHOICE, required=True, choices=HOLDER_KIND)
HOLDERS = Table("holders", "Who or what can hold information, beside people: agencies, their units, workers and record "
                "systems, and forums.", (
    NAMED_ID, value(n.AGENCY, "name", "Riverside Police"),
    Column("kind", KIND_OF_HOLDER.about, "agency", required=True, holds=KIND_OF_HOLDER),
    value(n.AGENCY, "sector", "police"),
    links(r.PART_OF, "part of", "police", about="the body it is part of; dates, if any, go into the table `parts`"),
    value(n.AGENCY, "also_known_as", "RP"), *claim(n.AGENCY)), None, required=True)

INFORMATION = Table("information", "The propositions that holders can know, true or not.", (
    NAMED_ID, value(n.INFORMATION, "statement", "He was convicted of wounding in 2009"),
    value(n.INFORMATION, "kind", "previous convictions; weapon"), links(r.ABOUT, "about", "john", to=("Person",)),
    links(r.AROSE_FROM, "arose from", "e03"), value(n.INFORMATION, "true_from", "March 2009"),
    links(r.CONTRADICTS, "contradicts", "i14"), links(r.VERSION_OF, "version of", "i12"),
    value(n.INFORMATION, "hindsight", "no"), *claim(n.INFORMATION)), n.INFORMATION, required=True)

INCIDENTS = Table("incidents", "What happened, whoever knew of it.", (
    ID, value(n.INCIDENT, "what", "He hit her in the kitchen"), value(n.INCIDENT, "date", "early June 2015"),
    value(n.INCIDENT, "time", "23:20"), value(n.INCIDENT, "order", "1"), value(n.INCIDENT, "kind", "assault"),
    value(n.INCIDENT, "where", "at home"), links(r.INVOLVES, "people", "anna; john"),
    links(r.ATTENDED_BY, "holders", "police"), links(r.BREACHES, "breaches", "o1"),
    value(n.INCIDENT, "critical", "no"), *claim(n.INCIDENT)), n.INCIDENT, prefix="e")

KNOWLEDGE = Table("knowledge", "Who knew what by other ways than being told at a sharing or a meeting: what was seen, "
                  "said to them by a person, found in or written into a record.", (
    ID, links(r.HELD_BY, "holder", "gp", required=True), links(r.OF, "information", "i12; i13", required=True),
    value(n.KNOWLEDGE, "since", "9 April 2015"), value(n.KNOWLEDGE, "until", "June 2016"),
    value(n.KNOWLEDGE, "ended_by", "the file was destroyed"), value(n.KNOWLEDGE, "basis", "told"),
    *claim(n.KNOWLEDGE)), n.KNOWLEDGE, prefix="k", required=True)

SHARINGS = Table("sharings", "Attempts to pass information on. What did not go, or went changed, has columns of its "
                 "own.", (
    ID, value(n.SHARING, "date", "9 April 2015"), value(n.SHARING, "received", "11 April 2015"),
    value(n.SHARING, "time", "14:30"), value(n.SHARING, "order", "2"),
    links(r.SENT_BY, "from", "gp"), links(r.SENT_TO, "to", "cps; housing", required=True),
    links(r.CARRIED, "information", "i12", about="items that were passed on whole", fixed=(("fidelity", "whole"),)),
    links(r.CARRIED, "partly", "i12 as i12a", about="items of which only a part went, and the item that is that part",
          details=(AS,), detail_required=True, fixed=(("fidelity", "partial"),)),
    links(r.CARRIED, "distorted", "i12 as i15; i13: no risk to children", fixed=(("fidelity", "distorted"),),
          about="items in whose place something else was said: the item that was said, or the words",
          details=(AS, SAYING), detail_required=True),
    links(r.CARRIED, "left out", "i16", about="items that belonged in this sharing and were left out",
          fixed=(("fidelity", "omitted"),)),
    value(n.SHARING, "said", "that he was back at home"), value(n.SHARING, "channel", "phone"),
    value(n.SHARING, "outcome", "received"), value(n.SHARING, "reason", "referral"),
    value(n.SHARING, "lawful_basis"), links(r.ANSWERS, "answers", "q2", about="the request that it answered"),
    *claim(n.SHARING)), n.SHARING, prefix="s")

REQUESTS = Table("requests", "Somebody asked for information or action.", (
    ID, value(n.REQUEST, "date", "12 May 2015"), value(n.REQUEST, "time"), value(n.REQUEST, "order"),
    links(r.ASKED_BY, "by", "cps"), links(r.ASKED_OF, "of", "police", required=True),
    value(n.REQUEST, "asked_for", "any police contact with the family"),
    links(r.ASKED_FOR, "information", "i12", about="items that would have answered it"),
    value(n.REQUEST, "fate", "no reply"), value(n.REQUEST, "answered", "3 June 2015"), value(n.REQUEST, "reason"),
    *claim(n.REQUEST)), n.REQUEST, prefix="q")

NIL_RETURNS = Table("nil returns", "A holder was asked or searched, and its answer or file says that it had nothing: "
                    "not the same as no record.", (
    ID, links(r.RETURNED_BY, "holder", "housing", required=True), value(n.NIL_RETURN, "date", "20 May 2015"),
    value(n.NIL_RETURN, "said", "not known to us"), links(r.ABOUT, "about", "anna", to=("Person",)),
    links(r.SEARCHED_FOR, "information", "i12"), links(r.ANSWERS, "answers", "q2", about="the request that it answers"),
    *claim(n.NIL_RETURN)), n.NIL_RETURN, prefix="z")

MEETINGS = Table("meetings", "Sittings of a forum: held, cancelled or never called.", (
    ID, value(n.MEETING, "name", "core group of 12 May"), links(r.SITTING_OF, "forum", "marac", many=False),
    value(n.MEETING, "date", "12 May 2015"), value(n.MEETING, "time"), value(n.MEETING, "order"),
    value(n.MEETING, "status", "held"), value(n.MEETING, "purpose"), value(n.MEETING, "reason"),
    links(r.INVITED, "invited", "police; school; gp"), links(r.PRESENT, "present", "police; school"),
    links(r.ABSENT, "absent", "gp: no reason recorded; housing", details=(SAYING,)),
    links(r.RAISED, "raised", "i12 by police; i13", details=(BY,)),
    links(r.MINUTED_IN, "minuted in", "police-system"), *claim(n.MEETING)), n.MEETING, prefix="m")

DECISIONS = Table("decisions", "Assessments, gradings, plans, closures, charges.", (
    ID, value(n.DECISION, "date", "14 May 2015"), value(n.DECISION, "time"), value(n.DECISION, "order"),
    links(r.DECIDED_BY, "by", "cps", required=True), value(n.DECISION, "kind", "grading"),
    value(n.DECISION, "what", "graded as medium risk"), value(n.DECISION, "grade", "medium"),
    links(r.ABOUT, "about", "anna", to=("Person",)), value(n.DECISION, "reason"),
    links(r.CONSIDERED, "considered", "i12"),
    links(r.BEARS_ON, "bearing on it", "i13", reverse=True, about="items that would have mattered to it"),
    *claim(n.DECISION)), n.DECISION, prefix="d")

INVOLVEMENTS = Table("involvements", "A holder's open work with a person, from which needs can be derived.", (
    ID, links(r.WORK_OF, "holder", "cps", required=True), links(r.WORK_WITH, "people", "anna", required=True),
    value(n.INVOLVEMENT, "from", "May 2015"), value(n.INVOLVEMENT, "to", "June 2016"),
    value(n.INVOLVEMENT, "capacity", "child protection"), *claim(n.INVOLVEMENT)),
    n.INVOLVEMENT, prefix="v")

NEEDS = Table("needs", "Who needed what from when, as a source, a duty, a policy or the role says.", (
    ID, links(r.NEED_OF, "holder", "cps; school", required=True),
    links(r.NEED_FOR, "information", "i12", required=True),
    value(n.NEED, "from", "12 May 2015"), value(n.NEED, "to"), value(n.NEED, "basis", "stated"),
    value(n.NEED, "why", "to decide whether the child was safe at home"), *claim(n.NEED)),
    n.NEED, prefix="n")

ORDERS = Table("orders", "Bail conditions, injunctions, plans, licences.", (
    ID, value(n.ORDER_NODE, "kind", "bail conditions"), value(n.ORDER_NODE, "terms", "not to contact Anna"),
    value(n.ORDER_NODE, "from", "14 May 2015"), value(n.ORDER_NODE, "to", "2 June 2015"),
    links(r.BINDS, "binds", "john", required=True), links(r.PROTECTS, "protects", "anna"),
    links(r.ENFORCED_BY, "enforced by", "police"), *claim(n.ORDER_NODE)), n.ORDER_NODE, prefix="o")

ABSENCES = Table("absences", "What the source itself says was not shared, recorded, asked, attended or sent on. It "
                 "makes a finding firmer; it never makes one.", (
    ID, value(n.ABSENCE, "kind", "not shared"), value(n.ABSENCE, "what", "the clinic did not tell the school"),
    links(r.ABSENT_FROM, "holder", "clinic"), links(r.ABSENT_TO, "to", "school"),
    links(r.CONCERNS, "information", "i12"), links(r.CONCERNS_MEETING, "meeting", "m3"),
    links(r.CONCERNS_REQUEST, "request", "q2"), value(n.ABSENCE, "from", "May 2015", heading="from"),
    value(n.ABSENCE, "to", heading="until"), value(n.ABSENCE, "strength", "stated"), value(n.ABSENCE, "reason"),
    value(n.ABSENCE, "reason_code", "consent refused"), *claim(n.ABSENCE)), n.ABSENCE, prefix="a")

PATTERNS = Table("patterns", "Pictures that only several items show together.", (
    ID, value(n.PATTERN, "name", "escalation"), value(n.PATTERN, "about", "three assaults in two months"),
    links(r.PIECE_OF, "pieces", "i12; i13; i14", required=True, reverse=True), *claim(n.PATTERN)),
    n.PATTERN, prefix="p")

RENDERINGS = Table("renderings", "How records spelt a person's name, and what stands under that spelling.", (
    ID, links(r.RENDERS, "person", "anna", required=True, many=False), value(n.RENDERING, "name", "Anne Smyth"),
    links(r.RECORDED_BY, "recorded by", "police-system"), value(n.RENDERING, "date", "2013"),
    links(r.FILES, "information", "i12"), *claim(n.RENDERING)), n.RENDERING, prefix="x")


def dated(relationship: Relationship) -> tuple[Column, ...]:
    """The columns that every dated relationship has."""
    return (
        value(relationship, "from", "2010"), value(relationship, "to", "June 2016"),
        *(value(relationship, name) for name in ("sources", "asserted_by", "certainty", "note")),
    )


def end(heading: str, about: str, example: str, to: tuple[str, ...]) -> Column:
    """A column that names one end of the relationship that a row is."""
    return Column(heading, about, example, required=True, to=to)


PARTS = Table("parts", "Which worker, unit or system was part of which body, with dates where they matter.", (
    end("holder", "the part", "officer-a", r.PART_OF.start), end("of", "the body", "police", r.PART_OF.end),
    *dated(r.PART_OF)), edge=True)
MEMBERS = Table("members", "Who belongs to which forum.", (
    end("holder", "the member", "police", r.MEMBER_OF.start), end("of", "the forum", "marac", r.MEMBER_OF.end),
    *dated(r.MEMBER_OF)), edge=True)
ACCESS = Table("access", "Who could read which record system as part of ordinary work, on request, or not at all.", (
    end("holder", "who reads", "safeguarding-unit", r.READS.start),
    end("system", "what is read", "police-system", r.READS.end), value(r.READS, "kind", "routine"),
    *dated(r.READS)), edge=True)
EDGES = {"parts": r.PART_OF, "members": r.MEMBER_OF, "access": r.READS}

TABLES: tuple[Table, ...] = (
    PEOPLE, HOLDERS, PARTS, MEMBERS, ACCESS, INCIDENTS, INFORMATION, KNOWLEDGE, SHARINGS, REQUESTS, NIL_RETURNS,
    MEETINGS, DECISIONS, INVOLVEMENTS, NEEDS, ORDERS, ABSENCES, PATTERNS, RENDERINGS,
)
BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}

HOLDER_LABEL: dict[str, str] = {
    "agency": "Agency", "unit": "Unit", "worker": "Worker", "record system": "RecordSystem", "forum": "Forum",
}
KINDS: dict[str, Choices] = {HOLDER_KIND.name: HOLDER_KIND}
# fmt: on
