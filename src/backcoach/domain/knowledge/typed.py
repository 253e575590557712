"""What people type for a value: read as they mean it, or answered with what it takes.

Each of these raises a ValueError that says what it takes, with an example to end with.
"""

import re
from typing import TYPE_CHECKING

from backcoach.domain.knowledge.terms import LONGEST_MINUTES, MOST_LEVELS, NOTHING, TIME_OF_DAY

if TYPE_CHECKING:
    from backcoach.domain.knowledge.span import BreathPattern

_MINUTES = re.compile(r"([-+]?(?:\d+\.?\d*|\.\d+|nan|inf)) ?(?:m|min|mins|minutes?)?\.?", re.ASCII)
_HOUR = re.compile(r"(\d{1,2})(?:[:.h](\d{2})?)? ?(am|pm|h)?", re.ASCII)


def points(text: str) -> str:
    """A text with points where numbers have decimal commas."""
    return re.sub(r"(?<=[0-9]),(?=[0-9])", ".", text)


def minutes_in(text: str) -> float:
    """Minutes as `8`, `8.5`, `8,5`, `8min` or `8 minutes`; for `none` it is 0, no time at all."""
    if text.lower() in NOTHING:
        return 0
    found = _MINUTES.fullmatch(points(text.strip().lower()))
    minutes = float(found[1]) if found else 0.0
    if not 0 < minutes <= LONGEST_MINUTES:
        raise ValueError(f"a time above 0, up to {LONGEST_MINUTES:g}, in minutes; try 8")
    return minutes


def level_in(text: str) -> int:
    """A level from 1; for `none` it is 0, no level at all."""
    if text.lower() in NOTHING:
        return 0
    level = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    if not 1 <= level <= MOST_LEVELS:
        raise ValueError(f"a whole number from 1 to {MOST_LEVELS}; try 1")
    return level


def breath_in(text: str) -> "BreathPattern":
    """A usual breath as `3:4` or `3,5:4`, also with seconds of holding between."""
    from backcoach.domain.knowledge.span import BreathPattern

    return BreathPattern.read_usual(points(text.strip()))


def time_in(text: str) -> str:
    """A time of day as `7:00`, `7`, `7.30`, `7h30` or `7 pm`, as it is written in a profile."""
    found = _HOUR.fullmatch(text.strip().lower())
    if not found:
        raise ValueError("a time of day; try 7:00")
    hour, half = int(found[1]), found[3]
    if half in ("am", "pm") and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif half in ("am", "pm"):
        raise ValueError("a time of day; try 7:00")
    hours = found[1] if half not in ("am", "pm") and hour < 24 else f"{hour}"
    time = f"{hours}:{found[2] or '00'}"
    if not re.fullmatch(TIME_OF_DAY, time):
        raise ValueError("a time of day; try 7:00")
    return time
