"""The timeline: phases and cues, contiguous, from 0 to its duration."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, takewhile
from typing import NamedTuple, Protocol

from backcoach.domain.knowledge.pacing import whole_minutes
from backcoach.domain.knowledge.terms import Breath, Chime, CueKind, PhaseKind, Side, Talk, Urgency
from backcoach.domain.plan.plan import Plan

LEADING_IN = frozenset({PhaseKind.PREPARE, PhaseKind.SHOW, PhaseKind.REST, PhaseKind.SWITCH})


@dataclass(frozen=True, slots=True)
class Phase:
    """The smallest stretch in which nothing changes: kind, breath, rep, set, side, exercise.

    `item` and `part` are indices into the plan and the exercise's movement; phases that lead
    into work have no part and carry the set, repetition and side of the work to come. `say` is all
    there is to say of it, and `short` what its part is, in a few words. Those of a
    demonstration have a part and a side, and neither set nor repetition: 0. A phase that is `open`
    lasts until the person is ready.
    """

    start_ms: int
    duration_ms: int
    kind: PhaseKind
    item: int
    exercise: str
    label: str
    say: str
    set: int
    sets: int
    rep: int
    reps: int
    side: Side
    breath: Breath = Breath.FREE
    breath_no: int = 0
    breaths: int = 0
    pose: str = "start"
    part: int | None = None
    short: str = ""
    open: bool = False

    @property
    def end_ms(self) -> int:
        """The moment the next phase starts."""
        return self.start_ms + self.duration_ms

    @property
    def is_work(self) -> bool:
        """Whether the exercise itself is done, rather than led into."""
        return self.kind not in LEADING_IN

    @property
    def is_first(self) -> bool:
        """Whether it belongs to the first repetition on its side, or leads to it."""
        return self.set == self.rep == 1

    @property
    def repetition(self) -> "Repetition":
        """The repetition this phase belongs to, or leads to."""
        return Repetition(self.item, self.set, self.side, self.rep)


class Repetition(NamedTuple):
    """Which repetition: item of the plan, set and repetition from 1, side."""

    item: int
    set: int
    side: Side
    rep: int


class Stretch(NamedTuple):
    """From when to when a repetition's work lasts."""

    repetition: Repetition
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Cue:
    """Something to say, to sound or to write at a moment.

    `text` are words to speak, which take about `says_ms`, and `urgency` says whether they may cut
    off what is being said; `chime` is a sound; `line` is written where nothing can be heard.
    """

    at_ms: int
    kind: CueKind
    text: str = ""
    chime: Chime | None = None
    line: str = ""
    says_ms: int = 0
    urgency: Urgency = Urgency.URGENT

    @property
    def end_ms(self) -> int:
        """When the words are over."""
        return self.at_ms + self.says_ms


def parts_of(phases: Sequence[Phase]) -> Iterator[list[int]]:
    """The parts that are done, in order, each as the indices of its phases, a breath after another.

    No phase that leads into work is among them.
    """

    def part(index: int) -> tuple[Repetition, int | None]:
        return phases[index].repetition, phases[index].part

    work = (index for index, phase in enumerate(phases) if phase.is_work)
    return ([*indices] for _, indices in groupby(work, key=part))


class Script(Protocol):
    """What is written, heard and said along phases."""

    @property
    def talk(self) -> Talk | None:
        """How much is said; None for nothing."""

    def at(self, talk: Talk | None) -> "Script":
        """Return the script that says so much."""

    def cues(self, phases: Sequence[Phase], plan: Plan) -> tuple[Cue, ...]:
        """Every cue, in order."""


@dataclass(frozen=True)
class Timeline:
    """All that will happen: the only place where time, counts and words are kept.

    The cues are made of its script when somebody asks for them; they change no phase.
    """

    plan: Plan
    phases: tuple[Phase, ...]
    script: Script

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """Every cue, in order."""
        return self.script.cues(self.phases, self.plan)

    @property
    def duration_ms(self) -> int:
        """The end of the last phase."""
        return self.phases[-1].end_ms

    @property
    def minutes(self) -> int:
        """The duration in whole minutes, rounded up: the time to set aside."""
        return whole_minutes(self.duration_ms)

    @cached_property
    def _starts(self) -> list[int]:
        return [phase.start_ms for phase in self.phases]

    def index_at(self, position_ms: int) -> int:
        """The index of the phase at a position; the last one at and after the end."""
        return max(0, bisect_right(self._starts, position_ms) - 1)

    def at(self, position_ms: int) -> Phase:
        """The phase at a position; the last one at and after the end."""
        return self.phases[self.index_at(position_ms)]

    @property
    def words(self) -> tuple[Cue, ...]:
        """The cues that are words."""
        return tuple(cue for cue in self.cues if cue.text)

    @cached_property
    def _cue_starts(self) -> list[int]:
        return [cue.at_ms for cue in self.cues]

    def cues_from(self, start_ms: int, end_ms: int) -> tuple[Cue, ...]:
        """The cues from `start_ms` up to, but not at, `end_ms`."""
        first = bisect_left(self._cue_starts, start_ms)
        return self.cues[first : bisect_left(self._cue_starts, end_ms)]

    def next_cue_ms(self, position_ms: int) -> int:
        """Where the next cue after a position is; the end where there is none."""
        index = bisect_right(self._cue_starts, position_ms)
        return self._cue_starts[index] if index < len(self.cues) else self.duration_ms

    @cached_property
    def _open_ends(self) -> tuple[int, ...]:
        return tuple(phase.end_ms for phase in self.phases if phase.open)

    def waits_at(self, position_ms: int) -> int:
        """The last moment before the next open phase at or after a position ends; else the end."""
        return next((end - 1 for end in self._open_ends if position_ms < end), self.duration_ms)

    @cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """Every repetition's work, in order."""
        work = (phase for phase in self.phases if phase.is_work)
        return tuple(
            Stretch(repetition, parts[0].start_ms, parts[-1].end_ms)
            for repetition, group in groupby(work, key=lambda phase: phase.repetition)
            for parts in [list(group)]
        )

    @cached_property
    def _stretch_ends(self) -> list[int]:
        return [stretch.end_ms for stretch in self.stretches]

    def done_between(self, start_ms: int, end_ms: int) -> tuple[Stretch, ...]:
        """The repetitions that end from `start_ms` up to, but not at, `end_ms`."""
        first = bisect_left(self._stretch_ends, start_ms)
        return self.stretches[first : bisect_left(self._stretch_ends, end_ms)]

    @cached_property
    def _part_spans(self) -> dict[int, tuple[int, int]]:
        return {
            index: (self.phases[part[0]].start_ms, self.phases[part[-1]].end_ms)
            for part in parts_of(self.phases)
            for index in part
        }

    def part_span(self, index: int) -> tuple[int, int]:
        """From when to when the part lasts that a phase belongs to: all breaths of a hold."""
        phase = self.phases[index]
        return self._part_spans.get(index, (phase.start_ms, phase.end_ms))

    @cached_property
    def _items(self) -> dict[int, tuple[int, int]]:
        return {
            item: (phases[0].start_ms, phases[-1].end_ms)
            for item, group in groupby(self.phases, key=lambda phase: phase.item)
            for phases in [list(group)]
        }

    def item_span(self, item: int) -> tuple[int, int]:
        """From when to when an item lasts, with its lead-in."""
        return self._items[item]

    def preparation(self, item: int) -> tuple[Phase, ...]:
        """The phases that prepare an item: into position, and the get-ready count."""
        return tuple(phase for phase in self._before_work(item) if phase.kind is PhaseKind.PREPARE)

    def demonstration(self, item: int) -> tuple[Phase, ...]:
        """The phases that show an item; none where it is not shown."""
        return tuple(phase for phase in self._before_work(item) if phase.kind is PhaseKind.SHOW)

    def _before_work(self, item: int) -> Iterator[Phase]:
        own = (phase for phase in self.phases if phase.item == item)
        return takewhile(lambda phase: not phase.is_work, own)
