"""Disks, folders, files and other programs as they may be: a sentence each, and nothing is lost."""

import errno
import os
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.domain.journal.records import Record, Resumed
from backcoach.keeping.journal import migrating, store
from backcoach.keeping.journal.explaining import JournalError
from backcoach.keeping.journal.lines import line_of
from backcoach.keeping.journal.migrating import VERSION
from backcoach.keeping.journal.names import FILE_NAME
from backcoach.keeping.journal.sharing import sync
from backcoach.keeping.journal.store import Journal
from backcoach.keeping.journal.writing import Writer, take_in
from tests.every import every
from tests.keeping.machine import as_root, as_somebody, mounted, posix, where_nothing_locks
from tests.past import a_session, keep

FIRST = a_session(0, before=4)
MANY = [each for day in range(1, 200) for each in a_session(day, before=3)]
LATER = a_session(0, at=(8, 0))
GONE_ON_WITH = [*FIRST, *(replace(each, session=FIRST[0].session) for each in LATER)]
GONE_ON_WITH[len(FIRST)] = replace(GONE_ON_WITH[len(FIRST)], what=Resumed())
VERSIONS = sorted(Path(__file__).with_name("versions").glob("*.sql"))


def lines(file: Path) -> list[bytes]:
    """All lines of a journal, with those that lay beside it."""
    with Journal.open(file) as journal:
        take_in(journal)
        assert journal._database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return [*journal.lines()]


def lines_of(*sessions: list[Record]) -> list[bytes]:
    return [line_of(each) for session in sessions for each in session]


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk with room for one session, and not for many."""
    folder.mkdir()
    with mounted("-t", "tmpfs", "-o", "size=200k", "tmpfs", at=folder):
        yield folder


@as_root
@posix
def test_on_a_disk_that_is_full_nothing_is_taken_in_and_nothing_lost(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        file = keep(disk, FIRST)
        with Journal.open(file) as journal, pytest.raises(JournalError, match="the disk is full"):
            journal.merge(lines_of(MANY))
        assert lines(file) == lines_of(FIRST)


@as_root
@posix
def test_a_session_on_a_disk_that_is_full_says_what_it_could_not_keep(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        file = keep(disk, FIRST)
        writer = Writer(file)
        kept: list[Record] = []
        for each in MANY:
            writer.keep([each])
            if writer.is_lost:
                break
            kept.append(each)
        writer.close()
        assert "the disk is full" in writer.failure
        copies = {each.name: each.read_bytes() for each in disk.iterdir()}
    for name, content in copies.items():  # somebody has made room
        (tmp_path / name).write_bytes(content)
    assert lines(tmp_path / FILE_NAME) == lines_of(FIRST, kept)


@as_root
@posix
def test_a_disk_without_room_to_open_a_journal_is_called_full(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        file = keep(disk, FIRST)
        with suppress(OSError), (disk / "else").open("wb", 0) as other:
            while True:
                other.write(bytes(512))
        with pytest.raises(JournalError, match="the disk is full"):
            Journal.open(file)
        (disk / "else").unlink()
        assert lines(file) == lines_of(FIRST)


@as_root
@posix
def test_a_shared_folder_that_is_full_is_left_as_it_was(tmp_path: Path) -> None:
    file = keep(tmp_path / "home", MANY)
    with small_disk(tmp_path / "disk") as disk, Journal.open(file) as journal:
        with pytest.raises(OSError, match="No space left"):
            sync(journal, disk)
        assert [each.stat().st_size for each in disk.iterdir()] in ([], [0])


@posix
def test_a_folder_that_cannot_be_written_is_told_of(common: Path) -> None:
    file = keep(common / "home", FIRST)
    for each in (*file.parent.iterdir(), file.parent):
        each.chmod(each.stat().st_mode | 0o055)
    file.parent.chmod(0o555)

    def look() -> None:
        with pytest.raises(JournalError, match="cannot be written there"):
            Journal.open(file)

    as_somebody(look)
    assert lines(file) == lines_of(FIRST)


def odd_files() -> Iterator[tuple[str, Callable[[Path], object], str]]:
    """What may be where the journal should be, and what is said of it."""
    yield "a folder", Path.mkdir, "could not be opened"
    yield "a letter", lambda file: file.write_text("Dear all," * 500), "is damaged"
    yield "a newer one", lambda file: _made(file, f"PRAGMA user_version = {VERSION + 1}"), "newer"
    if sys.platform != "win32":
        yield "a pipe", os.mkfifo, "could not be opened"


def _made(file: Path, script: str) -> None:
    with sqlite3.connect(file) as database:
        database.executescript(script)
    database.close()


@every(odd_files(), lambda row: row[0])
def test_what_is_no_journal_of_ours_is_told_of_and_left_as_it_is(
    row: tuple[str, Callable[[Path], object], str], tmp_path: Path
) -> None:
    name, make, said = row
    file = tmp_path / name
    make(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(JournalError) as raised:
        Journal.open(file)
    assert said in raised.value.sentence
    assert before is None or file.read_bytes() == before


def test_somebody_elses_writing_is_waited_for_and_then_told_of(tmp_path: Path) -> None:
    file = keep(tmp_path, FIRST)
    with Journal.open(file) as other, Journal.open(file, patience_ms=50) as journal:
        with other._at_once():
            other._insert(MANY[0], line_of(MANY[0]))
            with pytest.raises(JournalError, match="being written by another"):
                journal.add(MANY[1:2])
            assert [*journal.lines()] == lines_of(FIRST)  # reading goes on meanwhile
        assert journal.add(MANY[1:2]) == 1


@every(["ENOLCK", "EOPNOTSUPP", "ENOSYS"])
def test_a_drive_that_cannot_lock_files_is_told_of_and_a_session_is_kept_beside(
    answer: str, tmp_path: Path
) -> None:
    file = keep(tmp_path / answer, FIRST)

    def look_and_play() -> None:
        with pytest.raises(JournalError, match="files on that drive cannot be locked") as raised:
            Journal.open(file, patience_ms=50)
        assert "a folder on a disk of this machine" in raised.value.hint
        writer = Writer(file)
        writer.keep(MANY[:9])
        writer.close()
        assert "cannot be locked" in writer.failure

    where_nothing_locks(look_and_play, getattr(errno, answer))
    assert lines(file) == lines_of(FIRST, MANY[:9])


@posix
def test_two_that_write_at_once_keep_all_of_both(tmp_path: Path) -> None:
    file = keep(tmp_path, FIRST)
    children = []
    for number in range(3):
        child = os.fork()
        if child == 0:
            writer = Writer(file)
            for each in MANY[number:120:3]:
                writer.keep([each])
            writer.close()
            os._exit(writer.is_lost)
        children.append(child)
    assert [os.waitpid(each, 0)[1] for each in children] == [0] * 3
    assert lines(file) == lines_of(FIRST, MANY[:120])


@pytest.mark.parametrize("script", VERSIONS, ids=lambda script: script.stem)
def test_a_journal_of_every_version_is_read(tmp_path: Path, script: Path) -> None:
    file = tmp_path / FILE_NAME
    _made(file, script.read_text("utf-8"))
    with Journal.open(file) as journal:
        assert [*journal.records()] == (FIRST if script.stem == "1" else GONE_ON_WITH)
        assert journal.add(MANY[:9]) == 9


def test_whoever_migrates_second_leaves_the_copy_of_the_older_form_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing_more(database: sqlite3.Connection) -> None:
        del database

    file = keep(tmp_path, FIRST)
    monkeypatch.setattr(migrating, "MIGRATIONS", (*migrating.MIGRATIONS, nothing_more))
    for module in (migrating, store):
        monkeypatch.setattr(module, "VERSION", VERSION + 1)
    with Journal.open(file) as first:
        first.add(MANY[:9])
        read = iter([VERSION, VERSION + 1, VERSION + 1])  # the first one was quicker
        monkeypatch.setattr(migrating, "version_of", lambda _: next(read))
        migrating.migrate(first._database, file)
    with sqlite3.connect(tmp_path / f"journal-version-{VERSION}.sqlite3") as copy:
        kept = [line for (line,) in copy.execute("SELECT line FROM records ORDER BY utc_ms, id")]
    copy.close()
    assert kept == lines_of(FIRST)


def test_a_database_of_another_program_keeps_all_that_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    _made(file, "CREATE TABLE records (note); INSERT INTO records VALUES ('mine')")
    with pytest.raises(JournalError, match="could not be used"):
        Journal.open(file)
    with sqlite3.connect(file) as database:
        assert database.execute("SELECT * FROM records").fetchall() == [("mine",)]
    database.close()


def test_there_is_a_journal_of_every_version() -> None:
    assert [each.stem for each in VERSIONS] == [str(each) for each in range(1, VERSION + 1)]


def test_a_record_is_never_changed(tmp_path: Path) -> None:
    with Journal.open(keep(tmp_path, FIRST)) as journal:
        for change in ("UPDATE records SET kind = 'set'", "DELETE FROM records"):
            with pytest.raises(sqlite3.Error, match="never changed"):
                journal._database.execute(change)
