"""The signals that end the program: each becomes an exception, so that nothing is left behind.

Every `with` and `finally` on the way out does its work: the terminal is put back, passing files and
folders go, and no program that was started goes on. In the end the program dies of that signal.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from types import FrameType
from typing import Any

from backcoach.terminal.clock import SystemClock

PATIENCE_S = 5.0
"""How long the way out may take, when the signal cannot be meant for nothing."""
AGAIN_S = 0.01
"""After how long a signal is raised that came where nothing could be."""
AGAIN_MS = 1_000
"""So soon after one Ctrl-C another is the same wish, and must not disturb what tidies up."""

if sys.platform == "win32":
    ENDING: tuple[signal.Signals, ...] = ()
    INTERRUPTING = (signal.SIGINT, signal.SIGBREAK)
else:
    ENDING = (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
    INTERRUPTING = (signal.SIGINT,)


class Ended(BaseException):
    """A signal has ended the program: `number` says which."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def raised_by_signals() -> Iterator[None]:
    """Let the signals that end a program raise `Ended`, and Ctrl-C raise `KeyboardInterrupt`.

    What whoever started the program has it ignore, as `nohup` does, stays ignored. Afterwards none
    of them is heard any more, for the program is at its end.
    """
    handlers: dict[signal.Signals, Any] = dict.fromkeys(ENDING, _end)
    handlers |= dict.fromkeys(INTERRUPTING, _Interrupt())
    for number, handler in handlers.items():
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)
    sys.unraisablehook = _raise_again
    try:
        yield
    finally:
        _be_deaf()


def die_of(number: int) -> None:
    """End as anybody would whom that signal meets, so that whoever waits can tell."""
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _end(number: int, _: FrameType | None) -> None:
    """Begin the way out, which nothing disturbs any more, and see to it that it ends."""
    _be_deaf()
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, partial(_give_up, number))
        signal.setitimer(signal.ITIMER_REAL, PATIENCE_S)
    raise Ended(number)


def _raise_again(unraisable: "sys.UnraisableHookArgs") -> None:
    """Raise anew, a moment later, what came where Python lets nothing be raised."""
    error = unraisable.exc_value
    if sys.platform != "win32" and isinstance(error, Ended | KeyboardInterrupt):
        signal.signal(signal.SIGALRM, partial(_raise, error))
        signal.setitimer(signal.ITIMER_REAL, AGAIN_S)
    else:
        sys.__unraisablehook__(unraisable)


def _raise(error: Ended | KeyboardInterrupt, *_: object) -> None:
    if isinstance(error, Ended):
        _end(error.number, None)
    raise KeyboardInterrupt


def _be_deaf() -> None:
    """Hear no signal any more that has a handler.

    They are not ignored, for Python complains of one that came just before it was.
    """
    for number in signal.valid_signals():
        if callable(signal.getsignal(number)):
            signal.signal(number, _do_nothing)


def _do_nothing(*_: object) -> None:
    return


def _give_up(number: int, *_: object) -> None:
    die_of(number)


class _Interrupt:
    """Ctrl-C, once however often it is pressed at a time."""

    def __init__(self) -> None:
        self._clock = SystemClock()
        self._deaf_until_ms = 0

    def __call__(self, *_: object) -> None:
        now_ms = self._clock.now_ms()
        if now_ms >= self._deaf_until_ms:
            self._deaf_until_ms = now_ms + AGAIN_MS
            raise KeyboardInterrupt
