"""What comes from elsewhere is one of our records, or a sentence says why not, and where."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.journal.records import Record
from backcoach.keeping.journal.foreign import ForeignError, checked, lines_in
from backcoach.keeping.journal.lines import line_of, record_of
from backcoach.keeping.journal.store import Journal
from tests.every import every
from tests.keeping.journal.made import records
from tests.past import a_session

SESSION = a_session(0, before=4, after=3)


@given(records())
def test_a_record_is_the_same_when_it_has_been_a_line(record: Record) -> None:
    line = line_of(record)
    assert record_of(line) == record
    assert checked(line) == line
    assert b"\n" not in line


@given(st.binary(max_size=200) | st.text().map(str.encode))
def test_whatever_it_is_it_is_a_record_or_a_sentence(line: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        checked(line)


BEGAN, PAIN, SET, ENDED = (
    json.loads(line_of(SESSION[number])) for number in (0, 1, 2, len(SESSION) - 3)
)


def put(line: dict[str, Any], *where: str | int, value: Any) -> bytes:
    """A line with another value somewhere."""
    changed = json.loads(json.dumps(line))
    *way, last = where
    place = changed
    for step in way:
        place = place[step]
    place[last] = value
    return json.dumps(changed).encode()


def wrong() -> Iterator[tuple[str, bytes]]:
    """Lines that no journal can have, and what is wrong with each."""
    yield "another type", put(SET, "what", "reps", value="many")
    yield "a fraction", put(SET, "what", "reps", value=1.5)
    yield "less than none", put(SET, "what", "reps", value=-1)
    yield "huge", put(ENDED, "what", "played_ms", value=10**40)
    yield "longer than a week", put(ENDED, "what", "played_ms", value=10**9)
    yield "a dose that is halved for ever", put(SET, "what", "rung", value=[1, 10**4])
    yield "a dose that has no end", put(BEGAN, "what", "doses", 0, "rung", value=[1, 0, 10**4])
    yield "a dose that is none", put(SET, "what", "rung", value=[-1])
    yield "a score that there is none of", put(PAIN, "what", "score", value=11)
    yield "a control character", put(BEGAN, "what", "name", value="a\x1b[2J")
    yield "two lines", put(BEGAN, "what", "changes", value=["a\nb"])
    yield "what turns the writing round", put(BEGAN, "what", "name", value="a\u202eb")
    yield "a long text", put(BEGAN, "what", "name", value="a" * 3_000)
    yield "a longer one", put(BEGAN, "what", "name", value="a" * 70_000)
    yield "the year 9999", put(PAIN, "at", value="9999-12-31T23:59:59+00:00")
    yield "a year before there were clocks", put(PAIN, "at", value="0001-01-01T00:00:00+14:00")
    yield "no time zone", put(PAIN, "at", value="2025-12-01T07:00:00")
    yield "no moment", put(PAIN, "at", value="yesterday")
    yield "an id that is none", put(PAIN, "id", value="1")
    yield "a path for an id", put(PAIN, "session", value="../" * 10 + "ab")
    yield "a kind that there is none of", put(PAIN, "kind", value="dream")
    yield "the kind of another", put(PAIN, "kind", value="set")
    yield "more than there is to know", put(PAIN, "what", "secret", value={"a": [1]})
    yield "more of a dose", put(BEGAN, "what", "doses", 0, "secret", value=1)
    yield "more of a line", put(PAIN, "secret", value=1)
    yield "nested for ever", b"[" * 60_000
    yield "nested in a record", put(PAIN, "what", value=json.loads("[" * 90 + "]" * 90))
    yield "half a letter", put(BEGAN, "what", "name", value="\ud800")
    yield "no text", b'{"id":"\xff"}'
    yield "a list", b"[]"
    yield "a number", b"1"
    yield "cut short", line_of(SESSION[0])[:-5]


@every(wrong(), lambda row: row[0])
def test_what_no_journal_can_have_is_refused_with_its_line(
    row: tuple[str, bytes], tmp_path: Path
) -> None:
    file = tmp_path / "export.jsonl"
    file.write_bytes(b"\n".join([line_of(SESSION[0]), b"", row[1], line_of(SESSION[1])]))
    with pytest.raises(ForeignError) as raised:
        lines_in(file)
    assert ", line 3: " in raised.value.sentence
    assert raised.value.sentence.isprintable()
    assert len(raised.value.sentence) < 600


def test_an_export_may_have_passed_through_windows_and_have_lost_its_end(tmp_path: Path) -> None:
    file = tmp_path / "export.jsonl"
    file.write_bytes(b"\r\n".join(map(line_of, SESSION)))
    assert lines_in(file) == [*map(line_of, SESSION)]


def test_letters_that_hold_together_are_no_control_characters() -> None:
    line = put(BEGAN, "what", "name", value="\U0001f469\u200d\U0001f52c")
    assert record_of(checked(line)) == record_of(line)


def test_a_line_is_taken_in_as_we_write_it_and_an_older_one_with_no_more_than_it_had() -> None:
    older = b'{"what":{"rung":[1,0,null],"reps" :3,"words":"","side":"left","set":1,"item":0,'
    older += b'"exercise":"a"},"kind":"set","session":"%032x","id":"%032x",' % (1, 2)
    older += b'"at":"2025-12-01 07:00Z"}'
    assert checked(older) == (
        b'{"id":"%032x","at":"2025-12-01T07:00:00.000+00:00","session":"%032x","kind":"set",'
        b'"what":{"exercise":"a","item":0,"set":1,"side":"left","rung":[1,0,null],"words":"",'
        b'"reps":3}}' % (2, 1)
    )
    assert checked(checked(older)) == checked(older)


def test_another_journal_is_read_with_its_log_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "journal.sqlite3"
    with Journal.open(file) as journal:
        journal.leave_the_log()
        journal.add(SESSION)
        before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
        assert lines_in(file) == [*map(line_of, SESSION)]
        assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == before


def databases() -> Iterator[tuple[str, str]]:
    """Databases that are no journal, and what makes them."""
    yield "of another program", "CREATE TABLE notes (line)"
    yield "without records", "PRAGMA user_version = 1"
    yield "from the future", "CREATE TABLE records (id, utc_ms, line); PRAGMA user_version = 99"
    yield (
        "that never ends",
        "CREATE VIEW records AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n)"
        " SELECT id, id AS utc_ms, 'x' AS line FROM n; PRAGMA user_version = 1",
    )
    yield (
        "of other things",
        "CREATE TABLE records (id, utc_ms, line); INSERT INTO records VALUES (1, 1, NULL);"
        "PRAGMA user_version = 1",
    )
    yield (
        "of huge things",
        "CREATE TABLE records (id, utc_ms, line);"
        "INSERT INTO records VALUES (1, 1, zeroblob(5000000)); PRAGMA user_version = 1",
    )


@every(databases(), lambda row: row[0])
def test_a_database_that_is_no_journal_is_told_of(row: tuple[str, str], tmp_path: Path) -> None:
    file = tmp_path / f"{row[0]}.sqlite3"
    with sqlite3.connect(file) as database:
        database.executescript(row[1])
    with pytest.raises(ForeignError) as raised:
        lines_in(file)
    assert raised.value.sentence.isprintable()


def test_what_is_no_file_is_told_of(tmp_path: Path) -> None:
    for named in (tmp_path, tmp_path / "nothing", Path("/dev/zero")):
        with pytest.raises(ForeignError):
            lines_in(named)
