"""Fitting a plan to a time: how near it comes, what stays, and what is said about it."""

import re
from collections.abc import Iterator
from itertools import chain, combinations, pairwise, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.domain.errors import TooShortError
from backcoach.domain.knowledge.span import Rest, Span
from backcoach.domain.knowledge.terms import Side, Teach
from backcoach.domain.plan.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.plan.rung import Rung
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.fitting import Fit, Range, fit, fit_sentences
from backcoach.domain.tailoring.ladder import Ladder, work_ms
from backcoach.domain.tailoring.portions import MOST_SETS, Portions
from backcoach.domain.timeline.layout import Settings, duration_ms
from backcoach.domain.words.amounts import prescription
from tests.making import catalogue, plan_routine_of, shipped, shipped_plan

ROUTINES = [routine.id for routine in shipped().routines]
NEWCOMER = Settings(teach=Teach.NEW, ways=shipped().ways)

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


# Near what was asked for


def test_the_time_that_was_asked_for_is_filled() -> None:
    # Minutes asked for and seconds that came, also with all that a newcomer is shown.
    came = {
        (routine, minutes, who.teach.value): fit(shipped_plan(routine), who, minutes).duration_ms
        for who in (Settings(ways=shipped().ways), NEWCOMER)
        for routine, minutes in [
            *(("essentials", 7), ("essentials", 8), ("essentials", 9), ("essentials", 20)),
            *(("desk", 3), ("desk", 6), ("desk-reset", 2)),
        ]
    }
    assert {
        asked: ms / 1_000 for asked, ms in came.items() if not 0.95 <= ms / asked[1] / 60_000 <= 1
    } == {}


@pytest.mark.slow
def test_every_routine_comes_near_every_time_or_says_what_there_is() -> None:
    for routine in ROUTINES:
        plan = shipped_plan(routine)
        found = [(minutes, fit(plan, NEWCOMER, minutes)) for minutes in (4, 9, 16, 30, 90)]
        for minutes, each in found:
            assert each.duration_ms <= minutes * 60_000, (routine, minutes)
            far = each.duration_ms < minutes * 54_000
            assert (each.range is not None) == far, (routine, minutes)
        assert found[-1][1].range is not None
        assert found[-1][1].duration_ms == found[-1][1].range.most_ms, routine
        lengths = [each.duration_ms for _, each in found]
        assert lengths == sorted(lengths), routine


# Enough time


@pytest.mark.parametrize("routine", ROUTINES)
def test_a_routine_that_takes_just_the_time_stays_as_it_is(routine: str) -> None:
    plan = shipped_plan(routine)
    assert fitted(plan, duration_s(plan)).plan == plan


def test_a_routine_that_takes_nearly_the_time_stays_as_it_is() -> None:
    plan = plan_of("three")
    assert fitted(plan, 187 / 0.96).plan == plan


def test_the_same_exercise_twice_keeps_both_its_doses() -> None:
    plan = plan_of("twice")
    walks = fitted(plan, duration_s(plan) + 2).plan.items[::2]
    assert [item.dosage.work for item in walks] == [Span(30_000), Span(60_000)]


def test_rounds_keep_their_numbers() -> None:
    plan = plan_of("rounds")
    assert [item.round for item in fitted(plan, duration_s(plan) + 60).plan.items] == [1, 1, 2, 2]


# Less time


def test_a_few_seconds_are_saved_on_the_rests_and_that_is_said() -> None:
    # Two rests of 10 s may become 5 s each.
    plan = plan_of("three")
    found = fitted(plan, 187 - 9)
    assert doses(found.plan) == doses(plan)
    assert [item.rest for item in found.plan.items[1:]] == [Rest(5_000), Rest(5_000)]
    assert found.shorter_rests


def test_doses_get_smaller_before_an_exercise_is_left_out() -> None:
    assert doses(fitted(plan_of("three"), 120).plan) == [
        ("reach", 1, 1),
        ("bridge", 1, 1),
        ("tilt", 1, 1),
    ]


def test_a_smaller_dose_is_said() -> None:
    assert fitted(plan_of("three"), 120).made_smaller == ("Bridge", "Tilt")


def test_with_too_little_time_for_all_the_last_exercise_is_left_out() -> None:
    assert [item.exercise.id for item in fitted(plan_of("three"), 116).plan.items] == [
        "reach",
        "bridge",
    ]


def test_essential_exercises_are_left_out_last() -> None:
    assert [item.exercise.id for item in fitted(plan_of("essential"), 40).plan.items] == ["bridge"]


def test_something_short_stays_although_something_essential_does_not_fit() -> None:
    # After the reach's 39 s and a rest there are 31 s left: not the 69 s of the walk, but the 29 s
    # of a tilt.
    plan = plan_routine_of(
        "{rest: 10 s, blocks: [{items: [{exercise: reach, essential: true},"
        " {exercise: walk, essential: true}, tilt]}]}",
        EXERCISES,
    )
    assert [item.exercise.id for item in fitted(plan, 80).plan.items] == ["reach", "tilt"]


def test_an_exercise_that_is_left_out_is_said() -> None:
    assert fitted(plan_of("three"), 116).left_out == ("Tilt",)


def test_an_exercise_that_is_left_out_of_one_round_is_said() -> None:
    plan = plan_of("rounds")
    fewer = fitted(plan, duration_s(plan) - 35)
    assert (len(fewer.plan.items), fewer.left_out) == (3, ("Bridge (once)",))


def test_where_only_less_is_meant_nothing_grows() -> None:
    for minutes in (5, 8, 20):
        found = fit(shipped_plan("essentials"), NEWCOMER, minutes, grows=False)
        assert found.made_longer == (), minutes


def test_the_sentences_say_all_that_was_changed() -> None:
    made = Fit(
        plan_of("three"),
        150_000,
        130_000,
        ("Walk", "Turn"),
        ("Reach",),
        ("Tilt",),
        shorter_rests=True,
        range=Range(40_000, 130_000),
    )
    assert list(fit_sentences(made)) == [
        "As near to 2 minutes 30 seconds as it comes.",
        "Left out: Walk, Turn.",
        "Smaller doses: Reach.",
        "Larger doses: Tilt.",
        "Shorter rests between exercises.",
        "The least there is takes 40 seconds, the most 2 minutes 10 seconds.",
    ]


def test_nothing_is_said_of_what_was_not_changed() -> None:
    made = Fit(plan_of("three"), 130_000, 129_000)
    assert list(fit_sentences(made)) == ["Fitted to 2 minutes 10 seconds."]


# More time


def test_more_time_is_shared_out_evenly() -> None:
    # Work of 30 and 50 s becomes about half as much again; of the tilt there is no more.
    more = fitted(plan_of("three"), 187 + 40).plan.items
    assert [work_ms(item, Settings()) / 1_000 for item in more] == [40, 80, 60]


def test_an_added_set_has_a_rest_before_it() -> None:
    plan = plan_routine_of(
        "{blocks: [{items: [lift]}]}",
        """
        movement: [{do: lift, move: 10 s, breath: free}]
        levels: [{reps: 1}, {sets: 2, reps: 1, rest: 45 s}]
        """,
    )
    assert fitted(plan, 60).plan.items[0].dosage.rest == Rest(30_000)


def test_a_single_set_is_printed_without_a_rest_between_sets() -> None:
    bridge = PlannedItem(shipped().exercise["glute-bridge"], Rung(2)).in_sets(1)
    assert "sets" not in prescription(bridge.exercise, bridge.dosage)


def test_an_added_set_has_the_rest_until_ready_that_there_is() -> None:
    plan = plan_routine_of(
        "{blocks: [{items: [lift]}]}",
        """
        movement: [{do: lift, move: 10 s, breath: free}]
        levels: [{sets: 2, reps: 1, rest: "until ready, 0 s"}, {reps: 3}]
        """,
    )
    longer = fitted(plan, 200).plan.items[0].dosage
    assert (longer.sets, longer.rest) == (3, Rest(0, open=True))


def test_time_based_work_gets_longer_up_to_the_highest_rung() -> None:
    plan = plan_of("twice")
    last = fitted(plan, 3_600).plan.items
    assert [item.dosage.work for item in last[::2]] == [Span(60_000), Span(60_000)]


def test_a_dose_that_is_no_rung_is_called_by_what_is_other_about_it() -> None:
    walk, bridge, _ = plan_of("twice").items
    assert walk.for_ms(45_000).dose == "as the routine has it, but for 45 seconds"
    assert bridge.in_reps(7).dose == "level 1 of 3, but 7 times"
    assert bridge.in_sets(2).in_reps(7).dose == "level 1 of 3, in 2 sets of 7"


def test_a_larger_dose_is_said() -> None:
    assert fitted(plan_of("three"), 187 + 40).made_longer == ("Reach", "Bridge")


def test_no_portion_leaves_the_doses_of_the_catalogue() -> None:
    # Every item of every routine: no higher level, no more work than the highest rung has, no more
    # sets than three, no fewer repetitions than the lowest has, and the same sides.
    who = Settings(sore_side=Side.LEFT)
    for routine in ROUTINES:
        for item in shipped_plan(routine).items:
            rungs = Ladder(item, who).rungs
            for each in Portions(item, who).all:
                dosage = each.dosage
                name = (routine, item.exercise.id, each.dose)
                assert (each.rung.level or 1) <= (item.rung.level or 1), name
                assert work_ms(each, who) <= work_ms(rungs[-1], who), name
                assert dosage.sets <= max(MOST_SETS, item.dosage.sets), name
                assert min(dosage.reps) >= min(min(rung.dosage.reps) for rung in rungs), name
                assert dosage.sides is item.dosage.sides, name


# Too little time


@pytest.mark.parametrize("routine", ROUTINES)
def test_the_least_that_is_named_is_just_enough(routine: str) -> None:
    plan = shipped_plan(routine)
    least = least_minutes(plan)
    assert fit(plan, Settings(), least).duration_ms <= least * 60_000
    with pytest.raises(TooShortError):
        fit(plan, Settings(), least - 0.1)


def test_whoever_has_too_little_time_is_told_what_there_is_and_what_to_type() -> None:
    # The bridge alone takes 29 s, and all three with the most of each 69 + 10 + 99 + 10 + 69 s.
    with pytest.raises(TooShortError) as raised:
        fit(plan_of("three"), Settings(), 0.1)
    assert (raised.value.sentence, raised.value.hint) == (
        "Three: it takes at least 29 seconds, and 4 minutes 17 seconds at the most.",
        "Try --minutes 1.",
    )


def least_minutes(plan: Plan) -> float:
    """The least time, as the sentence for too little time names it."""
    with pytest.raises(TooShortError) as raised:
        fit(plan, Settings(), 0.01)
    found = re.search(r"at least (?:(\d+) minutes?)? ?(?:(\d+) seconds?)?,", raised.value.sentence)
    assert found
    minutes, seconds = (int(each or 0) for each in found.groups())
    return minutes + (seconds + 0.5) / 60  # it is said in whole seconds


# What always holds


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Different exercises in any order, at any level, some of them essential."""
    ids = st.sampled_from(sorted(KNOWN.exercise))
    chosen = draw(st.lists(ids, min_size=1, max_size=3, unique=True))
    items = tuple(
        PlannedItem(exercise, Rung(level), Rest(10_000), essential=essential)
        for exercise in map(KNOWN.exercise.__getitem__, chosen)
        for level in [draw(st.integers(1, len(exercise.levels)))]
        for essential in [draw(st.booleans())]
    )
    return Plan("generated", "Generated", items)


def all_lengths(plan: Plan) -> set[int]:
    """How long everything takes that can be made of a plan."""
    portions = [Portions(item, Settings()).all for item in plan.items]
    counts = range(1, len(portions) + 1)
    kept = chain.from_iterable(combinations(portions, count) for count in counts)
    return {duration_ms(items, Settings()) for each in kept for items in product(*each)}


lawful = settings(max_examples=20)


@lawful
@given(plans(), st.lists(st.floats(0.05, 8), min_size=2, max_size=5))
def test_it_is_never_longer_nor_needlessly_far_and_more_time_is_never_less(
    plan: Plan, asked: list[float]
) -> None:
    lengths = sorted(all_lengths(plan))
    came = [(minutes, within(plan, minutes)) for minutes in sorted(asked)]
    for minutes, ms in came:
        asked_ms = round(minutes * 60_000)
        best_ms = max((each for each in lengths if each <= asked_ms), default=0)
        assert min(best_ms, asked_ms * 0.95) <= ms <= asked_ms
    assert [one for one, other in pairwise(came) if one[1] > other[1]] == []


def within(plan: Plan, minutes: float) -> int:
    """How long the fitted plan takes; nothing where there is none."""
    try:
        return fit(plan, Settings(), minutes).duration_ms
    except TooShortError:
        return 0


@lawful
@given(plans(), st.floats(0, 8))
def test_what_is_said_is_what_was_made(plan: Plan, more: float) -> None:
    found = fit(plan, Settings(), least_minutes(plan) + more)
    now, before = dict(works(found.plan)), dict(works(plan))
    assert list(now) == [name for name in before if name in now]  # in their order
    assert found.duration_ms == duration_s(found.plan) * 1_000
    assert (set(found.left_out), set(found.made_smaller), set(found.made_longer)) == (
        set(before) - set(now),
        {name for name in now if now[name] < before[name]},
        {name for name in now if now[name] > before[name]},
    )


def works(plan: Plan) -> Iterator[tuple[str, int]]:
    """Each exercise and how long its work takes."""
    return ((item.exercise.name, work_ms(item, Settings())) for item in plan.items)
