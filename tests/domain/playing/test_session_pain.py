"""It hurts, in the middle of a session: what is asked, what the advice does, what is kept.

The loop plays on a fake clock; moments are milliseconds from the start of the session.
"""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.coach import BINDINGS
from backcoach.domain.knowledge.routine import Routine
from backcoach.domain.knowledge.safety import Felt, Pain
from backcoach.domain.knowledge.terms import (
    Advice,
    Condition,
    CueKind,
    Occasion,
    PhaseKind,
    Position,
    Symptom,
)
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.playing import hurting
from backcoach.domain.playing.asking import Asking
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.tailoring.adapting import Limits, adapt
from backcoach.domain.timeline.layout import Settings
from tests.fakes import Happening, Played, Shown, ctrl_c, play, press, tell_pain
from tests.generated import people, sore_presses
from tests.making import catalogue, shipped, shipped_plan, unlimited

EXERCISES = """
    - id: bridge
      movement: [{do: lift, move: 5 s, breath: out}]
      levels:
        - {reps: 4, rep_rest: 5 s}
        - {reps: 6, rep_rest: 5 s}
      swaps: [tilt]
    - id: tilt
      movement: [{do: tilt, move: 5 s, breath: out}]
      levels:
        - {reps: 2, rep_rest: 5 s}
        - {reps: 3, rep_rest: 5 s}
      harder: [bridge]
    - id: march
      movement: [{do: march, move: 5 s, breath: out}]
      levels: [{reps: 4, rep_rest: 5 s}]
    - id: stay
      movement: [{do: stay, hold: dose, breath: steady}]
      levels: [{hold: 30 s}]
    - id: walk
      movement: [{do: walk, move: dose, breath: free}]
      levels: [{work: 60 s}]
"""
KNOWN = catalogue(
    EXERCISES,
    """
    - {id: two, rest: 10 s, blocks: [{items: [bridge, march]}]}
    - {id: hard, rest: 10 s, blocks: [{items: [{exercise: bridge, level: 2}, march]}]}
    - {id: open, rest: "until ready, 10 s", blocks: [{items: [bridge, march]}]}
    - {id: rounds, rest: 10 s, blocks: [{rounds: 2, items: [bridge, march]}]}
    - {id: marches, rest: 10 s, blocks: [{rounds: 2, items: [march, stay]}]}
    - {id: again, rest: 10 s, blocks: [{rounds: 2, items: [march]}]}
    - {id: three, rest: 10 s, blocks: [{items: [march, bridge, stay]}]}
    - {id: middle, rest: 10 s, blocks: [{items: [bridge, march, stay]}]}
    - {id: just-march, blocks: [{items: [march]}]}
    - {id: just-stay, rest: 10 s, blocks: [{items: [stay, march]}]}
    - {id: just-tilt, rest: 10 s, blocks: [{items: [tilt, march]}]}
    - {id: tail, rest: 10 s, blocks: [{rounds: 2, items: [march]}, {items: [tilt]}]}
    - {id: just-walk, rest: 10 s, blocks: [{items: [walk, march]}]}
    """,
)
MINUTE = 60_000

# In most routines the work, four times 5 s, is from 9, 19, 29 and 39 s on; then there is a rest
# from 44 s on, getting into position from 54 s on and ready from 58 s on, and work from 63 s on.
FIRST, SECOND, REST, POSITION = 9_000, 19_000, 44_000, 54_000


def plan_of(routine: str) -> Plan:
    chosen = next(each for each in KNOWN.routines if each.id in (routine, f"just-{routine}"))
    return plan_routine(chosen, KNOWN.exercise)


ENDING_ALL = ("escape", "escape", "escape", "space", "q", "q")
"""What ends a session, whatever it is asking or showing."""


def played(
    routine: str, *script: Happening, start_pain: int | None = None, waits: bool = True
) -> Played:
    """A session that is quit an hour later, if it has not ended before."""
    last = [press(key, 60 * MINUTE) for key in ENDING_ALL]
    return play(
        plan_of(routine),
        *script,
        *last,
        exercises=KNOWN.exercise,
        start_pain=start_pain,
        waits=waits,
    )


def advice(found: Played) -> list[Advice]:
    return [each.rule.then for each in found.session.felt]


def exercises_of(found: Played) -> list[str]:
    return [item.exercise.id for item in found.session.plan.items]


# Asking


def test_it_hurts_pauses_at_once() -> None:
    view = played("two", press("p", 20_500)).at(10 * MINUTE)
    assert (view.state, view.position_ms) == (State.PAUSED, 20_500)


def test_it_hurts_asks_at_once() -> None:
    assert played("two", press("p", 20_500)).at(20_500).session.asking is not None


def test_it_hurts_hides_the_help() -> None:
    found = played("two", press("?", 1_000), press("p", 20_500))
    assert not found.at(20_500).session.helping


def test_escape_takes_back_what_was_typed_before_it_leaves_the_question() -> None:
    typed = [press(key, 20_500) for key in ("p", "1", "0", "escape")]
    assert played("two", *typed).at(20_500).session.asking == Asking()
    left = played("two", *typed, press("escape", 21_000)).at(21_000)
    assert (left.session.asking, left.session.felt) == (None, ())
    again = [press(key, 21_000) for key in ("4", "enter")]
    assert played("two", *typed, *again).at(21_000).session.felt[0].pain.score == 4


@pytest.mark.parametrize("keys", [[], ["5", "escape"]], ids=["first", "typed"])
def test_escape_leaves_it_paused(keys: list[str]) -> None:
    script = [press(key, 20_500) for key in ("p", *keys, "escape")]
    view = played("two", *script).at(10 * MINUTE)
    assert (view.state, view.position_ms, view.session.asking) == (State.PAUSED, 20_500, None)


@pytest.mark.parametrize("keys", [[], ["5", "escape"]], ids=["first", "typed"])
def test_escape_notes_nothing(keys: list[str]) -> None:
    script = [press(key, 20_500) for key in ("p", *keys, "escape")]
    assert played("two", *script).session.felt == ()


def test_a_score_counts_from_enter_on_whatever_becomes_of_the_second_question() -> None:
    entered = [press(key, 20_500) for key in ("p", "9", "enter")]
    pain = Pain(Occasion.DURING, 9)
    told = Felt("bridge", pain, unlimited().safety.rule_for(pain))
    assert played("two", *entered).at(20_500).session.felt == (told,)
    assert played("two", *entered, ctrl_c(21_000)).session.felt == (told,)
    left_out = played("two", *entered, press("escape", 21_000))
    assert left_out.session.felt == (told,)
    assert left_out.at(21_000).session.asking == Asking(score=9, rule=told.rule)


def test_a_symptom_takes_the_place_of_the_score_it_came_with_and_counts_no_second_stop() -> None:
    entered = [press(key, 20_500) for key in ("p", "9", "enter", "1", "1")]
    (felt,) = played("two", *entered).session.felt
    assert (felt.pain.score, felt.pain.symptom, felt.pain.stops) == (9, Symptom.LEG, 0)


def test_after_escape_space_goes_on_where_it_was() -> None:
    script = [press(key, 20_500) for key in ("p", "escape", "space")]
    assert played("two", *script).at(23_500).position_ms == 20_500


OTHERS = ["n", "right", "b", "left", "q", "e", "h", "r", "+", "?", "p", "x", "tab", "paste"]


@pytest.mark.parametrize("key", [*OTHERS, "space", "enter"])
def test_no_other_key_does_anything_while_the_number_is_asked_for(key: str) -> None:
    found = played("two", press("p", 20_500), press(key, 30_000))
    assert found.at(30_000).session == found.at(20_500).session


@pytest.mark.parametrize("key", [*OTHERS, "space", "enter", "4", "9"])
def test_no_other_key_does_anything_while_symptoms_are_asked_for(key: str) -> None:
    script = [press(each, 20_500) for each in ("p", "5", "enter")]
    found = played("two", *script, press(key, 30_000))
    assert found.at(30_000).session == found.at(20_500).session


@pytest.mark.parametrize("key", [*OTHERS, "space", "enter", "0", "4"])
def test_no_other_key_does_anything_while_the_leg_is_asked_about(key: str) -> None:
    script = [press(each, 20_500) for each in ("p", "5", "enter", "1")]
    found = played("two", *script, press(key, 30_000))
    assert found.at(30_000).session == found.at(20_500).session


def test_escape_at_the_leg_comes_back_to_what_comes_with_it() -> None:
    script = [press(each, 20_500) for each in ("p", "5", "enter", "1")]
    found = played("two", *script, press("escape", 30_000))
    assert found.at(30_000).session.asking == Asking(typed="5", score=5)


@pytest.mark.parametrize("key", [*OTHERS, "escape", "0", "5"])
def test_no_other_key_does_anything_while_the_advice_is_there(key: str) -> None:
    found = played("two", *tell_pain(5, 20_500), press(key, 30_000))
    assert found.at(30_000).session == found.at(20_500).session


def test_what_was_told_is_noted_with_its_exercise() -> None:
    (felt,) = played("two", *tell_pain(5, 20_500)).session.felt
    assert (felt.exercise, felt.pain.score, felt.pain.symptom) == ("bridge", 5, None)


def test_the_score_before_the_session_counts() -> None:
    found = played("two", *tell_pain(6, 20_500), start_pain=5)
    assert advice(found) == [Advice.GO_ON]


# Going on


@pytest.mark.parametrize("key", ["space", "enter"])
def test_a_little_pain_goes_on_where_it_was(key: str) -> None:
    found = played("two", *tell_pain(3, 20_500), press(key, 30_000))
    assert found.at(33_000).position_ms == 20_500


def test_going_on_is_counted_in() -> None:
    found = played("two", *tell_pain(3, 20_500), press("space", 30_000))
    assert (found.at(30_000).state, found.at(30_000).counting_in) == (State.COUNTING, 3)


def test_a_repetition_counts_although_pain_was_told_of_in_it() -> None:
    found = played("two", *tell_pain(3, 20_500), press("space", 30_000))
    assert found.done["bridge"] == (4, 4)


# Easing: smaller and easier


def test_amber_goes_on_with_the_level_below() -> None:
    view = played("hard", *tell_pain(4, 20_500), press("space", 30_000)).at(30_000)
    assert (view.exercise.id, view.item.dose, view.phase.rep) == ("bridge", "level 1 of 2", 2)


def test_amber_at_the_first_level_goes_on_with_half_the_repetitions() -> None:
    view = played("two", *tell_pain(4, 20_500), press("space", 30_000)).at(30_000)
    assert (view.item.dose, view.phase.rep, view.phase.reps) == ("half of level 1", 2, 2)


def test_amber_twice_halves_twice() -> None:
    script = (*tell_pain(4, 10_000), press("space", 10_000), *tell_pain(4, 14_000))
    view = played("two", *script, press("space", 20_000)).at(20_000)
    assert view.phase.reps == 1


def test_amber_says_what_it_does() -> None:
    view = played("two", *tell_pain(4, 10_000), press("space", 10_000)).at(10_000)
    assert view.session.notice == "Smaller and easier."


def test_amber_starts_the_repetition_from_its_beginning_after_a_count() -> None:
    found = played("two", *tell_pain(4, 20_500), press("space", 30_000))
    assert (found.at(30_000).state, found.at(33_000).position_ms) == (State.COUNTING, SECOND)


def test_amber_after_half_of_it_goes_on_to_the_next_exercise() -> None:
    view = played("two", *tell_pain(4, 30_000), press("space", 30_000)).at(30_000)
    assert (view.exercise.id, view.phase.kind) == ("march", PhaseKind.REST)


@pytest.mark.parametrize(
    ("at_ms", "exercise"), [(FIRST + 10_000, "stay"), (FIRST + 20_000, "march")]
)
def test_amber_in_a_hold_asks_for_half_of_it_unless_that_was_done(
    at_ms: int, exercise: str
) -> None:
    view = played("stay", *tell_pain(4, at_ms), press("space", at_ms)).at(at_ms)
    assert view.exercise.id == exercise


@pytest.mark.parametrize(
    ("at_ms", "exercise"), [(FIRST + 20_000, "walk"), (FIRST + 40_000, "march")]
)
def test_amber_in_timed_work_asks_for_half_of_it_unless_that_was_done(
    at_ms: int, exercise: str
) -> None:
    view = played("walk", *tell_pain(4, at_ms), press("space", at_ms)).at(at_ms)
    assert view.exercise.id == exercise


def test_whoever_has_done_enough_is_told_so() -> None:
    view = played("stay", *tell_pain(4, 35_000), press("space", 35_000)).at(35_000)
    assert view.session.notice == "That is enough of Stay."


# Swapping: stop this exercise


def test_red_goes_on_with_getting_into_position_for_the_swap() -> None:
    view = played("two", *tell_pain(6, 20_500), press("space", 30_000)).at(30_000)
    assert (view.exercise.id, view.phase.kind, view.phase.label) == (
        "tilt",
        PhaseKind.PREPARE,
        "Find your starting position",
    )


def test_the_swap_is_announced_with_its_reason() -> None:
    found = played("two", *tell_pain(6, 20_500), press("space", 30_000))
    lines = [each.cue.line for each in found.heard if each.cue.kind is CueKind.ANNOUNCE]
    announced = [each for each in lines if each]
    assert announced[1] == "First: Tilt. In place of Bridge, which hurt. Stand tall."


def test_the_swap_is_said_to_take_its_place() -> None:
    view = played("two", *tell_pain(6, 20_500), press("space", 30_000)).at(30_000)
    assert view.session.notice == "In place of Bridge, which hurt."


def test_the_swap_begins_at_its_first_level() -> None:
    view = played("hard", *tell_pain(6, 20_500), press("space", 30_000)).at(30_000)
    assert (view.item.dose, view.phase.reps) == ("level 1 of 2", 2)


@pytest.mark.parametrize("start_pain", [5, 8])
def test_the_swap_on_a_day_that_hurts_has_half_its_repetitions(start_pain: int) -> None:
    script = (*tell_pain(7, 20_500), press("space", 30_000))
    found = played("two", *script, start_pain=start_pain)
    assert found.at(30_000).phase.reps == 1


def test_the_swap_is_done_in_later_rounds_too() -> None:
    found = played("rounds", *tell_pain(6, 20_500), press("space", 30_000))
    assert exercises_of(found) == ["tilt", "march", "tilt", "march"]


def test_the_rounds_before_keep_their_exercise() -> None:
    # The second round's bridge gets ready from 112 s and is done from 117 s.
    found = played("rounds", *tell_pain(6, 120_000), press("space", 120_000))
    assert exercises_of(found) == ["bridge", "march", "tilt", "march"]


def test_where_there_is_no_swap_the_next_exercise_comes() -> None:
    view = played("marches", *tell_pain(6, 20_500), press("space", 30_000)).at(30_000)
    assert (view.exercise.id, view.phase.kind) == ("stay", PhaseKind.REST)


def test_where_there_is_no_swap_that_is_said() -> None:
    view = played("marches", *tell_pain(6, 20_500), press("space", 30_000)).at(30_000)
    assert view.session.notice == "March is over for today."


def test_where_there_is_no_swap_later_rounds_leave_it_out() -> None:
    found = played("marches", *tell_pain(6, 20_500), press("space", 30_000))
    assert exercises_of(found) == ["march", "stay", "stay"]


def test_where_the_last_exercise_has_no_swap_the_session_ends() -> None:
    found = played("march", *tell_pain(6, 20_500), press("space", 30_000))
    assert (found.ended_ms, found.session.state) == (30_000, State.FINISHED)


def test_where_only_later_rounds_were_left_the_session_ends() -> None:
    found = played("again", *tell_pain(6, 20_500), press("space", 30_000))
    assert (found.ended_ms, found.done) == (30_000, {"march": (1, 4)})


def test_a_session_that_has_nothing_left_was_not_ended_by_pain() -> None:
    assert played("march", *tell_pain(6, 20_500), press("space", 30_000)).session.ended_by is None


def test_harder_does_not_lead_back_to_what_hurt() -> None:
    script = (*tell_pain(6, 20_500), press("space", 30_000), press("h", 31_000), press("h", 32_000))
    view = played("two", *script).at(32_000)
    assert (view.exercise.id, view.session.notice) == (
        "tilt",
        "This is the hardest version there is.",
    )


def test_back_does_not_lead_to_what_was_stopped_for_pain() -> None:
    # March has no swap and is over for today, and the bridge after it is the first that is left.
    script = (*tell_pain(6, 20_500), press("space", 30_000), press("b", 50_000))
    view = played("three", *script).at(50_000)
    assert (view.exercise.id, view.phase.kind) == ("bridge", PhaseKind.PREPARE)


def test_back_passes_over_what_was_stopped_for_pain() -> None:
    # Bridge, march, stay: march is stopped, and from stay one goes back to the bridge.
    script = (*tell_pain(6, 70_000), press("space", 70_000), press("b", 71_000))
    assert played("middle", *script).at(71_000).exercise.id == "bridge"


def test_the_opposite_key_does_not_lead_back_to_what_was_stopped_for_pain() -> None:
    # Harder leads from tilt to bridge, which hurts; it is swapped, and nothing leads back to it.
    script = (*3 * [press("h", 10_000)], *tell_pain(6, 14_000), press("space", 14_000))
    keys = [press(key, 20_000 + at * 1_000) for at, key in enumerate("ehehhh")]
    found = played("tilt", *script, *keys)
    assert [each for each in found.shown if each.clock_ms > 14_000 and is_of(each, "bridge")] == []


def is_of(shown: Shown, exercise: str) -> bool:
    return shown.view.exercise.id == exercise


def test_what_hurt_before_is_no_swap() -> None:
    # Tilt hurts a little, and is halved; the third press of h leads past both its levels to the
    # bridge, whose swap would be tilt.
    script = [*tell_pain(4, 10_000), press("space", 10_000), *3 * [press("h", 11_000)]]
    found = played("tilt", *script, *tell_pain(6, 20_000), press("space", 20_000))
    assert found.at(20_000).session.notice == "Bridge is over for today."


def test_a_key_for_another_exercise_keeps_a_gentle_day_gentle() -> None:
    # Two tilts are no less than half of either of their levels; two bridges are half of the first.
    view = played("tilt", press("h", 10_000), start_pain=5).at(10_000)
    assert (view.exercise.id, view.phase.reps) == ("bridge", 2)


# A leg, and what is sharp


@pytest.mark.parametrize(
    ("score", "expected"), [(3, Advice.GO_ON), (5, Advice.EASE), (6, Advice.SWAP)]
)
def test_usual_pain_in_a_leg_counts_by_its_number(score: int, expected: Advice) -> None:
    assert advice(played("two", *tell_pain(score, 20_500, "12"))) == [expected]


def test_usual_pain_in_a_leg_can_be_lived_with_from_4_on() -> None:
    assert advice(played("two", *tell_pain(6, 20_500, "12"), start_pain=5)) == [Advice.GO_ON]


def test_pain_that_draws_back_up_goes_on_where_it_was() -> None:
    found = played("two", *tell_pain(5, 20_500, "13"), press("space", 30_000))
    assert (found.at(33_000).position_ms, found.done["bridge"]) == (20_500, (4, 4))


def test_sharp_pain_swaps_the_exercise_however_little_it_is() -> None:
    view = played("two", *tell_pain(0, 20_500, "2"), press("space", 30_000)).at(30_000)
    assert (view.exercise.id, view.session.notice) == ("tilt", "In place of Bridge, which hurt.")


def test_no_swap_for_pain_has_somebody_get_up_only_to_go_down_again() -> None:
    plan = shipped_plan("ten-for-the-lower-back")
    index = [item.exercise.id for item in plan.items].index("knee-to-chest")
    starts, ends = compile_timeline(plan, Settings()).item_span(index)
    pain = tell_pain(7, (starts + ends) // 2)
    script = (*pain, press("space", ends), press("q", ends), press("q", ends))
    found = play(plan, *script, exercises=shipped().exercise)
    assert found.session.stopped == {"knee-to-chest"}
    assert found.session.plan.items[index].exercise.position is Position.SUPINE


def test_sharp_pain_is_a_stop_and_the_next_that_is_too_much_ends_the_session() -> None:
    script = [*tell_pain(2, 20_500, "2"), press("space", 20_500), *tell_pain(6, 60_000)]
    assert advice(played("two", *script)) == [Advice.SWAP, Advice.END]


def test_sharp_pain_that_is_little_swaps_a_second_exercise_too() -> None:
    script = [*tell_pain(6, 20_500), press("space", 20_500), *tell_pain(2, 60_000, "2")]
    assert advice(played("two", *script)) == [Advice.SWAP, Advice.SWAP]


# Ending


def twice(first_ms: int = 20_500, second_ms: int = 60_000, score: int = 6) -> list[Happening]:
    return [*tell_pain(score, first_ms), press("space", first_ms), *tell_pain(score, second_ms)]


def test_the_second_stop_ends_the_session_at_once() -> None:
    found = played("two", *twice())
    assert (found.ended_ms, found.session.state) == (60_000, State.STOPPED)


def test_the_second_stop_says_what_ended_the_session() -> None:
    ended_by = played("two", *twice()).session.ended_by
    assert ended_by is not None
    assert ended_by.then is Advice.END


def test_easing_is_no_stop() -> None:
    script = [*tell_pain(5, 10_000), press("space", 10_000), *tell_pain(6, 14_000)]
    assert advice(played("two", *script)) == [Advice.EASE, Advice.SWAP]


@pytest.mark.parametrize("score", [0, 5, 10])
@pytest.mark.parametrize(("key", "symptom"), [("11", Symptom.LEG), ("3", Symptom.FAINT)])
def test_a_symptom_ends_the_session_at_once(score: int, key: str, symptom: Symptom) -> None:
    found = played("two", *tell_pain(score, 20_500, key))
    felt = [each.pain.symptom for each in found.session.felt]
    assert (found.ended_ms, found.session.state, felt) == (20_500, State.STOPPED, [symptom])


@pytest.mark.parametrize("keys", ["11", "3"])
def test_a_symptom_leads_to_the_warning_signs(keys: str) -> None:
    ended_by = played("two", *tell_pain(0, 20_500, keys)).session.ended_by
    assert ended_by is not None
    assert ended_by.then is Advice.SIGNS


def test_whoever_quits_was_not_ended_by_pain() -> None:
    found = played("two", *tell_pain(4, 10_000), press("space", 10_000), press("q", 20_000))
    assert found.session.ended_by is None


def test_ctrl_c_ends_a_session_that_is_asking() -> None:
    found = played("two", press("p", 20_500), press("5", 20_500), ctrl_c(30_000))
    assert (found.outcome.interrupted, found.session.state) == (True, State.STOPPED)


def test_ctrl_c_while_asking_notes_no_pain() -> None:
    assert played("two", press("p", 20_500), ctrl_c(30_000)).session.felt == ()


def test_ctrl_c_while_asking_keeps_what_was_done() -> None:
    assert played("two", press("p", 20_500), ctrl_c(30_000)).done["bridge"] == (1, 4)


# What was done


def test_what_was_done_before_an_end_is_kept() -> None:
    assert played("two", *tell_pain(0, 20_500, "11")).done == {"bridge": (1, 4), "march": (0, 4)}


def test_what_was_done_before_a_swap_is_kept() -> None:
    found = played("two", *tell_pain(6, 20_500), press("space", 30_000))
    assert found.done == {"bridge": (1, 1), "tilt": (2, 2), "march": (4, 4)}


def test_what_was_done_before_it_got_easier_is_kept() -> None:
    found = played("two", *tell_pain(4, 20_500), press("space", 30_000))
    assert found.done["bridge"] == (2, 2)


def test_what_was_done_of_a_round_that_is_left_out_is_kept() -> None:
    # The second round's march begins at 112 s; one repetition is done, and then one goes back.
    back = [press("b", 119_000), press("b", 119_000)]
    found = played("marches", *back, *tell_pain(6, 125_000), press("space", 125_000))
    reps = [item.reps for item in found.session.summary() if item.exercise.id == "march"]
    assert sum(reps) == 5


def test_what_was_done_after_a_round_that_is_left_out_is_kept() -> None:
    # Of tilt, one repetition is done at 122 s; then one goes back to the first march.
    back = [press("b", 123_000), press("b", 123_000)]
    script = [*tell_pain(6, 124_000), press("space", 124_000), ctrl_c(124_000)]
    assert played("tail", *back, *script).done["tilt"] == (1, 2)


# Where it was told of


def test_in_a_rest_it_is_the_exercise_just_done_that_hurts() -> None:
    found = played("two", *tell_pain(6, 50_000))
    (felt,) = found.session.felt
    assert felt.exercise == "bridge"
    named = next(each.view.session.asking for each in found.shown if each.view.session.asking)
    assert named.page()[0].startswith("How much does it hurt after Bridge, from 0 ")


def test_in_a_rest_a_stop_leaves_the_next_exercise_as_it_is() -> None:
    found = played("two", *tell_pain(6, 50_000), press("space", 50_000))
    assert exercises_of(found) == ["bridge", "march"]


def test_in_a_rest_a_stop_begins_the_rest_again() -> None:
    view = played("two", *tell_pain(6, 50_000), press("space", 50_000)).at(50_000)
    assert (view.position_ms, view.session.notice) == (REST, "Bridge is over for today.")


def test_in_a_rest_a_stop_swaps_later_rounds() -> None:
    found = played("rounds", *tell_pain(6, 50_000), press("space", 50_000))
    assert exercises_of(found) == ["bridge", "march", "tilt", "march"]


def test_in_a_rest_a_stop_leaves_out_later_rounds_without_a_swap() -> None:
    found = played("marches", *tell_pain(6, 50_000), press("space", 50_000))
    assert exercises_of(found) == ["march", "stay", "stay"]


def test_in_a_rest_amber_makes_the_next_exercise_smaller() -> None:
    view = played("two", *tell_pain(4, 50_000), press("space", 50_000)).at(50_000)
    assert (view.exercise.id, view.phase.reps, view.position_ms) == ("march", 2, 50_000)


def test_in_a_rest_between_repetitions_it_is_their_exercise_that_hurts() -> None:
    (felt,) = played("two", *tell_pain(6, 15_000)).session.felt
    assert felt.exercise == "bridge"


@pytest.mark.parametrize("at_ms", [POSITION + 1_000, POSITION + 5_000])
def test_in_the_lead_in_it_is_the_exercise_ahead_that_hurts(at_ms: int) -> None:
    (felt,) = played("two", *tell_pain(6, at_ms)).session.felt
    assert felt.exercise == "march"


def test_a_wait_until_ready_goes_on_waiting_after_a_little_pain() -> None:
    found = played("open", *tell_pain(3, 5 * MINUTE), press("space", 5 * MINUTE))
    assert found.at(6 * MINUTE).state is State.WAITING


def test_a_wait_until_ready_goes_on_waiting_after_amber() -> None:
    found = played("open", *tell_pain(4, 5 * MINUTE), press("space", 5 * MINUTE))
    assert found.at(6 * MINUTE).state is State.WAITING


def test_a_wait_until_ready_waits_again_after_a_stop() -> None:
    found = played("open", *tell_pain(6, 5 * MINUTE), press("space", 5 * MINUTE))
    assert found.at(6 * MINUTE).state is State.WAITING


def test_the_count_before_going_on_is_stopped_by_it_hurts() -> None:
    script = [press("space", 20_500), press("space", 30_000), press("p", 31_000)]
    view = played("two", *script).at(10 * MINUTE)
    assert (view.state, view.position_ms) == (State.PAUSED, 20_500)


# Laws

DAY_MS = 24 * 60 * MINUTE
QUIT_AT_LAST = [press(key, DAY_MS) for key in ENDING_ALL]

LEVELS = catalogue(
    """
    - id: bridge
      side: alternate
      movement:
        - {do: lift, move: 2 s, breath: out}
        - {do: hold, hold: dose, breath: steady}
      levels:
        - {reps: 2, hold: 1 breath, rep_rest: 3 s}
        - {sets: 2, reps: [3, 1], hold: 8 s, rep_rest: 3 s, rest: 20 s}
      easier: [tilt]
      harder: [march]
      swaps: [march, stay]
    - id: tilt
      movement: [{do: tilt, move: 1 exhale, breath: out}]
      levels: [{work: 20 s}, {work: 40 s}]
      harder: [bridge]
    - id: march
      position: supine
      side: each
      movement: [{do: march, move: 5 s, breath: in}]
      levels: [{sets: 2, reps: {sore: 2, other: 1}, rest: until ready}]
      swaps: [stay]
    - id: stay
      movement: [{do: stay, hold: dose, breath: steady}]
      levels: [{hold: 20 s}, {hold: 30 s}]
    """,
    """
    rest: "until ready, 8 s"
    blocks:
      - {rounds: 2, rest: 30 s, items: [{exercise: bridge, level: 2}, tilt]}
      - {items: [march]}
    """,
)
LEVELLED = plan_routine(LEVELS.routines[0], LEVELS.exercise)


def sore(keys: Iterable[Happening], start_pain: int | None) -> Played:
    return play(LEVELLED, *keys, *QUIT_AT_LAST, exercises=LEVELS.exercise, start_pain=start_pain)


starts = st.sampled_from([None, 0, 4, 5, 6, 10])


@given(sore_presses("_nbr+-eh?pqx"), starts)
def test_whatever_hurts_a_session_always_ends(
    keys: list[Happening], start_pain: int | None
) -> None:
    assert sore(keys, start_pain).session.is_over


@given(sore_presses("_nbr+-eh?p"), starts)
def test_whatever_hurts_recorded_is_never_more_than_prescribed(
    keys: list[Happening], start_pain: int | None
) -> None:
    summary = sore(keys, start_pain).session.summary()
    assert [item for item in summary if item.reps > item.prescribed] == []


def work_left_ms(session: Session, now_ms: int) -> int:
    """How long the work of the present exercise still takes, in this round."""
    position, item = session.player.position(now_ms), session.phase(now_ms).item
    return sum(
        max(0, phase.end_ms - max(phase.start_ms, position))
        for phase in session.timeline.phases
        if phase.is_work and phase.item == item
    )


@given(st.integers(0, 400_000), st.sampled_from([4, 5]), people())
def test_easing_never_asks_for_more_than_before(at_ms: int, score: int, person: Settings) -> None:
    begun = Session.start(LEVELLED, person, LEVELS.exercise, unlimited(), 0)
    before, _ = begun.advance(at_ms)
    if before.is_over:
        return
    asked = hurting.hurts(before, at_ms)
    for key in (str(score), "enter", "0", "space"):
        asked = hurting.answer(asked, key, at_ms)
    if asked.phase(at_ms).item == before.phase(at_ms).item:
        assert work_left_ms(asked, at_ms) <= work_left_ms(before, at_ms)


PRESS = {key: binding.press for binding in BINDINGS for key in binding.keys}


def totals(keys: Iterable[Happening]) -> Iterator[int]:
    """How many repetitions a session has counted after each key, of all exercises together."""
    session = Session.start(LEVELLED, Settings(), LEVELS.exercise, unlimited(), 0, waits=True)
    for each in keys:
        session, _ = session.advance(each.at_ms)
        key = each.key or ""
        if session.asking:
            session = hurting.answer(session, key, each.at_ms)
        elif not session.is_over:
            session = PRESS[key](session, each.at_ms) if key in PRESS else session
        yield sum(item.reps for item in session.summary())


@given(sore_presses("_nbr+-eh?p"))
def test_whatever_hurts_nothing_done_is_lost(keys: list[Happening]) -> None:
    counted = [*totals(keys)]
    assert counted == sorted(counted)


@settings(max_examples=30)
@given(
    st.sampled_from(shipped().routines),
    st.sets(st.sampled_from(Condition), max_size=4),
    st.booleans(),
    sore_presses("_nbeh"),
    starts,
)
def test_whatever_hurts_nothing_that_somebody_avoids_is_ever_shown(
    routine: Routine,
    conditions: set[Condition],
    is_early: bool,
    keys: list[Happening],
    start_pain: int | None,
) -> None:
    limits = Limits(shipped().safety, tuple(conditions), is_early)
    plan, _ = adapt(plan_routine(routine, shipped().exercise), limits, shipped().exercise)
    found = play(
        plan,
        *keys,
        *QUIT_AT_LAST,
        exercises=shipped().exercise,
        limits=limits,
        start_pain=start_pain,
    )
    shown = {each.view.exercise.id: each.view.exercise for each in found.shown}
    avoided = {name for name, exercise in shown.items() if conditions & {*exercise.cautions.avoid}}
    early = {*shipped().safety.morning.exercises} if is_early else set()
    assert avoided | (shown.keys() & early) == set()
