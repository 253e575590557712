"""The colour of a terminal's background, as far as it or its surroundings say."""

import re
from collections.abc import Mapping

Rgb = tuple[int, int, int]

QUESTION = "\x1b]11;?\x07"
"""Asks a terminal; one that knows an answer sends it like a key, and others pass over it."""

_ANSWER = re.compile(r"\x1b\]11;rgba?:([0-9a-f/]+)(?:\x07|\x1b\\)", re.IGNORECASE)
_NUMBERED = {"0": (0, 0, 0), "7": (229, 229, 229), "15": (255, 255, 255)}
"""Those of the sixteen colours of which anybody can tell how bright they are."""


def is_answer(sent: str) -> bool:
    """Whether what a terminal has sent says which colour its background has."""
    return _ANSWER.fullmatch(sent) is not None


def answered(sent: str) -> Rgb | None:
    """The colour in an answer; each part of it has one to four digits, of base 16."""
    found = _ANSWER.fullmatch(sent)
    parts = [part for part in found[1].split("/") if 1 <= len(part) <= 4] if found else []
    if len(parts) < len("rgb"):
        return None
    red, green, blue = (round(int(each, 16) * 255 / (16 ** len(each) - 1)) for each in parts[:3])
    return red, green, blue


def told(environ: Mapping[str, str]) -> Rgb | None:
    """The colour that `COLORFGBG` tells, as some terminals have it: `15;0` is white on black."""
    _, _, behind = environ.get("COLORFGBG", "").rpartition(";")
    return _NUMBERED.get(behind)
