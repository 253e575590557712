"""The pictures of a sheet: an exercise's poses in order, and one that moves, with their words."""

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import pose_name
from backcoach.figures.motion import Motion
from backcoach.handouts.pictograms import moving_picture, still_pictures, told_of
from backcoach.handouts.sheet import Illustration, Still


def illustration(exercise: Exercise, motion: Motion, *, moves: bool) -> Illustration:
    """How an exercise looks; what `moves` is only for screens."""
    moments = motion.key_moments
    stills = tuple(
        Still(pose_name(exercise, each.after), told_of(exercise, each.after), svg)
        for each, svg in zip(moments, still_pictures(exercise, motion), strict=True)
    )
    return Illustration(stills, moving_picture(exercise, motion) if moves else "")
