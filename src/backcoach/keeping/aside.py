"""Setting aside a file that cannot be read any more, without losing what is in it."""

import os
from itertools import count
from pathlib import Path

from backcoach.keeping.reading import read_file
from backcoach.keeping.whole import write_whole


def set_aside(file: Path, mark: str, most_bytes: int) -> Path:
    """Give whatever is there another name beside it, with a mark; return the new one.

    Where it cannot be moved, as where it is mounted, it is copied and then emptied.

    Raises:
        FileNotFoundError: there is nothing.
        OSError: that was not possible; all is as it was.
    """
    aside = free_name(file, mark)
    try:
        file.rename(aside)
    except FileNotFoundError:
        raise
    except OSError:
        write_whole(aside, read_file(file, most_bytes) or b"")
        write_whole(file, b"")
    return aside


def free_name(file: Path, mark: str) -> Path:
    """A name beside a file that nothing has yet."""
    marks = (mark if number == 1 else f"{mark}-{number}" for number in count(1))
    names = (file.with_name(f"{file.stem}-{each}{file.suffix}") for each in marks)
    return next(name for name in names if not os.path.lexists(name))
