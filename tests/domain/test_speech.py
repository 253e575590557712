"""What is said, and when: laws over made-up plans, and a listener with closed eyes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.plan import Plan
from backcoach.domain.saying import CHIME_MS, COUNTED, FASTEST_SPEECH, SLOWEST_SPEECH, estimated_ms
from backcoach.domain.terms import Breath, Chime, CueKind, PhaseKind, Side, Talk, Urgency
from backcoach.domain.timeline import Cue, Timeline
from tests.generated import people, plans
from tests.making import plan_of, shipped, shipped_plan

ROUTINES = [each.id for each in shipped().routines]
LEVELS = (None, 2, 3)
SPEEDS = (0.8, 1.0, 1.5)


def spoken(timeline: Timeline) -> list[Cue]:
    """The cues that are words."""
    return [cue for cue in timeline.cues if cue.text]


def overlaps(timeline: Timeline) -> list[tuple[str, str]]:
    """What is not over when the next sound begins, be it words or a chime."""
    sounds = [
        (cue.at_ms, cue.at_ms + (CHIME_MS[cue.chime] if cue.chime else cue.says_ms), cue)
        for cue in timeline.cues
        if (cue.text or cue.chime) and cue.at_ms < timeline.duration_ms
    ]
    return [
        (one.text or str(one.chime), other.text or str(other.chime))
        for (_, end_ms, one), (start_ms, _, other) in pairwise(sounds)
        if end_ms > start_ms and (one.text or other.text)
    ]


def crossings(timeline: Timeline) -> list[str]:
    """Words that run into the next phase."""
    within = [cue for cue in spoken(timeline) if cue.at_ms < timeline.duration_ms]
    return [cue.text for cue in within if cue.end_ms > timeline.at(cue.at_ms).end_ms]


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("talk", Talk)
def test_no_words_meet_others_or_the_next_phase(routine: str, talk: Talk) -> None:
    for level in LEVELS:
        for speed in SPEEDS:
            settings = Settings(talk=talk, speech=speed)
            timeline = compile_timeline(shipped_plan(routine, level), settings)
            assert (overlaps(timeline), crossings(timeline)) == ([], [])


@given(plans(), people(), st.sampled_from(Talk), st.floats(SLOWEST_SPEECH, FASTEST_SPEECH))
def test_words_find_their_place_in_any_plan(
    plan: Plan, person: Settings, talk: Talk, speed: float
) -> None:
    timeline = compile_timeline(plan, replace(person, talk=talk, speech=speed))
    assert (overlaps(timeline), crossings(timeline)) == ([], [])


@given(plans(), people())
def test_who_wants_no_words_gets_the_same_phases_lines_and_chimes(
    plan: Plan, person: Settings
) -> None:
    loud = compile_timeline(plan, person)
    quiet = compile_timeline(plan, replace(person, talk=None))
    assert quiet.phases == loud.phases
    assert spoken(quiet) == []
    assert quiet.cues == tuple(cue for cue in loud.cues if not cue.text)


@given(plans(), people(), st.sampled_from(Talk), st.floats(SLOWEST_SPEECH, FASTEST_SPEECH))
def test_how_somebody_is_spoken_to_changes_no_phase(
    plan: Plan, person: Settings, talk: Talk, speed: float
) -> None:
    told = replace(plan, items=(replace(plan.items[0], told=("Go easy.",)), *plan.items[1:]))
    other = compile_timeline(told, replace(person, talk=talk, speech=speed))
    assert other.phases == compile_timeline(told, person).phases


@pytest.mark.parametrize("routine", ROUTINES)
def test_less_is_said_at_every_lower_level_of_talk(routine: str) -> None:
    said = [
        sum(cue.says_ms for cue in spoken(compile_timeline(shipped_plan(routine), settings)))
        for settings in (Settings(talk=talk) for talk in Talk)
    ]
    assert said == sorted(said, reverse=True)
    assert len(set(said)) == len(said)


@given(st.text(max_size=80), st.floats(0.8, 1.4))
def test_more_words_and_slower_ones_take_longer(text: str, speed: float) -> None:
    usual = estimated_ms(text, speed)
    assert estimated_ms(f"{text} and on", speed) > usual
    assert estimated_ms(text, speed + 0.1) <= usual


# One exercise, word by word

HOLD = """
    id: lean
    side: each
    start: Stand side-on. Hold the frame.
    setup: 12 s
    movement:
      - {do: lean, move: 3 s, breath: out, say: "Lean to the {side}."}
      - {do: stay, hold: dose, breath: free, say: Stay there.}
      - {do: come back, move: 3 s, breath: free, say: Come back.}
    levels: [{reps: 2, hold: 30 s, rep_rest: 4 s}]
    """


def words_of(plan: Plan, settings: Settings | None = None) -> list[str]:
    """All that is said."""
    return [cue.text for cue in spoken(compile_timeline(plan, settings or Settings()))]


def test_the_first_time_is_taught_and_later_ones_are_counted() -> None:
    assert words_of(plan_of(HOLD))[:24] == [
        "First: Lean. Stand side-on. Hold the frame. Left side first."
        " 2 times on each side, hold 30 seconds. Lean to the left.",
        "Left, 1 of 2. Breathe out and lean.",
        "Stay, breathe freely.",
        "Halfway",
        "Then come back.",
        *("Five", "Four", "Three", "Two", "One"),
        "Left, last one. Breathe out and lean.",
        "Stay, breathe freely.",
        "Halfway",
        "Then come back.",
        *("Five", "Four", "Three", "Two", "One"),
        "Change to the right side.",
        "Right, 1 of 2. Breathe out and lean.",
        "Stay, breathe freely.",
        "Halfway",
        "Then come back.",
    ]


def test_the_last_five_seconds_of_a_long_hold_are_counted_to_its_end() -> None:
    timeline = compile_timeline(plan_of(HOLD), Settings())
    first = next(phase for phase in timeline.phases if phase.kind is PhaseKind.HOLD)
    counted = [cue for cue in spoken(timeline) if cue.kind is CueKind.COUNT][1:]  # half time first
    assert [first.end_ms - cue.at_ms for cue in counted[:5]] == [5000, 4000, 3000, 2000, 1000]


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("level", LEVELS)
def test_no_number_of_a_count_is_left_out(routine: str, level: int | None) -> None:
    timeline = compile_timeline(shipped_plan(routine, level), Settings())
    counted = [cue.text for cue in spoken(timeline) if cue.text in COUNTED]
    assert counted == [*COUNTED] * (len(counted) // 5)


def test_what_comes_after_a_counted_hold_is_said_before_the_count() -> None:
    timeline = compile_timeline(plan_of(HOLD), Settings())
    said = [cue.text for cue in spoken(timeline)]
    assert said.index("Then come back.") == said.index("Five") - 1


def test_an_instruction_is_over_when_its_movement_begins() -> None:
    timeline = compile_timeline(plan_of(HOLD), Settings())
    lean = next(phase for phase in timeline.phases if phase.is_work)
    instruction = next(cue for cue in spoken(timeline) if cue.kind is CueKind.MOVE)
    assert 0 < lean.start_ms - instruction.end_ms <= 200


def test_what_a_person_has_to_know_is_said_as_the_exercise_begins() -> None:
    plan = plan_of(HOLD)
    told = plan.with_item(0, replace(plan.items[0], told=("Lean only a little.",)))
    for talk in Talk:
        first = words_of(told, Settings(talk=talk))[0]
        assert first.startswith("First: Lean. Lean only a little.")


@pytest.mark.parametrize("routine", ROUTINES)
def test_numbers_and_breaths_cut_off_nothing_and_all_else_does(routine: str) -> None:
    cues = spoken(compile_timeline(shipped_plan(routine), Settings()))
    waits = {CueKind.COUNT, CueKind.BREATHE}
    assert {cue.kind in waits for cue in cues if cue.urgency is Urgency.AMBIENT} == {True}
    assert {cue.kind in waits for cue in cues if cue.urgency is Urgency.URGENT} == {False}


# A listener who sees nothing


@dataclass
class Listener:
    """Somebody who hears cues, and says where they are; nothing else is known to them."""

    exercise: str = ""
    side: str = ""
    series: int = 1
    reps: int = 1
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def rep(self) -> int:
        """Which repetition it is, on this side; the first where nobody counts."""
        return self.counted.get(self.side, 1)

    def hear(self, cue: Cue) -> None:
        """Take in one cue."""
        text = cue.text.lower()
        if cue.kind in (CueKind.REST, CueKind.ANNOUNCE):
            self._hear_name(text)
        if side := re.search(r"(?:^|\. )(?:change to the )?(left|right)(?: side|,|\.)", text):
            self.side = side[1]
        if cue.kind in (CueKind.MOVE, CueKind.HOLD) and text:
            self._hear_count(text)

    def _hear_name(self, text: str) -> None:
        named = re.search(r"(?:first|next): ([^.]+)\.", text)
        if named and named[1] != self.exercise:
            self.exercise, self.side, self.series, self.reps = named[1], "", 1, 1
            self.counted = {}

    def _hear_count(self, text: str) -> None:
        if again := re.search(r"\bset (\d+)", text):
            self.counted = {} if int(again[1]) != self.series else self.counted
            self.series = int(again[1])
        if number := re.search(r"\b(\d+) of (\d+)\.", re.sub(r"set \d+ of \d+,? ?", "", text)):
            self.counted[self.side], self.reps = int(number[1]), int(number[2])
        elif re.search(r"\blast\b", text):
            self.counted[self.side] = self.reps
        elif number := re.match(r"(?:left, |right, )?(\d+)\.", text):
            self.counted[self.side] = int(number[1])
        elif re.match(r"(left|right)\.", text):
            self.counted[self.side] = self.counted.get(self.side, 0) + 1


class Heard(NamedTuple):
    """A stretch of work as a listener tells of it: from when, what, and how to breathe."""

    start_ms: int
    exercise: str
    side: str
    series: int
    rep: int
    breath: str


_BREATHS = {Chime.IN: "in", Chime.OUT: "out", Chime.START: "as it comes"}


def reconstructed(cues: Iterable[Cue]) -> Iterator[Heard]:
    """All the work there is, as it follows from cues alone: each chime that means go begins some.

    Of the cues only what can be heard is used: words, and the sound of a chime.
    """
    listener = Listener()
    for cue in cues:
        listener.hear(cue)
        if cue.chime in _BREATHS:
            known = listener.exercise, listener.side, listener.series, listener.rep
            yield Heard(cue.at_ms, *known, _BREATHS[cue.chime])


def worked(timeline: Timeline) -> Iterator[Heard]:
    """The same from the phases: a new stretch with every part and every breath that is paced."""
    before = None
    for phase in timeline.phases:
        part = (phase.repetition, phase.part) if phase.is_work else None
        paced = phase.breath in (Breath.IN, Breath.OUT)
        if part and (part != before or paced):
            name = timeline.plan.items[phase.item].exercise.name.lower()
            side = "" if phase.side is Side.BOTH else phase.side.value
            breath = phase.breath.value if paced else "as it comes"
            yield Heard(phase.start_ms, name, side, phase.set, phase.rep, breath)
        before = part


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("level", LEVELS)
def test_from_what_is_heard_alone_all_the_work_can_be_told(routine: str, level: int | None) -> None:
    timeline = compile_timeline(shipped_plan(routine, level), Settings())
    assert list(reconstructed(timeline.cues)) == list(worked(timeline))


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("level", LEVELS)
def test_the_first_time_everything_is_said_before_it_is_to_be_done(
    routine: str, level: int | None
) -> None:
    timeline = compile_timeline(shipped_plan(routine, level), Settings())
    instructions = [cue for cue in spoken(timeline) if cue.kind in (CueKind.MOVE, CueKind.HOLD)]
    done: set[tuple[int, int | None]] = set()
    for phase in timeline.phases:
        if not phase.is_work or (phase.item, phase.part) in done:
            continue
        done.add((phase.item, phase.part))
        last = [cue.text.lower() for cue in instructions if cue.end_ms <= phase.start_ms][-1]
        part = timeline.plan.items[phase.item].exercise.movement[phase.part or 0]
        assert part.do.lower() in last or (phase.kind is PhaseKind.HOLD and "stay" in last)
