"""How wide a terminal draws bars: it is asked once, and nobody waits for an answer."""

import time

import pytest

from tests.forking import BACKCOACH
from tests.terminal.pty_program import Program

ASKED = b"\x1b[6n"
SAYS = "Bars and blocks"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("\x1b[1;2R", "one cell"),
        ("\x1b[12;3R", "2 cells"),
        ("x\x1b[1;2", "does not say"),
        ("", "does not say"),
    ],
    ids=["narrow", "wide", "cut", "none"],
)
def test_a_terminal_is_asked_how_wide_bars_are(answer: str, said: str) -> None:
    with Program(*BACKCOACH, "doctor", columns=120, rows=60) as program:
        program.wait_until(lambda: ASKED in program.written, "the question")
        if answer:
            program.send(answer)
        assert program.wait_for_end() == 0
        (line,) = (each for each in program.text.splitlines() if each.startswith(SAYS))
        assert said in line
        assert program.written.count(ASKED) == 1


def test_a_dumb_terminal_is_not_asked() -> None:
    with Program(*BACKCOACH, "doctor", environ={"TERM": "dumb"}) as program:
        start = time.monotonic()
        assert program.wait_for_end() == 0
        assert time.monotonic() - start < 20
        assert b"\x1b" not in program.written
