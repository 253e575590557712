"""The one way to read a file of a person: a real file, of a bounded size, never waited for.

A pipe would be waited for for ever, and a device may have no end.
"""

import errno
import os
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import BinaryIO, NamedTuple

_FLAGS = os.O_RDONLY
for _name in ("O_BINARY", "O_CLOEXEC", "O_NOCTTY", "O_NONBLOCK"):  # as far as the platform has them
    _FLAGS |= getattr(os, _name, 0)
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)

_AT_ONCE = 65_536
"""So much of a file is read by one call; nearly all have less."""


def open_file(file: Path) -> BinaryIO:
    """Open a file to read it, without waiting for whatever else may be there instead of it.

    Raises:
        OSError: it is not there, or may not be read, or is no file.
    """
    descriptor = os.open(file, _FLAGS)
    try:
        check_regular(os.fstat(descriptor), file)
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise


def check_regular(status: os.stat_result, file: Path) -> None:
    """See that something opened is a file.

    Raises:
        OSError: it is a folder, a pipe or a device; `strerror` says so.
    """
    if S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    if not S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "it is no file, but a pipe or a device", str(file))


def read_file(file: Path, most_bytes: int) -> bytes | None:
    """All that a file says; None where there is none.

    Raises:
        OSError: it is there and cannot be read, or is larger than that; `strerror` says why.
    """
    try:
        with open_file(file) as opened:
            text = opened.read(most_bytes + 1)
    except (FileNotFoundError, NotADirectoryError):
        if file.is_symlink():
            why = "it is a link to a file that is not there"
            raise FileNotFoundError(errno.ENOENT, why, str(file)) from None
        return None
    if len(text) > most_bytes:
        most = f"{most_bytes / 1_000_000:g} MB"
        raise OSError(errno.EFBIG, f"it is larger than {most}", str(file))
    return text


class FolderText(NamedTuple):
    """The files of a folder by their names there: what they say, or why they cannot be read."""

    texts: dict[str, bytes]
    unread: dict[str, str]


def read_folder(folder: Path, suffixes: tuple[str, ...], most_bytes: int) -> FolderText:
    """The files right inside a folder whose names end so, in their order; none without a folder.

    Hidden ones are passed over. A link is read where it leads to a file inside the folder, and is
    one that cannot be read where it does not. It is made for very many files.

    Raises:
        OSError: the folder is there and cannot be read, or is no folder.
    """
    found = FolderText({}, {})
    try:
        with os.scandir(folder) as inside:
            names = [each.name for each in inside]
    except FileNotFoundError:
        return found
    before = f"{folder}{os.sep}"
    for name in sorted(name for name in names if name.endswith(suffixes) and name[0] != "."):
        text = read_small(before + name)
        try:
            found.texts[name] = text or _with_care(folder, name, most_bytes)
        except OSError as error:
            found.unread[name] = error.strerror or str(error)
    return found


def read_small(file: str) -> bytes:
    """What a small file says; nothing of what is larger, or may be something else than a file.

    It takes a sixth of the time of `read_file`, which counts where there are many.
    """
    if not _NO_LINK and os.path.islink(file):  # noqa: PTH114 - a Path takes longer than the file
        return b""
    try:
        descriptor = os.open(file, _FLAGS | _NO_LINK)
        try:
            text = os.read(descriptor, _AT_ONCE)
        finally:
            os.close(descriptor)
    except OSError:  # which is told by whoever looks at it with care
        return b""
    return text if len(text) < _AT_ONCE else b""


def _with_care(folder: Path, name: str, most_bytes: int) -> bytes:
    """What something in a folder says, whatever it is and however much."""
    place = check_inside(folder / name, folder)
    return read_file(place, most_bytes) or b""


def check_inside(place: Path, folder: Path) -> Path:
    """See that a place in a folder is in it after all links; return it without any.

    Raises:
        OSError: it is not, or not there; `strerror` says so.
    """
    real = Path(os.path.realpath(place, strict=True))
    if not real.is_relative_to(folder.resolve()):
        raise OSError(errno.ELOOP, "it is a link that leads out of its folder", str(place))
    return real


def read_own(file: Path, most_bytes: int, *, anybodys: bool = False) -> bytes | None:
    """All of a file that only this person or the system can have written; None where it is none.

    Where it may be `anybodys`, it does not matter who can have written it.
    """
    try:
        with open_file(file) as opened:
            ours = anybodys or is_ours(os.fstat(opened.fileno()))
            text = opened.read(most_bytes + 1) if ours else None
    except OSError:
        return None
    return text if text is not None and len(text) <= most_bytes else None


def is_ours(status: os.stat_result) -> bool:
    """Whether only this person or the system can have written a file."""
    if not hasattr(os, "getuid"):  # Windows keeps a person's folders to that person
        return True
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & 0o022
