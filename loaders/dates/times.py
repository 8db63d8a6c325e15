"""Times of day, alone and beside a date."""

from __future__ import annotations

import re
from datetime import time

from loaders.dates.spans import Refusal

NOON = 12
NOT_ONE_DATE = re.compile(r"\b(?:before|after|by|since|until|till|prior|than|from|between|to|through|onwards?)\b| - ")
CLOCK = r"""(?:[0-9]{1,2}(?::[0-9]{2}(?:[:.][0-9]{2}(?:\.0+)?)?|\.[0-9]{2}(?!\.[0-9]))\ ?(?:am|pm|hrs|hours|z\b)?
              |[0-9]{1,2}\ ?(?:am|pm)
              |[0-9]{4}\ ?(?:hrs|hours)
              |(?:12\ ?)?(?:noon|midday)|midnight)"""
DATE_THEN_TIME = re.compile(rf"(?P<date>.+?)(?:,?\ (?:at\ )?|(?<=[0-9])t)(?P<time>{CLOCK})", re.VERBOSE)
TIME_THEN_DATE = re.compile(rf"(?:at\ )?(?P<time>{CLOCK}),?\ (?:on\ )?(?P<date>.+)", re.VERBOSE)
TIME = re.compile(rf"(?:at\ )?(?P<time>{CLOCK})", re.VERBOSE)
PARTS = re.compile(r"([0-9]{1,2})[:.]?([0-9]{2})?(?:[:.]([0-9]{2})(?:\.0+)?)? ?(am|pm|hrs|hours|z)?")


def split_time(text: str) -> tuple[str, time | None]:
    """The date's part of a plain text, and the time of day in it if there is one."""
    found = DATE_THEN_TIME.fullmatch(text) or TIME_THEN_DATE.fullmatch(text)
    if not found:
        return text, None
    if NOT_ONE_DATE.search(found["date"]):
        raise Refusal("a time of day goes with one date; write it like 9 April 2011 02:10")
    return found["date"], read_clock(found["time"])


def read_time(text: str) -> time:
    """The time of day that a plain text gives and nothing else."""
    found = TIME.fullmatch(text)
    if not found:
        raise Refusal("it is not a time of day; write it like 23:20, 2am or 0210 hrs")
    return read_clock(found["time"])


def read_clock(text: str) -> time:
    """A time of day from its written form. Noon is 12:00; midnight could be either end of the day."""
    if text == "midnight":
        raise Refusal("midnight may begin or end the day; write 00:00 and the day that it begins")
    found = PARTS.fullmatch("12:00" if text.endswith(("noon", "midday")) else text)
    if not found:
        raise Refusal(f"{text!r} is not a time of day; write it like 23:20")
    hour, minute, second = (int(found[place] or 0) for place in (1, 2, 3))
    if found[4] in {"am", "pm"}:
        hour = on_twelve_hours(hour, found[4])
    try:
        return time(hour, minute, second)
    except ValueError as reason:
        raise Refusal(f"there is no time {text!r}; write it from 00:00 to 23:59") from reason


def on_twelve_hours(hour: int, half: str) -> int:
    """The hour of the day for an hour with am or pm; ``23:20pm`` says the same twice and is let pass."""
    if half == "am":
        if hour > NOON:
            raise Refusal(f"{hour} is not in the morning; write the time from 00:00 to 23:59")
        return hour % NOON
    return hour if hour >= NOON else hour + NOON
