"""What is wrong with a journal, in a sentence, with what to do about it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from backcoach.domain.errors import CoachError, Exit, shown
from backcoach.keeping.locking import can_lock_within


class JournalError(CoachError):
    """The journal cannot be read or written."""

    exit_code = Exit.BAD_FILE


@contextmanager
def explained(file: Path) -> Iterator[None]:
    """Make a sentence of what SQLite or the system says.

    Raises:
        JournalError: in place of that.
    """
    where = shown(str(file), 300)
    try:
        yield
    except sqlite3.Error as error:
        why, hint = _why(error, file.parent)
        raise JournalError(f"Your journal {why}: {where}.", hint) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise JournalError(f"Your journal could not be opened: {why}. It is {where}.") from error
    except ValueError as error:
        raise JournalError(f"Your journal is damaged ({error}): {where}.", _REBUILD) from error


_REBUILD = "`backcoach journal rebuild` makes a new one of all in it that can be read."
_ELSEWHERE = "BACKCOACH_HOME can name a folder on a disk of this machine."
_NO_LOCK = ("SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_SHM", "SQLITE_IOERR_UNLOCK")
_TAKEN = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")
"""Said of a lock that somebody else has, and of one that a file system does not have, too."""


def is_taken(error: sqlite3.Error) -> bool:
    """Whether somebody else has a lock, or the file system has none."""
    return getattr(error, "sqlite_errorname", "").startswith(_TAKEN)


def _why(error: sqlite3.Error, folder: Path) -> tuple[str, str]:
    """What is wrong with a journal in a folder, and what to do about it."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return "is damaged", _REBUILD
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE")):  # the second has no room to open
        return "could not be written, as the disk is full", ""
    if name.startswith(_NO_LOCK) or (is_taken(error) and not can_lock_within(folder)):
        return "cannot be used there, as files on that drive cannot be locked", _ELSEWHERE
    if is_taken(error):
        return "is being written by another backcoach", ""
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return "cannot be written there", ""
    return f"could not be used ({error})", ""
