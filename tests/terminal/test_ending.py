"""However a command ends that runs for more than a moment, nothing of it is left.

No hidden cursor, no passing folder, no voice, no encoder, and no half-written file.
"""

import contextlib
import os
import signal
import subprocess
import sys
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from backcoach.cues.riff import RATE, wav_of
from backcoach.terminal.asking import ask
from tests.forking import BACKCOACH
from tests.requirements import need
from tests.terminal.pty_program import Program, Shell, backcoach
from tests.voices import STUBBORN, Marked, Programs, eventually

pytestmark = pytest.mark.slow

HANGING = {"voice": "guide.wav", "encoder": "guide.mp3"}
"""What hangs, and the file that is written when it does."""


class Recorder:
    """A machine whose voice or encoder hangs, and where a guide is being recorded."""

    def __init__(self, folder: Path, hangs: str) -> None:
        self.made, self.passing = folder / "made", folder / "passing"
        for each in (self.made, self.passing, folder / "programs"):
            each.mkdir()
        self.programs = Programs(folder / "programs")
        beep = self.programs.folder / "beep"
        beep.write_bytes(wav_of(array("h", [8_000] * (RATE // 10)), RATE))
        speak = f'{need("cat")} >>said; for last; do :; done; {need("cp")} {beep} "$last"'
        self.programs.add("espeak-ng", STUBBORN if hangs == "voice" else speak)
        self.programs.add("lame", STUBBORN)
        (self.programs.folder / "sleep").symlink_to(need("sleep"))
        self.file = self.made / HANGING[hangs]
        self.environ = {"PATH": str(self.programs.folder), "TMPDIR": str(self.passing)}
        self.words = (
            "print",
            "desk",
            "--teach",
            "never",
            "--format",
            "audio",
            "--output",
            str(self.file),
        )

    def started(self) -> Program:
        """The guide on its way, in a terminal."""
        return Program(*BACKCOACH, *self.words, environ=self.environ, fresh=True)


def interrupt(program: Program) -> int:
    program.send("\x03")
    return program.wait_for_end()


def lean_on_ctrl_c(program: Program) -> int:
    program.send("\x03" * 50)
    return program.wait_for_end()


def quit_hard(program: Program) -> int:
    program.send("\x1c")
    return program.wait_for_end()


def close_the_window(program: Program) -> int:
    return program.hang_up()


def sent(*numbers: signal.Signals) -> Callable[[Program], int]:
    """A way to end by signals, one after the other."""

    def end(program: Program) -> int:
        for number in numbers:
            with contextlib.suppress(ProcessLookupError):  # the one before was enough
                os.kill(program.pid, number)
        return program.wait_for_end()

    end.__name__ = "_".join(each.name for each in numbers)
    return end


WAYS: tuple[tuple[Callable[[Program], int], int], ...] = (
    (interrupt, 130),
    (lean_on_ctrl_c, 130),
    (quit_hard, -signal.SIGQUIT),
    (close_the_window, -signal.SIGHUP),
    (sent(signal.SIGTERM), -signal.SIGTERM),
    (sent(signal.SIGHUP), -signal.SIGHUP),
    (sent(signal.SIGHUP, signal.SIGHUP, signal.SIGTERM), -signal.SIGHUP),
)


@pytest.mark.parametrize("hangs", HANGING)
@pytest.mark.parametrize(("way", "code"), WAYS)
def test_a_guide_that_is_ended_while_it_is_made_leaves_nothing(
    way: Callable[[Program], int], code: int, hangs: str, marked: Marked, tmp_path: Path
) -> None:
    recorder = Recorder(tmp_path, hangs)
    with recorder.started() as program:
        assert eventually(lambda: marked.alive("sleep 100"), within_s=20)
        assert way(program) == code
        assert program.screen.cursor_visible
        assert b"Traceback" not in program.written
        assert eventually(lambda: not marked.alive())
        assert [*recorder.passing.iterdir()] == []
        assert [*recorder.made.iterdir()] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
@pytest.mark.parametrize("hangs", HANGING)
def test_a_guide_that_is_killed_leaves_the_cursor_and_no_program(
    hangs: str, marked: Marked, tmp_path: Path
) -> None:
    recorder = Recorder(tmp_path, hangs)
    recorder.programs.add("espeak-ng" if hangs == "voice" else "lame", "exec sleep 100")
    with recorder.started() as program:
        assert eventually(lambda: marked.alive("sleep 100"), within_s=20)
        os.kill(program.pid, signal.SIGKILL)
        assert program.wait_for_end() == -signal.SIGKILL
        assert program.screen.cursor_visible
        assert eventually(lambda: not marked.alive())


def test_a_guide_that_is_stopped_leaves_the_cursor(marked: Marked, tmp_path: Path) -> None:
    recorder = Recorder(tmp_path, "voice")
    with Shell() as shell:
        settings = " ".join(f"{name}={value}" for name, value in recorder.environ.items())
        shell.type(f"{settings} {backcoach(*recorder.words)}")
        assert eventually(lambda: marked.alive("sleep 100"), within_s=20)
        shell.send("\x1a")
        shell.wait_for_prompt()
        assert shell.screen.cursor_visible
        shell.type("kill %1; kill -CONT %1")  # the line it clears may be that of the prompt
        assert eventually(lambda: not marked.alive("sleep 100"))


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGINT])
def test_a_moving_figure_that_is_ended_leaves_the_terminal_as_it_was(
    number: signal.Signals,
) -> None:
    with Shell() as shell:
        before = shell.condition
        shell.type(backcoach("show", "bird-dog", "--play"))
        shell.wait_until(lambda: shell.screen.in_alternate, "the figure")
        shell.signal(number)
        shell.wait_for_prompt()
        assert shell.condition == before
        assert shell.exit_code() == 128 + number


STUCK = """
import os, signal, sys, time
from backcoach.cli.boundary import guarded
from backcoach.terminal import ending

ending.PATIENCE_S = 0.3

def work():
    try:
        print("ready", flush=True)
        time.sleep(100)
    finally:
        time.sleep(100)

guarded(work)
"""


def test_a_way_out_that_gets_stuck_still_ends() -> None:
    with Program(sys.executable, "-c", STUCK) as program:
        program.wait_for("ready")
        os.kill(program.pid, signal.SIGTERM)
        assert program.wait_for_end() == -signal.SIGTERM


def test_a_command_whose_hangups_are_ignored_goes_on() -> None:
    program_of = f"{backcoach('safety', 'rules')} >/dev/null && echo done"
    with Shell() as shell:
        shell.run("trap '' HUP")
        shell.type(f"({program_of}) & sleep 0.1; kill -HUP $!; wait; echo end")
        shell.wait_until(lambda: "end" in shell.answer.replace("echo end", ""), "its end")
        assert "done\r\n" in shell.answer


def test_a_question_that_is_asked_where_the_terminal_has_gone_away_is_a_sentence() -> None:
    ours, theirs = os.openpty()
    os.close(ours)
    try:
        with pytest.raises(OSError, match="Input/output error"):
            ask("How much? ", theirs, theirs)
    finally:
        os.close(theirs)


LOST = """
import os, signal, sys, time, weakref
from backcoach.cli.boundary import guarded
number = int(sys.argv[2])

class Kills:
    def __set_name__(self, owner, name):
        os.kill(os.getpid(), number)

class Kept:
    pass

def work():
    if sys.argv[1] == "wrapped":
        type("Owner", (), {"kills": Kills()})
    kept = Kept()
    gone = weakref.ref(kept, lambda _: os.kill(os.getpid(), number))
    del kept
    time.sleep(5)
    print("went on")
    return 0

sys.exit(guarded(work))
"""


@pytest.mark.parametrize("how", ["wrapped", "lost"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, -15), (signal.SIGINT, 130)])
def test_a_signal_that_comes_where_nothing_can_be_raised_ends_it_all_the_same(
    how: str, number: signal.Signals, code: int
) -> None:
    words = [sys.executable, "-c", LOST, how, str(int(number))]
    done = subprocess.run(words, capture_output=True, text=True, timeout=30)
    assert (done.returncode, done.stdout, done.stderr) == (code, "", "")
