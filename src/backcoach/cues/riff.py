"""Sounds as WAV files. A sound in the program is an array of mono samples of 16 bits."""

import struct
import sys
from array import array
from typing import TypeAlias

Samples: TypeAlias = "array[int]"
"""Mono samples of 16 bits, an array of type code "h"."""

RATE = 22_050
"""Samples a second, unless said otherwise: as many as espeak-ng speaks with."""
LOUDEST = 32_767
"""The largest sample that 16 bits can hold."""
_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")
HEADER_BYTES = _HEADER.size


def samples_until(ms: int, rate: int) -> int:
    """How many samples come before a moment in milliseconds, to the nearest one."""
    return (ms * rate + 500) // 1000


def header(count: int, rate: int) -> bytes:
    """What a WAV file of so many mono samples of 16 bits begins with."""
    size = 2 * count
    form = (b"fmt ", 16, 1, 1, rate, 2 * rate, 2, 16)
    return _HEADER.pack(b"RIFF", HEADER_BYTES - 8 + size, b"WAVE", *form, b"data", size)


def wav_of(samples: Samples, rate: int) -> bytes:
    """A sound as a whole WAV file."""
    return header(len(samples), rate) + little_endian(samples)


def little_endian(samples: Samples) -> bytes:
    """Samples as a WAV file has them, whatever order of bytes this machine has."""
    if sys.byteorder == "big":
        samples = samples[:]
        samples.byteswap()
    return samples.tobytes()
