"""The only keyboard: wait for a key, or for a moment, whichever comes first."""

import contextlib
import os
import sys
from codecs import getincrementaldecoder
from collections import deque
from typing import Protocol

from backcoach.terminal.keys import is_cut_short, split_keys

LONGEST_WAIT_MS = 3_600_000
REST_OF_SEQUENCE_MS = 30
_POLL_S = 0.02


class Clock(Protocol):
    """What the keyboard needs of a clock."""

    def now_ms(self) -> int:
        """The reading in milliseconds."""


class Keyboard:
    """Keys of a terminal that is in cbreak mode.

    `descriptor` is None where standard input is no terminal: then there are never any keys.
    `wake` is a descriptor that becomes readable when a signal has arrived, so that a resize is
    seen at once.
    """

    def __init__(self, clock: Clock, descriptor: int | None, wake: int) -> None:
        self._clock = clock
        self._descriptor = descriptor
        self._wake = wake
        self._keys: deque[str] = deque()
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")

    def read(self, until_ms: int | None) -> str | None:
        """Return the next key, or None when the moment or a signal came first.

        A wake-up may be early: look at the clock again.
        """
        if not self._keys and self._ready(_seconds_until(until_ms, self._clock)):
            self._keys.extend(split_keys(self._sent()))
        return self._keys.popleft() if self._keys else None

    def _ready(self, seconds: float) -> bool:
        import select

        watched = [each for each in (self._descriptor, self._wake) if each is not None]
        readable, _, _ = select.select(watched, [], [], seconds)
        if self._wake in readable:
            os.read(self._wake, 512)
        return self._descriptor in readable

    def _sent(self) -> str:
        """What the terminal sent; where that ends within a sequence, a moment's more."""
        sent = self._decoder.decode(self._received())
        while is_cut_short(sent) and self._ready(REST_OF_SEQUENCE_MS / 1000):
            more = self._received()
            if not more:
                break
            sent += self._decoder.decode(more)
        return sent

    def _received(self) -> bytes:
        received = os.read(self._descriptor, 512) if self._descriptor is not None else b""
        if not received:  # the terminal has gone, and would be readable for ever
            self._descriptor = None
        return received


def _seconds_until(moment_ms: int | None, clock: Clock) -> float:
    left_ms = LONGEST_WAIT_MS if moment_ms is None else moment_ms - clock.now_ms()
    return max(0, left_ms) / 1000


if sys.platform == "win32":
    import msvcrt
    import time

    class WindowsKeyboard:
        """Keys of a Windows console, which can only be polled; none where `reads` is false."""

        def __init__(self, clock: Clock, *, reads: bool) -> None:
            self._clock = clock
            self._reads = reads

        def read(self, until_ms: int | None) -> str | None:
            """Return the next key, or None when the moment came first."""
            while not (self._reads and msvcrt.kbhit()):
                left = _seconds_until(until_ms, self._clock)
                if left <= 0:
                    return None
                time.sleep(min(_POLL_S, left))
            letter = msvcrt.getwch()
            if letter == "\x03":
                raise KeyboardInterrupt
            if letter in "\x00\xe0":
                return {"M": "right", "K": "left"}.get(msvcrt.getwch(), "unknown")
            return next(split_keys(letter))

    def forget_keys(descriptor: int) -> None:
        """Forget the keys that were pressed and not yet read; a console has only one queue."""
        del descriptor
        while msvcrt.kbhit():
            msvcrt.getwch()
else:
    import termios

    def forget_keys(descriptor: int) -> None:
        """Forget the keys of a terminal that were pressed and not yet read."""
        with contextlib.suppress(OSError, termios.error):  # where it cannot be, reading will tell
            termios.tcflush(descriptor, termios.TCIFLUSH)
