"""Rests that are exactly what is written, from the end of one exercise to the next one's beginning.

To get into position takes 4 s where the position stays the same, and the count is 5 s.
"""

from itertools import pairwise

import pytest

from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.plan.plan import Plan
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.wish import Wish
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.words.notices import longer_rests
from tests.making import catalogue, plan_routine_of, unlimited
from tests.notation import lines, whole

EXERCISES = """
    - id: squat
      movement: [{do: go on, move: dose, breath: free}]
      levels: [{work: 40 s}]
    - id: reach
      movement: [{do: go on, move: dose, breath: free}]
      levels: [{work: 40 s}]
    - id: bridge
      position: supine
      movement: [{do: go on, move: dose, breath: free}]
      levels: [{work: 40 s}]
"""


def written(routine: str) -> Plan:
    return plan_routine_of(f"{{exact: true, {routine}}}", EXERCISES)


def pauses_ms(plan: Plan, settings: Settings | None = None) -> list[int]:
    """How long it is from the end of the work of each exercise to the beginning of the next's."""
    work = [p for p in compile_timeline(plan, settings or Settings()).phases if p.is_work]
    return [b.start_ms - a.end_ms for a, b in pairwise(work) if a.item != b.item]


def sentences(routine: str) -> tuple[str, ...]:
    known = catalogue(EXERCISES, f"{{exact: true, {routine}}}")
    return Wish(known, unlimited()).planned(known.routines[0]).sentences


def test_forty_seconds_on_and_twenty_off_are_exactly_that() -> None:
    plan = written("rest: 20 s, blocks: [{rounds: 2, items: [squat, reach]}]")
    assert whole(plan) == lines("""
          0.0  4.0 prepare both set 1/1 rep 1/1 free squat
          4.0  5.0 prepare both set 1/1 rep 1/1 free squat
          9.0 40.0 move    both set 1/1 rep 1/1 free squat
         49.0 11.0 rest    both set 1/1 rep 1/1 free reach
         60.0  4.0 prepare both set 1/1 rep 1/1 free reach
         64.0  5.0 prepare both set 1/1 rep 1/1 free reach
         69.0 40.0 move    both set 1/1 rep 1/1 free reach
        109.0 11.0 rest    both set 1/1 rep 1/1 free squat
        120.0  4.0 prepare both set 1/1 rep 1/1 free squat
        124.0  5.0 prepare both set 1/1 rep 1/1 free squat
        129.0 40.0 move    both set 1/1 rep 1/1 free squat
        169.0 11.0 rest    both set 1/1 rep 1/1 free reach
        180.0  4.0 prepare both set 1/1 rep 1/1 free reach
        184.0  5.0 prepare both set 1/1 rep 1/1 free reach
        189.0 40.0 move    both set 1/1 rep 1/1 free reach
    """)


def test_a_rest_between_rounds_is_exact_as_well() -> None:
    plan = written("rest: 20 s, blocks: [{rounds: 2, rest: 1 min, items: [squat, reach]}]")
    assert pauses_ms(plan) == [20_000, 60_000, 20_000]


def test_a_superset_has_a_rest_of_its_own_between_its_exercises() -> None:
    plan = written(
        "rest: 45 s, blocks:"
        " [{rounds: 2, rest: 1 min, between: 15 s, items: [squat, reach]}, {items: [squat, reach]}]"
    )
    assert pauses_ms(plan) == [15_000, 60_000, 15_000, 45_000, 45_000]


def test_a_rest_between_the_only_item_of_a_block_and_nothing_is_refused() -> None:
    with pytest.raises(ProblemsError, match="between items, and there is one item"):
        written("blocks: [{rounds: 2, between: 15 s, items: [squat]}]")


def test_what_getting_into_position_leaves_of_a_rest_is_no_rest_of_a_moment() -> None:
    plan = written("rest: 10 s, blocks: [{items: [squat, reach]}]")
    assert whole(plan)[3:5] == lines("""
         49.0 5.0 prepare both set 1/1 rep 1/1 free reach
         54.0 5.0 prepare both set 1/1 rep 1/1 free reach
    """)


def test_a_rest_until_ready_is_nominally_what_is_written() -> None:
    plan = written("rest: 'until ready, 45 s', blocks: [{items: [squat, reach]}]")
    assert whole(plan)[3:6] == lines("""
         49.0 36.0 rest+   both set 1/1 rep 1/1 free reach
         85.0  4.0 prepare both set 1/1 rep 1/1 free reach
         89.0  5.0 prepare both set 1/1 rep 1/1 free reach
    """)


def test_only_what_does_not_fit_into_a_rest_is_added() -> None:
    # To lie down takes 16 s, and the count 5 s.
    plan = written("rest: 15 s, blocks: [{items: [squat, bridge]}]")
    assert pauses_ms(plan) == [21_000]


def test_what_is_added_to_a_rest_is_said() -> None:
    assert sentences("rest: 15 s, blocks: [{rounds: 2, items: [squat, bridge]}]") == (
        "Getting ready takes longer than the rest before: Bridge (by 6 seconds), Squat (by 6"
        " seconds).",
    )


def test_of_one_exercise_the_most_is_said() -> None:
    assert sentences("rest: 0 s, blocks: [{items: [squat, reach, bridge, reach]}]") == (
        "Getting ready takes longer than the rest before: Reach (by up to 21 seconds), Bridge (by"
        " 21 seconds).",
    )


def test_of_many_exercises_the_whole_is_said() -> None:
    over = [(name, 9_000) for name in ("Squat", "Reach", "Bridge", "Lunge", "Row")]
    assert longer_rests(over) == (
        "Getting ready takes longer than the rests are, by 45 seconds in all."
    )


def test_of_a_rest_that_is_long_enough_there_is_nothing_to_say() -> None:
    assert sentences("rest: 21 s, blocks: [{rounds: 2, items: [squat, bridge]}]") == ()


def test_to_be_shown_an_exercise_is_time_of_the_rest_as_well() -> None:
    plan = written("rest: 1 min, blocks: [{items: [squat, reach]}]")
    assert pauses_ms(plan, Settings(teach=Teach.ALWAYS)) == [60_000]


def test_without_that_a_rest_comes_before_getting_into_position() -> None:
    plan = plan_routine_of("{rest: 20 s, blocks: [{items: [squat, reach]}]}", EXERCISES)
    assert pauses_ms(plan) == [29_000]
