"""Sounds as WAV files. A sound in the program is an array of mono samples of 16 bits."""

import struct
import sys
from array import array
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

Samples: TypeAlias = "array[int]"
"""Mono samples of 16 bits, an array of type code "h"."""

RATE = 22_050
"""Samples a second, unless said otherwise: as many as espeak-ng speaks and records with."""
LOWEST_RATE = 8_000
"""Some voices speak with fewer than ours; a sound with one a second would become gigabytes."""
LOUDEST = 32_767
"""The largest sample that 16 bits can hold."""
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
HEADER_BYTES = _HEADER.size
_CHUNK = struct.Struct("<4sI")
_FORM = struct.Struct("<HHIIHH")
_PCM = 1


class About(NamedTuple):
    """What a sound file says of itself, for players to show.

    `chapters` are the milliseconds at which each begins, and its name, for the kinds of files that
    have some.
    """

    title: str
    comment: str
    chapters: tuple[tuple[int, str], ...] = ()


def samples_until(ms: int, rate: int) -> int:
    """How many samples come before a moment in milliseconds, to the nearest one."""
    return (ms * rate + 500) // 1000


def header(count: int, rate: int, more: int = 0) -> bytes:
    """What a WAV file of so many mono samples of 16 bits begins with; `more` bytes follow them."""
    size = 2 * count
    form = (b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return _HEADER.pack(b"RIFF", HEADER_BYTES - 8 + size + more, b"WAVE", *form, b"data", size)


def wav_of(samples: Samples, rate: int) -> bytes:
    """A sound as a whole WAV file."""
    return header(len(samples), rate) + little_endian(samples)


def info(about: About) -> bytes:
    """What a WAV file says of itself: a chunk that follows its samples, so that all else stays."""
    texts = _text(b"INAM", about.title) + _text(b"ICMT", about.comment)
    return _CHUNK.pack(b"LIST", 4 + len(texts)) + b"INFO" + texts


def _text(name: bytes, text: str) -> bytes:
    """A text as a chunk. It ends with a zero, and chunks begin at even places."""
    body = text.encode("utf-8", "replace") + b"\0"
    return _CHUNK.pack(name, len(body)) + body + b"\0" * (len(body) % 2)


def little_endian(samples: Samples) -> bytes:
    """Samples as a WAV file has them, whatever order of bytes this machine has."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples.tobytes()


def read_wav(data: bytes) -> tuple[int, Samples]:
    """Return the samples a second and the samples of a WAV file of the kind that voices write.

    It may say that it is longer than it is, as programs do that write into a pipe and cannot go
    back to say how long it became.

    Raises:
        ValueError: it is no WAV file, or not one of mono samples of 16 bits at a rate of voices.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise ValueError("no WAV file")
    chunks = dict(reversed([*_chunks(data)]))  # the first of its name counts
    form = chunks.get(b"fmt ", b"")
    if len(form) < _FORM.size or b"data" not in chunks:
        raise ValueError("a WAV file without a sound")
    return _rate(form), _samples(chunks[b"data"])


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 12
    while at + _CHUNK.size <= len(data):
        name, size = _CHUNK.unpack_from(data, at)
        at += _CHUNK.size
        yield name, data[at : at + size]
        at += size + size % 2


def _rate(form: bytes) -> int:
    """The samples a second that a file says it has."""
    tag, channels, rate, _, _, bits = _FORM.unpack_from(form)
    if (tag, channels, bits) != (_PCM, 1, 16):
        raise ValueError(f"a WAV file of kind {tag} with {channels} channels of {bits} bits")
    if not LOWEST_RATE <= rate <= RATE:
        raise ValueError(f"a WAV file of {rate} samples a second")
    return int(rate)


def _samples(body: bytes) -> Samples:
    samples = array("h", body[: len(body) // 2 * 2])
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
