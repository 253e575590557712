"""What there is to see at one moment of a session: a pure function of session and clock."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil, cos, pi

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Breath, PhaseKind
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.script.captions import half_time
from backcoach.domain.timeline.posing import Moment, moment_at
from backcoach.domain.timeline.timeline import Phase, Timeline
from backcoach.domain.words import phases
from backcoach.domain.words.explaining import Point, points

LONG_MS = 15_000
"""What is done for longer than that says when half of it is over."""
HALFWAY_SHOWN_MS = 3_000
"""How long it is shown that half of a long stretch is over."""


@dataclass(frozen=True)
class View:
    """One moment of a session, at a clock reading. Fractions run from 0 to 1."""

    session: Session
    now_ms: int

    @property
    def timeline(self) -> Timeline:
        """What is played."""
        return self.session.timeline

    @property
    def state(self) -> State:
        """What the player is doing."""
        return self.session.state

    @property
    def talks(self) -> bool:
        """Whether words are wanted."""
        return self.timeline.script.talk is not None

    # Where it is

    @cached_property
    def position_ms(self) -> int:
        """The position on the timeline."""
        return self.session.player.position(self.now_ms)

    @property
    def left_ms(self) -> int:
        """How long it still takes to the end."""
        return self.timeline.duration_ms - self.position_ms

    @cached_property
    def _index(self) -> int:
        return self.timeline.index_at(self.position_ms)

    @cached_property
    def phase(self) -> Phase:
        """The phase."""
        return self.timeline.phases[self._index]

    @property
    def count(self) -> int:
        """The whole seconds to count down."""
        _, end_ms = self.timeline.part_span(self._index)
        return ceil((end_ms - self.position_ms) / 1000)

    @property
    def counting_in(self) -> int:
        """The whole seconds before going on after a pause, by the clock; 0 for none."""
        return ceil(self.session.player.counted_in_ms(self.now_ms) / 1000)

    @property
    def phase_done(self) -> float:
        """How much of the phase is over."""
        return (self.position_ms - self.phase.start_ms) / self.phase.duration_ms

    @property
    def exercise_done(self) -> float:
        """How much of the exercise is over, with what leads to it."""
        start_ms, end_ms = self.timeline.item_span(self.phase.item)
        return (self.position_ms - start_ms) / (end_ms - start_ms)

    @property
    def session_done(self) -> float:
        """How much of the session is over."""
        return self.position_ms / self.timeline.duration_ms

    @property
    def is_halfway(self) -> bool:
        """Whether half of a long stretch of work has just gone by."""
        start_ms, end_ms = self.timeline.part_span(self._index)
        if not self.phase.is_work or end_ms - start_ms <= LONG_MS:
            return False
        first, last = (self.timeline.index_at(each) for each in (start_ms, end_ms - 1))
        half_ms = half_time(self.timeline.phases[first : last + 1])
        return half_ms <= self.position_ms <= half_ms + HALFWAY_SHOWN_MS

    # What is done

    @cached_property
    def item(self) -> PlannedItem:
        """What is done, or led to: the exercise, its dose, and what this person has to know."""
        return self.session.plan.items[self.phase.item]

    @property
    def exercise(self) -> Exercise:
        """The exercise."""
        return self.item.exercise

    @property
    def points(self) -> tuple[Point, ...]:
        """The exercise explained whole."""
        known, exercise = dict.fromkeys(self.item.to_know), self.exercise
        return tuple(points((*known,), exercise.steps, exercise.feel, exercise.mistakes))

    @property
    def is_ahead(self) -> bool:
        """Whether the exercise is still to come."""
        start_ms, _ = self.timeline.item_span(self.phase.item)
        return self.phase.kind is PhaseKind.REST and self.phase.start_ms == start_ms

    @property
    def is_shown(self) -> bool:
        """Whether the exercise is demonstrated, and nothing is to be done yet."""
        return self.phase.kind is PhaseKind.SHOW

    @property
    def may_count(self) -> bool:
        """Whether somebody may count how many they do."""
        return self.session.counting(self.now_ms) is not None

    @property
    def is_about_to_begin(self) -> bool:
        """Whether the exercise's work comes right after this phase."""
        return self.phase.kind is PhaseKind.PREPARE and self.timeline.at(self.phase.end_ms).is_work

    @cached_property
    def then(self) -> str:
        """What is to be done after this part, or after a pause, in a few words.

        Nothing on the way to an exercise, and nothing after the last part of it.
        """
        ahead = self._part_ahead
        if ahead is None:
            return ""
        has_changed = ahead.side is not self.phase.side
        return phases.on_side(ahead.short, ahead.side) if has_changed else ahead.short

    @property
    def _part_ahead(self) -> Phase | None:
        """Where the part after this one begins, while an exercise is done."""
        if self.is_ahead or self.phase.kind in (PhaseKind.PREPARE, PhaseKind.SHOW):
            return None
        _, end_ms = self.timeline.part_span(self._index)
        index = self.timeline.index_at(end_ms)
        later = self.timeline.phases[index : index + 2]  # it begins at once, or after a pause
        work = (each for each in later if each.is_work and each.start_ms >= end_ms)
        ahead = next(work, None)
        return ahead if ahead and ahead.item == self.phase.item else None

    @property
    def number(self) -> int:
        """Which exercise of the session this is, from 1."""
        return self.phase.item + 1

    @property
    def names(self) -> tuple[str, ...]:
        """The exercises of the whole session."""
        return self.session.plan.names

    @property
    def following(self) -> Exercise | None:
        """The exercise after this one; None at the last."""
        items = self.session.plan.items[self.phase.item + 1 : self.phase.item + 2]
        return items[0].exercise if items else None

    @cached_property
    def breath_level(self) -> float | None:
        """0 with empty lungs, 1 with full ones; None where the breath is not paced."""
        swollen = (1 - cos(pi * min(1.0, self.phase_done))) / 2
        match self.phase.breath:
            case Breath.IN:
                return swollen
            case Breath.OUT:
                return 1 - swollen
            case Breath.HELD:
                before = self.timeline.phases[self._index - 1]
                return 1.0 if before.breath is Breath.IN else 0.0
            case Breath.FREE:
                return None

    @cached_property
    def moment(self) -> Moment:
        """The pose the body is in, or between which it is."""
        lungs = self.breath_level or 0.0
        return moment_at(self.timeline, self.exercise, self._index, self.position_ms, lungs)
