"""Draws the pictures in the documentation: the real program in a real pseudo-terminal, as SVG.

make screens                       all pictures of docs/
make screens ARGS="--to FOLDER"    somewhere else
"""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

import pexpect
import pyte

from backcoach.domain.knowledge.review import Answer
from backcoach.keeping.answers import FILE_NAME, add_answer
from backcoach.terminal.clock import local_now

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".venv" / "bin" / "backcoach"

CELL = (10, 20)
MARGIN = 16
FAINT = b"[0;38;5;244m"
INK, PAPER = "#d6dce4", "#11151c"
FONT = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"
# Blocks are drawn as rectangles: as letters they would leave gaps between the lines.
BLOCKS = {"█": (0.0, 1.0), "▀": (0.0, 0.5), "▄": (0.5, 0.5)}


@dataclass(frozen=True)
class Picture:
    """One picture: what to run, on how large a screen, and which keys after how long.

    One that `asks` about warning signs is drawn before they are answered, so it comes first.
    """

    name: str
    title: str
    command: str
    columns: int = 80
    rows: int = 24
    keys: tuple[tuple[float, str], ...] = ()
    after_s: float = 1.0
    asks: bool = False


PICTURES = (
    Picture(
        "signs",
        "The first page of questions about warning signs, before the first session",
        "session desk",
        asks=True,
    ),
    Picture(
        "session",
        "The doorway side stretch in a session: the breath guide swells while breathing in",
        "session --pain-before 0 ql-relief --teach never --no-voice --no-sound",
        keys=((0.6, "\r"), (0.6, "n")),
        after_s=8.2,
    ),
    Picture(
        "big",
        "The same moment in letters to read from the floor",
        "session --pain-before 0 ql-relief --teach never --big --no-voice --no-sound",
        keys=((0.6, "\r"), (0.6, "n")),
        after_s=8.2,
    ),
    Picture(
        "shown",
        "The same stretch before it is done: the figure shows it, sentence by sentence",
        "session --pain-before 0 ql-relief --no-voice --no-sound",
        keys=((0.6, "\r"), (0.6, "n")),
        after_s=11.0,
    ),
)


def shoot(picture: Picture, home: Path) -> pyte.Screen:
    """Run the program in a home, and return the screen it has drawn."""
    screen = pyte.Screen(picture.columns, picture.rows)
    stream = pyte.ByteStream(screen)
    child = pexpect.spawn(
        str(PROGRAM),
        picture.command.split(),
        dimensions=(picture.rows, picture.columns),
        env={
            **os.environ,
            "TERM": "xterm-256color",
            "COLORFGBG": "15;0",
            "LC_ALL": "C.UTF-8",
            "BACKCOACH_HOME": str(home),
        },
    )
    for wait_s, key in picture.keys:
        _feed(child, stream, wait_s)
        child.send(key)
    _feed(child, stream, picture.after_s)
    child.close(force=True)
    return screen


def _feed(child: pexpect.spawn, stream: pyte.ByteStream, seconds: float) -> None:
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        try:
            sent = child.read_nonblocking(65_536, timeout=left)
            stream.feed(sent.replace(b"[0;2m", FAINT))  # the emulator knows no faint text
        except pexpect.TIMEOUT:
            continue
        except pexpect.EOF:
            return


def drawn(screen: pyte.Screen, title: str) -> str:
    """A screen as SVG, without any font or picture from elsewhere."""
    width = screen.columns * CELL[0] + 2 * MARGIN
    height = screen.lines * CELL[1] + 2 * MARGIN
    runs = [run for row in range(screen.lines) for run in _runs(screen, row)]
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}"'
            ' role="img" shape-rendering="crispEdges">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{PAPER}"/>',
            f'<g font-family="{FONT}" font-size="16" xml:space="preserve">',
            *runs,
            "</g>",
            "</svg>\n",
        )
    )


def _runs(screen: pyte.Screen, row: int) -> Iterator[str]:
    """A row's stretches of cells of one kind."""
    cells = [screen.buffer[row][column] for column in range(screen.columns)]
    for _, group in groupby(enumerate(cells), key=lambda each: _kind(each[1])):
        run = list(group)
        text = "".join(cell.data for _, cell in run)
        cell = run[0][1]
        if text.strip() or cell.reverse:
            yield _run(text, cell, MARGIN + run[0][0] * CELL[0], MARGIN + row * CELL[1])


def _kind(cell: pyte.screens.Char) -> tuple[str, str, bool, bool]:
    shape = cell.data if cell.data in BLOCKS else "dots" if _is_braille(cell.data) else ""
    return (shape, cell.fg, cell.bold, cell.reverse)


def _is_braille(letter: str) -> bool:
    return 0x2800 < ord(letter[:1] or " ") <= 0x28FF


def _dots(text: str, x: int, y: int) -> str:
    """The dots of braille characters as squares: as letters they differ from font to font."""
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3))
    return "".join(
        f"M{x + 10 * column + 5 * right + 1} {y + 5 * down + 1}h4v4h-4z"
        for column, letter in enumerate(text)
        for bit, (right, down) in enumerate(places)
        if ord(letter) - 0x2800 >> bit & 1
    )


def _run(text: str, cell: pyte.screens.Char, x: int, y: int) -> str:
    color = INK if cell.fg == "default" else f"#{cell.fg}"
    width = len(text) * CELL[0]
    if cell.data in BLOCKS:
        top, height = (round(part * CELL[1]) for part in BLOCKS[cell.data])
        return f'<rect x="{x}" y="{y + top}" width="{width}" height="{height}" fill="{color}"/>'
    if _is_braille(cell.data):
        return f'<path d="{_dots(text, x, y)}" fill="{color}"/>'
    weight = ' font-weight="bold"' if cell.bold else ""
    behind = ""
    if cell.reverse:
        behind = f'<rect x="{x}" y="{y}" width="{width}" height="{CELL[1]}" fill="{color}"/>'
        color = PAPER
    return (
        f'{behind}<text x="{x}" y="{y + 15}" textLength="{width}" fill="{color}"{weight}>'
        f"{escape(text)}</text>"
    )


def main() -> None:
    """Draw every picture, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for picture in PICTURES:
            if not options.names or picture.name in options.names:
                if not picture.asks:
                    add_answer(home / FILE_NAME, Answer.CLEAR, local_now())
                svg = drawn(shoot(picture, home), picture.title)
                (options.to / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
