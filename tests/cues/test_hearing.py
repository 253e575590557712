"""What a session sounds like: cues, and what is said when a key is pressed.

A session is played on a fake clock; what it shows is then let be heard, and what reaches the voice
and the player is noted. Moments are seconds from the start.
"""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from backcoach.cues.hearing import LINGER_S, Audio, Narrator, Part
from backcoach.domain.knowledge.terms import Chime, CueKind, Talk
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.script.compiling import Spoken
from backcoach.domain.script.silence import CHIME_MS
from backcoach.domain.timeline.timeline import Cue
from backcoach.domain.words.unheard import NO_ROOM
from tests.fakes import Happening, play, press, tell_pain
from tests.making import catalogue

KNOWN = catalogue(
    """
    - id: lean
      side: each
      setup: 12 s
      start: Stand side-on. Hold the frame.
      movement:
        - {do: lean, move: 4 s, breath: out}
        - {do: stay, hold: dose, breath: free}
        - {do: come back, move: 4 s, breath: in}
      levels: [{reps: 2, hold: 20 s, rep_rest: 4 s}]
    - id: march
      movement: [{do: march, move: 5 s, breath: out}]
      levels: [{reps: 2, rep_rest: 5 s}]
    """,
    "- {id: two, rest: 10 s, blocks: [{items: [lean, march]}]}",
)
(TWO,) = (plan_routine(routine, KNOWN.exercise) for routine in KNOWN.routines)
Sounds = list[tuple[float, str]]


class Notes:
    """Stands for the voice and the player, and notes what they are asked for."""

    name = "notes"
    instead = None

    def __init__(self, failed: str | None = None) -> None:
        self.failed = failed
        self.now_s = 0.0
        self.sounds: Sounds = []

    def say(self, text: str, after_s: float = 0) -> None:
        self.sounds.append((self.now_s + after_s, text))

    def add(self, text: str) -> None:
        self.sounds.append((self.now_s, f"({text})"))

    def hush(self) -> None:
        self.sounds.append((self.now_s, "hush"))

    def hush_by(self, within_s: float) -> None:
        self.hush()

    def play(self, wav_file: Path, /) -> None:
        self.sounds.append((self.now_s, f"*{wav_file.name}*"))

    def close(self) -> None:
        self.sounds.append((self.now_s, "closed"))


def heard(
    *script: Happening, talk: Talk | None = Talk.FULL, chimes: bool = False, plan: Plan = TWO
) -> Sounds:
    """All that is heard of a session with these keys, and when."""
    notes = Notes()
    files = {chime: Path(chime.value) for chime in Chime} if chimes else {}
    narrator = Narrator(Audio(lambda: notes, notes, files))
    played = play(plan, *script, spoken=Spoken(talk), exercises=KNOWN.exercise, waits=True)
    for shown in played.shown:
        notes.now_s = shown.clock_ms / 1000
        if shown.events:
            narrator.hear(shown.view, shown.events)
    return notes.sounds


def at(sounds: Sounds, second: float) -> list[str]:
    """What is heard at a moment."""
    return [what for when, what in sounds if when == second]


def between(sounds: Sounds, start_s: float, end_s: float) -> list[str]:
    """What is heard in a while."""
    return [what for when, what in sounds if start_s <= when < end_s]


def test_every_word_and_chime_is_heard() -> None:
    sounds = [what for _, what in heard(chimes=True)]
    cues = [cue for shown in play(TWO).shown for cue in shown.cues]
    words = [cue.text for cue in cues if cue.text]
    assert [each.strip("()") for each in sounds if "*" not in each] == words
    assert [each for each in sounds if "*" in each] == [
        f"*{cue.chime.value}*" for cue in cues if cue.chime
    ]


def test_numbers_wait_until_all_else_is_said() -> None:
    sounds = [what for _, what in heard()]
    assert "(Five)" in sounds
    assert "First: Lean." in sounds


def test_who_wants_no_words_hears_chimes_alone() -> None:
    sounds = [what for _, what in heard(talk=None, chimes=True)]
    cues = [cue for shown in play(TWO, spoken=Spoken(None)).shown for cue in shown.cues]
    assert sounds == [f"*{cue.chime.value}*" for cue in cues if cue.chime]


def test_a_pause_cuts_off_what_is_said() -> None:
    assert at(heard(press("space", 5_000), press("space", 60_000)), 5) == ["hush"]


def test_a_key_that_means_nothing_is_answered_aloud_once_and_what_that_cut_off_is_said_again() -> (
    None
):
    sounds = heard(press("x", 1_000), press("y", 9_000), press("z", 30_000))
    answer = "That does nothing. The question mark shows the keys."
    assert [what for _, what in sounds if answer in what] == [f"{answer} {sounds[0][1]}"]


def test_who_wants_no_words_gets_no_answer_aloud() -> None:
    assert heard(press("x", 1_000), talk=None) == heard(talk=None)


def test_nothing_is_said_in_a_pause() -> None:
    sounds = heard(press("space", 5_000), press("space", 60_000))
    assert between(sounds, 5.001, 60) == []


def test_going_on_says_where_one_is() -> None:
    sounds = heard(press("space", 26_000), press("space", 60_000))
    assert at(sounds, 60) == ["Going on. Lean. Left, 1 of 2. Stay, breathe freely."]


def test_going_on_says_again_what_a_pause_has_cut_off() -> None:
    sounds = heard(press("space", 500), press("space", 60_000))
    assert at(sounds, 60) == [f"Going on. {sounds[0][1]}"]


def test_what_is_said_again_names_the_exercise() -> None:
    [(when, words)] = [each for each in heard() if each[1].startswith("Breathe in")][:1]
    pause = press("space", round(when * 1000) + 300)
    sounds = heard(pause, press("space", 90_000))
    assert at(sounds, 90) == [f"Going on. Lean. {words}"]


def first(sounds: Sounds, what: str) -> int:
    """The millisecond at which something is heard for the first time."""
    return round(1000 * next(when for when, each in sounds if each.startswith(what)))


def moves_around_a_pause(from_ms: int) -> Sounds:
    """What calls for a movement from a pause on until six seconds after it."""
    keys = (press("space", from_ms), press("space", 90_000))
    sounds = [each for each in heard(*keys, chimes=True) if each[1].startswith("*move")]
    return [(when, what) for when, what in sounds if from_ms / 1000 < when < 96]


def test_a_movement_that_a_pause_has_come_into_is_called_for_again_when_it_goes_on() -> None:
    begin_ms = first(heard(chimes=True), "*move-out*")
    assert moves_around_a_pause(begin_ms + 1_000) == [(93, "*move-out*")]


def test_going_on_in_a_stillness_calls_for_no_movement() -> None:
    begin_ms = first(heard(chimes=True), "*stay*")
    assert moves_around_a_pause(begin_ms + 1_000) == []


def test_where_the_words_about_a_movement_are_said_again_the_next_call_is_for_it() -> None:
    words_ms = first(heard(), "Breathe in and come back.")
    [(when, what)] = moves_around_a_pause(words_ms + 300)
    assert (when > 93, what) == (True, "*move-in*")


def test_where_words_about_what_is_next_are_said_again_nothing_calls_before_it_begins() -> None:
    words_ms = first(heard(), "Stay, breathe freely.")  # which are said in the midst of leaning
    assert moves_around_a_pause(words_ms + 300) == []


def test_skipping_cuts_off_what_is_said_and_names_what_is_next() -> None:
    sounds = heard(press("n", 26_000))
    assert at(sounds, 26) == ["hush"]
    assert between(sounds, 26.001, 32) == ["Rest for 10 seconds.", "Next: March."]


def test_going_back_names_the_exercise() -> None:
    [_, said] = at(heard(press("b", 26_000)), 26)
    assert "Lean." in said


def test_what_is_said_where_a_key_leads_begins_with_the_exercise() -> None:
    [_, said] = at(heard(press("n", 26_000), press("n", 27_000)), 27)
    assert said.startswith("March. ")


def test_the_first_question_about_pain_is_said() -> None:
    sounds = heard(*tell_pain(2, 26_000), press("space", 30_000))
    assert [each for each in at(sounds, 26) if "hurt" in each]


def test_saying_less_is_heard_from_the_next_words_on() -> None:
    full = [what for when, what in heard() if when > 20]
    less = [what for when, what in heard(press("v", 19_000)) if when > 20]
    assert len(" ".join(less)) < len(" ".join(full))


def test_switching_the_voice_off_cuts_it_off() -> None:
    sounds = heard(*(press("v", 5_000 + at_ms) for at_ms in (0, 1, 2)))
    assert [what for when, what in sounds if when >= 5] == ["hush"]


def test_the_voice_is_there_again_after_off() -> None:
    keys = (press("v", 5_000 + at_ms) for at_ms in range(4))
    assert "(Five)" in [what for _, what in heard(*keys)]


def test_without_words_no_voice_is_looked_for() -> None:
    def no_voice() -> Notes:
        raise AssertionError("somebody looked for a voice")

    narrator = Narrator(Audio(no_voice, Notes(), {}))
    play(TWO, spoken=Spoken(None), listeners=[narrator])


# The end


DONE = Cue(0, CueKind.DONE, chime=Chime.DONE)
CHIMES = {Chime.DONE: Path("done")}


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, each time; no time passes."""
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    return waits


def test_the_last_chime_is_given_a_moment(slept: list[float]) -> None:
    audio = Audio(Notes, Notes(), CHIMES)
    audio.sound(DONE)
    audio.close()
    assert slept == [LINGER_S]


def test_the_last_word_is_given_a_moment(slept: list[float]) -> None:
    audio = Audio(Notes)
    audio.sound(replace(DONE, text="Done."))
    audio.close()
    assert slept == [LINGER_S]


def test_a_session_that_was_left_is_quiet_at_once(slept: list[float]) -> None:
    audio = Audio(Notes, Notes(), CHIMES)
    audio.say("Breathe in.")
    audio.close()
    assert slept == []


def test_where_nothing_is_wanted_nothing_is_waited_for(slept: list[float]) -> None:
    audio = Audio(Notes)
    audio.sound(DONE)
    audio.close()
    assert slept == []


def test_what_cannot_be_heard_is_told_and_not_waited_for(slept: list[float]) -> None:
    audio = Audio(lambda: Notes("No voice."), Notes("No chimes."), CHIMES)
    audio.sound(replace(DONE, text="Done."))
    unheard = {Part.CHIMES: "No chimes.", Part.VOICE: "No voice.", Part.VOICE_NAME: ""}
    assert (audio.close(), slept) == (unheard, [])


def test_words_wait_for_the_end_of_their_chime() -> None:
    notes = Notes()
    Audio(lambda: notes, notes, CHIMES).sound(replace(DONE, text="Done."))
    assert notes.sounds == [
        (0, f"*{CHIMES[Chime.DONE].name}*"),
        (CHIME_MS[Chime.DONE] / 1000, "Done."),
    ]


def test_chimes_that_have_no_file_are_told_of() -> None:
    audio = Audio(Notes, Notes(), {})
    audio.sound(DONE)
    assert audio.unheard() == {Part.CHIMES: NO_ROOM}


def test_before_anything_was_to_be_heard_nothing_is_said_of_it() -> None:
    assert Audio(lambda: Notes("No voice."), Notes("No chimes."), CHIMES).unheard() == {}
