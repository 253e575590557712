"""A whole session as one track: every word and every chime at its moment."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from backcoach.cues.guide.mixing import Track
from backcoach.cues.riff import About, Samples
from backcoach.cues.sounds import chimes
from backcoach.domain.script.guide import Guide

Recorded: TypeAlias = tuple[int, Samples]
"""Words: how many samples a second, and the samples."""

QUIET = 200
"""What is no louder than that, of 32,768, before the first word is taken for silence."""
APART_MS = 100
"""The silence between two clips, so that none is heard in another."""
SOFTLY_MS = 10
"""So much of that silence stays, in which a word may begin softly."""


def record(guide: Guide, speak: Callable[[str], Recorded], done: Callable[[int], object]) -> Track:
    """Put all that is heard of a guide on a track.

    The same words are spoken once. `done` is told how many cues there are already. With the track
    the listening ends, too: a chime at the very end is heard just before it, and words are not.
    """
    track = Track()
    end_ms = guide.duration_ms
    spoken = cache(lambda text: _from_the_first_sound(*speak(text)))
    chime = cache(chimes.samples)
    for number, cue in enumerate(guide.cues, 1):
        if cue.chime is not None:
            at_end = cue.at_ms >= end_ms
            at_ms = end_ms - chimes.duration_ms(cue.chime) if at_end else cue.at_ms
            track.add(at_ms, chime(cue.chime))
        if cue.text and cue.at_ms < end_ms:
            rate, samples = spoken(cue.text)
            track.add(cue.at_ms, samples, rate)
        done(number)
    return track


class Clips(NamedTuple):
    """Texts spoken in turn: the sound, and from when on and how long each is heard in it, in ms."""

    sound: bytes
    places: dict[str, tuple[int, int]]


def record_clips(
    texts: Sequence[str],
    speak: Callable[[str], Recorded],
    done: Callable[[int], object],
    about: About,
) -> Clips:
    """Speak each text once, as one WAV file. `done` is told how many there are already."""
    track, places, at_ms = Track(), {}, 0
    for number, text in enumerate(texts, 1):
        rate, samples = _from_the_first_sound(*speak(text))
        track.add(at_ms, samples, rate)
        ms = 1000 * len(samples) // rate
        places[text] = (at_ms, ms)
        at_ms += ms + APART_MS
        done(number)
    return Clips(track.wav(at_ms, about), places)


def is_heard(samples: Samples) -> bool:
    """Whether there is anything in a recording but silence."""
    return max(samples, default=0) > QUIET


def _from_the_first_sound(rate: int, samples: Samples) -> Recorded:
    """Words without the silence that voices put before them, which would make them late."""
    first = next((at for at, each in enumerate(samples) if abs(each) > QUIET), 0)
    return rate, samples[max(0, first - rate * SOFTLY_MS // 1000) :]
