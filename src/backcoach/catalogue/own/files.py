"""Where own files lie, and reading them: folders of a person, packs, and a file that is named."""

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from backcoach.catalogue.files import MOST_BYTES
from backcoach.keeping.reading import check_inside, read_file, read_folder

EXERCISES, ROUTINES = "exercises", "routines"
KINDS = (EXERCISES, ROUTINES)
"""The folders inside a folder of own files; each says what is in its files."""
PACKS = "packs"
"""The kind of a pack that is not there, so that nobody knows what is in it."""

SUFFIXES = (".yaml", ".yml")
MOST_FILES = 20_000
MOST_BYTES_IN_ALL = 40_000_000


class Layer(NamedTuple):
    """A folder with own files, or one such file; `source` is what people read of it.

    A pack is a folder of somebody else, and nothing leads out of it. Where it says `why` there is
    none, `source` is what cannot be used.
    """

    source: str
    place: Path
    is_file: bool = False
    is_pack: bool = False
    why: str = ""


class OwnFile(NamedTuple):
    """A file of a layer: what it says, or `why` it cannot be read. `kind` is what should be in it.

    A file that is named by itself may hold both kinds.
    """

    source: str
    place: str
    kind: str
    text: bytes
    why: str = ""


class OwnFolder(NamedTuple):
    """All files of a folder of a layer, in which there should be one `kind`."""

    source: str
    place: str
    kind: str
    texts: Mapping[str, bytes]
    unread: Mapping[str, str]

    def files(self) -> Iterator[OwnFile]:
        """Its files one by one."""
        for name, text in self.texts.items():
            yield OwnFile(self.source, self._place_of(name), self.kind, text)
        for name, why in self.unread.items():
            yield OwnFile(self.source, self._place_of(name), self.kind, b"", why)

    def _place_of(self, name: str) -> str:
        return f"{self.place}/{name}" if name else self.place


def is_file_name(word: str) -> bool:
    """Whether a word on a command line is a file, and no name of an exercise or routine."""
    if word.lower().endswith(SUFFIXES) or word.startswith(("./", "../", "/", "~/")):
        return True
    return any(mark in word for mark in (os.sep, os.altsep) if mark) and os.path.lexists(word)


def layer_of(named: Path) -> Layer:
    """What is named as a layer: a pack where it is a folder, else a file."""
    if named.is_dir():
        return Layer(named.resolve().name, named, is_pack=True)
    return Layer(named.name, named, is_file=True)


def folders_of(layers: Iterable[Layer]) -> tuple[OwnFolder, ...]:
    """What all files of some layers say, in their order; folders without any are left out."""
    found = (each for layer in layers for each in _folders(layer))
    return tuple(each for each in found if each.texts or each.unread)


def _folders(layer: Layer) -> Iterator[OwnFolder]:
    if layer.is_file:
        yield _named(layer)
        return
    why = layer.why or (why_no_pack(layer.place) if layer.is_pack else "")
    if why:
        subject = layer.source if layer.why else f"the pack {layer.place}"
        yield OwnFolder(subject, str(layer.place), PACKS, {}, {"": why})
        return
    for kind in KINDS:
        folder = layer.place / kind
        try:
            if layer.is_pack and folder.is_symlink():
                check_inside(folder, layer.place)
            texts, unread = read_folder(folder, SUFFIXES, MOST_BYTES)
        except OSError as error:
            texts, unread = {}, {"": error.strerror or str(error)}
        if len(texts) > MOST_FILES or sum(map(len, texts.values())) > MOST_BYTES_IN_ALL:
            most = f"{MOST_FILES:,} files or {MOST_BYTES_IN_ALL // 1_000_000} MB"
            texts, unread = {}, {"": f"there are more than {most} in it"}
        yield OwnFolder(layer.source, str(folder), kind, texts, unread)


def why_no_pack(folder: Path) -> str:
    """Why a folder can be no pack, to go after a colon; nothing where it can."""
    try:
        inside = {each.name for each in folder.iterdir()}
    except FileNotFoundError:
        return "there is no such folder"
    except NotADirectoryError:
        return "it is no folder"
    except OSError as error:
        return error.strerror or str(error)
    except ValueError:  # it has something in it that no name of a file may have
        return "that is no name of a folder"
    return "" if inside.intersection(KINDS) else f"it has no folder {' or '.join(KINDS)} in it"


def _named(layer: Layer) -> OwnFolder:
    place, why = str(layer.place), ""
    try:
        text = read_file(layer.place, MOST_BYTES)
        why = "there is no such file" if text is None else ""
    except OSError as error:
        text, why = None, error.strerror or str(error)
    texts = {} if text is None else {"": text}
    return OwnFolder(layer.source, place, "", texts, {"": why} if why else {})


def digest(folders: Iterable[OwnFolder]) -> dict[str, bytes]:
    """What tells what these folders hold from anything else, short enough to be kept."""
    told: list[str] = []
    content = 0
    for each in folders:
        content = crc32(b"".join(each.texts.values()), content)
        lengths = array("L", map(len, each.texts.values())).tobytes()
        content = crc32(lengths, content)
        told += (each.source, each.place, *each.texts, *each.unread, *each.unread.values())
    return {"names": "\0".join(told).encode(errors="surrogatepass"), "content": b"%d" % content}
