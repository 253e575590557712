"""A real program in a real pseudo-terminal, and a person in front of it."""

import os
import re
import select
import shlex
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, Self

import pytest

from tests.emulator import Emulator
from tests.forking import BACKCOACH, forking
from tests.requirements import need

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import termios

PATIENCE_S = 20.0
"""How long something may take before it counts as not happening, on a busy machine too."""

PACE_S = 0.2
"""How long to wait for what a key that was typed does, before typing the next one."""

BEFORE = "Enter or space"
"""What the pages before a session have at their foot, however narrow."""

QUIET = ("--no-voice", "--no-sound")

CALM_SESSION = ("session", *QUIET, "--pain-before", "0", "--no-journal")
"""A quiet session that asks nothing and leaves nothing behind, for somebody who has answered about
warning signs today."""


EVERYTHING = bytes(range(32, 127)).decode() + "\t\r"
"""All that a text of plain letters can have in it, so every key of a session besides the arrows."""


class Condition(NamedTuple):
    """What a program can leave behind in a terminal: `stty -g`, screen, cursor, colours, marks."""

    settings: str
    in_alternate: bool
    cursor_visible: bool
    pen: str
    marks_pastes: bool


class Program:
    """A program in a terminal of its own, which has its size before the program starts.

    Of backcoach it is a warm interpreter that runs, unless it is to be `fresh`. Whoever `begins`
    presses Enter where a session says what it will be.
    """

    def __init__(
        self,
        *command: str,
        columns: int = 80,
        rows: int = 24,
        environ: Mapping[str, str] = MappingProxyType({}),
        fresh: bool = False,
        begins: bool = True,
    ) -> None:
        self._begins = begins
        self._turned = ""
        self.screen = Emulator(columns, rows)
        self.written = b""
        self.ended = False
        ours, theirs = os.openpty()
        termios.tcsetwinsize(theirs, (rows, columns))
        self._terminal = os.fdopen(ours, "r+b", buffering=0)
        surroundings = {**os.environ, **environ}
        self._running = forking().start(command, surroundings, Path.cwd(), theirs, fresh=fresh)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._terminal.closed:
            self.hang_up()

    # What the person does

    def send(self, keys: str | bytes) -> None:
        """Press keys."""
        self._terminal.write(keys.encode() if isinstance(keys, str) else keys)

    def type_in(self, text: str) -> None:
        """Type as hands do, one key after the other: what comes all at once is no typing."""
        for key in text:
            self.send(key)
            self.watch(PACE_S)  # where letters are echoed, up to the echo
            time.sleep(PACE_S / 10)

    def paste(self, text: str) -> None:
        """Paste, as terminals do that were asked for marks around it, and those that were not."""
        begin, end = ("\x1b[200~", "\x1b[201~") if self.screen.marks_pastes else ("", "")
        self.send(f"{begin}{text}{end}")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller; the kernel sends SIGWINCH."""
        self.watch(0)
        self.screen.resize(columns, rows)
        termios.tcsetwinsize(self._terminal, (rows, columns))

    def hang_up(self) -> int:
        """Close the window, and wait for the program's end; return as `wait_for_end` does."""
        self._terminal.close()
        if not self._running.ends(PATIENCE_S):
            os.kill(self.pid, signal.SIGKILL)
        return self._running.code

    # What the person sees

    @property
    def text(self) -> str:
        """What is on the screen."""
        return self.screen.text

    def watch(self, seconds: float) -> bytes:
        """Look at the screen for up to so long; return the first that is written meanwhile."""
        if not select.select([self._terminal], [], [], seconds)[0]:
            return b""
        try:
            data = self._terminal.read(65_536)
        except OSError:  # EIO: the program is gone, and all that had the terminal from it
            data = b""
        self.ended = not data
        self.written += data
        self.screen.feed(data)
        if self._begins and self.is_before and not self.ended:
            self._turn_page()
        return data

    @property
    def is_before(self) -> bool:
        """Whether a session says what it will be, and waits."""
        return BEFORE in self.text

    def _turn_page(self) -> None:
        if not self.screen.in_alternate:  # lines stay where they are
            self._begins = False
            self.send("\r")
        elif not self.screen.in_frame and self.text != self._turned:
            self._turned = self.text
            self.send("\r")

    def wait_for_beginning(self) -> None:
        """Look at the screen until the session has begun."""
        if self._begins:
            self.wait_until(lambda: self._has_begun, "the session itself")

    @property
    def _has_begun(self) -> bool:
        return not self._begins or (bool(self._turned) and not self.is_before)

    def wait_until(self, what: Callable[[], bool], meaning: str) -> None:
        """Look at the screen until something is so."""
        end = time.monotonic() + PATIENCE_S
        while self.screen.in_frame or not what():
            assert time.monotonic() < end, f"never came: {meaning}\n{self._shown()}"
            assert not self.ended, f"ended before: {meaning}\n{self._shown()}"
            self.watch(0.05)

    def wait_for(self, *texts: str) -> None:
        """Look at the screen until all of these texts are on it."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts} on the screen")

    def wait_while(self, text: str) -> None:
        """Look at the screen until a text is no longer on it."""
        self.wait_until(lambda: text not in self.text, f"{text!r} off the screen")

    def wait_for_more(self) -> None:
        """Look at the screen until something more has been written."""
        written = len(self.written)
        self.wait_until(lambda: len(self.written) > written, "more to read")

    def wait_for_frame(self) -> None:
        """Look at the screen until the next frame is on it."""
        frames = len(self.screen.frames)
        self.wait_until(lambda: len(self.screen.frames) > frames, "another frame")

    def repainted(self) -> str:
        """Have the whole screen painted anew; return what is on it. For a screen at rest."""
        columns, rows = self.screen.columns, self.screen.rows
        for size in ((columns + 1, rows), (columns, rows)):
            self.resize(*size)
            self.wait_for_frame()
        return self.text

    def _shown(self) -> str:
        return f"--- screen\n{self.text}\n--- last written\n{self.written[-500:]!r}"

    @property
    def condition(self) -> Condition:
        """What state the terminal is in."""
        self.watch(0)
        return Condition(
            str(termios.tcgetattr(self._terminal)),
            self.screen.in_alternate,
            self.screen.cursor_visible,
            self.screen.pen,
            self.screen.marks_pastes,
        )

    # The process

    @property
    def pid(self) -> int:
        """The program's process id."""
        return self._running.pid

    @property
    def foreground(self) -> int:
        """The process group that has the terminal."""
        return os.tcgetpgrp(self._terminal.fileno())

    def wait_for_end(self) -> int:
        """Look until the program is over; return its exit code, or its signal's as a negative."""
        end = time.monotonic() + PATIENCE_S
        while not self.ended:
            assert time.monotonic() < end, f"never ended\n{self._shown()}"
            self.watch(0.05)
        return self._running.code


PROMPT = "ready> "


class Shell(Program):
    """A plain interactive shell, with job control, that does not repair the terminal's modes.

    bash would put them right itself after a program that was stopped or killed.
    """

    def __init__(self) -> None:
        super().__init__(need("dash"), "-i", environ={"PS1": PROMPT, "ENV": ""})
        self._typed = 0
        self.wait_for_prompt()

    def type(self, line: str) -> None:
        """Type a line."""
        self.watch(0)
        self._typed = len(self.written)
        self.send(f"{line}\n")

    @property
    def answer(self) -> str:
        """What was written since the last line was typed."""
        return self.written[self._typed :].decode(errors="replace")

    def wait_for_prompt(self) -> None:
        """Wait until the shell asks for the next line."""
        prompt = re.compile(rf"{PROMPT}\Z")
        self.wait_until(lambda: bool(prompt.search(self.answer)), "the shell's prompt")

    def run(self, line: str) -> str:
        """Type a line, wait until it is done, and return what it wrote."""
        self.type(line)
        self.wait_for_prompt()
        return self.answer

    def exit_code(self) -> int:
        """The exit code of the last line; 128 and the number where a signal ended it."""
        found = re.search(r"code=(\d+)", self.run("echo code=$?"))
        assert found, self.answer
        return int(found[1])

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program in the foreground."""
        assert self.foreground != self.pid, "there is no program in the foreground"
        os.kill(self.foreground, number)


def backcoach(*arguments: str) -> str:
    """The line to type for backcoach."""
    return shlex.join((*BACKCOACH, *arguments))
