"""An exercise as pictures for paper: a still one for every pose, or one that moves by itself."""

from collections.abc import Iterator

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.timeline.posing import Demonstration, Moment, pose_name
from backcoach.domain.words.phases import sided
from backcoach.figures.motion import Motion
from backcoach.figures.svg import Keyframe, animation, picture, stacked

KEYFRAMES = 8
"""So many keyframes show a movement; between them everything moves in straight lines."""


def still_pictures(exercise: Exercise, motion: Motion) -> Iterator[str]:
    """An SVG for every pose that the movement comes to, the starting one first."""
    for moment in motion.key_moments:
        title = f"{exercise.name}: {pose_name(exercise, moment.after)}"
        told = told_of(exercise, moment.after)
        yield picture(motion.scene(moment), motion.bounds, title, told)


def one_picture(exercise: Exercise, motion: Motion) -> str:
    """One SVG of all these poses, one below the other, for where there can be but one."""
    moments = motion.key_moments
    told = " ".join(dict.fromkeys(told_of(exercise, each.after) for each in moments))
    scenes = [motion.scene(each) for each in moments]
    return stacked(scenes, motion.bounds, exercise.name, told)


def moving_picture(exercise: Exercise, motion: Motion) -> str:
    """One SVG that goes through the movement again and again.

    It stands still on paper, and for readers who would rather have it so.
    """
    told = " ".join(dict.fromkeys(told_of(exercise, part.pose) for part in exercise.movement))
    keyframes = tuple(_keyframes(exercise, motion))
    still = motion.scene(motion.key_moments[-1])
    return animation(keyframes, still, motion.bounds, exercise.name, told)


def told_of(exercise: Exercise, pose: str) -> str:
    """What to do to get into a pose, on the right side, which is the one that is drawn."""
    if pose == exercise.movement[-1].pose and len(exercise.movement) > 1:
        return sided(exercise.start, Side.RIGHT)
    says = (part.say for part in exercise.movement if part.pose == pose)
    return sided(next(says), Side.RIGHT)


def _keyframes(exercise: Exercise, motion: Motion) -> Iterator[Keyframe]:
    parts = Demonstration(exercise, BreathPattern()).parts
    at_ms = 0
    for part in (each for each in parts if each.side is parts[0].side):
        cycle = motion.figure.cycles.get(part.after)
        ms = cycle.period_ms if cycle else part.ms
        steps = KEYFRAMES * 2 if cycle else KEYFRAMES if part.before != part.after else 1
        for step in range(steps + 1):
            moment = Moment(part.before, part.after, step / steps, 0.0, ms * step // steps)
            yield Keyframe(at_ms + ms * step // steps, motion.scene(moment, whole=True))
        at_ms += ms
