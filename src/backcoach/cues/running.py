"""Running programs out of reach of the terminal: of its keys, its signals and its screen."""

import contextlib
import math
import os
import signal
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, Any, TypeAlias

Which: TypeAlias = Callable[[str], str | None]
"""Finds the path of a program, as `shutil.which` does."""

if sys.platform == "win32":
    APART = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    APART = 0
"""The flags that keep a program apart on Windows; elsewhere a session of its own does."""
_LOOK_S = 0.05
"""How often to look how much a program has written."""
_END_S = 1.0
"""How long a program that was killed may take to be gone: a driver may hold it."""


def written_by(
    command: Callable[[str], Sequence[str]], given: bytes, limit_s: float, most_bytes: int
) -> bytes | None:
    """What a program writes into the file it is told to; waits until it is done.

    `command` says how to start it for a file, and `given` is what it reads from its standard
    input. None where it fails, takes longer than `limit_s`, or writes more than `most_bytes` or
    what is no plain file. Nothing of it is left, however this ends.
    """
    with (
        _folder() as folder,
        tempfile.TemporaryFile() as words,  # no pipe, which a program that hangs would leave full
    ):
        file = folder / "sound.wav"  # some look at the end of the name
        words.write(given)
        words.seek(0)
        try:
            with _started(command(str(file)), words.fileno()) as process:
                if not _is_done(process, lambda: _size_of(file), limit_s, most_bytes):
                    return None
            return _read(file, most_bytes)
        except OSError:
            return None


def said_by(command: Sequence[str], given: bytes, limit_s: float, most_bytes: int) -> bytes | None:
    """What a program writes to its standard output; all else is as with `written_by`."""
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as answer:
        words.write(given)
        words.seek(0)
        try:
            with _started(command, words.fileno(), answer.fileno()) as process:
                if not _is_done(process, lambda: _size(answer), limit_s, most_bytes):
                    return None
        except OSError:
            return None
        answer.seek(0)
        return answer.read(most_bytes)


def _size(file: IO[bytes]) -> int:
    return os.fstat(file.fileno()).st_size


def _size_of(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    """A folder of one's own that is gone afterwards, whatever comes while it is made or removed."""
    folder = None
    try:
        with _putting_off():
            folder = tempfile.TemporaryDirectory(prefix="backcoach-", ignore_cleanup_errors=True)
        yield Path(folder.name)
    finally:
        if folder is not None:
            with _putting_off():
                folder.cleanup()


@contextlib.contextmanager
def _started(
    command: Sequence[str], given: int, answer: int = subprocess.DEVNULL
) -> "Iterator[subprocess.Popen[bytes]]":
    """A program in a session of its own; with it ends whatever it has started."""
    process = None
    try:
        with _putting_off():
            try:
                process = subprocess.Popen(
                    command,
                    stdin=given,
                    stdout=answer,
                    stderr=subprocess.DEVNULL,
                    creationflags=APART,
                    start_new_session=True,
                    preexec_fn=_ending(),
                )
            except OSError as error:
                # What is left of the start goes here and not later, in a `__del__` of Python's own,
                # where what a signal raises would be lost.
                raise error.with_traceback(None) from None
        yield process
    finally:
        if process is not None:
            _end(process)


@contextlib.contextmanager
def _putting_off() -> Iterator[None]:
    """Put off what signals do: one that came into the start of a program would leave it behind.

    What came is done in the order it came, before any later one is answered.
    """
    came: list[int] = []

    def put_off(number: int, _: object) -> None:
        came.append(number)

    handlers: dict[int, Any] = {number: signal.getsignal(number) for number in _answered()}
    for number in handlers:
        signal.signal(number, put_off)
    try:
        yield
    finally:
        try:
            while came:
                number = came.pop(0)
                handlers[number](number, None)
        finally:
            for number, handler in handlers.items():
                if signal.getsignal(number) is put_off:  # else it is not to be answered any more
                    signal.signal(number, handler)
            for number in came:
                signal.raise_signal(number)


def _answered() -> Iterator[int]:
    """The signals that have a handler; only the main thread may put another in its place."""
    if threading.current_thread() is threading.main_thread():
        yield from (each for each in signal.valid_signals() if callable(signal.getsignal(each)))


def _ending() -> Callable[[], None] | None:
    """What makes a program die with us, even of SIGKILL; safe where there are no threads."""
    if sys.platform != "win32" and threading.active_count() == 1:
        from backcoach.cues.worker import dying_with_us

        return dying_with_us()
    return None


def _end(process: "subprocess.Popen[bytes]") -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_END_S)


def _is_done(
    process: "subprocess.Popen[bytes]", size: Callable[[], int], limit_s: float, most_bytes: int
) -> bool:
    """Whether a program ends well, in time, and before what it writes is too large."""
    for _ in range(math.ceil(limit_s / _LOOK_S)):
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(_LOOK_S) == 0
        if size() > most_bytes:
            return False
    return False


def _read(file: Path, most_bytes: int) -> bytes | None:
    """The content of a plain file; None where it is anything else, or too large."""

    def unwaiting(name: str, flags: int) -> int:
        """Open it, but neither wait for a pipe's writer nor follow a link elsewhere."""
        kept_to = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        return os.open(name, flags | kept_to)

    with open(file, "rb", opener=unwaiting) as opened:
        about = os.fstat(opened.fileno())
        if not stat.S_ISREG(about.st_mode) or about.st_size > most_bytes:
            return None
        return opened.read(most_bytes)
