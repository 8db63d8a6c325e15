"""A small case that is complete: the example of ``docs/case-format.md``, which a test checks and loads."""

from __future__ import annotations

EXAMPLE: dict[str, str] = {
    "case.yml": """\
title: Review into the death of Anna (made up)
kind: DARDR
fictional: yes
period:
  from: 1 January 2015
  to: 30 June 2015
sources:
  - id: review
    title: Overview report
    date: 2016
glossary:
  GP: general practitioner
counts:
  people: 2
""",
    "people.csv": """\
id,name,role,household,sources
anna,Anna,victim,smith family,review 1:1
john,John,perpetrator,smith family,review 1:2
""",
    "holders.csv": """\
id,name,kind,sector,part of,also known as,sources
police,Riverside Police,agency,police,,RP,review 2:1
response,response team,unit,,police,,review 2:2
surgery,Mill Lane Surgery,agency,health,,,review 2:3
social-care,Riverside Social Care,agency,children's social services,,CSC,review 2:4
""",
    "information.csv": """\
id,statement,kind,about,arose from,true from,sources
i-hit,John hit Anna at home,assault,anna; john,e-hit,3 February 2015,review 3:1
i-injury,Anna had a broken wrist,assault,anna,e-hit,3 February 2015,review 3:2
""",
    "incidents.csv": """\
id,what,date,time,kind,people,holders,critical,sources
e-hit,John hit Anna at home,3 February 2015,22:40,assault,anna; john,response,no,review 3:1
""",
    "knowledge.csv": """\
holder,information,since,basis,sources
anna; john,i-hit; i-injury,3 February 2015,witnessed,review 3:1
response,i-hit,3 February 2015,told,review 3:1
""",
    "sharings.csv": """\
id,date,from,to,information,partly,left out,said,channel,outcome,sources
s-surgery,4 February 2015,anna,surgery,i-injury,,,,in person,received,review 3:2
s-referral,early March 2015,response,social-care,,i-hit as i-injury,,"a fall, a broken wrist",form,received,review 3:4
""",
    "involvements.csv": """\
holder,people,from,to,capacity,sources
social-care,anna,May 2015,,child protection,review 4:1
""",
    "needs.csv": """\
holder,information,from,basis,why,sources
surgery,i-hit,4 February 2015,role,to see what the injury meant,review 3:3
social-care,i-hit; i-injury,March 2015,stated,to judge whether the children were safe,review 3:4
""",
}
