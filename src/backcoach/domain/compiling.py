"""From a plan to its timeline: every second accounted for, every repetition in its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from backcoach.domain import pacing
from backcoach.domain.cueing import cues_of
from backcoach.domain.dosing import Dose, TimedPart, Turn
from backcoach.domain.plan import Plan, PlannedItem
from backcoach.domain.span import (
    LONGEST_BREATH_MS,
    SHORTEST_BREATH_MS,
    Breathed,
    BreathPattern,
    Rest,
    breathe,
)
from backcoach.domain.terms import Breath, PhaseKind, Position, Side, Sides, Talk
from backcoach.domain.timeline import Phase, Timeline
from backcoach.domain.voice import SLOWEST_VOICE
from backcoach.domain.words import phases
from backcoach.domain.words.lengths import estimated_ms

BEFORE_THE_FIRST = Position.STANDING
"""Nobody knows how people come to a session; standing is where most begin."""

UNPACED = Breathed(Breath.FREE, 0)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person brings to any plan: how they breathe, and which side is sore.

    `breath_factor` lengthens every breath, also that of a dosage with a breath of its own. `talk`
    is how much is said, None for nothing, and `voice_speed` how fast, 1 being as fast as usual.
    """

    breath: BreathPattern = BreathPattern()
    sore_side: Side | None = None
    breath_factor: float = 1.0
    talk: Talk | None = Talk.FULL
    voice_speed: float = 1.0

    def breath_for(self, item: PlannedItem) -> BreathPattern:
        """The breath to pace an item with."""
        pattern = item.dosage.breath or self.breath
        if self.breath_factor == 1:
            return pattern
        total_ms = round(pattern.total_ms * self.breath_factor)
        return pattern.lasting(max(SHORTEST_BREATH_MS, min(total_ms, LONGEST_BREATH_MS)))


def compile_timeline(plan: Plan, settings: Settings) -> Timeline:
    """Compile a plan to its exact phases and cues. The same plan always gives the same."""
    phases = tuple(_placed(_phases(plan, settings)))
    return Timeline(plan, phases, tuple(cues_of(phases, plan, settings.talk, settings.voice_speed)))


def _placed(phases: Iterable[Phase]) -> Iterator[Phase]:
    start = 0
    for phase in phases:
        if phase.duration_ms:
            yield replace(phase, start_ms=start)
            start += phase.duration_ms


def _phases(plan: Plan, settings: Settings) -> Iterator[Phase]:
    position = BEFORE_THE_FIRST
    for index, planned in enumerate(plan.items):
        breath = settings.breath_for(planned)
        dose = Dose(planned.exercise, planned.dosage, breath, settings.sore_side)
        # How somebody is spoken to must not change what there is to do: as for the slowest voice.
        told_ms = estimated_ms(" ".join(planned.told), SLOWEST_VOICE) if planned.told else 0
        yield from _Writer(index, planned, dose, told_ms).phases(position)
        position = planned.exercise.position


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes the phases of one item of a plan; they are placed in time afterwards.

    What this person has to know of the exercise takes `told_ms` to hear, or to read.
    """

    index: int
    planned: PlannedItem
    dose: Dose
    told_ms: int

    def phases(self, position: Position) -> Iterator[Phase]:
        turns = tuple(self.dose.turns())
        yield from self._lead_in(position, turns[0])
        yield from self._repetition(turns[0])
        for before, ahead in pairwise(turns):
            yield self._between(before, ahead)
            yield from self._repetition(ahead)

    def _lead_in(self, position: Position, ahead: Turn) -> Iterator[Phase]:
        exercise = self.planned.exercise
        if self.index:
            yield self._pause(PhaseKind.REST, self.planned.rest, ahead, exercise.why)
        into_ms = pacing.transition_ms(position, exercise.position)
        into_ms += exercise.setup.ms(self.dose.breath) + pacing.whole_seconds(self.told_ms)
        into = phases.into_position(position, exercise.position)
        yield self._phase(PhaseKind.PREPARE, into_ms, ahead, into, exercise.start)
        opening = f"First: {exercise.movement[0].say}"
        yield self._phase(PhaseKind.PREPARE, pacing.READY_MS, ahead, "Get ready", opening)

    def _repetition(self, turn: Turn) -> Iterator[Phase]:
        for timed in self.dose.parts(turn):
            for breathed in breathe(timed.ms, timed.part.breathing, self.dose.breath):
                yield self._working(turn, timed, breathed)

    def _working(self, turn: Turn, timed: TimedPart, breathed: Breathed) -> Phase:
        part = timed.part
        label = phases.breathing(part.do, part.kind, breathed.breath)
        phase = self._phase(part.kind, breathed.ms, turn, label, part.say, breathed)
        return replace(phase, part=timed.index, pose=part.pose)

    def _between(self, before: Turn, ahead: Turn) -> Phase:
        """The pause between two repetitions: a rest, or a change of sides."""
        dosage = self.dose.dosage
        alternating = dosage.sides is Sides.ALTERNATE
        if before.side is not ahead.side and not alternating:
            switch = Rest(self.planned.exercise.switch.ms(self.dose.breath))
            return self._pause(PhaseKind.SWITCH, switch, ahead, self.planned.exercise.start)
        if before.set != ahead.set:
            return self._pause(PhaseKind.REST, dosage.rest, ahead)
        kind = PhaseKind.REST if before.side is ahead.side else PhaseKind.SWITCH
        return self._pause(kind, dosage.rep_rest, ahead)

    def _pause(self, kind: PhaseKind, pause: Rest, ahead: Turn, say: str = "") -> Phase:
        changing = kind is PhaseKind.SWITCH
        label = phases.change_sides(ahead.side) if changing else phases.rest(pause)
        ms = max(pause.ms, pacing.OPEN_MS) if pause.open else pause.ms
        return replace(self._phase(kind, ms, ahead, label, say), open=pause.open)

    def _phase(
        self,
        kind: PhaseKind,
        ms: int,
        turn: Turn,
        label: str,
        say: str,
        breathed: Breathed = UNPACED,
    ) -> Phase:
        return Phase(
            start_ms=0,
            duration_ms=ms,
            kind=kind,
            item=self.index,
            exercise=self.planned.exercise.id,
            label=label,
            say=phases.sided(say, turn.side),
            set=turn.set,
            sets=self.dose.dosage.sets,
            rep=turn.rep,
            reps=self.dose.reps(turn.set, turn.side),
            side=turn.side,
            breath=breathed.breath,
            breath_no=breathed.no,
            breaths=breathed.of,
        )
