"""What a session says has happened, as whoever listens to it hears it."""

import json
from collections.abc import Sequence
from pathlib import Path

from backcoach.domain.knowledge.safety import Felt
from backcoach.domain.knowledge.terms import Side
from backcoach.domain.plan.plan import plan_routine
from backcoach.domain.playing.events import (
    Asked,
    Event,
    Helped,
    Moved,
    Noted,
    RepDone,
    SetDone,
    Typed,
)
from backcoach.domain.playing.player import State
from backcoach.domain.playing.view import View
from backcoach.domain.script.compiling import compile_timeline
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Cue
from tests.fakes import Happening, ctrl_c, play, press, tell_pain
from tests.making import catalogue

KNOWN = catalogue(
    """
    - id: lean
      side: each
      movement: [{do: lean, move: 4 s, breath: out}]
      levels: [{sets: 2, reps: 2, rep_rest: 4 s, rest: 10 s}]
    - id: march
      side: alternate
      movement: [{do: march, move: 5 s, breath: out}]
      levels: [{reps: 2, rep_rest: 5 s}]
    """,
    "- {id: two, rest: until ready, blocks: [{items: [lean, march]}]}",
)
(TWO,) = (plan_routine(routine, KNOWN.exercise) for routine in KNOWN.routines)
TIMELINE = compile_timeline(TWO, Settings())
END = press("space", 400_000)  # from the rest until ready


class Heard:
    """Keeps what has happened, but for the cues."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    def hear(self, view: View, events: Sequence[Event]) -> None:
        del view
        assert events
        self.events.extend(event for event in events if not isinstance(event, Cue))


def happened(*script: Happening) -> list[Event]:
    """All that happens in a session, but for the cues."""
    heard = Heard()
    play(TWO, *script, exercises=KNOWN.exercise, listeners=[heard])
    return heard.events


def before_end(*script: Happening) -> list[Event]:
    """All that happens until Ctrl-C ends a session that has just begun."""
    *events, ended = happened(*script, ctrl_c(3_000))
    assert ended is State.STOPPED
    return events


def test_a_listener_that_keeps_each_finished_set_is_one_small_object(tmp_path: Path) -> None:
    class SetKeeper:
        def __init__(self, file: Path) -> None:
            self._file = file

        def hear(self, view: View, events: Sequence[Event]) -> None:
            for event in events:
                if isinstance(event, SetDone):
                    with self._file.open("a") as lines:
                        done = [event.exercise, event.set, event.side, event.reps]
                        lines.write(json.dumps(done) + "\n")

    file = tmp_path / "sets"
    play(TWO, END, exercises=KNOWN.exercise, listeners=[SetKeeper(file)])
    assert [json.loads(line) for line in file.read_text().splitlines()] == [
        ["lean", 1, "left", 2],
        ["lean", 2, "left", 2],
        ["lean", 1, "right", 2],
        ["lean", 2, "right", 2],
        ["march", 1, "both", 4],
    ]


def test_a_repetition_is_told_of_as_it_ends_and_a_set_with_the_last_of_its_own() -> None:
    events = [type(event) for event in happened(END) if isinstance(event, RepDone | SetDone)]
    assert events == [RepDone, RepDone, SetDone] * 4 + [RepDone] * 4 + [SetDone]


def test_a_set_of_which_something_was_skipped_is_not_told_of_as_done() -> None:
    second = TIMELINE.stretches[1]
    events = happened(press("n", second.end_ms - 1_000), ctrl_c(second.end_ms + 1_000))
    assert [type(event) for event in events if isinstance(event, RepDone | SetDone)] == [RepDone]


def test_a_set_that_is_done_twice_is_told_of_once() -> None:
    first = next(event for event in happened(END) if isinstance(event, SetDone))
    again = happened(press("r", 60_000), ctrl_c(110_000))
    assert [event for event in again if event == first] == [first]


def test_what_a_session_comes_to_is_told_of_once() -> None:
    states = [event for event in happened(END) if isinstance(event, State)]
    assert states == [State.WAITING, State.PLAYING, State.FINISHED]


def test_a_pause_and_going_on_are_told_of() -> None:
    events = before_end(press("space", 1_000), press("enter", 1_500))
    assert events == [State.PAUSED, State.COUNTING]


def test_a_key_that_leads_elsewhere_is_told_of() -> None:
    assert Moved() in before_end(press("n", 1_000))


def test_what_a_key_answers_is_told_of_while_it_does_not_stand_there_already() -> None:
    answer = Noted("It is going on. Space pauses.")
    assert before_end(press("enter", 1_000), press("enter", 2_000)) == [answer]


def test_help_is_told_of_as_it_is_asked_for() -> None:
    told = before_end(press("?", 1_000), press("?", 1_500))
    assert told == [Helped(), State.PAUSED, State.COUNTING]


def test_questions_answers_and_pains_are_told_of_in_order() -> None:
    events = before_end(*tell_pain(3, 1_000, symptom="0"))
    kinds = [type(event) for event in events]
    assert kinds == [Asked, Typed, Felt, Asked, Asked]


def test_a_pain_that_comes_to_more_by_the_second_answer_is_told_of_again() -> None:
    heard = happened(*tell_pain(3, 1_000, symptom="11"))
    symptoms = [event.pain.symptom for event in heard if isinstance(event, Felt)]
    assert (symptoms[0], len(symptoms), heard[-1]) == (None, 2, State.STOPPED)


def test_after_questions_the_state_is_told_of_again() -> None:
    events = before_end(press("p", 1_000), press("escape", 1_500))
    assert events[1:] == [State.PAUSED]


def test_where_ctrl_c_ends_it_no_cue_is_let_out_any_more() -> None:
    heard: list[Event] = []

    class Keeper:
        def hear(self, view: View, events: Sequence[Event]) -> None:
            heard.extend(events)

    second = next(cue for cue in TIMELINE.cues if cue.at_ms)
    play(TWO, ctrl_c(second.at_ms), exercises=KNOWN.exercise, listeners=[Keeper()])
    cues = [event for event in heard if isinstance(event, Cue)]
    assert cues == [cue for cue in TIMELINE.cues if not cue.at_ms]


def test_a_set_on_one_side_names_it() -> None:
    sides = [event.side for event in happened(END) if isinstance(event, SetDone)]
    assert sides[:3] == [Side.LEFT, Side.LEFT, Side.RIGHT]
