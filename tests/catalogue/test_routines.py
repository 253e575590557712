"""What a routine has to keep to, as somebody goes through it: time, the floor, warmth, the end."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations_with_replacement, pairwise
from typing import NamedTuple

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.profile import Profile
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.terms import (
    ON_THE_FLOOR,
    Condition,
    Equipment,
    Goal,
    PhaseKind,
    Position,
    Purpose,
    Teach,
)
from backcoach.domain.tailoring.adapting import Limits, adapt
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings, duration_ms, phases_of
from backcoach.domain.timeline.timeline import Phase
from backcoach.domain.words import phases as words
from tests.every import every
from tests.making import shipped, shipped_plan, unlimited

MINUTE_MS = 60_000
LONGEST_COLD_STRETCH_MS = 15_000


class Kept(NamedTuple):
    """What a routine keeps to: from how many to how many minutes, taught and not; how it ends.

    `floor` is how often it leads down to the floor and up again; `flat_s` how many seconds one is
    on the back at most, taught.
    """

    known: tuple[float, float]
    taught: tuple[float, float]
    floor: int
    flat_s: int
    ends: Position


NEW = {
    "first-week": Kept((6, 8), (9, 11), 1, 420, Position.STANDING),
    "in-a-chair": Kept((7, 9), (10, 12), 0, 0, Position.SEATED),
    "bedtime": Kept((7, 9), (10, 12), 1, 720, Position.SUPINE),
    "leg-pain": Kept((11, 14), (13, 16), 1, 420, Position.STANDING),
    "bending-hurts": Kept((10, 12), (13, 16), 1, 120, Position.STANDING),
    "arching-hurts": Kept((9, 11), (12, 15), 1, 420, Position.STANDING),
    "desk-reset": Kept((1.5, 2), (2, 3), 0, 0, Position.STANDING),
    "after-driving": Kept((5, 7), (7, 9), 0, 0, Position.STANDING),
    "steady": Kept((10, 13), (13, 16), 0, 0, Position.STANDING),
    "strong-a": Kept((14, 17), (18, 21), 1, 360, Position.SEATED),
    "strong-b": Kept((12, 15), (15, 18), 1, 300, Position.STANDING),
    "pregnancy": Kept((9, 12), (14, 16), 1, 0, Position.SEATED),
}
STAY_DOWN = {"bedtime"}
"""Those after which one stays down."""

every_new = every(NEW.items(), lambda row: row[0])
every_routine = every(shipped().routines, lambda each: each.id)


def settings(teach: Teach) -> Settings:
    return replace(Settings.of(Profile(), shipped().ways), teach=teach)


def exercises_of(name: str) -> list[Exercise]:
    return [item.exercise for item in shipped_plan(name).items]


def taught(name: str) -> tuple[Phase, ...]:
    return phases_of(shipped_plan(name), settings(Teach.NEW))


def minutes(name: str, teach: Teach) -> float:
    return duration_ms(shipped_plan(name).items, settings(teach)) / MINUTE_MS


def flat_s(phases: tuple[Phase, ...]) -> int:
    known = shipped().exercise
    flat = (each for each in phases if known[each.exercise].position is Position.SUPINE)
    return sum(each.duration_ms for each in flat) // 1000


def longest_hold_ms(name: str, index: int) -> int:
    dose = settings(Teach.NEVER).dose(shipped_plan(name).items[index])
    return max(timed.ms for turn in dose.turns() for timed in dose.parts(turn))


def test_every_new_routine_is_there() -> None:
    assert NEW.keys() <= {each.id for each in shipped().routines}


@every_new
def test_a_routine_takes_its_time_also_where_it_is_taught(row: tuple[str, Kept]) -> None:
    name, kept = row
    assert kept.known[0] <= minutes(name, Teach.NEVER) <= kept.known[1]
    assert kept.taught[0] <= minutes(name, Teach.NEW) <= kept.taught[1]


@every_new
def test_a_routine_leads_down_to_the_floor_once_and_up_once(row: tuple[str, Kept]) -> None:
    name, kept = row
    low = [False, *(each.position in ON_THE_FLOOR for each in exercises_of(name))]
    downs = sum(after and not before for before, after in pairwise(low))
    ups = sum(before and not after for before, after in pairwise(low))
    assert (downs, ups) == (kept.floor, 0 if name in STAY_DOWN else kept.floor)


@every_new
def test_nobody_lies_flat_for_longer_than_that(row: tuple[str, Kept]) -> None:
    name, kept = row
    assert flat_s(taught(name)) <= kept.flat_s


@every_new
def test_a_routine_ends_where_one_would_stay(row: tuple[str, Kept]) -> None:
    name, kept = row
    assert exercises_of(name)[-1].position is kept.ends


@every(sorted(NEW))
def test_no_long_stretch_comes_before_something_that_moves(name: str) -> None:
    exercises = exercises_of(name)
    moving = [each.goal not in (Goal.STRETCH, Goal.RELAX) for each in exercises]
    first = moving.index(True)
    cold = [
        each.id
        for index, each in enumerate(exercises[:first])
        if longest_hold_ms(name, index) > LONGEST_COLD_STRETCH_MS
    ]
    assert cold == []


def test_after_bedtime_nobody_is_told_to_get_up() -> None:
    assert not [each for each in taught("bedtime") if each.label == words.GET_UP]


def test_after_another_routine_that_ends_lying_they_are() -> None:
    last = taught("before-and-after-needling")[-1]
    assert (last.kind, last.label) == (PhaseKind.PREPARE, words.GET_UP)


@every([(), (Condition.PREGNANCY,)], str)
def test_in_pregnancy_nobody_lies_on_the_back(conditions: tuple[Condition, ...]) -> None:
    wish = Wish(shipped(), Limits(shipped().safety, conditions), settings(Teach.NEW))
    (routine,) = (each for each in shipped().routines if each.id == "pregnancy")
    plan = wish.adapted(routine).plan
    assert flat_s(phases_of(plan, wish.settings)) == 0
    assert Position.PRONE not in plan.positions


def test_over_65_nobody_goes_down_to_the_floor() -> None:
    assert ON_THE_FLOOR.isdisjoint(each.position for each in exercises_of("steady"))


AT_THE_DESK = [each.id for each in shipped().routines if each.group is Purpose.DESK]
PAIRS = [*combinations_with_replacement(Condition, 2)]


@every(AT_THE_DESK)
def test_what_is_done_at_the_desk_asks_for_no_chair_without_wheels_or_arms(name: str) -> None:
    whole = shipped_plan(name)
    limits = [Limits(shipped().safety, pair) for pair in ((), *PAIRS)]
    plans = [adapt(whole, each, shipped().exercise).plan for each in limits]
    exercises = {item.exercise.id: item.exercise for plan in plans for item in plan.items}
    said = " ".join(text for each in exercises.values() for text in (each.start, *each.steps))
    assert re.findall(r"cannot roll|without arms|without wheels", said) == []
    assert Equipment.STRAP not in whole.equipment


@every_routine
def test_every_routine_says_whom_it_is_for(routine: Routine) -> None:
    assert routine.whom
    assert not routine.whom.lower().startswith("for ")


def test_every_purpose_has_a_routine() -> None:
    assert {each.group for each in shipped().routines} == {*Purpose} - {Purpose.OWN}


def test_only_what_is_in_no_routine_says_why_it_is_in_none() -> None:
    used = {name for each in shipped().routines for name in each.exercises}
    assert [each.id for each in shipped().exercises if each.alone and each.id in used] == []


def wished_minutes(name: str) -> Iterator[float]:
    """Times to fit a routine to: half of its own, but 90 seconds at least, more, and all of it."""
    whole = minutes(name, Teach.NEVER)
    yield from (max(1.5, whole * part) for part in (0.5, 0.75, 1.0))


@every(sorted(NEW))
def test_a_routine_can_be_fitted_and_comes_near_the_time(name: str) -> None:
    (routine,) = (each for each in shipped().routines if each.id == name)
    for wanted in wished_minutes(name):
        wish = Wish(shipped(), unlimited(), settings(Teach.NEVER), minutes=wanted)
        plan = wish.planned(routine).plan
        found = duration_ms(plan.items, wish.settings) / MINUTE_MS
        assert 0.75 * wanted <= found <= wanted
