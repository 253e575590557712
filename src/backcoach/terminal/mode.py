"""The terminal's mode for a session, and its restoring on every way out.

Key by key without echo, with marks around what is pasted, and for the live screen also the second
screen and no cursor. All is put back at the end, on an error, on whatever signal is raised as an
exception (see `ending.py`), and while stopped by Ctrl-Z.
"""

import contextlib
import errno
import os
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from types import FrameType
from typing import Any

from backcoach.terminal.background import QUESTION, Rgb, told
from backcoach.terminal.clock import Clock
from backcoach.terminal.intake import PASTE_OFF, PASTE_ON
from backcoach.terminal.keyboard import Keyboard, Keys
from backcoach.terminal.kind import is_plain
from backcoach.terminal.window import Window, window_of

_ENTER = "\x1b[?1049h\x1b[?25l\x1b[2J"
_LEAVE = "\x1b[0m\x1b[?25h\x1b[?1049l"

if sys.platform == "win32":
    from backcoach.terminal.keyboard import WindowsKeyboard
else:
    import termios


class Terminal:
    """A terminal in the mode of a session; made by `in_session_mode`."""

    def __init__(
        self, keyboard: Keys, output: int, environ: Mapping[str, str], encoding: str
    ) -> None:
        self.keyboard = keyboard
        self._output = output
        self._encoding = encoding
        self._environ = environ
        self.returns = 0
        """How often the program was stopped and continued."""
        self.resizes = 0
        """How often the window has changed its size, be it back to what it was."""
        self._returns_told = 0

    def came_back(self) -> bool:
        """Whether the program was stopped and continued since the last question."""
        told, self._returns_told = self._returns_told, self.returns
        return told != self.returns

    @property
    def disturbed(self) -> int:
        """How often the screen may have come to show anything else."""
        return self.returns + self.resizes

    def size(self) -> Window:
        """Columns and rows as they are now; `COLUMNS` can make it narrower."""
        return window_of(self._output, self._environ)

    @property
    def background(self) -> Rgb | None:
        """The colour of the background, as the terminal or its surroundings say, if they do."""
        return self.keyboard.background or told(self._environ)

    def write(self, text: str) -> None:
        """Write all of a text; what the terminal's encoding lacks becomes a question mark."""
        _write_all(self._output, text.encode(self._encoding, "replace"))


def _write(descriptor: int, codes: str) -> None:
    _write_all(descriptor, codes.encode("ascii"))


def _write_all(descriptor: int, written: bytes) -> None:
    left = memoryview(written)
    while left:
        left = left[os.write(descriptor, left) :]


@contextlib.contextmanager
def in_session_mode(
    clock: Clock,
    environ: Mapping[str, str],
    *,
    full_screen: bool,
    keys: int | None,
    output: int,
    encoding: str = "utf-8",
    stopping: Callable[[], object] = lambda: None,
) -> Iterator[Terminal]:
    """Put the terminal into the mode of a session, and back.

    `keys` is the descriptor of a terminal to read from, None where there is none; `encoding` is
    what is written to the one that shows the session; `stopping` is called before Ctrl-Z stops us.
    """
    if sys.platform == "win32":
        keyboard = WindowsKeyboard(clock, reads=keys is not None)
        with _windows_screen(output, full_screen=full_screen):
            yield Terminal(keyboard, output, environ, encoding)
    else:
        with _woken_by_signals() as wake:
            terminal = Terminal(Keyboard(clock, keys, wake), output, environ, encoding)
            marking = None if is_plain(environ) else _screen_of(keys, output)
            with _Mode(terminal, keys, output, marking, stopping, full_screen=full_screen):
                yield terminal


@contextlib.contextmanager
def _windows_screen(output: int, *, full_screen: bool) -> Iterator[None]:
    if not full_screen:
        yield
        return
    os.system("")  # this, of all things, makes an older console understand ANSI codes
    _write(output, _ENTER)
    try:
        yield
    finally:
        _write(output, _LEAVE)


if sys.platform != "win32":
    _DISTURBING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTSTP)

    @contextlib.contextmanager
    def _woken_by_signals() -> Iterator[int]:
        """A descriptor that becomes readable when a signal arrives."""
        wake, signalled = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(signalled, False)
        before = signal.set_wakeup_fd(signalled, warn_on_full_buffer=False)
        try:
            yield wake
        finally:
            signal.set_wakeup_fd(before)
            os.close(wake)
            os.close(signalled)

    def _screen_of(keys: int | None, output: int) -> int | None:
        """Where to write to the terminal that keys come from; None where none do."""
        return output if keys is not None and os.isatty(output) else keys

    class _Mode:
        """Enters and leaves the mode; knows what the terminal was like before.

        `marking` is where to ask for marks around what is pasted; None where that cannot be asked.
        """

        def __init__(
            self,
            terminal: Terminal,
            keys: int | None,
            output: int,
            marking: int | None,
            stopping: Callable[[], object],
            *,
            full_screen: bool,
        ) -> None:
            self._terminal = terminal
            self._keys = keys
            self._output = output
            self._marking = marking
            self._stopping = stopping
            self._full_screen = full_screen
            self._before = None if keys is None else _mode_of(keys)
            self._handlers: dict[int, object] = {}
            self._taken = False

        def __enter__(self) -> None:
            for number, handler in (
                (signal.SIGTSTP, self._stop),
                (signal.SIGCONT, self._continue),
                (signal.SIGWINCH, self._resize),
            ):
                if signal.getsignal(number) is not signal.SIG_IGN:
                    self._handlers[number] = signal.signal(number, handler)
            try:
                self._take()
            except BaseException:  # a signal, or a terminal that cannot be written to
                self.__exit__()
                raise

        def __exit__(self, *_: object) -> None:
            try:
                self._leave()
            except BaseException:  # a signal that came just before none could come any more
                self._leave()
                raise

        def _leave(self) -> None:
            """Put all back, out of reach of signals; they come when it is done."""
            try:
                signal.pthread_sigmask(signal.SIG_BLOCK, _DISTURBING)
                self._give_back()
                for number, handler in self._handlers.items():
                    signal.signal(number, handler)  # type: ignore[arg-type]  # what signal() returned
            finally:
                signal.pthread_sigmask(signal.SIG_UNBLOCK, _DISTURBING)

        def _take(self) -> None:
            self._taken = True  # first: a signal may come before the rest is done
            self._key_by_key()
            if self._full_screen:
                _write(self._output, _ENTER)
                self._write_to_it(QUESTION)

        def _key_by_key(self) -> None:
            if self._keys is not None and self._before is not None:
                mode = [*self._before]
                mode[3] = mode[3] & ~(termios.ICANON | termios.ECHO)
                mode[6] = [*mode[6]]
                mode[6][termios.VMIN], mode[6][termios.VTIME] = 1, 0
                _set_mode(self._keys, mode)
            self._write_to_it(PASTE_ON)

        def _write_to_it(self, code: str) -> None:
            """Write to the terminal that keys come from; whatever it makes of it will do."""
            if self._marking is not None:
                with contextlib.suppress(OSError):
                    _write(self._marking, code)

        def _give_back(self) -> None:
            """Restore what was, once; a terminal that has gone away cannot be restored."""
            if not self._taken:
                return
            self._taken = False
            self._write_to_it(PASTE_OFF)
            with contextlib.suppress(OSError, termios.error):
                if self._full_screen:
                    _write(self._output, _LEAVE)
            with contextlib.suppress(OSError, termios.error):
                if self._keys is not None and self._before is not None:
                    termios.tcflush(self._keys, termios.TCIFLUSH)
                    termios.tcsetattr(self._keys, termios.TCSANOW, self._before)

        def _stop(self, number: int, _: FrameType | None) -> None:
            """Restore the terminal and stop. Where nobody can continue it, the kernel won't."""
            self._give_back()
            self._stopping()
            signal.signal(number, signal.SIG_DFL)
            os.kill(os.getpid(), number)
            signal.signal(number, self._stop)
            self._come_back()

        def _resize(self, *_: object) -> None:
            """Note it; having a handler at all is what makes the signal wake the keyboard."""
            self._terminal.resizes += 1

        def _continue(self, *_: object) -> None:
            """Come back from a stop; from one that could not be caught, SIGSTOP, too."""
            self._come_back()

        def _come_back(self) -> None:
            if self._taken:
                self._key_by_key()
            else:
                self._take()
            self._terminal.returns += 1

    def _mode_of(descriptor: int) -> list[Any]:
        """A terminal's mode.

        Raises:
            OSError: it has gone away.
        """
        try:
            return termios.tcgetattr(descriptor)
        except termios.error as error:
            raise OSError(*error.args) from None

    def _set_mode(descriptor: int, mode: list[Any]) -> None:
        """Set a terminal's mode, again where being stopped in the background broke it off.

        Raises:
            OSError: it has gone away.
        """
        try:
            termios.tcsetattr(descriptor, termios.TCSANOW, mode)
        except termios.error as error:
            if error.args[0] != errno.EINTR:
                raise OSError(*error.args) from None
            _set_mode(descriptor, mode)
