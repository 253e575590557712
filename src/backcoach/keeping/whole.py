"""The one way to write a file: whole or not at all, and who may read it stays as it was.

A file is replaced by a draft that is written beside it first. Where it cannot be replaced, or
would lose something by it, it is written in its place, and what it said before is kept elsewhere
until that is done. So whatever happens, the old or the new is there as a whole.
"""

import errno
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path
from stat import S_IMODE

from backcoach.keeping.folders import make_folder
from backcoach.keeping.reading import check_regular

FOR_OWNER = 0o600
FOR_ALL = 0o666
"""What the umask leaves of that."""

_BINARY = getattr(os, "O_BINARY", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
_NOT_BESIDE = (errno.EACCES, errno.EPERM, errno.EROFS)
"""There can be no new file in a folder, though one that is there may be written."""
_NOT_REPLACED = (*_NOT_BESIDE, errno.EBUSY, errno.EXDEV)
"""A file is mounted where it is, belongs to somebody else, or is open (on Windows)."""

MOST_KEPT_BYTES = 1_000_000_000
"""So much of what a file says is kept while it is written in its place."""


class HalfWrittenError(OSError):
    """It went wrong when something had been changed already; `strerror` says what is where."""


def write_whole(file: Path, content: bytes, *, mode: int = FOR_OWNER) -> None:
    """Write one file, as `write_all` does.

    Raises:
        OSError: that was not possible; the file is as it was before.
        HalfWrittenError: it is not.
    """
    write_all({file: content}, mode=mode)


def write_all(contents: Mapping[Path, bytes], *, mode: int = FOR_OWNER) -> None:
    """Write files that may be there already, through links; first it is seen that all of them can.

    `mode` says who may read a new one.

    Raises:
        OSError: that was not possible and all is as it was before; `filename` says which.
        HalfWrittenError: it is not.
    """
    finished = 0
    with ExitStack() as drafts:
        finishes: list[tuple[Path, Callable[[], None]]] = []
        for named, content in contents.items():
            with _about(named):
                begun = _begun(named.resolve(), content, mode)
                finishes.append((named, drafts.enter_context(begun)))
        for named, finish in finishes:
            with _about(named, finished):
                finish()
            finished += 1


def write_again(file: Path, content: bytes) -> None:
    """Write what can be made again, for its owner alone, in place of whatever is there.

    Its folder is made, too.

    Raises:
        OSError: that was not possible; what was there still is.
    """
    make_folder(file.parent)
    draft = _new_name(file)
    try:
        with os.fdopen(os.open(draft, _NEW, FOR_OWNER), "wb") as opened:
            opened.write(content)
        draft.replace(file)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def add_line(file: Path, line: bytes) -> None:
    """Add a line to a file that only grows, for its owner alone; all of it or nothing.

    A last line that was cut short is ended first.

    Raises:
        OSError: that was not possible; nothing was added.
    """
    flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | _BINARY | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(file, flags, FOR_OWNER), "r+b", buffering=0) as opened:
        before = os.fstat(opened.fileno())
        check_regular(before, file)
        if before.st_size:
            opened.seek(before.st_size - 1)
            line = line if opened.read(1) == b"\n" else b"\n" + line
        try:
            _write_down(opened.fileno(), line + b"\n")
            os.fsync(opened.fileno())
        except BaseException:
            opened.truncate(before.st_size)
            raise


@contextmanager
def _about(named: Path, finished: int = 0) -> Iterator[None]:
    """Say of which file it is, as it was named, that something goes wrong."""
    try:
        yield
    except HalfWrittenError as error:
        raise HalfWrittenError(error.errno, error.strerror, str(named)) from error
    except OSError as error:
        kind = HalfWrittenError if finished else OSError
        raise kind(error.errno, error.strerror, str(named)) from error
    except RuntimeError as error:  # what older Pythons make of links that lead in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(named)) from error


@contextmanager
def _begun(file: Path, content: bytes, mode: int) -> Iterator[Callable[[], None]]:
    """Do all that can be done before a file is changed; what is yielded changes it."""
    before = _status(file)
    draft = _new_name(file)
    try:
        if before is not None and _is_more_than_content(file, before):
            yield partial(_overwrite, file, content)
        elif _is_drafted(draft, content, before, mode):
            yield partial(_replace, file, draft, content, before)
        else:
            yield partial(_overwrite, file, content)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _status(file: Path) -> os.stat_result | None:
    """What is known of a file; None where there is none.

    Raises:
        OSError: something else is there.
    """
    try:
        status = file.stat()
    except FileNotFoundError:
        return None
    check_regular(status, file)
    return status


def _new_name(file: Path) -> Path:
    """A name beside a file that nobody else uses, and that is short, whatever its own is."""
    return file.with_name(f".backcoach-{os.getpid()}-{os.urandom(4).hex()}")


def _is_more_than_content(file: Path, status: os.stat_result) -> bool:
    """Whether a file has other names, or is marked in ways that a new one would not be."""
    if status.st_nlink > 1:
        return True
    if sys.platform == "linux":  # lists of who may read it, for one
        with suppress(OSError):
            return any(name != "security.selinux" for name in os.listxattr(file))
    return False


def _is_drafted(draft: Path, content: bytes, before: os.stat_result | None, mode: int) -> bool:
    """Write what is to replace a file; return whether it can take its place.

    Nobody else can read it before it is as private as the file is.
    """
    try:
        descriptor = os.open(draft, _NEW, mode if before is None else FOR_OWNER)
    except OSError as error:
        if before is not None and error.errno in _NOT_BESIDE:
            return False
        raise
    with os.fdopen(descriptor, "wb", buffering=0):
        _write_down(descriptor, content)
        os.fsync(descriptor)  # so that no power failure leaves a new name without its content
        return before is None or _is_given(descriptor, draft, before)


def _is_given(descriptor: int, draft: Path, before: os.stat_result) -> bool:
    """Give a draft owner, group and mode of a file; return whether that was possible."""
    try:
        if sys.platform != "win32":
            now = os.fstat(descriptor)
            if (now.st_uid, now.st_gid) != (before.st_uid, before.st_gid):
                os.fchown(descriptor, before.st_uid, before.st_gid)
        draft.chmod(S_IMODE(before.st_mode))
    except OSError:
        return False
    return True


def _replace(file: Path, draft: Path, content: bytes, before: os.stat_result | None) -> None:
    """Let a draft take a file's place; where that cannot be, write the file in its place."""
    try:
        draft.replace(file)
    except OSError as error:
        if before is None or error.errno not in _NOT_REPLACED:
            raise
        _overwrite(file, content)
    else:
        _settle(file.parent)


def _overwrite(file: Path, content: bytes) -> None:
    """Write a file in its place, and keep what it says until that is done."""
    from backcoach.keeping.locking import hold

    flags = os.O_RDWR | _BINARY | getattr(os, "O_NONBLOCK", 0)
    with os.fdopen(os.open(file, flags), "r+b", buffering=0) as opened:
        status = os.fstat(opened.fileno())
        check_regular(status, file)
        if status.st_size > MOST_KEPT_BYTES:
            why = "it cannot be replaced, and what it says is too large to be kept meanwhile"
            raise OSError(errno.EFBIG, why, str(file))
        hold(opened.fileno())
        kept = _copied(file)
        try:
            _replace_content(opened.fileno(), [content])
        except BaseException as error:
            _restore(opened.fileno(), kept, error)
            raise
        kept.unlink()


def _copied(file: Path) -> Path:
    """Keep what a file says beside it, or, where nothing can be beside it, among passing files."""
    import shutil
    import tempfile

    name = "backcoach-before-"
    try:
        descriptor, kept = tempfile.mkstemp(prefix=name, dir=file.parent)
    except OSError:
        descriptor, kept = tempfile.mkstemp(prefix=name)
    try:
        with os.fdopen(descriptor, "wb") as copy, file.open("rb") as opened:
            shutil.copyfileobj(opened, copy)
            copy.flush()
            os.fsync(copy.fileno())
    except BaseException:
        Path(kept).unlink()
        raise
    return Path(kept)


def _restore(descriptor: int, kept: Path, why: BaseException) -> None:
    """Let a file say again what is kept of it.

    Raises:
        HalfWrittenError: not even that was possible; says where it is kept.
    """
    try:
        with kept.open("rb") as copy:
            _replace_content(descriptor, iter(lambda: copy.read(1 << 20), b""))
    except OSError as error:
        sentence = f"{getattr(why, 'strerror', None) or error.strerror}; what it was is in {kept}"
        raise HalfWrittenError(error.errno, sentence) from error
    kept.unlink()


def _replace_content(descriptor: int, parts: Iterable[bytes]) -> None:
    """Write over what a file says. It gets shorter last, so that its room is never given away."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    for part in parts:
        _write_down(descriptor, part)
    os.truncate(descriptor, os.lseek(descriptor, 0, os.SEEK_CUR))
    os.fsync(descriptor)


def _write_down(descriptor: int, content: bytes) -> None:
    """Write all of it."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _settle(folder: Path) -> None:
    """Let a new name in a folder be on the disk, too, where a file system needs and can do it."""
    if sys.platform != "win32":
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
