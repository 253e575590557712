"""Records are kept at once, in the journal or beside it, and none is lost on the way."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

import pytest

from backcoach.domain.journal.records import Effort, Instant, Record
from backcoach.keeping.journal.explaining import JournalError
from backcoach.keeping.journal.lines import line_of
from backcoach.keeping.journal.names import UNSAVED_NAME
from backcoach.keeping.journal.store import Journal
from backcoach.keeping.journal.writing import Writer, take_in
from backcoach.keeping.whole import add_line


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "coach" / "journal.sqlite3"


def record(number: int) -> Record:
    return Record(f"{number:032x}", Instant(number * 1_000), "0" * 32, Effort(number % 10))


def kept(file: Path) -> list[int]:
    """The numbers of the records that are in a journal by now."""
    with Journal.open(file) as journal:
        take_in(journal)
        return [int(each.id, 16) for each in journal.since(0, ("effort",))]


def test_a_record_is_there_for_others_before_the_writer_is_closed(file: Path) -> None:
    writer = Writer(file)
    writer.keep([record(1), record(2)])
    assert (kept(file), writer.failure) == ([1, 2], "")
    writer.close()


def test_what_was_written_is_there_after_the_program_was_killed(file: Path) -> None:
    child = os.fork()
    if child == 0:
        Writer(file).keep([record(1)])
        os.kill(os.getpid(), 9)
    os.waitpid(child, 0)
    assert kept(file) == [1]


def test_all_that_lies_there_is_for_its_owner_alone(file: Path) -> None:
    before = os.umask(0)
    writer = Writer(file)
    writer.keep([record(1)])
    modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in file.parent.iterdir()}
    os.umask(before)
    writer.close()
    assert {*modes.values()} == {0o600}
    assert {file.name, f"{file.name}-wal"} <= modes.keys()
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("broken", ["no database", "folder", "locked"])
def test_what_cannot_be_written_lies_beside_and_is_taken_in_later(file: Path, broken: str) -> None:
    file.parent.mkdir()
    lock = None
    if broken == "no database":
        file.write_bytes(b"This is a letter." * 100)
    elif broken == "folder":
        file.mkdir()
    else:
        lock = Journal.open(file)
        lock._database.execute("BEGIN IMMEDIATE")  # as another one that is writing
    writer = Writer(file)
    writer.keep([record(1)])
    writer.keep([record(2)])
    writer.close()
    assert writer.failure
    assert not writer.is_lost
    if lock:
        lock.close()
    elif broken == "folder":
        file.rmdir()
    else:
        file.unlink()
    assert kept(file) == [1, 2]
    assert not file.with_name(UNSAVED_NAME).exists()


def test_what_can_be_written_again_goes_into_the_journal(file: Path) -> None:
    file.mkdir(parents=True)
    writer = Writer(file)
    writer.keep([record(1)])
    file.rmdir()
    writer.keep([record(2)])
    writer.close()
    assert kept(file) == [1, 2]


def test_a_line_that_was_cut_short_costs_no_other_and_is_set_aside(file: Path) -> None:
    file.mkdir(parents=True)
    writer = Writer(file)
    writer.keep([record(1)])
    writer.close()
    file.rmdir()
    with file.with_name(UNSAVED_NAME).open("ab") as beside:
        beside.write(b'{"id":"00')
    assert kept(file) == [1]
    assert b'{"id":"00' in file.with_name("journal-unsaved-damaged.jsonl").read_bytes()


def test_a_line_that_comes_while_others_are_taken_in_waits_for_the_next_time(file: Path) -> None:
    file.mkdir(parents=True)
    writer = Writer(file)
    writer.keep([record(1)])
    file.rmdir()
    with Journal.open(file) as journal:
        add = journal.add

        def slowly(records: Iterable[Record]) -> int:
            add_line(file.with_name(UNSAVED_NAME), line_of(record(2)))
            return add(records)

        journal.add = slowly  # type: ignore[method-assign] # on a disk that takes its time
        take_in(journal)
    assert kept(file) == [1, 2]


def test_where_nothing_can_be_written_that_is_known(file: Path) -> None:
    file.parent.mkdir()
    file.mkdir()
    file.with_name(UNSAVED_NAME).mkdir()
    writer = Writer(file)
    writer.keep([record(1)])
    writer.close()
    assert writer.is_lost


def test_a_damaged_journal_is_told_of_in_a_sentence_with_a_way_on(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"This is a letter." * 100)
    with pytest.raises(JournalError) as raised:
        Journal.open(file)
    assert "is damaged" in raised.value.sentence
    assert "`backcoach journal rebuild`" in raised.value.hint
    assert file.read_bytes() == b"This is a letter." * 100


def test_a_session_never_waits_for_the_disk_and_its_end_does(file: Path) -> None:
    writer = Writer(file)
    writer.prepare()
    assert file.exists()
    journal = writer._opened()
    statements: list[str] = []
    journal._database.set_trace_callback(statements.append)
    assert journal._database.execute("PRAGMA synchronous").fetchone() == (0,)
    writer.close()
    assert statements[-1] == "PRAGMA synchronous = NORMAL"
