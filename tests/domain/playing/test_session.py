"""What each key does to a session, and what counts as done. No loop runs here: a test says when.

A session starts at clock reading 0, so that undisturbed its position is the reading.
"""

from dataclasses import replace

import pytest

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.span import BreathPattern
from backcoach.domain.knowledge.terms import Breath, PhaseKind, Side, Talk
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.playing.changing import (
    change_talk,
    easier,
    faster_breath,
    harder,
    slower_breath,
)
from backcoach.domain.playing.events import Helped
from backcoach.domain.playing.player import State
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.transport import back, restart, skip, toggle_help, toggle_pause
from backcoach.domain.playing.view import View
from backcoach.domain.script.compiling import Spoken
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Cue, Phase
from tests.making import catalogue, unlimited

EXERCISES = """
    - id: tilt
      movement:
        - {do: tilt, move: 2 s, breath: out}
        - {do: let go, move: 3 s, breath: in}
      levels:
        - {reps: 2, rep_rest: 5 s}
    - id: bridge
      movement:
        - {do: lift, move: 2 s, breath: out}
        - {do: lower, move: 3 s, breath: in}
      levels:
        - {reps: 4, rep_rest: 5 s}
        - {sets: 2, reps: 6, rep_rest: 5 s, rest: 30 s}
      easier: [tilt]
      harder: [march, climb]
    - id: march
      position: supine
      movement:
        - {do: march, move: 2 s, breath: out}
        - {do: lower, move: 3 s, breath: in}
      levels:
        - {reps: 4, rep_rest: 5 s}
    - id: climb
      position: supine
      movement:
        - {do: climb, move: 5 s, breath: out}
      levels:
        - {reps: 6}
        - {reps: 12}
      harder: [march]
    - id: nod
      movement: [{do: nod, move: 2 s, breath: out}]
      levels: [{reps: 2}]
      easier: [tilt]
    - id: lean
      side: each
      movement:
        - {do: lean, hold: dose, breath: steady}
      levels:
        - {reps: 2, hold: 3 breaths}
        - {reps: 3, hold: 3 breaths}
    - id: stay
      movement:
        - {do: stay, hold: dose, breath: steady}
      levels:
        - {hold: 16 s}
    - id: breathe
      movement:
        - {do: breathe, hold: dose, breath: steady}
      levels:
        - {breath: "5:5", hold: 2 breaths}
    - id: pant
      movement:
        - {do: breathe, hold: dose, breath: steady}
      levels:
        - {breath: "2:2", hold: 2 breaths}
"""

KNOWN = catalogue(
    EXERCISES,
    """
    - {id: two, rest: 10 s, blocks: [{items: [tilt, bridge]}]}
    - {id: open, rest: "until ready, 20 s", blocks: [{items: [tilt, bridge]}]}
    - {id: hard, rest: 10 s, blocks: [{items: [tilt, {exercise: bridge, level: 2}]}]}
    - {id: three, rest: 10 s, blocks: [{items: [tilt, bridge, march]}]}
    - {id: just-march, blocks: [{items: [march]}]}
    - {id: just-nod, blocks: [{items: [nod]}]}
    - {id: just-climb, blocks: [{items: [{exercise: climb, level: 2}]}]}
    - {id: just-lean, blocks: [{items: [lean]}]}
    - {id: just-stay, blocks: [{items: [stay]}]}
    - {id: just-breathe, blocks: [{items: [breathe]}]}
    - {id: just-pant, blocks: [{items: [pant]}]}
    """,
)

# Where things are in the routine `two`: tilt from 0, its repetitions at 9 s and 19 s; the rest at
# 24 s; bridge gets into position at 34 s and ready at 38 s; its repetitions of 5 s start at 43,
# 53, 63 and 73 s, each but the last with a rest of 5 s behind it; the end is at 78 s.
FIRST_TILT, REST, READY, FIRST_BRIDGE, THIRD_BRIDGE, END = 9, 24, 38, 43, 63, 78


def exercise(name: str) -> Exercise:
    return KNOWN.exercise[name]


def routine(name: str) -> Plan:
    chosen = next(each for each in KNOWN.routines if each.id in (name, f"just-{name}"))
    return plan_routine(chosen, KNOWN.exercise)


def session_at(
    seconds: float,
    name: str = "two",
    *,
    settings: Settings | None = None,
    waits: bool = False,
    speed: float = 1.0,
) -> Session:
    """A session that has been played undisturbed for so long."""
    session = Session.start(
        routine(name),
        settings or Settings(),
        KNOWN.exercise,
        unlimited(),
        0,
        speed=speed,
        waits=waits,
    )
    return played(session, seconds)


def played(session: Session, seconds: float) -> Session:
    return session.advance(ms(seconds))[0]


def ms(seconds: float) -> int:
    return round(seconds * 1_000)


def place(session: Session, seconds: float) -> float:
    """The position, in seconds."""
    return session.player.position(ms(seconds)) / 1_000


def cues_of(session: Session, seconds: float) -> list[Cue]:
    """The cues on the way to a clock reading."""
    return [event for event in session.advance(ms(seconds))[1] if isinstance(event, Cue)]


def heard(session: Session, seconds: float) -> list[str]:
    """What is written on the way to a clock reading."""
    return [cue.line for cue in cues_of(session, seconds) if cue.line]


def done(session: Session) -> dict[str, tuple[int, int]]:
    """The repetitions done and prescribed, by exercise."""
    return {item.exercise.id: (item.reps, item.prescribed) for item in session.summary()}


# Pausing


def test_a_paused_session_stands_still() -> None:
    session = toggle_pause(session_at(20), ms(20))
    assert (session.state, place(session, 500)) == (State.PAUSED, 20)


def test_going_on_counts_three_seconds_first() -> None:
    session = toggle_pause(toggle_pause(session_at(20), ms(20)), ms(60))
    assert [View(played(session, t), ms(t)).counting_in for t in (60, 61, 62, 62.999)] == [
        3,
        2,
        1,
        1,
    ]


def test_nothing_moves_during_the_count() -> None:
    session = toggle_pause(toggle_pause(session_at(20), ms(20)), ms(60))
    assert place(played(session, 62.999), 62.999) == 20


def test_after_the_count_play_goes_on_where_it_stopped() -> None:
    session = toggle_pause(toggle_pause(session_at(20), ms(20)), ms(60))
    assert place(played(session, 64), 64) == 21


def test_a_pause_during_the_count_stops_it() -> None:
    session = toggle_pause(toggle_pause(toggle_pause(session_at(20), ms(20)), ms(60)), ms(61))
    assert (session.state, place(session, 500)) == (State.PAUSED, 20)


def test_at_double_speed_the_count_is_half_as_long() -> None:
    session = toggle_pause(toggle_pause(session_at(10, speed=2), ms(10)), ms(60))
    assert place(played(session, 62), 62) == 21


def test_a_pause_does_not_say_again_what_was_said() -> None:
    session = toggle_pause(toggle_pause(session_at(FIRST_TILT), ms(9)), ms(60))
    assert heard(session, 64) == []


# Skipping


@pytest.mark.parametrize(
    ("seconds", "to"),
    [(6, FIRST_TILT), (16, 19), (READY, FIRST_BRIDGE)],
    ids=["get-ready", "rest-between-reps", "next-get-ready"],
)
def test_skipping_a_rest_or_a_count_leads_to_its_work(seconds: int, to: int) -> None:
    assert place(skip(session_at(seconds), ms(seconds)), seconds) == to


def test_skipping_work_leads_to_what_comes_before_the_next_exercise() -> None:
    assert place(skip(session_at(10), ms(10)), 10) == REST


def test_skipping_the_last_exercise_finishes_the_session() -> None:
    assert skip(session_at(54), ms(54)).state is State.FINISHED


def test_what_was_skipped_stays_silent() -> None:
    # The second tilt, at 19 s, is skipped; the rest, at 24 s, is where play goes on.
    session = skip(session_at(10), ms(10))
    assert heard(session, 10) == ["Rest for 10 seconds."]


def test_skipping_while_paused_stays_paused() -> None:
    session = skip(toggle_pause(session_at(10), ms(10)), ms(30))
    assert (session.state, place(session, 30)) == (State.PAUSED, REST)


def test_where_a_paused_session_was_moved_to_is_said_when_play_goes_on() -> None:
    session = toggle_pause(skip(toggle_pause(session_at(10), ms(10)), ms(30)), ms(40))
    assert heard(session, 43) == ["Rest for 10 seconds."]


# Going back


def test_back_leads_to_the_exercise_before() -> None:
    assert place(back(session_at(50), ms(50)), 50) == 0


def test_back_in_the_first_exercise_leads_to_its_start() -> None:
    assert place(back(session_at(15), ms(15)), 15) == 0


def test_back_leads_to_getting_into_position_and_not_to_the_rest_before_it() -> None:
    # From the third exercise, whose work starts at 109 s, to the second's position.
    assert place(back(session_at(110, "three"), ms(110)), 110) == 34


def test_again_leads_to_the_get_ready_count() -> None:
    assert place(restart(session_at(55), ms(55)), 55) == READY


def test_going_back_says_again_what_was_said() -> None:
    session = restart(session_at(55), ms(55))
    assert heard(session, 55) == ["Get ready."]


# What counts as done


def test_a_repetition_counts_when_its_last_part_is_over() -> None:
    assert [done(session_at(t))["tilt"] for t in (13.999, 14)] == [(0, 2), (1, 2)]


def test_a_whole_session_counts_all_that_was_prescribed() -> None:
    assert done(session_at(END)) == {"tilt": (2, 2), "bridge": (4, 4)}


def test_a_skipped_repetition_does_not_count() -> None:
    session = skip(session_at(13), ms(13))
    assert done(played(session, 500)) == {"tilt": (0, 2), "bridge": (4, 4)}


def test_a_repetition_counts_across_a_pause() -> None:
    session = toggle_pause(toggle_pause(session_at(11), ms(11)), ms(60))
    assert done(played(session, 500))["tilt"] == (2, 2)


def test_what_is_done_again_counts_once() -> None:
    session = restart(session_at(END - 1), ms(END - 1))
    assert done(played(session, 500))["bridge"] == (4, 4)


def test_an_exercise_counts_as_complete_only_with_all_its_repetitions() -> None:
    assert [item.is_complete for item in session_at(END - 1).summary()] == [True, False]


def test_a_whole_session_was_played_for_exactly_its_duration() -> None:
    assert session_at(END).played_ms == ms(END)


def test_time_that_was_skipped_was_not_played() -> None:
    session = skip(session_at(10), ms(10))  # from 10 s to the rest at 24 s
    assert played(session, 20).quit(ms(20)).played_ms == pytest.approx(ms(20), abs=2)


def test_time_that_was_paused_was_not_played() -> None:
    session = toggle_pause(session_at(10), ms(10))
    assert played(session, 60).played_ms == pytest.approx(ms(10), abs=1)


# Ending


def test_a_session_that_was_quit_is_over_where_it_was() -> None:
    session = session_at(20).quit(ms(20))
    assert (session.state, session.is_over, place(session, 500)) == (State.STOPPED, True, 20)


def test_a_finished_session_cannot_be_stopped() -> None:
    assert session_at(END).quit(ms(END)).state is State.FINISHED


# Easier and harder


def test_a_level_up_goes_on_with_the_same_repetition() -> None:
    session = harder(session_at(THIRD_BRIDGE + 1), ms(64))
    phase = session.phase(ms(64))
    assert (phase.exercise, phase.rep, phase.reps, phase.sets) == ("bridge", 3, 6, 2)


def test_a_level_down_goes_on_with_the_same_repetition() -> None:
    session = easier(session_at(THIRD_BRIDGE + 1, "hard"), ms(64))
    phase = session.phase(ms(64))
    assert (phase.exercise, phase.rep, phase.reps, phase.sets) == ("bridge", 3, 4, 1)


def test_a_level_up_stays_on_the_same_side() -> None:
    # Each repetition lasts 18 s: the left side's from 9 s and 27 s, the right's from 51 s and 69 s.
    session = harder(session_at(75, "lean"), ms(75))
    phase = session.phase(ms(75))
    assert (phase.side, phase.rep, phase.reps) == (Side.RIGHT, 2, 3)


def test_a_new_level_in_the_middle_of_work_is_counted_in() -> None:
    session = harder(session_at(THIRD_BRIDGE + 1), ms(64))
    assert View(session, ms(64)).counting_in == 3


def test_a_new_level_starts_the_repetition_from_its_beginning() -> None:
    session = played(harder(session_at(THIRD_BRIDGE + 1), ms(64)), 67)
    assert session.phase(ms(67)).start_ms == session.player.position(ms(67))


def test_a_new_level_while_paused_stays_paused() -> None:
    session = harder(toggle_pause(session_at(64), ms(64)), ms(70))
    assert session.state is State.PAUSED


def test_a_level_without_so_many_repetitions_goes_on_to_the_next_exercise() -> None:
    # The sixth repetition of level 2 starts at 59 s; level 1 has four.
    plan = catalogue(EXERCISES, "{blocks: [{items: [{exercise: bridge, level: 2}, tilt]}]}")
    start = Session.start(
        plan_routine(plan.routines[0], plan.exercise), Settings(), {}, unlimited(), 0
    )
    session = easier(played(start, 60), ms(60))
    assert (session.phase(ms(60)).exercise, session.phase(ms(60)).kind) == ("tilt", PhaseKind.REST)


@pytest.mark.parametrize(
    ("seconds", "rep"),
    [(132, 1), (142, 2), (162, 4)],
    ids=["first", "second", "fourth"],
)
def test_a_level_without_so_many_sets_goes_on_with_its_last_set(seconds: int, rep: int) -> None:
    # Level 2's second set is from 128 s on, 10 s a repetition; level 1 has four, in one set.
    session = easier(session_at(seconds, "hard"), ms(seconds))
    phase = session.phase(ms(seconds))
    assert (phase.exercise, phase.set, phase.sets, phase.rep) == ("bridge", 1, 1, rep)


@pytest.mark.parametrize(
    ("seconds", "kind", "rep"),
    [(110, PhaseKind.PREPARE, 1), (137, PhaseKind.REST, 2)],
    ids=["between the sets", "before the second repetition"],
)
def test_whoever_rests_in_a_set_that_is_there_no_more_is_led_in(
    seconds: int, kind: PhaseKind, rep: int
) -> None:
    session = easier(session_at(seconds, "hard"), ms(seconds))
    phase = session.phase(ms(seconds))
    assert (phase.kind, phase.duration_ms, phase.set, phase.rep) == (kind, 5_000, 1, rep)


def test_a_level_without_so_many_sets_stays_on_the_same_side() -> None:
    # Each side's second set of 5 s comes after a rest of 10 s: the left one's from 24 s to 29 s.
    known = catalogue(
        """
        side: each
        movement: [{do: turn, move: 5 s, breath: out}]
        levels: [{reps: 1}, {sets: 2, reps: 1, rest: 10 s}]
        """,
        "{blocks: [{items: [{exercise: lift, level: 2}]}]}",
    )
    start = Session.start(
        plan_routine(known.routines[0], known.exercise), Settings(), {}, unlimited(), 0
    )
    phase = easier(played(start, 25), ms(25)).phase(ms(25))
    assert (phase.side, phase.set) == (Side.LEFT, 1)


def test_a_level_without_so_many_sets_or_repetitions_goes_on_to_the_next_exercise() -> None:
    # All that level 1 asks for was done, and repeating it would be more than to go on.
    plan = catalogue(EXERCISES, "{blocks: [{items: [{exercise: bridge, level: 2}, tilt]}]}")
    start = Session.start(
        plan_routine(plan.routines[0], plan.exercise), Settings(), {}, unlimited(), 0
    )
    session = easier(played(start, 136), ms(136))  # the fifth repetition of the second set
    assert (session.phase(ms(136)).exercise, session.phase(ms(136)).kind) == (
        "tilt",
        PhaseKind.REST,
    )


def test_a_new_level_is_said() -> None:
    assert harder(session_at(64), ms(64)).notice == "Now: Bridge, level 2 of 2."


def test_a_level_counts_what_was_done_at_the_other() -> None:
    session = easier(session_at(THIRD_BRIDGE + 1, "hard"), ms(64))
    assert done(played(session, 500))["bridge"] == (4, 4)


def test_below_the_lowest_level_comes_the_easier_exercise() -> None:
    session = easier(session_at(THIRD_BRIDGE + 1), ms(64))
    phase = session.phase(ms(64))
    assert (phase.exercise, phase.kind, phase.label) == (
        "tilt",
        PhaseKind.PREPARE,
        "Find your starting position",
    )


def test_above_the_highest_level_comes_the_harder_exercise_with_the_time_to_lie_down() -> None:
    # Twelve bridges of 5 s are 60 s: marching is less, and so is climbing at its first level.
    session = harder(session_at(THIRD_BRIDGE + 1, "hard"), ms(64))
    phase = session.phase(ms(64))
    assert (phase.exercise, phase.label, phase.duration_ms) == (
        "climb",
        "Lie on your back",
        16_000,
    )


def test_a_harder_exercise_that_is_less_work_is_kept_for_another_day() -> None:
    # Twelve climbs of 5 s are more than the four marches that are all there is of marching.
    session = harder(session_at(10, "climb"), ms(10))
    assert (session.phase(ms(10)).exercise, session.notice) == (
        "climb",
        "There is no more of this. Another day, try March.",
    )


def test_where_less_is_left_than_any_easier_exercise_would_be_that_is_said() -> None:
    # Two nods take 4 s, and a single tilt 5 s.
    session = easier(session_at(10, "nod"), ms(10))
    assert session.phase(ms(10)).exercise == "nod"
    assert session.notice == "So little is left of this that Tilt would be more."


def test_an_easier_exercise_is_no_more_than_what_is_left_of_this_one() -> None:
    # The fourth bridge, of 5 s, is all that is left: one tilt is as much, and two would be more.
    phase = easier(session_at(74), ms(74)).phase(ms(74))
    assert (phase.exercise, phase.reps) == ("tilt", 1)


def test_an_easier_dose_that_has_been_done_leads_on_and_the_opposite_key_back() -> None:
    # The sixth bridge of the first set; all of level 1 has been done.
    known = catalogue(
        EXERCISES, "{rest: 10 s, blocks: [{items: [{exercise: bridge, level: 2}, tilt]}]}"
    )
    plan = plan_routine(known.routines[0], known.exercise)
    session = played(Session.start(plan, Settings(), KNOWN.exercise, unlimited(), 0), 60)
    led_on = easier(session, ms(60))
    assert (led_on.phase(ms(60)).exercise, led_on.notice) == ("tilt", "That is enough of Bridge.")
    back = harder(led_on, ms(61))
    phase = back.phase(ms(61))
    assert (phase.exercise, phase.rep, back.notice) == ("bridge", 6, "Now: Bridge, level 2 of 2.")


def test_a_routines_own_dose_is_called_so_and_is_come_back_to() -> None:
    # Four bridges are the first level, and two are the routine's own.
    known = catalogue(
        EXERCISES, "{blocks: [{items: [{exercise: bridge, dosage: {reps: 2, rep_rest: 5 s}}]}]}"
    )
    plan = plan_routine(known.routines[0], known.exercise)
    session = Session.start(plan, Settings(), KNOWN.exercise, unlimited(), 0)
    doses = [session.plan.items[0].dose]
    for key in ("h", "e", "h", "h"):
        session = easier(session, 0) if key == "e" else harder(session, 0)
        doses.append(View(session, 0).item.dose)
    own = "as the routine has it"
    assert doses == [own, "level 1 of 2", own, "level 1 of 2", "level 2 of 2"]


def test_the_easiest_there_is_is_said_to_be_that() -> None:
    assert easier(session_at(10), ms(10)).notice == "This is the easiest version there is."


def test_the_hardest_there_is_is_said_to_be_that() -> None:
    session = harder(session_at(30, "march"), ms(30))
    assert session.notice == "This is the hardest version there is."


def test_the_easiest_there_is_goes_on_as_if_nothing_had_been_pressed() -> None:
    session = easier(session_at(10), ms(10))
    assert (session.state, place(session, 12)) == (State.PLAYING, 12)


def test_what_was_done_of_an_exercise_stays_done_when_another_takes_its_place() -> None:
    # Two bridges are done by 58 s; the tilts that come instead are counted besides.
    session = easier(session_at(60, "two"), ms(60))
    assert [(item.exercise.id, item.reps) for item in played(session, 500).summary()] == [
        ("tilt", 2),
        ("bridge", 2),
        ("tilt", 2),
    ]


def test_easier_in_a_rest_between_repetitions_leaves_the_rest_as_it_is() -> None:
    # The rest before the third bridge, from 58 s to 63 s, is for getting one's breath.
    session = easier(session_at(59, "hard"), ms(59))
    assert (session.phase(ms(59)).kind, place(session, 59)) == (PhaseKind.REST, 59)


def test_easier_before_an_exercise_leaves_the_time_to_get_into_position() -> None:
    session = easier(session_at(30, "hard"), ms(30))
    assert place(session, 30) == 30


# The pace of the breath


def breath_of(session: Session) -> int:
    """The length of the first paced breath."""
    paced = [phase for phase in session.timeline.phases if phase.breath_no == 1]
    return sum(phase.duration_ms for phase in paced[:2])


def test_a_slower_breath_is_half_a_second_longer() -> None:
    assert breath_of(slower_breath(session_at(10, "lean"), ms(10))) == 6_500


def test_a_faster_breath_is_half_a_second_shorter() -> None:
    assert breath_of(faster_breath(session_at(10, "lean"), ms(10))) == 5_500


def test_a_slower_breath_is_said() -> None:
    assert slower_breath(session_at(10, "lean"), ms(10)).notice == "One breath is now 6.5 seconds."


def test_the_breath_keeps_its_shape() -> None:
    settings = Settings(breath=BreathPattern(4_000, 0, 4_000, 0))
    session = slower_breath(session_at(10, "lean", settings=settings), ms(10))
    paced = [phase for phase in session.timeline.phases if phase.breath_no == 1]
    assert [phase.duration_ms for phase in paced[:2]] == [4_250, 4_250]


def pressed(session: Session, times: int, *, slower: bool, seconds: float = 0) -> Session:
    """The session after the key for a slower or a faster breath, so many times."""
    for _ in range(times):
        now_ms = ms(seconds)
        session = slower_breath(session, now_ms) if slower else faster_breath(session, now_ms)
    return session


def whereabouts(phase: Phase) -> tuple[Side, int, Breath, int]:
    return phase.side, phase.rep, phase.breath, phase.breath_no


@pytest.mark.parametrize("slower", [True, False])
def test_another_breath_keeps_the_place(slower: bool) -> None:
    # The second breath out of the left side's second hold, from 35.5 s to 39 s.
    session = pressed(session_at(36, "lean"), 1, slower=slower, seconds=36)
    assert whereabouts(session.phase(ms(36))) == (Side.LEFT, 2, Breath.OUT, 2)


def test_another_breath_keeps_how_far_through_this_one_one_is() -> None:
    # A quarter through the breath out of 3.5 s that starts at 35.5 s.
    session = slower_breath(session_at(36.375, "lean"), ms(36.375))
    assert View(session, ms(36.375)).phase_done == pytest.approx(0.25, abs=0.001)


def test_another_breath_says_nothing_again() -> None:
    # At the very moment at which the second breath out is said.
    session = slower_breath(session_at(35.5, "lean"), ms(35.5))
    assert heard(session, 36) == []


def test_another_breath_does_not_swallow_what_comes_when_play_goes_on() -> None:
    # Paused, and then gone back to the get-ready count, which is not said before play goes on.
    session = slower_breath(restart(toggle_pause(session_at(46, "lean"), ms(46)), ms(47)), ms(48))
    assert heard(toggle_pause(session, ms(50)), 53) == ["Get ready."]


def test_another_breath_during_the_count_keeps_counting() -> None:
    session = toggle_pause(toggle_pause(session_at(20, "lean"), ms(20)), ms(60))
    assert View(slower_breath(session, ms(61)), ms(61)).counting_in == 2


def test_another_breath_while_paused_stays_paused() -> None:
    session = slower_breath(toggle_pause(session_at(20, "lean"), ms(20)), ms(30))
    assert session.state is State.PAUSED


def test_a_repetition_counts_although_the_breath_was_changed_in_it() -> None:
    session = slower_breath(session_at(12, "lean"), ms(12))
    assert done(played(session, 500)) == {"lean": (4, 4)}


def test_a_hold_in_seconds_keeps_its_length_when_the_breath_changes() -> None:
    # The hold of 16 s starts at 9 s: three breaths before, two after. 10 s of it are left.
    session = slower_breath(session_at(15, "stay"), ms(15))
    assert (session.timeline.duration_ms - session.player.position(ms(15))) / 1_000 == 10


def test_a_breath_gets_no_longer_than_twelve_seconds() -> None:
    assert breath_of(pressed(session_at(0, "lean"), 30, slower=True)) == 12_000


def test_a_breath_gets_no_shorter_than_four_seconds() -> None:
    assert breath_of(pressed(session_at(0, "lean"), 30, slower=False)) == 4_000


def test_at_the_limit_it_is_said_that_there_is_one() -> None:
    session = pressed(session_at(0, "lean"), 30, slower=True)
    assert session.notice == "A breath is kept between 4 and 12 seconds."


def test_a_dosages_own_breath_gets_no_longer_than_twelve_seconds_either() -> None:
    assert breath_of(pressed(session_at(0, "breathe"), 30, slower=True)) <= 12_000


def test_a_dosages_own_breath_gets_no_shorter_than_four_seconds_either() -> None:
    assert breath_of(pressed(session_at(0, "pant"), 30, slower=False)) >= 4_000


# A rest until ready: in the routine `open` from 24 s, nominally to 44 s


def test_an_open_rest_waits() -> None:
    session = session_at(500, "open", waits=True)
    assert (session.state, session.phase(ms(500)).open) == (State.WAITING, True)


def test_an_open_rest_ends_with_space_once_it_waits() -> None:
    session = toggle_pause(session_at(500, "open", waits=True), ms(500))
    assert (session.state, place(session, 500)) == (State.PLAYING, 44)


def test_an_open_rest_ends_with_space_before_it_waits() -> None:
    session = toggle_pause(session_at(30, "open", waits=True), ms(30))
    assert (session.state, place(session, 30)) == (State.PLAYING, 44)


def test_what_comes_after_an_open_rest_is_said() -> None:
    session = toggle_pause(session_at(500, "open", waits=True), ms(500))
    assert heard(session, 500) == ["Next: Bridge. Stand tall."]


def test_an_open_rest_takes_its_nominal_time_where_nobody_can_say_so() -> None:
    assert place(session_at(45, "open", waits=False), 45) == 45


# A machine that slept


def test_after_a_nap_a_session_is_found_paused_where_it_was() -> None:
    session = session_at(20, waits=True).slept(ms(20), ms(500))
    assert (session.state, place(session, 500)) == (State.PAUSED, 20)


def test_after_a_nap_it_is_said_why_the_session_is_paused() -> None:
    session = session_at(20, waits=True).slept(ms(20), ms(500))
    assert session.notice == "Paused, because the program was stopped meanwhile."


def test_after_a_nap_a_session_that_nobody_can_continue_goes_on_by_itself() -> None:
    session = session_at(20, waits=False).slept(ms(20), ms(500))
    assert (session.state, place(session, 503)) == (State.COUNTING, 20)


def test_a_nap_during_a_pause_changes_nothing() -> None:
    session = toggle_pause(session_at(20), ms(20))
    assert session.slept(ms(20), ms(500)) == session


# Help


def test_help_goes_with_the_key_it_came_with() -> None:
    session = session_at(20)
    opened = toggle_help(session, ms(20))
    assert (opened.helping, toggle_help(opened, ms(20)).helping) == (State.PLAYING, None)


def test_help_stands_still_and_then_goes_on_after_a_count_or_stands_as_before() -> None:
    opened = toggle_help(session_at(20), ms(20))
    assert (opened.state, place(opened, 500)) == (State.PAUSED, 20)
    assert toggle_help(opened, ms(500)).state is State.COUNTING
    paused = toggle_pause(session_at(20), ms(20))
    assert toggle_help(toggle_help(paused, ms(30)), ms(40)) == replace(paused, happened=(Helped(),))


# How much is said


def ways_round(session: Session, seconds: float) -> list[Talk | None]:
    """How much is said after the key was pressed once, twice and so on."""
    ways = []
    for _ in range(4):
        session = change_talk(session, ms(seconds))
        ways.append(session.timeline.script.talk)
    return ways


def test_each_press_says_less_and_after_nothing_all_again() -> None:
    assert ways_round(session_at(5), 5) == [Talk.BRIEF, Talk.MINIMAL, None, Talk.FULL]


def test_who_began_without_a_voice_gets_all_of_it_first() -> None:
    session = session_at(5).along(Spoken(None))
    assert change_talk(session, ms(5)).timeline.script.talk is Talk.FULL


def test_how_much_is_said_changes_nothing_that_is_done() -> None:
    session = session_at(15)
    quiet = change_talk(session, ms(15))
    assert quiet.timeline.phases == session.timeline.phases
    assert [place(each, 16) for each in (session, quiet)] == [16, 16]
    assert done(played(quiet, END)) == done(played(session, END))


def test_what_was_said_is_not_said_again_in_fewer_words() -> None:
    session = session_at(15)
    cues = cues_of(change_talk(session, ms(15)), 17)
    assert [cue for cue in cues if cue.at_ms < ms(15)] == []


def test_how_much_is_said_is_told_on_the_screen() -> None:
    session = change_talk(session_at(5), ms(5))
    assert View(session, ms(5)).session.notice == "Voice: brief."
