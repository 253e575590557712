"""A damaged journal is made anew of all in it that can be read."""

import random
from pathlib import Path

import pytest

from backcoach.domain.journal.records import Record
from backcoach.keeping.aside import free_name
from backcoach.keeping.journal import rebuilding
from backcoach.keeping.journal.explaining import JournalError
from backcoach.keeping.journal.foreign import lines_in
from backcoach.keeping.journal.lines import line_of
from backcoach.keeping.journal.names import FILE_NAME, UNSAVED_NAME
from backcoach.keeping.journal.rebuilding import rebuild
from backcoach.keeping.journal.store import Journal
from backcoach.keeping.journal.writing import Writer, take_in
from tests.keeping.machine import posix
from tests.past import a_session, keep, two_weeks

SESSIONS = [*two_weeks()]


def rebuilt(home: Path) -> list[Record]:
    """The records of a journal after it was made anew."""
    file = home / FILE_NAME
    rebuild(file, "damaged")
    with Journal.open(file) as journal:
        take_in(journal)
        return [*journal.records()]


def test_a_sound_journal_loses_nothing_and_is_set_aside(tmp_path: Path) -> None:
    file = keep(tmp_path, SESSIONS)
    before = file.read_bytes()
    assert rebuilt(tmp_path) == SESSIONS
    assert (tmp_path / "journal-damaged.sqlite3").read_bytes() == before
    assert {each.stat().st_mode & 0o777 for each in tmp_path.iterdir()} == {0o600}


def test_what_is_still_in_the_log_or_lies_beside_is_found(tmp_path: Path) -> None:
    file = tmp_path / FILE_NAME
    journal = Journal.open(file)
    journal.leave_the_log()
    journal.add(SESSIONS)
    beside = a_session(20)
    (tmp_path / UNSAVED_NAME).write_bytes(b"".join(line_of(each) + b"\n" for each in beside))
    assert rebuilt(tmp_path) == [*SESSIONS, *beside]
    journal.close()
    # What was set aside has its log beside it, and is as whole as it was.
    assert lines_in(tmp_path / "journal-damaged.sqlite3") == [*map(line_of, SESSIONS)]


def test_where_the_beginning_is_gone_the_rest_is_found(tmp_path: Path) -> None:
    file = keep(tmp_path, SESSIONS)
    content = bytearray(file.read_bytes())
    content[:4096] = b"\0" * 4096
    file.write_bytes(content)
    assert rebuilt(tmp_path) == SESSIONS


def test_where_pages_are_gone_only_what_was_on_them_is_lost(tmp_path: Path) -> None:
    pages = random.Random(7)
    for number in range(12):
        home = tmp_path / str(number)
        file = keep(home, SESSIONS)
        content = bytearray(file.read_bytes())
        page = pages.randrange(len(content) // 4096) * 4096
        content[page : page + 4096] = pages.randbytes(4096)
        file.write_bytes(content)
        kept = rebuilt(home)
        assert [each for each in SESSIONS if each in kept] == kept
        assert len(kept) > len(SESSIONS) - 20


def test_what_is_no_database_at_all_makes_an_empty_journal(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"This is a letter." * 100)
    assert rebuilt(tmp_path) == []
    assert (tmp_path / "journal-damaged.sqlite3").exists()


def test_a_journal_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    file = keep(tmp_path, SESSIONS)
    with Journal.open(file) as journal:
        journal._database.execute("PRAGMA user_version = 99")
    with pytest.raises(JournalError, match="newer"):
        rebuild(file, "damaged")
    assert [each.name for each in tmp_path.glob("*.sqlite3")] == [FILE_NAME]


def test_wherever_it_is_stopped_nothing_is_lost(tmp_path: Path) -> None:
    file = keep(tmp_path, SESSIONS)
    rebuild(file, "damaged")  # and the program was killed before the new one was opened
    assert not file.exists()
    keep(tmp_path, a_session(20))  # another one has begun a journal meanwhile
    assert rebuilt(tmp_path) == [*SESSIONS, *a_session(20)]


@posix
def test_a_session_that_is_played_meanwhile_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / FILE_NAME
    records = iter(SESSIONS)
    writer = Writer(file)

    def write() -> None:
        writer.keep([next(records)])

    def name_while_a_set_is_done(file: Path, mark: str) -> Path:
        write()  # what is there has been read by now
        return free_name(file, mark)

    monkeypatch.setattr(rebuilding, "free_name", name_while_a_set_is_done)
    write()
    rebuild(file, "damaged")
    write()
    with Journal.open(file) as other:  # as whoever has asked for the new one
        take_in(other)
        write()
    writer.close()
    assert writer.failure == ""
    assert rebuilt(tmp_path) == SESSIONS[:5]
