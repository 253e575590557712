"""Running programs out of reach of the terminal: of its keys, its signals and its screen."""

import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

if sys.platform == "win32":
    APART = subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP
else:
    APART = 0
"""The flags that keep a program apart on Windows; elsewhere a session of its own does."""


def written_by(
    command: Callable[[str], Sequence[str]], given: bytes, limit_s: float
) -> bytes | None:
    """What a program writes into the file it is told to; waits until it is done.

    `command` says how to start it for a file, and `given` is what it reads from its standard
    input. None where it fails, or takes longer than `limit_s`.
    """
    with tempfile.TemporaryDirectory(prefix="backcoach-", ignore_cleanup_errors=True) as folder:
        file = Path(folder, "sound.wav")  # some look at the end of the name
        try:
            subprocess.run(
                command(str(file)),
                input=given,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=limit_s,
                check=True,
                creationflags=APART,
                start_new_session=True,
            )
            return file.read_bytes()
        except (OSError, subprocess.SubprocessError):
            return None
