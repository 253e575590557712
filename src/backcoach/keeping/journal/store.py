"""The journal's database: records are added, and found again; none is ever changed."""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from backcoach.domain.errors import shown
from backcoach.domain.journal.records import Record
from backcoach.keeping.folders import make_folder
from backcoach.keeping.journal.explaining import JournalError, explained, is_taken
from backcoach.keeping.journal.lines import line_of, record_of
from backcoach.keeping.journal.migrating import VERSION, migrate, version_of
from backcoach.keeping.locking import can_lock_within
from backcoach.keeping.reading import check_regular
from backcoach.keeping.whole import FOR_OWNER

SYNCED = "PRAGMA synchronous = NORMAL"
"""The log reaches the disk before anything from it is put into the file."""

LATEST_MS = 2**62
"""Later than any moment of a record."""

PATIENCE_MS = 5_000
"""How long somebody else's writing is waited for."""

TRIED_MS = 100
"""So long it is waited for before it is looked at whether files can be locked there at all."""


class Merged(NamedTuple):
    """How many records were new, how many were there already, and which say something else."""

    added: int
    known: int
    conflicts: tuple[Record, ...]


class Journal:
    """The records of one file, open until it is closed."""

    def __init__(self, file: Path, database: sqlite3.Connection) -> None:
        self.file = file
        self._database = database
        self._status = file.stat()

    @classmethod
    def open(cls, file: Path, *, patience_ms: int = PATIENCE_MS) -> "Journal":
        """Open a journal, or begin one; an older one is brought to today's form.

        Raises:
            JournalError: that was not possible; nothing was changed.
        """
        with explained(file):
            _make(file)
            try:
                return cls._opened(file, patience_ms, min(patience_ms, TRIED_MS))
            except sqlite3.Error as error:  # a drive that has no locks is not waited for
                if not is_taken(error) or not can_lock_within(file.parent):
                    raise
            return cls._opened(file, patience_ms, patience_ms)

    @classmethod
    def _opened(cls, file: Path, patience_ms: int, first_ms: int) -> "Journal":
        """Open it with so much patience, and less until it is open."""
        database = sqlite3.connect(file, isolation_level=None, check_same_thread=True)
        try:
            database.execute(f"PRAGMA busy_timeout = {first_ms}")
            refuse_newer(file, database)
            _prepare(database)
            migrate(database, file)
            database.execute(f"PRAGMA busy_timeout = {patience_ms}")
            return cls(file, database)
        except BaseException:
            database.close()
            raise

    @property
    def is_in_place(self) -> bool:
        """Whether the file still has its name: one that is damaged may have been set aside."""
        try:
            return os.path.samestat(self.file.stat(), self._status)
        except OSError:
            return False

    def leave_the_log(self) -> None:
        """Put nothing from the log beside the file into the file before it is closed.

        Nor is the disk waited for until then: what it has of the log is whole or not taken.
        """
        with explained(self.file):
            self._database.execute("PRAGMA wal_autocheckpoint = 0")
            self._database.execute("PRAGMA synchronous = OFF")

    def close(self) -> None:
        """Let go of the file."""
        with suppress(sqlite3.Error):  # in the midst of a writing that will be taken back
            self._database.execute(SYNCED)
        with suppress(sqlite3.Error):  # what was written is there, in the log beside it
            self._database.close()

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *reason: object) -> None:
        self.close()

    def add(self, records: Iterable[Record]) -> int:
        """Add records, all or none; return how many of them were not there yet.

        Raises:
            JournalError: that was not possible, and none was added.
        """
        with explained(self.file), self._at_once():
            before = self._database.total_changes
            for each in records:
                self._insert(each, line_of(each))
            return self._database.total_changes - before

    def merge(self, lines: Iterable[bytes]) -> "Merged":
        """Add lines of another journal as they are, all or none; what is here stays as it is.

        Raises:
            JournalError: that was not possible, and none was added.
        """
        added = known = 0
        conflicts: list[Record] = []
        with explained(self.file), self._at_once():
            for line in lines:
                record = record_of(line)
                ours = self._line_of(record.id)
                if ours is None:
                    self._insert(record, line)
                    added += 1
                elif ours == line or record_of(ours) == record:
                    known += 1
                else:
                    conflicts.append(record)
        return Merged(added, known, tuple(conflicts))

    def _insert(self, record: Record, line: bytes) -> None:
        self._database.execute(
            "INSERT INTO records (id, utc_ms, session, kind, line) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (id) DO NOTHING",
            (record.id, record.at.utc_ms, record.session, record.what.kind, line),
        )

    def _line_of(self, id: str) -> bytes | None:
        row = self._database.execute("SELECT line FROM records WHERE id = ?", (id,)).fetchone()
        return row[0] if row else None

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._database.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # a full disk may have rolled it back already
                self._database.execute("ROLLBACK")
            raise

    def lines(self) -> Iterator[bytes]:
        """Every record as its line, in order.

        Raises:
            JournalError: they cannot be read.
        """
        with explained(self.file):
            for (line,) in self._database.execute("SELECT line FROM records ORDER BY utc_ms, id"):
                yield line

    def records(self) -> Iterator[Record]:
        """Every record, in order.

        Raises:
            JournalError: they cannot be read.
        """
        with explained(self.file):
            yield from map(record_of, self.lines())

    def since(self, utc_ms: int, kinds: Sequence[str]) -> tuple[Record, ...]:
        """Records of some kinds from a moment on, in order."""
        some = ", ".join("?" * len(kinds))
        return self._found(
            f"WHERE utc_ms >= ? AND kind IN ({some}) ORDER BY utc_ms, id", utc_ms, *kinds
        )

    def of_sessions(self, sessions: Sequence[str]) -> tuple[Record, ...]:
        """All records of some sessions, in order."""
        some = ", ".join("?" * len(sessions))
        return self._found(f"WHERE session IN ({some}) ORDER BY utc_ms, id", *sessions)

    def sessions_with(self, kind: str, utc_ms: int) -> frozenset[str]:
        """The sessions with a record of a kind, from a moment on."""
        with explained(self.file):
            rows = self._database.execute(
                "SELECT DISTINCT session FROM records WHERE kind = ? AND utc_ms >= ?",
                (kind, utc_ms),
            )
            return frozenset(session for (session,) in rows)

    def sessions_from(self, beginning: str, most: int) -> tuple[str, ...]:
        """Up to so many sessions whose ids begin so, as far as there is a record of them."""
        with explained(self.file):
            rows = self._database.execute(
                "SELECT DISTINCT session FROM records WHERE session >= ? AND session < ?"
                " ORDER BY session LIMIT ?",
                (beginning, f"{beginning}g", most),  # the letters of an id end with f
            )
            return tuple(session for (session,) in rows)

    def last(self, kind: str, most: int, *, before_ms: int = LATEST_MS) -> tuple[Record, ...]:
        """The last records of a kind, perhaps of those before a moment, the latest first."""
        where = "WHERE kind = ? AND utc_ms < ? ORDER BY utc_ms DESC, id DESC LIMIT ?"
        return self._found(where, kind, before_ms, most)

    def count(self, kind: str) -> int:
        """How many records of a kind there are."""
        with explained(self.file):
            found = self._database.execute("SELECT count(*) FROM records WHERE kind = ?", (kind,))
            return int(found.fetchone()[0])

    def _found(self, where: str, *values: object) -> tuple[Record, ...]:
        with explained(self.file):
            rows = self._database.execute(f"SELECT line FROM records {where}", values)
            return tuple(record_of(line) for (line,) in rows)


def refuse_newer(file: Path, database: sqlite3.Connection) -> None:
    """See that a journal has no form that is not known yet.

    Raises:
        JournalError: it has.
    """
    if version_of(database) > VERSION:
        raise JournalError(
            f"Your journal was written by a newer backcoach: {shown(str(file), 300)}.",
            "Use that one, or update this one. Nothing was changed.",
        )


def _make(file: Path) -> None:
    """Make the file where it is missing, for its owner alone; what is beside it will be, too.

    It is only looked at: whoever opens and closes it takes SQLite's locks away from the process.
    """
    make_folder(file.parent)
    with suppress(FileExistsError):
        os.close(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FOR_OWNER))
    check_regular(file.stat(), file)  # a pipe would be waited for


def _prepare(database: sqlite3.Connection) -> None:
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute(SYNCED)
