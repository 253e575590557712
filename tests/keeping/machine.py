"""What some tests ask of the machine: to be another person, and to have disks of their own."""

import ctypes
import os
import platform
import struct
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.requirements import need

NOBODY = 65_534

posix = pytest.mark.skipif(sys.platform == "win32", reason="files as POSIX has them")


def is_root() -> bool:
    """Whether the tests may do all."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


as_root = pytest.mark.skipif(not is_root(), reason="only root may do that")


@pytest.fixture
def common() -> Iterator[Path]:
    """A folder that everybody can get at; that of a test is for its owner alone."""
    with tempfile.TemporaryDirectory(prefix="backcoach-test-") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def as_somebody(work: Callable[[], object]) -> None:
    """Do something as a person to whom modes mean something, which they do not to root."""
    if not is_root():
        work()
        return
    child = os.fork()
    if child == 0:
        code = 1
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    assert os.waitpid(child, 0)[1] == 0


def where_nothing_locks(work: Callable[[], object], answer: int) -> None:
    """Do something on a machine that answers with an error whenever a file is to be locked.

    That is how a network's file system without locks looks to a program. The kernel is asked to do
    it for one process, which works on Linux; the test is skipped where it does not.
    """
    calls = _CALLS.get(platform.machine()) if sys.platform == "linux" else None
    if calls is None:
        pytest.skip("the kernel cannot be asked to refuse locks here")
    child = os.fork()
    if child == 0:
        code = 1
        try:
            if _refuse_locks(*calls, answer):
                work()
                code = 0
            else:
                code = _NO_FILTER
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == _NO_FILTER:
        pytest.skip("the kernel does not let a process filter its own calls")
    assert code == 0


_CALLS = {"x86_64": (0xC000003E, 72, 73), "aarch64": (0xC00000B7, 25, 32)}
"""The kernel's numbers of an architecture, and there of fcntl and flock."""
_NO_FILTER = 77


def _refuse_locks(architecture: int, fcntl: int, flock: int, answer: int) -> bool:
    """Have every lock of this process answered with an error from now on; whether that works."""
    import fcntl as commands

    locks = (commands.F_GETLK, commands.F_SETLK, commands.F_SETLKW)
    load, equal, end = 0x20, 0x15, 0x06
    allowed, refused = 0x7FFF0000, 0x00050000 | answer
    filters = (
        (load, 0, 0, 4),  # the architecture
        (equal, 0, 7, architecture),
        (load, 0, 0, 0),  # the number of the call
        (equal, 6, 0, flock),
        (equal, 0, 4, fcntl),
        (load, 0, 0, 24),  # what fcntl is to do
        *((equal, 3 - number, 0, each) for number, each in enumerate(locks)),
        (end, 0, 0, allowed),
        (end, 0, 0, refused),
    )
    code = b"".join(struct.pack("HBBI", *each) for each in filters)
    kept = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(filters), ctypes.addressof(kept))
    libc = ctypes.CDLL(None)
    no_new_rights, filter_calls = 38, 22
    asked = libc.prctl(no_new_rights, 1, 0, 0, 0), libc.prctl(filter_calls, 2, program, 0, 0)
    return asked == (0, 0)


def give(file: Path, owner: int = NOBODY) -> None:
    """Make somebody the owner, where that makes a difference."""
    if is_root():
        os.chown(file, owner, owner)


@contextmanager
def mounted(*how: str, at: Path) -> Iterator[None]:
    """Mount something for a while; skip the test where nothing can be mounted."""
    done = subprocess.run([need("mount"), *how, at], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", at], check=True)
