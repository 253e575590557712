"""The one way to read a file of a person: a real file, of a bounded size, never waited for.

A pipe would be waited for for ever, and a device may have no end.
"""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO

_FLAGS = os.O_RDONLY
for _name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"):  # as far as the platform has them
    _FLAGS |= getattr(os, _name, 0)


def open_file(file: Path) -> BinaryIO:
    """Open a file to read it, without waiting for whatever else may be there instead of it.

    Raises:
        OSError: it is not there, or may not be read, or is no file.
    """
    descriptor = os.open(file, _FLAGS)
    try:
        check_regular(os.fstat(descriptor), file)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def check_regular(status: os.stat_result, file: Path) -> None:
    """See that something opened is a file.

    Raises:
        OSError: it is a folder, a pipe or a device; `strerror` says so.
    """
    if S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no file, but a pipe or a device", str(file))


def read_file(file: Path, most_bytes: int) -> bytes | None:
    """All that a file says; None where there is none.

    Raises:
        OSError: it is there and cannot be read, or is larger than that; `strerror` says why.
    """
    try:
        with open_file(file) as opened:
            text = opened.read(most_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        if file.is_symlink():
            why = "it is a link to a file that is not there"
            raise FileNotFoundError(errno.ENOENT, why, str(file)) from None
        return None
    if len(text) > most_bytes:
        most = f"{most_bytes / 1_000_000:g} MB"
        raise OSError(errno.EFBIG, f"it is larger than {most}", str(file))
    return text


def read_own(file: Path, most_bytes: int, *, anybodys: bool = False) -> bytes | None:
    """All of a file that only this person or the system can have written; None where it is none.

    Where it may be `anybodys`, it does not matter who can have written it.
    """
    try:
        with open_file(file) as opened:
            ours = anybodys or is_ours(os.fstat(opened.fileno()))
            text = opened.read(most_bytes + 1) if ours else None
    except OSError:
        return None
    return text if text is not None and len(text) <= most_bytes else None


def is_ours(status: os.stat_result) -> bool:
    """Whether only this person or the system can have written a file."""
    if not hasattr(os, "getuid"):  # Windows keeps a person's folders to that person
        return True
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & 0o022
