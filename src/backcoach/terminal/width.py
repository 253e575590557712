"""How wide a terminal draws what may be one cell wide or two, as bars and blocks may."""

import contextlib
import os
import re
import select
import time
from collections.abc import Mapping

from backcoach.terminal.clock import SystemClock
from backcoach.terminal.keyboard import forget_keys
from backcoach.terminal.kind import is_dumb
from backcoach.terminal.mode import in_session_mode

PATIENCE_S = 0.3
"""How long a terminal may take for an answer; many a one gives none."""
AMBIGUOUS = "\N{BOX DRAWINGS HEAVY HORIZONTAL}"
_WHERE = "\x1b[6n"
_ANSWER = re.compile(rb"\x1b\[\d{1,5};(\d{1,5})R")
_MOST_BYTES = 4096


def ambiguous_cells(keys: int, output: int, environ: Mapping[str, str]) -> int | None:
    """How many cells such a character takes: the terminal is asked, once, where the cursor is.

    None where either end is no terminal, or it does not say so soon enough.
    """
    if os.name != "posix" or is_dumb(environ) or not (os.isatty(keys) and os.isatty(output)):
        return None
    with contextlib.suppress(OSError):
        mode = in_session_mode(SystemClock(), environ, full_screen=False, keys=keys, output=output)
        with mode as terminal:
            forget_keys(keys)
            terminal.write(f"\r{AMBIGUOUS}{_WHERE}")
            answer = _answer(keys)
            terminal.write("\r\x1b[K")
        return int(answer) - 1 if answer else None
    return None


def _answer(keys: int) -> bytes:
    """The column that a terminal answers with; nothing where it does not."""
    read, until_s = b"", time.monotonic() + PATIENCE_S
    while (left_s := until_s - time.monotonic()) > 0 and len(read) < _MOST_BYTES:
        if select.select([keys], [], [], left_s)[0]:
            more = os.read(keys, _MOST_BYTES)
            read += more
            found = _ANSWER.search(read)
            if found or not more:
                return found[1] if found else b""
    return b""
