"""What the coach knows of an exercise: how it is done, how much of it, and who takes care."""

from collections.abc import Mapping
from typing import NamedTuple

from backcoach.domain.knowledge.span import BreathPattern, Rest, Span
from backcoach.domain.knowledge.terms import (
    Breathing,
    Condition,
    Equipment,
    Goal,
    PhaseKind,
    Position,
    Setting,
    Sides,
)


class Part(NamedTuple):
    """One part of a repetition: a movement into `pose`, or stillness in it.

    `span` is None for the part whose length the dosage sets. `do` is its name among the parts,
    `short` what to do in a few words, to be heard alone, and `say` the same in whole sentences.
    """

    do: str
    kind: PhaseKind
    span: Span | None
    breathing: Breathing
    pose: str
    say: str
    short: str


class Dosage(NamedTuple):
    """How much. `reps` has a number for each set, on each side where there are sides.

    `other_reps` are those of the side that is not sore, where it gets fewer. `work` is
    time-based work instead of a number of repetitions; `amrap` says that as many repetitions are
    done in it as one can, at one's own pace. `load` is a weight, a band or a height, in
    words.
    """

    sets: int = 1
    reps: tuple[int, ...] = (1,)
    other_reps: tuple[int, ...] | None = None
    work: Span | None = None
    amrap: bool = False
    sides: Sides = Sides.BOTH
    hold: Span | None = None
    tempo: Mapping[str, Span] = {}
    breath: BreathPattern | None = None
    load: str = ""
    rest: Rest = Rest()
    rep_rest: Rest = Rest()
    frequency: str | None = None
    sources: tuple[str, ...] = ()


class MuscleUse(NamedTuple):
    """Ids of the muscles or groups an exercise works."""

    primary: tuple[str, ...]
    secondary: tuple[str, ...] = ()


class Note(NamedTuple):
    """When to leave an exercise out, ease or stop; for everybody where `who` is empty."""

    say: str
    who: tuple[Condition, ...] = ()


class Cautions(NamedTuple):
    """Who leaves an exercise out, who takes care, and what there is to mind.

    `needed` are sentences that everybody has to know before they begin, and `unasked` are the
    conditions of which nobody has said whether the exercise suits them. `asks` is what is asked
    about before a session, for with any of it the exercise is left out.
    """

    avoid: tuple[Condition, ...] = ()
    caution: tuple[Condition, ...] = ()
    notes: tuple[Note, ...] = ()
    needed: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    unasked: tuple[Condition, ...] = ()
    asks: tuple[str, ...] = ()


class Exercise(NamedTuple):
    """One exercise of the catalogue; `levels` go from the first to the hardest.

    `alone` says why it is in no routine.
    """

    id: str
    name: str
    goal: Goal
    why: str
    position: Position
    settings: tuple[Setting, ...]
    sides: Sides
    muscles: MuscleUse
    start: str
    steps: tuple[str, ...]
    feel: str
    mistakes: tuple[str, ...]
    movement: tuple[Part, ...]
    levels: tuple[Dosage, ...]
    sources: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    equipment: tuple[Equipment, ...] = ()
    setup: Span = Span(0)
    switch: Span = Span(6_000)
    easier: tuple[str, ...] = ()
    harder: tuple[str, ...] = ()
    make_easier: tuple[str, ...] = ()
    make_harder: tuple[str, ...] = ()
    swaps: tuple[str, ...] = ()
    cautions: Cautions = Cautions()
    notes: tuple[str, ...] = ()
    alone: str = ""

    @property
    def every_source(self) -> tuple[str, ...]:
        """Where it comes from: what it is for and how it is done, its doses, its cautions."""
        doses = (source for level in self.levels for source in level.sources)
        return tuple(dict.fromkeys((*self.sources, *doses, *self.cautions.sources)))
