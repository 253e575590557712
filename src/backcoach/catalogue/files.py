"""Where the data files lie."""

from collections.abc import Iterable
from pathlib import Path

from backcoach.domain.errors import CoachError

FILES = (
    *("exercises.yaml", "muscles.yaml", "routines.yaml", "safety.yaml", "sources.yaml"),
    "transitions.yaml",
)
"""What the catalogue is made from."""

FIGURE_FILES = ("exercises.yaml", "figures.yaml")
"""What the figures are made from: their movements are those of the exercises."""

MOST_BYTES = 2_000_000
"""More than a file of the catalogue, or one's own, may have."""

_PACKAGE = Path(__file__).resolve().parents[1]
_INSTALLED = _PACKAGE / "data"
_CHECKOUT = _PACKAGE.parents[1] / "data"


def data_folder() -> Path:
    """The folder of the data files: in the package, or, in a source checkout, at its top."""
    return _INSTALLED if (_INSTALLED / FILES[0]).is_file() else _CHECKOUT


def kind_of(name: str) -> str:
    """What is in a data file of some name: in whatever folder, `exercises.yaml` has exercises."""
    return Path(name).stem


def read_files(folder: Path, names: Iterable[str] = FILES) -> dict[str, bytes]:
    """Read data files of a folder.

    Raises:
        CoachError: one of them cannot be read.
    """
    try:
        return {name: (folder / name).read_bytes() for name in names}
    except OSError as error:
        raise CoachError(
            f"The exercise data could not be read: {error.strerror or error}.",
            f"It should be in {folder}; installing backcoach again brings it back.",
        ) from error
