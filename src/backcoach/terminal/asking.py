"""A line that somebody types as the answer to a question, read key by key."""

import os
from collections.abc import Callable
from typing import Protocol
from unicodedata import combining, east_asian_width

from backcoach.terminal.clock import Clock, SystemClock
from backcoach.terminal.keyboard import Keys, forget_keys
from backcoach.terminal.keys import PASTE
from backcoach.terminal.mode import in_session_mode

PLEASE_TYPE = "What came all at once was not taken. Please type it."

LONGEST = 200
"""More than any answer has."""

SETTLES_MS = 1_000
"""An answer that may settle by itself does so when nothing was typed for so long.

Whoever types Enter after it out of habit has done so by then, and goes no further with it.
"""

_TAKE_ALL_BACK = "\x15"
_END = ("\x04", "\x1a")
"""Ctrl-D, and Ctrl-Z for Windows; where that stops the program it never comes as a key."""


class Paper(Protocol):
    """What a line is read from and written to."""

    keyboard: Keys

    def write(self, text: str) -> None:
        """Write all of a text."""

    def came_back(self) -> bool:
        """Whether the program was stopped and continued since the last question."""


def never(_: str) -> bool:
    """Let no answer settle by itself."""
    return False


def ask(prompt: str, keys: int, output: int, settles: Callable[[str], bool] = never) -> str:
    """Ask for a line on a terminal: `keys` is the descriptor to read from, `output` to write to.

    Enter ends it, and so does a moment after which what was typed `settles`. What was typed before
    the question was there is no answer to it, nor is what is pasted or comes faster than hands
    type.

    Raises:
        EOFError: nothing more is to come.
        KeyboardInterrupt: the cursor is on a line of its own then, too.
    """
    clock = SystemClock()
    mode = in_session_mode(clock, os.environ, full_screen=False, keys=keys, output=output)
    with mode as terminal:
        forget_keys(keys)
        line = Line(prompt, terminal)
        try:
            return line.read(clock, settles)
        finally:
            terminal.write("\n")


class Line:
    """A line as it is being typed, and what there is to see of it."""

    def __init__(self, prompt: str, paper: Paper) -> None:
        self._prompt = prompt
        self._paper = paper
        self._typed = ""
        self._is_told = False

    def read(self, clock: Clock, settles: Callable[[str], bool] = never) -> str:
        """Read keys up to Enter, or until what was typed `settles`; return it.

        Raises:
            EOFError: nothing more is to come.
        """
        self._show()
        until_ms: int | None = None
        while not self._paper.keyboard.is_gone:
            key = self._paper.keyboard.read(until_ms)
            if self._paper.came_back():
                self._show()
            if key is None and until_ms is not None and clock.now_ms() >= until_ms:
                return self._typed
            if key == "enter":
                return self._typed
            if key in _END and not self._typed:
                break
            if key is not None:
                self._press(key)
                until_ms = clock.now_ms() + SETTLES_MS if settles(self._typed) else None
        raise EOFError

    def _show(self) -> None:
        self._paper.write(self._prompt + self._typed)

    def _press(self, key: str) -> None:
        letter = " " if key == "space" else key
        if key == "backspace":
            self._take_back(1)
        elif key == _TAKE_ALL_BACK:
            self._take_back(len(self._typed))
        elif key == PASTE:
            self._tell()
        elif len(letter) == 1 and letter.isprintable() and len(self._typed) < LONGEST:
            self._typed += letter
            self._paper.write(letter)

    def _take_back(self, count: int) -> None:
        """Take letters back, and rub them out."""
        kept = len(self._typed) - min(count, len(self._typed))
        cells = sum(_cells(letter) for letter in self._typed[kept:])
        self._typed = self._typed[:kept]
        self._paper.write("\b \b" * cells)

    def _tell(self) -> None:
        """Say, once, why a text that came at once is not there."""
        if not self._is_told:
            self._paper.write(f"\n{PLEASE_TYPE}\n")
            self._show()
        self._is_told = True


def _cells(letter: str) -> int:
    """How many cells of the terminal a letter takes."""
    return 0 if combining(letter) else 2 if east_asian_width(letter) in "WF" else 1
