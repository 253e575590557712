"""What a text has to tell somebody who only hears it, written in short rows.

A row is a list of things with commas between them, each with the words that will do for it:
`"knees/legs, lower/roll, {side}"`. It is held against the text as it is spoken on the left.
"""

import re

from backcoach.domain.knowledge.terms import Side
from backcoach.domain.words.phases import sided


def untold(row: str, text: str) -> list[str]:
    """The things of a row that a text does not tell."""
    heard = sided(text, Side.LEFT)
    things = sided(row, Side.LEFT).split(", ")
    return [thing for thing in things if not _tells(heard, thing)]


def _tells(heard: str, thing: str) -> bool:
    words = "|".join(map(re.escape, thing.split("/")))
    return re.search(rf"\b({words})\b", heard, re.IGNORECASE) is not None
