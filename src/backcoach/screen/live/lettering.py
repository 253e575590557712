"""Large letters and digits, five pixels high, for a screen that is read from afar."""

from functools import cache

from backcoach.screen.glyphs import Glyphs

_LETTERS = {
    "A": ".##. #..# #### #..# #..#",
    "B": "###. #..# ###. #..# ###.",
    "C": ".### #... #... #... .###",
    "D": "###. #..# #..# #..# ###.",
    "E": "#### #... ###. #... ####",
    "F": "#### #... ###. #... #...",
    "G": ".### #... #.## #..# .###",
    "H": "#..# #..# #### #..# #..#",
    "I": "### .#. .#. .#. ###",
    "J": "..## ...# ...# #..# .##.",
    "K": "#..# #.#. ##.. #.#. #..#",
    "L": "#... #... #... #... ####",
    "M": "#...# ##.## #.#.# #...# #...#",
    "N": "#..# ##.# #.## #..# #..#",
    "O": ".##. #..# #..# #..# .##.",
    "P": "###. #..# ###. #... #...",
    "Q": ".##. #..# #..# #.## .###",
    "R": "###. #..# ###. #.#. #..#",
    "S": ".### #... .##. ...# ###.",
    "T": "##### ..#.. ..#.. ..#.. ..#..",
    "U": "#..# #..# #..# #..# .##.",
    "V": "#...# #...# .#.#. .#.#. ..#..",
    "W": "#...# #...# #.#.# ##.## #...#",
    "X": "#...# .#.#. ..#.. .#.#. #...#",
    "Y": "#...# .#.#. ..#.. ..#.. ..#..",
    "Z": "#### ...# .##. #... ####",
    "0": "### #.# #.# #.# ###",
    "1": ".#. ##. .#. .#. ###",
    "2": "### ..# ### #.. ###",
    "3": "### ..# ### ..# ###",
    "4": "#.# #.# ### ..# ..#",
    "5": "### #.. ### ..# ###",
    "6": "### #.. ### #.# ###",
    "7": "### ..# ..# .#. .#.",
    "8": "### #.# ### #.# ###",
    "9": "### #.# ### ..# ###",
    ":": ". # . # .",
    ".": ". . . . #",
    ",": ".. .. .. .# #.",
    "'": "# # . . .",
    "-": "... ... ### ... ...",
    "/": "..# ..# .#. #.. #..",
    " ": ".. .. .. .. ..",
}
HEIGHT = 5


def width_of(text: str, scale: int) -> int:
    """How many columns a text takes: a pixel is `scale` columns wide, letters one pixel apart."""
    return scale * len(_pixels(text)[0])


def rows_of(scale: int) -> int:
    """How many rows any text takes; a row is two pixels high."""
    return (HEIGHT * scale + 1) // 2


def largest(text: str, width: int, height: int) -> int:
    """The largest scale at which a text fits; 0 where none does."""
    scale = 0
    while width_of(text, scale + 1) <= width and rows_of(scale + 1) <= height:
        scale += 1
    return scale


@cache
def lettering(text: str, scale: int, glyphs: Glyphs) -> tuple[str, ...]:
    """Draw a text in large letters; a character there is no letter for is left out."""
    rows = [row for row in _pixels(text) for _ in range(scale)]
    rows += [""] * (len(rows) % 2)
    width = len(rows[0])
    padded = [row.ljust(width, ".") for row in rows]
    return tuple(
        "".join(
            glyphs.pair(above == "#", below == "#") * scale
            for above, below in zip(padded[row], padded[row + 1], strict=True)
        )
        for row in range(0, len(padded), 2)
    )


def _pixels(text: str) -> list[str]:
    letters = [_LETTERS[letter].split() for letter in text.upper() if letter in _LETTERS]
    if not letters:
        return [""] * HEIGHT
    return [".".join(rows) for rows in zip(*letters, strict=True)]
