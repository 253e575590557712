"""An exercise as pictures for paper: a still one for every pose, or one that moves by itself."""

from collections.abc import Iterator

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.timeline.posing import Demonstration, Moment, pose_sentences
from backcoach.figures.animation import Keyframe, animation
from backcoach.figures.motion import Motion
from backcoach.figures.stills import stills_of
from backcoach.figures.svg import picture

KEYFRAMES = 8
"""So many keyframes show a movement; between them everything moves in straight lines."""
HELD_MS = 2_000
"""So long, at most, does a picture that moves hold still."""


def still_pictures(exercise: Exercise, motion: Motion) -> Iterator[str]:
    """An SVG for every still, without words inside."""
    for still in stills_of(exercise, motion):
        shapes = motion.still(still.moment, fine=True)
        yield picture(shapes, motion.paper, f"{exercise.name}: {still.caption}", still.told)


def moving_picture(exercise: Exercise, motion: Motion) -> str:
    """One SVG that goes through the movement again and again.

    It stands still on paper, and for readers who would rather have it so.
    """
    told = " ".join(
        dict.fromkeys(pose_sentences(exercise, part.pose) for part in exercise.movement)
    )
    keyframes = tuple(_keyframes(exercise, motion))
    still = motion.still(motion.key_moments[-1], fine=True)
    return animation(keyframes, still, motion.paper, exercise.name, told)


def _keyframes(exercise: Exercise, motion: Motion) -> Iterator[Keyframe]:
    parts = Demonstration(exercise, BreathPattern()).parts
    at_ms = 0
    for part in (each for each in parts if each.side is parts[0].side):
        cycle = motion.figure.cycles.get(part.after)
        holds = part.before == part.after and not cycle
        ms = cycle.period_ms if cycle else min(part.ms, HELD_MS) if holds else part.ms
        steps = KEYFRAMES * 2 if cycle else 1 if holds else KEYFRAMES
        for step in range(steps + 1):
            moment = Moment(part.before, part.after, step / steps, 0.0, ms * step // steps)
            shapes = motion.scene(moment, fine=True)
            yield Keyframe(at_ms + ms * step // steps, shapes, holds and step < steps)
        at_ms += ms
