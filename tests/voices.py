"""Voices for tests: small programs in a folder, and a look at the processes they leave."""

import contextlib
import os
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from backcoach.cues.voices.voice import Voice

PATIENCE_S = 5.0
MARK = "CUES_MARK"
STUBBORN = "trap '' TERM HUP INT; sleep 100; sleep 100"
"""A voice that does not mind being asked to end, nor that what it waits for was ended."""


def eventually(happens: Callable[[], object], within_s: float = PATIENCE_S) -> bool:
    """Whether something comes true, sooner or later."""
    until = time.monotonic() + within_s
    while not happens():
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def exists(pid: int) -> bool:
    """Whether there is such a process, if only a dead one that nobody has asked about."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class Marked:
    """The processes started from here on, with all they start: they carry a mark."""

    def __init__(self, mark: str) -> None:
        self._mark = f"{MARK}={mark}".encode()

    def alive(self, named: str = "") -> dict[int, str]:
        """The command lines of those that run, by process."""
        folders = (each for each in Path("/proc").iterdir() if each.name.isdigit())
        found = {int(folder.name): self._command(folder) for folder in folders}
        return {pid: command for pid, command in found.items() if command and named in command}

    def stopped(self) -> list[int]:
        """Those that run no further until they are told to."""
        states = {pid: Path(f"/proc/{pid}/stat").read_text("ascii") for pid in self.alive()}
        return [pid for pid, state in states.items() if state.rpartition(")")[2].split()[0] == "T"]

    def _command(self, folder: Path) -> str:
        with contextlib.suppress(OSError):
            if self._mark in (folder / "environ").read_bytes().split(b"\0"):
                return (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        return ""


class Programs:
    """A folder of programs, and what they leave there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, name: str, script: str) -> None:
        """Add a program. It notes its process in `pids` and what it is given in `args`."""
        notes = 'cd "${0%/*}"\necho $$ >>pids\nfor each; do printf "%s\\n" "$each" >>args; done\n'
        (self.folder / name).write_text(f"#!/bin/sh\n{notes}{script}\n", "utf-8")
        (self.folder / name).chmod(0o755)

    def which(self, name: str) -> str | None:
        """Find a program here and nowhere else."""
        path = self.folder / name
        return str(path) if path.exists() else None

    def read(self, name: str) -> str:
        """What a program has left in a file, nothing yet being nothing."""
        path = self.folder / name
        return path.read_text("utf-8") if path.exists() else ""

    def pids(self) -> list[int]:
        """The processes that were started, in order."""
        return [int(line) for line in self.read("pids").splitlines()]


def say_and_wait(voice: Voice, programs: Programs, text: str = "x") -> int:
    """Say something; the process that does, as soon as there is one."""
    before = len(programs.pids())
    voice.say(text)
    assert eventually(lambda: len(programs.pids()) > before)
    return programs.pids()[before]


def say_to_the_end(voice: Voice, programs: Programs, text: str = "x") -> None:
    """Say something, and wait until the voice is done and that is known."""
    pid = say_and_wait(voice, programs, text)
    assert eventually(lambda: not exists(pid))


@pytest.fixture
def programs(tmp_path: Path) -> Programs:
    """An empty folder for programs."""
    folder = tmp_path / "programs"
    folder.mkdir()
    return Programs(folder)


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> Iterator[Marked]:
    """Marks the processes of a test; none of them may be left at its end."""
    if not Path("/proc/self/environ").exists():
        pytest.skip("there is no /proc to find processes in")
    mark = str(uuid.uuid4())
    monkeypatch.setenv(MARK, mark)
    found = Marked(mark)
    yield found
    eventually(lambda: not found.alive())
    assert found.alive() == {}
