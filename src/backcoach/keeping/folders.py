"""The folders that are a person's own: where they are, and making them."""

import os
import sys
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path

from backcoach.domain.errors import CoachError, shown

HOME = "BACKCOACH_HOME"

_FOUND_BY = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
"""What says where folders are on POSIX. Every one has to be absolute, or is as good as not set."""


_NAME = "backcoach"
_XDG = {
    "user_cache_path": ("XDG_CACHE_HOME", "~/.cache"),
    "user_config_path": ("XDG_CONFIG_HOME", "~/.config"),
    "user_data_path": ("XDG_DATA_HOME", "~/.local/share"),
}


def cache_folder(environ: MutableMapping[str, str]) -> Path | None:
    """Where to keep what can be made again; None for somebody who has no home.

    None, too, where BACKCOACH_HOME is no absolute path: no list or picture has to wait for that.
    """
    try:
        return _folder("user_cache_path", "cache", environ)
    except CoachError:
        return None


def config_folder(environ: MutableMapping[str, str]) -> Path | None:
    """Where people keep what they set; None for somebody who has no home.

    Raises:
        CoachError: BACKCOACH_HOME is no absolute path.
    """
    return _folder("user_config_path", "", environ)


def own_data_folder(environ: MutableMapping[str, str]) -> Path | None:
    """Where to keep what people answer and do; None for somebody who has no home.

    Raises:
        CoachError: BACKCOACH_HOME is no absolute path.
    """
    return _folder("user_data_path", "", environ)


def _folder(kind: str, under_home: str, environ: MutableMapping[str, str]) -> Path | None:
    """A folder under BACKCOACH_HOME, or else by the platform's convention."""
    named = environ.get(HOME)
    if named:
        return _own_home(named, environ) / under_home
    try:
        with _without_relative(environ):
            folder = _by_convention(kind, environ)
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def _by_convention(kind: str, environ: MutableMapping[str, str]) -> Path:
    """A folder by the platform's convention.

    On Linux it takes three lines, and platformdirs as long to import as a whole list to read.
    """
    if sys.platform == "linux" and "ANDROID_DATA" not in environ:
        name, usual = _XDG[kind]
        return Path(environ.get(name, "").strip() or Path(usual).expanduser(), _NAME)
    import platformdirs  # which reads the process's environment by itself

    folder: Path = getattr(platformdirs, kind)(_NAME, appauthor=False)
    return folder


def _own_home(named: str, environ: MutableMapping[str, str]) -> Path:
    """BACKCOACH_HOME as a path that means the same folder wherever one stands.

    Raises:
        CoachError: it is not absolute.
    """
    try:
        with _without_relative(environ):
            home = Path(named).expanduser()
    except RuntimeError:  # a ~ that leads nowhere
        home = Path(named)
    if not home.is_absolute():
        raise CoachError(
            f'{HOME} is "{shown(named)}", which is another folder wherever you are.',
            f"Give it a whole path, such as {shown(str(home.absolute()), 300)}, or unset it.",
        )
    return home


@contextmanager
def _without_relative(environ: MutableMapping[str, str]) -> Iterator[None]:
    """Hide what names a folder that would be another one wherever somebody stands."""
    relative = [name for name in _FOUND_BY if not Path(environ.get(name, os.sep)).is_absolute()]
    hidden = {name: environ.pop(name) for name in relative if os.name == "posix"}
    try:
        yield
    finally:
        environ.update(hidden)


def make_folder(folder: Path) -> None:
    """Make a folder, and those around it that are missing, each for its owner alone.

    Raises:
        OSError: that is not possible.
    """
    if not folder.is_dir():
        make_folder(folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def is_writable(path: Path) -> bool:
    """Whether a file or folder can be written, or made where it is not there yet."""
    if os.path.lexists(path):
        return os.access(path, os.W_OK)
    nearest = next((each for each in path.parents if os.path.lexists(each)), path)
    return nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)
