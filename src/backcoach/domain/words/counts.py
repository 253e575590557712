"""Where one is in an exercise: on which side, and at which set, repetition or breath of how many.

Each count comes as no or one piece of a list, so that what is but one goes unsaid.
"""

from backcoach.domain.knowledge.terms import Side
from backcoach.domain.words.grammar import capitalised
from backcoach.domain.words.labels import SIDE_WORDS


def side_of(side: Side) -> tuple[str, ...]:
    """`left`, where it is but one side."""
    return () if side is Side.BOTH else (SIDE_WORDS[side],)


def number_of(number: int, whole: int, name: str = "") -> str:
    """`2 of 3`, `set 1 of 1`."""
    return f"{name} {number} of {whole}".lstrip()


def some_of(number: int, whole: int, name: str = "") -> tuple[str, ...]:
    """`2 of 3`, `set 2 of 3`, where there is more than one."""
    return (number_of(number, whole, name),) if whole > 1 else ()


def in_short(number: int, whole: int, name: str) -> str:
    """`set 2/3`, for where there is little room."""
    return f"{name} {number}/{whole}"


def listed(*counts: str) -> str:
    """Counts as a sentence: `Left, set 1 of 2, 2 of 3.`; nothing for none."""
    return f"{capitalised(', '.join(counts))}." if counts else ""
