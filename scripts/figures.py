"""Draws every pose of every exercise on labelled sheets, beside the same pose in braille.

make figures                          into build/figures, as PNG too where rsvg-convert is installed
make figures ARGS="bird-dog walk"     only some exercises

It also draws docs/pictures/figures.svg: a poster of one pose an exercise, for a light page and a
dark one.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple, TypeVar

from backcoach.cli import stored
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import Moment, pose_name, poses_of
from backcoach.figures import braille
from backcoach.figures.motion import Motion
from backcoach.figures.scene import Tone
from backcoach.figures.svg import COLORS, PAPER, drawn

T = TypeVar("T")

ROOT = Path(__file__).resolve().parents[1]
SHEETS = ROOT / "build" / "figures"
POSTER = ROOT / "docs" / "pictures" / "figures.svg"

A_SHEET = 6
"""Exercises on one sheet."""
CELLS = (40, 14)
PICTURE, DOT = (200.0, 130.0), 2.4
WIDTH = 1_900
FONT = "font-family='Helvetica, Arial, sans-serif'"
TOLD = (
    "<title>Every exercise as a small picture</title>"
    "<desc>One pose of each exercise, with its name; what moves is orange.</desc>"
)
LETTERS = "#5b6770"
AT_NIGHT = {
    PAPER: "#11151c",
    LETTERS: "#aeb9c2",
    COLORS[Tone.FLOOR]: "#3a444d",
    COLORS[Tone.GHOST]: "#4a3626",
    COLORS[Tone.PROP]: "#5b6770",
    COLORS[Tone.FAR]: "#5c7486",
    COLORS[Tone.FACE]: "#2a3a47",
    COLORS[Tone.SHIRT]: "#7fa6c0",
    COLORS[Tone.NEAR]: "#c3d5e2",
    COLORS[Tone.FAR_MOVING]: "#a86a35",
    COLORS[Tone.MOVING]: "#f08c3c",
    COLORS[Tone.MARK]: "#ff7d6b",
}
"""What the poster's colours are on a dark page."""


class Figure(NamedTuple):
    """An exercise, ready to be drawn."""

    exercise: Exercise
    motion: Motion

    def named(self) -> Iterator[tuple[str, Moment]]:
        """What to draw: every pose, and each movement when it is half done."""
        for moment in self.motion.key_moments:
            yield pose_name(self.exercise, moment.after), moment
        for before, after in self.motion.moves:
            if before != after:
                name = pose_name(self.exercise, after)
                yield f"half way to {name}", Moment(before, after, 0.5)


def main() -> None:
    """Draw the sheets of the exercises that are named, or of all, and the poster."""
    catalogue, known = stored.catalogue(), stored.figures()
    figures = [
        Figure(each, Motion(known[each.id], poses_of(each)))
        for each in catalogue.exercises
        if not sys.argv[1:] or each.id in sys.argv[1:]
    ]
    shutil.rmtree(SHEETS, ignore_errors=True)
    SHEETS.mkdir(parents=True)
    for number, some in enumerate(sliced(figures, A_SHEET), 1):
        write(SHEETS / f"sheet-{number}.svg", sheet(some))
    if len(figures) == len(catalogue.exercises):
        POSTER.write_text(poster(figures), "utf-8")
    print(f"{len(figures)} exercises are drawn in {SHEETS.relative_to(ROOT)}.")


def sliced(things: list[T], size: int) -> Iterator[list[T]]:
    """Some of many things at a time."""
    return (things[start : start + size] for start in range(0, len(things), size))


def write(file: Path, text: str) -> None:
    """Write a sheet, and a PNG of it where something can make one."""
    file.write_text(text, "utf-8")
    if shutil.which("rsvg-convert"):
        png = str(file.with_suffix(".png"))
        subprocess.run(["rsvg-convert", str(file), "-o", png], check=True)


def sheet(figures: list[Figure]) -> str:
    """Some exercises below each other, their poses side by side."""
    rows, y = "", 10.0
    for figure in figures:
        row, height = poses(figure)
        rows += f"<g transform='translate(10 {y:.0f})'>{row}</g>"
        y += height
    return document(rows, WIDTH, y)


def poses(figure: Figure) -> tuple[str, float]:
    """The poses of one exercise, each with its braille below it; and how tall that is."""
    made = label(figure.exercise.name, 0, 16, 16)
    wide = max(PICTURE[0], CELLS[0] * braille.ACROSS * DOT) + 16
    tall = PICTURE[1] + CELLS[1] * braille.DOWN * DOT + 30
    abreast = int((WIDTH - 20) // wide)
    for number, (name, moment) in enumerate(figure.named()):
        x, y = number % abreast * wide, 24 + number // abreast * tall
        made += label(name, x, y + 12, 11) + pose(figure.motion, moment, x, y + 16)
        made += dots(figure.motion, moment, x, y + 20 + PICTURE[1])
    return made, 40 + tall * (number // abreast + 1)


def pose(motion: Motion, moment: Moment, x: float, y: float) -> str:
    """One pose, as on paper."""
    bounds = motion.bounds
    scale = min(PICTURE[0] / bounds.width, PICTURE[1] / bounds.height)
    place = f"translate({x - bounds.left * scale:.1f} {y + bounds.top * scale:.1f})"
    shapes = "".join(drawn(motion.still(moment, fine=True)))
    return f"<g transform='{place} scale({scale:.3f})'>{shapes}</g>"


def dots(motion: Motion, moment: Moment, x: float, y: float) -> str:
    """The same pose, dot by dot as on a terminal."""
    columns, rows = CELLS
    scale = braille.fitted(motion.bounds, columns, rows)
    paths: dict[Tone, str] = {}
    for row, patches in enumerate(braille.drawn(motion.still(moment), scale, columns, rows)):
        column = 0
        for patch in patches:
            for letter in patch.text:
                if patch.tone is not None and letter != " ":
                    for right, down in raised(letter):
                        at = (x + (2 * column + right) * DOT, y + (4 * row + down) * DOT)
                        paths[patch.tone] = paths.get(patch.tone, "") + square(*at, DOT)
                column += 1
    return "".join(f"<path d='{path}' fill='{COLORS[tone]}'/>" for tone, path in paths.items())


def raised(letter: str) -> Iterator[tuple[int, int]]:
    """The dots of a braille character: column and row of each."""
    bits = ord(letter) - 0x2800
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    return (place for number, place in enumerate(places) if bits >> number & 1)


def square(x: float, y: float, apart: float) -> str:
    """One dot of many that are so far apart."""
    side = apart * 0.8
    return f"M{x:.1f} {y:.1f}h{side:.1f}v{side:.1f}h-{side:.1f}z"


def poster(figures: list[Figure]) -> str:
    """The pose that each exercise is known by: the first that its movement holds, else comes to."""
    wide, tall, abreast = 150.0, 120.0, 6
    made = ""
    for number, figure in enumerate(figures):
        x, y = 12 + number % abreast * wide, 10 + number // abreast * tall
        bounds, moment = figure.motion.bounds, known_by(figure)
        scale = min((wide - 24) / bounds.width, (tall - 34) / bounds.height, 1.15)
        place = f"translate({x + wide / 2 - 12:.1f} {y + tall - 34:.1f}) scale({scale:.3f})"
        shapes = "".join(drawn(figure.motion.scene(moment, fine=True)))
        made += f"<g transform='{place}'><g transform='translate(0 {bounds.bottom:.1f})'>"
        made += f"{shapes}</g></g>"
        name = escape(figure.exercise.name)
        made += (
            f"<text x='{x + wide / 2 - 12:.1f}' y='{y + tall - 12:.1f}' font-size='9.5' {FONT}"
            f" fill='{LETTERS}' text-anchor='middle'>{name}</text>"
        )
    rows = -(-len(figures) // abreast)
    return document(TOLD + at_night() + made, abreast * wide + 10, rows * tall + 16)


def at_night() -> str:
    """The style that gives all that is painted its colour on a dark page."""
    rules = "".join(
        f"[{what}='{light}']{{{what}:{dark}}}"
        for light, dark in AT_NIGHT.items()
        for what in ("fill", "stroke")
    )
    return f"<style>@media(prefers-color-scheme:dark){{{rules}}}</style>"


def known_by(figure: Figure) -> Moment:
    """The moment that shows an exercise best."""
    moments = figure.motion.key_moments
    return moments[min(len(moments) - 1, 2 if len(moments) > 3 else 1)]


def label(text: str, x: float, y: float, size: int) -> str:
    """A line of text."""
    return f"<text x='{x:.0f}' y='{y:.0f}' font-size='{size}' {FONT}>{escape(text)}</text>"


def document(content: str, width: float, height: float) -> str:
    """A page of that size."""
    return (
        f"<svg xmlns='http://www.w3.org/2000/svg' width='{width:.0f}' height='{height:.0f}'"
        f" viewBox='0 0 {width:.0f} {height:.0f}' role='img'><rect width='100%' height='100%'"
        f" fill='{PAPER}' rx='8'/>{content}</svg>\n"
    )


if __name__ == "__main__":
    main()
