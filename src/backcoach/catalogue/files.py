"""Where the data files lie."""

from pathlib import Path

from backcoach.domain.errors import CoachError

FILES = ("exercises.yaml", "muscles.yaml", "routines.yaml", "sources.yaml")

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "data"
_CHECKOUT = _PACKAGE.parents[1] / "data"


def data_folder() -> Path:
    """The folder of the data files: in the package, or, in a source checkout, at its top."""
    return _INSTALLED if (_INSTALLED / FILES[0]).is_file() else _CHECKOUT


def read_files(folder: Path) -> dict[str, bytes]:
    """Read the data files of a folder.

    Raises:
        CoachError: one of them cannot be read.
    """
    try:
        return {name: (folder / name).read_bytes() for name in FILES}
    except OSError as error:
        raise CoachError(
            f"The exercise data could not be read: {error.strerror or error}.",
            f"It should be in {folder}; installing backcoach again brings it back.",
        ) from error
