"""Files that a person asked for: seen to be possible before the work, then written whole."""

import errno
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from backcoach.cli import output
from backcoach.domain.errors import CoachError, shown
from backcoach.domain.words.grammar import all_of
from backcoach.keeping import streams
from backcoach.keeping.whole import FOR_ALL, HalfWrittenError, write_all

LONGEST_NAME = 300
FEW = 6
"""More files are not named one by one."""
STANDARD_OUTPUT = "-"
"""What people write for standard output where a file is to be named."""


def place(named: str, need_bytes: int = 1, suffix: str = "") -> Path:
    """Where a file that somebody has named is to be, when all that can be known of it is right.

    A dash is standard output. A name without an end gets the `suffix`, so that others can tell what
    is in it. So a wrong name, a folder that is missing and a disk that is full are told before
    the work.

    Raises:
        CoachError: nothing can be written there.
    """
    file = streams.OUTPUT if named == STANDARD_OUTPUT else Path(named)
    with _told(file):
        if named.endswith(("/", os.sep)):
            raise IsADirectoryError(errno.EISDIR, "that is the name of a folder")
        if streams.is_stream(file):
            return file
        if suffix and not file.suffix and not file.is_dir():
            file = file.with_suffix(suffix)
        _check(file.resolve(), need_bytes)
    return file


def numbered(file: Path, count: int) -> list[Path]:
    """The names of so many files: one has it as it is, several with -1, -2 and so on."""
    if count == 1:
        return [file]
    return [file.with_stem(f"{file.stem}-{number}") for number in range(1, count + 1)]


def folder_for(named: str) -> Path:
    """The folder for files that somebody has named, made where it is not there yet.

    Raises:
        CoachError: there can be none.
    """
    folder = Path(named)
    with _told(folder):
        if not named:
            raise ValueError
        folder.mkdir(exist_ok=True)
        if not os.access(folder, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return folder


def save(contents: Mapping[Path, str | bytes], *, mode: int = FOR_ALL) -> None:
    """Write files, all of them whole or none, and keep who may read each; say which they were.

    Text gets the line ends of the platform; `mode` says who may read a new file.

    Raises:
        CoachError: one could not be written.
    """
    written = {file: _encoded(content) for file, content in contents.items()}
    files = {file: each for file, each in written.items() if not streams.is_stream(file)}
    there = [file for file in files if os.path.lexists(file)]
    with _told():
        write_all(files, mode=mode)
    _say_so([file for file in files if file not in there], there)
    for file, content in written.items():
        if file not in files:
            with _told(file, "Try another place."):
                streams.write_into(file, content)


def _say_so(new: Sequence[Path], replaced: Sequence[Path]) -> None:
    for said, files in (("Wrote", new), ("Replaced", replaced)):
        if files:
            output.complain(f"{said} {_names(files)}.")


def _names(files: Sequence[Path]) -> str:
    names = [shown(str(each), LONGEST_NAME) for each in files]
    if len(names) <= FEW:
        return all_of(names)
    return f"{len(names)} files, from {names[0]} to {names[-1]}"


def _encoded(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.replace("\n", os.linesep).encode()


def _check(file: Path, need_bytes: int) -> None:
    """See that a file can be written, as far as that can be known.

    Raises:
        OSError: it cannot.
    """
    is_there = _is_there(file)
    if file.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    folder = file.parent
    folder.stat()
    if not os.access(folder, os.W_OK | os.X_OK) and not (is_there and os.access(file, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    room = shutil.disk_usage(folder)
    if room.total and room.free < need_bytes:  # some say that they have no size at all
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _is_there(file: Path) -> bool:
    try:
        file.stat()
    except FileNotFoundError:
        return False
    return True


@contextmanager
def _told(
    file: Path | None = None, hint: str = "Nothing was changed; try another place."
) -> Iterator[None]:
    """Say of which file it is, and why, that something goes wrong."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no name of a file"
        named = str(getattr(error, "filename", "") if file is None else file)
        raise CoachError(
            f"{shown(named, LONGEST_NAME)} could not be written: {why}.",
            "" if isinstance(error, HalfWrittenError) else hint,
        ) from error
