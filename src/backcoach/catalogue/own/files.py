"""Where own files lie, and reading them: folders of a person, packs, and a file that is named."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from backcoach.catalogue.files import MOST_BYTES
from backcoach.keeping.reading import read_file, read_folder

EXERCISES, ROUTINES = "exercises", "routines"
KINDS = (EXERCISES, ROUTINES)
"""The folders inside a folder of own files; each says what is in its files."""

SUFFIXES = (".yaml", ".yml")
MOST_FILES = 20_000
MOST_BYTES_IN_ALL = 40_000_000


class Layer(NamedTuple):
    """A folder with own files, or one such file; `source` is what people read of it."""

    source: str
    place: Path
    is_file: bool = False


class OwnFile(NamedTuple):
    """A file of a layer: what it says, or `why` it cannot be read. `kind` is what should be in it.

    A file that is named by itself may hold both kinds.
    """

    source: str
    place: str
    kind: str
    text: bytes
    why: str = ""


def is_file_name(word: str) -> bool:
    """Whether a word on a command line is a file, and no name of an exercise or routine."""
    return "/" in word or "\\" in word or word.lower().endswith(SUFFIXES)


def files_of(layers: Iterable[Layer]) -> tuple[OwnFile, ...]:
    """All files of some layers, in their order; those that are too many are not read."""
    found: list[OwnFile] = []
    left = MOST_BYTES_IN_ALL
    for each in _files(layers):
        left -= len(each.text)
        if left < 0 or len(found) == MOST_FILES:
            most = f"{MOST_FILES:,} files, or {MOST_BYTES_IN_ALL // 1_000_000} MB"
            found.append(each._replace(text=b"", why=f"there are more than {most} before it"))
            break
        found.append(each)
    return tuple(found)


def _files(layers: Iterable[Layer]) -> Iterator[OwnFile]:
    for layer in layers:
        if layer.is_file:
            yield _named(layer)
            continue
        for kind in KINDS:
            folder = layer.place / kind
            try:
                for name, text, why in read_folder(folder, SUFFIXES, MOST_BYTES):
                    yield OwnFile(layer.source, f"{folder}/{name}", kind, text, why)
            except OSError as error:
                why = error.strerror or str(error)
                yield OwnFile(layer.source, str(folder), kind, b"", why)


def _named(layer: Layer) -> OwnFile:
    try:
        text = read_file(layer.place, MOST_BYTES)
        why = "there is no such file" if text is None else ""
    except OSError as error:
        text, why = b"", error.strerror or str(error)
    return OwnFile(layer.source, str(layer.place), "", text or b"", why)


def digest(files: Iterable[OwnFile]) -> dict[str, bytes]:
    """What tells these files from any others, short enough to be kept."""
    names: list[str] = []
    content = 0
    for each in files:
        content = crc32(each.text, content)
        names.append(f"{each.source}\0{each.place}\0{len(each.text)}\0{each.why}")
    return {"names": "\n".join(names).encode(errors="surrogatepass"), "content": b"%d" % content}
