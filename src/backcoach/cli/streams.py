"""Standard output and error, made fit for any text, and left alone where nobody takes it."""

import contextlib
import io
import os
import sys

_BEYOND_ASCII = "…"


def make_ready() -> None:
    """Have what an encoding lacks replaced by a question mark, whatever the encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
            try:
                _BEYOND_ASCII.encode(stream.encoding, "replace")
            except (UnicodeError, LookupError):  # one that cannot even do that
                stream.reconfigure(encoding="utf-8")


def flush_output() -> None:
    """Write what is left of output and complaints; where that cannot be, forget it.

    Otherwise Python would try once more as it ends, and complain in its own way.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (OSError, ValueError):
        abandon_output()
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except (OSError, ValueError):
        sys.stderr = None


def abandon_output() -> None:
    """Let nothing try to write what could not be written, once more, when Python ends."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
