"""How a sheet is to look on paper."""

from enum import StrEnum
from typing import NamedTuple


class Paper(StrEnum):
    """The size of a sheet of paper."""

    A4 = "a4"
    LETTER = "letter"


class Look(NamedTuple):
    """On which paper, and whether in letters that can be read from further away."""

    paper: Paper = Paper.A4
    large: bool = False
