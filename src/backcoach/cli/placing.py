"""Where new own files go, and writing them where there are none yet."""

from pathlib import Path

from backcoach.catalogue.own.files import SUFFIXES
from backcoach.cli import stored
from backcoach.cli.saving import save
from backcoach.domain.errors import CoachError, shown
from backcoach.keeping.folders import make_folder
from backcoach.keeping.whole import FOR_OWNER


def place_for(kind: str, stem: str) -> Path:
    """Where a new own file of a kind is to be, when there is none of that name.

    Raises:
        CoachError: there is one, or there is no place for it.
    """
    config = stored.config_folder()
    if config is None:
        raise CoachError(
            "There is no home folder to keep your own files in.",
            "BACKCOACH_HOME can name a folder for it.",
        )
    for file in (config / kind / f"{stem}{suffix}" for suffix in SUFFIXES):
        if file.exists() or file.is_symlink():
            raise CoachError(
                f"{shown(str(file), 300)} is there already, and stays as it is.",
                "Give the new one another name.",
            )
    return config / kind / f"{stem}{SUFFIXES[0]}"


def write_new(kind: str, stem: str, text: str) -> Path:
    """Write a new own file, and say where it is.

    Raises:
        CoachError: there is one of that name, or no place for it.
    """
    file = place_for(kind, stem)
    try:
        make_folder(file.parent)
    except OSError as error:
        raise CoachError(
            f"{shown(str(file.parent), 300)} could not be made: {error.strerror or error}."
        ) from None
    save({file: text}, mode=FOR_OWNER)
    return file
