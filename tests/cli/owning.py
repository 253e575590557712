"""Somebody who has files of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

from tests.cli.program import Done, Program


@dataclass(frozen=True)
class Home:
    """Somebody's own files, and the program that reads them."""

    program: Program
    folder: Path
    environ: Mapping[str, str] = field(default_factory=dict)

    def write(self, name: str, text: str) -> Path:
        """Write an own file."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), "utf-8")
        return file

    def run(self, *words: str) -> Done:
        """Run a command line with these files."""
        return self.program.run(*words, env={"BACKCOACH_HOME": str(self.folder), **self.environ})

    def out(self, *words: str) -> str:
        """What a command prints that has nothing to complain of."""
        done = self.run(*words)
        assert (done.code, done.err) == (0, "")
        return done.out

    def row(self, command: str, name: str) -> str:
        """The line of a list that begins with an id."""
        rows = [line for line in self.out(command).splitlines() if line.split()[0] == name]
        assert len(rows) == 1, rows
        return rows[0]
