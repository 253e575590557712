"""The real program, run as people run it."""

import json
import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import pytest

from tests.forking import BACKCOACH, forking

posix = pytest.mark.skipif(os.name != "posix", reason="file descriptors and signals of POSIX")

ESCAPE = "\x1b"
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:[34]\d|9\d|10\d)(?:;\d+)*m")
STYLE = re.compile(r"\x1b\[[\d;]*m")


@dataclass(frozen=True)
class Done:
    """How a run of the program ended."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """What the program said was wrong, which has to be one line that can be shown."""
        assert self.out == ""
        assert self.err.endswith("\n")
        line = self.err.removesuffix("\n")
        assert line.isprintable(), f"not one plain line: {line!r}"
        assert line.rstrip().endswith((".", "?")), f"not a sentence: {line!r}"
        return line


@dataclass(frozen=True)
class Program:
    """The program with a home of its own, which keeps its cache from test to test.

    Where nothing in a test needs another one, a warm interpreter is what runs.
    """

    home: Path
    results: dict[tuple[str, ...], Done] = field(default_factory=dict)
    documents: dict[tuple[str, ...], Any] = field(default_factory=dict)

    @property
    def command(self) -> tuple[str, ...]:
        """What starts it."""
        return BACKCOACH

    def environ(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Its surroundings: those of the test, its own home, and what is asked for."""
        same_everywhere = {"PYTHONIOENCODING": "utf-8"} if os.name == "nt" else {}
        home = {"BACKCOACH_HOME": str(self.home)}
        return {**os.environ, **same_everywhere, **home, **(more or {})}

    def run(
        self,
        *words: str | bytes,
        env: Mapping[str, str] | None = None,
        stdout: int | IO[bytes] = subprocess.PIPE,
        stderr: int | IO[bytes] = subprocess.PIPE,
        before: tuple[str | bytes, ...] = (),
    ) -> Done:
        """Run a command line to its end. Nothing it prints may be a traceback.

        `before` is put before the command, to start it in a special way.
        """
        environ = self.environ(env)
        piped = stdout == stderr == subprocess.PIPE and not before
        if piped and os.name == "posix":
            return _done(*forking().run(words, environ, self.home))
        done = subprocess.run(
            [*before, *self.command, *words],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            env=environ,
            cwd=self.home,
            timeout=60,
            start_new_session=True,  # whoever runs the tests sits at a terminal, and is not asked
        )
        return _done(done.returncode, done.stdout or b"", done.stderr or b"")

    def as_usual(self, *words: str) -> Done:
        """How a command line ends where nothing is odd; run only once."""
        if words not in self.results:
            self.results[words] = self.run(*words)
        return self.results[words]

    def lines(self, *words: str, env: Mapping[str, str] | None = None) -> list[str]:
        """The lines that a command prints when all goes well."""
        done = self.run(*words, env=env)
        assert (done.code, done.err) == (0, "")
        assert done.out.endswith("\n")
        return done.out.splitlines()

    def coached(self, *words: str) -> list[str]:
        """The lines of a session where nobody can be asked.

        Besides, the signs are told in three lines, and what it will be in three more.
        """
        done = self.run("session", "--no-journal", *words)
        assert done.code == 0
        assert [line[:8] for line in done.err.splitlines()[4:]] == ["It takes", "You need"], (
            done.err
        )
        return done.out.splitlines()

    def document(self, *words: str) -> Any:
        """The JSON that a command prints; asked for once, and not to be changed."""
        if words not in self.documents:
            self.documents[words] = json.loads("\n".join(self.lines(*words)))
        return self.documents[words]


def _done(code: int, out: bytes, err: bytes) -> Done:
    done = Done(code, out.decode(), err.decode())
    assert "Traceback" not in done.out + done.err
    return done
