"""A whole session as one track: every word and every chime at its moment."""

from collections.abc import Callable
from functools import cache

from backcoach.cues import chimes
from backcoach.cues.mixing import Track
from backcoach.cues.riff import Samples, read_wav
from backcoach.domain.timeline import Timeline

QUIET = 500
"""What is no louder than that, of 32,768, before the first word is taken for silence."""


def record(
    timeline: Timeline, speak: Callable[[str], bytes], done: Callable[[int], object]
) -> Track:
    """Put all that is heard of a timeline on a track.

    `speak` returns words as a WAV file; the same words are spoken once. `done` is told how many
    cues there are already.
    """
    track = Track()
    spoken = cache(lambda text: _from_the_first_sound(*read_wav(speak(text))))
    chime = cache(chimes.samples)
    for number, cue in enumerate(timeline.cues, 1):
        if cue.chime is not None:
            track.add(cue.at_ms, chime(cue.chime))
        if cue.text:
            rate, samples = spoken(cue.text)
            track.add(cue.at_ms, samples, rate)
        done(number)
    return track


def _from_the_first_sound(rate: int, samples: Samples) -> tuple[int, Samples]:
    """Words without the silence that voices put before them, which would make them late."""
    first = next((at for at, each in enumerate(samples) if abs(each) > QUIET), 0)
    return rate, samples[first:]
