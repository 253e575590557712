"""One writer at a time: who comes second waits a while, and then gives up."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from backcoach.keeping.folders import make_folder

LOCK_NAME = ".lock"
"""Stands for the folder where a folder itself cannot be locked."""

TRIES, PAUSE_S = 1_000, 0.01
"""How often, and after what a pause, it is tried to have a lock: ten seconds in all."""

_LOCK_FILE = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def one_writer(folder: Path, sleep: Callable[[float], object] = time.sleep) -> Iterator[None]:
    """Be the only one who writes what is in a folder, as long as all of them ask here.

    The folder is made where it is missing. Where the file system has no locks at all, nobody is
    kept waiting.

    Raises:
        OSError: the folder cannot be made.
        TimeoutError: somebody else has been writing for too long.
    """
    make_folder(folder)
    with ExitStack() as stack:
        for opened in (_open_folder, _open_lock_file):
            descriptor = opened(folder)
            if descriptor is not None:
                stack.callback(os.close, descriptor)  # which lets go
                if hold(descriptor, sleep):
                    break
        yield


def hold(descriptor: int, sleep: Callable[[float], object] = time.sleep) -> bool:
    """Have the only lock on something open until it is closed; False where it can have none.

    Raises:
        TimeoutError: somebody else has had it for too long.
    """
    for _ in range(TRIES):
        try:
            if _is_locked(descriptor):
                return True
        except OSError:  # a network's file system may lock only what can be written, or nothing
            return False
        sleep(PAUSE_S)
    why = "another backcoach has been writing there for too long"
    raise TimeoutError(errno.ETIMEDOUT, why)


def _open_lock_file(folder: Path) -> int | None:
    with suppress(OSError):
        return os.open(folder / LOCK_NAME, _LOCK_FILE, 0o600)
    return None


if sys.platform == "win32":
    import msvcrt

    FAR = 1 << 30
    """Locks keep others from what they cover on Windows, so that it is none of the content."""

    def _open_folder(folder: Path) -> int | None:
        del folder  # Windows opens no folders
        return None

    def _is_locked(descriptor: int) -> bool:
        before = os.lseek(descriptor, 0, os.SEEK_CUR)
        os.lseek(descriptor, FAR, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:  # somebody else has it
            return False
        finally:
            os.lseek(descriptor, before, os.SEEK_SET)
        return True

    def can_lock_within(folder: Path) -> bool:
        """Whether a file of a folder can be locked as databases do it."""
        del folder  # every drive that Windows has can
        return True

else:
    import fcntl

    def _open_folder(folder: Path) -> int | None:
        try:
            return os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except PermissionError:  # one may use what is in it, and not look at it
            return None

    def _is_locked(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def can_lock_within(folder: Path) -> bool:
        """Whether a file of a folder can be locked as databases do it; also where nobody knows."""
        from tempfile import TemporaryFile

        with suppress(OSError), TemporaryFile(dir=folder) as tried:
            try:
                fcntl.lockf(tried, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return False
        return True
