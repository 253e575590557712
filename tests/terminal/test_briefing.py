"""What was changed for today, read and heard before a session begins."""

from pathlib import Path

import pytest

from tests.forking import BACKCOACH
from tests.making import shipped
from tests.terminal.pty_program import CALM_SESSION, QUIET, Program

pytestmark = pytest.mark.slow

TITLE, FOOT = "Before you begin", "Any key goes on  q leaves"
BEGUN = "exercise 1 of"


def session(*words: str, columns: int = 80, rows: int = 24) -> Program:
    """A session that asks nothing."""
    return Program(*BACKCOACH, "session", *QUIET, *words, columns=columns, rows=rows)


def wait_for_other(program: Program, before: str) -> None:
    """Wait until something else is on the screen."""
    program.wait_until(lambda: program.text != before, "the next page")


def flowing(program: Program) -> str:
    """What is on the screen, without its line breaks."""
    return " ".join(program.text.split())


def test_what_was_changed_for_today_stands_until_a_key() -> None:
    gentle = shipped().safety.pain
    says = next(rule.say for rule in gentle if rule.id == "before-amber")
    with session("desk", "--pain-before", "5", "--minutes", "2") as program:
        program.wait_for(TITLE, FOOT)
        for told in (says, "Fitted: it takes", "Left out: "):
            assert told in flowing(program), told
        program.send(" ")
        program.wait_for(BEGUN)


def test_without_a_key_the_session_begins_by_itself() -> None:
    with session("desk", "--pain-before", "5") as program:
        program.wait_for(TITLE, FOOT)
        program.wait_for(BEGUN)


def test_a_small_window_shows_all_of_it_page_by_page(home: Path) -> None:
    profile = home / "backcoach" / "profile.yaml"
    profile.write_text("conditions: [flexion-sensitive, hip-precautions, shoulder]\n", "utf-8")
    with session("ten", "--pain-before", "5", columns=40, rows=12) as program:
        seen = []
        while BEGUN not in program.text and "1/" not in program.text:
            program.wait_for(FOOT)
            seen.append(flowing(program).removeprefix(TITLE).removesuffix(FOOT).strip())
            before = program.text
            program.send(" ")
            wait_for_other(program, before)
        told = " ".join(seen)
    assert len(seen) > 1
    assert "Today is a gentle day" in told
    assert told.count("In place of") + told.count("Left out") >= 3


def test_q_leaves_before_it_has_begun() -> None:
    with session("desk", "--pain-before", "8") as program:
        for number in range(1, 6):
            program.wait_for(f"(page {number} of 5)", "yes, no or not sure:")
            program.type_in("no\n")
        program.wait_for("just Enter for rest:")
        program.send("\n")
        program.wait_for(TITLE)
        program.send("q")
        assert program.wait_for_end() == 0
        assert BEGUN.encode() not in program.written


def test_where_nothing_was_changed_there_is_nothing_to_read() -> None:
    with Program(*BACKCOACH, *CALM_SESSION, "desk") as program:
        program.wait_for(BEGUN)
        assert TITLE.encode() not in program.written
