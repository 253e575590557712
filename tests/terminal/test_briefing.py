"""What a session will be, and what was changed for today, read and heard before it begins."""

from pathlib import Path

import pytest

from backcoach.domain.words.prompts import BEGINS, LEAVES, TURNS
from tests.forking import BACKCOACH
from tests.making import shipped
from tests.terminal.pty_program import PACE_S, QUIET, Program

pytestmark = pytest.mark.slow

BEGUN = "exercise 1 of"
SECOND_DAY = ("session", "desk", "--no-journal", *QUIET)


def session(*words: str, columns: int = 80, rows: int = 24) -> Program:
    """A session that stands before its first page."""
    command = (*BACKCOACH, "session", "--no-journal", *QUIET, *words)
    return Program(*command, columns=columns, rows=rows, begins=False)


def wait_for_other(program: Program, before: str) -> None:
    """Wait until something else is on the screen."""
    program.wait_until(lambda: program.text != before, "the next page")


def flowing(program: Program) -> str:
    """What is on the screen, without its line breaks."""
    return " ".join(program.text.split())


def test_one_page_says_the_routine_the_time_what_is_needed_and_what_was_changed() -> None:
    gentle = shipped().safety.pain
    says = next(rule.say for rule in gentle if rule.id == "before-amber")
    with session("essentials", "--pain-before", "5", "--minutes", "3") as program:
        program.wait_for(BEGINS, LEAVES)
        told = ("Essentials It takes", "You need a ", says, "Fitted to", "Left out: ")
        for each in told:
            assert each in flowing(program), each
        program.send(" ")
        program.wait_for(BEGUN)


def test_the_clock_does_not_start_before_a_key_says_so() -> None:
    with session("desk", "--pain-before", "0") as program:
        program.wait_for(BEGINS)
        for other in ("x", "p", "\x1b[C"):
            program.send(other)
            program.watch(PACE_S)
        assert BEGINS in program.text
        program.send("\r")
        program.wait_for(BEGUN)


def test_from_the_prompt_to_being_coached_it_takes_four_keys_at_the_most() -> None:
    for answer, keys in (("", 2), ("3", 3), ("10", 4)):
        with Program(*BACKCOACH, *SECOND_DAY, begins=False) as program:
            program.wait_for("Enter leaves it out:")
            program.type_in(answer)
            program.send("\r")
            if answer == "10":  # asks about the signs again, as a bad day does
                program.wait_for("(page 1 of")
                continue
            program.wait_for(BEGINS)
            program.send("\r")
            program.wait_for(BEGUN)
        assert len(answer) + 2 == keys


def test_in_lines_the_page_is_lines_and_a_key_begins() -> None:
    with session("desk", "--pain-before", "0", "--plain") as program:
        program.wait_for("Desk.", "It takes", f"{BEGINS}, {LEAVES}.")
        program.watch(PACE_S)
        assert "00:00" not in program.text
        program.send("\r")
        program.wait_for("00:00")
        assert "\x1b[2J" not in program.written.decode()


def test_a_small_window_shows_all_of_it_page_by_page(home: Path) -> None:
    profile = home / "backcoach" / "profile.yaml"
    profile.write_text("conditions: [flexion-sensitive, hip-precautions, shoulder]\n", "utf-8")
    with session("ten", "--pain-before", "5", columns=40, rows=12) as program:
        seen = []
        while "1/" not in program.text:
            program.wait_until(lambda: "Enter or space" in program.text, "what turns the page")
            seen.append(flowing(program))
            before = program.text
            program.send(" ")
            wait_for_other(program, before)
        told = " ".join(seen)
    *earlier, last = seen
    assert earlier
    assert all(TURNS in each for each in earlier)
    assert BEGINS in last
    assert "Today is a gentle day" in told
    assert told.count("In place of") + told.count("Left out") >= 3


def test_q_leaves_before_it_has_begun() -> None:
    with session("desk", "--pain-before", "0") as program:
        program.wait_for(BEGINS)
        program.send("q")
        assert program.wait_for_end() == 0
        assert BEGUN.encode() not in program.written
