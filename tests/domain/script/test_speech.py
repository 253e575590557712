"""What is said, and when: laws over made-up plans, and a listener with closed eyes."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import cycle, groupby, pairwise, product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import (
    Breath,
    Chime,
    CueKind,
    PhaseKind,
    Side,
    Talk,
    Teach,
    Urgency,
)
from backcoach.domain.knowledge.voice import FASTEST_VOICE, SLOWEST_VOICE
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import IN_FULL, Spoken, compile_timeline
from backcoach.domain.script.silence import GAP_MS, Silence
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Cue, Phase, Timeline
from backcoach.domain.words.lengths import COUNTED, estimated_ms
from tests.contract import ROUTINES
from tests.domain.script.sounds import crossings, overlaps, spoken
from tests.generated import people, plans
from tests.making import plan_of, shipped, shipped_timeline

LEVELS = (None, 2, 3)
SPEEDS = (0.8, 1.0, 1.5)
BREATHS = (
    BreathPattern(),
    BreathPattern(2_000, 0, 2_000, 0),
    BreathPattern(2_000, 1_000, 3_000, 500),
    BreathPattern(4_000, 0, 8_000, 0),
)


MOVES = {Chime.MOVE: Breath.FREE, Chime.MOVE_IN: Breath.IN, Chime.MOVE_OUT: Breath.OUT}
INSTRUCTING = (CueKind.MOVE, CueKind.HOLD)
STAYS = {
    Chime.STAY: Breath.FREE,
    Chime.IN: Breath.IN,
    Chime.OUT: Breath.OUT,
    Chime.HELD: Breath.HELD,
}


def part_begins(timeline: Timeline) -> list[Phase]:
    """The first phase of every part of every repetition."""
    work = (phase for phase in timeline.phases if phase.is_work)
    parts = groupby(work, key=lambda phase: (phase.repetition, phase.part))
    return [next(phases) for _, phases in parts]


def movements(timeline: Timeline) -> list[tuple[int, Breath]]:
    """When each movement begins, and how one breathes then."""
    begins = part_begins(timeline)
    return [(each.start_ms, each.breath) for each in begins if each.kind is PhaseKind.MOVE]


def calls(timeline: Timeline) -> list[tuple[int, Breath]]:
    """When it sounds as if one were to move, and how one is to breathe then."""
    return [(cue.at_ms, MOVES[cue.chime]) for cue in timeline.cues if cue.chime in MOVES]


def strays(timeline: Timeline) -> list[tuple[str, str]]:
    """Words about what is to be done, and what sounds next where that is not its own sound."""
    own = {CueKind.MOVE: MOVES, CueKind.HOLD: STAYS, CueKind.BREATHE: STAYS}
    sounds = [cue for cue in timeline.cues if cue.text or cue.chime]
    return [
        (cue.text, f"{after.text or after.chime} {after.at_ms - cue.end_ms} ms later")
        for cue, after in pairwise(sounds)
        if cue.text and cue.kind in own
        if after.chime not in own[cue.kind] or not 0 <= after.at_ms - cue.end_ms <= 200
    ]


def every_way(routine: str) -> Iterator[Timeline]:
    """A routine at every level, with as much said, as fast, with one of the breaths each."""
    ways = product((None, 1, 2, 3), Talk, SPEEDS)
    for (level, talk, speed), breath in zip(ways, cycle(BREATHS), strict=False):
        yield shipped_timeline(routine, level, Settings(breath), Spoken(talk, speed))


@pytest.mark.parametrize("routine", ROUTINES)
def test_no_words_meet_others_or_the_next_phase(routine: str) -> None:
    for timeline in every_way(routine):
        assert (overlaps(timeline), crossings(timeline)) == ([], [])


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_sound_to_move_means_one_thing_and_follows_its_words_at_once(routine: str) -> None:
    for timeline in every_way(routine):
        assert calls(timeline) == movements(timeline)
        assert strays(timeline) == []


@given(plans(), people(), st.sampled_from(Talk), st.floats(SLOWEST_VOICE, FASTEST_VOICE))
def test_in_any_plan_it_sounds_like_moving_when_a_movement_begins_and_only_then(
    plan: Plan, person: Settings, talk: Talk, speed: float
) -> None:
    timeline = compile_timeline(plan, person, Spoken(talk, speed))
    assert calls(timeline) == movements(timeline)


@given(plans(), people(), st.sampled_from(Talk), st.floats(SLOWEST_VOICE, FASTEST_VOICE))
def test_in_any_plan_nothing_sounds_between_words_and_what_they_announce(
    plan: Plan, person: Settings, talk: Talk, speed: float
) -> None:
    timeline = compile_timeline(plan, person, Spoken(talk, speed))
    assert strays(timeline) == []


@given(plans(), people(), st.sampled_from(Talk), st.floats(SLOWEST_VOICE, FASTEST_VOICE))
def test_words_find_their_place_in_any_plan(
    plan: Plan, person: Settings, talk: Talk, speed: float
) -> None:
    timeline = compile_timeline(plan, person, Spoken(talk, speed))
    assert (overlaps(timeline), crossings(timeline)) == ([], [])


@given(plans(), people())
def test_who_wants_no_words_gets_the_same_phases_lines_and_chimes(
    plan: Plan, person: Settings
) -> None:
    loud = compile_timeline(plan, person)
    quiet = compile_timeline(plan, person, Spoken(None))
    assert quiet.phases == loud.phases
    assert spoken(quiet) == []
    assert quiet.cues == tuple(cue for cue in loud.cues if not cue.text)


@pytest.mark.parametrize("routine", ROUTINES)
def test_less_is_said_at_every_lower_level_of_talk(routine: str) -> None:
    said = [
        sum(cue.says_ms for cue in spoken(shipped_timeline(routine, spoken=Spoken(talk))))
        for talk in Talk
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


TURNS = """
    id: roll
    side: alternate
    movement:
      - {do: roll, move: 3 s, breath: out}
      - {do: come back, move: 3 s, breath: free}
    levels: [{reps: 1, rep_rest: 1 s}]
    """

BREATHED = """
    movement:
      - {do: sink, move: 3 s, breath: out}
      - {do: stay, hold: dose, breath: steady}
      - {do: come back, move: 3 s, breath: free}
    levels: [{reps: 1, hold: 12 s}]
    """


def words_of(plan: Plan, to: Spoken = IN_FULL) -> list[str]:
    """All that is said."""
    return [cue.text for cue in spoken(compile_timeline(plan, Settings(), to))]


def test_the_first_time_is_put_into_words_and_later_ones_are_counted() -> None:
    assert words_of(plan_of(HOLD))[:25] == [
        *("First: Lean.", "Stand side-on.", "Hold the frame.", "Left side first."),
        "2 times on each side, hold 30 seconds.",
        "Left, 1 of 2. Breathe out and lean.",
        "Stay, breathe freely.",
        "Halfway",
        *("Five", "Four", "Three", "Two"),
        "Come back.",
        *("Rest.", "Left, last one.", "20 seconds left."),
        "Halfway",
        *("Five", "Four", "Three", "Two", "One"),
        *("Right side.", "Right, 1 of 2. Breathe out and lean."),
        "Stay, breathe freely.",
    ]


def test_who_wants_it_brief_hears_the_start_and_each_part_once() -> None:
    assert words_of(plan_of(HOLD), Spoken(Talk.BRIEF))[:8] == [
        *("First: Lean.", "Stand side-on.", "Hold the frame.", "Left side first."),
        *("Left, 1 of 2. Lean.", "Stay.", "Halfway", "Five"),
    ]


def test_who_wants_least_hears_names_sides_and_changes() -> None:
    assert words_of(plan_of(HOLD), Spoken(Talk.MINIMAL)) == [
        *("First: Lean.", "Left side first.", "Left.", "Halfway", "Rest.", "Left.", "Halfway"),
        *("Right side.", "Right.", "Halfway", "Rest.", "Right.", "Halfway", "Done."),
    ]


def counted_before_the_end(talk: Talk) -> list[int]:
    """How long before the end of the first hold its last seconds are counted."""
    timeline = compile_timeline(plan_of(HOLD), Settings(), Spoken(talk))
    hold = next(phase for phase in timeline.phases if phase.kind is PhaseKind.HOLD)
    counted = [cue for cue in spoken(timeline) if cue.text in COUNTED and cue.at_ms < hold.end_ms]
    return [hold.end_ms - cue.at_ms for cue in counted]


def test_the_last_seconds_of_a_long_hold_are_counted_until_words_say_what_is_next() -> None:
    assert counted_before_the_end(Talk.FULL) == [5000, 4000, 3000, 2000]


@pytest.mark.parametrize(("seconds", "many"), [(14, 0), (15, 4)])
def test_a_hold_is_long_from_15_seconds_on(seconds: int, many: int) -> None:
    timeline = compile_timeline(plan_of(HOLD.replace("30 s", f"{seconds} s")), Settings())
    hold = next(phase for phase in timeline.phases if phase.kind is PhaseKind.HOLD)
    said = [cue.text for cue in spoken(timeline) if cue.at_ms < hold.end_ms]
    assert len([text for text in said if text in COUNTED]) == many


def test_where_nothing_is_said_of_what_is_next_they_are_counted_to_the_end() -> None:
    later = compile_timeline(plan_of(HOLD), Settings(), Spoken(Talk.BRIEF))
    second = [phase for phase in later.phases if phase.kind is PhaseKind.HOLD][1]
    counted = [cue for cue in spoken(later) if second.end_ms - 6_000 < cue.at_ms < second.end_ms]
    assert [cue.text for cue in counted] == [*COUNTED]
    assert [second.end_ms - cue.at_ms for cue in counted] == [5000, 4000, 3000, 2000, 1000]


def test_a_count_that_words_would_break_off_at_once_is_not_begun() -> None:
    long = HOLD.replace("do: come back", "short: push the floor away and stand up slowly, do: up")
    assert words_of(plan_of(long))[6:9] == [
        "Stay, breathe freely.",
        "Halfway",
        "Push the floor away and stand up slowly.",  # "Five" would have room before it
    ]


def test_what_is_said_last_has_no_place_before_another_sound() -> None:
    room = Silence(0, 3_000, {2_000: Chime.HALFWAY})
    assert (room.last(1_000), room.last(600)) == (None, 2_250)


def counts(timeline: Timeline) -> list[list[str]]:
    """The counts at the end of long holds, each in its words."""
    runs = groupby(spoken(timeline), key=lambda cue: cue.text in COUNTED)
    return [[cue.text for cue in run] for is_count, run in runs if is_count]


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("level", LEVELS)
def test_no_number_of_a_count_is_left_out_before_others(routine: str, level: int | None) -> None:
    for speed in SPEEDS:
        timeline = shipped_timeline(routine, level, spoken=Spoken(voice_speed=speed))
        assert [
            count for count in counts(timeline) if count != [*COUNTED][: max(3, len(count))]
        ] == []


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_repetition_that_has_others_is_told_from_them_at_any_speed(routine: str) -> None:
    for level, speed in product(LEVELS, SPEEDS):
        timeline = shipped_timeline(routine, level, spoken=Spoken(voice_speed=speed))
        told = {cue.end_ms + GAP_MS for cue in spoken(timeline) if cue.kind in INSTRUCTING}
        assert told <= {each.start_ms for each in part_begins(timeline)}
        repeated = (each for each in timeline.stretches if timeline.at(each.start_ms).reps > 1)
        assert [each for each in repeated if each.start_ms not in told] == []


def test_a_pause_of_a_moment_leaves_its_time_to_the_words_about_what_is_next() -> None:
    timeline = compile_timeline(plan_of(TURNS), Settings())
    pause = next(phase for phase in timeline.phases if phase.kind is PhaseKind.SWITCH)
    heard = [cue.text or cue.chime for cue in timeline.cues if cue.text or cue.chime]
    assert pause.duration_ms == 1000
    assert heard[-7:] == [
        *(Chime.MOVE, "Right. Breathe out and roll."),
        *(Chime.MOVE_OUT, "Come back.", Chime.MOVE),
        *(Chime.DONE, "Done."),
    ]


def test_words_go_on_while_the_breath_rests() -> None:
    person = Settings(breath=BreathPattern(2_000, 500, 3_000, 500))
    timeline = compile_timeline(plan_of(BREATHED), person)
    last = [phase for phase in timeline.phases if phase.kind is PhaseKind.HOLD][-1]
    said = next(cue for cue in spoken(timeline) if cue.text.startswith("Come back."))
    assert last.breath is Breath.HELD
    assert said.at_ms < last.start_ms < said.end_ms == last.end_ms - GAP_MS


def test_an_instruction_is_over_when_its_movement_begins() -> None:
    timeline = compile_timeline(plan_of(HOLD), Settings())
    lean = next(phase for phase in timeline.phases if phase.is_work)
    instruction = next(cue for cue in spoken(timeline) if cue.kind is CueKind.MOVE)
    assert 0 < lean.start_ms - instruction.end_ms <= 200


def test_what_a_person_has_to_know_is_said_right_after_the_name() -> None:
    plan = plan_of(HOLD)
    told = plan.with_item(0, replace(plan.items[0], told=("Lean only a little.",)))
    for talk in Talk:
        assert words_of(told, Spoken(talk))[:2] == ["First: Lean.", "Lean only a little."]


@pytest.mark.parametrize("routine", ROUTINES)
def test_numbers_and_breaths_cut_off_nothing_and_all_else_does(routine: str) -> None:
    cues = spoken(shipped_timeline(routine))
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
        if cue.kind in INSTRUCTING and text:
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
    """A stretch of work as a listener tells of it: from when, what, and how to breathe.

    `moves` says that a movement begins with it.
    """

    start_ms: int
    exercise: str
    side: str
    series: int
    rep: int
    breath: Breath
    moves: bool


def reconstructed(cues: Iterable[Cue]) -> Iterator[Heard]:
    """All the work there is, as it follows from cues alone: each chime of work begins some.

    Of the cues only what can be heard is used: words, and the sound of a chime.
    """
    listener = Listener()
    for cue in cues:
        listener.hear(cue)
        if cue.chime in MOVES | STAYS:
            known = listener.exercise, listener.side, listener.series, listener.rep
            yield Heard(cue.at_ms, *known, (MOVES | STAYS)[cue.chime], cue.chime in MOVES)


def worked(timeline: Timeline) -> Iterator[Heard]:
    """The same from the phases: a new stretch with every part and every breath that is paced."""
    before = None
    for phase in timeline.phases:
        part = (phase.repetition, phase.part) if phase.is_work else None
        paced = phase.breath in (Breath.IN, Breath.OUT)
        if part and (part != before or paced):
            name = timeline.plan.items[phase.item].exercise.name.lower()
            side = "" if phase.side is Side.BOTH else phase.side.value
            breath = phase.breath if paced else Breath.FREE
            moves = part != before and phase.kind is PhaseKind.MOVE
            yield Heard(phase.start_ms, name, side, phase.set, phase.rep, breath, moves)
        before = part


@pytest.mark.parametrize("routine", ROUTINES)
@pytest.mark.parametrize("level", LEVELS)
def test_from_what_is_heard_alone_all_the_work_can_be_told(routine: str, level: int | None) -> None:
    person = Settings(teach=Teach.NEW, ways=shipped().ways)
    timeline = shipped_timeline(routine, level, person)
    assert list(reconstructed(timeline.cues)) == list(worked(timeline))
