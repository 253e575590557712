"""Which pose the body is in: read off the timeline, or off a demonstration."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import PhaseKind, Side
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.posing import (
    SHOWN_MS,
    Demonstration,
    Moment,
    moment_at,
    pose_name,
    poses_of,
)
from backcoach.domain.timeline.timeline import Timeline
from tests.every import every
from tests.generated import breaths, people, plans
from tests.making import plan_of, shipped, shipped_timeline

REACH = """
    side: each
    movement:
    - {do: reach, move: 2 s, breath: free, pose: out}
    - {do: hold, hold: dose, breath: steady, pose: out}
    - {do: come back, move: 4 s, breath: free, pose: start}
    levels: [{sets: 2, reps: 2, hold: 30 s, rest: 20 s, rep_rest: 5 s}]
"""
PLAN = plan_of(REACH)
EXERCISE = PLAN.items[0].exercise
TIMELINE = compile_timeline(PLAN, Settings())
START = next(phase.start_ms for phase in TIMELINE.phases if phase.is_work)


def moment_in(timeline: Timeline, position_ms: int, breath: float = 0.0) -> Moment:
    """The moment at a position of a timeline."""
    index = timeline.index_at(position_ms)
    item = timeline.plan.items[timeline.phases[index].item]
    return moment_at(timeline, item.exercise, index, position_ms, breath)


# On the timeline


@pytest.mark.parametrize(
    ("after_ms", "moment"),
    [
        pytest.param(0, ("start", "out", 0.0), id="starts-in-the-last-pose"),
        pytest.param(1_000, ("start", "out", 0.5), id="half-way"),
        pytest.param(2_000, ("out", "out", 0.0), id="a-hold-stays-in-its-pose"),
        pytest.param(17_000, ("out", "out", 0.5), id="half-of-the-hold"),
        pytest.param(33_000, ("out", "start", 0.25), id="on-the-way-back"),
    ],
)
def test_a_repetition_goes_from_pose_to_pose(after_ms: int, moment: tuple[str, str, float]) -> None:
    assert moment_in(TIMELINE, START + after_ms)[:3] == moment


def test_the_breath_is_handed_on() -> None:
    assert moment_in(TIMELINE, START, 0.7).breath == 0.7


def test_time_is_counted_from_the_beginning_of_the_part() -> None:
    assert moment_in(TIMELINE, START + 2_000 + 12_345).elapsed_ms == 12_345


def test_a_steady_hold_is_one_part_though_it_is_many_breaths() -> None:
    hold = [phase for phase in TIMELINE.phases if phase.kind is PhaseKind.HOLD and phase.rep == 1]
    one = [phase for phase in hold if phase.start_ms < START + 32_000]
    assert len(one) > 2
    found = [moment_in(TIMELINE, phase.start_ms) for phase in one]
    assert [moment.elapsed_ms for moment in found] == [
        phase.start_ms - START - 2_000 for phase in one
    ]
    throughs = [moment.through for moment in found]
    assert throughs == sorted(set(throughs))


@pytest.mark.parametrize("phase", [each for each in TIMELINE.phases if not each.is_work])
def test_whoever_rests_or_gets_ready_is_in_the_starting_pose(phase: object) -> None:
    (index,) = [number for number, each in enumerate(TIMELINE.phases) if each is phase]
    for position_ms in (TIMELINE.phases[index].start_ms, TIMELINE.phases[index].end_ms - 1):
        assert moment_in(TIMELINE, position_ms) == Moment("start", "start", 1.0)


@given(plans(), people(), st.data())
@settings(max_examples=40)
def test_a_part_is_gone_through_from_its_beginning_to_its_end(
    plan: Plan, person: Settings, data: st.DataObject
) -> None:
    timeline = compile_timeline(plan, person)
    paced = [not item.dosage.amrap for item in plan.items]  # else one goes through it many times
    work = [at for at, phase in enumerate(timeline.phases) if phase.is_work and paced[phase.item]]
    assume(work)
    start_ms, end_ms = timeline.part_span(data.draw(st.sampled_from(work)))
    position_ms = data.draw(st.integers(start_ms, end_ms - 1))
    assert moment_in(timeline, start_ms).through == 0
    assert moment_in(timeline, position_ms).through == (position_ms - start_ms) / (
        end_ms - start_ms
    )
    assert moment_in(timeline, end_ms - 1).through < 1


@pytest.mark.parametrize("routine", [each.id for each in shipped().routines])
def test_no_moment_begins_in_another_pose_than_the_one_before_ended_in(routine: str) -> None:
    timeline = shipped_timeline(routine)
    jumps = [
        after.start_ms
        for before, after in pairwise(timeline.phases)
        if before.item == after.item
        and moment_in(timeline, after.start_ms).through == 0
        and moment_in(timeline, before.end_ms - 1).after != moment_in(timeline, after.start_ms)[0]
    ]
    assert jumps == []


# Names


def test_poses_are_named_by_the_parts_that_lead_to_them() -> None:
    assert [pose_name(EXERCISE, pose) for pose in poses_of(EXERCISE)] == [
        "reach",
        "reach",
        "start",
    ]


def test_the_only_pose_is_named_by_what_one_does() -> None:
    (item,) = plan_of("""
        movement: [{do: breathe, hold: dose, breath: steady, pose: start}]
        levels: [{hold: 20 s}]
    """).items
    assert pose_name(item.exercise, "start") == "breathe"


# Demonstrations

SHOWN = Demonstration(EXERCISE, BreathPattern())
WHOLE_MS = sum(part.ms for part in SHOWN.parts)
demonstrations = st.builds(
    Demonstration, st.sampled_from(shipped().exercises), st.just(BreathPattern())
)


def test_one_repetition_is_shown_on_each_side() -> None:
    assert [(part.side, part.do) for part in SHOWN.parts] == [
        (side, do) for side in (Side.LEFT, Side.RIGHT) for do in ("reach", "hold", "come back")
    ]


def test_an_exercise_without_sides_is_shown_once() -> None:
    exercise = plan_of("""
        movement: [{do: lift, move: 2 s, breath: free, pose: start}]
        levels: [{sets: 3, reps: 8}]
    """).items[0]
    shown = Demonstration(exercise.exercise, BreathPattern())
    assert [(part.side, part.do) for part in shown.parts] == [(Side.BOTH, "lift")]


def test_a_long_hold_is_cut_short_and_movements_take_their_time() -> None:
    assert [part.ms for part in SHOWN.parts] == [2_000, SHOWN_MS, 4_000] * 2


@given(demonstrations)
def test_nothing_is_shown_for_long(shown: Demonstration) -> None:
    assert {part.ms for part in shown.parts if not 0 < part.ms <= SHOWN_MS} == set()


@given(demonstrations)
def test_every_part_starts_in_the_pose_that_the_one_before_ended_in(shown: Demonstration) -> None:
    ends = [part.after for part in shown.parts]
    assert [part.before for part in shown.parts] == [ends[-1], *ends[:-1]]


@given(st.integers(0, WHOLE_MS - 1), st.integers(1, 500))
def test_a_demonstration_starts_again_at_its_end(elapsed_ms: int, times: int) -> None:
    part, moment = SHOWN.at(elapsed_ms)
    again, later = SHOWN.at(elapsed_ms + times * WHOLE_MS)
    assert (again, later[:3]) == (part, moment[:3])


@given(demonstrations, st.integers(0, 200_000))
def test_what_is_shown_is_on_the_way_between_the_poses_of_its_part(
    shown: Demonstration, elapsed_ms: int
) -> None:
    part, moment = shown.at(elapsed_ms)
    assert (moment.before, moment.after) == (part.before, part.after)
    assert 0 <= moment.through < 1
    assert moment.elapsed_ms == pytest.approx(moment.through * part.ms)


@pytest.mark.parametrize(
    ("elapsed_ms", "do", "through"),
    [
        (0, "reach", 0.0),
        (1_999, "reach", 0.9995),
        (2_000, "hold", 0.0),
        (8_000, "come back", 0.0),
        (12_000, "reach", 0.0),
    ],
)
def test_parts_follow_each_other_to_the_millisecond(
    elapsed_ms: int, do: str, through: float
) -> None:
    part, moment = SHOWN.at(elapsed_ms)
    assert (part.do, moment.through) == (do, through)


@given(breaths(), st.integers(0, 100_000))
def test_breath_comes_and_goes_without_a_jump(pattern: BreathPattern, elapsed_ms: int) -> None:
    shown = Demonstration(EXERCISE, pattern)
    before, after = (shown.at(ms % WHOLE_MS)[1].breath for ms in (elapsed_ms, elapsed_ms + 10))
    assert 0 <= before <= 1
    if (elapsed_ms + 10) % WHOLE_MS > 10:
        assert abs(after - before) < 0.01


def test_a_demonstration_begins_with_empty_lungs_and_fills_them() -> None:
    breath_ms = BreathPattern().total_ms
    found = [SHOWN.at(breath_ms * part // 4)[1].breath for part in range(3)]
    assert found == [pytest.approx(0.0), pytest.approx(0.5, abs=0.01), pytest.approx(1.0)]
    assert [one < other for one, other in pairwise(found)] == [True, True]


@every(shipped().exercises, lambda each: each.id)
def test_every_exercise_can_be_demonstrated(exercise: Exercise) -> None:
    shown = Demonstration(exercise, BreathPattern())
    assert {part.after for part in shown.parts} == set(poses_of(exercise))
