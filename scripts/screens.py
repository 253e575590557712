"""Draws the pictures in the documentation: the real program in a real pseudo-terminal, as SVG.

make screens                       all pictures of docs/
make screens ARGS="--to FOLDER"    somewhere else
"""

import argparse
import os
import time
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pexpect
import pyte
from rich.console import Console
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from rich.text import Text

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".venv" / "bin" / "backcoach"

# Rich's own template names fonts on a server; these are on the reader's machine.
TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img">
<title>{title}</title>
<style>
.{unique_id}-matrix {{ font: {char_height}px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", \
monospace; line-height: {line_height}px; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">\
<rect width="{terminal_width}" height="{terminal_height}"/></clipPath>
{lines}
</defs>
<rect width="{width}" height="{height}" rx="8" fill="#11151c"/>
<g transform="translate({terminal_x}, {terminal_y})" \
clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
THEME = TerminalTheme((17, 21, 28), (214, 220, 228), [(17, 21, 28)] * 8, [(214, 220, 228)] * 8)


@dataclass(frozen=True)
class Picture:
    """One picture: what to run, on how large a screen, and which keys after how long."""

    name: str
    title: str
    command: str
    columns: int = 80
    rows: int = 24
    keys: tuple[tuple[float, str], ...] = ()
    after_s: float = 1.0


PICTURES = (
    Picture(
        "session",
        "A session: bird dog, breathing out and holding",
        "session essentials --from bird-dog",
        keys=((0.6, "n"),),
        after_s=5.0,
    ),
    Picture(
        "large",
        "The same session on a large screen",
        "session essentials --from bird-dog",
        columns=120,
        rows=40,
        keys=((0.6, "n"),),
        after_s=5.0,
    ),
    Picture(
        "big",
        "Letters to read from the floor",
        "session essentials --from bird-dog --big",
        keys=((0.6, "n"),),
        after_s=5.0,
    ),
    Picture("list", "Exercises for a muscle", "list --muscle ql", columns=100, rows=18),
)


def shoot(picture: Picture) -> pyte.Screen:
    """Run the program and return the screen it has drawn."""
    screen = pyte.Screen(picture.columns, picture.rows)
    stream = pyte.ByteStream(screen)
    child = pexpect.spawn(
        str(PROGRAM),
        picture.command.split(),
        dimensions=(picture.rows, picture.columns),
        env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"},
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
            stream.feed(child.read_nonblocking(65_536, timeout=left))
        except pexpect.TIMEOUT:
            continue
        except pexpect.EOF:
            return


def drawn(screen: pyte.Screen, title: str) -> str:
    """A screen as SVG."""
    console = Console(record=True, width=screen.columns, file=StringIO())
    for row in range(screen.lines):
        console.print(_line(screen, row), no_wrap=True, overflow="crop")
    svg = console.export_svg(
        title=title,
        theme=THEME,
        code_format=TEMPLATE.replace("{title}", title),
        unique_id="backcoach",
    )
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def _line(screen: pyte.Screen, row: int) -> Text:
    text = Text()
    for column in range(screen.columns):
        cell = screen.buffer[row][column]
        color = None if cell.fg == "default" else f"#{cell.fg}"
        text.append(cell.data, Style(color=color, bold=cell.bold, reverse=cell.reverse))
    return text


def main() -> None:
    """Draw every picture, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    for picture in PICTURES:
        if not options.names or picture.name in options.names:
            svg = drawn(shoot(picture), picture.title)
            (options.to / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
