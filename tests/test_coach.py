"""The loop: it plays on a fake clock, with scripted keys, and all that it shows is noted.

Moments are milliseconds from the start of the session.
"""

from dataclasses import replace
from itertools import pairwise

import pytest

from backcoach.coach import BINDINGS, read_first
from backcoach.domain.knowledge.pacing import reading_ms
from backcoach.domain.knowledge.terms import CueKind
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.playing.events import Noted
from backcoach.domain.playing.player import MOVING, State
from backcoach.domain.playing.session import Session
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Cue, Timeline
from tests.fakes import (
    FakeClock,
    FakeKeyboard,
    Happening,
    Played,
    WaitsForEverError,
    ctrl_c,
    play,
    press,
    sleep,
    stop,
    then_ctrl_c,
    wake,
)
from tests.making import catalogue, plan_of, plan_routine_of

MINUTE = 60_000


class FakePages:
    """Pages of one word each, and when each was first shown and left."""

    def __init__(self, clock: FakeClock, *words: str) -> None:
        self._clock = clock
        self._words = list(words)
        self.left_ms: list[int] = []

    def show(self) -> str:
        return self._words[0] if self._words else ""

    def turn(self) -> None:
        self._words.pop(0)
        self.left_ms.append(self._clock.ms)

    def note(self, sentence: str) -> None:
        self._words.append(f"{sentence} at {self._clock.ms}")


def read(*script: Happening, is_gone: bool = False) -> tuple[bool, list[int]]:
    """Read two pages that take 5 s each; whether the session begins, and when they were left."""
    clock = FakeClock(0)
    pages, keyboard = FakePages(clock, "one", "two"), FakeKeyboard(clock, script, is_gone=is_gone)
    begins = read_first(pages, clock, keyboard, lambda _: 5_000, keyboard.came_back)
    return begins, pages.left_ms


def test_a_page_stands_until_it_is_turned_however_long_that_takes() -> None:
    script = (wake(6_000), press("space", 3 * MINUTE), press("enter", 4 * MINUTE))
    assert read(*script) == (True, [3 * MINUTE, 4 * MINUTE])
    with pytest.raises(WaitsForEverError):
        read()


def test_where_nobody_can_turn_it_a_page_stands_as_long_as_it_takes_to_read() -> None:
    assert read(is_gone=True) == (True, [5_000, 10_000])
    assert read(wake(1_000), wake(6_000), is_gone=True) == (True, [5_000, 10_000])
    stopped = stop(1_000, for_ms=20_000)  # and whoever was away reads it from its beginning
    assert read(stopped, is_gone=True) == (True, [26_000, 31_000])


def test_no_other_key_turns_a_page_and_a_capital_leaves_like_a_small_letter() -> None:
    others = [press(key, 1_000) for key in ("paste", "unknown", "x", "p", "right")]
    turns = (press("space", 2_000), press("space", 3_000))
    assert read(*others, *turns) == (True, [2_000, 3_000])
    assert read(press("Q", 1_000)) == read(press("й", 1_000)) == (False, [])


def test_leaving_before_a_session_begins_reads_no_further() -> None:
    for key in ("q", "escape"):
        assert read(press(key, 1_000)) == (False, [])


def test_what_comes_up_while_somebody_reads_is_there_to_read_within_a_second() -> None:
    clock = FakeClock(0)
    pages, sentences = FakePages(clock, "one"), ["no voice", "no chimes"]

    def news() -> str:
        return sentences.pop(0) if sentences and clock.ms > 2_500 else ""

    told: list[str] = []

    def tell(text: str) -> int:
        told.append(text)
        return 5_000

    keyboard = FakeKeyboard(clock, [press("enter", at) for at in (5_000, 6_000, 7_000)])
    assert read_first(pages, clock, keyboard, tell, news=news)
    assert told == ["one", "no voice at 3000", "no chimes at 3000"]


def test_reading_takes_a_minute_for_180_words_and_never_less_than_a_glance() -> None:
    assert reading_ms("word " * 180) == MINUTE
    assert reading_ms("Go.") == 2_000


KNOWN = catalogue(
    """
    - id: bridge
      movement:
        - {do: lift, move: 2 s, breath: out}
        - {do: lower, move: 3 s, breath: in}
      levels:
        - {reps: 2, rep_rest: 5 s}
        - {reps: 3, rep_rest: 5 s}
    - id: march
      movement:
        - {do: march, move: 2 s, breath: out}
        - {do: lower, move: 3 s, breath: in}
      levels:
        - {reps: 2, rep_rest: 5 s}
    """,
    """
    - {id: two, rest: 10 s, blocks: [{items: [bridge, march]}]}
    - {id: open, rest: "until ready, 20 s", blocks: [{items: [bridge, march]}]}
    """,
)
TWO, OPEN = (plan_routine(routine, KNOWN.exercise) for routine in KNOWN.routines)
LONG = replace(TWO, items=TWO.items * 4)
LONG_MS = compile_timeline(LONG, Settings()).duration_ms

BREATHING = plan_of("""
    side: each
    movement:
      - {do: lift, move: 1 inhale, breath: in}
      - {do: hold, hold: dose, breath: steady}
    levels:
      - {reps: 2, hold: 2 breaths, rep_rest: 3 s}
""")
TIMED = plan_of("""
    movement: [{do: tilt, move: 1 exhale, breath: out}]
    levels: [{work: 37 s}]
""")

# In `two` the bridges last from 9 s and 19 s for 5 s each; the rest is from 24 s to 34 s; march
# gets ready at 38 s, and its repetitions last from 43 s and 53 s to the end at 58 s.
END = 58_000


def timeline_of(plan: Plan) -> Timeline:
    return compile_timeline(plan, Settings())


def cues_at(played: Played) -> list[tuple[int, int]]:
    """When each cue was heard, and where on the timeline it stands."""
    return [(heard.clock_ms, heard.cue.at_ms) for heard in played.heard]


def cues_due(plan: Plan) -> list[tuple[int, int]]:
    """When each cue is heard where nothing disturbs."""
    return [(cue.at_ms, cue.at_ms) for cue in timeline_of(plan).cues]


def marks_of(plan: Plan) -> list[Cue]:
    """The cues at the changes of a timeline, which have a line to be written."""
    return [cue for cue in timeline_of(plan).cues if cue.line]


# An hour


@pytest.fixture(scope="module")
def hour() -> Played:
    # Ten rounds of 9 s to get ready and 57 repetitions of 6 s, with 10 s between two rounds.
    plan = plan_routine_of(
        "{rest: 10 s, blocks: [{rounds: 10, items: [lift]}]}",
        """
        movement:
          - {do: lift, move: 1 inhale, breath: in}
          - {do: lower, move: 1 exhale, breath: out}
        levels:
          - {reps: 57}
        """,
    )
    return play(plan)


def test_an_hour_ends_at_exactly_an_hour(hour: Played) -> None:
    assert hour.ended_ms == 60 * MINUTE


def test_in_an_hour_every_cue_is_heard_once_at_its_moment(hour: Played) -> None:
    assert cues_at(hour) == cues_due(hour.session.plan)


def test_in_an_hour_every_repetition_is_done(hour: Played) -> None:
    assert [item.is_complete for item in hour.session.summary()] == [True] * 10


def test_where_nothing_moves_the_loop_wakes_only_for_changes(hour: Played) -> None:
    # Every phase, everything that is said, and the end.
    assert len(hour.shown) == len({cue.at_ms for cue in hour.session.timeline.cues})


# Ending


def test_the_last_that_is_shown_is_the_end() -> None:
    assert play(TWO).shown[-1].view.state is State.FINISHED


def test_the_end_is_said_also_where_the_last_exercise_is_skipped() -> None:
    played = play(TWO, press("n", 44_000))
    assert played.heard[-1].cue.kind is CueKind.DONE


def test_quitting_ends_at_once() -> None:
    played = play(TWO, press("q", 20_000))
    assert (played.ended_ms, played.session.state) == (20_000, State.STOPPED)


def test_quitting_is_no_interruption() -> None:
    assert not play(TWO, press("q", 20_000)).outcome.interrupted


def test_quitting_keeps_what_was_done() -> None:
    assert play(TWO, press("q", 20_000)).done == {"bridge": (1, 2), "march": (0, 2)}


def test_a_key_at_the_very_end_comes_too_late() -> None:
    assert play(TWO, press("b", END)).ended_ms == END


def test_ctrl_c_ends_a_session_as_interrupted() -> None:
    played = play(TWO, ctrl_c(20_000))
    assert (played.outcome.interrupted, played.session.state) == (True, State.STOPPED)


def test_ctrl_c_in_the_middle_of_a_repetition_keeps_those_before() -> None:
    assert play(TWO, ctrl_c(20_000)).done == {"bridge": (1, 2), "march": (0, 2)}


def test_ctrl_c_in_a_rest_keeps_the_repetition_before_it() -> None:
    # The wait that Ctrl-C ends began when the second bridge was over.
    assert play(TWO, ctrl_c(30_000)).done == {"bridge": (2, 2), "march": (0, 2)}


def test_ctrl_c_keeps_the_time_that_was_played() -> None:
    played = play(TWO, ctrl_c(30_000))
    assert played.session.played_ms == pytest.approx(30_000, abs=1)


# Pausing


def test_news_are_shown_one_by_one_each_for_its_time_and_within_a_second() -> None:
    sentences = ["No voice.", "Install one.", "No chimes."]
    played = play(
        TWO, press("space", 20_000), press("space", 40_000), news=lambda: (sentences or [""]).pop(0)
    )
    notices = [played.at(ms).session.notice for ms in (0, 4_900, 6_100, 12_500)]
    assert notices == ["No voice.", "No voice.", "Install one.", "No chimes."]
    noted = [
        event.text for each in played.shown for event in each.events if isinstance(event, Noted)
    ]
    assert noted == ["No voice.", "Install one.", "No chimes."]


def test_news_that_come_in_a_pause_are_shown_in_it() -> None:
    heard = iter([*[""] * 40, "No voice."])
    played = play(TWO, press("space", 3_000), press("space", 59_000), news=lambda: next(heard, ""))
    (shown,) = [each for each in played.shown if Noted("No voice.") in each.events]
    assert shown.view.state is State.PAUSED


def test_a_pause_shifts_all_that_comes_by_its_length_and_the_count() -> None:
    played = play(TWO, press("space", 20_500), press("space", 80_500))
    shift = 60_000 + 3_000
    assert cues_at(played) == [
        (at_ms if at_ms <= 20_500 else at_ms + shift, at_ms) for at_ms, _ in cues_due(TWO)
    ]


def test_a_paused_session_is_seen_to_be_paused() -> None:
    played = play(TWO, press("space", 20_500), press("space", 80_500))
    assert played.at(50_000).state is State.PAUSED


def test_the_count_before_going_on_can_be_seen() -> None:
    played = play(TWO, press("space", 20_500), press("space", 80_500), frame_ms=1_000)
    assert [played.at(t).counting_in for t in (80_500, 81_500, 82_500, 83_500)] == [3, 2, 1, 0]


def test_a_pause_at_the_moment_of_a_cue_does_not_lose_it() -> None:
    played = play(TWO, press("space", 24_000), press("space", 60_000))
    assert [at_ms for _, at_ms in cues_at(played)] == [at_ms for _, at_ms in cues_due(TWO)]


# Keys


@pytest.mark.parametrize("keys", [binding.keys for binding in BINDINGS], ids=lambda keys: keys[0])
def test_no_key_is_bound_twice(keys: tuple[str, ...]) -> None:
    assert [sum(key in other.keys for other in BINDINGS) for key in keys] == [1] * len(keys)


@pytest.mark.parametrize(
    ("key", "position_ms"),
    [
        ("right", 24_000),
        ("n", 24_000),
        ("left", 0),
        ("b", 0),
        ("r", 4_000),
    ],
)
def test_a_key_that_moves_about_leads_to_its_place(key: str, position_ms: int) -> None:
    played = play(TWO, press(key, 20_000), press("q", 20_001))
    assert played.at(20_000).position_ms == position_ms


@pytest.mark.parametrize(
    ("at_ms", "position_ms"),
    [(30_000, 34_000), (36_000, 43_000), (40_000, 43_000), (50_000, 53_000), (16_000, 19_000)],
    ids=["rest before", "into position", "count", "rest between", "rest between, first"],
)
def test_skip_leads_to_what_the_rest_or_the_preparation_is_for(
    at_ms: int, position_ms: int
) -> None:
    played = play(TWO, press("n", at_ms), press("q", at_ms + 1))
    assert played.at(at_ms).position_ms == position_ms


def test_whoever_skips_a_rest_is_told_to_get_into_position() -> None:
    played = play(TWO, press("n", 30_000), press("q", 30_001))
    lines = [each.cue.line for each in played.heard if each.cue.line]
    assert lines[-1] == "Next: March. Stand tall."


def test_skip_while_an_open_rest_waits_leads_to_getting_into_position() -> None:
    played = play(OPEN, press("n", 10 * MINUTE), press("q", 10 * MINUTE + 1))
    assert played.at(10 * MINUTE).position_ms == 44_000


@pytest.mark.parametrize(
    ("at_ms", "position_ms"),
    [(2_000, 0), (6_000, 0), (30_000, 24_000), (36_000, 24_000), (40_000, 24_000)],
    ids=["first, position", "first, count", "rest", "position", "count"],
)
def test_again_before_the_work_leads_to_where_its_lead_in_begins(
    at_ms: int, position_ms: int
) -> None:
    played = play(TWO, press("r", at_ms), press("q", at_ms + 1))
    assert played.at(at_ms).position_ms == position_ms


@pytest.mark.parametrize(("at_ms", "to_ms"), [(43_000, 38_000), (50_000, 38_000)])
def test_again_after_the_work_has_begun_leads_to_its_count(at_ms: int, to_ms: int) -> None:
    played = play(TWO, press("r", at_ms), press("q", at_ms + 1))
    assert played.at(at_ms).position_ms == to_ms


@pytest.mark.parametrize(
    ("key", "notice"),
    [
        ("h", "Now: Bridge, level 2 of 2."),
        ("e", "This is the easiest version there is."),
        ("+", "One breath is now 6.5 seconds."),
        ("-", "One breath is now 5.5 seconds."),
    ],
)
def test_a_key_that_changes_the_exercise_says_what_it_did(key: str, notice: str) -> None:
    played = play(TWO, press(key, 20_000), press("q", 20_001), exercises=KNOWN.exercise)
    assert played.at(20_000).session.notice == notice


@pytest.mark.parametrize("key", ["+", "-"])
@pytest.mark.parametrize("cue", marks_of(BREATHING)[:-1], ids=lambda cue: str(cue.at_ms))
def test_another_breath_at_the_moment_of_a_cue_does_not_repeat_it(key: str, cue: Cue) -> None:
    played = play(BREATHING, press(key, cue.at_ms))
    lines = [each.cue.line for each in played.heard if each.cue.line]
    assert lines == [each.line for each in marks_of(BREATHING)]


@pytest.mark.parametrize("at_ms", [43_000, 44_000, 45_999])
def test_another_breath_in_time_based_work_keeps_its_time(at_ms: int) -> None:
    # 37 s from 9 s on, with eleven breaths out; at the slower breath there are ten.
    assert play(TIMED, press("+", at_ms)).ended_ms == 46_000


def test_another_breath_in_time_based_work_goes_on_where_it_was() -> None:
    assert play(TIMED, press("+", 44_000)).at(44_000).position_ms == 44_000


def test_help_is_shown_until_its_key_comes_again() -> None:
    played = play(TWO, press("?", 5_000), press("?", 20_000))
    assert [bool(played.at(t).session.helping) for t in (4_999, 5_000, 19_999, 20_000)] == [
        False,
        True,
        True,
        False,
    ]


UNBOUND = ["x", "X", "é", "5", "½", "up", "unknown", "paste", "backspace", ""]


@pytest.mark.parametrize("key", UNBOUND)
def test_a_key_that_is_not_bound_changes_nothing(key: str) -> None:
    played = play(TWO, press(key, 20_000))
    assert cues_at(played) == cues_due(TWO)
    assert replace(played.session, knows_keys=False, notice_until_ms=0) == play(TWO).session


@pytest.mark.parametrize("key", UNBOUND)
def test_a_key_that_is_not_bound_is_answered_once_a_session(key: str) -> None:
    keys = (press(key, 20_000), press(key, 40_000), press("z", 45_000))
    played = play(TWO, *keys, frame_ms=1_000)
    assert played.at(20_000).session.notice == "That does nothing. ? shows the keys."
    assert {played.at(t).session.notice for t in (19_999, 30_000, 40_000, 45_000)} == {""}


def test_at_the_pain_question_a_key_that_is_no_answer_changes_nothing() -> None:
    keys = [press(key, 21_000) for key in ("x", "up", "unknown", "paste", "tab", "q", "space")]
    played = play(TWO, press("p", 20_000), *keys, ctrl_c(22_000))
    assert played.session == play(TWO, press("p", 20_000), ctrl_c(22_000)).session


SAME = {
    "p": ("P", "з", "З", "π", "Π", "פ", "ｐ", "tab"),
    "q": ("Q", "й", "Й", "ｑ", "escape"),
    "n": ("N", "т", "ν", "מ", "right"),
    "b": ("B", "и", "β", "נ", "left"),
    "r": ("R", "к", "ρ", "ר"),
    "e": ("E", "у", "ε", "ק"),
    "h": ("H", "р", "η", "י"),
    "v": ("V", "м", "ω", "ה"),
    "+": ("＋",),
    "?": ("？",),
    "space": ("\u3000", "\xa0"),
}
"""Keys, and what else they send: with Caps Lock, under other layouts, at another width."""


def test_a_key_does_the_same_on_every_keyboard() -> None:
    def pressed(key: str) -> Session:
        script = (press(key, 20_000), ctrl_c(21_000))
        return play(TWO, *script, exercises=KNOWN.exercise).session

    usual = {key: pressed(key) for key in SAME}
    other = [(each, usual[key]) for key, others in SAME.items() for each in others]
    assert len({str(session) for session in usual.values()}) == len(SAME)
    assert [each for each, session in other if pressed(each) != session] == []


def test_enter_goes_on_from_a_pause_and_never_pauses() -> None:
    paused = press("space", 20_500)
    played = play(TWO, press("enter", 10_000), paused, press("enter", 80_500), wake(81_000))
    assert played.at(15_000).state is State.PLAYING
    assert played.at(50_000).state is State.PAUSED
    assert played.ended_ms == END + 63_000


def test_enter_while_it_goes_on_says_how_to_pause() -> None:
    played = play(TWO, press("enter", 10_000))
    assert played.at(10_000).session.notice == "It is going on. Space pauses."


def test_enter_while_counting_in_does_not_begin_the_count_anew() -> None:
    played = play(TWO, press("space", 20_500), press("enter", 80_500), press("enter", 82_000))
    assert played.ended_ms == END + 63_000


@pytest.mark.parametrize("at_ms", [30_000, 10 * MINUTE])
def test_enter_ends_an_open_rest(at_ms: int) -> None:
    assert play(OPEN, press("enter", at_ms)).session == play(OPEN, press("space", at_ms)).session


def test_what_explains_stands_still_whatever_closes_it_goes_on_after_a_count() -> None:
    for key in ("?", "escape", "enter", "space"):
        played = play(TWO, press("?", 5_000), press(key, 65_000))
        assert (played.at(5_000).state, played.at(65_000).state) == (State.PAUSED, State.COUNTING)
        assert played.ended_ms == END + 63_000
    paused = play(
        TWO, press("space", 5_000), press("?", 6_000), press("?", 7_000), press("q", 9_000)
    )
    assert paused.at(7_000).state is State.PAUSED


def test_a_key_with_a_meaning_closes_what_explains_and_does_that() -> None:
    led = play(TWO, press("?", 5_000), press("x", 6_000), press("n", 7_000), press("q", 9_000))
    assert [bool(led.at(t).session.helping) for t in (5_000, 6_000, 7_000)] == [True, True, False]
    assert led.at(7_000).position_ms > 5_000
    assert (
        play(
            TWO,
            press("?", 5_000),
            press("p", 6_000),
            press("q", 7_000),
            press("escape", 8_000),
            press("q", 9_000),
        )
        .at(6_000)
        .session.asking
    )


def test_whoever_has_played_more_than_a_minute_is_asked_before_it_ends() -> None:
    later = MINUTE + 1_000
    early = play(LONG, press("q", MINUTE))
    assert (early.ended_ms, early.session.state) == (MINUTE, State.STOPPED)
    for key in ("q", "enter"):
        asked = play(LONG, press("q", later), press(key, later + 500_000))
        assert asked.at(later + 400_000).position_ms == later
        assert (asked.ended_ms, asked.session.state) == (later + 500_000, State.STOPPED)
    for key in ("space", "x", "escape", "n"):
        stayed = play(LONG, press("escape", later), press(key, later + 10_000))
        assert stayed.at(later + 10_000).state is State.COUNTING, key
        assert stayed.session.state is State.FINISHED, key
        assert stayed.ended_ms == LONG_MS + 13_000, key
    for key in ("paste", "unknown"):
        still = play(LONG, press("q", later), press(key, later + 1_000), press("q", later + 2_000))
        assert still.at(later + 1_000).session.leaving is State.PLAYING
    hurt = play(LONG, press("q", later), press("tab", later + 1_000), ctrl_c(later + 2_000))
    assert hurt.at(later + 1_000).session.asking
    paused = play(
        LONG,
        press("space", later),
        press("q", later + 1),
        press("x", later + 2),
        ctrl_c(later + 3_000),
    )
    assert paused.at(later + 2).state is State.PAUSED


def test_escape_closes_help_and_then_leaves() -> None:
    played = play(TWO, press("?", 5_000), press("escape", 6_000), press("escape", 20_000))
    assert [bool(played.at(t).session.helping) for t in (5_000, 6_000)] == [True, False]
    assert (played.ended_ms, played.session.state) == (20_000, State.STOPPED)


def test_a_key_is_answered_at_once() -> None:
    played = play(TWO, press("space", 20_500), press("q", 30_000))
    assert [shown.view.state for shown in played.shown if shown.clock_ms == 20_500] == [
        State.PLAYING,
        State.PAUSED,
    ]


# Frames


def test_a_picture_that_moves_is_shown_frame_by_frame() -> None:
    shown = play(TWO, frame_ms=100).shown
    assert max(b.clock_ms - a.clock_ms for a, b in pairwise(shown)) == 100


def test_frames_do_not_change_when_cues_are_heard() -> None:
    assert cues_at(play(TWO, frame_ms=70)) == cues_due(TWO)


def test_no_frames_are_shown_while_nothing_moves() -> None:
    played = play(TWO, press("space", 20_500), press("space", 80_500), frame_ms=100)
    between = [s.view.state for s in played.shown if 20_500 < s.clock_ms < 80_500]
    assert [state for state in between if state not in MOVING] == []


def test_waking_early_changes_nothing() -> None:
    early = [wake(at_ms) for at_ms in range(0, END, 333)]
    assert cues_at(play(TWO, *early)) == cues_due(TWO)


# Speed


@pytest.mark.parametrize("speed", [0.1, 0.5, 1.16, 30, 1000])
def test_at_another_speed_a_session_takes_its_share_of_the_time(speed: float) -> None:
    # At 1.16 the clock reading at which 58 s are reached is a hair's breadth from being too early.
    assert play(TWO, speed=speed).ended_ms == pytest.approx(END / speed, abs=1)


# A rest until ready: in `open` from 24 s, nominally to 44 s


def test_an_open_rest_waits_for_space() -> None:
    played = play(OPEN, press("space", 10 * MINUTE), waits=True)
    resting = timeline_of(OPEN).at(30_000)
    after = next(heard.clock_ms for heard in played.heard if heard.cue.at_ms == resting.end_ms)
    assert after == 10 * MINUTE


@pytest.mark.parametrize("rest", ["until ready, 0 s", "until ready, 0.001 s"])
def test_an_open_rest_waits_also_where_it_counts_for_nothing(rest: str) -> None:
    plan = plan_of(f"""
        movement: [{{do: lift, move: 5 s, breath: out}}]
        levels: [{{sets: 2, reps: 1, rest: "{rest}"}}]
    """)
    # The first set is over at 14 s; the second one lasts 5 s.
    assert play(plan, press("space", MINUTE)).ended_ms == MINUTE + 5_000


def test_an_open_rest_that_counts_for_nothing_is_short_where_nobody_can_press_a_key() -> None:
    plan = plan_of("""
        movement: [{do: lift, move: 5 s, breath: out}]
        levels: [{sets: 2, reps: 1, rest: "until ready, 0 s"}]
    """)
    assert play(plan, waits=False).ended_ms == 20_000


def test_an_open_rest_says_that_it_waits() -> None:
    played = play(OPEN, press("space", 10 * MINUTE), waits=True)
    assert played.at(5 * MINUTE).state is State.WAITING


def test_an_open_rest_without_space_waits_for_ever() -> None:
    with pytest.raises(WaitsForEverError):
        play(OPEN, waits=True)


def test_an_open_rest_ends_early_with_space() -> None:
    played = play(OPEN, press("space", 30_000), waits=True)
    assert played.ended_ms == timeline_of(OPEN).duration_ms - 14_000


def test_an_open_rest_takes_its_nominal_time_where_nobody_can_press_a_key() -> None:
    assert cues_at(play(OPEN, waits=False)) == cues_due(OPEN)


# A machine that slept: without frames, the last look before 20 s was at 19 s


def test_a_machine_that_slept_finds_its_session_paused_where_it_was() -> None:
    view = play(TWO, sleep(20_000, 30 * MINUTE), press("q", 40 * MINUTE)).at(35 * MINUTE)
    assert (view.state, view.position_ms) == (State.PAUSED, 19_000)


def test_while_a_picture_moves_not_even_a_second_is_lost_by_a_nap() -> None:
    played = play(TWO, sleep(20_050, 30 * MINUTE), press("q", 40 * MINUTE), frame_ms=100)
    assert played.at(35 * MINUTE).position_ms == 20_000


def test_nothing_is_said_for_the_time_that_was_slept() -> None:
    played = play(TWO, sleep(20_000, 30 * MINUTE), press("q", 40 * MINUTE))
    assert max(heard.clock_ms for heard in played.heard) < 20_000


def test_after_a_nap_a_session_can_be_finished() -> None:
    played = play(TWO, sleep(20_000, 30 * MINUTE), press("space", 40 * MINUTE))
    assert played.ended_ms == 40 * MINUTE + 3_000 + (END - 19_000)


def test_a_nap_takes_nothing_away_from_what_was_done() -> None:
    played = play(TWO, sleep(20_000, 30 * MINUTE), press("space", 40 * MINUTE))
    assert played.done == {"bridge": (2, 2), "march": (2, 2)}


@pytest.mark.parametrize(("late_ms", "state"), [(5_000, State.PLAYING), (5_001, State.PAUSED)])
def test_a_wait_that_ends_a_little_late_is_no_nap(late_ms: int, state: State) -> None:
    played = play(TWO, sleep(20_000, late_ms), press("q", 31_000))
    assert played.at(30_999).state is state


def test_a_nap_during_the_count_before_going_on_pauses_again() -> None:
    played = play(
        TWO,
        press("space", 20_000),
        press("space", 30_000),
        sleep(31_000, 30 * MINUTE),
        press("q", 40 * MINUTE),
    )
    view = played.at(35 * MINUTE)
    assert (view.state, view.position_ms) == (State.PAUSED, 20_000)


def test_a_nap_during_a_pause_leaves_it_paused() -> None:
    played = play(TWO, press("space", 20_000), sleep(30_000, 30 * MINUTE), press("q", 40 * MINUTE))
    assert played.at(35 * MINUTE).position_ms == 20_000


def test_an_open_rest_goes_on_waiting_after_a_nap() -> None:
    played = play(OPEN, sleep(60_000, 30 * MINUTE), press("q", 40 * MINUTE), waits=True)
    assert played.at(35 * MINUTE).state is State.WAITING


def test_where_nobody_can_press_a_key_a_session_ends_by_itself_after_a_nap() -> None:
    # It must not wait for a key that cannot come; and it must not be over at once either.
    played = play(TWO, sleep(20_000, 30 * MINUTE), waits=False)
    assert played.done == {"bridge": (2, 2), "march": (2, 2)}


# The program was stopped with Ctrl-Z and continued


def test_a_session_that_was_stopped_is_found_paused_where_it_was() -> None:
    view = play(TWO, stop(20_000, 1_000), press("q", MINUTE)).at(30_000)
    assert (view.state, view.position_ms) == (State.PAUSED, 19_000)


def test_a_session_that_was_stopped_while_paused_stays_paused() -> None:
    played = play(TWO, press("space", 20_000), stop(30_000, 1_000), press("q", MINUTE))
    assert played.at(50_000).position_ms == 20_000


# Ctrl-C right after somebody was away: in `two` the second bridge ends at 24 s


@pytest.mark.parametrize("away", [sleep(20_000, 30 * MINUTE), stop(20_000, 30 * MINUTE)])
@pytest.mark.parametrize("waits", [True, False], ids=["keys", "no keys"])
def test_ctrl_c_counts_nothing_of_the_time_away(away: Happening, waits: bool) -> None:
    played = play(TWO, then_ctrl_c(away), waits=waits)
    assert played.done == {"bridge": (1, 2), "march": (0, 2)}


@pytest.mark.parametrize("away", [sleep(20_000, 30 * MINUTE), stop(20_000, 30 * MINUTE)])
def test_ctrl_c_after_being_away_stops_at_the_last_look(away: Happening) -> None:
    # The second bridge's first part began at 19 s, and nothing was looked at since.
    played = play(TWO, then_ctrl_c(away))
    assert (played.session.state, played.session.played_ms) == (State.STOPPED, 19_000)


def test_ctrl_c_after_a_short_stop_counts_nothing_either() -> None:
    # At 23 s the second bridge is still being done; a stop of 2 s leads past its end.
    played = play(TWO, then_ctrl_c(stop(23_000, 2_000)))
    assert played.done["bridge"] == (1, 2)


def test_ctrl_c_a_little_late_counts_what_was_done_until_then() -> None:
    played = play(TWO, then_ctrl_c(sleep(23_000, 1_000)))
    assert played.done["bridge"] == (2, 2)
