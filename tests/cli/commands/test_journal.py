"""`backcoach journal`: what was done and how it felt, looked at again."""

import csv
import json
import os
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.domain.journal.records import Effort, Ended, Ending, Record
from backcoach.domain.words.dates import monday_of
from backcoach.keeping.journal.names import FILE_NAME
from backcoach.keeping.journal.store import Journal
from tests.cli.program import STYLE, Done, Program, posix
from tests.every import every
from tests.past import BIRD_DOG, CAT, MONDAY, SWAPPED, a_session, keep

A_DAY_THAT_HURT = a_session(
    1, SWAPPED, before=5, how=Ending.LEFT, sets=[CAT, BIRD_DOG[0]], name="On a bad day"
)


@pytest.fixture
def journal(own_home: Path) -> Program:
    """The program, with a journal of three sessions."""
    keep(own_home, a_session(0, before=4, after=3), A_DAY_THAT_HURT)
    keep(own_home, a_session(3, how=None, sets=[CAT]))
    return Program(own_home)


def rows(lines: Sequence[str]) -> list[list[str]]:
    return [[cell for cell in line.split("  ") if cell] for line in lines]


def short(records: Sequence[Record]) -> str:
    return records[0].session[:6]


def test_every_session_has_a_line(journal: Program) -> None:
    _, *lines = journal.lines("journal")
    first, second, third = rows(lines)
    assert [each.strip() for each in first] == [
        *("Mon 1 Dec 2025", "Essentials", "9 min", "7 of 7", "4 to 3", "finished"),
        short(a_session(0)),
    ]
    assert [each.strip() for each in second] == [
        *("Tue 2 Dec 2025", "On a bad day", "5 min", "2 of 7", "5 before", "stopped"),
        short(A_DAY_THAT_HURT),
    ]
    assert third[-2].strip() == "cut off"


def test_the_last_ones_are_as_many_as_are_asked_for(journal: Program) -> None:
    done = journal.run("journal", "--last", "2")
    assert (done.code, len(done.out.splitlines())) == (0, 1 + 2)
    assert done.err == "The last 2 of 3 sessions; `backcoach journal --last 3` shows more.\n"
    assert journal.run("journal", "--last", "0").sentence.startswith("--last takes")


def test_the_beginning_of_an_id_shows_a_session_as_a_whole(journal: Program) -> None:
    lines = journal.lines("journal", short(A_DAY_THAT_HURT).upper())
    assert lines[:2] == [
        "On a bad day, Tue 2 Dec 2025, 07:00",
        "  Stopped: 5 minutes of 10 minutes, 2 of 7 sets.",
    ]
    text = "\n".join(lines)
    assert "Bird dog      level 2 of 3  1 of 4 sets, 6 of 24 times  held 0:30" in text
    assert [line for line in lines if len(line) > 80] == []
    assert "Glute bridge  level 1 of 3  not done" in text
    (hurt,) = (line for line in lines if "07:04" in line)
    assert hurt.split("  ")[1:] == [
        *("07:04", "6 of 10", "", "Bird dog", "this exercise was stopped"),
    ]


def test_a_terminal_shows_the_same(journal: Program) -> None:
    for words in (["journal"], ["journal", short(A_DAY_THAT_HURT)]):
        drawn = STYLE.sub("", journal.run(*words, env={"FORCE_COLOR": "1"}).out)
        plain = "".join(journal.lines(*words))
        assert "".join(drawn.replace("─", "").split()) == "".join(plain.split())


def test_plain_is_sentences_also_through_a_pipe(journal: Program) -> None:
    first, second, _ = journal.lines("--plain", "journal")
    assert first.startswith(
        "Mon 1 Dec 2025: Essentials, 9 min, 7 of 7 sets, pain 4 to 3, finished. Its id begins with "
    )
    assert ", pain 5 before, stopped. " in second
    whole = journal.lines("journal", short(A_DAY_THAT_HURT), "--plain")
    assert "  Bird dog; level 2 of 3; 1 of 4 sets, 6 of 24 times; held 0:30" in whole
    assert "  07:04; 6 of 10; Bird dog; this exercise was stopped" in whole
    progress = journal.lines("progress", "--plain")
    columns = [line for line in (*whole, *progress) if "  " in line.strip()]
    assert columns == []


def test_scripts_get_it_as_json(journal: Program) -> None:
    first, *_ = json.loads("\n".join(journal.lines("journal", "--json")))
    assert first["at"] == "2025-12-01T07:00:00.000+00:00"
    assert first["pain"] == {"before": 4, "after": 3, "next_morning": None}
    assert (first["how"], first["sets"]) == ("finished", {"done": 7, "prescribed": 7})
    whole = json.loads("\n".join(journal.lines("journal", short(A_DAY_THAT_HURT), "--json")))
    assert whole["pains"][1]["advice"] == "swap"
    assert [len(each["sets"]) for each in whole["exercises"]] == [1, 1, 0]


def test_where_nothing_is_written_down_yet_that_is_no_error(own_home: Path) -> None:
    fresh = Program(own_home)
    assert fresh.lines("journal")[0] == "Nothing is written down yet."
    assert fresh.lines("journal", "--json") == ["[]"]
    assert not (own_home / "journal.sqlite3").exists()
    assert fresh.run("journal", "ab").sentence.startswith("Nothing is written down yet.")


def test_an_id_that_leads_nowhere_says_where_ids_are(journal: Program) -> None:
    def told(word: str) -> str:
        done: Done = journal.run("journal", word)
        assert done.code == 2
        return done.sentence

    assert told("0123456789") == (
        'There is no session whose id begins with "0123456789".'
        " `backcoach journal` shows the last ones."
    )
    assert told("essentials").startswith('"essentials" is no id of a session.')


def test_a_beginning_that_fits_more_than_one_names_them(own_home: Path) -> None:
    first, second = (
        [replace(each, session=f"abc{number:029}") for each in a_session(number)]
        for number in (0, 1)
    )
    keep(own_home, first, second)
    sentence = Program(own_home).run("journal", "abc").sentence
    assert sentence.startswith('More than one session begins with "abc".')
    assert "(Mon 1 Dec 2025)" in sentence
    assert "(Tue 2 Dec 2025)" in sentence


def test_minutes_are_the_nearest_wherever_they_stand(own_home: Path) -> None:
    monday = monday_of(int(time.time() // 86_400)) - MONDAY - 7
    for day, seconds in enumerate((560, 580, 20)):
        ended = Ended(Ending.FINISHED, seconds * 1_000)
        records = a_session(monday + day, before=2)
        keep(own_home, [*records[:-1], replace(records[-1], what=ended)])
    program = Program(own_home)
    assert [each[2].strip() for each in rows(program.lines("journal"))[1:]] == [
        *("9 min", "10 min", "1 min")
    ]
    assert " 3 days, 19 minutes." in "".join(program.lines("progress", "--plain"))
    assert program.lines("progress")[3].split()[4] == "19"
    assert "| 3 | 19 | 2.0 (3) |" in program.run("journal", "export").out


def test_the_start_after_a_week_away_says_so_and_what_it_does_about_it(own_home: Path) -> None:
    today = int(time.time() // 86_400) - MONDAY
    for days_ago, routine, said in (
        (9, "strong-a", "Welcome back: it has been 9 days, so this is a level lower."),
        (9, "essentials", "Welcome back: it has been 9 days. Begin gently."),
    ):
        home = own_home / f"{routine}-{days_ago}"
        home.mkdir(parents=True)
        keep(home, a_session(today - days_ago))
        done = Program(home).run("session", routine, "--dry-run")
        assert (done.code, done.err[: len(said)]) == (0, said)


# export


def test_all_records_are_exported_as_they_are_in_order(journal: Program) -> None:
    lines = journal.run("journal", "export", "--format", "jsonl").out.encode().splitlines()
    with Journal.open(journal.home / FILE_NAME) as kept:
        assert lines == [*kept.lines()]


def test_an_export_to_a_file_is_the_same_and_for_its_owner_alone(
    journal: Program, tmp_path: Path
) -> None:
    for form, end in {"jsonl": "jsonl", "csv": "csv", "report": "md"}.items():
        words = ("journal", "export", "--format", form)
        done = journal.run(*words, "--output", str(tmp_path / "all"))
        file = tmp_path / f"all.{end}"
        assert (done.code, done.out, str(file) in done.err) == (0, "", True)
        assert file.read_text("utf-8") == journal.run(*words, "--output", "-").out
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_table_has_a_row_for_each_thing_and_no_cell_is_a_formula(own_home: Path) -> None:
    evil = ("=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", 'fine, "quoted"')
    keep(own_home, *(a_session(day, before=2, name=name) for day, name in enumerate(evil)))
    rows = [*csv.DictReader(Program(own_home).lines("journal", "export", "--format", "csv"))]
    kinds = [each["event"] for each in rows if each["date"] == "2025-12-01"]
    assert kinds == ["began", *["prescribed"] * 3, "pain", *["set"] * 7, "ended"]
    names = [each["routine"] for each in rows if each["event"] == "began"]
    assert names == [*(f"'{each}" for each in evil[:4]), "'?=1", evil[5]]
    assert {cell[0] for row in rows for cell in row.values() if cell} & {*"=+-@\t\r"} == set()


def test_an_export_of_nothing_is_no_error(own_home: Path) -> None:
    fresh = Program(own_home)
    assert fresh.run("journal", "export", "--format", "jsonl") == Done(0, "", "")
    assert "0 of the last 30 days" in fresh.run("journal", "export").out


def test_a_format_that_there_is_none_of_is_told_of(journal: Program) -> None:
    done = journal.run("journal", "export", "--format", "xlsx")
    assert (done.code, done.sentence[:6]) == (2, "Invali")


# add


def pain_of(journal: Program, session: str) -> dict[str, int | None]:
    found = json.loads(journal.run("journal", session, "--json").out)["pain"]
    assert isinstance(found, dict)
    return found


def test_how_it_felt_can_be_said_later_of_the_last_session(journal: Program) -> None:
    last = short(a_session(3, how=None, sets=[CAT]))
    said = journal.lines("journal", "add", "--pain-after", "3", "--effort", "6")
    assert said == ["Essentials, Thu 4 Dec 2025: Pain 3 after (of 10). Effort 6 of 10."]
    journal.lines("journal", "add", "--pain-after", "2", "--pain-morning", "4")
    assert pain_of(journal, last) == {"before": None, "after": 2, "next_morning": 4}


def test_it_can_be_said_of_another_session(journal: Program) -> None:
    first = short(a_session(0))
    journal.lines("journal", "add", "--session", first, "--pain-morning", "0")
    assert pain_of(journal, first) == {"before": 4, "after": 3, "next_morning": 0}


def test_what_cannot_be_added_is_told_of_and_nothing_is_written(journal: Program) -> None:
    before = journal.run("journal", "export", "--format", "jsonl").out
    for words, sentence in {
        "": "Say what to add.",
        "--effort 11": "--effort takes a whole number from 0 to 10.",
        "--pain-after -1": "--pain-after takes a whole number from 0 to 10.",
        "--effort 5 --session 0123456789": "There is no session whose id begins with",
    }.items():
        done = journal.run("journal", "add", *words.split())
        assert (done.code, done.sentence[: len(sentence)]) == (2, sentence)
    assert journal.run("journal", "export", "--format", "jsonl").out == before


def test_a_morning_that_has_not_come_cannot_be_told_of(own_home: Path) -> None:
    day, minute = divmod(int(time.time()) // 60, 24 * 60)
    keep(own_home, a_session(day - MONDAY, at=divmod(minute, 60), sets=[CAT]))
    sentence = Program(own_home).run("journal", "add", "--pain-morning", "1").sentence
    assert sentence.startswith("That session was today")


# merge, sync and rebuild


def exported(program: Program, file: Path) -> bytes:
    """All of a journal as it is written down."""
    words = ("journal", "export", "--format", "jsonl", "--output", str(file))
    assert program.run(*words).code == 0
    return file.read_bytes()


def test_an_export_goes_back_in_without_loss(journal: Program, tmp_path: Path) -> None:
    other = Program(tmp_path)
    first = exported(journal, tmp_path / "first.jsonl")
    taken = other.lines("journal", "merge", str(tmp_path / "first.jsonl"))
    again = other.lines("journal", "merge", str(journal.home / FILE_NAME))
    count = len(first.splitlines())
    assert taken == [f"Taken in: {count} records; 0 were here already."]
    assert again == [f"Taken in: 0 records; {count} were here already."]
    assert exported(other, tmp_path / "second.jsonl") == first


def test_what_is_not_the_same_is_listed_and_stays(journal: Program, tmp_path: Path) -> None:
    kept = a_session(0, before=4, after=3)
    other = [replace(each, what=Effort(9)) if each == kept[-1] else each for each in kept]
    keep(tmp_path, other)
    lines = journal.lines("journal", "merge", str(tmp_path / FILE_NAME))
    assert lines == [
        f"Taken in: 0 records; {len(kept) - 1} were here already.",
        "Not the same there, so yours stay as they are (1):",
        f"  {kept[-1].id}, effort of Mon 1 Dec 2025",
    ]
    assert json.loads(journal.run("journal", short(kept), "--json").out)["effort"] == 5


def test_what_cannot_be_taken_in_changes_nothing(journal: Program, tmp_path: Path) -> None:
    before = exported(journal, tmp_path / "before.jsonl")
    wrong = tmp_path / "wrong.jsonl"
    wrong.write_bytes(b"\n".join([*before.splitlines()[:1], b'{"id": 1}']))
    done = journal.run("journal", "merge", str(wrong))
    assert (done.code, ", line 2: " in done.sentence) == (3, True)
    assert exported(journal, tmp_path / "after.jsonl") == before


def test_two_machines_share_a_folder(journal: Program, tmp_path: Path) -> None:
    other, shared = Program(tmp_path), tmp_path / "shared"
    shared.mkdir()
    put = journal.lines("journal", "sync", str(shared))
    count = len(exported(journal, tmp_path / "all.jsonl").splitlines())
    assert put == [f"Taken in: 0 records. Put there: {count} records."]
    taken = other.lines("journal", "sync", str(shared))
    assert taken == [f"Taken in: {count} records. Put there: 0 records."]
    assert other.lines("journal") == journal.lines("journal")


def test_a_shared_folder_with_a_damaged_file_is_told_of(journal: Program, tmp_path: Path) -> None:
    (tmp_path / "backcoach-other.jsonl").write_bytes(b"Dear all,\n")
    done = journal.run("journal", "sync", str(tmp_path))
    assert (done.code, done.out.startswith("Taken in: 0 records. Put")) == (3, True)
    assert "backcoach-other.jsonl, line 1: " in done.err
    assert journal.run("journal", "sync", str(tmp_path / "nope")).sentence.startswith(str(tmp_path))


def test_a_damaged_journal_says_how_to_go_on_and_that_helps(journal: Program) -> None:
    file = journal.home / FILE_NAME
    before = journal.lines("journal")
    file.write_bytes(b"\0" * 100 + file.read_bytes()[100:])
    sentence = journal.run("journal").sentence
    assert "is damaged" in sentence
    assert "`backcoach journal rebuild`" in sentence
    first, second = journal.lines("journal", "rebuild")
    assert first.startswith("Kept, in a new journal: ")
    assert "journal-20" in second
    assert journal.lines("journal") == before


def test_a_session_beside_a_damaged_journal_says_so_once_and_keeps_all_it_did(
    journal: Program,
) -> None:
    (journal.home / FILE_NAME).write_bytes(b"Dear all," * 500)
    done = journal.run("session", "desk", "--speed", "1000")
    assert done.err.count("is damaged") == 1
    assert "What you did is kept beside the journal" in done.err
    journal.lines("journal", "rebuild")
    assert any("Desk" in line for line in journal.lines("journal"))


def test_where_there_is_no_journal_there_is_nothing_to_rebuild(own_home: Path) -> None:
    (line,) = Program(own_home).lines("journal", "rebuild")
    assert "nothing to make a new one of" in line


# Whatever lies where the journal should be


def odd_journals() -> Iterator[tuple[str, Callable[[Path], object]]]:
    """What may be there instead, and how it comes there."""
    yield "a folder", Path.mkdir
    yield "a letter", lambda file: file.write_bytes(b"Dear all," * 500)
    yield "an empty file", Path.touch
    yield "a newer journal", lambda file: changed(file, "PRAGMA user_version = 99")
    yield "lines that are none", lambda file: changed(file, STRANGE)
    yield "a link to nothing", lambda file: file.symlink_to("nowhere")
    yield "a pipe", os.mkfifo


STRANGE = """
CREATE TABLE records (id TEXT, utc_ms INT, session TEXT, kind TEXT, line BLOB);
INSERT INTO records VALUES ('a', 9000000000000, 'b', 'began', x'00ff');
INSERT INTO records VALUES ('a', 9000000000000, 'b', 'set', x'00ff');
PRAGMA user_version = 1
"""
LOOKING = (
    ("journal",),
    ("journal", "b"),
    ("journal", "add", "--effort", "3"),
    ("journal", "export"),
    ("journal", "export", "--format", "csv"),
    ("progress",),
)


def changed(file: Path, script: str) -> None:
    database = sqlite3.connect(file)
    database.executescript(script)
    database.close()


@posix
@every(odd_journals(), lambda row: row[0])
def test_whatever_lies_there_is_a_sentence_and_can_be_set_aside(
    row: tuple[str, Callable[[Path], object]], program: Program, tmp_path: Path
) -> None:
    name, make = row
    home = tmp_path / name
    home.mkdir()
    make(home / FILE_NAME)
    coach = replace(program, home=home, results={}, documents={})
    for words in LOOKING:
        done = coach.run(*words)
        assert done.code in (0, 1, 2, 3), words
        if done.code:
            assert done.err.count("\n") == 1
            assert "Something went wrong inside" not in done.err, words
    done = coach.run("journal", "rebuild")
    if name != "a newer journal":
        assert done.code == 0, done.err
        assert coach.lines("journal")[0] == "Nothing is written down yet."
    else:
        assert (done.code, "newer" in done.sentence) == (3, True)
