"""Files that a person asked for: written whole or not at all."""

import contextlib
import os
from pathlib import Path
from stat import S_IMODE

from backcoach.domain.errors import CoachError, shown

LONGEST_NAME = 300


def save(name: Path, text: str) -> None:
    """Write a file whole or not at all, through a link, and keep who may read it.

    Raises:
        CoachError: it could not be written; nothing was changed.
    """
    try:
        file = name.resolve()
        if file.exists() and not file.is_file():
            file.write_text(text, encoding="utf-8")  # a pipe or a device has no whole to keep
        else:
            _replace(file, file.with_name(f".{file.name}.{os.getpid()}"), text)
    except (OSError, ValueError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no name of a file"
        raise CoachError(
            f"{shown(str(name), LONGEST_NAME)} could not be written: {why}.",
            "Nothing was changed; try another place.",
        ) from error


def _replace(file: Path, draft: Path, text: str) -> None:
    before = S_IMODE(file.stat().st_mode) if file.exists() else None

    def created(name: str, flags: int) -> int:
        """Open the draft as private as the file is, so that nobody can read it meanwhile."""
        return os.open(name, flags, 0o666 if before is None else before)

    try:
        draft.unlink(missing_ok=True)  # one that is left over may be anybody's to read
        with open(draft, "x", encoding="utf-8", opener=created) as written:
            written.write(text)
        if before is not None:  # the umask has its say only where there is no file yet
            draft.chmod(before)
        draft.replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
