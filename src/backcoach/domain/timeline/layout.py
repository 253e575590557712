"""From a plan to its phases: every second accounted for, every repetition in its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from backcoach.domain.knowledge import pacing
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.span import (
    LONGEST_BREATH_MS,
    SHORTEST_BREATH_MS,
    Breathed,
    BreathPattern,
    Rest,
    breathe,
)
from backcoach.domain.knowledge.terms import Breath, PhaseKind, Position, Side, Sides
from backcoach.domain.knowledge.voice import SLOWEST_VOICE
from backcoach.domain.plan.dosing import Dose, Turn
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.timeline.timeline import Phase
from backcoach.domain.words import phases
from backcoach.domain.words.lengths import estimated_ms

BEFORE_THE_FIRST = Position.STANDING
"""Nobody knows how people come to a session; standing is where most begin."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person brings to any plan: how they breathe, and which side is sore.

    `breath_factor` lengthens every breath, also that of a dosage with a breath of its own.
    """

    breath: BreathPattern = BreathPattern()
    sore_side: Side | None = None
    breath_factor: float = 1.0

    @classmethod
    def of(cls, known: Profile) -> "Settings":
        """As a profile says."""
        return cls(known.breath or BreathPattern(), known.sore_side)

    def dose(self, item: PlannedItem) -> Dose:
        """The dosage of an item, worked out for this person."""
        return Dose(item.exercise, item.dosage, self._breath_for(item), self.sore_side)

    def _breath_for(self, item: PlannedItem) -> BreathPattern:
        pattern = item.dosage.breath or self.breath
        if self.breath_factor == 1:
            return pattern
        total_ms = round(pattern.total_ms * self.breath_factor)
        return pattern.lasting(max(SHORTEST_BREATH_MS, min(total_ms, LONGEST_BREATH_MS)))


def phases_of(plan: Plan, settings: Settings) -> tuple[Phase, ...]:
    """Lay a plan out in time. The same plan always gives the same phases."""
    return tuple(_placed(_writers(plan.items, settings)))


def duration_ms(items: Iterable[PlannedItem], settings: Settings) -> int:
    """How long the phases of items last, one item after the other; none has to be laid out."""
    return sum(writer.duration_ms for writer in _writers(items, settings))


def _placed(writers: "Iterable[_Writer]") -> Iterator[Phase]:
    """Phases one after the other; what takes no time is none."""
    start_ms = 0
    for writer in writers:
        for draft in writer.drafts():
            if draft.ms:
                yield writer.phase(draft, start_ms)
                start_ms += draft.ms


def _writers(items: Iterable[PlannedItem], settings: Settings) -> "Iterator[_Writer]":
    position = BEFORE_THE_FIRST
    for index, item in enumerate(items):
        yield _Writer(index, item, position, settings.dose(item))
        position = item.exercise.position


class _Pause(NamedTuple):
    """A rest or a change of sides, how long it is, and what is said of it."""

    kind: PhaseKind
    rest: Rest
    say: str = ""

    @property
    def ms(self) -> int:
        return max(self.rest.ms, pacing.OPEN_MS) if self.rest.open else self.rest.ms


class _Draft(NamedTuple):
    """A phase without its place in time."""

    kind: PhaseKind
    ms: int
    turn: Turn
    label: str
    say: str = ""
    breathed: Breathed = Breathed(Breath.FREE, 0)
    pose: str = "start"
    part: int | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class _Writer:
    """Drafts the phases of one item of a plan, which are placed in time afterwards.

    It begins in the `position` that was there before.
    """

    index: int
    planned: PlannedItem
    position: Position
    dose: Dose

    @property
    def duration_ms(self) -> int:
        turns = tuple(self.dose.turns())
        pauses = sum(self._between(*pair).ms for pair in pairwise(turns))
        before_ms = self._rest.ms if self.index else 0
        return before_ms + self._into_ms + pacing.READY_MS + self.dose.work_ms + pauses

    def drafts(self) -> Iterator[_Draft]:
        turns = tuple(self.dose.turns())
        yield from self._lead_in(turns[0])
        yield from self._repetition(turns[0])
        for before, ahead in pairwise(turns):
            yield self._pause(self._between(before, ahead), ahead)
            yield from self._repetition(ahead)

    def _lead_in(self, ahead: Turn) -> Iterator[_Draft]:
        exercise = self.planned.exercise
        if self.index:
            yield self._pause(self._rest, ahead)
        into = phases.into_position(self.position, exercise.position)
        yield _Draft(PhaseKind.PREPARE, self._into_ms, ahead, into, exercise.start)
        first = phases.first(exercise.movement[0].say)
        yield _Draft(PhaseKind.PREPARE, pacing.READY_MS, ahead, phases.GET_READY, first)

    @property
    def _rest(self) -> _Pause:
        return _Pause(PhaseKind.REST, self.planned.rest, self.planned.exercise.why)

    @property
    def _into_ms(self) -> int:
        """How long it takes to get into position, and to hear, or read, what one has to know.

        How somebody is spoken to must not change what there is to do: as for the slowest voice.
        """
        exercise, told = self.planned.exercise, " ".join(self.planned.told)
        told_ms = pacing.whole_seconds(estimated_ms(told, SLOWEST_VOICE)) if told else 0
        moving_ms = pacing.transition_ms(self.position, exercise.position)
        return moving_ms + exercise.setup.ms(self.dose.breath) + told_ms

    def _repetition(self, turn: Turn) -> Iterator[_Draft]:
        for timed in self.dose.parts(turn):
            part = timed.part
            for breathed in breathe(timed.ms, part.breathing, self.dose.breath):
                label = phases.breathing(part.short, part.kind, breathed.breath)
                work = (part.kind, breathed.ms, turn, label, part.say)
                yield _Draft(*work, breathed, part.pose, timed.index)

    def _between(self, before: Turn, ahead: Turn) -> _Pause:
        """The pause between two repetitions: a rest, or a change of sides."""
        dosage, exercise = self.dose.dosage, self.planned.exercise
        changes = before.side is not ahead.side
        if changes and dosage.sides is not Sides.ALTERNATE:
            switch = Rest(exercise.switch.ms(self.dose.breath))
            return _Pause(PhaseKind.SWITCH, switch, exercise.start)
        if before.set != ahead.set:
            return _Pause(PhaseKind.REST, dosage.rest)
        return _Pause(PhaseKind.SWITCH if changes else PhaseKind.REST, dosage.rep_rest)

    def _pause(self, pause: _Pause, ahead: Turn) -> _Draft:
        changing = pause.kind is PhaseKind.SWITCH
        label = phases.change_sides(ahead.side) if changing else phases.rest(pause.rest)
        return _Draft(pause.kind, pause.ms, ahead, label, pause.say, open=pause.rest.open)

    def phase(self, draft: _Draft, start_ms: int) -> Phase:
        turn, breathed = draft.turn, draft.breathed
        return Phase(
            start_ms=start_ms,
            duration_ms=draft.ms,
            kind=draft.kind,
            item=self.index,
            exercise=self.planned.exercise.id,
            label=phases.sided(draft.label, turn.side),
            say=phases.sided(draft.say, turn.side),
            set=turn.set,
            sets=self.dose.dosage.sets,
            rep=turn.rep,
            reps=self.dose.reps(turn.set, turn.side),
            side=turn.side,
            breath=breathed.breath,
            breath_no=breathed.no,
            breaths=breathed.of,
            pose=draft.pose,
            part=draft.part,
            open=draft.open,
        )
