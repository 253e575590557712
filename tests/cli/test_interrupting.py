"""Ctrl-C at any moment of a command, from the first of our own on: 130, and no word."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backcoach.domain.errors import Exit
from tests.cli.program import Done, Program

if os.name != "posix":
    pytest.skip("signals of POSIX", allow_module_level=True)

AT_IMPORT = """
import os, signal, sys

# As at a person's keyboard; whoever started the tests may have it ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)

def interrupt(event, words):
    if event == "import" and words[0] == {module!r}:
        for _ in range({times}):
            os.kill(os.getpid(), signal.SIGINT)

sys.addaudithook(interrupt)
"""
MOMENTS = (
    "backcoach.cli",
    "backcoach.cli.boundary",
    "backcoach.cli.streams",
    "backcoach.domain.errors",
    "backcoach.terminal.ending",
    "backcoach.cli.app",
    "typer",
    "backcoach.catalogue.search",
    "backcoach.catalogue.cache",
    "backcoach.screen.pages.tables",
    "rich.console",
)
"""Modules that are imported on the way to a list, in this order."""


def interrupted(program: Program, folder: Path, module: str, *words: str, times: int = 1) -> Done:
    """Run a command, and press Ctrl-C as it imports a module."""
    (folder / "sitecustomize.py").write_text(AT_IMPORT.format(module=module, times=times), "utf-8")
    environ = {"PYTHONPATH": str(folder), "FORCE_COLOR": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    return program.run(*words, env=environ)


@pytest.mark.parametrize("module", MOMENTS)
def test_ctrl_c_while_a_command_is_loaded_is_no_traceback(
    program: Program, tmp_path: Path, module: str
) -> None:
    assert interrupted(program, tmp_path, module, "list") == Done(130, "", "")


def test_ctrl_c_before_the_version_is_no_traceback(program: Program, tmp_path: Path) -> None:
    for module in ("backcoach.cli.version", "backcoach.cli.boundary"):
        assert interrupted(program, tmp_path, module, "--version") == Done(130, "", "")


def test_ctrl_c_again_and_again_is_no_traceback(program: Program, tmp_path: Path) -> None:
    for module in ("backcoach.cli.app", "typer", "backcoach.catalogue.search"):
        assert interrupted(program, tmp_path, module, "list", times=3) == Done(130, "", "")


@pytest.mark.slow
def test_ctrl_c_held_down_from_any_moment_on_is_no_traceback_of_ours(program: Program) -> None:
    """Python's own first moments, before it has found the program, are not ours."""
    for tenths in range(0, 30):
        process = subprocess.Popen(
            [*program.command, "list"],
            env=program.environ(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        time.sleep(tenths / 100)
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            time.sleep(0.002)
        assert process.stderr is not None
        with process.stderr as stream:
            said = stream.read().decode()
        # Line 0 is where Python has found a module and nothing of it has run yet.
        ours = [line for line in said.splitlines() if f"{os.sep}backcoach{os.sep}" in line]
        assert [line for line in ours if "line 0, in <module>" not in line] == []
        # A key that is still down as Python tidies up ends it by the signal itself, as shells say.
        usual = process.returncode in (Exit.DONE, Exit.INTERRUPTED, -signal.SIGINT)
        # Before it has its streams, Python can say no more than that it came to no start.
        is_pythons = "KeyboardInterrupt" in said or said.startswith("Fatal Python error: init_")
        assert usual or is_pythons, (process.returncode, said)


BROKEN_OFF = """
import sys
from backcoach.cli.boundary import guarded

def work():
    sys.stderr.write("half of a")
    raise KeyboardInterrupt

sys.exit(guarded(work))
"""


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="there is no /dev/full")
def test_ctrl_c_in_a_complaint_that_nobody_takes_has_its_own_exit_code() -> None:
    with Path("/dev/full").open("w") as full:
        words = [sys.executable, "-c", BROKEN_OFF]
        assert subprocess.run(words, stderr=full, timeout=30).returncode == 130
