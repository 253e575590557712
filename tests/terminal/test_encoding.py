"""A live screen on a terminal that does not speak UTF-8."""

import os

import pytest

from backcoach.terminal.mode import in_session_mode
from tests.fakes import FakeClock


@pytest.mark.parametrize(
    ("encoding", "written"),
    [("utf-8", "Größe …".encode()), ("latin1", b"Gr\xf6\xdfe ?"), ("ascii", b"Gr??e ?")],
)
def test_a_screen_is_written_as_the_terminal_reads_it(encoding: str, written: bytes) -> None:
    reading, writing = os.pipe()
    with (
        os.fdopen(reading, "rb") as reader,
        os.fdopen(writing, "wb"),
        in_session_mode(
            FakeClock(), {}, full_screen=False, keys=None, output=writing, encoding=encoding
        ) as terminal,
    ):
        terminal.write("Größe …")
        assert reader.read1() == written


def test_what_is_no_text_can_be_written(capfd: pytest.CaptureFixture[str]) -> None:
    with in_session_mode(FakeClock(), {}, full_screen=False, keys=None, output=1) as terminal:
        terminal.write("a\udcffb")
    assert capfd.readouterr().out == "a?b"
