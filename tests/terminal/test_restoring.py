"""However a session ends, the terminal is as it was before.

Every test types into a shell that repairs nothing itself, so what a session leaves behind stays.
"""

import os
import re
import shlex
import signal
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.forking import BACKCOACH
from tests.terminal.pty_program import CALM_SESSION, Condition, Program, Shell, backcoach

pytestmark = pytest.mark.slow

FIRST, LAST = "Standing break", "Seated rotation"
"""The desk routine's first and last exercise."""


@pytest.fixture
def shell() -> Iterator[Shell]:
    with Shell() as shell:
        shell.run("echo before")
        yield shell


def play(shell: Shell, *options: str) -> Condition:
    """Start a session and wait until it can be seen; return the terminal's condition before."""
    before = shell.condition
    shell.type(backcoach(*CALM_SESSION, "desk", *options))
    shell.wait_for(FIRST)
    assert shell.condition != before, "a session that changes nothing proves nothing"
    assert shell.screen.marks_pastes is ("--plain" not in options)
    return before


def runner(folder: Path, broken: str) -> str:
    """The line to type for a program that plays the desk routine and has something broken in it."""
    script = folder / "broken.py"
    end = f"""
        sys.argv = ["backcoach", *{CALM_SESSION!r}, "desk"]
        from backcoach.cli import main
        main()
    """
    script.write_text(
        "import os, signal, sys\n" + textwrap.dedent(broken) + textwrap.dedent(end), "utf-8"
    )
    return shlex.join((sys.executable, str(script)))


FALLS_OVER = """
    from backcoach.screen.live.stage import LiveStage

    show, shows = LiveStage.show, iter(range(3))

    def fall_over(stage, view, cues):
        if next(shows, None) is None:
            raise RuntimeError("the stage fell over")
        show(stage, view, cues)

    LiveStage.show = fall_over
"""


# Ways to end


def finish(shell: Shell, _: Path) -> Condition:
    before = shell.condition
    shell.type(backcoach(*CALM_SESSION, "desk", "--speed", "1000"))
    return before


def quit_by_key(shell: Shell, _: Path) -> Condition:
    before = play(shell)
    shell.send("q")
    return before


def interrupt(shell: Shell, _: Path) -> Condition:
    before = play(shell)
    shell.send("\x03")
    return before


def quit_hard(shell: Shell, _: Path) -> Condition:
    before = play(shell)
    shell.send("\x1c")  # Ctrl-\\, which is SIGQUIT
    return before


def terminate(shell: Shell, _: Path) -> Condition:
    before = play(shell)
    shell.signal(signal.SIGTERM)
    return before


def hang_up(shell: Shell, _: Path) -> Condition:
    before = play(shell)
    shell.signal(signal.SIGHUP)
    return before


def fall_over(shell: Shell, folder: Path) -> Condition:
    before = shell.condition
    shell.type(runner(folder, FALLS_OVER))
    shell.wait_for(FIRST)
    shell.send("??????")
    return before


def be_unwritable(shell: Shell, _: Path) -> Condition:
    before = shell.condition
    shell.type(f"{backcoach(*CALM_SESSION, 'desk')} 1</dev/tty")
    return before


def end_without_a_live_screen(shell: Shell, _: Path) -> Condition:
    before = play(shell, "--plain")
    shell.send("q")
    return before


def end_lines_with_a_signal(shell: Shell, _: Path) -> Condition:
    before = play(shell, "--plain")
    shell.signal(signal.SIGTERM)
    return before


def end_a_session_written_to_a_file(shell: Shell, folder: Path) -> Condition:
    before = shell.condition
    shell.type(f"{backcoach(*CALM_SESSION, 'desk')} >{folder / 'log'}")
    shell.wait_until(lambda: shell.screen.marks_pastes, "marks around what is pasted")
    shell.send("q")
    return before


WAYS = (
    finish,
    quit_by_key,
    interrupt,
    quit_hard,
    terminate,
    hang_up,
    fall_over,
    be_unwritable,
    end_without_a_live_screen,
    end_lines_with_a_signal,
    end_a_session_written_to_a_file,
)
Way = Callable[[Shell, Path], Condition]


@pytest.mark.parametrize("way", WAYS)
def test_the_terminal_is_as_it_was(way: Way, shell: Shell, tmp_path: Path) -> None:
    before = way(shell, tmp_path)
    shell.wait_for_prompt()
    assert shell.condition == before


@pytest.mark.parametrize("way", WAYS)
def test_what_was_on_the_screen_is_there_again(way: Way, shell: Shell, tmp_path: Path) -> None:
    shown = shell.screen.lines[:3]
    way(shell, tmp_path)
    shell.wait_for_prompt()
    assert shell.screen.lines[: len(shown) - 1] == shown[:-1]


@pytest.mark.parametrize(
    ("way", "code"),
    [
        (finish, 0),
        (quit_by_key, 0),
        (interrupt, 130),
        (terminate, 128 + signal.SIGTERM),
        (hang_up, 128 + signal.SIGHUP),
        (fall_over, 1),
        (be_unwritable, 1),
    ],
)
def test_the_exit_code_says_how_it_ended(way: Way, code: int, shell: Shell, tmp_path: Path) -> None:
    way(shell, tmp_path)
    shell.wait_for_prompt()
    assert shell.exit_code() == code


@pytest.mark.parametrize(("way", "word"), [(terminate, "Terminated"), (hang_up, "Hangup")])
def test_a_signal_that_ends_it_is_what_it_dies_of(
    way: Way, word: str, shell: Shell, tmp_path: Path
) -> None:
    way(shell, tmp_path)
    shell.wait_for_prompt()
    assert word in shell.text


@pytest.mark.parametrize("way", [finish, quit_by_key, interrupt])
def test_the_summary_stays_on_the_screen(way: Way, shell: Shell, tmp_path: Path) -> None:
    way(shell, tmp_path)
    shell.wait_for_prompt()
    assert "Desk" in "".join(shell.screen.lines[3:])


@pytest.mark.parametrize(("way", "said"), [(fall_over, "the stage fell over"), (be_unwritable, "")])
def test_a_failure_is_told_in_one_sentence(
    way: Way, said: str, shell: Shell, tmp_path: Path
) -> None:
    way(shell, tmp_path)
    shell.wait_for_prompt()
    told = "".join(shell.screen.lines[3:]).removesuffix("ready>")
    assert said in told
    assert told.strip()
    assert "Traceback" not in shell.answer


# While the terminal's mode is being changed

AT_THE_START = """
    from backcoach.terminal import mode

    write = mode._write

    def signalled(descriptor, text):
        write(descriptor, text)
        if mode._ENTER in text:
            os.kill(os.getpid(), signal.{name})

    mode._write = signalled
"""


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_while_the_screen_is_taken_leaves_nothing_behind(
    name: str, shell: Shell, tmp_path: Path
) -> None:
    before = shell.condition
    shell.run(runner(tmp_path, AT_THE_START.format(name=name)))
    assert shell.condition == before


# Stopping and going on


def wait_for_stopped_job(shell: Shell) -> None:
    """Wait until the kernel has stopped a session that wanted the terminal in the background."""
    shell.wait_until(lambda: "Stopped" in shell.run("jobs"), "a job that waits for the terminal")


def stop(shell: Shell) -> None:
    shell.send("\x1a")
    shell.wait_for_prompt()


def go_on(shell: Shell) -> None:
    shell.type("fg")
    shell.wait_until(lambda: shell.screen.in_alternate, "the alternate screen")
    shell.wait_for("Paused")


def test_while_stopped_the_terminal_is_as_it_was(shell: Shell) -> None:
    before = play(shell)
    stop(shell)
    assert shell.condition == before


def test_while_stopped_the_screen_shows_what_it_did(shell: Shell) -> None:
    shown = shell.screen.lines[:2]
    play(shell)
    stop(shell)
    assert shell.screen.lines[:2] == shown


def test_back_from_a_stop_the_session_is_paused_and_pastes_are_marked(shell: Shell) -> None:
    play(shell)
    stop(shell)
    go_on(shell)
    assert "Paused" in shell.text
    assert shell.screen.marks_pastes


def test_back_from_a_stop_the_whole_screen_is_painted(shell: Shell) -> None:
    play(shell)
    stop(shell)
    go_on(shell)
    assert shell.text == shell.repainted()


def test_back_from_a_stop_space_counts_and_goes_on(shell: Shell) -> None:
    play(shell)
    stop(shell)
    go_on(shell)
    shell.send(" ")
    shell.wait_while("Paused")
    shell.wait_while("Going on")
    assert shell.screen.in_alternate


def test_after_a_stop_quitting_leaves_the_terminal_as_it_was(shell: Shell) -> None:
    before = play(shell)
    stop(shell)
    go_on(shell)
    shell.send("q")
    shell.wait_for_prompt()
    assert shell.condition == before


def test_stopping_twice_leaves_the_terminal_as_it_was(shell: Shell) -> None:
    before = play(shell)
    stop(shell)
    go_on(shell)
    stop(shell)
    assert shell.condition == before


def test_killed_while_stopped_the_terminal_is_as_it_was(shell: Shell) -> None:
    before = play(shell)
    stop(shell)
    shell.run("kill -9 %1; wait")
    assert shell.condition == before


def test_a_stopped_session_can_be_ended_by_the_shell(shell: Shell) -> None:
    play(shell)
    stop(shell)
    shell.run("kill %1; kill -CONT %1")
    shell.wait_until(lambda: "Terminated" in shell.run("jobs"), "its end")


def test_stopped_from_outside_it_is_found_paused(shell: Shell) -> None:
    play(shell)
    shell.signal(signal.SIGSTOP)
    shell.wait_for_prompt()
    go_on(shell)
    assert "Paused" in shell.text


def test_stopped_from_outside_it_restores_the_terminal_in_the_end(shell: Shell) -> None:
    before = play(shell)
    shell.signal(signal.SIGSTOP)
    shell.wait_for_prompt()
    go_on(shell)
    shell.send("q")
    shell.wait_for_prompt()
    assert shell.condition == before


def test_stopped_from_outside_the_whole_screen_is_painted_again(shell: Shell) -> None:
    play(shell)
    shell.signal(signal.SIGSTOP)
    shell.wait_for_prompt()
    go_on(shell)
    assert shell.text == shell.repainted()


def test_sent_to_the_background_and_back_it_goes_on(shell: Shell) -> None:
    play(shell)
    stop(shell)
    shell.run("bg")
    wait_for_stopped_job(shell)
    go_on(shell)
    shell.send("q")
    shell.wait_for_prompt()
    assert shell.exit_code() == 0


def test_started_in_the_background_it_plays_when_it_is_brought_to_the_front(shell: Shell) -> None:
    shell.run(f"{backcoach(*CALM_SESSION, 'desk')} &")
    wait_for_stopped_job(shell)
    shell.type("fg")
    shell.wait_for(FIRST)
    shell.send("q")
    shell.wait_for_prompt()
    assert shell.exit_code() == 0


# Keys that nobody has read yet


SLOW_TO_LEAVE = """
    import time
    from backcoach.terminal.mode import _Mode

    leave = _Mode.__exit__

    def leave_slowly(mode, *error):
        os.write(1, b"about to leave")
        time.sleep(2)
        leave(mode, *error)

    _Mode.__exit__ = leave_slowly
"""


def test_what_was_typed_ahead_of_quitting_does_not_reach_the_shell(
    shell: Shell, tmp_path: Path
) -> None:
    shell.type(runner(tmp_path, SLOW_TO_LEAVE))
    shell.wait_for(FIRST)
    shell.send("q")
    shell.wait_until(lambda: "about to leave" in shell.answer, "the end")
    shell.send("echo leaked\n")
    shell.wait_for_prompt()
    shell.run("echo after")
    assert "leaked" not in shell.text


@pytest.mark.parametrize(
    "end", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda end: end.name
)
def test_what_was_typed_ahead_of_a_signal_does_not_reach_the_shell(
    end: signal.Signals, shell: Shell
) -> None:
    shell.run("set +m")  # so that a stopped session keeps the terminal
    shell.type(f"sh -c 'echo own=$$; exec {backcoach(*CALM_SESSION, 'desk')}'")
    shell.wait_for(FIRST)
    own = own_process(shell)
    os.kill(own, signal.SIGSTOP)
    shell.send("echo leaked\n")
    os.kill(own, end)
    os.kill(own, signal.SIGCONT)
    shell.wait_for_prompt()
    shell.run("echo after")
    assert "leaked" not in shell.text


def own_process(shell: Shell) -> int:
    """The process of a session that has no process group of its own."""
    found = re.search(r"own=(\d+)", shell.answer)
    assert found
    return int(found[1])


# At a question


def ask(shell: Shell) -> Condition:
    """Start a session without a name, which asks for one; return the condition before."""
    before = shell.condition
    shell.type(backcoach(*CALM_SESSION))
    shell.wait_for("Which one?")
    assert shell.screen.marks_pastes
    return before


@pytest.mark.parametrize("end", ["\x03", "\x04", "99\r\x04", signal.SIGTERM, signal.SIGHUP])
def test_however_a_question_ends_the_terminal_is_as_it_was(
    end: str | signal.Signals, shell: Shell
) -> None:
    before = ask(shell)
    if isinstance(end, signal.Signals):
        shell.signal(end)
    else:
        shell.type_in(end)
    shell.wait_for_prompt()
    assert shell.condition == before


def test_back_from_a_stop_a_question_is_there_again_with_what_was_typed(shell: Shell) -> None:
    before = ask(shell)
    shell.type_in("dex\x7f")
    shell.send("\x1a")
    shell.wait_for_prompt()
    assert shell.condition == before
    shell.type("fg")
    shell.wait_until(lambda: shell.answer.endswith("Essentials: de"), "the question")
    assert shell.screen.marks_pastes
    shell.type_in("sk\r")
    shell.wait_until(lambda: shell.screen.in_alternate, "the live screen")
    shell.wait_for(FIRST)


# Windows that are closed


def test_when_the_window_is_closed_the_session_ends() -> None:
    with Program(*BACKCOACH, *CALM_SESSION, "desk", fresh=True) as program:
        program.wait_for(FIRST)
        assert program.hang_up() == -signal.SIGHUP
