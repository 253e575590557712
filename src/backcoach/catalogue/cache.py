"""The checked catalogue as JSON, because YAML is slow to read.

A wheel carries one, made when it was built. Elsewhere one is made on first use, in the person's
cache folder. It is believed only if it says that it was made from exactly the data files there
are, by this version of the program, and is whole; otherwise the YAML is read.

Each file is a few lines of JSON: what it was made from, then its parts. Those of the catalogue are
the index and all the rest: a list reads the index alone, without msgspec, which would take longer
to import than the list takes to print. The figures have a file of their own, for those who draw.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from backcoach import __version__
from backcoach.catalogue.files import FIGURE_FILES, FILES, read_files
from backcoach.domain.index import ExerciseEntry, Index, MuscleEntry

if TYPE_CHECKING:
    from backcoach.domain.catalogue import Catalogue
    from backcoach.figures.pose import Figure

FORMAT = "backcoach catalogue 4"
FILE_NAME = "catalogue.json"
FIGURES_NAME = "figures.json"


class Cached(NamedTuple):
    """The two parts of a cache that can be believed, still as JSON."""

    index_json: bytes
    catalogue_json: bytes


def build(folder: Path) -> dict[str, bytes]:
    """Return the cache files for a folder of data files, checked; for the building of wheels.

    Raises:
        BadDataError: with every problem of every file.
    """
    from backcoach.catalogue.figure_loading import load_figures
    from backcoach.catalogue.loading import load

    texts, drawn = read_files(folder, FILES), read_files(folder, FIGURE_FILES)
    catalogue = load(texts)
    figures = load_figures(drawn["figures.yaml"], catalogue.exercises)
    return {FILE_NAME: pack(catalogue, texts), FIGURES_NAME: pack_figures(figures, drawn)}


def pack(catalogue: "Catalogue", texts: Mapping[str, bytes]) -> bytes:
    """Return a catalogue as JSON that says what it was made from."""
    import msgspec

    parts = Cached(msgspec.json.encode(catalogue.index), msgspec.json.encode(catalogue))
    return _sealed(parts, texts)


def pack_figures(figures: Sequence["Figure"], texts: Mapping[str, bytes]) -> bytes:
    """Return figures as JSON that says what it was made from."""
    import msgspec

    return _sealed((msgspec.json.encode(figures),), texts)


def unpack(text: bytes, texts: Mapping[str, bytes]) -> Cached | None:
    """Return the parts of a cache made from exactly these data files; None from any other."""
    parts = _opened(text, texts, len(Cached._fields))
    return None if parts is None else Cached(*parts)


def unpack_figures(text: bytes, texts: Mapping[str, bytes]) -> "tuple[Figure, ...] | None":
    """Return the figures of a cache made from exactly these data files; None from any other."""
    parts = _opened(text, texts, 1)
    if parts is None:
        return None
    import msgspec

    from backcoach.figures.pose import Figure

    return msgspec.json.decode(parts[0], type=tuple[Figure, ...])


def _sealed(parts: Sequence[bytes], texts: Mapping[str, bytes]) -> bytes:
    return b"\n".join((json.dumps(_head(parts, texts)).encode(), *parts, b""))


def _opened(text: bytes, texts: Mapping[str, bytes], many: int) -> Sequence[bytes] | None:
    head, *lines = text.split(b"\n")
    if len(lines) != many + 1 or lines[-1]:
        return None
    parts = lines[:-1]
    try:
        return parts if json.loads(head) == _head(parts, texts) else None
    except ValueError:
        return None


def index_of(cached: Cached) -> Index:
    """The index of a cache."""
    exercises, muscles = json.loads(cached.index_json)
    return Index(
        tuple(ExerciseEntry(*_frozen(each)) for each in exercises),
        tuple(MuscleEntry(*_frozen(each)) for each in muscles),
    )


def catalogue_of(cached: Cached) -> "Catalogue":
    """The whole catalogue of a cache."""
    import msgspec

    from backcoach.domain.catalogue import Catalogue

    return msgspec.json.decode(cached.catalogue_json, type=Catalogue)


def read(file: Path, *, shipped: bool = False) -> bytes | None:
    """Return what a cache file says, or None where there is none to be believed.

    A shipped one is as good as the code beside it, whoever may write the two.
    """
    try:
        with file.open("rb") as opened:
            return opened.read() if shipped or _is_ours(opened.fileno()) else None
    except OSError:
        return None


def write(file: Path, text: bytes) -> None:
    """Keep a cache for next time. Where that is not possible, next time is just slower."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        for folder in (file.parent.parent, file.parent):  # a person's answers may lie in the first
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(draft, "xb", opener=_for_its_owner) as opened:  # an opener
            opened.write(text)
        draft.replace(file)
    except OSError:
        _forget(draft)


def _for_its_owner(file: str, flags: int) -> int:
    return os.open(file, flags, 0o600)


def _forget(draft: Path) -> None:
    try:
        draft.unlink(missing_ok=True)
    except OSError:
        return


def _is_ours(descriptor: int) -> bool:
    """Whether only this person (or the system) can have written an open file."""
    if not hasattr(os, "getuid"):  # Windows keeps a person's cache folder to that person
        return True
    status = os.fstat(descriptor)
    return status.st_uid in (os.getuid(), 0) and not status.st_mode & 0o022


def _head(parts: Sequence[bytes], texts: Mapping[str, bytes]) -> dict[str, str | list[str]]:
    return {
        "format": FORMAT,
        "version": __version__,
        "source": _digest(
            *(part for name in sorted(texts) for part in (name.encode(), texts[name]))
        ),
        "parts": [_digest(part) for part in parts],
    }


def _digest(*parts: bytes | str) -> str:
    whole = _sha256()
    for part in parts:
        text = part.encode() if isinstance(part, str) else part
        whole.update(b"%d " % len(text))
        whole.update(text)
    return str(whole.hexdigest())


def _sha256() -> Any:
    """SHA-256 without hashlib, which loads all of OpenSSL first; `random` does the same."""
    try:
        from _sha2 import sha256  # type: ignore[import-not-found]  # Python 3.12 and newer
    except ImportError:
        try:
            from _sha256 import sha256  # type: ignore[import-not-found]  # Python 3.11
        except ImportError:
            from hashlib import sha256
    return sha256()


def _frozen(values: list[Any]) -> Iterator[Any]:
    return (tuple(value) if isinstance(value, list) else value for value in values)
