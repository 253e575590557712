"""How large the window is, whatever the terminal and the environment say."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.terminal.window import MOST, window_of
from tests.forking import BACKCOACH
from tests.terminal.pty_program import CALM_SESSION, Program

if sys.platform == "win32":
    pytest.skip("there are no pseudo-terminals", allow_module_level=True)

import fcntl
import struct
import termios

NOWHERE = -1
"""A descriptor that is no terminal."""


@pytest.fixture
def terminal() -> Iterator[int]:
    """A terminal."""
    ours, theirs = os.openpty()
    yield theirs
    os.close(ours)
    os.close(theirs)


def size(descriptor: int, columns: int, rows: int) -> None:
    fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


@pytest.mark.parametrize(
    ("there", "environ", "found"),
    [
        ((80, 24), {}, (80, 24)),
        ((7, 3), {}, (7, 3)),
        ((120, 40), {"COLUMNS": "100"}, (100, 40)),
        ((120, 40), {"COLUMNS": "200", "LINES": "10"}, (120, 40)),
        ((120, 40), {"COLUMNS": "²", "LINES": "²"}, (120, 40)),
        ((120, 40), {"COLUMNS": "-5", "LINES": "1e3"}, (120, 40)),
        ((0, 0), {}, (80, 24)),
        ((0, 0), {"COLUMNS": "100"}, (100, 24)),
        ((65_535, 65_535), {}, (MOST, MOST)),
        (None, {}, (80, 24)),
        (None, {"COLUMNS": "100", "LINES": "50"}, (100, 50)),
        (None, {"COLUMNS": "1000000000", "LINES": "9" * 5_000}, (80, 24)),
        (None, {"COLUMNS": "0", "LINES": "0"}, (80, 24)),
        (None, {"COLUMNS": "501", "LINES": "99999"}, (MOST, MOST)),
    ],
)
def test_a_window_is_as_large_as_is_seen_and_asked_for(
    terminal: int,
    there: tuple[int, int] | None,
    environ: dict[str, str],
    found: tuple[int, int],
) -> None:
    if there:
        size(terminal, *there)
    assert window_of(terminal if there else NOWHERE, environ) == found


@given(st.text(), st.text())
def test_a_window_is_bounded_whatever_is_asked_for(columns: str, rows: str) -> None:
    window = window_of(NOWHERE, {"COLUMNS": columns, "LINES": rows})
    assert 1 <= window.columns <= MOST
    assert 1 <= window.rows <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("rows", ["1000000000", "²"])
def test_questions_are_asked_whatever_the_environment_says_of_the_window(
    answered: Path, rows: str
) -> None:
    answered.unlink()
    with Program(
        *BACKCOACH, "session", "desk", "--no-journal", environ={"LINES": rows, "COLUMNS": "²"}
    ) as program:
        program.wait_for("yes, no or not sure:")
        assert len(program.written) < 10_000


@pytest.mark.slow
def test_a_session_is_drawn_whatever_the_environment_says_of_the_window() -> None:
    environ = {"LINES": "9" * 5_000, "COLUMNS": "²"}
    with Program(*BACKCOACH, *CALM_SESSION, "desk", environ=environ) as program:
        program.wait_for("Standing break")
        program.send("q")
        assert program.wait_for_end() == 0
