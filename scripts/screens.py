"""Draws the pictures in the documentation: the real program in a real pseudo-terminal, as SVG.

make screens                       all pictures of docs/
make screens ARGS="--to FOLDER"    somewhere else
make screens ARGS="session"        only that one
"""

import argparse
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pexpect
import pyte
from screen_svg import FAR, Frame, Look, Shown, drawn

from backcoach.domain.knowledge.review import Answer
from backcoach.keeping.answers import FILE_NAME, add_answer
from backcoach.screen.live.painting import BEGIN, END
from backcoach.screen.palette import ON_DARK
from backcoach.terminal.clock import local_now

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ROOT / ".venv" / "bin" / "backcoach"

COLUMNS, ROWS = 80, 24
PATIENCE_S = 60
"""So long something may take to come to the screen, on a busy machine."""
A_FRAME_S = 0.1
"""Frames that follow each other faster are one."""
A_MOMENT_S = 0.3
"""So long a person takes, too, to press a key after what they have seen."""
FAINT, FAR_AWAY = f"2;38;5;{ON_DARK.work}".encode(), f"38;5;{FAR}".encode()
"""A limb that moves behind, as the program writes it, and as the emulator knows it."""


@dataclass(frozen=True)
class Picture:
    """One picture: what to run, which keys to press when what is seen, and what to wait for."""

    name: str
    title: str
    about: str
    command: str
    keys: tuple[tuple[str, str], ...]
    until: str
    after_s: float = 0.0
    lasts_s: float = 0.0


QUIET = "--pain-before 0 --no-voice --no-sound --no-journal"
BEGINS = ("begins", "\r")
PICTURES = (
    Picture(
        "session",
        "Bird dog in a session, for ten seconds",
        "A figure on hands and knees reaches its left arm and its right leg and lowers them again,"
        " while the breath guide swells and shrinks and the words say what to do; then: change to"
        " the right side.",
        f"session essentials --from bird-dog --teach never {QUIET}",
        keys=(BEGINS, ("Come onto hands", "n")),
        until="Then  keep",
        lasts_s=10.5,
    ),
    Picture(
        "shown",
        "The doorway side stretch before it is done",
        "What the exercise is made of, as sentences, and the figure in the midst of one of them.",
        f"session ql-doorway-stretch {QUIET}",
        keys=(BEGINS, ("Stand", "n")),
        until="▸ 2",
        after_s=1.5,
    ),
)


class Film:
    """The program at work, and what it has shown since it began."""

    def __init__(self, picture: Picture, home: Path) -> None:
        self._sent = b""
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._child = pexpect.spawn(
            str(PROGRAM),
            picture.command.split(),
            dimensions=(ROWS, COLUMNS),
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "COLORFGBG": "15;0",
                "LC_ALL": "C.UTF-8",
                "BACKCOACH_HOME": str(home),
            },
        )

    def close(self) -> None:
        """End the program."""
        self._child.close(force=True)

    def press(self, key: str) -> None:
        """Send a key."""
        self._child.send(key)

    def wait_for(self, text: str) -> None:
        """Until that is on the screen."""
        end = time.monotonic() + PATIENCE_S
        while not any(text in line for line in self._screen.display):
            if time.monotonic() > end:
                raise TimeoutError(f"{text!r} does not come:\n" + "\n".join(self._screen.display))
            self._read(1.0)

    def pass_time(self, seconds: float) -> None:
        """Let the program go on."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def frames(self, seconds: float) -> Iterator[tuple[float, Frame]]:
        """What is seen for that long: when each frame came, in seconds, and the frame."""
        begin = time.monotonic()
        yield 0.0, self.frame()
        while (now := time.monotonic() - begin) < seconds:
            self.pass_time(min(A_FRAME_S, seconds - now))
            yield time.monotonic() - begin, self.frame()

    def frame(self) -> Frame:
        """What is seen now."""
        return {
            (row, column): Look(cell.data, cell.fg, cell.bold, cell.reverse)
            for row, line in self._screen.buffer.items()
            for column, cell in line.items()
            if cell.data.strip() or cell.reverse
        }

    def _read(self, seconds: float) -> None:
        """Take what the program has sent, up to the last frame that is whole."""
        try:
            self._sent += self._child.read_nonblocking(65_536, timeout=seconds)
        except pexpect.TIMEOUT:
            return
        whole, begins, rest = self._sent.rpartition(BEGIN.encode())
        if not begins or END.encode() in rest:
            whole, begins, rest = self._sent, b"", b""
        self._stream.feed(whole.replace(FAINT, FAR_AWAY))
        self._sent = begins + rest


def shot(picture: Picture, home: Path) -> list[Shown]:
    """What the program shows in a home; more than one frame where the picture lasts."""
    film = Film(picture, home)
    try:
        for seen, key in picture.keys:
            film.wait_for(seen)
            film.pass_time(A_MOMENT_S)
            film.press(key)
        film.wait_for(picture.until)
        film.pass_time(picture.after_s)
        frames = list(film.frames(picture.lasts_s))
    finally:
        film.close()
    return list(_lengths(frames, picture.lasts_s))


def _lengths(frames: list[tuple[float, Frame]], lasts_s: float) -> Iterator[Shown]:
    """How long each frame is there; one that is like the one before is the same."""
    changes = [next(alike) for _, alike in groupby(frames, key=lambda each: each[1])]
    ends = [at_s for at_s, _ in changes[1:]] + [lasts_s]
    for (at_s, frame), end_s in zip(changes, ends, strict=True):
        yield Shown(frame, max(0, round(1000 * (end_s - at_s))))


def main() -> None:
    """Draw every picture, or those that are named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--to", type=Path, default=ROOT / "docs" / "pictures")
    options = parser.parse_args()
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        add_answer(home / FILE_NAME, Answer.CLEAR, local_now())
        for picture in PICTURES:
            if not options.names or picture.name in options.names:
                shown = shot(picture, home)
                svg = drawn(shown, len(shown) // 3, COLUMNS, picture.title, picture.about)
                (options.to / f"{picture.name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
