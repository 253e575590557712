"""The breath guide: a disc that swells as the breath comes in and sinks as it goes out."""

from functools import cache

from backcoach.screen.glyphs import Glyphs

SMALLEST = 0.35
"""The disc's radius with empty lungs, as a part of the full one."""


def disc_step(level: float, rows: int) -> int:
    """How far the disc has swollen, in steps small enough to look smooth at its size."""
    return round(level * 2 * rows)


@cache
def disc(step: int, rows: int, glyphs: Glyphs) -> tuple[str, ...]:
    """Draw the disc at one of its steps, centred in `rows` rows and twice as many columns."""
    full = rows - 0.5
    radius = full * (SMALLEST + (1 - SMALLEST) * step / (2 * rows))
    middle = rows - 0.5

    def inside(column: int, pixel: int) -> bool:
        return (column - middle) ** 2 + (pixel - middle) ** 2 <= radius**2

    return tuple(
        "".join(
            glyphs.pair(inside(column, 2 * row), inside(column, 2 * row + 1))
            for column in range(2 * rows)
        )
        for row in range(rows)
    )


def bar(level: float, width: int, glyphs: Glyphs) -> str:
    """Draw the breath as one line, where there is no room for a disc: it grows from the middle."""
    half = round(level * (width // 2 - 1)) + 1
    return (glyphs.both * (2 * half)).center(width)
