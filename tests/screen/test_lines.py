"""A session in lines: what a log keeps and a screen reader says."""

import re
from dataclasses import replace

import pytest

from backcoach.coach import run_session
from backcoach.domain.plan.plan import Plan
from backcoach.domain.playing.session import Session
from backcoach.domain.timeline.layout import Settings
from backcoach.screen.lines import LineStage
from tests.approving import approved
from tests.fakes import START_MS, FakeClock, FakeKeyboard, Happening, ctrl_c, press
from tests.making import shipped, shipped_plan, unlimited
from tests.screen.showing import KNOWN, PLAN, renamed

OPENING = "Keys: space pause, q quit."


def lines_of(
    *script: Happening,
    plan: Plan = PLAN,
    waits: bool = False,
    opening: str = "",
    speed: float = 1.0,
) -> list[str]:
    """The lines of a session that is played to its end."""
    written: list[str] = []
    clock = FakeClock()
    keyboard = FakeKeyboard(clock, [replace(each, at_ms=START_MS + each.at_ms) for each in script])

    def start(now_ms: int) -> Session:
        known, limits = KNOWN.exercise, unlimited()
        return Session.start(plan, Settings(), known, limits, now_ms, waits=waits, speed=speed)

    run_session(start, clock, keyboard, LineStage(written.append, opening))
    return "".join(written).splitlines()


def said(lines: list[str]) -> list[str]:
    """The lines without their times."""
    return [line[7:] for line in lines]


def test_every_line_begins_with_its_time() -> None:
    assert [line for line in lines_of() if not re.match(r"\d\d:\d\d  \S", line)] == []


def test_every_cue_is_a_line_at_its_time() -> None:
    session = Session.start(PLAN, Settings(), KNOWN.exercise, unlimited(), 0)
    cues = [
        f"{cue.at_ms // 60_000:02}:{cue.at_ms // 1000 % 60:02}  {cue.line}"
        for cue in session.timeline.cues
        if cue.line
    ]
    assert lines_of() == cues


def test_the_first_line_names_the_first_exercise() -> None:
    assert "Bird dog" in lines_of()[0]


def test_a_pause_is_said_once() -> None:
    lines = said(lines_of(press("space", 1_000), press("space", 9_000)))
    assert len([line for line in lines if line.startswith("Paused")]) == 1


def test_going_on_is_said() -> None:
    lines = said(lines_of(press("space", 1_000), press("space", 9_000)))
    paused = next(at for at, line in enumerate(lines) if line.startswith("Paused"))
    assert lines[paused + 1].startswith("Going on in 3")


def test_the_words_tell_what_harder_did() -> None:
    assert any("level 2" in line for line in lines_of(press("h", 1_000)))


def test_keys_are_told_at_the_start() -> None:
    assert lines_of(opening=OPENING)[0] == OPENING


def test_help_tells_the_whole_exercise_and_the_keys_then_how_to_go_on() -> None:
    script = (press("?", 1_000), press("?", 2_000))
    lines = said(lines_of(*script, plan=PLAN, opening=OPENING))
    exercise = PLAN.items[0].exercise
    steps = [f"{number}: {step}" for number, step in enumerate(exercise.steps, 1)]
    minded = [f"Avoid: {each}" for each in exercise.mistakes]
    start = lines.index(steps[0])
    told = [*steps, f"Feel: {exercise.feel}", *minded, OPENING, "Paused. Space goes on."]
    assert lines[start : start + len(told)] == told


def test_going_on_says_after_how_long_as_the_clock_has_it() -> None:
    pauses = (press("space", 1_000), press("space", 9_000))
    for speed, line in ((1.0, " in 3 seconds."), (1.5, " in 2 seconds."), (30.0, ".")):
        assert f"Going on{line}" in said(lines_of(*pauses, speed=speed)), speed


def test_a_rest_until_ready_says_that_it_waits() -> None:
    lines = said(lines_of(press("space", 600_000), waits=True))
    assert "Press space when you are ready." in lines


def test_where_nobody_can_press_a_key_nobody_is_asked_to() -> None:
    assert "space" not in "".join(lines_of())


def test_a_key_that_means_nothing_is_answered_once() -> None:
    lines = said(lines_of(press("x", 1_000), press("x", 9_000), press("й", 12_000)))
    assert lines.count("That does nothing. ? shows the keys.") == 1


# It hurts


def after_pain(*keys: str, before: tuple[Happening, ...] = ()) -> list[str]:
    """What is said from the moment on at which it hurts, one second into the session."""
    pressed = [press(key, 1_000 + place) for place, key in enumerate(("p", *keys))]
    lines = lines_of(*before, *pressed, ctrl_c(2_000))
    return lines[len(lines_of(*before, ctrl_c(999))) :]


def test_pain_that_is_told_of_reads_like_this() -> None:
    lines = after_pain("5", "backspace", "1", "0", "enter", "0", "space")
    assert lines == approved("lines/pain.txt", lines)


def test_pain_in_a_leg_that_is_told_of_reads_like_this() -> None:
    lines = after_pain("3", "enter", "1", "escape", "1", "3", "space")
    assert lines == approved("lines/leg.txt", lines)


def test_a_typed_digit_is_echoed_alone() -> None:
    assert said(after_pain("5"))[-1] == "5"


def test_a_digit_taken_back_is_said() -> None:
    assert said(after_pain("5", "backspace"))[-1] == "Nothing typed."


def test_a_key_that_is_no_answer_writes_nothing() -> None:
    assert after_pain("x", "n", "space") == after_pain()


def test_nobody_who_is_asked_is_told_that_space_goes_on() -> None:
    assert [line for line in after_pain() if "Space goes on" in line] == []


def test_whoever_leaves_it_out_is_told_that_space_goes_on() -> None:
    assert said(after_pain("escape"))[-1] == "Paused. Space goes on."


def test_whoever_was_paused_and_leaves_it_out_is_told_so_again() -> None:
    lines = after_pain("escape", before=(press("space", 500),))
    assert said(lines)[-1] == "Paused. Space goes on."


@pytest.mark.parametrize("routine", [each.id for each in shipped().routines])
def test_nothing_but_text_is_written(routine: str) -> None:
    assert [line for line in lines_of(plan=shipped_plan(routine)) if not line.isprintable()] == []


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/]", "日本語", "x" * 90])
def test_text_is_written_as_it_is(text: str) -> None:
    assert text in lines_of(plan=renamed((text, text)))[0]
