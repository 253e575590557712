"""From what a terminal sends to the names of keys."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.terminal.keyboard import Keyboard
from backcoach.terminal.keys import split_keys
from tests.fakes import FakeClock

NAMES = {" ": "space", "\r": "enter", "\n": "enter"}


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("", []),
        ("q", ["q"]),
        (" ", ["space"]),
        ("\r", ["enter"]),
        ("\n", ["enter"]),
        ("\x1b", ["escape"]),
        ("nb", ["n", "b"]),
        ("é", ["é"]),
        ("日", ["日"]),
        ("\x1b[C", ["right"]),
        ("\x1b[D", ["left"]),
        ("\x1b[A", ["up"]),
        ("\x1b[B", ["down"]),
        ("\x1bOC", ["right"]),
        ("\x1bOD", ["left"]),
        ("\x1b[C\x1b[C", ["right", "right"]),
        ("n\x1b[Dq", ["n", "left", "q"]),
    ],
)
def test_keys_have_names(sent: str, keys: list[str]) -> None:
    assert list(split_keys(sent)) == keys


@pytest.mark.parametrize(
    "sent",
    [
        "\x1bOP",
        "\x1b[15~",
        "\x1b[1;5C",
        "\x1b[200~",
        "\x1b[?62;22c",
        "\x1b[<0;10;10M",
        "\x1b[I",
        "\x1bx",
        "\x1b[27;5;113~",
        "\x1b[113;5u",
        "\x1b[?1;2$y",
        "\x1b[[A",
        "\x1b[M !!",
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
        "\x1b]11;rgb:1e1e/1e1e/2e2e\x07",
        "\x1bP>|xterm(388)\x1b\\",
        "\x1b_Gi=31;OK\x1b\\",
        "\x1b\x1b[C",
    ],
    ids=[
        "F1",
        "F5",
        "Ctrl and an arrow",
        "the begin of a paste",
        "a report of the kind",
        "a mouse click",
        "a report of the focus",
        "Alt and a letter",
        "Ctrl-q as xterm can send it",
        "Ctrl-q as kitty can send it",
        "a report of a mode",
        "F1 on the Linux console",
        "a click of an old mouse",
        "a report of a colour",
        "a report of a colour that a bell ends",
        "a report of the name",
        "a report of a picture",
        "Alt and an arrow",
    ],
)
def test_what_is_not_known_is_one_key_without_a_name(sent: str) -> None:
    assert list(split_keys(f"{sent}n")) == ["unknown", "n"]


PRINTABLE = st.characters(exclude_categories=["Cc", "Cs"])
LETTERS = "ABCDEFGHIJKLMNPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
ARROWS = {"A": "up", "B": "down", "C": "right", "D": "left"}


def tokens() -> st.SearchStrategy[tuple[str, str]]:
    """A key as a terminal sends it, and its name."""
    arrows = {f"\x1b{lead}{end}": name for lead in "[O" for end, name in ARROWS.items()}
    printed = PRINTABLE.map(lambda letter: (letter, NAMES.get(letter, letter)))
    control = st.builds(
        "\x1b[{}{}{}".format,
        st.text("0123456789:;<=>?", min_size=1, max_size=8),
        st.text(" !\"#$%&'()*+,-./", max_size=2),
        st.sampled_from(LETTERS + "@^`{|}~"),
    )
    alt = st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789").map("\x1b{}".format)
    unknown = st.one_of(control, alt).map(lambda sent: (sent, "unknown"))
    return st.one_of(printed, st.sampled_from(sorted(arrows.items())), unknown)


@given(st.lists(tokens()))
def test_keys_that_arrive_together_are_told_apart(sent: list[tuple[str, str]]) -> None:
    keys = list(split_keys("".join(raw for raw, _ in sent)))
    assert keys == [name for _, name in sent]


@given(st.text(PRINTABLE))
def test_no_letter_is_lost_or_invented(text: str) -> None:
    assert list(split_keys(text)) == [NAMES.get(letter, letter) for letter in text]


@given(st.text(st.one_of(st.sampled_from("\x1b[O]PM;?019~Cq "), st.characters())))
def test_no_input_is_too_odd(text: str) -> None:
    keys = list(split_keys(text))
    assert all(keys)
    assert len(keys) <= len(text)


@given(st.binary(max_size=200))
def test_no_bytes_are_too_odd(data: bytes) -> None:
    assert all(split_keys(data.decode(errors="replace")))


# What arrives in pieces


class Line:
    """The line from a terminal to the keyboard at its end."""

    def __init__(self, reader: int, writer: int, wake: int, waker: int) -> None:
        self._writer, self._waker = writer, waker
        self.clock = FakeClock()
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

    def keys(self) -> list[str]:
        """All keys there are by now."""
        return list(iter(lambda: self.keyboard.read(self.clock.now_ms()), None))


@pytest.fixture
def line() -> Iterator[Line]:
    if sys.platform == "win32":
        pytest.skip("select does not know pipes here")
    with ExitStack() as stack:
        ends = (*os.pipe(), *os.pipe())
        for end in ends:
            os.set_blocking(end, False)
            stack.callback(_close, end)
        yield Line(*ends)


def _close(descriptor: int) -> None:
    try:
        os.close(descriptor)
    except OSError:
        return  # the test has closed it


def test_keys_sent_together_are_given_one_by_one(line: Line) -> None:
    line.send(b"nb\x1b[C ")
    assert line.keys() == ["n", "b", "right", "space"]


def test_without_a_key_the_moment_comes(line: Line) -> None:
    assert line.keyboard.read(line.clock.now_ms()) is None


def test_a_signal_ends_the_wait(line: Line) -> None:
    line.signal()
    assert line.keyboard.read(None) is None


def test_a_signal_does_not_lose_a_key(line: Line) -> None:
    line.signal()
    line.send(b"n")
    assert line.keys() == ["n"]


def test_a_lone_escape_is_a_key(line: Line) -> None:
    line.send(b"\x1b")
    assert line.keys() == ["escape"]


@pytest.mark.parametrize("before", [507, 508, 509, 510, 511, 512, 1021, 1022, 1023])
def test_an_arrow_after_many_letters_is_still_one_key(before: int, line: Line) -> None:
    line.send(b"x" * before + b"\x1b[Cn")
    assert line.keys() == ["x"] * before + ["right", "n"]


@pytest.mark.parametrize("before", [508, 509, 510, 511])
def test_a_long_sequence_after_many_letters_is_still_one_key(before: int, line: Line) -> None:
    line.send(b"x" * before + b"\x1b[24;5~n")
    assert line.keys() == ["x"] * before + ["unknown", "n"]


@pytest.mark.parametrize("before", [509, 510, 511, 512])
def test_a_letter_of_several_bytes_after_many_is_still_one_key(before: int, line: Line) -> None:
    line.send(b"x" * before + "日n".encode())
    assert line.keys() == ["x"] * before + ["日", "n"]


def test_a_wait_can_last_for_more_than_a_day(line: Line) -> None:
    line.send(b"n")
    assert line.keyboard.read(line.clock.now_ms() + 100_000_000_000) == "n"


def test_a_terminal_that_has_gone_sends_no_more_keys(line: Line) -> None:
    line.send(b"n")
    line.hang_up()
    assert line.keys() == ["n"]


def test_bytes_that_are_no_text_are_unbound_keys(line: Line) -> None:
    line.send(b"\xff\xfe\x80n")
    assert line.keys() == ["\N{REPLACEMENT CHARACTER}"] * 3 + ["n"]
