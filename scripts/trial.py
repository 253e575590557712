"""Makes a blind trial of the pictures: numbered sheets for somebody who is to guess what they see.

make trial ARGS=FOLDER            into that folder; ARGS="FOLDER 7" shuffles in another order

paper-01.svg … have the stills at the size of a handout, a body 4 cm tall; terminal-01.svg … what
`backcoach show` draws in a window of 80 columns, with its colours. There are no words with them.
Each has an order of its own. key.csv is to be opened when the guesses are written. PNGs are made,
too, where rsvg-convert is installed.
"""

import csv
import sys
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from random import Random

from figures import FONT, Figure, label, raised, sliced, square, write
from rich.console import Console
from rich.segment import Segment
from rich.theme import Theme

from backcoach.cli import stored
from backcoach.domain.timeline.posing import poses_of
from backcoach.figures.motion import Motion
from backcoach.figures.stills import stills_of
from backcoach.figures.svg import PAPER, drawn
from backcoach.screen.gallery import Gallery
from backcoach.screen.pages.pictures import pose_pictures
from backcoach.screen.palette import styles_for

MM = 0.4
"""A hundredth of the body's height, in millimetres of paper."""
PAGE, EDGE = (210.0, 297.0), 10.0
BETWEEN, BELOW = 6.0, 9.0
"""Millimetres between the stills of one exercise, and below them."""

COLUMNS = 80
CELL = (8.0, 16.0)
DOT = 4.0
ON_A_SHEET = 4
SCREEN, INK = "#11151c", "#d6dce4"


def main() -> None:
    """Write sheets and key into the folder that is named."""
    folder, *seed = sys.argv[1:]
    catalogue, known = stored.catalogue(), stored.figures()
    figures = [Figure(each, Motion(known[each.id], poses_of(each))) for each in catalogue.exercises]
    place, random = Path(folder), Random(int(seed[0]) if seed else 1)
    place.mkdir(parents=True, exist_ok=True)
    kinds: dict[str, Callable[[Sequence[tuple[int, Figure]]], Iterator[str]]] = {
        "paper": paper,
        "terminal": terminal,
    }
    with (place / "key.csv").open("w", encoding="utf-8", newline="") as file:
        key = csv.writer(file)
        key.writerow(("sheets", "number", "exercise", "name"))
        for kind, sheets in kinds.items():
            numbered = [*enumerate(random.sample(figures, len(figures)), 1)]
            key.writerows((kind, no, each.exercise.id, each.exercise.name) for no, each in numbered)
            for page, sheet in enumerate(sheets(numbered), 1):
                write(place / f"{kind}-{page:02}.svg", sheet)


# On paper


def paper(numbered: Sequence[tuple[int, Figure]]) -> Iterator[str]:
    """Sheets with as many exercises below each other as there is room for."""
    content, y = "", EDGE
    for number, figure in numbered:
        row, tall = _row(number, figure)
        if y + tall > PAGE[1] - EDGE:
            yield _sheet(content)
            content, y = "", EDGE
        content += f"<g transform='translate({EDGE} {y:.1f})'>{row}</g>"
        y += tall
    yield _sheet(content)


def _row(number: int, figure: Figure) -> tuple[str, float]:
    """The stills of one exercise beside each other, numbered; and how tall they are."""
    bounds, x = figure.motion.bounds, 12.0
    row = label(str(number), 0, 8, 7)
    for still in stills_of(*figure):
        shapes = "".join(drawn(figure.motion.still(still.moment, fine=True)))
        place = f"translate({x - bounds.left * MM:.1f} {bounds.top * MM:.1f}) scale({MM})"
        row += f"<g transform='{place}'>{shapes}</g>"
        foot = bounds.height * MM + 5
        row += label(chr(ord("a") + still.number - 1), x + bounds.width * MM / 2, foot, 4)
        x += bounds.width * MM + BETWEEN
    return row, bounds.height * MM + BELOW


def _sheet(content: str) -> str:
    wide, tall = PAGE
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{wide * 6}' height='{tall * 6}'"
        f" viewBox='0 0 {wide} {tall}'><rect width='100%' height='100%' fill='{PAPER}'/>"
        f"{content}</svg>\n"
    )


# In a terminal


def terminal(numbered: Sequence[tuple[int, Figure]]) -> Iterator[str]:
    """Sheets of screens, two beside each other."""
    gallery = Gallery(stored.figures())
    wide = COLUMNS * CELL[0]
    for some in sliced([*numbered], ON_A_SHEET):
        content, y = "", 0.0
        for pair in sliced(some, 2):
            screens = [_screen(number, figure, gallery) for number, figure in pair]
            for side, (screen, _) in enumerate(screens):
                content += f"<g transform='translate({side * wide} {y})'>{screen}</g>"
            y += max(tall for _, tall in screens)
        yield (
            f"<svg xmlns='http://www.w3.org/2000/svg' width='{2 * wide}' height='{y}'>"
            f"<rect width='100%' height='100%' fill='{SCREEN}'/>{content}</svg>\n"
        )


def _screen(number: int, figure: Figure, gallery: Gallery) -> tuple[str, float]:
    """What `show` draws of an exercise, with no words but the numbers; and how tall it is."""
    exercise = figure.exercise
    parts = tuple(part._replace(short="") for part in exercise.movement)
    console = Console(width=COLUMNS - 2, force_terminal=True, color_system="truecolor")
    console.push_theme(Theme(styles_for("truecolor", None, no_color=False)))
    pictures = pose_pictures(gallery, exercise._replace(movement=parts), console.width)
    lines = [*console.render_lines(pictures or "")]
    content = _letters(f"No. {number}", 1, 0, INK)
    for row, line in enumerate(lines, 2):
        content += "".join(_segments(line, row))
    return content, (len(lines) + 2) * CELL[1]


def _segments(line: Sequence[Segment], row: int) -> Iterator[str]:
    column = 2
    for text, style, _ in line:
        color = INK
        if style is not None and style.color is not None:
            color = style.color.get_truecolor().hex
        faint = " opacity='0.6'" if style is not None and style.dim else ""
        dots = "".join(
            square((column + at) * CELL[0] + right * DOT, row * CELL[1] + down * DOT, DOT)
            for at, letter in enumerate(text)
            if "\u2800" < letter <= "\u28ff"
            for right, down in raised(letter)
        )
        yield f"<path d='{dots}' fill='{color}'{faint}/>"
        if not dots and text.strip():
            yield _letters(text, column, row, color)
        column += len(text)


def _letters(text: str, column: int, row: int, color: str) -> str:
    return (
        f"<text x='{column * CELL[0]}' y='{(row + 0.8) * CELL[1]}' font-size='13' {FONT}"
        f" fill='{color}' xml:space='preserve'>{escape(text)}</text>"
    )


if __name__ == "__main__":
    main()
