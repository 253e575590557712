"""The checked catalogue as JSON, because YAML is slow to read.

A wheel carries one, made when it was built. Elsewhere one is made on first use, in the person's
cache folder. It is believed only if it says that it was made from exactly the data files there
are, by this version of the program, is whole, and holds what can be a catalogue; otherwise the YAML
is read.

Each file is a few lines of JSON: what it was made from, then what it holds. That of the catalogue
holds the index, the routines as a list has them, and all the rest: a list reads one of the first
two alone, without msgspec, which would take longer to import than the list takes to print. The
figures have a file of their own, for those who draw.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from zlib import crc32

from backcoach import __version__
from backcoach.catalogue.files import FIGURE_FILES, FILES, read_files
from backcoach.domain.knowledge.index import (
    Index,
    IndexedExercise,
    IndexedMuscle,
    IndexedRoutine,
    grouped,
)
from backcoach.keeping.reading import read_own

if TYPE_CHECKING:
    from backcoach.domain.knowledge.catalogue import Catalogue
    from backcoach.domain.knowledge.exercise import Exercise
    from backcoach.figures.pose import Figure

FORMAT = "backcoach catalogue 38"
FILE_NAME = "catalogue.json"
FIGURES_NAME = "figures.json"
MOST_BYTES = 20_000_000
"""Many times what a cache has."""

Indexed = TypeVar("Indexed", IndexedExercise, IndexedMuscle, IndexedRoutine)

NO_VALUES = (ValueError, TypeError, AttributeError, LookupError, RecursionError)
"""What becomes of JSON that says something else than it should, beside msgspec's own errors."""


class Cached(NamedTuple):
    """The lines of a cache that can be believed."""

    index_json: bytes
    routines_json: bytes
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
    figures = load_figures(drawn, catalogue.exercises)
    return {FILE_NAME: pack(catalogue, texts), FIGURES_NAME: pack_figures(figures, drawn)}


def pack(catalogue: "Catalogue", texts: Mapping[str, bytes]) -> bytes:
    """Return a catalogue as JSON that says what it was made from."""
    import msgspec

    from backcoach.domain.tailoring.offer import routines_of

    made = (catalogue.index, routines_of(catalogue), catalogue)
    return sealed([msgspec.json.encode(each) for each in made], texts)


def pack_figures(figures: Sequence["Figure"], texts: Mapping[str, bytes]) -> bytes:
    """Return figures as JSON that says what it was made from."""
    import msgspec

    return sealed((msgspec.json.encode(figures),), texts)


def unpack(text: bytes, texts: Mapping[str, bytes]) -> Cached | None:
    """Return the lines of a cache made from exactly these data files; None from any other."""
    lines = opened(text, texts)
    return Cached(*lines) if lines and len(lines) == len(Cached._fields) else None


def unpack_figures(
    text: bytes, texts: Mapping[str, bytes], exercises: Sequence["Exercise"]
) -> "tuple[Figure, ...] | None":
    """Return the figures of a cache made from exactly these data files; None from any other.

    None, too, where what is in it cannot be the figures of these exercises.
    """
    lines = opened(text, texts)
    if lines is None or len(lines) != 1:
        return None
    import msgspec

    from backcoach.catalogue.soundness import are_sound
    from backcoach.figures.pose import Figure

    try:
        figures = msgspec.json.decode(lines[0], type=tuple[Figure, ...])
    except (msgspec.MsgspecError, *NO_VALUES):
        return None
    return figures if are_sound(figures, exercises) else None


def sealed(lines: Sequence[bytes], texts: Mapping[str, bytes]) -> bytes:
    """Return lines as a cache that says what it was made from, whatever the lines hold."""
    return b"\n".join((json.dumps(_head(lines, texts)).encode(), *lines, b""))


def opened(text: bytes, texts: Mapping[str, bytes]) -> Sequence[bytes] | None:
    """Return the lines of a cache made from exactly these files; None from any other."""
    head, *lines = text.split(b"\n")
    if not lines or lines[-1]:
        return None
    try:
        return lines[:-1] if json.loads(head) == _head(lines[:-1], texts) else None
    except ValueError:
        return None


def index_of(cached: Cached) -> Index | None:
    """The index of a cache; None where it cannot be one."""
    try:
        exercises, muscles = json.loads(cached.index_json)
        index = Index(all_of(IndexedExercise, exercises), all_of(IndexedMuscle, muscles))
    except NO_VALUES:
        return None
    return index if all(index) and is_plain(cached.index_json) else None


def routines_of(cached: Cached) -> tuple[IndexedRoutine, ...] | None:
    """The routines of a cache, as a list has them; None where they cannot be that."""
    try:
        routines = all_of(IndexedRoutine, json.loads(cached.routines_json))
        grouped(routines)  # which knows every purpose
    except NO_VALUES:
        return None
    return routines if routines and is_plain(cached.routines_json) else None


def catalogue_of(cached: Cached) -> "Catalogue | None":
    """The whole catalogue of a cache; None where it cannot be one."""
    import msgspec

    from backcoach.catalogue.soundness import is_sound
    from backcoach.domain.knowledge.catalogue import Catalogue

    try:
        catalogue = msgspec.json.decode(cached.catalogue_json, type=Catalogue)
    except (msgspec.MsgspecError, *NO_VALUES):
        return None
    return catalogue if is_sound(catalogue) and is_plain(cached.catalogue_json) else None


def all_of(kind: Callable[..., Indexed], entries: Sequence[Any]) -> tuple[Indexed, ...]:
    """Entries of an index.

    Raises:
        ValueError: one of them is made of something else.
    """
    return tuple(_indexed(kind, each) for each in entries)


def _indexed(kind: Callable[..., Indexed], values: Sequence[Any]) -> Indexed:
    """An entry of the index.

    Raises:
        ValueError: it is made of anything but numbers, strings and lists of strings, each in its
            place.
    """
    pairs = zip(values, kind.__annotations__.values(), strict=True)
    return kind(*(_checked(value, wanted) for value, wanted in pairs))


def _checked(value: Any, wanted: type) -> Any:
    if wanted in (int, str):
        fits = type(value) is wanted
    else:
        fits = isinstance(value, list) and all(isinstance(each, str) for each in value)
    if not fits:
        raise ValueError(value)
    return tuple(value) if isinstance(value, list) else value


def is_plain(line: bytes) -> bool:
    """Whether all text in a line can be shown as it is; JSON has an escape for what cannot."""
    rest = line.replace(b"\\\\", b"").replace(b'\\"', b"")
    return b"\\" not in rest and rest.decode(errors="replace").isprintable()


def read(file: Path, *, shipped: bool = False) -> bytes | None:
    """Return what a cache file says, or None where there is none to be believed.

    A shipped one is as good as the code beside it, whoever may write the two.
    """
    return read_own(file, MOST_BYTES, anybodys=shipped)


def write(file: Path, text: bytes) -> None:
    """Keep a cache for next time. Where that is not possible, next time is just slower."""
    from backcoach.keeping.whole import write_again  # which reading does without

    with suppress(OSError):
        write_again(file, text)


def _head(lines: Sequence[bytes], texts: Mapping[str, bytes]) -> dict[str, object]:
    return {
        "format": FORMAT,
        "version": __version__,
        "source": {name: crc32(texts[name]) for name in sorted(texts)},
        "lines": [crc32(line) for line in lines],
    }
