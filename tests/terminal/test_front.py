"""What the bare name of the program offers, in a window of any size."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from backcoach.cli import stored
from backcoach.cli.app import COMMANDS
from tests.forking import BACKCOACH
from tests.terminal.pty_program import Program

ASKS = "Which one? Enter starts"


@pytest.fixture
def door() -> Iterator[Program]:
    with Program(*BACKCOACH) as program:
        program.wait_for(ASKS)
        yield program


def test_all_there_is_stands_in_one_window(door: Program) -> None:
    rows = door.text.splitlines()
    for each in stored.routines():
        assert any(each.name in row and row.rstrip().endswith(each.whom) for row in rows), each
    assert [name for name in COMMANDS if name not in door.text and name != "session"] == []
    assert door.text.rstrip().endswith("Enter starts Essentials:")


def test_a_small_window_has_all_names_and_no_torn_word() -> None:
    with Program(*BACKCOACH, columns=40, rows=12) as program:
        program.wait_for(ASKS)
        assert [each.name for each in stored.routines() if each.name not in program.text] == []
        assert program.text.rstrip().endswith("Enter starts Essentials:")


@pytest.mark.slow
def test_enter_starts_the_usual_routine_and_the_profile_says_which(home: Path) -> None:
    for routine, name in ((None, "Essentials"), ("desk", "Desk")):
        if routine:
            (home / "backcoach" / "profile.yaml").write_text(f"routine: {routine}\n")
        with Program(*BACKCOACH) as program:
            program.wait_for(f"{ASKS} {name}:")
            program.type_in("\r")
            program.wait_for("How much does your back hurt now")


def test_a_command_can_be_typed_as_well(door: Program) -> None:
    door.type_in("lisx\r")
    door.wait_for("Did you mean list?")
    door.type_in("list --goal relax\r")
    assert door.wait_for_end() == 0
    assert "ninety-ninety-rest" in door.text


def test_it_can_be_left(door: Program) -> None:
    door.type_in("q\r")
    assert door.wait_for_end() == 0
    assert "How much" not in door.text


def test_to_somebody_who_listens_each_routine_is_a_sentence() -> None:
    with Program(*BACKCOACH, "--plain") as program:
        program.wait_for(ASKS)
        assert ". Desk: 4 min, 5 the first time, chair. For a break from sitting." in program.text
        assert b"\x1b" not in program.written
