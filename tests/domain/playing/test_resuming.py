"""A session that was cut off goes on from the set after the last one that was done."""

from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.knowledge.terms import Side
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.playing.player import State
from backcoach.domain.playing.resuming import SetOf, next_ms, resumed
from backcoach.domain.playing.session import Session
from backcoach.domain.timeline.layout import Settings
from tests.making import catalogue, unlimited

KNOWN = catalogue(
    """
    - id: lean
      side: each
      movement: [{do: lean, move: 5 s, breath: out}]
      levels: [{sets: 2, reps: 2, rest: 20 s}]
    - id: lift
      side: alternate
      movement: [{do: lift, move: 5 s, breath: out}]
      levels: [{sets: 2, reps: 2, rest: 20 s}]
    """,
    "- {id: two, rest: 10 s, blocks: [{items: [lean, lift]}]}",
)
PLAN = plan_routine(KNOWN.routines[0], KNOWN.exercise)
SETS = [
    *(SetOf("lean", 0, number, side) for side in (Side.LEFT, Side.RIGHT) for number in (1, 2)),
    *(SetOf("lift", 1, number, Side.BOTH) for number in (1, 2)),
]
"""All sets, in the order they are done."""


def begun(*, waits: bool = True) -> Session:
    return Session.start(PLAN, Settings(), KNOWN.exercise, unlimited(), 0, waits=waits)


def with_reps(sets: list[SetOf]) -> dict[SetOf, int]:
    return dict.fromkeys(sets, 2)


def next_work(session: Session) -> SetOf:
    """The set that is done next."""
    here_ms = session.player.position(0)
    phase = next(each for each in session.timeline.phases if each.is_work and each.end_ms > here_ms)
    side = Side.BOTH if phase.exercise == "lift" else phase.side
    return SetOf(phase.exercise, phase.item, phase.set, side)


@given(st.integers(0, len(SETS) - 1), st.booleans())
def test_it_goes_on_with_the_set_after_the_last_one_done(many: int, waits: bool) -> None:
    session = resumed(begun(waits=waits), with_reps(SETS[:many]), 0)
    assert next_work(session) == SETS[many]
    assert next_ms(session.timeline, SETS[:many]) < session.timeline.duration_ms


@given(st.integers(0, len(SETS)))
def test_what_was_done_before_counts(many: int) -> None:
    done = {
        each.exercise.id: each.reps
        for each in resumed(begun(), with_reps(SETS[:many]), 0).summary()
    }
    lean = [each for each in SETS[:many] if each.exercise == "lean"]
    lift = [each for each in SETS[:many] if each.exercise == "lift"]
    assert done == {"lean": 2 * len(lean), "lift": 4 * len(lift)}


def test_as_many_as_were_counted_before_still_count() -> None:
    known = catalogue(
        """
        - id: lean
          side: both
          movement: [{do: lean, move: 5 s, breath: out}]
          levels: [{sets: 2, work: 20 s, amrap: true, rest: 20 s}]
        """,
        "- {id: one, rest: 10 s, blocks: [{items: [lean]}]}",
    )
    plan = plan_routine(known.routines[0], known.exercise)
    session = Session.start(plan, Settings(), known.exercise, unlimited(), 0, waits=True)
    (item,) = resumed(session, {SetOf("lean", 0, 1, Side.BOTH): 7}, 0).summary()
    assert item.counted == 7


def test_nothing_done_is_a_session_from_the_beginning() -> None:
    assert resumed(begun(), {}, 0).player.position(0) == 0


def test_all_done_leaves_nothing_to_go_on_with() -> None:
    timeline = begun().timeline
    assert next_ms(timeline, SETS) == timeline.duration_ms


def test_within_an_exercise_it_waits_until_somebody_is_in_position_again() -> None:
    assert resumed(begun(), with_reps(SETS[:1]), 0).state is State.PAUSED
    assert resumed(begun(waits=False), with_reps(SETS[:1]), 0).state is State.PLAYING


def test_before_an_exercise_it_goes_on_at_once_with_the_way_into_position() -> None:
    assert resumed(begun(), with_reps(SETS[:4]), 0).state is State.PLAYING


def test_sets_of_another_plan_do_not_count() -> None:
    assert resumed(begun(), {SetOf("walk", 0, 1, Side.BOTH): 1}, 0).player.position(0) == 0
