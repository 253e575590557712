"""A page that is longer than the window, shown by the pager that somebody has."""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress

USUAL = ("less", "more")


def has_read(text: str) -> bool:
    """Show a text in a pager until somebody has read it; return whether there was one to do it.

    `PAGER` says which, and how; `less` is told to leave the text on the screen and to keep colours.
    """
    command = _pager()
    if not command or command == ["cat"]:
        return False
    environ = {**os.environ, "LESS": os.environ.get("LESS", "FRX")}
    try:
        running = subprocess.Popen(command, stdin=subprocess.PIPE, env=environ)
    except OSError:
        return False
    try:
        _hand_over(running, text.encode(sys.stdout.encoding, "replace"))
        return _wait_for(running) == 0
    finally:
        if running.poll() is None:  # a signal has come, and whoever reads no more needs none
            running.terminate()
            running.wait()


def _pager() -> list[str]:
    if "PAGER" in os.environ:
        with suppress(ValueError):  # quotes that do not end
            return shlex.split(os.environ["PAGER"])
        return []
    return next(([each] for each in USUAL if shutil.which(each)), [])


def _hand_over(running: "subprocess.Popen[bytes]", text: bytes) -> None:
    """Give it the text; who has read enough may leave before the end."""
    assert running.stdin is not None
    with suppress(BrokenPipeError), running.stdin as paper:
        paper.write(text)


def _wait_for(running: "subprocess.Popen[bytes]") -> int:
    """Its exit code; Ctrl-C is for the pager, which has the keyboard."""
    while True:
        with suppress(KeyboardInterrupt):
            return running.wait()
