"""Decides whether a query only reads the graph.

A session in read mode stops changes to the graph, but not LOAD CSV (which reads files and asks other hosts),
procedures, or commands about the server; and Neo4j Community has no roles that could. So a query must pass twice: by
its words, because the plan leaves out what is nested inside an expression, and by the plan that the server makes of it.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

# The lexical rules of Cypher 5: quoted text, comments and quoted names cannot hold a clause.
_QUOTED_OR_COMMENT = re.compile(
    r"""'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|/\*.*?\*/|//[^\r\n]*|`(?:[^`]|``)*`""", re.DOTALL
)
_NOT_PART_OF_A_NAME = r"(?<![.:$`\w])"
_UNICODE_ESCAPE = re.compile(r"\\u+[0-9a-fA-F]")

# The namespaces of Neo4j's own functions; every other belongs to a plug-in, which may do anything:
# https://neo4j.com/docs/cypher-manual/5/functions/
_OWN_NAMESPACES = "date|datetime|localdatetime|localtime|time|duration|point|vector"
_PLUG_IN_FUNCTION = re.compile(
    rf"(?<![.$`\w])(?!`?(?:{_OWN_NAMESPACES})\b)`?[^\W\d]\w*(?:\.`?[^\W\d]\w*)+ ?\(", re.IGNORECASE
)
_PLAN_ASKED_FOR = "EXPLAIN or PROFILE, which ask for a plan; give the query alone"

_REFUSED_WORDS = (
    (re.compile(r"\A\s*(?:CYPHER\b[\w\s.=]*\s)?(?:EXPLAIN|PROFILE)\b", re.IGNORECASE), _PLAN_ASKED_FOR),
    (re.compile(r"\bLOAD\W+CSV\b", re.IGNORECASE), "LOAD CSV reads files and other hosts"),
    (re.compile(_NOT_PART_OF_A_NAME + r"CALL\b\s*(?![\s{(:,)=}\]<>+\-*/|;.]|$)", re.IGNORECASE), "CALL of a procedure"),
    (re.compile(_NOT_PART_OF_A_NAME + r"USE\s*(?:`|\s\w)", re.IGNORECASE), "USE of another database"),
    (re.compile(r"\bIN\W+(?:\w+\W+)?(?:CONCURRENT\W+)?TRANSACTIONS?\b", re.IGNORECASE), "IN TRANSACTIONS"),
    (re.compile(r"\b(?:SHOW|TERMINATE)\W+TRANSACTIONS?\b", re.IGNORECASE), "a command about transactions"),
)
_REFUSED_OPERATORS = re.compile(r"LoadCSV|ProcedureCall|^Show|^Terminate|^Transaction|Command")


@dataclass(frozen=True)
class Notification:
    """A remark of the server on a query; `line` and `column` count from 1.

    `code` is a status of GQL, e.g. 01N50 for an unknown label, 01N51 for an unknown relationship type, 01N52 for an
    unknown property: https://neo4j.com/docs/status-codes/current/notifications/all-notifications/
    """

    code: str
    description: str
    severity: str
    category: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True)
class Explanation:
    """What the server would do for a query: its type (r, rw, w, s), its plan's operators, the remarks, the columns."""

    query_type: str
    operators: tuple[str, ...]
    notifications: tuple[Notification, ...]
    columns: tuple[str, ...] = ()


@functools.lru_cache(1024)
def refused_words(query: str) -> str | None:
    """What in the text of a query does more than read the graph; None if nothing."""
    if _UNICODE_ESCAPE.search(query):
        return "an escaped character (\\u…); write the character itself"
    bare = _QUOTED_OR_COMMENT.sub(_without_content, query)
    refused = next((reason for pattern, reason in _REFUSED_WORDS if pattern.search(bare)), None)
    if refused is None and _PLUG_IN_FUNCTION.search(_names_joined(bare)):
        return "a function of a plug-in, which may reach outside"
    return refused


def _names_joined(bare: str) -> str:
    """The text with no blank around the points of a name, and without the points of a range."""
    return " ".join(bare.replace("..", ", ").split()).replace(" .", ".").replace(". ", ".")


@functools.lru_cache(1024)
def refused_plan(explanation: Explanation) -> str | None:
    """What in the plan of a query does more than read the graph; None if nothing."""
    if explanation.query_type != "r":
        return "it changes the graph, its schema or the server"
    refused = [name for name in explanation.operators if _REFUSED_OPERATORS.search(name)]
    return f"its plan contains {refused[0]}" if refused else None


def _without_content(match: re.Match[str]) -> str:
    """What stands for quoted text or a comment: a quoted name keeps its opening mark, for it can still be a plug-in's.

    A blank ends it, so that a word before or after it stays a word: CALL`db`.labels() is a call.
    """
    text = match.group()
    if text.startswith("`"):
        return f"`{text[1:-1] if text[1:-1].isidentifier() else '_'} "
    return " " if text.startswith("/") else "''"
