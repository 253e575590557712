"""The live session in a real terminal, key by key, size by size."""

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

import pytest

from backcoach.coach import BINDINGS
from backcoach.screen.palette import ON_LIGHT
from tests.every import every
from tests.forking import BACKCOACH
from tests.making import shipped
from tests.terminal.pty_program import CALM_SESSION, Program

pytestmark = pytest.mark.slow

FIRST, SECOND, THIRD = "Standing break", "Standing hamstring stretch", "Seated rotation"
"""The exercises of the desk routine; the screen also names the one that comes next."""

UNTAUGHT = ("--teach", "never")
"""Without anything that is shown before it is done."""

UNBOUND = {
    "a letter": "x",
    "a capital": "X",
    "delete": "\x7f",
    "an arrow up": "\x1b[A",
    "F5": "\x1b[15~",
    "F1": "\x1bOP",
    "F1 on the Linux console": "\x1b[[A",
    "shift and an arrow": "\x1b[1;2C",
    "page down": "\x1b[6~",
    "Alt-x": "\x1bx",
    "Alt-q": "\x1bq",
    "a mouse click": "\x1b[<0;10;10M\x1b[<0;10;10m",
    "a report of the focus": "\x1b[I\x1b[O",
    "a report of the terminal's kind": "\x1b[?62;22c",
    "a report of the background's colour": "\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\",
    "a report of the terminal's name": "\x1bP>|xterm(388)\x1b\\",
    "a letter with an accent": "é",
    "two wide letters": "日本",
    "1,000 letters": "xyz" * 333 + "x",
    "1,000 arrows up": "\x1b[A" * 1000,
    "bytes that mean nothing": "\x01\x02\x0e\x1d\x1e",
}


def session(
    *arguments: str,
    columns: int = 80,
    rows: int = 24,
    environ: Mapping[str, str] = MappingProxyType({}),
) -> Program:
    """A session in a terminal of its own, with no shell around it."""
    command = (*BACKCOACH, *CALM_SESSION, *arguments)
    return Program(*command, columns=columns, rows=rows, environ=environ)


@pytest.fixture
def desk() -> Iterator[Program]:
    with session("desk", *UNTAUGHT) as program:
        program.wait_for(FIRST)
        yield program


def pause(program: Program) -> str:
    """Pause; return what is on the screen."""
    program.send(" ")
    program.wait_for("Paused")
    return program.text


def settled(program: Program) -> str:
    """Wait until all keys that were sent have been read; return what is on the screen."""
    program.send("?")
    program.wait_for("slower breath", "faster breath")
    program.send("?")
    program.wait_while("faster breath")
    return program.text


def test_the_first_thing_on_the_screen_is_the_session() -> None:
    with session("desk") as program:
        program.wait_for(FIRST)
    assert b"Keys: " not in program.written  # what somebody who reads lines is told


# Pausing


def test_a_pause_is_plain_to_see(desk: Program) -> None:
    pause(desk)
    assert "Paused" in desk.text


def test_going_on_counts_down_from_three(desk: Program) -> None:
    pause(desk)
    desk.send(" ")
    desk.wait_while("Paused")
    desk.wait_until(lambda: "Going on" not in desk.text, "the end of the count")
    counts = re.findall(r"Going on in (\d)", "".join(desk.screen.frames))
    assert list(dict.fromkeys(counts)) == ["3", "2", "1"]


def test_after_the_count_time_goes_on() -> None:
    with session("desk", "--speed", "20") as program:
        program.wait_for(FIRST)
        pause(program)
        program.send(" ")
        program.wait_for(SECOND, THIRD)


def test_a_pause_while_counting_pauses_again(desk: Program) -> None:
    pause(desk)
    desk.send(" ")
    desk.wait_while("Paused")
    pause(desk)
    assert "Paused" in desk.text


def test_while_paused_nothing_at_all_is_written(desk: Program) -> None:
    pause(desk)
    assert desk.watch(2) == b""


def test_while_paused_no_time_passes() -> None:
    with session("desk", "--speed", "20") as program:
        program.wait_for(FIRST)
        paused = pause(program)
        program.watch(0.5)
        assert settled(program) == paused


# Moving about


@pytest.mark.parametrize("key", ["n", "\x1b[C", "\x1bOC"], ids=["n", "right", "right, keypad"])
def test_skipping_work_leads_to_the_next_exercise(key: str, desk: Program) -> None:
    desk.send(key)
    desk.wait_for("Step on the spot")
    desk.send(key)
    desk.wait_for(SECOND, THIRD)


@pytest.mark.parametrize("key", ["b", "\x1b[D", "\x1bOD"], ids=["b", "left", "left, keypad"])
def test_back_leads_to_the_exercise_before(key: str, desk: Program) -> None:
    desk.send("nn")
    desk.wait_for(SECOND, THIRD)
    desk.wait_while(FIRST)
    desk.send(key)
    desk.wait_for(FIRST)
    assert THIRD not in desk.text


def test_again_starts_the_exercise_over(desk: Program) -> None:
    desk.send("n")
    desk.wait_while("Find your starting position")
    desk.wait_while("Get ready")
    desk.send("r")
    desk.wait_for("Get ready", FIRST)


def test_harder_and_easier_change_the_level() -> None:
    with session("ql-doorway-stretch") as program:
        program.wait_for("Doorway side stretch")
        program.send("h")
        program.wait_for("level 2")
        program.send("e")
        program.wait_for("level 1")


@pytest.mark.parametrize(("key", "seconds"), [("+", "6.5"), ("-", "5.5")])
def test_the_breath_gets_slower_and_faster(key: str, seconds: str, desk: Program) -> None:
    desk.send(key)
    desk.wait_for(f"{seconds} seconds")


def test_keys_pressed_at_once_all_count(desk: Program) -> None:
    desk.send("+++")
    desk.wait_for("7.5 seconds")


# Help


def test_help_shows_every_key(desk: Program) -> None:
    desk.send("?")
    desk.wait_for(*(binding.does for binding in BINDINGS))


def test_help_goes_away_again(desk: Program) -> None:
    paused = pause(desk)
    desk.send("?")
    desk.wait_for("faster breath")
    desk.send("?")
    desk.wait_while("faster breath")
    assert desk.text == paused


# Keys that are not bound


@pytest.fixture
def paused(desk: Program) -> Program:
    """A session at rest, where a key that is not bound has been answered, as only the first is."""
    desk.send("x")
    desk.wait_for("That does nothing.")
    pause(desk)
    return desk


@every(UNBOUND)
def test_an_unbound_key_changes_nothing(key: str, paused: Program) -> None:
    before = paused.text
    paused.send(UNBOUND[key])
    paused.watch(0.3)  # a key right behind many others would be taken for one of them
    assert settled(paused) == before


# Quitting


def test_quitting_tells_what_was_done(desk: Program) -> None:
    desk.send("nn")
    desk.wait_for(SECOND, THIRD)
    desk.send("q")
    desk.wait_for_end()
    assert "Desk: 0 of 3 exercises" in desk.text


def test_finishing_tells_that_all_was_done() -> None:
    with session("desk", "--speed", "1000") as program:
        assert program.wait_for_end() == 0
        assert "all of it" in program.text


# Size


SIZES = [(40, 12), (200, 60), (20, 5), (81, 24), (79, 23)]


def paused_at_the_start(columns: int, rows: int) -> Program:
    """A session so slow that pausing it a little later shows the same."""
    program = session("desk", "--speed", "0.1", columns=columns, rows=rows)
    program.wait_for_beginning()
    program.send(" ")
    program.wait_for_frame()
    return program


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_after_a_resize_it_looks_like_a_fresh_start(size: tuple[int, int]) -> None:
    with paused_at_the_start(80, 24) as resized, paused_at_the_start(*size) as fresh:
        resized.resize(*size)
        resized.wait_for_frame()
        assert resized.text == fresh.text


@pytest.mark.parametrize("size", [*SIZES, (1, 1), (5, 2)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_any_size_and_back_again_looks_as_before(size: tuple[int, int]) -> None:
    with paused_at_the_start(80, 24) as program:
        before = program.text
        program.resize(*size)
        program.wait_for_frame()
        program.resize(80, 24)
        program.wait_for_frame()
        assert program.text == before


def test_a_resize_is_followed_while_time_goes_on(desk: Program) -> None:
    desk.resize(120, 40)
    desk.wait_until(lambda: bool(desk.screen.lines[-1]), "something in the new last row")


def test_dragging_the_window_about_breaks_nothing(desk: Program) -> None:
    for step in range(40):
        desk.resize(80 - step, 24 - step // 2)
    for step in range(40):
        desk.resize(41 + step, 5 + step // 2)
    desk.resize(80, 24)
    paused = pause(desk)
    assert desk.repainted() == paused


# Big letters


def tallest_letters(program: Program) -> int:
    """How many rows in a row hold block characters."""
    rows = "".join("#" if re.search("[█▀▄]", line) else "." for line in program.screen.lines)
    return max(len(run) for run in rows.split("."))


def test_big_letters_fill_the_screen(desk: Program) -> None:
    with session("desk", "--big") as big:
        big.wait_for(FIRST)
        assert tallest_letters(big) > 1.5 * tallest_letters(desk)


def test_big_letters_follow_a_resize() -> None:
    with session("desk", "--big") as big:
        big.wait_for(FIRST)
        small = tallest_letters(big)
        big.resize(200, 60)
        big.wait_until(lambda: tallest_letters(big) > small, "larger letters")


def test_big_letters_obey_the_keys() -> None:
    with session("desk", "--big") as big:
        big.wait_for(FIRST)
        big.send("q")
        assert big.wait_for_end() == 0


# What a terminal can show


def shown_all_over(program: Program) -> bytes:
    """Go through much of what there is to see; return all that was written."""
    program.wait_until(lambda: b"Standing" in program.written, "the first exercise")
    for key in "n+n ?":
        program.send(key)
        program.wait_for_more()
    program.type_in("nnrq")
    program.wait_for_end()
    return program.written


def colors_in(written: bytes) -> set[bytes]:
    """The parameters of all codes that set how letters look."""
    codes = re.findall(rb"\x1b\[([\d;]*)m", written)
    return {each for code in codes for each in code.split(b";")} - {b""}


LOOKS = {b"0", b"1", b"2", b"3", b"4", b"7"}
"""Reset, bold, dim, italic, underlined, reversed: no colours."""


def test_there_are_colors() -> None:
    with session("desk") as program:
        assert colors_in(shown_all_over(program)) > LOOKS & {b"0", b"1"}


def test_the_background_is_asked_for_once_and_whenever_it_is_told_words_have_colours() -> None:
    light = f"38;5;{ON_LIGHT.rest}".encode()
    with session("desk") as program:
        program.wait_for_beginning()
        assert program.written.count(b"\x1b]11;?\x07") == 1
        assert light not in program.written
        program.send("\x1b]11;rgb:ffff/ffff/ffff\x07")
        program.wait_until(lambda: light in program.written, "the colours for a light ground")


@pytest.mark.parametrize("big", [(), ("--big",)], ids=["usual", "big"])
def test_no_color_is_obeyed(big: tuple[str, ...]) -> None:
    with session("desk", *big, environ={"NO_COLOR": "1"}) as program:
        assert colors_in(shown_all_over(program)) <= LOOKS


def test_without_color_a_pause_still_stands_out() -> None:
    with session("desk", environ={"NO_COLOR": "1"}) as program:
        program.wait_for(FIRST)
        pause(program)
        row = next(at for at, line in enumerate(program.screen.lines) if "Paused" in line)
        assert any(cell.reverse for cell in program.screen.cells[row])


@pytest.mark.parametrize(
    "environ",
    [{"TERM": "linux"}, {"LC_ALL": "C"}, {"LC_ALL": "POSIX"}, {"PYTHONIOENCODING": "ascii"}],
    ids=lambda environ: "=".join(*environ.items()),
)
@pytest.mark.parametrize("options", [(), ("--big",), ("--plain",)], ids=["usual", "big", "plain"])
def test_only_characters_that_the_terminal_has(
    options: tuple[str, ...], environ: dict[str, str]
) -> None:
    with session("desk", *options, environ=environ) as program:
        written = shown_all_over(program)
    assert [line for line in written.split(b"\n") if not line.isascii()] == []


@pytest.mark.parametrize("kept", ["", "big: true\n"], ids=["usual", "big"])
def test_only_characters_of_one_cell_where_the_profile_wants_no_others(
    kept: str, answered: Path
) -> None:
    (answered.parent / "profile.yaml").write_text(f"glyphs: ascii\n{kept}", "utf-8")
    with session("desk") as program:
        written = shown_all_over(program)
    assert [line for line in written.split(b"\n") if not line.isascii()] == []


def test_letters_are_big_where_the_profile_wants_them_and_the_command_line_does_not_say_no(
    desk: Program, answered: Path
) -> None:
    (answered.parent / "profile.yaml").write_text("big: true\n", "utf-8")
    for options, are_big in (((), True), (("--no-big",), False)):
        with session("desk", *UNTAUGHT, *options) as program:
            program.wait_for(FIRST)
            assert (tallest_letters(program) > 1.5 * tallest_letters(desk)) is are_big


@pytest.mark.parametrize(
    ("options", "environ"),
    [((), {"TERM": "dumb"}), (("--plain",), {})],
    ids=["TERM=dumb", "--plain"],
)
class TestLines:
    """A session in lines, where keys still work."""

    @pytest.fixture
    def lines(self, options: tuple[str, ...], environ: dict[str, str]) -> Iterator[Program]:
        with session("desk", *options, environ=environ) as program:
            program.wait_for(FIRST)
            yield program

    def test_they_hold_no_escape_codes(self, lines: Program) -> None:
        assert b"\x1b" not in shown_all_over(lines)

    def test_nothing_is_written_over(self, lines: Program) -> None:
        assert not re.search(rb"\r(?!\n)|\x08", shown_all_over(lines))

    def test_space_pauses(self, lines: Program) -> None:
        lines.send(" ")
        lines.wait_for("Paused")
        assert lines.watch(1) == b""

    def test_space_goes_on(self, options: tuple[str, ...], environ: dict[str, str]) -> None:
        with session("desk", *UNTAUGHT, *options, "--speed", "20", environ=environ) as lines:
            lines.wait_for(FIRST)
            lines.send(" ")
            lines.wait_for("Paused")
            lines.send(" ")
            lines.wait_for("Going on", "Get ready")

    def test_q_quits_with_a_summary(self, lines: Program) -> None:
        lines.send("q")
        assert lines.wait_for_end() == 0
        assert "0 of 3 exercises" in lines.text

    def test_typed_letters_are_not_echoed(self, lines: Program) -> None:
        lines.type_in("xyz ")
        lines.wait_for("Paused")
        assert "xyz" not in lines.text


def test_where_input_is_no_terminal_it_plays_to_the_end_by_itself() -> None:
    line = f"{shlex.join(BACKCOACH)} session gentle --pain-before 0 --speed 1000 </dev/null"
    with Program("/bin/sh", "-c", line) as program:
        assert program.wait_for_end() == 0
        assert "all of it" in program.text


def test_where_input_is_no_terminal_it_is_still_a_live_screen() -> None:
    line = f"{shlex.join(BACKCOACH)} session desk --pain-before 0 </dev/null"
    with Program("/bin/sh", "-c", line) as program:
        program.wait_for(FIRST)
        assert program.screen.in_alternate


def test_a_rest_until_ready_waits_for_space() -> None:
    with session("gentle", "--speed", "1000") as program:
        program.wait_for("Ready when you are")
        left = program.text
        program.send(" ")
        program.wait_until(lambda: program.text != left, "something after the rest")
        program.wait_for("Ready when you are")


# The choice of a routine


@pytest.fixture
def choice() -> Iterator[Program]:
    with session() as program:
        program.wait_for("Which one?")
        yield program


def test_the_choice_shows_minutes_where_and_for_whom(choice: Program) -> None:
    assert re.search(r"Desk +4 \(5\) +chair +a break from sitting", choice.text)


def test_all_of_the_choice_is_in_a_small_window_and_begins_with_essentials(
    choice: Program,
) -> None:
    numbers = re.findall(r"^ *(\d+)  [A-Z]", choice.text, re.MULTILINE)
    assert numbers == [str(each) for each in range(1, len(shipped().routines) + 1)]
    assert re.search(r"^ *1 +Essentials", choice.text, re.MULTILINE)


@pytest.mark.parametrize(
    ("answer", "first"),
    [("", "Pelvic tilt"), ("desk", FIRST), ("DESK", FIRST), ("1", "Pelvic tilt")],
    ids=["enter", "a name", "capitals", "a number"],
)
def test_an_answer_starts_its_routine(answer: str, first: str, choice: Program) -> None:
    choice.type_in(f"{answer}\n")
    choice.wait_until(lambda: choice.screen.in_alternate, "the live screen")
    choice.wait_for(first)


@pytest.mark.parametrize(
    ("answer", "said"), [("dsek", "Did you mean desk?"), ("99", "from 1 to"), ("-1", "")]
)
def test_a_wrong_answer_is_explained_and_asked_again(
    answer: str, said: str, choice: Program
) -> None:
    choice.type_in(f"{answer}\n")
    choice.wait_until(lambda: choice.text.count("Which one?") == 2, "the question again")
    assert said in choice.text


def test_ctrl_c_leaves_the_choice(choice: Program) -> None:
    choice.send("\x03")
    assert choice.wait_for_end() == 130


def test_ctrl_d_leaves_the_choice_and_nothing_went_wrong(choice: Program) -> None:
    choice.send("\x04")
    assert choice.wait_for_end() == 0
    assert choice.text.rstrip().endswith("Essentials:")
