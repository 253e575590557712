"""The checked catalogue as JSON, because YAML is slow to read.

A wheel carries one, made when it was built. Elsewhere one is made on first use, in the person's
cache folder. It is believed only if it says that it was made from exactly the data files there
are, by this version of the program, and is whole; otherwise the YAML is read.
"""

import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import msgspec

from backcoach import __version__
from backcoach.catalogue.files import read_files
from backcoach.domain.catalogue import Catalogue

FORMAT = "backcoach catalogue 1"
FILE_NAME = "catalogue.json"


class _Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: str
    version: str
    source: str
    digest: str
    catalogue: msgspec.Raw


def build(folder: Path) -> bytes:
    """Return the cache of a folder of data files, checked; for the building of wheels.

    Raises:
        BadDataError: with every problem of every file.
    """
    from backcoach.catalogue.loading import load

    texts = read_files(folder)
    return pack(load(texts), texts)


def pack(catalogue: Catalogue, texts: Mapping[str, bytes]) -> bytes:
    """Return a catalogue as JSON that says what it was made from."""
    body = msgspec.json.encode(catalogue)
    return msgspec.json.encode(
        _Envelope(FORMAT, __version__, _source(texts), _digest(body), msgspec.Raw(body))
    )


def unpack(text: bytes, texts: Mapping[str, bytes]) -> Catalogue | None:
    """Return the catalogue of a cache made from exactly these data files; None from any other."""
    try:
        envelope = msgspec.json.decode(text, type=_Envelope)
        believed = (
            (envelope.format, envelope.version) == (FORMAT, __version__)
            and envelope.source == _source(texts)
            and envelope.digest == _digest(envelope.catalogue)
        )
        return msgspec.json.decode(envelope.catalogue, type=Catalogue) if believed else None
    except (msgspec.MsgspecError, ValueError):
        return None


def read(file: Path, texts: Mapping[str, bytes]) -> Catalogue | None:
    """Return the catalogue of a cache file, or None where there is none to be believed."""
    try:
        with file.open("rb") as opened:
            return unpack(opened.read(), texts) if _is_ours(opened.fileno()) else None
    except OSError:
        return None


def write(file: Path, catalogue: Catalogue, texts: Mapping[str, bytes]) -> None:
    """Keep a catalogue for next time. Where that is not possible, next time is just slower."""
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(pack(catalogue, texts))
        draft.replace(file)
    except OSError:
        _forget(draft)


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


def _source(texts: Mapping[str, bytes]) -> str:
    whole = sha256()
    for name in sorted(texts):
        whole.update(f"{name} {len(texts[name])}\n".encode())
        whole.update(texts[name])
    return whole.hexdigest()


def _digest(body: bytes | msgspec.Raw) -> str:
    return sha256(bytes(body)).hexdigest()
