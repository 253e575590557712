"""Figures in a real terminal: in a session, and with `show --play`."""

import re
import shlex
import signal
from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pytest

from tests.forking import BACKCOACH
from tests.requirements import need
from tests.terminal.pty_program import CALM_SESSION, Condition, Program, Shell, backcoach

pytestmark = pytest.mark.slow

BRAILLE = re.compile("[⠁-⣿]")
PLAY = ("show", "bird-dog", "--play")
SHOWN = "Any key ends this"


def program(
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    environ: Mapping[str, str] = MappingProxyType({}),
) -> Program:
    """The program in a terminal of its own, with no shell around it."""
    return Program(*BACKCOACH, *arguments, columns=columns, rows=rows, environ=environ)


def dots(text: str) -> str:
    """The figure that is on a screen."""
    return "\n".join(line for line in text.splitlines() if BRAILLE.search(line))


# In a session


def test_the_figure_of_a_session_moves() -> None:
    with program(*CALM_SESSION, "desk", "--from", "seated-rotation", "--speed", "20") as session:
        session.wait_until(lambda: bool(dots(session.text)), "a figure")
        first = dots(session.text)
        session.wait_until(lambda: dots(session.text) not in ("", first), "another figure")


@pytest.mark.parametrize(
    ("options", "environ"),
    [
        ((), {"TERM": "linux"}),
        ((), {"LC_ALL": "C"}),
        ((), {"TERM": "dumb"}),
        (("--big", "--teach", "never"), {}),
        (("--plain",), {}),
    ],
    ids=["linux", "ascii", "dumb", "big", "plain"],
)
def test_there_is_no_figure(options: tuple[str, ...], environ: dict[str, str]) -> None:
    with program(*CALM_SESSION, "desk", *options, environ=environ) as session:
        session.wait_until(lambda: b"Standing" in session.written, "the first exercise")
        session.send("n")
        session.wait_for_more()
        session.send("q")
        assert session.wait_for_end() == 0
    assert not BRAILLE.search(session.written.decode())


def test_large_letters_make_way_for_the_figure_that_shows_an_exercise() -> None:
    with program(*CALM_SESSION, "desk", "--big", "--teach", "always") as session:
        session.wait_until(lambda: "Standing" in session.text, "the first exercise")
        session.send("n")
        session.wait_until(lambda: bool(dots(session.text)), "a figure")


# With show --play


@pytest.fixture
def playing() -> Iterator[Program]:
    with program(*PLAY) as playing:
        playing.wait_for(SHOWN)
        yield playing


def test_it_shows_the_exercise_and_what_to_do(playing: Program) -> None:
    assert playing.text.startswith(" Bird dog")
    assert re.search(r"(LEFT|RIGHT) SIDE  \w", playing.text)
    assert dots(playing.text)


def test_the_figure_moves(playing: Program) -> None:
    first = dots(playing.text)
    playing.wait_until(lambda: dots(playing.text) != first, "another figure")


@pytest.mark.parametrize(
    "key",
    [" ", "\x1b", "\x1b[A", "\x1b[15~", "\x04"],
    ids=["space", "escape", "an arrow", "F5", "Ctrl-D"],
)
def test_any_key_ends_it(key: str, playing: Program) -> None:
    playing.send(key)
    assert playing.wait_for_end() == 0


def test_it_follows_a_resize(playing: Program) -> None:
    playing.resize(120, 40)
    playing.wait_until(lambda: SHOWN in playing.screen.lines[-1], "the last row")
    rows = [at for at, line in enumerate(playing.screen.lines) if BRAILLE.search(line)]
    assert rows[-1] > 24


def test_in_a_window_too_low_for_a_figure_there_are_words() -> None:
    with program(*PLAY, rows=6) as playing:
        playing.wait_for(SHOWN, "Bird dog")
        assert not dots(playing.text)


WRITE_IT = "`--svg FILE --animate` writes"


@pytest.mark.parametrize(
    ("line", "environ", "says"),
    [
        ("{} | cat", {}, WRITE_IT),
        ("{} </dev/null", {}, WRITE_IT),
        ("{}", {"TERM": "dumb"}, "`backcoach show bird-dog` tells how it is done."),
        ("{}", {"TERM": "linux"}, WRITE_IT),
    ],
    ids=["into a pipe", "no keys", "dumb", "linux"],
)
def test_where_it_cannot_be_it_is_a_sentence(line: str, environ: dict[str, str], says: str) -> None:
    command = line.format(shlex.join((*BACKCOACH, *PLAY)))
    bash = (need("bash"), "-o", "pipefail", "-c", command)
    with Program(*bash, columns=200, environ=environ) as playing:
        assert playing.wait_for_end() == 1
        assert says in playing.text
    assert b"\x1b" not in playing.written


# Whatever ends it, the terminal is as it was


@pytest.fixture
def shell() -> Iterator[Shell]:
    with Shell() as shell:
        shell.run("echo before")
        yield shell


def play(shell: Shell) -> Condition:
    """Start playing and wait until it can be seen; return the terminal's condition before."""
    before = shell.condition
    shell.type(backcoach(*PLAY))
    shell.wait_for(SHOWN)
    assert shell.condition != before
    return before


@pytest.mark.parametrize(
    ("end", "code"),
    [("x", 0), ("\x03", 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
    ids=["a key", "Ctrl-C", "SIGTERM", "SIGHUP"],
)
def test_the_terminal_is_as_it_was(end: str | signal.Signals, code: int, shell: Shell) -> None:
    shown = shell.screen.lines[0]
    before = play(shell)
    if isinstance(end, signal.Signals):
        shell.signal(end)
    else:
        shell.send(end)
    shell.wait_for_prompt()
    assert shell.condition == before
    assert shell.screen.lines[0] == shown
    assert not dots(shell.text)
    assert shell.exit_code() == code


def test_back_from_a_stop_all_of_it_is_painted(shell: Shell) -> None:
    before = play(shell)
    shell.send("\x1a")
    shell.wait_for_prompt()
    assert shell.condition == before
    shell.type("fg")
    shell.wait_for("Bird dog", SHOWN)
    assert dots(shell.text)
    shell.send("x")
    shell.wait_for_prompt()
    assert shell.condition == before


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "not marked"])
def test_what_is_pasted_does_not_end_it_and_does_not_reach_the_shell(
    marked: bool, shell: Shell
) -> None:
    before = play(shell)
    assert shell.screen.marks_pastes
    shell.screen.marks_pastes = marked
    shell.paste("echo leaked\n")
    shell.wait_for_frame()
    shell.wait_for_frame()
    shell.send("x")
    shell.wait_for_prompt()
    shell.run("echo after")
    assert "leaked" not in shell.text
    assert shell.condition == before
