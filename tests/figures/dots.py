"""Drawings as dots and as text, for tests to look into and people to read."""

from collections.abc import Iterator, Sequence

from backcoach.figures.braille import DotRow
from backcoach.figures.scene import Tone

LETTERS = {
    None: " ",
    Tone.GHOST: ":",
    Tone.PROP: ".",
    Tone.FAR: "f",
    Tone.FACE: "o",
    Tone.SHIRT: "s",
    Tone.NEAR: "n",
    Tone.FAR_MOVING: "F",
    Tone.MOVING: "M",
    Tone.MARK: "!",
}
"""What a tone is called in a golden file: capitals are pointed out, f and F on the far side."""

_DOTS = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
"""Column and row of each of a character's dots, in the order of its bits."""

Dot = tuple[int, int]


def texts(rows: Sequence[DotRow]) -> list[str]:
    """The rows as they are seen without colours."""
    return ["".join(patch.text for patch in row) for row in rows]


def tones(rows: Sequence[DotRow]) -> list[str]:
    """A letter for the tone of each character that has dots."""
    return [
        "".join(
            " " if character == " " else LETTERS[patch.tone]
            for patch in row
            for character in patch.text
        )
        for row in rows
    ]


def dots(rows: Sequence[DotRow]) -> set[Dot]:
    """The dots that are there: how far to the right and down from the top left."""
    return set(_dots(texts(rows)))


def _dots(lines: Sequence[str]) -> Iterator[Dot]:
    for row, line in enumerate(lines):
        for column, character in enumerate(line):
            bits = 0 if character == " " else ord(character) - 0x2800
            for number, (right, down) in enumerate(_DOTS):
                if bits >> number & 1:
                    yield 2 * column + right, 4 * row + down
