"""Which pose the body is in: at every moment of a session, and in a short demonstration."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backcoach.domain.compiling import Settings
from backcoach.domain.posing import SHOWN_MS, Demonstration, Moment, pose_name, poses_of
from backcoach.domain.session import Session
from backcoach.domain.span import BreathPattern
from backcoach.domain.terms import PhaseKind, Side, Sides
from backcoach.domain.timeline import Phase
from backcoach.domain.view import view_at
from tests.making import plan_of, shipped, shipped_plan

LIFT = """
side: each
movement:
- {do: lift, move: 2 breaths, breath: steady, pose: up}
- {do: hold, hold: dose, breath: out, pose: up}
- {do: lower, move: 2 s, breath: free, pose: down}
levels: [{reps: 2, hold: 1 exhale, rep_rest: 3 s}]
"""


@cache
def lifting() -> Session:
    """A session of lifting, at its start."""
    return Session.start(plan_of(LIFT), Settings(), {}, 0)


@cache
def started(routine: str) -> Session:
    """A routine that everybody gets, at its start."""
    return Session.start(shipped_plan(routine), Settings(), shipped().exercise, 0)


def moment(session: Session, position_ms: int) -> Moment:
    """The pose at a position."""
    placed = replace(session, player=session.player.seek(0, position_ms))
    return view_at(placed, 0).moment


def phases(kind: PhaseKind) -> list[Phase]:
    """The phases of lifting that are of a kind."""
    return [each for each in lifting().timeline.phases if each.kind is kind]


# In a session


@pytest.mark.parametrize("kind", [PhaseKind.PREPARE, PhaseKind.REST, PhaseKind.SWITCH])
def test_before_and_between_repetitions_the_body_is_where_one_starts(kind: PhaseKind) -> None:
    resting = {moment(lifting(), each.start_ms)[:2] for each in phases(kind)}
    assert resting == {("down", "down")}


def test_a_repetition_goes_through_its_poses() -> None:
    work = [each for each in lifting().timeline.phases if each.is_work and each.rep == 1]
    gone = [moment(lifting(), each.start_ms)[:2] for each in work if each.side is work[0].side]
    assert list(dict.fromkeys(gone)) == [("down", "up"), ("up", "up"), ("up", "down")]


def test_a_movement_goes_on_through_all_its_breaths() -> None:
    first = phases(PhaseKind.MOVE)[0]
    start_ms, end_ms = lifting().timeline.part_span(lifting().timeline.index_at(first.start_ms))
    assert end_ms - start_ms > first.duration_ms
    middle = moment(lifting(), (start_ms + end_ms) // 2)
    assert middle == Moment("down", "up", 0.5, middle.breath, (end_ms - start_ms) // 2)


def test_the_breath_is_full_after_breathing_in() -> None:
    first = phases(PhaseKind.MOVE)[0]
    assert first.breath == "in"
    assert moment(lifting(), first.start_ms).breath == 0
    assert moment(lifting(), first.end_ms - 1).breath > 0.99


def routines() -> st.SearchStrategy[str]:
    """Any routine that everybody gets."""
    return st.sampled_from([each.id for each in shipped().routines])


@given(routines(), st.floats(0, 1))
def test_a_part_goes_from_nothing_to_all_of_it(routine: str, share: float) -> None:
    session = started(routine)
    index = int(share * (len(session.timeline.phases) - 1))
    found = session.timeline.phases[index]
    at = [found.start_ms, (found.start_ms + found.end_ms) // 2, found.end_ms - 1]
    through = [moment(session, each).through for each in at]
    assert through == sorted(through)
    assert 0 <= through[0] <= through[-1] <= 1


@given(routines(), st.floats(0, 1))
def test_a_part_begins_in_the_pose_that_the_one_before_it_ended_in(
    routine: str, share: float
) -> None:
    session = started(routine)
    index = int(share * (len(session.timeline.phases) - 2))
    now, then = session.timeline.phases[index : index + 2]
    if now.item != then.item:
        return
    last, first = moment(session, now.end_ms - 1), moment(session, then.start_ms)
    same_part = last[:2] == first[:2]
    assert same_part or first.before == last.after


# In a demonstration


def shown(exercise: str) -> Demonstration:
    """The demonstration of an exercise that everybody gets."""
    return Demonstration(shipped().exercise[exercise], BreathPattern())


@pytest.mark.parametrize("exercise", [each.id for each in shipped().exercises])
def test_each_part_is_shown_from_where_the_one_before_it_ended(exercise: str) -> None:
    parts = shown(exercise).parts
    assert all(then.before == now.after for now, then in pairwise((*parts, parts[0])))


@pytest.mark.parametrize("exercise", [each.id for each in shipped().exercises])
def test_a_demonstration_shows_every_side_and_every_pose_once(exercise: str) -> None:
    found = shipped().exercise[exercise]
    parts = shown(exercise).parts
    sides = [side for side in Side if side in {part.side for part in parts}]
    both = [Side.BOTH] if found.sides is Sides.BOTH else [Side.LEFT, Side.RIGHT]
    assert sides == [side for side in Side if side in both]
    assert [part.after for part in parts] == [*poses_of(found)] * len(sides)


@pytest.mark.parametrize("exercise", [each.id for each in shipped().exercises])
def test_a_long_hold_is_cut_short(exercise: str) -> None:
    assert max(part.ms for part in shown(exercise).parts) <= SHOWN_MS


@given(st.sampled_from([each.id for each in shipped().exercises]), st.integers(0, 10**7))
def test_a_demonstration_is_always_somewhere(exercise: str, elapsed_ms: int) -> None:
    part, found = shown(exercise).at(elapsed_ms)
    assert found[:2] == (part.before, part.after)
    assert 0 <= found.through < 1
    assert 0 <= found.breath <= 1
    assert 0 <= found.elapsed_ms < part.ms


def test_a_demonstration_begins_again_and_again() -> None:
    demonstration = shown("bird-dog")
    once_ms = sum(part.ms for part in demonstration.parts)
    first, again = (demonstration.at(ms)[0] for ms in (once_ms - 1, once_ms))
    assert (first, again) == (demonstration.parts[-1], demonstration.parts[0])


# What poses are called


@pytest.mark.parametrize(("pose", "name"), [("down", "start"), ("up", "lift")])
def test_a_pose_is_called_by_what_leads_to_it(pose: str, name: str) -> None:
    assert pose_name(plan_of(LIFT).items[0].exercise, pose) == name


def test_the_only_pose_is_called_by_what_is_done_in_it() -> None:
    (wait,) = plan_of(
        "movement: [{do: wait, hold: dose, breath: free}]\nlevels: [{hold: 9 s}]"
    ).items
    assert pose_name(wait.exercise, "start") == "wait"
