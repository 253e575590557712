"""Files that a person asked for: written whole or not at all."""

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from stat import S_IMODE

from backcoach.domain.errors import CoachError, shown

LONGEST_NAME = 300


def save(contents: Mapping[Path, str | bytes], *, private: bool = False) -> None:
    """Write files, all of them whole or none, through links, and keep who may read each.

    Text gets the line ends of the platform. With `private`, new ones are for their owner alone,
    their folder is made, and their line ends stay as they are.

    Raises:
        CoachError: one could not be written; nothing was changed.
    """
    drafts: dict[Path, Path] = {}
    try:
        for name, content in contents.items():
            written = _encoded(content, as_it_is=private)
            with _named(name):
                if private:
                    name.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                if name.exists() and not name.is_file():
                    name.write_bytes(written)  # a pipe has no whole to keep
                else:
                    _draft(name.resolve(), written, drafts, private=private)
        for file, draft in drafts.items():
            with _named(file):
                draft.replace(file)
    finally:
        for draft in drafts.values():
            with contextlib.suppress(OSError):
                draft.unlink(missing_ok=True)


@contextlib.contextmanager
def _named(name: Path) -> Iterator[None]:
    """Say of which file it is that something goes wrong."""
    try:
        yield
    except (OSError, ValueError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else "that is no name of a file"
        raise CoachError(
            f"{shown(str(name), LONGEST_NAME)} could not be written: {why}.",
            "Nothing was changed; try another place.",
        ) from error


def _encoded(content: str | bytes, *, as_it_is: bool) -> bytes:
    if isinstance(content, bytes):
        return content
    return (content if as_it_is else content.replace("\n", os.linesep)).encode()


def _draft(file: Path, content: bytes, drafts: dict[Path, Path], *, private: bool) -> None:
    """Write what a file is to become beside it."""
    mode = 0o600 if private else 0o666
    before = S_IMODE(file.stat().st_mode) if file.exists() else None
    draft = file.with_name(f".{file.name}.{os.getpid()}")

    def created(name: str, flags: int) -> int:
        """Open the draft as private as the file is, so that nobody can read it meanwhile."""
        return os.open(name, flags, mode if before is None else before)

    draft.unlink(missing_ok=True)  # one that is left over may be anybody's to read
    with open(draft, "xb", opener=created) as opened:
        drafts[file] = draft
        opened.write(content)
    if before is not None:  # the umask has its say only where there is no file yet
        draft.chmod(before)
