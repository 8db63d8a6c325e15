"""What agencies call the columns of their chronologies: Chronolator's headings, published ones, and local ones."""

from __future__ import annotations

KNOWN: dict[str, str] = {
    "DATE": """
        date | dates | when | when did it happen | date time | date and time | date or period of event | start
        | start date | from | date from | from date | period | date or period | date period | started | begin
        | date started | day and date | day date | day month year | datetime | date start | start date time |
        start date and time | event start | timestamp | time and date | time date | dated | date s | dd mm
        yyyy | date of event | date of contact | date of incident | date of entry | event date | contact date
        | beginning
    """,
    "TIME": """
        time | start time | time start | time from | time of event | time of contact | time of incident | time
        of day | times | hour | hours | hrs | approx time | time 24hr | time 24 hour | event time | time
        started | contact time | incident time | time of call | time hrs | clock time
    """,
    "END_DATE": """
        end date | date end | to | date to | to date | until | end | finish | finish date | ended | date ended
        | date finished | end date time | end date and time | event end | date until | finished
    """,
    "END_TIME": """
        end time | time end | time to | finish time | time ended | time finished | time until
    """,
    "YEAR": """
        year | years | yr | yyyy | date year | year of event
    """,
    "AGENCY": """
        agency | agencies | organisation | organisations | organization | organizations | service | services |
        provider | service provider | department | agency name | name of agency | reporting agency | agency
        involved | agencies involved | agency organisation | organisation agency | agency service | agency
        team | partner | partner agency | contributing agency | lead agency | authority | source agency
        | team | agency providing information | agency reporting | organisation name | name of organisation |
        which agency | responsible agency | team service | service team | team agency | dept | institution |
        agency department | single agency | originating agency | recording agency | owner agency | information
        from agency
    """,
    "TEXT": """
        event | events | significant event | significant events | key event | key events | entry | entries |
        contact | contacts | detail | details | description | summary | narrative | incident | incidents |
        what happened | occurrence | activity | interaction | episode | involvement | record | case note |
        case notes | event details | details of event | event detail | detail of event | event description |
        description of event | event summary | summary of event | contact details | details of contact |
        summary of contact | description of contact | incident details | details of incident | description of
        incident | content | text | significant event contact | event contact | event incident | contact event
        | nature of event | information | significant information | chronology | event or contact | contact or
        event | events and contacts | facts | details of significant event | summary of events | detail of
        contact | event or incident | incident summary | summary of information | brief summary | brief
        description | summary of key event | full details | log entry | journal | diary | diary entry | key
        information | summary of incident | information known | main event | description of events | summary
        of involvement | agency contact | agency involvement | case record | synopsis | information recorded |
        information held | history | happening | significant incident | contact summary | account |
        circumstances | event narrative | narrative of event | progress note | progress notes
        | discussion | free text | consultation | intervention | relevant information | log | observations |
        presenting problem | encounter | reason problem | message | body
    """,
    "REMARK": """
        comment | comments | note | notes | remark | remarks | outcome | outcomes | action | actions | action
        taken | actions taken | response | impact | analysis | decision | decisions | significance |
        commentary | agency response | outcome of contact | action outcome | actions outcome | outcome action
        | result | follow up | impact on child | impact on victim | author comment | panel comment | reviewer
        comment | opinion | professional response | response outcome | action taken outcome | further action |
        additional information | other information | reflection | learning | learning points | issues | good
        practice | evaluation | what we did | what was done | what did we do | what you did
    """,
    "OTHER_DATE": """
        date recorded | recorded date | date entered | date received | recorded on | entered on | date of
        recording | date logged | date reported | reported date | date of report | date of referral | referral
        date | date created | created | date added | date of record | date notified | date written
    """,
    "REFERENCE": """
        ref | reference | event ref | event reference | no | number | nr | id | event id | event no | event
        number | row | row no | row number | item | item no | entry no | entry number | serial | serial no | s
        no | sl no | ref no | reference no | reference number | line | line no | index | # | № | seq |
        sequence | incident no | incident number | log no | log number | crime no | crime number | urn
    """,
    "OTHER": """
        source | sources | source of information | source of info | source document | evidence | source of
        evidence | information source | professional | professionals | professional involved | worker |
        workers | practitioner | staff | staff member | author | recorded by | completed by | role | job title
        | name | names | person | people | subject | subjects | victim | perpetrator | child | family member |
        who | who was involved | persons involved | people involved | location | place | venue | address |
        where | type | event type | type of event | type of contact | contact type | category | mode | method
        | method of contact | mode of contact | nature of contact | significance rating | rag | rag rating |
        priority | theme | themes | keyword | keywords | tags | learned | told | not told | asked | day | dd |
        mm | mth | date day | date month | day of event | month of event | day of week | weekday | month | age |
        voice of the child | domestic abuse | risk | risk level | status | contact with | seen | persons present
        | present | attendees | date of birth | dob | initials | adult | code | duration | page | witness |
        officer | relationship | involved | person involved | individual | individuals | reason | purpose |
        child seen | seen alone | file | document | exhibit | appendix | link | hyperlink | kpe | kloe | term of
        reference | tor | terms of reference
    """,
}
"""For each role its headings as they are compared: small letters, no punctuation, parted by ``|``."""
