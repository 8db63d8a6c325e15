"""What two agencies sent, made up: one event that both saw, a date that is rough, and one that cannot be."""

from __future__ import annotations

POLICE = """Agency: Riverside Police
Ref,Start Date,Start Time,Significant Event,Action Taken
1,03/02/2021,09:15,"Attended 14 Elm Street, log 4417. Mara Hill had a cut lip",None
2,early June 2021,,Mara said that she was afraid of Dan,
3,31/02/2021,,Enquiries made,
"""
SURGERY = """When,Contact,Outcome
03.02.2021,"Mara Hill seen with a cut lip, police log 4417",None
Spring 2021,She changed her number; Dr Pike told,
"""
