"""Lines from elsewhere: another journal, or an export. They may be anything, so all is checked.

What is taken from there is written in our own way, never the bytes that were read.
"""

import re
import shutil
import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import msgspec

from backcoach.domain.errors import CoachError, Exit, shown
from backcoach.domain.journal.records import Began, DidSet, Record
from backcoach.domain.plan.rung import Rung
from backcoach.keeping.journal.lines import MOST_BYTES, line_of, record_of
from backcoach.keeping.journal.migrating import VERSION, version_of
from backcoach.keeping.reading import open_file

MOST_FOREIGN_BYTES = 1_000_000_000
MOST_TEXT = 2_000
MOST_COUNTED = 10_000
MOST_MS = 7 * 24 * 60 * 60 * 1000
MOST_RUNG = Rung(level=20, halvings=10, sets=100, reps=1_000, work_ms=4 * 60 * 60 * 1000)

_ID = re.compile(r"[0-9a-f]{32}")
_EARLIEST_MS, _LATEST_MS = 0, 7_258_118_400_000
"""From 1970, where clocks begin that were never set, to 2200."""
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d"))
"""What holds letters together in some languages, and is not seen by itself."""
_SQLITE = b"SQLite format 3\0"


class ForeignError(CoachError):
    """What was to be taken in is not what a journal can have."""

    exit_code = Exit.BAD_FILE

    def __init__(self, file: Path, why: str, line: int | None = None) -> None:
        where = shown(str(file), 300) if line is None else f"{shown(str(file), 300)}, line {line}"
        super().__init__(f"{where}: {shown(why, 200)}.", "Nothing of it was taken in.")


def lines_in(file: Path) -> list[bytes]:
    """All lines of another journal or of an export, each checked.

    Raises:
        ForeignError: it cannot be read, or something in it is no record; it says which line.
    """
    try:
        with open_file(file) as opened:
            is_journal = opened.read(len(_SQLITE)) == _SQLITE
            opened.seek(0)
            with closing(_rows(file) if is_journal else _lines(opened)) as lines:
                return [*checked_lines(file, lines)]
    except OSError as error:
        raise ForeignError(file, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        raise ForeignError(file, f"it is no journal that can be read ({error})") from error


def checked_lines(file: Path, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines that are records, each checked; empty ones are none.

    Raises:
        ForeignError: one is no record.
    """
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                yield checked(line)
            except ValueError as error:
                raise ForeignError(file, str(error), number) from error


def _lines(opened: BinaryIO) -> Generator[bytes, None, None]:
    """The lines of an export; of one that is too long only its beginning."""
    while line := opened.readline(MOST_BYTES + 2):
        yield line.removesuffix(b"\n").removesuffix(b"\r")


def _rows(file: Path) -> Generator[bytes, None, None]:
    """The lines of another journal, with what is in the log beside it; it is left as it is."""
    with TemporaryDirectory(prefix="backcoach-") as folder:
        copy = Path(folder) / "journal"
        for end in ("", "-wal"):
            _copy(Path(f"{file}{end}"), Path(f"{copy}{end}"), must_be=not end)
        with closing(sqlite3.connect(copy)) as database:
            database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 1_000_000)
            database.execute("PRAGMA trusted_schema = OFF")
            _check_form(database)
            ordered = "SELECT CAST(line AS BLOB) FROM records ORDER BY utc_ms, id"
            yield from (line or b"null" for (line,) in database.execute(ordered))


def _copy(file: Path, copy: Path, *, must_be: bool) -> None:
    if not must_be and not file.exists():
        return
    with open_file(file) as opened, copy.open("wb") as written:
        if file.stat().st_size > MOST_FOREIGN_BYTES:
            raise OSError(0, f"it is larger than {MOST_FOREIGN_BYTES // 1_000_000} MB")
        shutil.copyfileobj(opened, written)


def _check_form(database: sqlite3.Connection) -> None:
    """See that it is a journal, of a form that is known.

    Raises:
        sqlite3.Error: it is not.
    """
    version = version_of(database)
    if not 1 <= version <= VERSION:
        newer = "it was written by a newer backcoach" if version > VERSION else "it is none"
        raise sqlite3.DatabaseError(newer)
    found = database.execute("SELECT type, sql FROM sqlite_master WHERE name = 'records'")
    kind, sql = found.fetchone() or ("", "")
    if kind != "table" or not sql.startswith("CREATE TABLE"):
        raise sqlite3.DatabaseError("it has no records")


def checked(line: bytes) -> bytes:
    """A line from elsewhere as we write it; an older one has no more in it than it had.

    Raises:
        ValueError: it is no record, or none that this program can have written; it says why.
    """
    if len(line) > MOST_BYTES:
        raise ValueError(f"it is longer than {MOST_BYTES} bytes")
    record = record_of(line)
    if not all(map(_ID.fullmatch, (record.id, record.session))):
        raise ValueError("its ids are not 32 letters from 0 to f")
    if not _EARLIEST_MS <= record.at.utc_ms <= _LATEST_MS:
        raise ValueError("no journal has records of such a day")
    _check_values("", msgspec.to_builtins(record.what))
    _check_rungs(record)
    ours = line_of(record)
    if ours == line:
        return line
    return msgspec.json.encode(_as_read(msgspec.json.decode(line), msgspec.json.decode(ours)))


def _check_values(name: str, value: object) -> None:
    """See that texts can be shown, and that numbers are of a size that counts and times have."""
    match value:
        case dict():
            for key, each in value.items():
                if key != "rung":
                    _check_values(key, each)
        case list() | tuple():
            for each in value:
                _check_values(name, each)
        case str() if len(value) > MOST_TEXT:
            raise ValueError(f"there is a text of more than {MOST_TEXT} letters in it")
        case str() if not value.translate(_JOINERS).isprintable():
            raise ValueError("there are control characters in it")
        case int() if not 0 <= value <= (MOST_MS if name.endswith("_ms") else MOST_COUNTED):
            raise ValueError(f"{shown(str(value)[:40])} is no number for {name}")


def _check_rungs(record: Record) -> None:
    """See that a dose can be worked out of each rung: one that is halved for ever cannot."""
    match record.what:
        case Began():
            rungs = [dose.rung for dose in record.what.doses]
        case DidSet():
            rungs = [record.what.rung]
        case _:
            rungs = []
    for each in rungs:
        numbers = zip(each, MOST_RUNG, strict=True)
        if not all(0 <= (number or 0) <= (most or 0) for number, most in numbers):
            raise ValueError("there is no such dose")


def _as_read(read: object, ours: object) -> object:
    """What was read, in our own words.

    Raises:
        ValueError: something of it would be lost: a newer backcoach may know more.
    """
    if isinstance(read, dict) and isinstance(ours, dict):
        if unknown := read.keys() - ours.keys():
            raise ValueError(f'there is no "{shown(str(min(unknown)), 40)}" in a record')
        return {key: _as_read(read[key], each) for key, each in ours.items() if key in read}
    if isinstance(read, list) and isinstance(ours, list):
        return [_as_read(one, other) for one, other in zip(read, ours, strict=False)]
    return ours
