"""A track: many sounds at their moments, mixed into one WAV file, for an audio guide.

A track is mostly silence and sounds that meet nothing, which are zeros and copies. Only where
sounds overlap is there anything to work out, so that a quarter of an hour takes a moment.
"""

import math
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from operator import add

from backcoach.cues.riff import (
    LOUDEST,
    RATE,
    About,
    Samples,
    header,
    info,
    little_endian,
    samples_until,
)

_SILENCE = bytes(1 << 16)
Placed = tuple[int, Samples]
"""A sound and the sample at which it begins."""


class Track:
    """Collects sounds, in any order, and writes them as mono samples of 16 bits."""

    def __init__(self) -> None:
        self._sounds: list[Placed] = []

    def add(self, start_ms: int, samples: Samples, rate: int = RATE) -> None:
        """Put a sound of so many samples a second, `RATE` at most, at a moment.

        What lies before the start or after the end of the track is not heard.
        """
        self._sounds.append((samples_until(start_ms, RATE), resampled(samples, rate)))

    def wav(self, length_ms: int, about: About | None = None) -> bytes:
        """The track as a whole WAV file of this length, which may say what it is about."""
        return b"".join(self._parts(length_ms, info(about) if about else b""))

    def _parts(self, length_ms: int, end: bytes = b"") -> Iterator[bytes]:
        length = samples_until(length_ms, RATE)
        yield header(length, RATE, len(end))
        for start, until, sounds in _stretches(self._sounds, length):
            if sounds:
                heard = [each[start - at : until - at] for at, each in sounds]
                yield little_endian(_mixed(heard))
            else:
                yield from _silence(until - start)
        yield end


def _stretches(sounds: Sequence[Placed], length: int) -> Iterator[tuple[int, int, list[Placed]]]:
    """The stretches of a track in which the same sounds are heard: start, end and these."""
    edges = {edge for at, each in sounds for edge in (at, at + len(each)) if 0 < edge < length}
    waiting = deque(sorted(sounds, key=_beginning))
    heard: list[Placed] = []
    for start, end in pairwise([0, *sorted(edges), length]):
        while waiting and _beginning(waiting[0]) <= start:
            heard.append(waiting.popleft())
        heard = [(at, each) for at, each in heard if at + len(each) > start]
        yield start, end, heard


def _beginning(sound: Placed) -> int:
    return sound[0]


def _silence(count: int) -> Iterator[bytes]:
    size = 2 * count
    for _ in range(size // len(_SILENCE)):
        yield _SILENCE
    yield _SILENCE[: size % len(_SILENCE)]


def _mixed(sounds: Sequence[Samples]) -> Samples:
    """Equally long sounds as one; where they are too loud together, as loud as can be."""
    if len(sounds) == 1:
        return sounds[0]
    try:
        return array("h", _sums(sounds))
    except OverflowError:
        return array("h", [max(-LOUDEST - 1, min(LOUDEST, each)) for each in _sums(sounds)])


def _sums(sounds: Sequence[Samples]) -> Iterable[int]:
    total: Iterable[int] = sounds[0]
    for sound in sounds[1:]:
        total = map(add, total, sound)
    return total


def resampled(samples: Samples, rate: int) -> Samples:
    """The same sound at `RATE`, on the lines between its samples; its own rate is no higher.

    After so many places the new samples lie between two of the old ones as the first did, so that
    these phases can each be worked out with slices; a place at a time would take three times as
    long.
    """
    if not samples or rate == RATE:
        return samples
    common = math.gcd(rate, RATE)
    step, phases = rate // common, RATE // common
    padded = samples + samples[-1:]
    found = array("h", bytes(2 * ((len(samples) * RATE + rate // 2) // rate)))
    for phase in range(min(phases, len(found))):
        at, part = divmod(phase * step, phases)
        pairs = zip(padded[at::step], padded[at + 1 :: step], strict=False)
        places = len(range(phase, len(found), phases))
        between = [
            one + ((other - one) * part + phases // 2) // phases
            for one, other in islice(pairs, places)
        ]
        found[phase::phases] = array("h", between)
    return found
