"""What is said, and when: laws over made-up plans, and a listener with closed eyes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.compiling import Settings, compile_timeline
from backcoach.domain.plan import Plan
from backcoach.domain.speech import estimated_ms
from backcoach.domain.terms import Chime, CueKind, PhaseKind, Side, Talk, Urgency
from backcoach.domain.timeline import Cue, Phase, Timeline
from tests.generated import people, plans
from tests.making import plan_of, shipped, shipped_plan

ROUTINES = [each.id for each in shipped().routines]
LEVELS = (None, 2, 3)
SPEEDS = (0.8, 1.0, 1.5)
CHIME_MS = 350


def spoken(timeline: Timeline) -> list[Cue]:
    """The cues that are words."""
    return [cue for cue in timeline.cues if cue.text]


def overlaps(timeline: Timeline) -> list[tuple[str, str]]:
    """Words that are not over when the next ones begin, or when a chime sounds."""
    said = spoken(timeline)
    late = [(one.text, other.text) for one, other in pairwise(said) if one.end_ms > other.at_ms]
    chimes = [cue.at_ms for cue in timeline.cues if cue.chime]
    return late + [
        (cue.text, "a chime") for cue in said for at in chimes if cue.at_ms < at < cue.end_ms
    ]


def crossings(timeline: Timeline) -> list[str]:
    """Words that run into the next phase."""
    return [cue.text for cue in spoken(timeline) if cue.end_ms > timeline.at(cue.at_ms).end_ms]


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("talk", Talk)
def test_no_words_meet_others_or_the_next_phase(routine: str, talk: Talk) -> None:
    for level in LEVELS:
        for speed in SPEEDS:
            settings = Settings(talk=talk, speech=speed)
            timeline = compile_timeline(shipped_plan(routine, level), settings)
            assert (overlaps(timeline), crossings(timeline)) == ([], [])


@given(plans(), people(), st.sampled_from(Talk), st.floats(0.8, 1.5))
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
    assert words_of(plan_of(HOLD))[:25] == [
        "First: Lean. Stand side-on. Hold the frame. Left side first.",
        "1 of 2. Breathe out and lean. Lean to the left.",
        "Stay, breathe freely.",
        "Halfway",
        "Come back. Come back.",
        *("Five", "Four", "Three", "Two", "One"),
        "Rest.",
        "Last one. Breathe out and lean.",
        "Stay, breathe freely.",
        "Halfway",
        "Come back.",
        *("Five", "Four", "Three", "Two", "One"),
        "Change to the right side.",
        "1 of 2. Breathe out and lean.",
        "Stay, breathe freely.",
        "Halfway",
        "Come back. Come back.",
    ]


def test_the_last_five_seconds_of_a_long_hold_are_counted_to_its_end() -> None:
    timeline = compile_timeline(plan_of(HOLD), Settings())
    first = next(phase for phase in timeline.phases if phase.kind is PhaseKind.HOLD)
    counted = [cue for cue in timeline.cues if cue.kind is CueKind.COUNT and cue.text != "Halfway"]
    assert [first.end_ms - cue.at_ms for cue in counted[:5]] == [5000, 4000, 3000, 2000, 1000]


def test_what_comes_after_a_counted_hold_is_said_before_the_count() -> None:
    timeline = compile_timeline(plan_of(HOLD), Settings())
    said = [cue.text for cue in spoken(timeline)]
    assert said.index("Come back. Come back.") == said.index("Five") - 1


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


def test_words_with_a_side_may_cut_off_others_and_numbers_may_not() -> None:
    cues = spoken(compile_timeline(plan_of(HOLD), Settings()))
    assert {cue.urgency for cue in cues if "side" in cue.text} == {Urgency.HIGH}
    assert {cue.urgency for cue in cues if cue.kind is CueKind.COUNT} == {Urgency.AMBIENT}


# A listener who sees nothing


@dataclass
class Listener:
    """Somebody who hears cues, and says where they are; nothing else is known to them."""

    exercise: str = ""
    side: str = ""
    series: int = 1
    reps: int = 1
    sound: Chime | None = None
    told: list[tuple[str, str]] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)

    @property
    def rep(self) -> int:
        """Which repetition it is, on this side; the first where nobody counts."""
        return self.counted.get(self.side, 1)

    def hear(self, cue: Cue) -> None:
        """Take in one cue."""
        self.sound = cue.chime or self.sound
        text = cue.text.lower()
        if cue.kind in (CueKind.REST, CueKind.ANNOUNCE):
            self._hear_name(text)
        if side := re.search(r"(?:^|\. )(?:change to the )?(left|right)(?: side|,|\.)", text):
            self.side = side[1]
        if cue.kind in (CueKind.MOVE, CueKind.HOLD) and text:
            self.told.append((self.exercise, text))
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

    def knows(self, do: str) -> bool:
        """Whether they have been told to do something in this exercise."""
        return any(do in text for exercise, text in self.told if exercise == self.exercise)


def moments(timeline: Timeline) -> Iterator[tuple[Phase, Listener]]:
    """A listener as each phase begins, after its chime."""
    listener = Listener()
    cues = list(timeline.cues)
    for phase in timeline.phases:
        while cues and cues[0].at_ms <= phase.start_ms:
            listener.hear(cues.pop(0))
        yield phase, listener


_SOUNDS = {"in": Chime.IN, "out": Chime.OUT}


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("level", LEVELS)
def test_with_closed_eyes_one_knows_exercise_side_repetition_and_what_to_do(
    routine: str, level: int | None
) -> None:
    timeline = compile_timeline(shipped_plan(routine, level), Settings())
    exercises = [item.exercise for item in timeline.plan.items]
    for phase, listener in moments(timeline):
        if not phase.is_work:
            continue
        exercise = exercises[phase.item]
        assert listener.exercise == exercise.name.lower()
        assert listener.rep == phase.rep, phase
        if phase.side is not Side.BOTH:
            assert listener.side == phase.side.value, phase
        if phase.breath.value in _SOUNDS:
            assert listener.sound is _SOUNDS[phase.breath.value]
        part = exercise.movement[phase.part or 0]
        assert listener.knows(part.do.lower()) or listener.knows("stay"), (phase, part.do)
