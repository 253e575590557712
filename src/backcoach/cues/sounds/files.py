"""The chimes as files, for players that play files.

They are made once and kept in the person's cache. Their names carry a digest of the program's
version and of the code they are made by, so that another version, and a change while working on
it, makes them anew.
"""

import atexit
import shutil
import tempfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from backcoach import __version__
from backcoach.cues.riff import HEADER_BYTES, RATE, samples_until
from backcoach.cues.sounds import chimes
from backcoach.domain.knowledge.terms import Chime
from backcoach.keeping.reading import is_ours
from backcoach.keeping.whole import write_again


def chime_files(folder: Path | None) -> Mapping[Chime, Path]:
    """Return a WAV file for each chime, in a folder that is made if need be.

    Where there is no folder, or it cannot be written to, they are in one that goes away with the
    program. A chime for which there is no room anywhere is missing.
    """
    files = {} if folder is None else _kept_in(folder)
    if len(files) < len(Chime):
        with suppress(OSError):
            files = _kept_in(_passing_folder())
    return files


def _passing_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="backcoach-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def _kept_in(folder: Path) -> dict[Chime, Path]:
    """The chimes that a folder has or can be given."""
    digest = _digest()
    files = {chime: folder / f"chime-{chime.value}-{digest}.wav" for chime in Chime}
    return {
        chime: file for chime, file in files.items() if _is_whole(file, chime) or _made(file, chime)
    }


def _digest() -> str:
    try:
        code = Path(chimes.__file__).read_bytes()
    except OSError:  # a program packed into one file
        code = b""
    return f"{zlib.crc32(__version__.encode() + code):08x}"


def _is_whole(file: Path, chime: Chime) -> bool:
    """Whether a file has the length that it has to have, and nobody else can have written it."""
    try:
        status = file.lstat()
    except OSError:
        return False
    size = HEADER_BYTES + 2 * samples_until(chimes.duration_ms(chime), RATE)
    return status.st_size == size and is_ours(status)


def _made(file: Path, chime: Chime) -> bool:
    """Write a chime, whole or not at all, such that only its owner can read it."""
    try:
        write_again(file, chimes.wav(chime))
    except OSError:
        return False
    return True
