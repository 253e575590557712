"""What stands between the exercises, what is said, and the article's routine as a whole."""

from itertools import groupby, pairwise, product

import pytest

from backcoach.domain.knowledge.exercise import Dosage
from backcoach.domain.knowledge.pacing import READY_MS, transition_ms
from backcoach.domain.knowledge.span import BreathPattern, Rest, Span, Unit
from backcoach.domain.knowledge.terms import Breath, CueKind, PhaseKind, Position, Side, Sides
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from tests.making import plan_of, plan_routine_of, shipped, shipped_plan, shipped_timeline
from tests.notation import lines, whole

ROUTINES = [routine.id for routine in shipped().routines]

LYING_AFTER_STANDING = """
    - id: reach
      position: standing
      movement: [{do: reach, move: 2 s, breath: free}]
      levels: [{reps: 1}]
    - id: bridge
      position: supine
      setup: 3 s
      movement: [{do: lift, move: 2 s, breath: free}]
      levels: [{reps: 1}]
    - id: tilt
      position: supine
      movement: [{do: tilt, move: 2 s, breath: free}]
      levels: [{reps: 1}]
"""


# Leading in


@pytest.mark.parametrize("routine", ROUTINES)
def test_every_exercise_starts_with_a_count_to_get_ready(routine: str) -> None:
    timeline = shipped_timeline(routine)
    counts = [
        before
        for _, item in groupby(timeline.phases, key=lambda phase: phase.item)
        for before, phase in pairwise(item)
        if phase.is_work and not before.is_work and before.kind is PhaseKind.PREPARE
    ]
    assert [(count.item, count.duration_ms) for count in counts] == [
        (index, READY_MS) for index in range(len(timeline.plan.items))
    ]


@pytest.mark.parametrize("routine", ROUTINES)
def test_nothing_comes_after_the_last_exercise(routine: str) -> None:
    assert shipped_timeline(routine).phases[-1].is_work


def test_getting_into_position_takes_as_long_as_the_way_and_the_things_to_fetch() -> None:
    # From standing all the way down 16 s, and 3 s for this exercise's setup; staying down 4 s.
    plan = plan_routine_of(
        "{rest: 10 s, blocks: [{items: [reach, bridge, tilt]}]}", LYING_AFTER_STANDING
    )
    assert whole(plan) == lines("""
         0.0   4.0  prepare  both  set 1/1  rep 1/1  free  reach
         4.0   5.0  prepare  both  set 1/1  rep 1/1  free  reach
         9.0   2.0  move     both  set 1/1  rep 1/1  free  reach
        11.0  10.0  rest     both  set 1/1  rep 1/1  free  bridge
        21.0  19.0  prepare  both  set 1/1  rep 1/1  free  bridge
        40.0   5.0  prepare  both  set 1/1  rep 1/1  free  bridge
        45.0   2.0  move     both  set 1/1  rep 1/1  free  bridge
        47.0  10.0  rest     both  set 1/1  rep 1/1  free  tilt
        57.0   4.0  prepare  both  set 1/1  rep 1/1  free  tilt
        61.0   5.0  prepare  both  set 1/1  rep 1/1  free  tilt
        66.0   2.0  move     both  set 1/1  rep 1/1  free  tilt
    """)


def test_a_session_begins_from_standing() -> None:
    plan = plan_routine_of("{blocks: [{items: [tilt]}]}", LYING_AFTER_STANDING)
    assert whole(plan)[0] == "0.0 16.0 prepare both set 1/1 rep 1/1 free tilt"


def test_getting_into_position_takes_four_seconds_and_four_for_each_step_up_or_down() -> None:
    seconds = {
        each: transition_ms(Position.STANDING, each) // 1_000
        for each in (Position.SEATED, Position.KNEELING, Position.HANDS_AND_KNEES, Position.PRONE)
    }
    assert [*seconds.values()] == [8, 12, 12, 16]
    assert transition_ms(Position.SUPINE, Position.KNEELING) == 8_000
    assert transition_ms(Position.SUPINE, Position.SUPINE) == 4_000


def test_lying_down_from_standing_takes_longer_than_staying() -> None:
    staying = transition_ms(Position.STANDING, Position.STANDING)
    assert transition_ms(Position.STANDING, Position.SUPINE) > staying


def test_no_change_of_position_is_quicker_than_staying() -> None:
    assert [
        (start, end)
        for start, end in product(Position, Position)
        if transition_ms(start, end) < transition_ms(start, start)
    ] == []


def test_lying_down_takes_as_long_as_standing_up() -> None:
    down = transition_ms(Position.STANDING, Position.PRONE)
    assert down == transition_ms(Position.PRONE, Position.STANDING)


def test_an_exercises_own_time_to_change_sides_is_given() -> None:
    phases = compile_timeline(
        plan_of("""
            side: each
            switch: 12 s
            movement: [{do: lift, move: 2 s, breath: out}]
            levels: [{reps: 1}]
        """),
        Settings(),
    ).phases
    assert [p.duration_ms for p in phases if p.kind is PhaseKind.SWITCH] == [12_000]


def test_a_plan_that_starts_later_begins_without_the_rest_before() -> None:
    plan = shipped_plan("eight-from-the-pt").starting_from("bird-dog")
    first = compile_timeline(plan, Settings()).phases[0]
    assert (first.kind, first.exercise) == (PhaseKind.PREPARE, "bird-dog")


def test_a_phase_that_leads_to_work_carries_its_set_repetition_and_side() -> None:
    phases = shipped_timeline("eight-from-the-pt").phases
    assert [
        (before, after)
        for before, after in pairwise(phases)
        if not before.is_work and before.repetition != after.repetition
    ] == []


# Finding a place


def test_a_phase_begins_at_its_start_and_ends_before_the_next() -> None:
    timeline = shipped_timeline("desk")
    second = timeline.phases[1]
    assert (timeline.at(second.start_ms - 1), timeline.at(second.start_ms)) == (
        timeline.phases[0],
        second,
    )


def test_at_its_end_a_timeline_is_still_in_its_last_phase() -> None:
    timeline = shipped_timeline("desk")
    assert timeline.at(timeline.duration_ms) is timeline.phases[-1]


@pytest.mark.parametrize(
    ("work_s", "minutes"),
    [(51, 1), (52, 2)],  # with the 9 s that lead in: 60 s and 61 s
)
def test_the_minutes_to_set_aside_are_rounded_up(work_s: int, minutes: int) -> None:
    plan = plan_of(f"""
        movement: [{{do: walk, move: dose, breath: free}}]
        levels: [{{work: {work_s} s}}]
    """)
    assert compile_timeline(plan, Settings()).minutes == minutes


# What is said

TAUGHT = """
    side: each
    movement:
      - {do: lift, move: 2 s, breath: out, say: "Lift your {side} leg over the {other}."}
      - {do: hold, hold: dose, breath: steady, say: "Stay long."}
    levels:
      - {reps: 2, hold: 1 breath, rep_rest: 3 s}
"""


def written(plan_text: str) -> list[tuple[CueKind, str]]:
    cues = compile_timeline(plan_of(plan_text), Settings()).cues
    return [(cue.kind, cue.line) for cue in cues if cue.line]


def test_an_exercise_is_announced_and_then_counted_in() -> None:
    assert written(TAUGHT)[:2] == [
        (CueKind.ANNOUNCE, "First: Lift. Stand tall. Left side first."),
        (CueKind.READY, "Get ready."),
    ]


def test_the_first_repetition_on_each_side_is_taught_in_full() -> None:
    lifts = [text for kind, text in written(TAUGHT) if kind is CueKind.MOVE]
    assert lifts == [
        "Left, 1 of 2. Breathe out and lift. Lift your left leg over the right.",
        "Left, 2 of 2. Breathe out and lift.",
        "Right, 1 of 2. Breathe out and lift. Lift your right leg over the left.",
        "Right, 2 of 2. Breathe out and lift.",
    ]


def test_within_a_hold_only_the_breath_is_said() -> None:
    assert [text for kind, text in written(TAUGHT) if kind is CueKind.BREATHE] == (
        ["Breathe out."] * 4
    )


def test_the_end_is_said_at_the_end() -> None:
    timeline = shipped_timeline("desk")
    last = timeline.cues[-1]
    assert (last.at_ms, last.kind) == (timeline.duration_ms, CueKind.DONE)


# Eight from the PT: the routine of source S1 with its doses

EIGHT = (
    "standing-hamstring-stretch",
    "rag-doll",
    "puppy-pose",
    "bird-dog",
    "dead-bug",
    "lying-figure-4",
    "lying-hip-twist",
    "t-spine-rotation",
)


def test_the_eight_come_in_the_articles_order() -> None:
    assert tuple(item.exercise.id for item in shipped_plan("eight-from-the-pt").items) == EIGHT


def test_the_eight_are_done_with_the_articles_doses() -> None:
    plan = shipped_plan("eight-from-the-pt")
    assert [item.dosage for item in plan.items] == [item.exercise.levels[0] for item in plan.items]


def breaths(number: int) -> Span:
    return Span(number, Unit.BREATH)


@pytest.mark.parametrize(
    ("exercise", "sets", "reps", "sides", "hold"),
    [
        ("standing-hamstring-stretch", 1, 3, Sides.ALTERNATE, breaths(3)),
        ("rag-doll", 1, 1, Sides.BOTH, breaths(5)),
        ("puppy-pose", 3, 1, Sides.BOTH, breaths(5)),
        ("bird-dog", 1, 3, Sides.ALTERNATE, Span(1, Unit.EXHALE)),
        ("dead-bug", 1, 3, Sides.ALTERNATE, None),
        ("lying-figure-4", 1, 3, Sides.ALTERNATE, breaths(3)),
        ("lying-hip-twist", 1, 3, Sides.ALTERNATE, None),
        ("t-spine-rotation", 1, 3, Sides.EACH, None),
    ],
)
def test_level_one_is_the_articles_dose(
    exercise: str, sets: int, reps: int, sides: Sides, hold: Span | None
) -> None:
    dose = level_one(exercise)
    assert (dose.sets, dose.reps, dose.sides, dose.hold) == (sets, (reps,) * sets, sides, hold)


def test_the_puppy_pose_rests_as_long_as_the_article_says() -> None:
    rest = level_one("puppy-pose").rest
    assert rest.ms in range(10_000, 15_001)


@pytest.mark.parametrize("exercise", EIGHT)
def test_the_articles_doses_name_it_as_their_source(exercise: str) -> None:
    assert level_one(exercise).sources == ("s1",)


def level_one(exercise: str) -> Dosage:
    return shipped().exercise[exercise].levels[0]


def bird_dog_holds(settings: Settings) -> list[tuple[Side, int, Breath, int]]:
    phases = compile_timeline(shipped_plan("eight-from-the-pt"), settings).phases
    return [
        (phase.side, phase.rep, phase.breath, phase.duration_ms)
        for phase in phases
        if phase.exercise == "bird-dog" and phase.kind is PhaseKind.HOLD
    ]


def test_the_bird_dog_is_held_three_times_a_side_in_turn_for_one_breath_out() -> None:
    assert bird_dog_holds(Settings()) == [
        (Side.LEFT, 1, Breath.OUT, 3_500),
        (Side.RIGHT, 1, Breath.OUT, 3_500),
        (Side.LEFT, 2, Breath.OUT, 3_500),
        (Side.RIGHT, 2, Breath.OUT, 3_500),
        (Side.LEFT, 3, Breath.OUT, 3_500),
        (Side.RIGHT, 3, Breath.OUT, 3_500),
    ]


def test_the_bird_dogs_hold_is_as_long_as_the_person_breathes_out() -> None:
    holds = bird_dog_holds(Settings(breath=BreathPattern(4_000, 0, 6_000, 0)))
    assert {ms for *_, ms in holds} == {6_000}


def test_the_eight_take_as_long_as_their_parts() -> None:
    # Worked out by hand; alternating exercises have a side's change between two repetitions, and
    # the rest of 10 s and the time to get into position come before all but the first. The few
    # words for their many parts take the first two and figure 4 longer than to get there, by 6, 1
    # and 6 s, and what everybody has to know of the twist takes 8 s.
    breath = 6_000
    hamstring = 16_000 + 5_000 + 6 * (breath + 3 * breath + 2_500) + 5 * 8_000
    rag_doll = 5_000 + 5_000 + (breath + 5 * breath + 3_500 + 4_000)
    puppy = 12_000 + 5_000 + 3 * (5_000 + 3_500 + 5 * breath + 5_000) + 2 * 15_000
    bird_dog = 4_000 + 5_000 + 6 * (2_000 + 3_500 + 2_000) + 5 * 3_000
    dead_bug = 8_000 + 5_000 + 6 * breath + 5 * 1_000
    figure_4 = 10_000 + 5_000 + 6 * (4_000 + 4_000 + 3_500 + 3 * breath + 4_000) + 5 * 8_000
    twist = 8_000 + 4_000 + 5_000 + 6 * (3_000 + 4_000) + 5 * 1_000
    t_spine = 8_000 + 5_000 + 6 * (breath + 2_000) + 4 * 1_000 + 6_000
    assert shipped_timeline("eight-from-the-pt").duration_ms == 7 * 10_000 + sum(
        (hamstring, rag_doll, puppy, bird_dog, dead_bug, figure_4, twist, t_spine)
    )


# The source's articles leave the time open; these are the promises of the routines themselves


@pytest.mark.parametrize(("routine", "least", "most"), [("essentials", 8, 10), ("desk", 3, 4)])
def test_a_routine_takes_the_minutes_it_promises(routine: str, least: int, most: int) -> None:
    assert least * 60_000 <= shipped_timeline(routine).duration_ms <= most * 60_000


def test_the_rest_between_two_exercises_is_the_routines() -> None:
    plan = shipped_plan("gentle")
    assert {item.rest for item in plan.items} == {Rest(20_000, open=True)}
