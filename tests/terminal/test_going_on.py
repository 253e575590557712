"""A session that was cut off, and the start after it, in a real terminal."""

import json
import os
import signal
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from backcoach.domain.journal.records import (
    MINUTE_MS,
    Began,
    DidSet,
    Ended,
    Hurt,
    Record,
    Resumed,
    What,
    When,
)
from backcoach.domain.knowledge.review import Answer
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.plan.rung import Rung
from backcoach.keeping.answers import add_answer
from backcoach.keeping.journal.lines import instant, instant_of
from backcoach.keeping.journal.store import Journal
from tests.cli import program as cli
from tests.forking import BACKCOACH
from tests.terminal.pty_program import QUIET, Program

pytestmark = pytest.mark.slow

QUICK = ("session", *QUIET, "--speed", "30")
HURRIED = ("--speed", "300")
"""For a session, or the rest of one, that is played to its end."""
PAIN = "A number; Enter leaves it out:"
MIDDLE = "You were in the middle of Desk"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The home of somebody who has answered about warning signs today."""
    add_answer(tmp_path / "safety.jsonl", Answer.CLEAR, datetime.now(UTC))
    return tmp_path


def started(
    home: Path, *words: str, environ: Mapping[str, str] | None = None, begins: bool = True
) -> Program:
    surroundings = {"BACKCOACH_HOME": str(home), **(environ or {})}
    return Program(*BACKCOACH, *QUICK, *words, environ=surroundings, begins=begins)


def set_back(home: Path, *, hours: int) -> None:
    """Have all that was written down be so much longer ago."""
    file = home / "journal.sqlite3"
    with Journal.open(file) as journal:
        records = [*journal.records()]
    for each in home.glob("journal.sqlite3*"):
        each.unlink()
    earlier_ms = hours * 60 * MINUTE_MS
    with Journal.open(file) as journal:
        journal.add(
            replace(each, at=each.at._replace(utc_ms=each.at.utc_ms - earlier_ms))
            for each in records
        )


def wait_for_question(program: Program, number: int) -> None:
    """Wait until a question is there to be answered: what is typed before is no answer to it."""
    program.wait_until(lambda: program.text.count(PAIN) == number, f"question {number}")


def sets(home: Path) -> list[DidSet]:
    with Journal.open(home / "journal.sqlite3") as journal:
        return [each.what for each in journal.since(0, ("set",)) if isinstance(each.what, DidSet)]


def test_a_session_that_was_killed_goes_on_after_the_last_set_it_had_shown_as_done(
    home: Path,
) -> None:
    with started(home, "desk") as first:
        first.wait_for(PAIN)
        first.type_in("2\r")
        first.wait_for_beginning()
        first.wait_for("exercise 3 of 3")
        os.kill(first.pid, signal.SIGKILL)
    done = sets(home)
    assert [each.exercise for each in done] == ["standing-break", "standing-hamstring-stretch"]
    with started(home, "desk", *HURRIED) as second:
        second.wait_for(PAIN)
        second.type_in("2\r")
        second.wait_for(MIDDLE)
        second.send("\r")
        second.wait_for_beginning()
        wait_for_question(second, 2)
        second.send("\r")
        wait_for_question(second, 3)
        assert "How hard was it" in second.text
        second.send("\r")
        assert second.wait_for_end() == 0
    assert [each.exercise for each in sets(home)[2:]] == ["seated-rotation"] * 2
    assert_both_parts_count_once(home)


def assert_both_parts_count_once(home: Path) -> None:
    """See that a session that was killed and gone on with is one, as long as both parts were."""
    (session,) = json.loads("\n".join(cli.Program(home).lines("journal", "--json")))
    with Journal.open(home / "journal.sqlite3") as journal:
        began, killed, resumed = (
            [each.at.utc_ms for each in journal.records() if isinstance(each.what, kind)]
            for kind in (Began, DidSet, Resumed)
        )
        (ended,) = (each.what for each in journal.records() if isinstance(each.what, Ended))
    assert session["played_ms"] == killed[1] - began[0] + ended.played_ms
    assert [instant_of(each).utc_ms for each in session["resumed"]] == resumed
    assert session["how"] == "finished"
    (line,) = (
        each
        for each in cli.Program(home).lines("journal", session["id"][:6])
        if "Gone on with" in each
    )
    assert len(resumed) == line.count("Gone on with: ") == 1


def test_a_journal_that_is_made_anew_meanwhile_has_the_whole_session(home: Path) -> None:
    told = ("--pain-before", "2", "--pain-after", "2", "--effort", "3")
    rebuild = (*BACKCOACH, "journal", "rebuild")
    with started(home, "desk", *told) as one:
        one.wait_for_beginning()
        one.wait_for("exercise 2 of 3")
        with Program(*rebuild, environ={"BACKCOACH_HOME": str(home)}) as two:
            two.wait_for("Kept, in a new journal: 3 records.")
            assert two.wait_for_end() == 0
        assert one.wait_for_end() == 0
    assert [each.exercise for each in sets(home)] == [
        *("standing-break", "standing-hamstring-stretch"),
        *["seated-rotation"] * 2,
    ]


def test_for_four_hours_going_on_is_offered_then_only_told_of_and_n_begins_anew(
    home: Path,
) -> None:
    with started(home, "desk") as first:
        first.wait_for(PAIN)
        first.type_in("2\r")
        first.wait_for_beginning()
        first.wait_for("exercise 2 of 3")
        first.send("\x03")
        first.wait_for_end()
    set_back(home, hours=5)
    with started(home, "desk", begins=False) as later:
        later.wait_for(PAIN)
        later.type_in("2\r")
        later.wait_for("was not finished: 1 set done. `backcoach session")
        later.send("q")
        later.wait_for_end()
        assert MIDDLE.encode() not in later.written
    set_back(home, hours=-5)
    with started(home, "desk") as second:
        second.wait_for(PAIN)
        second.type_in("2\r")
        second.wait_for(MIDDLE)
        second.type_in("n\r")
        second.wait_for_beginning()
        second.wait_for("exercise 1 of 3")


def test_after_a_whole_session_nothing_is_offered_but_how_it_felt_is_asked(home: Path) -> None:
    with started(home, "desk", *HURRIED) as first:
        first.wait_for(PAIN)
        first.type_in("2\r")
        first.wait_for_beginning()
        wait_for_question(first, 2)
        first.type_in("1\r")
        wait_for_question(first, 3)
        assert "How hard was it" in first.text
        first.type_in("3\r")
        assert first.wait_for_end() == 0
    with started(home, "desk") as second:
        second.wait_for(PAIN)
        second.type_in("2\r")
        second.wait_for_beginning()
        assert MIDDLE not in second.text


def at_hour(hour: int) -> dict[str, str]:
    """Where it is about so late now."""
    ahead = (hour - datetime.now(UTC).hour) % 24
    return {"TZ": f"HERE-{ahead}"}  # which is ahead of Greenwich, as POSIX has it


def a_session_yesterday(home: Path, here: dict[str, str]) -> None:
    """Write down a session of the day before, with a pain of 2."""
    ahead = timezone(timedelta(hours=int(here["TZ"].removeprefix("HERE-"))))
    at = instant(datetime.now(ahead).replace(hour=20) - timedelta(days=1))
    whats: tuple[What, ...] = (
        Began("desk", "Desk", 199_000, ()),
        Hurt(When.BEFORE, 2),
        DidSet("walk", 0, 1, Side.BOTH, Rung(), "", 1),
    )
    with Journal.open(home / "journal.sqlite3") as journal:
        journal.add(Record(f"{no:032x}", at, "5" * 32, what) for no, what in enumerate(whats))


def test_the_morning_after_is_asked_for_once_and_a_worse_one_makes_it_less(home: Path) -> None:
    evening = at_hour(18)
    a_session_yesterday(home, evening)
    with started(home, "desk", environ=evening) as first:
        first.wait_for(PAIN)
        assert "the morning after your last session" in first.text
        first.type_in("5\r")
        wait_for_question(first, 2)
        first.type_in("2\r")
        first.wait_for("Your back was worse the morning after a session.")
    with started(home, "desk", environ=evening) as second:
        second.wait_for(PAIN)
        assert "the morning after your last session" not in second.text
        second.type_in("2\r")
        second.wait_for("Your back was worse the morning after a session.")


def test_on_the_morning_after_itself_one_digit_answers_for_both(home: Path) -> None:
    morning = at_hour(8)
    a_session_yesterday(home, morning)
    with started(home, "desk", environ=morning) as program:
        program.wait_for(PAIN)
        assert "this morning" in program.text
        program.type_in("5")
        program.wait_for("Today is a gentle day")
        assert "Your back was worse the morning after a session." in program.text
    with Journal.open(home / "journal.sqlite3") as journal:
        pains = [each.what for each in journal.since(0, ("pain",))]
    assert Hurt(When.MORNING, 5) in pains
