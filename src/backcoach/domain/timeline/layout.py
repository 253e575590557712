"""From a plan to its phases: every second accounted for, every repetition in its place."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from backcoach.domain.knowledge import pacing
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.span import Breathed, BreathPattern, Rest, breathe, breathe_half
from backcoach.domain.knowledge.terms import Breath, PhaseKind, Position, Side, Sides, Teach
from backcoach.domain.knowledge.transition import Transitions
from backcoach.domain.knowledge.voice import SLOWEST_VOICE
from backcoach.domain.plan.dosing import Dose, Turn
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.timeline.teaching import Lesson, lessons
from backcoach.domain.timeline.timeline import Phase
from backcoach.domain.words import phases
from backcoach.domain.words.counts import listed, side_of, some_of
from backcoach.domain.words.grammar import sentences
from backcoach.domain.words.lengths import taught_ms


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person brings to any plan: how they breathe, which side is sore, what to teach them.

    `breath_factor` lengthens every breath, also that of a dosage with a breath of its own.
    `voice_speed` is that of the voice that teaches, `ways` lead from position to position, and
    `known` are the exercises, by id, that are not new to them.
    """

    breath: BreathPattern = BreathPattern()
    sore_side: Side | None = None
    breath_factor: float = 1.0
    teach: Teach = Teach.NEVER
    voice_speed: float = 1.0
    ways: Transitions = Transitions()
    known: frozenset[str] = frozenset()

    @classmethod
    def of(cls, known: Profile, ways: Transitions) -> "Settings":
        """As a profile says."""
        breath, teach = known.breath or BreathPattern(), known.teach
        return cls(breath, known.sore_side, 1.0, teach, known.voice_speed, ways)

    def dose(self, item: PlannedItem) -> Dose:
        """The dosage of an item, worked out for this person."""
        return Dose(item.exercise, item.dosage, self._breath_for(item), self.sore_side)

    def _breath_for(self, item: PlannedItem) -> BreathPattern:
        pattern = item.dosage.breath or self.breath
        return pattern if self.breath_factor == 1 else pattern.times(self.breath_factor)


def phases_of(plan: Plan, settings: Settings) -> tuple[Phase, ...]:
    """Lay a plan out in time. The same plan always gives the same phases."""
    return tuple(_placed(_writers(plan.items, settings)))


def duration_ms(items: Iterable[PlannedItem], settings: Settings) -> int:
    """How long the phases of items last, one item after the other; none has to be laid out."""
    return sum(writer.duration_ms for writer in _writers(items, settings))


def over_rests_ms(items: Iterable[PlannedItem], settings: Settings) -> Iterator[int]:
    """By how much getting ready for each item takes longer than the rest that is all its time."""
    return (writer.over_rest_ms for writer in _writers(items, settings))


def item_ms(index: int, item: PlannedItem, lesson: Lesson, settings: Settings) -> int:
    """How long the phases of one item last, at a place in a plan, with what is taught there."""
    return _Writer(index, item, lesson, settings).duration_ms


def _placed(writers: "Iterable[_Writer]") -> Iterator[Phase]:
    """Phases one after the other; what takes no time is none."""
    start_ms = 0
    for writer in writers:
        for draft in writer.drafts():
            if draft.ms:
                yield writer.phase(draft, start_ms)
                start_ms += draft.ms


def _writers(items: Iterable[PlannedItem], settings: Settings) -> "Iterator[_Writer]":
    planned = tuple(items)
    for index, (item, lesson) in enumerate(zip(planned, taught(planned, settings), strict=True)):
        yield _Writer(index, item, lesson, settings)


def taught(items: Sequence[PlannedItem], settings: Settings) -> Iterator[Lesson]:
    """What is taught on the way to each of some items, done one after the other."""
    return lessons(items, settings.teach, settings.ways, settings.known)


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
    short: str = ""
    open: bool = False


@dataclass(frozen=True)
class _Writer:
    """Drafts the phases of one item of a plan, which are placed in time afterwards.

    `lesson` is what is taught on the way to it.
    """

    index: int
    planned: PlannedItem
    lesson: Lesson
    settings: Settings

    @cached_property
    def dose(self) -> Dose:
        return self.settings.dose(self.planned)

    @property
    def exercise(self) -> Exercise:
        return self.planned.exercise

    @property
    def duration_ms(self) -> int:
        turns = tuple(self.dose.turns())
        lead_in = sum(draft.ms for draft in (*self._lead_in(turns[0]), *self._up(turns[-1])))
        pauses = sum(self._between(*pair).ms for pair in pairwise(turns))
        return lead_in + self.dose.work_ms + pauses

    @property
    def over_rest_ms(self) -> int:
        """By how much the way to it is longer than its rest, where that is exact."""
        rest = self.planned.rest
        if not (self.index and self.planned.exact) or rest.open:
            return 0
        return sum(draft.ms for draft in self._lead_in(next(self.dose.turns()))) - rest.ms

    def drafts(self) -> Iterator[_Draft]:
        turns = tuple(self.dose.turns())
        yield from self._lead_in(turns[0])
        yield from self._repetition(turns[0])
        for before, ahead in pairwise(turns):
            yield self._pause(self._between(before, ahead), ahead)
            yield from self._repetition(ahead)
        yield from self._up(turns[-1])

    def _up(self, turn: Turn) -> Iterator[_Draft]:
        """Getting up from the floor after the last exercise, where that is taught."""
        if self.lesson.up:
            say = " ".join(self.lesson.up)
            ms = self._said_ms(f"{phases.GET_UP}.", *self.lesson.up)
            there_ms = self.settings.ways.ms(self.exercise.position, Position.STANDING)
            yield _Draft(PhaseKind.PREPARE, max(ms, there_ms), turn, phases.GET_UP, say)

    def _lead_in(self, ahead: Turn) -> Iterator[_Draft]:
        rest_ms, into_ms = self._rest_and_into_ms(ahead)
        if self.index:
            rest = self.planned.rest._replace(ms=rest_ms)
            yield self._pause(_Pause(PhaseKind.REST, rest, self.exercise.why), ahead)
        into = phases.into_position(self.lesson.position, self.exercise.position)
        start = " ".join((*self.lesson.way, self.exercise.start))
        yield _Draft(PhaseKind.PREPARE, into_ms, ahead, into, start)
        if self.lesson.shows:
            yield from self._demonstration(ahead)
        yield self._ready(ahead)

    def _demonstration(self, ahead: Turn) -> Iterator[_Draft]:
        """One repetition, each part for as long as its sentences take to say, and it to do."""
        shown = replace(ahead, set=0, rep=0)
        for timed in self.dose.shown(ahead):
            part, opens = timed.part, () if timed.index else (f"{phases.SHOWING}.",)
            said_ms = self._said_ms(*opens, phases.sided(part.say, ahead.side))
            ms = max(said_ms, min(timed.ms, pacing.LONGEST_SHOWN_MS))
            showing = (PhaseKind.SHOW, ms, shown, phases.SHOWING, part.say)
            yield _Draft(*showing, pose=part.pose, part=timed.index, short=part.short)

    def _ready(self, ahead: Turn) -> _Draft:
        """The get-ready count; after a demonstration, what comes first has room in it again."""
        first = phases.first(self.exercise.movement[0].say)
        if not self.lesson.shows:
            return _Draft(PhaseKind.PREPARE, pacing.READY_MS, ahead, phases.GET_READY, first)
        now_you = phases.now_you(is_first=self.index == 0)
        ms = max(pacing.READY_MS, self._said_ms(now_you, self._begins(ahead)))
        return _Draft(PhaseKind.PREPARE, ms, ahead, phases.NOW_YOU, first)

    def _rest_and_into_ms(self, ahead: Turn) -> tuple[int, int]:
        """How long the rest before it is, and then how long it takes to get into position.

        In that time there is to hear, or to read, what one has to know. How somebody is spoken to
        must not change what there is to do: it takes as long as with the slowest voice, and only
        what teaches is as long as with their own. Of a rest that is exact, all of this is a part.
        """
        known_ms = sum(taught_ms(text, SLOWEST_VOICE) for text in self.planned.to_know)
        known_ms = pacing.whole_seconds(known_ms)
        moving_ms = self.settings.ways.ms(self.lesson.position, self.exercise.position)
        there_ms = moving_ms + self.exercise.setup.ms(self.dose.breath)
        rest_ms = self.planned.rest.ms if self.index else 0
        if self.index and self.planned.exact:
            rest_ms -= known_ms + self._taught_there_ms(there_ms, ahead) + self._after_ms(ahead)
            if rest_ms < pacing.SHORTEST_REST_MS and not self.planned.rest.open:
                there_ms += max(0, rest_ms)
                rest_ms = 0
        rest_ms = max(0, rest_ms)
        told_ms = self._told_ms(ahead, rest_ms)
        return rest_ms, known_ms + max(there_ms, pacing.whole_seconds(told_ms))

    def _taught_there_ms(self, there_ms: int, ahead: Turn) -> int:
        """How long it takes to get there where no rest is time to be told of it, too."""
        if not self.lesson.teaches:
            return there_ms
        return max(there_ms, pacing.whole_seconds(self._told_ms(ahead, 0)))

    def _after_ms(self, ahead: Turn) -> int:
        """How long a demonstration and the count take, once in position."""
        shown = self._demonstration(ahead) if self.lesson.shows else ()
        return sum(draft.ms for draft in shown) + self._ready(ahead).ms

    def _told_ms(self, ahead: Turn, rest_ms: int) -> int:
        """How long it takes to be told the name and the way to it, before one is there.

        What is not taught is told in few words, for which the rest before it is time, too.
        """
        side = ahead.side
        opening = phases.opening(self.exercise.name, is_first=self.index == 0)
        named = (opening, *(() if side is Side.BOTH else (phases.side_first(side),)))
        if self.lesson.teaches:
            start = sentences(phases.sided(self.exercise.start, side))
            return self._said_ms(*named, *self.lesson.way, *start)
        few = phases.sided(phases.in_turn(part.short for part in self.exercise.movement), side)
        more_ms = max(0, self._said_ms(self._begins(ahead)) - pacing.READY_MS)
        return self._said_ms(*named, few) - rest_ms + more_ms

    def _said_ms(self, *texts: str) -> int:
        """How long it takes to say texts that teach, one after the other."""
        return sum(taught_ms(text, self.settings.voice_speed) for text in texts)

    def _repetition(self, turn: Turn) -> Iterator[_Draft]:
        for timed in self.dose.parts(turn):
            part = timed.part
            fill = breathe_half if timed.half else breathe
            for breathed in fill(timed.ms, part.breathing, self.dose.breath):
                label = phases.breathing(part.short, part.kind, breathed.breath)
                work = (part.kind, breathed.ms, turn, label, part.say)
                yield _Draft(*work, breathed, part.pose, timed.index, part.short)

    def _between(self, before: Turn, ahead: Turn) -> _Pause:
        """The pause between two repetitions: a rest, or a change of sides."""
        dosage, changes = self.dose.dosage, before.side is not ahead.side
        if changes and dosage.sides is not Sides.ALTERNATE:
            own = Rest(self.exercise.switch.ms(self.dose.breath))
            pause = _Pause(PhaseKind.SWITCH, own, phases.on_this_side(self.exercise.start))
        elif before.set != ahead.set:
            return _Pause(PhaseKind.REST, dosage.rest)
        else:
            pause = _Pause(PhaseKind.SWITCH if changes else PhaseKind.REST, dosage.rep_rest)
        is_taught = self.lesson.shows and changes and ahead.set == ahead.rep == 1
        return self._with_words(pause, ahead) if is_taught else pause

    def _with_words(self, pause: _Pause, ahead: Turn) -> _Pause:
        """A change of sides with the time to be told what is different, and how it begins there.

        Where sides alternate, the repetition says which is next.
        """
        alternates = self.dose.dosage.sides is Sides.ALTERNATE
        change = () if alternates else (f"{phases.change_sides(ahead.side)}.",)
        changed = sentences(phases.sided(pause.say, ahead.side))
        told_ms = self._said_ms(*change, *changed, self._begins(ahead)) + pacing.CHANGING_MS
        return pause._replace(rest=pause.rest._replace(ms=max(pause.rest.ms, told_ms)))

    def _begins(self, ahead: Turn) -> str:
        """What is said right before a first repetition."""
        reps, work = self.dose.reps(ahead.set, ahead.side), next(self._repetition(ahead))
        counted = listed(*side_of(ahead.side), *some_of(1, reps))
        return f"{counted} {phases.sided(work.label, ahead.side)}.".lstrip()

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
            exercise=self.exercise.id,
            label=phases.sided(draft.label, turn.side),
            say=phases.sided(draft.say, turn.side),
            set=turn.set,
            sets=self.dose.dosage.sets if turn.set else 0,
            rep=turn.rep,
            reps=self.dose.reps(turn.set, turn.side) if turn.set else 0,
            side=turn.side,
            breath=breathed.breath,
            breath_no=breathed.no,
            breaths=breathed.of,
            pose=draft.pose,
            part=draft.part,
            short=phases.sided(draft.short, turn.side),
            open=draft.open,
        )
