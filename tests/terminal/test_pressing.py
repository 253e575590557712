"""Every keyboard, and what no keyboard sends: what people press, and what they paste."""

from collections.abc import Iterator

import pytest

from tests.forking import BACKCOACH
from tests.terminal.pty_program import CALM_SESSION, EVERYTHING, Program

pytestmark = pytest.mark.slow

FIRST = "Standing break"
NOTHING = "That does nothing. ? shows the keys."
QUESTION = "How much does it hurt"

each_way = pytest.mark.parametrize("options", [(), ("--plain",)], ids=["live", "lines"])


def session(*options: str) -> Program:
    """A session of the desk routine."""
    return Program(*BACKCOACH, *CALM_SESSION, "desk", *options, rows=60)


@pytest.fixture
def playing(options: tuple[str, ...]) -> Iterator[Program]:
    with session(*options) as program:
        program.wait_for(FIRST)
        yield program


@pytest.fixture
def desk() -> Iterator[Program]:
    with session() as program:
        program.wait_for(FIRST)
        yield program


def settled(program: Program) -> str:
    """Wait until nothing is written any more; return what is on the screen."""
    while program.watch(0.3):
        pass
    return program.text


# Every keyboard


def wait_for_times(program: Program, text: str, times: int) -> None:
    """Wait until a text is on the screen; in lines, where nothing goes away, so many times."""
    is_live = program.screen.in_alternate
    program.wait_until(
        lambda: text in program.text if is_live else program.text.count(text) == times,
        f"{text}, {times} times",
    )


@each_way
def test_that_it_hurts_can_be_said_on_every_keyboard(playing: Program) -> None:
    for times, key in enumerate(("P", "з", "З", "π", "Π", "פ", "ｐ", "\t", "\x1b[Z"), 1):
        playing.send(key)
        wait_for_times(playing, QUESTION, times)
        playing.send("\x1b")
        wait_for_times(playing, "Paused", times)


@each_way
def test_space_pauses_and_enter_goes_on_and_does_not_pause(playing: Program) -> None:
    playing.send(" ")
    playing.wait_for("Paused")
    playing.send("\r")
    playing.wait_for("Going on")
    for _ in range(20):  # not before it has counted to three
        playing.send("\r")
        if playing.watch(1) and "It is going on. Space pauses." in playing.text:
            return
    pytest.fail("Enter paused it, or said nothing.")


@each_way
@pytest.mark.parametrize("key", ["Q", "й", "\x1b"])
def test_leaving_can_be_said_on_every_keyboard(key: str, playing: Program) -> None:
    playing.send(key)
    assert playing.wait_for_end() == 0
    assert "0 of 3 exercises" in playing.text


@each_way
def test_a_french_keyboard_answers_the_pain_question_without_shift(playing: Program) -> None:
    playing.send("p")
    playing.wait_for(QUESTION)
    playing.type_in("è\r")
    playing.wait_for("None of these")
    playing.send("à")
    playing.wait_for("At 7 or more we always stop.")


def test_esc_closes_help(desk: Program) -> None:
    desk.send("?")
    desk.wait_for("faster breath")
    desk.send("\x1b")
    desk.wait_while("faster breath")
    assert desk.screen.in_alternate


@each_way
def test_a_key_that_means_nothing_is_answered_once(playing: Program) -> None:
    playing.send("x")
    playing.wait_for(NOTHING)
    for key in ("x", "\x1b[15~", "ж"):
        playing.send(key)
        playing.watch(0.1)
    playing.send(" ")
    playing.wait_for("Paused")
    assert playing.written.count(NOTHING.encode()) == 1


def test_a_click_and_a_look_elsewhere_are_not_answered(desk: Program) -> None:
    desk.send("\x1b[<0;10;10M\x1b[<0;10;10m\x1b[O\x1b[I")
    desk.send("?")
    desk.wait_for("faster breath")
    assert NOTHING.encode() not in desk.written


# What is pasted

ALSO = ("quick note", "https://example.org/pages/qh?p=7&v=1", "ph\r", EVERYTHING * 1000)


@each_way
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "not marked"])
def test_what_is_pasted_changes_nothing_in_a_session(marked: bool, playing: Program) -> None:
    playing.send("x")  # the first key that means nothing is answered
    playing.wait_for(NOTHING)
    playing.send(" ")
    playing.wait_for("Paused")
    before = settled(playing)
    playing.screen.marks_pastes = marked
    for text in (EVERYTHING, *ALSO):
        playing.paste(text)
        assert settled(playing) == before


@each_way
@pytest.mark.parametrize("marked", [True, False], ids=["marked", "not marked"])
def test_what_is_pasted_answers_no_question_about_pain(marked: bool, playing: Program) -> None:
    playing.send("p")
    playing.wait_for(QUESTION)
    playing.screen.marks_pastes = marked
    before = settled(playing)
    for text in (EVERYTHING, *ALSO):
        playing.paste(text)
        assert settled(playing) == before
    playing.type_in("5\r")
    playing.wait_for("None of these")
    before = settled(playing)
    for text in (EVERYTHING, *ALSO):
        playing.paste(text)
        assert settled(playing) == before


def test_what_is_pasted_is_answered_once(desk: Program) -> None:
    desk.paste("quick note")
    desk.wait_for(NOTHING)
    desk.wait_while(NOTHING)
    desk.paste("quick note")
    desk.wait_for_frame()
    desk.wait_for_frame()
    assert NOTHING not in desk.text


def test_a_paste_without_an_end_does_not_take_the_keyboard_away(desk: Program) -> None:
    desk.send("\x1b[200~quick note")
    desk.wait_for(NOTHING)
    desk.send("p")
    desk.wait_for(QUESTION)
