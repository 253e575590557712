"""The characters pictures are made of, for terminals with and without block characters."""

from dataclasses import dataclass

from backcoach.domain.knowledge.terms import Characters


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Characters for two pixels above each other, for bars and for marks."""

    upper: str
    lower: str
    both: str
    bar: str
    track: str
    here: str
    more: str

    def pair(self, top: bool, bottom: bool) -> str:
        """The character for two pixels, one above the other."""
        if top and bottom:
            return self.both
        return self.upper if top else self.lower if bottom else " "


BLOCKS = Glyphs("▀", "▄", "█", "━", "─", "▸", "…")
ASCII = Glyphs("#", "#", "#", "#", "-", ">", "...")


def glyphs_for(encoding: str, term: str, wanted: Characters | None = None) -> Glyphs:
    """The characters that a terminal can show: the Linux console and a dumb one lack most.

    What is `wanted` goes before what is known of a terminal, for some show everything and have
    characters that are two cells wide.
    """
    if wanted is Characters.ASCII:
        return ASCII
    unicode = encoding.lower().replace("-", "") in ("utf8", "utf16", "utf32")
    can = term not in ("linux", "dumb") or wanted is Characters.UNICODE
    return BLOCKS if unicode and can else ASCII
