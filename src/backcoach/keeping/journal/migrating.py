"""The form of the journal's database, and how an older one becomes it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from backcoach.keeping.whole import FOR_OWNER

Migration = Callable[[sqlite3.Connection], None]


def _records(database: sqlite3.Connection) -> None:
    """One table of records: `line` is the record, and what stands beside it finds it."""
    database.execute(
        """
        CREATE TABLE records (
            id TEXT NOT NULL UNIQUE,
            utc_ms INTEGER NOT NULL,
            session TEXT NOT NULL,
            kind TEXT NOT NULL,
            line BLOB NOT NULL
        ) STRICT
        """
    )
    database.execute("CREATE INDEX in_order ON records (utc_ms, id)")
    database.execute("CREATE INDEX of_a_kind ON records (kind, utc_ms)")
    database.execute("CREATE INDEX of_a_session ON records (session, utc_ms)")
    for change in ("UPDATE", "DELETE"):
        database.execute(
            f"CREATE TRIGGER no_{change.lower()} BEFORE {change} ON records"
            " BEGIN SELECT RAISE(ABORT, 'a record is never changed'); END"
        )


def _goings_on(database: sqlite3.Connection) -> None:
    """Records of a new kind, which an older program would take for damage: `Resumed`."""
    del database  # the table stays as it is, and only its version tells


MIGRATIONS: tuple[Migration, ...] = (_records, _goings_on)
"""Each leads from the version that is its index to the next; none is ever changed."""

VERSION = len(MIGRATIONS)


def version_of(database: sqlite3.Connection) -> int:
    """The version of the form that a database has; 0 for one that is new."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    return int(version)


def migrate(database: sqlite3.Connection, file: Path) -> None:
    """Bring a database to today's form, each step whole or not at all.

    A copy of all that is in it is kept before each of them.

    Raises:
        sqlite3.Error: that was not possible; the database is as it was, or a whole step further.
    """
    while (version := version_of(database)) < VERSION:
        database.execute("BEGIN IMMEDIATE")
        try:
            if version_of(database) == version:  # nobody else has done it meanwhile
                if version and _has_records(database):
                    _keep_copy(file, f"{file.stem}-version-{version}{file.suffix}")
                MIGRATIONS[version](database)
                database.execute(f"PRAGMA user_version = {version + 1}")
            database.execute("COMMIT")
        except BaseException:
            database.execute("ROLLBACK")
            raise


def _has_records(database: sqlite3.Connection) -> bool:
    return database.execute("SELECT 1 FROM records LIMIT 1").fetchone() is not None


def _keep_copy(file: Path, name: str) -> None:
    """Copy a database beside it, as it was before it is written to."""
    copy = file.with_name(name)
    copy.touch(FOR_OWNER)
    with closing(sqlite3.connect(file)) as database, closing(sqlite3.connect(copy)) as kept:
        database.backup(kept)
