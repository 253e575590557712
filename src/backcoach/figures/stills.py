"""Stills: every pose that a movement comes to, numbered, with the words that go with it."""

from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.timeline.posing import Moment, pose_name, pose_sentences
from backcoach.figures.motion import Motion


class Still(NamedTuple):
    """A pose that a movement comes to.

    `words` say in short what leads to it; of poses that one part goes through, only the first has
    some. `told` is the same in whole sentences, of each.
    """

    number: int
    words: str
    told: str
    moment: Moment

    @property
    def caption(self) -> str:
        """Its number and its words."""
        return f"{self.number} {self.words}".rstrip()


def stills_of(exercise: Exercise, motion: Motion) -> tuple[Still, ...]:
    """Every pose in its order, counted from 1; the starting one is the first."""
    stills: list[Still] = []
    for number, moment in enumerate(motion.key_moments, 1):
        goes_on = bool(stills) and stills[-1].moment.after == moment.after
        words = "" if goes_on else pose_name(exercise, moment.after)
        stills.append(Still(number, words, pose_sentences(exercise, moment.after), moment))
    return tuple(stills)
