"""A new journal of all that can be read of a damaged one, which is set aside.

All that was found is first written to the lines that wait beside the journal, so that it is there
whatever happens on the way; the next one who opens the journal takes them in.
"""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from backcoach.keeping.aside import free_name
from backcoach.keeping.journal.foreign import checked
from backcoach.keeping.journal.lines import MOST_BYTES, record_of
from backcoach.keeping.journal.names import LOG_ENDS, UNSAVED_NAME
from backcoach.keeping.journal.store import refuse_newer
from backcoach.keeping.locking import one_writer
from backcoach.keeping.reading import check_regular, read_file
from backcoach.keeping.whole import write_whole

MOST_SCANNED_BYTES = 2_000_000_000

_BEGINNING = re.compile(rb'\{"id":"[0-9a-f]{32}","at":"')


class Rebuilt(NamedTuple):
    """How many records were found, and where what was there before is now."""

    found: int
    aside: Path


def rebuild(file: Path, mark: str) -> Rebuilt:
    """Find all records of a journal, leave them to be taken in, and set the journal aside.

    Raises:
        FileNotFoundError: there is none.
        JournalError: a newer program has written it.
        OSError: that was not possible.
    """
    with one_writer(file.parent):
        beside = file.with_name(UNSAVED_NAME)
        before = _state(file)
        count = _leave(beside, file)
        aside = free_name(file, mark)
        for end in (*LOG_ENDS, ""):  # a log that is left behind would be taken for that of the new
            with suppress(FileNotFoundError):
                Path(f"{file}{end}").rename(f"{aside}{end}")
        if _state(aside) != before:  # a session has just written to it
            count = _leave(beside, aside)
    return Rebuilt(count, aside)


def _state(file: Path) -> list[tuple[int, int]]:
    """What changes of a journal and its log when somebody writes."""
    there = (each for each in (file, Path(f"{file}-wal")) if each.exists())
    return [(each.stat().st_size, each.stat().st_mtime_ns) for each in there]


def _leave(beside: Path, file: Path) -> int:
    """Write all records of a journal beside it, with those that are there; return how many."""
    found = {record_of(line).id: line for line in _found(file, beside)}
    write_whole(beside, b"".join(line + b"\n" for line in found.values()))
    return len(found)


def _found(file: Path, beside: Path) -> Iterator[bytes]:
    """The lines of all records that can still be read somewhere, some of them more than once."""
    for line in (*_rows(file), *_scanned(file, Path(f"{file}-wal"), beside)):
        with suppress(ValueError):
            yield checked(line)


def _rows(file: Path) -> Iterator[bytes]:
    """What SQLite can read, from either end up to where it is damaged."""
    with suppress(OSError, sqlite3.Error), closing(_opened(file)) as database:
        with suppress(sqlite3.Error):
            refuse_newer(file, database)
        for order in ("ASC", "DESC"):
            with suppress(sqlite3.Error):
                rows = database.execute(f"SELECT line FROM records ORDER BY rowid {order}")
                yield from (line for (line,) in rows if isinstance(line, bytes))


def _opened(file: Path) -> sqlite3.Connection:
    check_regular(file.stat(), file)  # a pipe would be waited for
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def _scanned(*files: Path) -> Iterator[bytes]:
    """What looks like a record in the bytes of files, whatever is around it."""
    for file in files:
        with suppress(OSError):
            yield from _lines_in(read_file(file, MOST_SCANNED_BYTES) or b"")


def _lines_in(content: bytes) -> Iterator[bytes]:
    decode = json.JSONDecoder().raw_decode
    beginnings = [found.start() for found in _BEGINNING.finditer(content)]
    for begin, end in pairwise([*beginnings, len(content)]):
        text = content[begin : min(end, begin + MOST_BYTES)].decode("utf-8", "surrogateescape")
        with suppress(ValueError, RecursionError):
            _, length = decode(text)
            yield text[:length].encode("utf-8", "surrogateescape")
