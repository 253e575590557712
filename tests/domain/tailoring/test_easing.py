"""Less of it, for a day that hurts: half a dosage, a gentle day, an easier version, rest alone."""

from dataclasses import replace

import pytest
from hypothesis import given

from backcoach.domain.knowledge.exercise import Dosage
from backcoach.domain.knowledge.span import Span, Unit
from backcoach.domain.knowledge.terms import Goal
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.plan.rung import OWN, Rung, halved
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.easing import eased, gentle, resting_plan
from backcoach.domain.tailoring.ladder import Ladder
from backcoach.domain.timeline.layout import Settings
from tests.every import every
from tests.generated import people, plans
from tests.making import plan_of, shipped, shipped_plan

EVERY_LEVEL = [
    PlannedItem(exercise, Rung(level))
    for exercise in shipped().exercises
    for level, _ in enumerate(exercise.levels, 1)
]
every_level = every(EVERY_LEVEL, lambda item: f"{item.exercise.id}-{item.rung.level}")
by_routine = pytest.mark.parametrize("routine", [each.id for each in shipped().routines])


def work_ms(plan: Plan, person: Settings | None = None) -> int:
    """How long the exercises themselves take."""
    phases = compile_timeline(plan, person or Settings()).phases
    return sum(phase.duration_ms for phase in phases if phase.is_work)


def alone(item: PlannedItem) -> Plan:
    return Plan("alone", "Alone", (item,))


# Half


@pytest.mark.parametrize(
    ("dosage", "half"),
    [
        (Dosage(reps=(10,)), Dosage(reps=(5,))),
        (Dosage(reps=(7,)), Dosage(reps=(3,))),
        (Dosage(sets=2, reps=(8, 1)), Dosage(sets=2, reps=(4, 1))),
        (Dosage(reps=(5,), other_reps=(3,)), Dosage(reps=(2,), other_reps=(1,))),
        (Dosage(sets=3, reps=(1, 1, 1)), Dosage(sets=1, reps=(1,))),
        (
            Dosage(sets=2, reps=(1, 1), other_reps=(1, 1)),
            Dosage(sets=1, reps=(1,), other_reps=(1,)),
        ),
        (Dosage(hold=Span(30_000)), Dosage(hold=Span(15_000))),
        (Dosage(hold=Span(5, Unit.BREATH)), Dosage(hold=Span(2, Unit.BREATH))),
        (Dosage(work=Span(60_000)), Dosage(work=Span(30_000))),
    ],
    ids=[
        *("repetitions", "odd repetitions", "sets of repetitions", "sides", "sets"),
        *("sets with sides", "hold", "hold in breaths", "time"),
    ],
)
def test_half_is_half_of_what_there_is_more_than_one_of(dosage: Dosage, half: Dosage) -> None:
    assert halved(dosage) == half


@pytest.mark.parametrize(
    "dosage",
    [Dosage(), Dosage(hold=Span(1, Unit.EXHALE)), Dosage(work=Span(1, Unit.BREATH))],
    ids=["repetition", "breath", "time"],
)
def test_one_of_something_stays_one(dosage: Dosage) -> None:
    assert halved(dosage) == dosage


def test_a_hold_that_is_repeated_keeps_its_length() -> None:
    assert halved(Dosage(reps=(4,), hold=Span(5_000))).hold == Span(5_000)


@given(plans(), people())
def test_half_is_never_more(plan: Plan, person: Settings) -> None:
    half = replace(plan, items=tuple(item.halved() for item in plan.items))
    assert work_ms(half, person) <= work_ms(plan, person)


@given(plans(), people())
def test_half_is_never_nothing(plan: Plan, person: Settings) -> None:
    for item in plan.items:
        assert work_ms(alone(item.halved()), person) > 0


# A gentle day


@by_routine
def test_a_gentle_day_has_the_same_exercises(routine: str) -> None:
    assert gentle(shipped_plan(routine), Settings()).names == shipped_plan(routine).names


@by_routine
@pytest.mark.parametrize("level", [None, 1, 3])
def test_on_a_gentle_day_everything_is_half_of_its_smallest_dose(
    routine: str, level: int | None
) -> None:
    for item in shipped_plan(routine, level).items:
        doses = [*item.exercise.levels, *([item.own] if item.own else [])]
        halves = (replace(item, rung=OWN, own=halved(dosage)) for dosage in doses)
        now = gentle(alone(item), Settings())
        assert work_ms(now) == min(work_ms(alone(half)) for half in halves)


@by_routine
@pytest.mark.parametrize("level", [None, 1, 3])
def test_a_gentle_day_has_less_work(routine: str, level: int | None) -> None:
    plan = shipped_plan(routine, level)
    assert work_ms(gentle(plan, Settings())) < work_ms(plan)


@given(plans(), people())
def test_a_gentle_day_never_has_more_work(plan: Plan, person: Settings) -> None:
    assert work_ms(gentle(plan, person), person) <= work_ms(plan, person)


def test_a_gentle_day_is_half_the_first_level() -> None:
    plan = plan_of(LIFT, level=2)
    assert gentle(plan, Settings()).items[0].dosage.reps == (2,)


# Easier


LIFT = """
    movement: [{do: lift, move: 5 s, breath: out}]
    levels: [{reps: 4}, {reps: 8}]
"""


def easier(item: PlannedItem, person: Settings | None = None) -> PlannedItem:
    return eased(Ladder(item, person or Settings()))


def test_easier_is_the_level_below() -> None:
    assert easier(plan_of(LIFT, level=2).items[0]) == plan_of(LIFT, level=1).items[0]


def test_easier_than_the_first_level_is_half_of_it() -> None:
    item = easier(plan_of(LIFT).items[0])
    assert (item.dose, item.dosage.reps) == ("half of level 1", (2,))


def test_easier_twice_is_a_quarter() -> None:
    assert easier(easier(plan_of(LIFT).items[0])).dosage.reps == (1,)


def small(plan: Plan) -> PlannedItem:
    """The first item of a plan with a dosage of its own, of three repetitions."""
    item = plan.items[0]
    return replace(item, rung=OWN, own=item.dosage._replace(reps=(3,)))


def test_easier_than_a_dosage_of_ones_own_is_half_of_it() -> None:
    # The level below has four repetitions, which would be more.
    assert easier(small(plan_of(LIFT, level=2))).dosage.reps == (1,)


def test_a_gentle_day_is_half_of_a_dosage_of_ones_own() -> None:
    assert gentle(alone(small(plan_of(LIFT, level=2))), Settings()).items[0].dosage.reps == (1,)


@every_level
def test_easier_is_less_work(item: PlannedItem) -> None:
    assert work_ms(alone(easier(item))) < work_ms(alone(item))


@given(plans(), people())
def test_easier_is_never_more_work(plan: Plan, person: Settings) -> None:
    for item in plan.items:
        assert work_ms(alone(easier(item, person)), person) <= work_ms(alone(item), person)


# Rest alone


def resting() -> Plan:
    return resting_plan(shipped().safety.resting, shipped().exercise)


def test_a_day_of_rest_is_only_for_rest_and_walking() -> None:
    others = [item.exercise for item in resting().items if item.exercise.goal is not Goal.RELAX]
    assert [exercise.id for exercise in others] == ["walk"]


def test_a_day_of_rest_can_be_played() -> None:
    assert work_ms(resting()) > 0
