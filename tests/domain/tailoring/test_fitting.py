"""Fitting a plan to a time: what goes first, what stays, and what is said about it."""

import re
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.domain.errors import TooShortError
from backcoach.domain.knowledge.span import Rest, Span
from backcoach.domain.plan.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.plan.rung import Rung
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.fitting import MOST_SETS, Fit, fit, fit_sentences
from backcoach.domain.timeline.layout import Settings
from tests.making import catalogue, plan_routine_of, shipped, shipped_plan

ROUTINES = [routine.id for routine in shipped().routines]

# Each is led into for 9 s, all standing, with 10 s of rest before all but the first. So the whole
# of `three` takes 39 + 10 + 59 + 10 + 69 = 187 s, and its smallest 39 + 10 + 29 + 10 + 29 = 117 s.
EXERCISES = """
    - id: reach
      movement: [{do: reach, move: 10 s, breath: free}]
      levels:
        - {reps: 3}
        - {reps: 6}
    - id: bridge
      movement: [{do: lift, move: 10 s, breath: free}]
      levels:
        - {reps: 2}
        - {reps: 5}
        - {reps: 9}
    - id: tilt
      movement: [{do: tilt, move: 10 s, breath: free}]
      levels:
        - {sets: 3, reps: 2}
    - id: walk
      movement: [{do: walk, move: dose, breath: free}]
      levels:
        - {work: 60 s}
"""
KNOWN = catalogue(
    EXERCISES,
    """
    - id: three
      rest: 10 s
      blocks: [{items: [reach, {exercise: bridge, level: 2}, tilt]}]
    - id: essential
      rest: 10 s
      blocks: [{items: [reach, {exercise: bridge, essential: true}, tilt]}]
    - {id: rounds, rest: 10 s, blocks: [{rounds: 2, rest: 40 s, items: [reach, bridge]}]}
    - id: twice
      rest: 10 s
      blocks: [{items: [{exercise: walk, dosage: {work: 30 s}}, bridge, walk]}]
    """,
)


def plan_of(routine: str) -> Plan:
    chosen = next(each for each in KNOWN.routines if each.id == routine)
    return plan_routine(chosen, KNOWN.exercise)


def duration_s(plan: Plan) -> float:
    return compile_timeline(plan, Settings()).duration_ms / 1_000


def fitted(plan: Plan, seconds: float) -> Fit:
    return fit(plan, Settings(), seconds / 60)


def doses(plan: Plan) -> list[tuple[str, int | None, int]]:
    """Each item's exercise, level and sets."""
    return [(item.exercise.id, item.rung.level, item.dosage.sets) for item in plan.items]


# Enough time


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_that_takes_just_the_time_stays_as_it_is(routine: str) -> None:
    plan = shipped_plan(routine)
    assert fitted(plan, duration_s(plan)).plan == plan


def test_the_same_exercise_twice_keeps_both_its_doses() -> None:
    # With a minute to spare, but no set that could be added to walking.
    plan = plan_of("twice")
    walks = fitted(plan, duration_s(plan) + 60).plan.items[::2]
    assert [item.dosage.work for item in walks] == [Span(30_000), Span(60_000)]


def test_rounds_keep_their_numbers() -> None:
    plan = plan_of("rounds")
    assert [item.round for item in fitted(plan, duration_s(plan) + 60).plan.items] == [1, 1, 2, 2]


# Less time


def test_the_last_exercises_dose_is_lowered_first() -> None:
    # 187 s without one of the tilt's sets of 20 s, and 10 s that nothing fills.
    assert doses(fitted(plan_of("three"), 177).plan) == [
        ("reach", 1, 1),
        ("bridge", 2, 1),
        ("tilt", 1, 2),
    ]


def test_a_dose_is_lowered_level_by_level_and_then_set_by_set() -> None:
    assert doses(fitted(plan_of("three"), 120).plan) == [
        ("reach", 1, 1),
        ("bridge", 1, 1),
        ("tilt", 1, 1),
    ]


def test_time_left_over_brings_doses_back() -> None:
    # The bridge's lower level takes 30 s away; 20 s of them are enough for all of the tilt's sets.
    assert doses(fitted(plan_of("three"), 160).plan) == [
        ("reach", 1, 1),
        ("bridge", 1, 1),
        ("tilt", 1, 3),
    ]


def test_a_smaller_dose_is_said() -> None:
    assert fitted(plan_of("three"), 177).made_smaller == ("Tilt",)


def test_with_too_little_time_for_all_the_last_exercise_is_left_out() -> None:
    assert [item.exercise.id for item in fitted(plan_of("three"), 116).plan.items] == [
        "reach",
        "bridge",
    ]


def test_essential_exercises_are_left_out_last() -> None:
    assert [item.exercise.id for item in fitted(plan_of("essential"), 40).plan.items] == ["bridge"]


def test_an_exercise_that_is_left_out_is_said() -> None:
    assert fitted(plan_of("three"), 116).left_out == ("Tilt",)


def test_an_exercise_that_is_left_out_of_one_round_is_said() -> None:
    plan = plan_of("rounds")
    fewer = fitted(plan, duration_s(plan) - 5)
    assert (len(fewer.plan.items), fewer.left_out) == (3, ("Bridge",))


def test_the_sentences_say_all_that_was_changed() -> None:
    made = Fit(plan_of("three"), 130_000, ("Walk", "Turn"), ("Reach",), ("Tilt",))
    assert list(fit_sentences(made)) == [
        "Fitted: it takes 2 minutes 10 seconds.",
        "Left out: Walk, Turn.",
        "Smaller doses: Reach.",
        "More sets: Tilt.",
    ]


def test_nothing_is_said_of_what_was_not_changed() -> None:
    made = Fit(plan_of("three"), 130_000)
    assert list(fit_sentences(made)) == ["Fitted: it takes 2 minutes 10 seconds."]


# More time


def test_more_time_adds_sets() -> None:
    # A second set of the reach takes 30 s and a rest of 30 s.
    assert doses(fitted(plan_of("three"), 187 + 60).plan)[0] == ("reach", 1, 2)


def test_an_added_set_has_a_rest_before_it() -> None:
    assert fitted(plan_of("three"), 187 + 60).plan.items[0].dosage.rest == Rest(30_000)


def test_an_added_set_has_the_rest_until_ready_that_there_is() -> None:
    plan = plan_routine_of(
        "{blocks: [{items: [lift]}]}",
        """
        movement: [{do: lift, move: 10 s, breath: free}]
        levels: [{sets: 2, reps: 1, rest: "until ready, 0 s"}]
        """,
    )
    longer = fitted(plan, 200).plan.items[0].dosage
    assert (longer.sets, longer.rest) == (3, Rest(0, open=True))


def test_an_added_set_is_said() -> None:
    assert fitted(plan_of("three"), 187 + 60).made_longer == ("Reach",)


@cache
def with_all_the_time_there_is(routine: str) -> Plan:
    return fitted(shipped_plan(routine), 5 * 3_600).plan


@pytest.mark.parametrize("routine", ROUTINES)
def test_no_exercise_is_given_more_than_three_sets(routine: str) -> None:
    plan = with_all_the_time_there_is(routine)
    counted = [item.dosage.sets for item in plan.items if item.dosage.work is None]
    assert counted == [MOST_SETS] * len(counted)


@pytest.mark.parametrize("routine", ROUTINES)
def test_no_amount_of_time_raises_a_level(routine: str) -> None:
    plan = shipped_plan(routine)
    longer = with_all_the_time_there_is(routine)
    assert [item.rung.level for item in longer.items] == [item.rung.level for item in plan.items]


def test_time_based_work_gets_no_more_sets() -> None:
    plan = plan_routine_of("{blocks: [{items: [walk]}]}", EXERCISES)
    assert fitted(plan, 3_600).plan == plan


# Too little time


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_least_that_is_named_is_just_enough(routine: str) -> None:
    plan = shipped_plan(routine)
    least = least_minutes(plan)
    assert fit(plan, Settings(), least).duration_ms <= least * 60_000
    with pytest.raises(TooShortError):
        fit(plan, Settings(), least - 0.1)


def test_whoever_has_too_little_time_is_told_what_to_type() -> None:
    # The reach alone takes 39 s.
    with pytest.raises(TooShortError) as raised:
        fit(plan_of("three"), Settings(), 0.1)
    assert (raised.value.sentence, raised.value.hint) == (
        "Three: it takes at least 0.7 minutes.",
        "Try --minutes 1.",
    )


def least_minutes(plan: Plan) -> float:
    """The least time, as the sentence for too little time names it."""
    with pytest.raises(TooShortError) as raised:
        fit(plan, Settings(), 0.01)
    found = re.search(r"at least ([\d.]+) minutes", raised.value.sentence)
    assert found
    return float(found[1])


# What always holds


@pytest.mark.parametrize("minutes", [4, 6, 9, 13, 18, 30])
@pytest.mark.parametrize("routine", ROUTINES)
def test_a_fitted_routine_never_takes_longer(routine: str, minutes: int) -> None:
    assert (
        duration_s(fit(shipped_plan(routine), Settings(), minutes).plan) <= minutes * 60 + 0.001
    )  # a float is a hair off


@pytest.mark.parametrize(
    ("routine", "minutes"),
    [("essentials", 8), ("morning", 3), ("ql-relief", 6), ("ten-for-the-lower-back", 10)],
)
def test_no_exercise_is_left_out_that_there_is_time_for(routine: str, minutes: int) -> None:
    plan = shipped_plan(routine)
    found = fit(plan, Settings(), minutes).plan
    there = {item.exercise.id: item for item in found.items}
    assert [
        item.exercise.id
        for item in plan.items
        if item.exercise.id not in there
        and duration_s(with_one_more(plan, there, item))
        <= minutes * 60 + 0.001  # a float is a hair off
    ] == []


def with_one_more(plan: Plan, there: dict[str, PlannedItem], more: PlannedItem) -> Plan:
    """The items that are there and one more, in the plan's order."""
    kept = {**there, more.exercise.id: more}
    items = (kept[item.exercise.id] for item in plan.items if item.exercise.id in kept)
    return replace(plan, items=tuple(items))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Different exercises in any order, at any level, some of them essential."""
    chosen = draw(st.lists(st.sampled_from(sorted(KNOWN.exercise)), min_size=1, unique=True))
    items = tuple(
        PlannedItem(exercise, Rung(level), Rest(10_000), essential=essential)
        for exercise in map(KNOWN.exercise.__getitem__, chosen)
        for level in [draw(st.integers(1, len(exercise.levels)))]
        for essential in [draw(st.booleans())]
    )
    return Plan("generated", "Generated", items)


lawful = settings(max_examples=50)


@lawful
@given(plans(), st.floats(0.01, 20))
def test_any_time_from_the_least_on_can_be_fitted(plan: Plan, more: float) -> None:
    minutes = least_minutes(plan) + more
    assert (
        duration_s(fit(plan, Settings(), minutes).plan) <= minutes * 60 + 0.001
    )  # a float is a hair off


@lawful
@given(plans(), st.floats(0, 20))
def test_the_duration_that_is_said_is_the_plans(plan: Plan, more: float) -> None:
    found = fit(plan, Settings(), least_minutes(plan) + more)
    assert found.duration_ms == duration_s(found.plan) * 1_000


@lawful
@given(plans(), st.floats(0, 20))
def test_the_order_of_exercises_stays(plan: Plan, more: float) -> None:
    found = fit(plan, Settings(), least_minutes(plan) + more).plan
    kept = {item.exercise.id for item in found.items}
    assert [item.exercise.id for item in found.items] == [
        item.exercise.id for item in plan.items if item.exercise.id in kept
    ]


@lawful
@given(plans(), st.floats(0, 4))
def test_nothing_essential_is_left_out_that_fits_beside_what_else_is_essential(
    plan: Plan, more: float
) -> None:
    # Something else may still be in: what is shorter is put back where there is time left.
    minutes = least_minutes(plan) + more
    kept = {item.exercise.id for item in fit(plan, Settings(), minutes).plan.items}
    essential = [item for item in plan.items if item.essential]
    there = {item.exercise.id: smallest(item) for item in essential if item.exercise.id in kept}
    left_out = (smallest(item) for item in essential if item.exercise.id not in kept)
    assert [
        item.exercise.id
        for item in left_out
        if duration_s(with_one_more(plan, there, item)) * 1_000 <= round(minutes * 60_000)
    ] == []


def smallest(item: PlannedItem) -> PlannedItem:
    """The item in its smallest dose: one set of its first level."""
    return item.at_level(1).in_sets(1)


def test_something_short_is_put_back_although_something_essential_does_not_fit() -> None:
    # After the reach's 39 s and a rest there are 31 s left: not the 69 s of the walk, but the 29 s
    # of a tilt.
    plan = plan_routine_of(
        "{rest: 10 s, blocks: [{items: [{exercise: reach, essential: true},"
        " {exercise: walk, essential: true}, tilt]}]}",
        EXERCISES,
    )
    assert [item.exercise.id for item in fitted(plan, 80).plan.items] == ["reach", "tilt"]


@lawful
@given(plans(), st.floats(0, 20))
def test_what_is_left_out_and_what_is_changed_is_all_that_is_said(plan: Plan, more: float) -> None:
    found = fit(plan, Settings(), least_minutes(plan) + more)
    now = {
        item.exercise.name: (item.rung.level or 0, item.dosage.sets) for item in found.plan.items
    }
    before = {item.exercise.name: (item.rung.level or 0, item.dosage.sets) for item in plan.items}
    assert (set(found.left_out), set(found.made_smaller), set(found.made_longer)) == (
        set(before) - set(now),
        {name for name in now if now[name] < before[name]},
        {name for name in now if now[name] > before[name]},
    )
