"""Asking whoever sits at the terminal, wherever this program's own streams lead."""

import os
import sys
from collections.abc import Callable
from functools import cache
from textwrap import fill
from typing import TextIO

from backcoach.cli import output
from backcoach.domain.errors import printable
from backcoach.terminal.window import Window

WIDEST = 78


def can_ask() -> bool:
    """Whether there is somebody to answer a question."""
    return output.is_tty(0) and output.is_tty(1)


Settles = Callable[[str], bool]
"""Whether what was typed is an answer that needs no Enter."""


def answer(prompt: str, keys: int = 0, screen: int = 1, settles: Settles | None = None) -> str:
    """Ask for a line; what was typed before the question was there is no answer to it.

    `keys` and `screen` are the descriptors of the terminal to read from and to write to.

    Raises:
        EOFError: there is nothing more to come.
    """
    from backcoach.terminal.asking import ask, never

    sys.stdout.flush()
    return ask(f"{output.fit(prompt.rstrip(), screen)} ", keys, screen, settles or never)


class Interview:
    """A person to be asked: `keys` is the descriptor they type on, `screen` what they read."""

    def __init__(self, keys: int, screen: TextIO) -> None:
        self._keys = keys
        self._screen = screen

    @property
    def window(self) -> Window:
        """The window that the person sees."""
        return output.window(self._screen.fileno())

    @property
    def width(self) -> int:
        """How long a line of text may be."""
        return min(WIDEST, max(20, self.window.columns - 1))

    def say(self, text: str = "") -> None:
        """Write a paragraph."""
        self.line(fill(text, self.width))

    def line(self, text: str) -> None:
        """Write a line that has the right length."""
        self._screen.write(output.fit(f"{printable(text)}\n", self._screen.fileno()))

    def new_page(self) -> None:
        """Give what comes the screen to itself; what was on it can be scrolled back to."""
        if output.is_terminal(self._screen.fileno()):
            self._screen.write("\n" * (self.window.rows + 1) + "\x1b[H\x1b[J")
        else:
            self.line("")

    def answer(self, prompt: str, settles: Settles | None = None) -> str:
        """Ask for a line; what was typed before the question was there is no answer to it.

        Raises:
            EOFError: there is nothing more to come.
        """
        self._screen.flush()
        return answer(prompt, self._keys, self._screen.fileno(), settles)


def interview() -> Interview | None:
    """The person at the terminal; None where there is nobody.

    Questions go to the first of standard output, standard error and the terminal itself that
    somebody sees, and are answered on standard input or, where that is something else, on the
    terminal.
    """
    keys = 0 if output.is_tty(0) else _terminal()
    if keys is None:
        return None
    for descriptor, screen in ((1, sys.stdout), (2, sys.stderr)):
        if output.is_tty(descriptor):
            return Interview(keys, screen)
    terminal = _terminal()
    return None if terminal is None else Interview(keys, _written_to(terminal))


if sys.platform == "win32":

    def _terminal() -> int | None:
        """None: a console has no name that can be opened for reading and writing."""
        return None
else:

    @cache
    def _terminal() -> int | None:
        """The terminal this program was started from; None in the background, or without one."""
        try:
            terminal = os.open("/dev/tty", os.O_RDWR | os.O_CLOEXEC | os.O_NOCTTY)
        except OSError:
            return None
        return terminal if os.tcgetpgrp(terminal) == os.getpgrp() else None


@cache
def _written_to(terminal: int) -> TextIO:
    return open(terminal, "w", errors="replace", closefd=False)
