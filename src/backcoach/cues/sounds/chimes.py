"""The chimes: small, soft sounds, worked out here so that no sound file has to be shipped.

Somebody lies on the floor with closed eyes and has to know what each one means. Above all, what
calls for a movement must not sound like what goes on in a stillness. So move is a single stroke,
and what belongs to a stillness is blown, softer, and lower at every moment. Both rise for breathing
in, fall for breathing out, and stay level: low where the breath is free, and high where it rests.
Sides and done are two and three strokes, halfway is two dull ticks, and rest is an octave below all
others. All notes are of one chord with its sixth and ninth, so that none jars after another.
"""

import math
from array import array
from collections.abc import Iterator
from itertools import accumulate, repeat
from operator import add, mul
from typing import NamedTuple

from backcoach.cues.riff import LOUDEST, RATE, Samples, samples_until, wav_of
from backcoach.domain.knowledge.terms import Chime

PEAK_DB = -12
"""How far the loudest sample of a chime lies below all there is; for the room is quiet."""
BREATH_PEAK_DB = -15
"""The same for what is blown, which is heard most often, and swells instead of ringing off."""
BLOWN = (Chime.IN, Chime.OUT, Chime.HELD, Chime.STAY)

G3, G4, C5, D5, E5 = 196.0, 392.0, 523.25, 587.33, 659.26
G5, A5, C6 = 783.99, 880.0, 1046.5


class ChimeNote(NamedTuple):
    """One note: when it begins, how it swells and fades, and how it is coloured."""

    at_ms: int
    length_ms: int
    hz: float
    to_hz: float
    """The pitch at its end; on the way there it changes evenly."""
    swell_ms: int
    """How long it takes to be there; the shorter, the more it is struck instead of blown."""
    fade_ms: int
    """How long it takes to go away at its end."""
    ring_ms: float
    """After how long it is down to a third, as a struck thing is; infinity does not ring off."""
    overtones: tuple[float, float]
    """How loud the octave above it and the fifth above that are, beside the note itself."""


def _blown(hz: float, to_hz: float) -> ChimeNote:
    """A note like a breath: it swells, glides and goes."""
    return ChimeNote(0, 340, hz, to_hz, 120, 180, math.inf, (0.12, 0.0))


def _struck(at_ms: int, length_ms: int, hz: float, ring_ms: float = 120) -> ChimeNote:
    """A note of a small bell with a soft mallet."""
    return ChimeNote(at_ms, length_ms, hz, hz, 12, length_ms // 2, ring_ms, (0.25, 0.0))


def _called(hz: float, to_hz: float) -> ChimeNote:
    """A note of a smaller bell, whose pitch may bend as it rings: what one moves at."""
    return ChimeNote(0, 380, hz, to_hz, 12, 190, 160, (0.12, 0.0))


def _tick(at_ms: int) -> ChimeNote:
    """A fingertip on wood."""
    return ChimeNote(at_ms, 70, A5, A5, 6, 50, 16, (0.0, 0.15))


NOTES: dict[Chime, tuple[ChimeNote, ...]] = {
    Chime.MOVE: (_called(C6, C6),),
    Chime.MOVE_IN: (_called(E5, C6),),
    Chime.MOVE_OUT: (_called(C6, E5),),
    Chime.IN: (_blown(G4, D5),),
    Chime.OUT: (_blown(D5, G4),),
    Chime.HELD: (_blown(D5, D5),),
    Chime.STAY: (_blown(G4, G4),),
    Chime.HALFWAY: (_tick(0), _tick(150)),
    Chime.SIDES: (_struck(0, 240, E5, 90), _struck(200, 340, C5)),
    Chime.REST: (ChimeNote(0, 600, G3, G3, 60, 380, 400, (0.4, 0.12)),),
    Chime.DONE: (_struck(0, 600, C5, 200), _struck(110, 490, E5, 200), _struck(220, 380, G5, 200)),
}


def duration_ms(chime: Chime) -> int:
    """How long a chime lasts."""
    return max(note.at_ms + note.length_ms for note in NOTES[chime])


def loudness(chime: Chime) -> float:
    """How loud its notes are to be, as a part of all there is, where somebody else plays them."""
    coloured = 1 + max(sum(note.overtones) for note in NOTES[chime])
    return _peak(chime) / LOUDEST / coloured


def wav(chime: Chime) -> bytes:
    """A chime as a whole WAV file."""
    return wav_of(samples(chime), RATE)


def samples(chime: Chime) -> Samples:
    """A chime as mono samples of 16 bits, `RATE` a second."""
    mixed = [0.0] * samples_until(duration_ms(chime), RATE)
    for note in NOTES[chime]:
        sounding = _sounding(note)
        start = samples_until(note.at_ms, RATE)
        span = slice(start, start + len(sounding))
        mixed[span] = map(add, mixed[span], sounding)
    loudness = _peak(chime) / max(max(mixed), -min(mixed))
    return array("h", [round(sample * loudness) for sample in mixed])


def _peak(chime: Chime) -> float:
    decibels = BREATH_PEAK_DB if chime in BLOWN else PEAK_DB
    return LOUDEST * 10 ** (decibels / 20)


def _sounding(note: ChimeNote) -> list[float]:
    """One note's samples, at most about 1, from nothing to nothing without a corner."""
    wave = _coloured(_turns(note), *note.overtones)
    for index, part in enumerate(_rise(samples_until(note.swell_ms, RATE))):
        wave[index] *= part
    for index, part in enumerate(_rise(samples_until(note.fade_ms, RATE)), 1):
        wave[-index] *= part
    return wave


def _coloured(turns: Iterator[complex], octave: float, fifth: float) -> list[float]:
    """The heights of a circling point and of its square and cube, which are its overtones."""
    if not fifth:
        return [(z * (1 + octave * z)).imag for z in turns]
    return [(z * (1 + z * (octave + fifth * z))).imag for z in turns]


def _turns(note: ChimeNote) -> Iterator[complex]:
    """A point that circles as often as the note's pitch says, sample for sample, and closes in.

    Its height is the note. Multiplied with itself it circles twice as fast and closes in sooner,
    as the overtones of a bell do. It costs one multiplication where a sine would be a call.
    """
    count = samples_until(note.length_ms, RATE)
    step = _turn(note.hz / RATE) * math.exp(-1000 / (note.ring_ms * RATE))
    faster = _turn((note.to_hz - note.hz) / RATE / count)
    steps = accumulate(repeat(faster, count - 2), mul, initial=step)
    return accumulate(steps, mul, initial=1 + 0j)


def _turn(part: float) -> complex:
    """This part of a turn round the circle."""
    return complex(math.cos(math.tau * part), math.sin(math.tau * part))


def _rise(count: int) -> list[float]:
    """From 0 towards 1 in so many steps, slow at both ends."""
    return [0.5 - 0.5 * math.cos(math.pi * index / count) for index in range(count)]
