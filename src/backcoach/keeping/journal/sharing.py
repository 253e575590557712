"""One history on several machines, by a folder that any synchroniser carries.

Every machine has a file of its own there, which only grows: lines of records, each in at least one
of the files. Nothing says how far anybody has come; what is missing where is seen each time. A
last line that was not carried over whole waits for the next time.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from backcoach.domain.journal.records import Record, in_order
from backcoach.keeping.aside import free_name
from backcoach.keeping.journal.foreign import (
    MOST_FOREIGN_BYTES,
    ForeignError,
    checked,
    checked_lines,
)
from backcoach.keeping.journal.lines import record_of
from backcoach.keeping.journal.names import MACHINE_NAME
from backcoach.keeping.journal.store import Journal
from backcoach.keeping.locking import one_writer
from backcoach.keeping.reading import read_file, read_own
from backcoach.keeping.whole import add_line, write_whole

_NAME = re.compile(r"backcoach-.*\.jsonl")
_MACHINE = re.compile(rb"[0-9a-f]{16}")


@dataclass(frozen=True)
class Synced:
    """How many records were taken in and put there, and what could not be."""

    added: int
    written: int
    conflicts: tuple[Record, ...]
    left_out: tuple[ForeignError, ...]


@dataclass(frozen=True)
class _Shared:
    """A file of the folder: its lines that are ours already, and others; or what is wrong."""

    ours: frozenset[bytes] = frozenset()
    others: tuple[bytes, ...] = ()
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
        ours = frozenset(journal.lines())
        _set_right(own, ours)
        files = [_shared(file, ours) for file in _files(folder)]
        merged = journal.merge(line for file in files for line in file.others)
        missing = sorted(_missing(ours, files), key=lambda line: in_order(record_of(line)))
        if missing:
            add_line(own, b"\n".join(missing))
    problems = tuple(each.problem for each in files if each.problem)
    return Synced(merged.added, len(missing), merged.conflicts, problems)


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


def _shared(file: Path, ours: frozenset[bytes]) -> _Shared:
    """What a file says; lines that are ours, to the letter, have been checked before."""
    try:
        whole, _, rest = (read_file(file, MOST_FOREIGN_BYTES) or b"").rpartition(b"\n")
        lines = whole.split(b"\n")
        others = [b"" if line in ours else line for line in lines]
        return _Shared(ours.intersection(lines), tuple(checked_lines(file, others)), not rest)
    except ForeignError as error:
        return _Shared(problem=error)
    except OSError as error:
        return _Shared(problem=ForeignError(file, error.strerror or str(error)))


def _missing(ours: frozenset[bytes], files: Iterable[_Shared]) -> set[bytes]:
    """Our lines that no file has; one that is written in another way is there all the same."""
    there = {record_of(line).id for file in files for line in file.others}
    missing = ours.difference(*(file.ours for file in files))
    return {line for line in missing if record_of(line).id not in there}


def _set_right(own: Path, ours: frozenset[bytes]) -> None:
    """Write this machine's file anew where it is damaged or cut short, with all that is sound."""
    before = _shared(own, ours)
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
