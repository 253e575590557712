"""One history on several machines, by a folder that any synchroniser carries.

Every machine has a file of its own there, which only grows: lines of records, each in at least one
of the files. Nothing says how far anybody has come; what is missing where is seen each time. A
last line that was not carried over whole waits for the next time.
"""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from backcoach.domain.journal.records import Record
from backcoach.keeping.aside import free_name
from backcoach.keeping.journal.foreign import (
    MOST_FOREIGN_BYTES,
    ForeignError,
    checked,
    checked_lines,
)
from backcoach.keeping.journal.lines import record_of
from backcoach.keeping.journal.names import MACHINE_NAME
from backcoach.keeping.journal.store import Journal, Merged
from backcoach.keeping.locking import one_writer
from backcoach.keeping.reading import read_file, read_own
from backcoach.keeping.whole import add_line, write_whole

_NAME = re.compile(r"backcoach-.*\.jsonl")
_MACHINE = re.compile(rb"[0-9a-f]{16}")


@dataclass(frozen=True)
class Synced:
    """What came of it: what was taken in, what was written, and the files that were left out."""

    merged: Merged
    written: int
    left_out: tuple[ForeignError, ...]


@dataclass(frozen=True)
class _Shared:
    """A file of the folder: its records, or what is wrong with it."""

    records: tuple[Record, ...] = ()
    is_whole: bool = True
    problem: ForeignError | None = None


def sync(journal: Journal, folder: Path) -> Synced:
    """Take in what others have put into a folder, and put there what nobody has.

    Raises:
        JournalError: the journal cannot be read or written.
        OSError: the folder cannot be, or nothing can be written there.
    """
    with one_writer(journal.file.parent):
        own = folder / f"backcoach-{_machine(journal.file.with_name(MACHINE_NAME))}.jsonl"
        _set_right(own)
        files = [_shared(file) for file in _files(folder)]
        merged = journal.merge(each for file in files for each in file.records)
        there = {each.id for file in files for each in file.records}
        missing = [line for line in journal.lines() if record_of(line).id not in there]
        if missing:
            add_line(own, b"\n".join(missing))
    problems = tuple(each.problem for each in files if each.problem)
    return Synced(merged, len(missing), problems)


def _machine(file: Path) -> str:
    """The name of this machine, made up where it has none."""
    name = read_own(file, 100) or b""
    if not _MACHINE.fullmatch(name):
        name = os.urandom(8).hex().encode()
        write_whole(file, name)
    return name.decode()


def _files(folder: Path) -> Iterator[Path]:
    """The files of all machines, and copies that a synchroniser has made of them."""
    return (each for each in sorted(folder.iterdir()) if _NAME.fullmatch(each.name))


def _shared(file: Path) -> _Shared:
    try:
        text = read_file(file, MOST_FOREIGN_BYTES) or b""
        whole, _, rest = text.rpartition(b"\n")
        return _Shared(tuple(checked_lines(file, whole.split(b"\n"))), not rest)
    except ForeignError as error:
        return _Shared(problem=error)
    except OSError as error:
        return _Shared(problem=ForeignError(file, error.strerror or str(error)))


def _set_right(own: Path) -> None:
    """Write this machine's file anew where it is damaged or cut short, with all that is sound."""
    before = _shared(own)
    if before.is_whole and not before.problem:
        return
    text = read_file(own, MOST_FOREIGN_BYTES) or b""
    if before.problem:
        write_whole(free_name(own.with_suffix(".damaged"), "1"), text)
    write_whole(own, b"".join(line + b"\n" for line in text.split(b"\n") if _is_sound(line)))


def _is_sound(line: bytes) -> bool:
    try:
        checked(line)
    except ValueError:
        return False
    return True
