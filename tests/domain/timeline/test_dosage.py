"""Each way to say how much, compiled to its exact phases.

The default breath is 2.5 s in and 3.5 s out. The scores start after the 9 s that lead into an
exercise done standing; notation.py explains their columns.
"""

import pytest

from backcoach.catalogue.problems import ProblemsError
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from tests.making import plan_of, plan_routine_of
from tests.notation import lines, whole, work

# Sets and repetitions


def test_sets_times_reps_are_done_in_order() -> None:
    plan = plan_of("""
        movement:
          - {do: lift, move: 2 s, breath: out}
          - {do: lower, move: 1 s, breath: in}
        levels:
          - {sets: 2, reps: 3}
    """)
    assert work(plan) == lines("""
         9.0  2.0  move  both  set 1/2  rep 1/3  out 1/1
        11.0  1.0  move  both  set 1/2  rep 1/3  in 1/1
        12.0  2.0  move  both  set 1/2  rep 2/3  out 1/1
        14.0  1.0  move  both  set 1/2  rep 2/3  in 1/1
        15.0  2.0  move  both  set 1/2  rep 3/3  out 1/1
        17.0  1.0  move  both  set 1/2  rep 3/3  in 1/1
        18.0  2.0  move  both  set 2/2  rep 1/3  out 1/1
        20.0  1.0  move  both  set 2/2  rep 1/3  in 1/1
        21.0  2.0  move  both  set 2/2  rep 2/3  out 1/1
        23.0  1.0  move  both  set 2/2  rep 2/3  in 1/1
        24.0  2.0  move  both  set 2/2  rep 3/3  out 1/1
        26.0  1.0  move  both  set 2/2  rep 3/3  in 1/1
    """)


def test_reps_may_differ_set_by_set() -> None:
    plan = plan_of("""
        movement:
          - {do: lift, move: 2 s, breath: free}
        levels:
          - {sets: 3, reps: [6, 4, 2]}
    """)
    assert work(plan) == lines("""
         9.0  2.0  move  both  set 1/3  rep 1/6  free
        11.0  2.0  move  both  set 1/3  rep 2/6  free
        13.0  2.0  move  both  set 1/3  rep 3/6  free
        15.0  2.0  move  both  set 1/3  rep 4/6  free
        17.0  2.0  move  both  set 1/3  rep 5/6  free
        19.0  2.0  move  both  set 1/3  rep 6/6  free
        21.0  2.0  move  both  set 2/3  rep 1/4  free
        23.0  2.0  move  both  set 2/3  rep 2/4  free
        25.0  2.0  move  both  set 2/3  rep 3/4  free
        27.0  2.0  move  both  set 2/3  rep 4/4  free
        29.0  2.0  move  both  set 3/3  rep 1/2  free
        31.0  2.0  move  both  set 3/3  rep 2/2  free
    """)


# Holds


def test_a_hold_in_seconds_is_filled_with_whole_breaths() -> None:
    # 10 s are nearest to two breaths of 6 s, so each of the two is a little shorter.
    plan = plan_of("""
        movement:
          - {do: hold, hold: dose, breath: steady}
        levels:
          - {hold: 10 s}
    """)
    assert work(plan) == lines("""
         9.0    2.083  hold  both  set 1/1  rep 1/1  in 1/2
        11.083  2.917  hold  both  set 1/1  rep 1/1  out 1/2
        14.0    2.083  hold  both  set 1/1  rep 1/1  in 2/2
        16.083  2.917  hold  both  set 1/1  rep 1/1  out 2/2
    """)


def test_a_hold_too_long_for_one_breath_is_two() -> None:
    # One breath and a half of 9 s are nearer to one; but a breath lasts 12 s at the most.
    assert work(
        plan_of("""
        movement: [{do: stay, hold: dose, breath: steady}]
        levels: [{hold: 13 s, breath: "4.5:4.5"}]
    """)
    ) == lines("""
        9.0   3.25 hold both set 1/1 rep 1/1 in  1/2
        12.25 3.25 hold both set 1/1 rep 1/1 out 1/2
        15.5  3.25 hold both set 1/1 rep 1/1 in  2/2
        18.75 3.25 hold both set 1/1 rep 1/1 out 2/2
    """)


def test_a_hold_too_short_for_any_breath_is_not_paced() -> None:
    assert work(
        plan_of("""
        movement: [{do: stay, hold: dose, breath: steady}]
        levels: [{hold: 3.9 s}]
    """)
    ) == lines("""
        9.0 3.9 hold both set 1/1 rep 1/1 free
    """)


def test_a_hold_much_shorter_than_a_breath_is_not_paced() -> None:
    plan = plan_of("""
        movement:
          - {do: hold, hold: dose, breath: steady}
        levels:
          - {hold: 3 s}
    """)
    assert work(plan) == ["9.0 3.0 hold both set 1/1 rep 1/1 free"]


def test_a_hold_in_breaths_lasts_that_many_breaths() -> None:
    plan = plan_of("""
        movement:
          - {do: hold, hold: dose, breath: steady}
        levels:
          - {hold: 3 breaths}
    """)
    assert work(plan) == lines("""
         9.0  2.5  hold  both  set 1/1  rep 1/1  in 1/3
        11.5  3.5  hold  both  set 1/1  rep 1/1  out 1/3
        15.0  2.5  hold  both  set 1/1  rep 1/1  in 2/3
        17.5  3.5  hold  both  set 1/1  rep 1/1  out 2/3
        21.0  2.5  hold  both  set 1/1  rep 1/1  in 3/3
        23.5  3.5  hold  both  set 1/1  rep 1/1  out 3/3
    """)


def test_a_hold_in_breaths_is_as_long_as_the_person_breathes() -> None:
    plan = plan_of("""
        movement:
          - {do: hold, hold: dose, breath: steady}
        levels:
          - {hold: 2 breaths}
    """)
    assert work(plan, Settings(breath=BreathPattern(5_000, 0, 5_000, 0))) == lines("""
         9.0  5.0  hold  both  set 1/1  rep 1/1  in 1/2
        14.0  5.0  hold  both  set 1/1  rep 1/1  out 1/2
        19.0  5.0  hold  both  set 1/1  rep 1/1  in 2/2
        24.0  5.0  hold  both  set 1/1  rep 1/1  out 2/2
    """)


def test_a_hold_of_one_exhale_is_one_breath_out() -> None:
    plan = plan_of("""
        movement:
          - {do: reach, move: 2 s, breath: in}
          - {do: hold, hold: dose, breath: out}
          - {do: lower, move: 2 s, breath: in}
        levels:
          - {hold: 1 exhale}
    """)
    assert work(plan) == lines("""
         9.0  2.0  move  both  set 1/1  rep 1/1  in 1/1
        11.0  3.5  hold  both  set 1/1  rep 1/1  out 1/1
        14.5  2.0  move  both  set 1/1  rep 1/1  in 1/1
    """)


def test_a_long_hold_that_starts_with_a_breath_out_ends_with_one() -> None:
    # 3.5 s out and one whole breath more, in and out again, are exactly 9.5 s.
    plan = plan_of("""
        movement:
          - {do: hold, hold: dose, breath: out}
        levels:
          - {hold: 9.5 s}
    """)
    assert work(plan) == lines("""
         9.0  3.5  hold  both  set 1/1  rep 1/1  out 1/2
        12.5  2.5  hold  both  set 1/1  rep 1/1  in 1/2
        15.0  3.5  hold  both  set 1/1  rep 1/1  out 2/2
    """)


# Tempo

SQUAT = """
    movement:
      - {do: rise, move: 2 s, breath: out}
      - {do: pause, hold: 2 s, breath: free}
      - {do: sink, move: 2 s, breath: in}
    levels:
      - {tempo: {TEMPO}}
"""


def test_a_tempo_sets_the_length_of_each_part() -> None:
    plan = plan_of(SQUAT.replace("TEMPO", "rise: 3 s, pause: 1 s, sink: 5 s"))
    assert work(plan) == lines("""
         9.0  3.0  move  both  set 1/1  rep 1/1  out 1/1
        12.0  1.0  hold  both  set 1/1  rep 1/1  free
        13.0  5.0  move  both  set 1/1  rep 1/1  in 1/1
    """)


def test_a_part_without_a_tempo_keeps_its_own_length() -> None:
    plan = plan_of(SQUAT.replace("TEMPO", "sink: 5 s"))
    assert work(plan) == lines("""
         9.0  2.0  move  both  set 1/1  rep 1/1  out 1/1
        11.0  2.0  hold  both  set 1/1  rep 1/1  free
        13.0  5.0  move  both  set 1/1  rep 1/1  in 1/1
    """)


# Rests


def test_a_rest_between_reps_is_not_taken_after_the_last() -> None:
    plan = plan_of("""
        movement:
          - {do: lift, move: 2 s, breath: out}
        levels:
          - {reps: 3, rep_rest: 4 s}
    """)
    assert work(plan) == lines("""
         9.0  2.0  move  both  set 1/1  rep 1/3  out 1/1
        11.0  4.0  rest  both  set 1/1  rep 2/3  free
        15.0  2.0  move  both  set 1/1  rep 2/3  out 1/1
        17.0  4.0  rest  both  set 1/1  rep 3/3  free
        21.0  2.0  move  both  set 1/1  rep 3/3  out 1/1
    """)


def test_a_rest_between_sets_takes_the_place_of_the_one_between_reps() -> None:
    plan = plan_of("""
        movement:
          - {do: lift, move: 2 s, breath: out}
        levels:
          - {sets: 2, reps: 2, rest: 45 s, rep_rest: 4 s}
    """)
    assert work(plan) == lines("""
         9.0   2.0  move  both  set 1/2  rep 1/2  out 1/1
        11.0   4.0  rest  both  set 1/2  rep 2/2  free
        15.0   2.0  move  both  set 1/2  rep 2/2  out 1/1
        17.0  45.0  rest  both  set 2/2  rep 1/2  free
        62.0   2.0  move  both  set 2/2  rep 1/2  out 1/1
        64.0   4.0  rest  both  set 2/2  rep 2/2  free
        68.0   2.0  move  both  set 2/2  rep 2/2  out 1/1
    """)


TWO_EXERCISES = """
    - id: lift
      movement:
        - {do: lift, move: 2 s, breath: out}
      levels: [{reps: 1}]
    - id: turn
      movement:
        - {do: turn, move: 3 s, breath: free}
      levels: [{reps: 1}]
"""


def test_a_rest_between_exercises_comes_before_getting_into_position() -> None:
    plan = plan_routine_of("{rest: 20 s, blocks: [{items: [lift, turn]}]}", TWO_EXERCISES)
    assert whole(plan) == lines("""
         0.0   4.0  prepare  both  set 1/1  rep 1/1  free     lift
         4.0   5.0  prepare  both  set 1/1  rep 1/1  free     lift
         9.0   2.0  move     both  set 1/1  rep 1/1  out 1/1  lift
        11.0  20.0  rest     both  set 1/1  rep 1/1  free     turn
        31.0   4.0  prepare  both  set 1/1  rep 1/1  free     turn
        35.0   5.0  prepare  both  set 1/1  rep 1/1  free     turn
        40.0   3.0  move     both  set 1/1  rep 1/1  free     turn
    """)


def test_a_rest_until_ready_is_open_and_counts_with_its_nominal_time() -> None:
    plan = plan_of("""
        movement:
          - {do: lift, move: 2 s, breath: out}
        levels:
          - {sets: 2, reps: 1, rest: "until ready, 45 s"}
    """)
    assert work(plan) == lines("""
         9.0   2.0  move   both  set 1/2  rep 1/1  out 1/1
        11.0  45.0  rest+  both  set 2/2  rep 1/1  free
        56.0   2.0  move   both  set 2/2  rep 1/1  out 1/1
    """)


def test_a_rest_until_ready_without_a_time_counts_with_30_seconds() -> None:
    plan = plan_of("""
        movement:
          - {do: lift, move: 2 s, breath: out}
        levels:
          - {sets: 2, reps: 1, rest: until ready}
    """)
    assert work(plan)[1] == "11.0 30.0 rest+ both set 2/2 rep 1/1 free"


# Sides

TURN = """
    side: SIDE
    switch: 8 s
    movement:
      - {do: turn, move: 2 s, breath: out}
    levels:
      - {reps: 2, rep_rest: 3 s}
"""


def test_both_sides_at_once_are_not_counted_by_side() -> None:
    assert work(plan_of(TURN.replace("SIDE", "both"))) == lines("""
         9.0  2.0  move  both  set 1/1  rep 1/2  out 1/1
        11.0  3.0  rest  both  set 1/1  rep 2/2  free
        14.0  2.0  move  both  set 1/1  rep 2/2  out 1/1
    """)


def test_each_side_is_done_with_before_the_other_begins() -> None:
    assert work(plan_of(TURN.replace("SIDE", "each"))) == lines("""
         9.0  2.0  move    left   set 1/1  rep 1/2  out 1/1
        11.0  3.0  rest    left   set 1/1  rep 2/2  free
        14.0  2.0  move    left   set 1/1  rep 2/2  out 1/1
        16.0  8.0  switch  right  set 1/1  rep 1/2  free
        24.0  2.0  move    right  set 1/1  rep 1/2  out 1/1
        26.0  3.0  rest    right  set 1/1  rep 2/2  free
        29.0  2.0  move    right  set 1/1  rep 2/2  out 1/1
    """)


def test_all_sets_of_one_side_come_before_those_of_the_other() -> None:
    plan = plan_of("""
        side: each
        movement:
          - {do: turn, move: 2 s, breath: out}
        levels:
          - {sets: 2, reps: 1, rest: 30 s}
    """)
    assert work(plan) == lines("""
         9.0   2.0  move    left   set 1/2  rep 1/1  out 1/1
        11.0  30.0  rest    left   set 2/2  rep 1/1  free
        41.0   2.0  move    left   set 2/2  rep 1/1  out 1/1
        43.0   6.0  switch  right  set 1/2  rep 1/1  free
        49.0   2.0  move    right  set 1/2  rep 1/1  out 1/1
        51.0  30.0  rest    right  set 2/2  rep 1/1  free
        81.0   2.0  move    right  set 2/2  rep 1/1  out 1/1
    """)


def test_alternating_sides_change_with_every_repetition() -> None:
    assert work(plan_of(TURN.replace("SIDE", "alternate"))) == lines("""
         9.0  2.0  move    left   set 1/1  rep 1/2  out 1/1
        11.0  3.0  switch  right  set 1/1  rep 1/2  free
        14.0  2.0  move    right  set 1/1  rep 1/2  out 1/1
        16.0  3.0  switch  left   set 1/1  rep 2/2  free
        19.0  2.0  move    left   set 1/1  rep 2/2  out 1/1
        21.0  3.0  switch  right  set 1/1  rep 2/2  free
        24.0  2.0  move    right  set 1/1  rep 2/2  out 1/1
    """)


def test_alternating_sets_are_done_on_both_sides_before_the_next() -> None:
    plan = plan_of("""
        side: alternate
        movement:
          - {do: turn, move: 2 s, breath: out}
        levels:
          - {sets: 2, reps: 1, rest: 30 s, rep_rest: 3 s}
    """)
    assert work(plan) == lines("""
         9.0   2.0  move    left   set 1/2  rep 1/1  out 1/1
        11.0   3.0  switch  right  set 1/2  rep 1/1  free
        14.0   2.0  move    right  set 1/2  rep 1/1  out 1/1
        16.0  30.0  rest    left   set 2/2  rep 1/1  free
        46.0   2.0  move    left   set 2/2  rep 1/1  out 1/1
        48.0   3.0  switch  right  set 2/2  rep 1/1  free
        51.0   2.0  move    right  set 2/2  rep 1/1  out 1/1
    """)


@pytest.mark.parametrize("side", ["each", "alternate"])
def test_the_sore_side_comes_first(side: str) -> None:
    plan = plan_of(TURN.replace("SIDE", side))
    phases = compile_timeline(plan, Settings(sore_side=Side.RIGHT)).phases
    assert phases[0].side is Side.RIGHT


def test_one_side_is_the_sore_one_alone() -> None:
    plan = plan_of(TURN.replace("SIDE", "one"))
    assert work(plan, Settings(sore_side=Side.RIGHT)) == lines("""
         9.0  2.0  move  right  set 1/1  rep 1/2  out 1/1
        11.0  3.0  rest  right  set 1/1  rep 2/2  free
        14.0  2.0  move  right  set 1/1  rep 2/2  out 1/1
    """)


def test_one_side_is_each_side_where_none_is_known_to_be_sore() -> None:
    one, each = (plan_of(TURN.replace("SIDE", side)) for side in ("one", "each"))
    assert work(one) == work(each)


SORE = """
    side: SIDE
    movement:
      - {do: turn, move: 2 s, breath: out}
    levels:
      - {reps: {sore: 3, other: 2}}
"""


def test_the_sore_side_gets_more() -> None:
    plan = plan_of(SORE.replace("SIDE", "each"))
    assert work(plan, Settings(sore_side=Side.RIGHT)) == lines("""
         9.0  2.0  move    right  set 1/1  rep 1/3  out 1/1
        11.0  2.0  move    right  set 1/1  rep 2/3  out 1/1
        13.0  2.0  move    right  set 1/1  rep 3/3  out 1/1
        15.0  6.0  switch  left   set 1/1  rep 1/2  free
        21.0  2.0  move    left   set 1/1  rep 1/2  out 1/1
        23.0  2.0  move    left   set 1/1  rep 2/2  out 1/1
    """)


def test_both_sides_get_the_more_where_none_is_known_to_be_sore() -> None:
    assert work(plan_of(SORE.replace("SIDE", "each"))) == lines("""
         9.0  2.0  move    left   set 1/1  rep 1/3  out 1/1
        11.0  2.0  move    left   set 1/1  rep 2/3  out 1/1
        13.0  2.0  move    left   set 1/1  rep 3/3  out 1/1
        15.0  6.0  switch  right  set 1/1  rep 1/3  free
        21.0  2.0  move    right  set 1/1  rep 1/3  out 1/1
        23.0  2.0  move    right  set 1/1  rep 2/3  out 1/1
        25.0  2.0  move    right  set 1/1  rep 3/3  out 1/1
    """)


def test_alternating_ends_with_what_the_sore_side_gets_more() -> None:
    plan = plan_of(SORE.replace("SIDE", "alternate"))
    assert work(plan, Settings(sore_side=Side.RIGHT)) == lines("""
         9.0  2.0  move  right  set 1/1  rep 1/3  out 1/1
        11.0  2.0  move  left   set 1/1  rep 1/2  out 1/1
        13.0  2.0  move  right  set 1/1  rep 2/3  out 1/1
        15.0  2.0  move  left   set 1/1  rep 2/2  out 1/1
        17.0  2.0  move  right  set 1/1  rep 3/3  out 1/1
    """)


def test_more_for_the_sore_side_is_refused_where_there_are_no_sides() -> None:
    with pytest.raises(ProblemsError, match="reps"):
        plan_of(SORE.replace("SIDE", "both"))


# Time-based work


def test_a_movement_that_goes_on_is_one_phase_of_work() -> None:
    plan = plan_of("""
        movement:
          - {do: walk, move: dose, breath: free}
        levels:
          - {work: 10 min}
    """)
    assert work(plan) == ["9.0 600.0 move both set 1/1 rep 1/1 free"]


# Three repetitions of 14 s are nearest to 40 s, and are done a little faster to fill it.
REPEATED = """
    side: SIDE
    movement:
      - {do: up, move: 6 s, breath: free}
      - {do: down, move: 8 s, breath: free}
    levels:
      - {work: 40 s}
"""


def test_a_repeated_movement_fills_its_time_with_whole_repetitions() -> None:
    assert work(plan_of(REPEATED.replace("SIDE", "both"))) == lines("""
         9.0    5.714  move  both  set 1/1  rep 1/3  free
        14.714  7.619  move  both  set 1/1  rep 1/3  free
        22.333  5.715  move  both  set 1/1  rep 2/3  free
        28.048  7.619  move  both  set 1/1  rep 2/3  free
        35.667  5.714  move  both  set 1/1  rep 3/3  free
        41.381  7.619  move  both  set 1/1  rep 3/3  free
    """)


def test_alternating_sides_share_the_time() -> None:
    assert work(plan_of(REPEATED.replace("SIDE", "alternate"))) == lines("""
        10.0   8.571  move  left   set 1/1  rep 1/1  free
        18.571 11.429  move  left   set 1/1  rep 1/1  free
        30.0   8.571  move  right  set 1/1  rep 1/1  free
        38.571 11.429  move  right  set 1/1  rep 1/1  free
    """)


def test_each_side_gets_all_of_the_time() -> None:
    assert work(plan_of(REPEATED.replace("SIDE", "each"))) == lines("""
        10.0   5.714  move    left   set 1/1  rep 1/3  free
        15.714 7.619  move    left   set 1/1  rep 1/3  free
        23.333 5.715  move    left   set 1/1  rep 2/3  free
        29.048 7.619  move    left   set 1/1  rep 2/3  free
        36.667 5.714  move    left   set 1/1  rep 3/3  free
        42.381 7.619  move    left   set 1/1  rep 3/3  free
        50.0   6.0    switch  right  set 1/1  rep 1/3  free
        56.0   5.714  move    right  set 1/1  rep 1/3  free
        61.714 7.619  move    right  set 1/1  rep 1/3  free
        69.333 5.715  move    right  set 1/1  rep 2/3  free
        75.048 7.619  move    right  set 1/1  rep 2/3  free
        82.667 5.714  move    right  set 1/1  rep 3/3  free
        88.381 7.619  move    right  set 1/1  rep 3/3  free
    """)


@pytest.mark.parametrize(("side", "work_ms"), [("both", 40), ("alternate", 40), ("each", 80)])
def test_time_based_work_lasts_to_the_millisecond_at_any_breath(side: str, work_ms: int) -> None:
    plan = plan_of(f"""
        side: {side}
        movement:
          - {{do: lift, move: 1 inhale, breath: in}}
          - {{do: lower, move: 1 exhale, breath: out}}
        levels:
          - {{work: 40 s}}
    """)
    phases = compile_timeline(plan, Settings(breath=BreathPattern(2_700, 0, 4_300, 0))).phases
    assert sum(phase.duration_ms for phase in phases if phase.is_work) == work_ms * 1_000


def test_every_set_of_time_based_work_gets_all_of_the_time() -> None:
    plan = plan_of("""
        movement:
          - {do: step, move: 20 s, breath: free}
        levels:
          - {sets: 2, work: 40 s, rest: 15 s}
    """)
    assert work(plan) == lines("""
          9.0  20.0  move  both  set 1/2  rep 1/2  free
         29.0  20.0  move  both  set 1/2  rep 2/2  free
         49.0  15.0  rest  both  set 2/2  rep 1/2  free
         64.0  20.0  move  both  set 2/2  rep 1/2  free
         84.0  20.0  move  both  set 2/2  rep 2/2  free
    """)


def test_a_movement_that_takes_no_time_is_refused() -> None:
    # How many of them fit into 40 s has no answer.
    with pytest.raises(ProblemsError, match="lift"):
        plan_of("""
            movement:
              - {do: lift, move: 0 s, breath: free}
            levels:
              - {work: 40 s}
        """)


# Rounds


def test_rounds_repeat_their_items_with_a_rest_between_rounds() -> None:
    plan = plan_routine_of(
        "{rest: 10 s, blocks: [{rounds: 2, rest: 60 s, items: [lift, turn]}]}", TWO_EXERCISES
    )
    assert whole(plan) == lines("""
          0.0   4.0  prepare  both  set 1/1  rep 1/1  free     lift
          4.0   5.0  prepare  both  set 1/1  rep 1/1  free     lift
          9.0   2.0  move     both  set 1/1  rep 1/1  out 1/1  lift
         11.0  10.0  rest     both  set 1/1  rep 1/1  free     turn
         21.0   4.0  prepare  both  set 1/1  rep 1/1  free     turn
         25.0   5.0  prepare  both  set 1/1  rep 1/1  free     turn
         30.0   3.0  move     both  set 1/1  rep 1/1  free     turn
         33.0  60.0  rest     both  set 1/1  rep 1/1  free     lift
         93.0   4.0  prepare  both  set 1/1  rep 1/1  free     lift
         97.0   5.0  prepare  both  set 1/1  rep 1/1  free     lift
        102.0   2.0  move     both  set 1/1  rep 1/1  out 1/1  lift
        104.0  10.0  rest     both  set 1/1  rep 1/1  free     turn
        114.0   4.0  prepare  both  set 1/1  rep 1/1  free     turn
        118.0   5.0  prepare  both  set 1/1  rep 1/1  free     turn
        123.0   3.0  move     both  set 1/1  rep 1/1  free     turn
    """)


def test_rounds_without_a_rest_of_their_own_take_the_routines() -> None:
    plan = plan_routine_of("{rest: 10 s, blocks: [{rounds: 2, items: [lift]}]}", TWO_EXERCISES)
    assert whole(plan)[3] == "11.0 10.0 rest both set 1/1 rep 1/1 free lift"


# Breath patterns


def test_a_breath_of_four_parts_is_held_full_and_empty() -> None:
    plan = plan_of("""
        movement:
          - {do: breathe, hold: dose, breath: steady}
        levels:
          - {breath: "3:1:4:2", hold: 2 breaths}
    """)
    assert work(plan) == lines("""
         9.0  3.0  hold  both  set 1/1  rep 1/1  in 1/2
        12.0  1.0  hold  both  set 1/1  rep 1/1  held 1/2
        13.0  4.0  hold  both  set 1/1  rep 1/1  out 1/2
        17.0  2.0  hold  both  set 1/1  rep 1/1  held 1/2
        19.0  3.0  hold  both  set 1/1  rep 1/1  in 2/2
        22.0  1.0  hold  both  set 1/1  rep 1/1  held 2/2
        23.0  4.0  hold  both  set 1/1  rep 1/1  out 2/2
        27.0  2.0  hold  both  set 1/1  rep 1/1  held 2/2
    """)


def test_a_dosages_own_breath_comes_before_the_persons() -> None:
    plan = plan_of("""
        movement:
          - {do: breathe, hold: dose, breath: steady}
        levels:
          - {breath: "5:5", hold: 1 breath}
    """)
    assert work(plan, Settings(breath=BreathPattern(2_000, 0, 2_000, 0))) == lines("""
         9.0  5.0  hold  both  set 1/1  rep 1/1  in 1/1
        14.0  5.0  hold  both  set 1/1  rep 1/1  out 1/1
    """)
