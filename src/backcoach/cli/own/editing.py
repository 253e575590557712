"""An own file in somebody's editor, checked when they come back."""

import os
import shlex
import subprocess
from pathlib import Path

from backcoach.cli import asking, output
from backcoach.cli.own.checking import looked_at, tell
from backcoach.domain.errors import CoachError, Exit, UsageError, shown

AT_A_LINE = ("vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak", "joe", "ed")
"""Editors that go to a line named as +12."""


def editor() -> list[str]:
    """The words that start somebody's editor.

    Raises:
        CoachError: there is nobody to edit, or nobody has said with what.
    """
    if not asking.can_ask():
        raise UsageError("--edit needs a terminal.", "The file can be edited with any editor.")
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(named)
    except ValueError:
        words = []
    if not words:
        raise CoachError(
            "Nobody has said which editor to open.",
            "Set EDITOR, such as `export EDITOR=nano`, or edit the file as you like.",
        )
    return words


def edit(file: Path) -> int:
    """Let somebody edit a file until all is well with it, or they stop; return the exit code.

    Raises:
        CoachError: the editor cannot be started.
    """
    words, line = editor(), 1
    while True:
        _open(words, file, line)
        found = looked_at([str(file)])
        code = tell(found)
        if code == Exit.DONE:
            return code
        line = found.problems[0].line
        try:
            said = asking.answer(f"Enter goes back to line {line}, n leaves it so: ")
        except EOFError:
            return code
        if said.strip().lower() in ("n", "no", "q"):
            return code


def _open(words: list[str], file: Path, line: int) -> None:
    at_line = [f"+{line}"] if Path(words[0]).stem in AT_A_LINE and line > 1 else []
    try:
        done = subprocess.run([*words, *at_line, str(file)], check=False)
    except OSError as error:
        raise CoachError(
            f"{shown(words[0])} could not be started: {error.strerror or error}.",
            "EDITOR names the editor to open.",
        ) from None
    if done.returncode:
        output.complain(f"{shown(words[0])} ended with {done.returncode}.")
