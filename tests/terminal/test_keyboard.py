"""The keyboard at the end of a line from a terminal: what comes, and when it is given."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.terminal.clock import SystemClock
from backcoach.terminal.keyboard import Keyboard

ENOUGH_MS = 300
"""How long to wait for another key before there is none."""


class Line:
    """The line from a terminal to the keyboard at its end."""

    def __init__(self, reader: int, writer: int, wake: int, waker: int) -> None:
        self._writer, self._waker = writer, waker
        self.clock = SystemClock()
        self.keyboard = Keyboard(self.clock, reader, wake)

    def send(self, data: bytes) -> None:
        """What the terminal sends."""
        os.write(self._writer, data)

    def hang_up(self) -> None:
        """The terminal goes away."""
        os.close(self._writer)

    def signal(self) -> None:
        """A signal arrives."""
        os.write(self._waker, b"\x1c")

    def key(self) -> str | None:
        """The next key."""
        return self.keyboard.read(self.clock.now_ms() + ENOUGH_MS)

    def keys(self) -> list[str]:
        """All keys there are by now."""
        return list(iter(self.key, None))


@pytest.fixture
def line() -> Iterator[Line]:
    with opened() as stack:
        yield line_of(stack)


def opened() -> ExitStack:
    if sys.platform == "win32":
        pytest.skip("select does not know pipes here")
    return ExitStack()


def line_of(stack: ExitStack) -> Line:
    ends = (*os.pipe(), *os.pipe())
    for end in ends:
        os.set_blocking(end, False)
        stack.callback(_close, end)
    return Line(*ends)


def _close(descriptor: int) -> None:
    try:
        os.close(descriptor)
    except OSError:
        return  # the test has closed it


def test_keys_sent_together_are_given_one_by_one(line: Line) -> None:
    line.send(b"n\x1b[Cb\x1b[D")
    assert line.keys() == ["n", "right", "b", "left"]


def test_a_key_is_given_almost_at_once(line: Line) -> None:
    line.send(b"n")
    before_ms = line.clock.now_ms()
    assert line.keyboard.read(before_ms + 60_000) == "n"
    assert line.clock.now_ms() - before_ms < 1_000


def test_without_a_key_the_moment_comes(line: Line) -> None:
    assert line.keyboard.read(line.clock.now_ms()) is None


def test_a_key_that_is_held_back_at_a_moment_is_given_later(line: Line) -> None:
    line.send(b"n")
    assert line.keyboard.read(line.clock.now_ms()) is None
    assert line.key() == "n"


def test_what_waits_behind_a_key_is_seen_before_it_is_given(line: Line) -> None:
    line.send(b"q")
    assert line.keyboard.read(line.clock.now_ms()) is None
    line.send(b"uick note")
    time.sleep(0.05)  # the picture is being drawn meanwhile
    assert line.keys() == ["paste"]


def test_a_signal_ends_the_wait(line: Line) -> None:
    line.signal()
    assert line.keyboard.read(None) is None


def test_a_signal_does_not_lose_a_key(line: Line) -> None:
    line.signal()
    line.send(b"n")
    assert line.key() is None
    assert line.key() == "n"


def test_a_lone_escape_is_a_key(line: Line) -> None:
    line.send(b"\x1b")
    assert line.keys() == ["escape"]


@pytest.mark.parametrize("begun", [b"", b"x"])
@pytest.mark.parametrize(
    ("sent", "key"), [(b"\x1b[C", "right"), (b"\x1b[24;5~", "unknown"), ("日".encode(), "日")]
)
def test_what_is_cut_by_the_end_of_a_reading_is_still_one_key(
    begun: bytes, sent: bytes, key: str, line: Line
) -> None:
    line.send(b"\x1b[A" * 170 + begun + sent)  # a reading ends after 512 bytes
    assert line.keys() == ["up"] * 170 + [*begun.decode(), key]


def test_a_paste_of_all_there_is_to_type_and_of_100_kilobytes_is_no_key(line: Line) -> None:
    everything = bytes(range(32, 127)) + b"\r\t"
    line.send(b"\x1b[200~" + everything)
    for _ in range(1_000):
        assert line.keyboard.read(line.clock.now_ms()) is None
        line.send(everything)
    line.send(b"\x1b[201~")
    assert line.keys() == ["paste"]
    line.send(b"n")
    assert line.keys() == ["n"]


def test_what_a_terminal_says_of_its_background_is_kept_ends_the_wait_and_is_no_key(
    line: Line,
) -> None:
    answers = {
        b"\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\": (30, 30, 46),
        b"\x1b]11;rgb:ff/f/8080\x07": (255, 255, 128),
        b"\x1b]11;rgba:0000/2b2b/3636/ffff\x07": (0, 43, 54),
    }
    for sent, color in answers.items():
        line.send(sent)
        assert line.keyboard.read(None) is None
        assert line.keyboard.background == color
    line.send(b"\x1b]11;rgb:zz\x07n")
    assert line.keys() == ["n"]
    assert line.keyboard.background == (0, 43, 54)


def test_a_wait_can_last_for_more_than_a_day(line: Line) -> None:
    line.send(b"n")
    assert line.keyboard.read(line.clock.now_ms() + 100_000_000_000) == "n"


def test_a_terminal_that_has_gone_sends_no_more_keys(line: Line) -> None:
    line.send(b"n")
    line.hang_up()
    assert not line.keyboard.is_gone
    assert line.keyboard.read(None) == "n"
    assert line.keyboard.is_gone


def test_a_terminal_that_goes_ends_the_wait(line: Line) -> None:
    line.hang_up()
    assert line.keyboard.read(None) is None
    assert line.keyboard.is_gone


def test_bytes_that_are_no_text_are_unbound_keys(line: Line) -> None:
    line.send(b"\xff\xfe\x80")
    assert line.keys() == ["\N{REPLACEMENT CHARACTER}"] * 3


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    with opened() as stack:
        line = line_of(stack)
        line.send(data)
        assert line.keyboard.read(line.clock.now_ms()) is None
