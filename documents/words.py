"""Text as a person sees it: one kind of line end, no characters that show nothing."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from documents.errors import UnreadableDocumentError
from documents.limits import MOST_CHARACTERS

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff\ud800-\udfff]")
ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
SECONDS_OF_DAY = 24 * 60 * 60


def clean(text: str) -> str:
    """The text with line ends of one kind, plain spaces, and without control characters or outer spaces."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return UNSEEN.sub("", LINE_ENDS.sub("\n", text)).replace("\N{NO-BREAK SPACE}", " ").strip()


def unescape(text: str) -> str:
    """The text of a cell of a workbook, where ``_x000D_`` stands for a character that XML has no room for."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def require_length(text: str, where: str) -> None:
    """Raises ``UnreadableDocumentError`` where one cell holds more than is read."""
    if len(text) > MOST_CHARACTERS:
        wrong = f"a cell or line holds {len(text):,} characters; at most {MOST_CHARACTERS:,} are read. Split it."
        raise UnreadableDocumentError(f"{where}: {wrong}")


def value_text(value: object) -> str:  # noqa: PLR0911 - one for each type
    """The text of a cell's value: dates as year-month-day, whole numbers without decimals, yes and no."""
    match value:
        case str():
            return clean(value)
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer() and abs(value) < 1e15:  # noqa: PLR2004 - beyond it floats skip whole numbers
            return str(int(value))
        case datetime():
            return _moment(value)
        case date():
            return value.isoformat()
        case time():
            return f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}"
        case timedelta():
            return _duration(value)
    return str(value)


def _moment(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds" if value.second else "minutes")


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    text = f"{minutes // 60:02d}:{minutes % 60:02d}"
    return f"{text}:{seconds:02d}" if seconds else text
