"""The pictures of a sheet: an exercise's stills with their words, and one that moves."""

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.figures.motion import Motion
from backcoach.figures.stills import stills_of
from backcoach.handouts.pictograms import moving_picture, still_pictures
from backcoach.handouts.sheet import DrawnStill, Illustration


def illustration(exercise: Exercise, motion: Motion, *, moves: bool) -> Illustration:
    """How an exercise looks; what `moves` is only for screens."""
    drawn = zip(stills_of(exercise, motion), still_pictures(exercise, motion), strict=True)
    stills = tuple(DrawnStill(each.number, each.words, each.told, svg) for each, svg in drawn)
    return Illustration(stills, moving_picture(exercise, motion) if moves else "")
