"""The same in tmux, which many use, with the shell that most have."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.requirements import need
from tests.terminal.pty_program import BEFORE, CALM_SESSION

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no tmux for Windows"),
]

PATIENCE_S = 20.0
FIRST, SECOND = "Standing break", "Standing hamstring stretch"
PROMPT = "ready>"


class Tmux:
    """A tmux server of its own, with one window and an interactive bash in it."""

    def __init__(self, folder: Path) -> None:
        self._tmux = [need("tmux"), "-S", str(folder / "socket"), "-f", os.devnull, "-u"]
        start = folder / "bashrc"
        start.write_text(f"PS1='{PROMPT} '; unset HISTFILE\n", "utf-8")
        shell = shlex.join([need("bash"), "--noprofile", "--rcfile", str(start), "-i"])
        self.do("new-session", "-d", "-x", "80", "-y", "24", "-c", str(folder), shell)
        self.do("set-option", "-g", "window-size", "manual")

    def do(self, *words: str) -> str:
        """Give tmux a command; return what it prints."""
        done = subprocess.run(
            [*self._tmux, *words], capture_output=True, text=True, encoding="utf-8", timeout=20
        )
        assert done.returncode == 0, f"{words}: {done.stderr}"
        return done.stdout

    def close(self) -> None:
        """End the server and all that runs in it."""
        subprocess.run([*self._tmux, "kill-server"], capture_output=True, timeout=20)

    @property
    def pane(self) -> str:
        """What is on the screen."""
        return self.do("capture-pane", "-p")

    @property
    def condition(self) -> str:
        """Which screen is shown, and whether there is a cursor."""
        return self.do("display-message", "-p", "#{alternate_on} #{cursor_flag}").strip()

    def press(self, *keys: str) -> None:
        """Press keys, by tmux's names for them."""
        self.do("send-keys", *keys)

    def type(self, line: str) -> None:
        """Type a line."""
        self.do("send-keys", "-l", line)
        self.press("Enter")

    def wait_until(self, what: Callable[[str], bool]) -> str:
        """Wait until the screen is so; return what is on it."""
        end = time.monotonic() + PATIENCE_S
        while not what(pane := self.pane):
            assert time.monotonic() < end, f"never came; the screen is\n{pane}"
            time.sleep(0.05)
        return pane

    def wait_for(self, *texts: str) -> str:
        """Wait until all of these texts are on the screen."""
        return self.wait_until(lambda pane: all(text in pane for text in texts))

    def pause(self) -> str:
        """Pause the session; return the screen when all of it has been drawn."""
        self.press("Space")
        before = self.wait_for("Paused")
        while (pane := self.pane) != before:
            before = pane
        return pane

    def wait_for_prompt(self) -> str:
        """Wait until the shell asks for the next line."""
        return self.wait_until(lambda pane: pane.rstrip().endswith(f"\n{PROMPT}"))

    def play(self, *options: str) -> None:
        """Start a session and wait until it can be seen."""
        self.type(shlex.join([sys.executable, "-m", "backcoach", *CALM_SESSION, "desk", *options]))
        self.wait_for(BEFORE)
        self.press("Enter")
        self.wait_until(lambda pane: FIRST in pane and PROMPT not in pane)


@pytest.fixture
def tmux() -> Iterator[Tmux]:
    with tempfile.TemporaryDirectory(prefix="tmux") as folder:  # a socket's path has to be short
        tmux = Tmux(Path(folder))
        try:
            tmux.type("clear; echo before; stty -g >modes")
            tmux.wait_for_prompt()
            yield tmux
        finally:
            tmux.close()


def test_a_session_is_shown(tmux: Tmux) -> None:
    tmux.play()
    assert SECOND in tmux.pane


def test_arrows_and_letters_arrive(tmux: Tmux) -> None:
    tmux.play()
    tmux.press("Right", "n", "Right", "n")  # to what is shown, the count, the work, the next
    tmux.wait_for(SECOND, "Seated rotation")
    tmux.press("Left")
    tmux.wait_until(lambda pane: FIRST in pane and "Seated rotation" not in pane)


def test_a_key_without_a_meaning_and_what_is_pasted_change_nothing(tmux: Tmux) -> None:
    tmux.play()
    tmux.press("x")  # the first one is answered
    tmux.wait_for("That does nothing.")
    paused = tmux.pause()
    tmux.do("set-buffer", "qp")  # so short that only the marks tell it from typing
    tmux.do("paste-buffer", "-p")
    tmux.press("F5", "M-x", "PageUp", "C-Right", "x")
    tmux.press("?")
    tmux.wait_for("faster breath")
    tmux.press("?")
    assert tmux.wait_until(lambda pane: "faster breath" not in pane) == paused


@pytest.mark.parametrize(("columns", "rows"), [(120, 40), (40, 12)], ids=["larger", "smaller"])
def test_a_resize_leaves_nothing_of_the_old_size(columns: int, rows: int, tmux: Tmux) -> None:
    tmux.play()
    before = tmux.pause()
    tmux.do("resize-window", "-x", str(columns), "-y", str(rows))
    tmux.wait_until(lambda pane: "Paused" in pane and pane != before)
    tmux.do("resize-window", "-x", "80", "-y", "24")
    tmux.wait_until(lambda pane: pane == before)


@pytest.mark.parametrize("key", ["q", "C-c"])
def test_the_pane_is_clean_afterwards(key: str, tmux: Tmux) -> None:
    before = tmux.condition
    tmux.play()
    tmux.press(key)
    pane = tmux.wait_for_prompt()
    assert pane.startswith("before\n")
    assert "Desk: 0 of 3 exercises" in pane
    assert tmux.condition == before


@pytest.mark.parametrize("key", ["q", "C-c"])
def test_the_modes_are_as_before(key: str, tmux: Tmux) -> None:
    tmux.play()
    tmux.press(key)
    tmux.wait_for_prompt()
    tmux.type("stty -g | cmp - modes && echo all the same")
    tmux.wait_for("\nall the same")


def test_stopped_and_continued_it_is_all_there_again(tmux: Tmux) -> None:
    tmux.play()
    tmux.press("C-z")
    assert "Stopped" in tmux.wait_for_prompt()
    tmux.type("fg")
    tmux.wait_for("Paused", FIRST, SECOND)


def test_what_is_typed_while_stopped_goes_to_the_shell(tmux: Tmux) -> None:
    tmux.play()
    tmux.press("C-z")
    tmux.wait_for_prompt()
    tmux.type("echo $((6 * 7))")
    tmux.wait_for("\n42")


# The figure


def dots(pane: str) -> list[str]:
    """The lines with a part of a figure."""
    return [line for line in pane.splitlines() if re.search("[⠁-⣿]", line)]


def test_a_session_shows_a_figure_in_braille(tmux: Tmux) -> None:
    tmux.play()
    tmux.wait_until(lambda pane: len(dots(pane)) > 4)


def test_the_figure_moves(tmux: Tmux) -> None:
    tmux.type(shlex.join([sys.executable, "-m", "backcoach", "show", "bird-dog", "--play"]))
    first = dots(tmux.wait_until(lambda pane: bool(dots(pane))))
    tmux.wait_until(lambda pane: dots(pane) != first)


@pytest.mark.parametrize(
    "command", [(*CALM_SESSION, "desk"), ("show", "bird-dog", "--play")], ids=" ".join
)
def test_no_dot_of_a_figure_stays(command: tuple[str, ...], tmux: Tmux) -> None:
    before = tmux.condition
    tmux.type(shlex.join([sys.executable, "-m", "backcoach", *command]))
    if command[0] == "session":
        tmux.wait_for(BEFORE)
        tmux.press("Enter")
    tmux.wait_until(lambda pane: bool(dots(pane)))
    tmux.press("q")
    assert dots(tmux.wait_for_prompt()) == []
    assert tmux.condition == before
