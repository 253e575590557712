"""A plan that suits one person: what is swapped, what is left out, what is told, and why.

Laws go over the routines that everybody gets, with every condition and every two of them;
sentences are read off exercises that are made up.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

import pytest

from backcoach.domain.errors import NothingSuitsError
from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import Span
from backcoach.domain.knowledge.terms import Condition, CueKind, Goal, Position, Setting
from backcoach.domain.plan.plan import Plan, PlannedItem, plan_routine
from backcoach.domain.playing import changing
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.adapting import Adapted, Limits, adapt, is_for_the_desk, swapped
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Timeline
from tests.making import catalogue, shipped, shipped_plan

ROUTINES = [routine.id for routine in shipped().routines]
SINGLES = [(condition,) for condition in Condition]
CONDITIONS: list[tuple[Condition, ...]] = [*SINGLES, *combinations(Condition, 2)]
HEARD: list[tuple[Condition, ...]] = [*pairwise(Condition)]
"""What is listened to: to put a session into words takes a hundred times as long as to plan it.

Each condition is heard beside two others.
"""

by_routine = pytest.mark.parametrize("routine", ROUTINES)


def exercise(name: str) -> Exercise:
    return shipped().exercise[name]


def limits_of(*conditions: Condition, is_early: bool = False) -> Limits:
    return Limits(shipped().safety, conditions, is_early)


@cache
def adapted(routine: str, conditions: tuple[Condition, ...], is_early: bool = False) -> Adapted:
    limits = limits_of(*conditions, is_early=is_early)
    return adapt(shipped_plan(routine), limits, shipped().exercise)


@cache
def timeline(routine: str, conditions: tuple[Condition, ...], is_early: bool = False) -> Timeline:
    return compile_timeline(adapted(routine, conditions, is_early).plan, Settings())


def done_in(plan: Plan) -> tuple[str, ...]:
    """The exercises of a plan, which are those that its timeline leads into."""
    return tuple(dict.fromkeys(item.exercise.id for item in plan.items))


@by_routine
def test_a_session_leads_into_what_is_planned_and_nothing_else(routine: str) -> None:
    for conditions in HEARD:
        phases = timeline(routine, conditions).phases
        led_into = tuple(dict.fromkeys(phase.exercise for phase in phases))
        assert led_into == done_in(adapted(routine, conditions).plan), conditions


# No exercise that somebody should avoid


@by_routine
def test_nothing_that_somebody_avoids_is_in_their_session(routine: str) -> None:
    assert [
        (name, conditions)
        for conditions in CONDITIONS
        for name in done_in(adapted(routine, conditions).plan)
        if {*exercise(name).cautions.avoid} & {*conditions}
    ] == []


@by_routine
def test_nothing_that_bends_deeply_is_in_an_early_session(routine: str) -> None:
    assert [
        (name, conditions)
        for conditions in [(), *SINGLES]
        for name in done_in(adapted(routine, conditions, is_early=True).plan)
        if name in shipped().safety.morning.exercises
        or {*exercise(name).cautions.avoid} & {*conditions}
    ] == []


def pressed_about(items: Iterable[PlannedItem], limits: Limits) -> Iterator[str]:
    """Every exercise that the keys for easier and harder lead to from some items of a plan."""
    seen: set[tuple[str, str]] = set()
    ahead = [
        Session.start(Plan("a", "A", (item,)), Settings(), shipped().exercise, limits, 0)
        for item in items
    ]
    while ahead:
        session = ahead.pop()
        item = session.plan.items[0]
        if (item.exercise.id, item.dose) not in seen:
            seen.add((item.exercise.id, item.dose))
            yield item.exercise.id
            ahead += [changing.easier(session, 0), changing.harder(session, 0)]


def reached_by_keys(conditions: tuple[Condition, ...], is_early: bool) -> set[str]:
    """Every exercise that those keys lead to from anywhere in somebody's routines."""
    plans = [adapted(routine, conditions, is_early).plan for routine in ROUTINES]
    starts = {(item.exercise.id, item.dose): item for plan in plans for item in plan.items}
    return {*pressed_about(starts.values(), limits_of(*conditions, is_early=is_early))}


@pytest.mark.parametrize("condition", Condition)
def test_easier_and_harder_never_lead_to_what_somebody_avoids(condition: Condition) -> None:
    reached = reached_by_keys((condition,), is_early=False)
    assert [name for name in reached if condition in exercise(name).cautions.avoid] == []


def test_in_the_first_hour_they_lead_nobody_to_what_bends_deeply() -> None:
    assert reached_by_keys((), is_early=True) & {*shipped().safety.morning.exercises} == set()


# What comes in its place


MOVES = {Goal.STRETCH, Goal.MOBILITY, Goal.RELAX}


def single_muscles(one: Exercise) -> set[str]:
    """The single muscles an exercise is for, groups taken apart."""
    known = shipped()
    named = {*one.muscles.primary}
    return {
        muscle.id
        for muscle in known.muscles
        if named & {muscle.id, *(group.id for group in known.groups_of(muscle.id))}
    }


def serve_the_same_purpose(one: Exercise, other: Exercise) -> bool:
    """Both train or both loosen, and share a muscle; or both rest, or the other is a rung below."""
    if one.goal is other.goal is Goal.RELAX or other.id in one.easier:
        return True
    same_family = (one.goal in MOVES) == (other.goal in MOVES)
    return same_family and bool(single_muscles(one) & single_muscles(other))


@by_routine
def test_a_swap_serves_the_same_purpose(routine: str) -> None:
    assert [
        (swap.exercise.id, swap.instead.id, conditions)
        for conditions in CONDITIONS
        for swap in adapted(routine, conditions).swaps
        if swap.instead and not serve_the_same_purpose(swap.exercise, swap.instead)
    ] == []


@by_routine
def test_what_is_said_to_serve_the_same_purpose_does_and_is_in_the_session(routine: str) -> None:
    assert [
        (swap.exercise.id, swap.anyway.id, conditions)
        for conditions in CONDITIONS
        for swap in adapted(routine, conditions).swaps
        if swap.anyway
        and not (
            serve_the_same_purpose(swap.exercise, swap.anyway)
            and swap.anyway.id in done_in(adapted(routine, conditions).plan)
        )
    ] == []


@by_routine
def test_everything_that_is_missing_is_told_of(routine: str) -> None:
    own = {*shipped_plan(routine).names}
    for conditions in CONDITIONS:
        told_of = {swap.exercise.name for swap in adapted(routine, conditions).swaps}
        assert own - {*adapted(routine, conditions).plan.names} == told_of, conditions


@by_routine
def test_the_sentences_name_the_reasons_in_plain_words(routine: str) -> None:
    names = {each.condition: each.name for each in shipped().safety.conditions}
    for conditions in CONDITIONS:
        for swap in adapted(routine, conditions).swaps:
            reasons = [names[each] for each in conditions if each in swap.exercise.cautions.avoid]
            assert f"{swap.exercise.name} ({'; '.join(reasons)})" in swap.sentence


@by_routine
def test_a_swap_is_never_in_the_session_anyway(routine: str) -> None:
    own = {item.exercise.id for item in shipped_plan(routine).items}
    for conditions in CONDITIONS:
        instead = [swap.instead.id for swap in adapted(routine, conditions).swaps if swap.instead]
        assert len({*instead}) == len(instead), conditions
        assert {*instead} & own == set(), conditions


@by_routine
def test_whoever_stays_at_a_desk_is_kept_at_the_desk(routine: str) -> None:
    if is_for_the_desk(shipped_plan(routine)):
        names = {name for each in CONDITIONS for name in done_in(adapted(routine, each).plan)}
        assert [name for name in names if Setting.DESK not in exercise(name).settings] == []


def test_there_is_a_routine_for_the_desk() -> None:
    assert any(is_for_the_desk(shipped_plan(routine)) for routine in ROUTINES)


# Down to the floor, and up


def test_nobody_goes_down_to_the_floor_more_often_for_what_they_leave_out() -> None:
    for plan in (shipped_plan(routine) for routine in ROUTINES):
        for conditions in CONDITIONS:
            for is_early in (False, True):
                limits = limits_of(*conditions, is_early=is_early)
                found = adapt(plan, limits, shipped().exercise).plan
                assert found.descents <= plan.descents, (plan.name, limits.conditions, is_early)


def test_without_knee_rolls_nobody_gets_up_for_a_chair_in_between() -> None:
    plan, (swap,) = adapted("essentials", (Condition.HIP_PRECAUTIONS,))
    assert [item.exercise.position for item in plan.items][:2] == [Position.SUPINE] * 2
    assert swap.sentence == (
        "Left out: Knee rolls (hip replacement with precautions)."
        " Pelvic tilt serves the same purpose."
    )


@pytest.mark.parametrize("condition", [Condition.HIP_PRECAUTIONS, Condition.VERTEBRAL_FRACTURE])
def test_in_bed_nobody_kneels_for_what_they_leave_out(condition: Condition) -> None:
    plan, swaps = adapted("bedtime", (condition,))
    assert swaps
    assert plan.positions == (Position.SUPINE,)


def test_what_would_have_them_get_up_is_not_said_to_be_there_anyway() -> None:
    (swap,) = made_up("on-the-floor", Condition.KNEE).swaps
    assert swap.sentence == "Left out, with nothing that would fit in its place: Roll (knee)."


def test_a_swap_may_be_done_upright_where_one_gets_up_anyway() -> None:
    assert names(made_up("then-up", Condition.KNEE)) == ["bend", "turn"]


# What stays as it is


@by_routine
def test_everything_else_stays_in_its_order_with_its_doses_and_rests(routine: str) -> None:
    for conditions in CONDITIONS:
        plan, swaps = adapted(routine, conditions)
        gone = {swap.exercise.id for swap in swaps}
        came = {swap.instead.id for swap in swaps if swap.instead}
        kept = [item for item in shipped_plan(routine).items if item.exercise.id not in gone]
        assert [replace(i, told=()) for i in plan.items if i.exercise.id not in came] == kept


@by_routine
def test_a_swap_comes_at_the_place_of_what_it_is_for(routine: str) -> None:
    for conditions in CONDITIONS:
        plan, swaps = adapted(routine, conditions)
        places = {swap.exercise.id: swap.instead and swap.instead.id for swap in swaps}
        own = [item.exercise.id for item in shipped_plan(routine).items]
        expected = [name for each in own if (name := places.get(each, each)) is not None]
        assert [item.exercise.id for item in plan.items] == expected, conditions


@by_routine
def test_whoever_has_no_condition_does_the_routine_as_it_is(routine: str) -> None:
    assert adapted(routine, ()) == Adapted(shipped_plan(routine), ())


def around(item: PlannedItem) -> tuple[object, ...]:
    """What stands around an exercise in a plan."""
    return (item.rest, item.round, item.rounds, item.essential)


@by_routine
def test_a_swap_has_the_rests_and_rounds_of_what_it_is_for(routine: str) -> None:
    for conditions in CONDITIONS:
        plan, swaps = adapted(routine, conditions)
        left_out = {swap.exercise.id for swap in swaps if swap.instead is None}
        own = [item for item in shipped_plan(routine).items if item.exercise.id not in left_out]
        assert [around(item) for item in plan.items] == [around(item) for item in own]


# What is told as an exercise begins


@by_routine
def test_whoever_takes_care_is_told_how_as_the_exercise_is_announced(routine: str) -> None:
    for conditions in HEARD:
        cues = timeline(routine, conditions).cues
        announced = [cue.line for cue in cues if cue.kind is CueKind.ANNOUNCE and cue.line]
        for item, said in zip(adapted(routine, conditions).plan.items, announced, strict=True):
            for code in {*conditions} & {*item.exercise.cautions.caution}:
                own = [note.say for note in item.exercise.cautions.notes if code in note.who]
                cared = own or [shipped().safety.condition[code].care]
                assert [sentence for sentence in cared if sentence not in said] == []


@by_routine
def test_there_is_time_to_say_all_that_somebody_has_to_know(routine: str) -> None:
    for conditions in HEARD:
        words = [cue.text for cue in timeline(routine, conditions).cues if cue.text]
        told = [each for item in adapted(routine, conditions).plan.items for each in item.told]
        assert [each for each in told if not any(each in text for text in words)] == []


@by_routine
def test_a_swap_is_told_of_as_it_is_announced(routine: str) -> None:
    for conditions in HEARD:
        cues = timeline(routine, conditions).cues
        announced = [cue.line for cue in cues if cue.kind is CueKind.ANNOUNCE]
        for swap in adapted(routine, conditions).swaps:
            told = f"In place of {swap.exercise.name}: "
            assert any(told in said for said in announced) is bool(swap.instead), conditions


# Exercises that are made up

LIFT = """
    - id: lift
      movement: [{do: lift, move: 5 s, breath: out}]
      levels: [{reps: 4}, {reps: 8}]
      swaps: [lean]
      cautions: {avoid: [knee, wrist], caution: [neck], sources: [here]}
"""
LEAN = """
    - id: lean
      movement: [{do: lean, move: 5 s, breath: out}]
      levels: [{reps: 2}, {reps: 3}]
      cautions:
        avoid: [balance]
        caution: [knee, wrist, neck]
        notes:
          - {who: [knee], say: Lean on your hands.}
          - {who: [wrist, neck], say: Lean on your elbows.}
          - Leave it out after a meal.
        sources: [here]
"""
TURN = """
    - id: turn
      movement: [{do: turn, move: 5 s, breath: out}]
      levels: [{reps: 2}]
"""
WALK = """
    - id: walk
      settings: [desk]
      movement: [{do: walk, move: dose, breath: free}]
      levels: [{work: 2 min}]
      swaps: [run, sit]
      cautions: {avoid: [knee], sources: [here]}
    - id: run
      movement: [{do: run, move: dose, breath: free}]
      levels: [{work: 5 min}]
    - id: sit
      settings: [desk]
      movement: [{do: sit, move: dose, breath: free}]
      levels: [{work: 1 min}]
"""

ROLL = """
    - id: bend
      position: supine
      movement: [{do: bend, move: 5 s, breath: out}]
      levels: [{reps: 2}]
    - id: roll
      position: supine
      movement: [{do: roll, move: 5 s, breath: out}]
      levels: [{reps: 2}]
      swaps: [turn]
      cautions: {avoid: [knee], sources: [here]}
"""

# `swaps` may name exercises that are not there in one of these; so all of them are always there.
KNOWN = catalogue(
    LIFT + LEAN + TURN + WALK + ROLL,
    """
    - {id: all, rest: 5 s, blocks: [{items: [lift, turn]}]}
    - {id: with-lean, rest: 5 s, blocks: [{items: [lift, lean]}]}
    - {id: hard, blocks: [{items: [{exercise: lift, level: 2}]}]}
    - {id: alone, name: Lifting, blocks: [{items: [lift]}]}
    - {id: rounds, blocks: [{rounds: 2, items: [lift, turn]}]}
    - {id: leans, blocks: [{items: [lean]}]}
    - {id: turns, blocks: [{items: [turn]}]}
    - {id: on-the-floor, blocks: [{items: [bend, roll, {exercise: bend, level: 1}]}]}
    - {id: then-up, blocks: [{items: [bend, roll]}]}
    - {id: walks, blocks: [{items: [walk]}]}
    - {id: walks-and-turns, blocks: [{items: [walk, turn]}]}
    """,
)


def made_up(routine: str, *conditions: Condition, is_early: bool = False) -> Adapted:
    chosen = next(each for each in KNOWN.routines if each.id == routine)
    limits = Limits(KNOWN.safety, conditions, is_early)
    return adapt(plan_routine(chosen, KNOWN.exercise), limits, KNOWN.exercise)


def sentences(found: Adapted) -> list[str]:
    return [swap.sentence for swap in found.swaps]


def names(found: Adapted) -> list[str]:
    return [item.exercise.id for item in found.plan.items]


def test_a_swap_is_said_with_its_reason() -> None:
    assert sentences(made_up("all", Condition.KNEE)) == ["In place of Lift (knee): Lean."]


def test_all_reasons_are_said() -> None:
    found = made_up("all", Condition.KNEE, Condition.WRIST)
    assert sentences(found) == ["In place of Lift (knee; wrist): Lean."]


def test_what_has_no_swap_is_said_to_be_left_out() -> None:
    found = made_up("all", Condition.KNEE, Condition.BALANCE)
    assert sentences(found) == ["Left out, with nothing that would fit in its place: Lift (knee)."]


def test_what_has_no_swap_is_left_out() -> None:
    assert names(made_up("all", Condition.KNEE, Condition.BALANCE)) == ["turn"]


def test_where_the_swap_is_in_the_session_anyway_that_is_said() -> None:
    found = made_up("with-lean", Condition.KNEE)
    assert sentences(found) == ["Left out: Lift (knee). Lean serves the same purpose."]


def test_where_the_swap_is_in_the_session_anyway_it_does_not_come_twice() -> None:
    assert names(made_up("with-lean", Condition.KNEE)) == ["lean"]


def test_a_swap_in_every_round_is_said_once() -> None:
    assert sentences(made_up("rounds", Condition.KNEE)) == ["In place of Lift (knee): Lean."]


def test_a_swap_comes_in_every_round() -> None:
    assert names(made_up("rounds", Condition.KNEE)) == ["lean", "turn", "lean", "turn"]


def test_a_swap_begins_at_its_first_level() -> None:
    item = made_up("hard", Condition.KNEE).plan.items[0]
    assert (item.dose, item.dosage) == ("level 1 of 2", KNOWN.exercise["lean"].levels[0])


def test_a_swap_is_told_of_with_its_reason_and_what_to_mind_in_it() -> None:
    item = made_up("all", Condition.KNEE).plan.items[0]
    assert item.told == ("In place of Lift: knee.", "Lean on your hands.")


def test_an_exercises_own_note_comes_before_what_fits_anywhere() -> None:
    assert made_up("leans", Condition.KNEE).plan.items[0].told == ("Lean on your hands.",)


def test_what_fits_anywhere_is_told_where_an_exercise_has_no_note_of_its_own() -> None:
    assert made_up("alone", Condition.NECK).plan.items[0].told == ("Take care.",)


def test_a_note_for_two_conditions_is_told_once() -> None:
    told = made_up("leans", Condition.WRIST, Condition.NECK).plan.items[0].told
    assert told == ("Lean on your elbows.",)


def test_what_to_mind_in_an_exercise_is_told_in_the_order_of_the_conditions() -> None:
    told = made_up("leans", Condition.NECK, Condition.KNEE).plan.items[0].told
    assert told == ("Lean on your elbows.", "Lean on your hands.")


def test_a_condition_that_an_exercise_does_not_name_is_not_told_of() -> None:
    assert made_up("turns", *set(Condition) - {Condition.BALANCE}).plan.items[0].told == ()


def test_what_is_told_is_said_as_the_exercise_is_announced() -> None:
    cue = compile_timeline(made_up("all", Condition.KNEE).plan, Settings()).cues[0]
    assert cue.line == ("First: Lean. In place of Lift: knee. Lean on your hands. Stand tall.")


def test_what_is_told_can_be_seen_as_the_exercise_begins() -> None:
    limits = Limits(KNOWN.safety, (Condition.KNEE,))
    plan = made_up("all", Condition.KNEE).plan
    session = Session.start(plan, Settings(), KNOWN.exercise, limits, 0)
    assert View(session, 0).item.told == ("In place of Lift: knee.", "Lean on your hands.")


def test_the_exercise_that_a_key_leads_to_is_told_of_with_its_own_care() -> None:
    known = catalogue(
        """
        - {id: easy, movement: [{do: x, move: 5 s, breath: out}], levels: [{reps: 1}],
           cautions: {caution: [knee], sources: [here]}}
        - {id: hard, movement: [{do: x, move: 5 s, breath: out}], levels: [{reps: 1}],
           easier: [easy]}
        """,
        "{blocks: [{items: [hard]}]}",
    )
    plan = plan_routine(known.routines[0], known.exercise)
    limits = Limits(known.safety, (Condition.KNEE,))
    session = changing.easier(Session.start(plan, Settings(), known.exercise, limits, 0), 0)
    assert View(session, 0).item.told == ("Take care.",)


def test_what_is_left_out_for_an_answer_is_swapped_and_its_reason_said() -> None:
    limits = Limits(KNOWN.safety, (Condition.KNEE,), answered=frozenset({"lift"}))
    chosen = next(each for each in KNOWN.routines if each.id == "all")
    found = adapt(plan_routine(chosen, KNOWN.exercise), limits, KNOWN.exercise)
    assert sentences(found) == ["In place of Lift (knee; your answer): Lean."]


def test_nothing_leads_to_what_has_to_be_asked_about_first() -> None:
    asking = {each.id for each in shipped().exercises if each.cautions.asks}
    assert asking
    for each in shipped().exercises:
        assert asking.isdisjoint((*each.swaps, *each.easier, *each.harder)), each.id


# The first hour: `lift` is what bends deeply in the catalogue that is made up


def test_what_bends_deeply_is_swapped_in_the_first_hour() -> None:
    assert sentences(made_up("all", is_early=True)) == ["In place of Lift (it is early): Lean."]


def test_a_condition_and_the_hour_are_both_said() -> None:
    found = made_up("all", Condition.KNEE, is_early=True)
    assert sentences(found) == ["In place of Lift (knee; it is early): Lean."]


def test_after_the_first_hour_nothing_changes() -> None:
    assert names(made_up("all", is_early=False)) == ["lift", "turn"]


# At a desk, and by the clock


def test_a_routine_for_the_desk_passes_over_a_swap_that_leads_away_from_it() -> None:
    assert names(made_up("walks", Condition.KNEE)) == ["sit"]


def test_elsewhere_the_first_swap_is_taken() -> None:
    assert names(made_up("walks-and-turns", Condition.KNEE)) == ["run", "turn"]


@pytest.mark.parametrize(
    ("instead", "seconds"), [("run", 120), ("sit", 60)], ids=["longer", "shorter"]
)
def test_a_swap_takes_no_longer_than_what_it_is_for(instead: str, seconds: int) -> None:
    routine = next(each for each in KNOWN.routines if each.id == "walks")
    item = plan_routine(routine, KNOWN.exercise).items[0]
    other = swapped(item, KNOWN.exercise[instead], Limits(KNOWN.safety), "")
    assert other.dosage.work == Span(seconds * 1_000)


# Nothing left


def test_where_nothing_is_left_that_is_said_with_the_reasons() -> None:
    with pytest.raises(NothingSuitsError) as raised:
        made_up("alone", Condition.KNEE, Condition.BALANCE, Condition.WRIST)
    assert raised.value.sentence == (
        "Lifting does not suit you (knee; wrist), and there is nothing in its place."
    )


def test_where_nothing_is_left_something_gentler_is_named() -> None:
    with pytest.raises(NothingSuitsError) as raised:
        made_up("alone", Condition.KNEE, Condition.BALANCE)
    assert "`backcoach session gentle`" in raised.value.hint


def test_whoever_has_everything_can_still_do_the_gentle_routine() -> None:
    everything = tuple(Condition)
    assert done_in(adapted("gentle", everything, is_early=True).plan)
