"""What a machine can do for a session: values that are found out, and shown or handed on."""

from typing import NamedTuple


class Screen(NamedTuple):
    """The terminal; None where something is not known."""

    is_terminal: bool
    in_lines: bool
    """Whether a session is written in lines: there is no terminal, or it was asked for."""
    kind: str
    columns: int
    rows: int
    colours: str | None
    """How Rich calls the way they are asked for; None for none."""
    unicode: bool
    """Whether blocks and braille can be written to it."""
    ambiguous_cells: int | None
    """How many cells a character takes that is as wide as a terminal likes; 1 is right."""


class Speech(NamedTuple):
    """The voice: the program that speaks, if any, its voices, and the one that is wished for."""

    programs: tuple[str, ...]
    """Those that could speak on this system, the best one first."""
    program: str | None
    names: tuple[str, ...]
    wished: str | None
    has_wished: bool | None


class Tool(NamedTuple):
    """What is needed for something, and which of it is here."""

    programs: tuple[str, ...]
    found: tuple[str, ...]


class Place(NamedTuple):
    """A file or a folder of the person's; no path for somebody who has no home."""

    what: str
    path: str | None
    exists: bool
    writable: bool


class Machine(NamedTuple):
    """All of it: `encoders` by what a guide's name ends in, `trouble` with the profile, if any."""

    screen: Screen
    speech: Speech
    has_card: bool | None
    chimes: Tool
    encoders: dict[str, Tool]
    awake: Tool
    places: tuple[Place, ...]
    trouble: str
