"""A hold that is written of an exercise in which nothing is still ends the first part of it."""

from backcoach.domain.plan.plan import plan_routine
from tests import notation
from tests.making import catalogue

KNOWN = catalogue(
    """
    - id: rise
      side: both
      movement: [{do: rise, move: 3 s, breath: free}, {do: lower, move: 4 s, breath: free}]
      levels: [{reps: 5}, {reps: 9}]
    """,
    "- {id: one, rest: 10 s, blocks: [{items: [{exercise: rise, dosage: {reps: 2, hold: 5 s}}]}]}",
)
PLAN = plan_routine(KNOWN.routines[0], KNOWN.exercise)


def test_it_is_held_at_the_end_of_the_first_part() -> None:
    phases = [line.split()[1:3] for line in notation.work(PLAN)]
    assert phases == [["3.0", "move"], ["5.0", "hold"], ["4.0", "move"]] * 2


def test_its_other_levels_are_held_as_long() -> None:
    (item,) = PLAN.items
    assert [str(each.hold) for each in item.exercise.levels] == ["5 s", "5 s"]
