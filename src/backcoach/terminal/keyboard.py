"""The only keyboard: wait for a key, or for a moment, whichever comes first."""

import contextlib
import os
import sys
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Container
from typing import Protocol

from backcoach.terminal.background import Rgb, answered, is_answer
from backcoach.terminal.clock import Clock
from backcoach.terminal.intake import Intake

LONGEST_WAIT_MS = 3_600_000
_POLL_S = 0.02


class Keys(Protocol):
    """Something to read keys from."""

    @property
    def is_gone(self) -> bool:
        """Whether there will never be another key."""

    @property
    def background(self) -> Rgb | None:
        """The colour of the terminal's background, once it has said so."""

    def read(self, until_ms: int | None) -> str | None:
        """Return a key, or None at that moment; None may come early, for no reason."""


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
        self._intake = Intake()
        self._decoder = getincrementaldecoder("utf-8")(errors="replace")
        self.background: Rgb | None = None
        """What the terminal has said of its background, if it was asked and knows."""

    @property
    def is_gone(self) -> bool:
        """Whether there will never be another key."""
        return self._descriptor is None and not self._keys and self._intake.due_ms is None

    def read(self, until_ms: int | None) -> str | None:
        """Return the next key, or None when the moment or a signal came first.

        A wake-up may be early: look at the clock again.
        """
        while not self._keys:
            was_gone, due_ms = self.is_gone, self._intake.due_ms
            background = self.background
            readable = self._readable(_seconds_until(_sooner(until_ms, due_ms), self._clock))
            now_ms = self._clock.now_ms()
            if self._descriptor in readable:
                self._intake.take(self._received(), now_ms)
            elif due_ms is not None and now_ms >= due_ms:
                self._sort(self._intake.settle())
            has_gone = self.is_gone and not was_gone
            has_learnt = self.background != background
            if has_gone or has_learnt or self._is_woken(readable) or _is_past(until_ms, now_ms):
                break
        return self._keys.popleft() if self._keys else None

    def _sort(self, settled: list[str]) -> None:
        """Tell what has come to be pressed from what the terminal has answered."""
        for each in settled:
            if is_answer(each):
                self.background = answered(each)
            else:
                self._keys.append(each)

    def _readable(self, seconds: float) -> Container[int | None]:
        """Wait for a while; return which of the descriptors have something to read."""
        import select

        watched = [each for each in (self._descriptor, self._wake) if each is not None]
        readable, _, _ = select.select(watched, [], [], seconds)
        return readable

    def _is_woken(self, readable: Container[int | None]) -> bool:
        """Whether a signal has arrived."""
        if self._wake not in readable:
            return False
        os.read(self._wake, 512)
        return True

    def _received(self) -> str:
        received = os.read(self._descriptor, 512) if self._descriptor is not None else b""
        if not received:  # the terminal has gone, and would be readable for ever
            self._descriptor = None
        return self._decoder.decode(received)


def _sooner(one_ms: int | None, other_ms: int | None) -> int | None:
    return min((each for each in (one_ms, other_ms) if each is not None), default=None)


def _is_past(moment_ms: int | None, now_ms: int) -> bool:
    return moment_ms is not None and now_ms >= moment_ms


def _seconds_until(moment_ms: int | None, clock: Clock) -> float:
    left_ms = LONGEST_WAIT_MS if moment_ms is None else moment_ms - clock.now_ms()
    return min(max(0, left_ms), LONGEST_WAIT_MS) / 1000


if sys.platform == "win32":
    import msvcrt
    import time

    _SPECIAL = {"M": "\x1b[C", "K": "\x1b[D", "H": "\x1b[A", "P": "\x1b[B", "\x0f": "\x1b[Z"}
    """The arrows and Shift-Tab, as another terminal would send them."""

    _FUNCTION_KEY = "\x1b[24~"

    class WindowsKeyboard:
        """Keys of a Windows console, which can only be polled; none where `reads` is false."""

        def __init__(self, clock: Clock, *, reads: bool) -> None:
            self.is_gone = not reads
            self.background: Rgb | None = None
            self._clock = clock
            self._reads = reads
            self._keys: deque[str] = deque()
            self._intake = Intake()

        def read(self, until_ms: int | None) -> str | None:
            """Return the next key, or None when the moment came first."""
            while not self._keys:
                now_ms = self._clock.now_ms()
                due_ms = self._intake.due_ms
                if self._reads and msvcrt.kbhit():
                    self._intake.take(_sent(), now_ms)
                elif due_ms is not None and now_ms >= due_ms:
                    self._keys.extend(self._intake.settle())
                elif _is_past(until_ms, now_ms):
                    return None
                else:
                    left = _seconds_until(_sooner(until_ms, due_ms), self._clock)
                    time.sleep(min(_POLL_S, left))
            return self._keys.popleft()

    def _sent() -> str:
        letter = msvcrt.getwch()
        if letter == "\x03":
            raise KeyboardInterrupt
        return _SPECIAL.get(msvcrt.getwch(), _FUNCTION_KEY) if letter in "\x00\xe0" else letter

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
