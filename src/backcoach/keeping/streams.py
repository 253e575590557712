"""Writing into what is no file: a pipe, a device, or one of the streams this program has open."""

import errno
import os
import re
import select
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_ISDIR, S_ISREG

TRIES, PAUSE_S = 30, 0.1
"""How often, and after what a pause, a reader of a pipe is looked for: three seconds in all."""
STALLED_S = 60.0
"""So long a reader may take nothing of what there is."""

_AT_ONCE = getattr(select, "PIPE_BUF", 4096)
"""So many bytes go into a pipe that has room, without waiting for its reader."""

OUTPUT = Path("/dev/stdout")
"""Standard output by its name, which means it on every system."""

_STREAMS = {Path("/dev/stdin"): 0, OUTPUT: 1, Path("/dev/stderr"): 2}
_NUMBERED = re.compile(r"/(?:dev|proc/self)/fd/(\d{1,4})", re.ASCII)


def is_stream(file: Path) -> bool:
    """Whether a name is of something that is written into and not replaced."""
    if _opened_already(file) is not None:
        return True
    try:
        mode = file.stat().st_mode
    except OSError:
        return False
    return not S_ISREG(mode) and not S_ISDIR(mode)


def write_into(file: Path, content: bytes, sleep: Callable[[float], object] = time.sleep) -> None:
    """Write all of it into a pipe or a device. Nobody is waited for without an end.

    Raises:
        OSError: that was not possible; `strerror` says why.
    """
    with _opened(file, sleep) as descriptor:
        rest = memoryview(content)
        while rest:
            _wait_for_room(descriptor)
            try:
                rest = rest[os.write(descriptor, rest[:_AT_ONCE]) :]
            except BlockingIOError:  # somebody else has used the room
                continue


@contextmanager
def _opened(file: Path, sleep: Callable[[float], object]) -> Iterator[int]:
    number = _opened_already(file)
    descriptor = _open(file, sleep) if number is None else os.dup(number)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _opened_already(file: Path) -> int | None:
    """The number of a stream by its name.

    To open it once more would begin at the start of a file that it may have been led into.
    """
    numbered = _NUMBERED.fullmatch(str(file))
    return int(numbered[1]) if numbered else _STREAMS.get(file)


def _open(file: Path, sleep: Callable[[float], object]) -> int:
    flags = os.O_WRONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    for _ in range(TRIES):
        try:
            return os.open(file, flags)
        except OSError as error:
            if error.errno != errno.ENXIO:  # a pipe that nobody reads yet
                raise
        sleep(PAUSE_S)
    raise OSError(errno.ENXIO, "it is a pipe that nobody reads", str(file))


def _wait_for_room(descriptor: int) -> None:
    if sys.platform != "win32" and not select.select([], [descriptor], [], STALLED_S)[1]:
        raise TimeoutError(errno.ETIMEDOUT, "whoever reads it takes nothing any more")
