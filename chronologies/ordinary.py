"""Words with capitals in chronologies that are nobody's name: of dates, titles, and of the work of agencies."""

from __future__ import annotations

DATE_WORDS_LIST = """
apr april aug august autumn boxing christmas dec december easter eve feb february fri friday halloween jan january jul
july jun june mar march may mon monday nov november oct october sat saturday sep sept september spring summer sun
sunday thu thur thurs thursday tue tues tuesday valentine wed wednesday winter
"""
TITLES_LIST = """
aunt auntie cllr constable dame dc dci detective di doctor dr ds dsi gran grandad grandma insp inspector judge lady
lord miss mr mrs ms mx nan nurse pc pcso prof professor recorder rev sergeant sgt sir sister sw uncle
"""
ORDINARY_LIST = """
a about access accident accommodation action actions address adult adults advice adviser advisor advocacy advocate
after agency agreed alcohol all also ambulance an and another antenatal anti-social any appointment area arrest as
assault assessment at attendance attended attends audit baby bail bank began benefit benefits birth board body both
boy british broke brought but by call came care carer caring case centre chair charge charity child children
chronology church civil clinic clinical college committee community concern conditions conference consultant contact
continuing core council counsel country county court criminal crisis crown custody cut dad daddy date day days death
decision department dependency detail details director discharge district division dna domestic drove drug drugs duty
early education email emergency english enquiry entry environmental european evening event everyone evidence ex
ex-partner family father fax fell felt female file final first fit follow following force form foster found from full
fund further gave general generic girl got gp group guardian guidance had he head health heard hearing held help her
high hill his hit holiday home homeless hospital hostel house housing however human husband i immigration impact in
incident independent information initial injury intelligence interview investigation irish it its joint judgement kept
key landlord late leaving left legal let letter level liaison line local log lost made magistrates male management
manager marriage maternal maternity me medical medication meeting mental message met midwife minor morning mother
multi mum mummy murder my national neighbour neighbourhood neighbours new next nfa night nil no nobody none north
north-west not note notes nothing notice nursery nursing of office officer officers on one operation order other our
out outcome outreach overview paid panel parent parenting partner partnership patient pending perpetrator person phase
phone place plan police policy polish post practice practitioner pregnancy pregnant previous prison probation
professionals programme project protection protocol psychiatric psychologist psychology public pupil put ran rang
referral referrals refuge region registrar registration rent repeat report reporting request response responsible
restraining return review risk road room routine safe safeguarding sat saw school scottish screening second secondary
secretary section see seen self senior sent serious service services session set sex sexual she sister's social
society solicitor somebody son south special specialist spent staff state statement station step strategy street
student subject summary supervision supervisor support surgery teacher team tel telephone tenancy tenant text the
theft their there they third this threat to today told tomorrow took trauma treatment triage tribunal trust unit
university unknown update urgent vehicle victim violence visit visitor voluntary walk-in ward warning we weight
welfare welsh went west when wife with witness woman women won worker worker's workplace wrote yes yesterday you young
youth
"""
COMMON_LIST = """
the and for was were had has have that this with from not but his her him she they them their there which who whom
been being would could should about into onto over under after before when where what then than also some other will
did does said says stated reported advised informed noted recorded discussed made taken given received asked attended
contact contacted call called calls telephone phone visit visited seen spoke spoken letter email due any all out off
are its one two three no yes again still very more most only both during between because however following regarding
re via per further today yesterday morning afternoon evening
"""

DATE_WORDS = frozenset(DATE_WORDS_LIST.split())
TITLES = frozenset(TITLES_LIST.split())
"""What stands before a name; a word with a capital after one of them is taken for a name whatever it is."""
COMMON = frozenset(COMMON_LIST.split())
"""Words that two events can share without being one."""
ORDINARY = frozenset(ORDINARY_LIST.split()) | COMMON
"""Words that chronologies write with a capital, in names of services or at the beginning of a cell."""
