"""From a wish to a plan: what the day is like comes on top of what somebody leaves out."""

import pytest

from backcoach.domain.knowledge.terms import Condition
from backcoach.domain.plan.plan import PlannedItem
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.words.notices import ON_A_BAD_DAY
from tests.making import catalogue, shipped, unlimited

KNOWN = catalogue(
    """
    - id: kneel
      movement: [{do: kneel, move: 5 s, breath: out}]
      levels: [{reps: 4}, {reps: 8}]
      swaps: [turn]
      cautions: {avoid: [knee], sources: [here]}
    - id: turn
      movement: [{do: turn, move: 5 s, breath: out}]
      levels: [{reps: 6}]
    """,
    "{id: kneels, blocks: [{items: [kneel]}]}",
)


def item(*conditions: Condition, score: int, minutes: float | None = None) -> PlannedItem:
    limits = Limits(shipped().safety, conditions)
    wish = Wish(KNOWN, limits, minutes=minutes, pain=score)
    return wish.planned(KNOWN.routines[0]).plan.items[0]


def test_a_good_day_has_all_repetitions() -> None:
    assert item(score=3).dosage.reps == (4,)


def test_a_gentle_day_has_half_of_them() -> None:
    assert item(score=4).dosage.reps == (2,)


def test_more_time_is_more_of_it_on_a_good_day_alone() -> None:
    assert [item(score=score, minutes=20).dosage.reps for score in (3, 4)] == [(8,), (2,)]


def test_a_swap_on_a_good_day_has_all_its_repetitions() -> None:
    assert item(Condition.KNEE, score=3).dosage.reps == (6,)


def test_a_swap_on_a_gentle_day_has_half_of_them_too() -> None:
    assert item(Condition.KNEE, score=4).dosage.reps == (3,)


def test_a_day_of_rest_is_for_resting_whatever_was_wished_for() -> None:
    wish = Wish(shipped(), unlimited(), pain=7)
    plan = wish.planned(shipped().routines[0]).plan
    assert plan.name == shipped().safety.resting.name


@pytest.mark.parametrize(
    ("routine", "condition", "told"),
    [
        ("essentials", Condition.HIP_PRECAUTIONS, True),
        ("essentials", Condition.BALANCE, True),
        ("essentials", Condition.KNEE, False),
        ("steady", Condition.HIP_PRECAUTIONS, False),
    ],
)
def test_before_the_floor_some_are_told_what_they_have_to_know(
    routine: str, condition: Condition, told: bool
) -> None:
    wish = Wish(shipped(), Limits(shipped().safety, (condition,)))
    named = next(each for each in shipped().routines if each.id == routine)
    floor = shipped().safety.condition[condition].floor
    assert (floor in wish.planned(named).sentences) is told


def test_whoever_would_rather_move_on_a_day_of_rest_has_a_gentle_day_and_is_told() -> None:
    gentle = next(each for each in shipped().routines if each.id == "gentle")
    at_4 = Wish(shipped(), unlimited(), pain=4).planned(gentle)
    at_8 = Wish(shipped(), unlimited(), pain=8, moves=True).planned(gentle)
    assert at_8.plan == at_4.plan
    assert at_8.sentences == (ON_A_BAD_DAY,)
