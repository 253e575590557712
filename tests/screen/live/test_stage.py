"""What holds for the live screen at every size, in every moment, with any text."""

from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from backcoach.coach import BINDINGS
from backcoach.domain.knowledge.terms import Chime, PhaseKind, Teach
from backcoach.domain.playing import changing, hurting, transport
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import HALFWAY_SHOWN_MS, View
from backcoach.domain.timeline.layout import Settings
from backcoach.screen.glyphs import ASCII, BLOCKS, Glyphs
from backcoach.screen.live.big import SHOWN_MS
from backcoach.screen.live.frame import frame_panes
from backcoach.screen.live.lettering import lettering
from backcoach.screen.live.panes import Box
from tests.making import plan_of, shipped, shipped_plan, unlimited
from tests.screen.showing import (
    FakeScreen,
    painted,
    phases,
    renamed,
    session_at,
    shown,
    stage_on,
    telling,
    view_of,
)

ROUTINES = tuple(each.id for each in shipped().routines)
KEYS = {
    "harder": changing.harder,
    "easier": changing.easier,
    "slower_breath": changing.slower_breath,
    "hurts": hurting.hurts,
}
CHANGES = ("", "pause", "count", "help", *KEYS, "told")
HOLD = next(each for each in phases() if each.kind == "hold").start_ms + 1_000


@cache
def start(routine: str) -> Session:
    """A routine that everybody gets, at its start, with all that is new shown first."""
    taught = Settings(teach=Teach.NEW, ways=shipped().ways)
    return Session.start(
        shipped_plan(routine), taught, shipped().exercise, unlimited(), 0, waits=True
    )


def changed(session: Session, change: str) -> View:
    """What there is to see of a session after a key; one second later where it counts."""
    match change:
        case "":
            return View(session.advance(0)[0], 0)
        case "pause":
            return View(transport.toggle_pause(session, 0), 0)
        case "count":
            return View(transport.toggle_pause(transport.toggle_pause(session, 0), 0), 1_000)
        case "help":
            return View(transport.toggle_help(session, 0), 0)
        case "told":
            return telling(View(session, 0), "In place of this: that.", "Take care. " * 9)
    return View(KEYS[change](session, 0), 0)


def placed(session: Session, share: float) -> Session:
    """The session at a share of its whole length."""
    position = int(share * (session.timeline.duration_ms - 1))
    return replace(session, player=session.player.seek(0, position))


class Moment(NamedTuple):
    """A moment of a routine that everybody gets, and what a key has changed there."""

    routine: str
    share: float
    change: str = ""

    @property
    def view(self) -> View:
        """What there is to see."""
        return changed(placed(start(self.routine), self.share), self.change)


def moments() -> st.SearchStrategy[Moment]:
    """Any moment of any routine that everybody gets."""
    return st.builds(Moment, st.sampled_from(ROUTINES), st.floats(0, 1), st.sampled_from(CHANGES))


HOLDING = Moment("essentials", 0.15)
TOLD = Moment("essentials", 0.0, "told")
HURTS = Moment("essentials", 0.15, "hurts")


SMALLEST = (20, 5)
LARGEST = (210, 65)


def sizes(
    smallest: tuple[int, int] = SMALLEST, largest: tuple[int, int] = LARGEST
) -> st.SearchStrategy[tuple[int, int]]:
    """Columns and rows."""
    return st.tuples(st.integers(smallest[0], largest[0]), st.integers(smallest[1], largest[1]))


def boxes(view: View, size: tuple[int, int], *, big: bool, glyphs: Glyphs = BLOCKS) -> list[Box]:
    """Where the parts of a frame stand; their rows were found to be as wide as they should be."""
    with painted() as regions:
        stage_on(FakeScreen(*size), big=big, glyphs=glyphs).show(view, ())
    return [
        Box(region.row, region.column, len(region.rows[0]), len(region.rows)) for region in regions
    ]


# Size


@given(moments(), sizes(), st.booleans(), st.sampled_from([BLOCKS, ASCII]))
@example(HOLDING, SMALLEST, False, BLOCKS)
@example(HOLDING, LARGEST, False, BLOCKS)
@example(TOLD, SMALLEST, True, BLOCKS)
@example(HURTS, SMALLEST, False, BLOCKS)
def test_no_part_of_a_frame_lies_outside_the_screen(
    moment: Moment, size: tuple[int, int], big: bool, glyphs: Glyphs
) -> None:
    columns, rows = size
    outside = [
        box
        for box in boxes(moment.view, size, big=big, glyphs=glyphs)
        if box.row < 0
        or box.column < 0
        or box.row + box.height > rows
        or box.column + box.width > columns
    ]
    assert outside == []


@given(moments(), sizes(), st.booleans())
@example(HOLDING, (20, 9), False)
@example(HOLDING, SMALLEST, False)
@example(TOLD, (30, 11), False)
@example(TOLD, (30, 11), True)
def test_no_part_of_a_frame_lies_over_another(
    moment: Moment, size: tuple[int, int], big: bool
) -> None:
    over = [
        (one, other)
        for one, other in combinations(boxes(moment.view, size, big=big), 2)
        if one.row < other.row + other.height
        and other.row < one.row + one.height
        and one.column < other.column + other.width
        and other.column < one.column + one.width
    ]
    assert over == []


@given(moments(), sizes(), st.booleans())
def test_every_row_is_as_wide_as_its_part(moment: Moment, size: tuple[int, int], big: bool) -> None:
    with painted() as regions:
        stage_on(FakeScreen(*size), big=big).show(moment.view, ())
    for region in regions:
        assert len({len(row) for row in region.rows}) == 1


@given(moments(), sizes((1, 1), (24, 12)), st.booleans())
@example(HOLDING, (1, 1), False)
@example(HOLDING, (1, 1), True)
@example(TOLD, (1, 1), True)
@example(HURTS, (1, 1), False)
def test_no_size_is_too_small(moment: Moment, size: tuple[int, int], big: bool) -> None:
    stage_on(FakeScreen(*size, spare=4), big=big).show(moment.view, ())


@settings(max_examples=30)
@given(moments(), sizes(), st.booleans())
def test_nothing_is_drawn_beside_the_screen(
    moment: Moment, size: tuple[int, int], big: bool
) -> None:
    screen = FakeScreen(*size, spare=3)
    stage_on(screen, big=big).show(moment.view, ())
    columns, rows = size
    lines = screen.emulator.lines
    assert [line[columns:] for line in lines[:rows] if line[columns:]] == []
    assert "".join(lines[rows:]) == ""


SIZES = ((40, 12), (60, 20), (80, 24), (120, 40), (200, 60))
each_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


@each_size
@pytest.mark.parametrize("big", [False, True], ids=["usual", "big"])
def test_help_shows_every_key(size: tuple[int, int], big: bool) -> None:
    view = changed(session_at(HOLD), "help")
    screen = FakeScreen(*size)
    stage = stage_on(screen, big=big)
    stage.show(view, ())
    seen = [screen.emulator.text]
    while stage.scroll("space"):
        stage.show(view, ())
        seen.append(screen.emulator.text)
    exercise = view.exercise
    wanted = (*exercise.steps, exercise.feel, *exercise.mistakes)
    words = [word for each in wanted for word in each.split()]
    assert [word for word in words if word not in "".join(seen)] == []
    assert [binding.does for binding in BINDINGS if binding.does not in "".join(seen)] == []
    assert ("Space shows more" in seen[0]) == (len(seen) > 1)
    assert "Enter goes on" in seen[-1]
    assert "Space" not in seen[-1]


@each_size
def test_what_to_do_is_there_at_every_size(size: tuple[int, int]) -> None:
    text = shown(view_of(HOLD), *size).emulator.text
    wanted = ["Bird dog", "LEFT", "Next: Child's pose"]
    said = "Breathe out and hold"
    wanted += lettering(said, 1, BLOCKS) if size == (200, 60) else [said]  # there it is drawn
    assert [each for each in wanted if each.rstrip() not in text] == []


@each_size
@pytest.mark.parametrize("big", [False, True], ids=["usual", "big"])
def test_the_keys_that_no_layout_moves_are_there_at_every_size(
    size: tuple[int, int], big: bool
) -> None:
    text = shown(view_of(HOLD), *size, big=big).emulator.text
    wanted = ("Tab it hurts", "space pause", "Esc quit", "? help")
    assert [each for each in wanted if each not in text] == []


@pytest.mark.parametrize("columns", [24, 27, 28, 33, 39])
def test_on_the_narrowest_screens_the_last_line_still_says_what_to_do_when_it_hurts(
    columns: int,
) -> None:
    assert "Tab it hurts" in shown(view_of(HOLD), columns, 12).emulator.lines[-1]


# What changes


def test_the_same_moment_again_writes_nothing() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen)
    stage.show(view_of(HOLD), ())
    before = list(screen.written)
    stage.show(view_of(HOLD), ())
    assert screen.written == before


def test_a_moment_later_little_is_written() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen)
    stage.show(view_of(HOLD), ())
    stage.show(view_of(HOLD + 100), ())
    assert len("".join(screen.written[1:])) < len(screen.written[0]) / 4


def test_after_others_have_drawn_all_is_drawn_again() -> None:
    screen = FakeScreen(80, 24)
    stage = stage_on(screen)
    stage.show(view_of(HOLD), ())
    before = screen.emulator.text
    screen.emulator.feed(b"\x1b[2J\x1b[Hfrom others")
    screen.disturbed += 1
    stage.show(view_of(HOLD), ())
    assert screen.emulator.text == before


def test_the_breath_swells_and_sinks() -> None:
    breathing = next(each for each in phases() if each.breath == "in")

    def dots(share: float) -> int:
        position = breathing.start_ms + int(share * (breathing.duration_ms - 1))
        return shown(view_of(position), 80, 24).emulator.text.count("█")

    assert dots(0.1) < dots(0.5) < dots(1)


@pytest.mark.parametrize("big", [False, True], ids=["usual", "big"])
def test_a_paused_picture_stands_still(big: bool) -> None:
    stage = stage_on(FakeScreen(80, 24), big=big)
    assert stage.next_frame_ms(changed(session_at(HOLD), "pause")) is None


def test_a_rest_until_ready_stands_still_when_it_waits() -> None:
    rest = next(each for each in phases() if each.open)
    waiting = changed(session_at(rest.end_ms - 1), "")
    assert stage_on(FakeScreen(80, 24)).next_frame_ms(waiting) is None


def letters() -> st.SearchStrategy[str]:
    """Text as data may hold it: narrow, wide and combining letters, and what looks like markup."""
    some = st.sampled_from("ab [](){}/\\é…–ßｗ한日本語🐕💪éñ")
    any_ = st.characters(codec="utf-8", exclude_categories=["C", "Z"]).filter(str.isprintable)
    return st.one_of(
        st.text(some, min_size=1, max_size=40),
        st.text(any_, min_size=1, max_size=20),
        st.sampled_from(["[bold]x[/bold]", "[/]", "\\[x]", ":dog:", "日" * 60, "a" * 90]),
    )


class Scene(NamedTuple):
    """A moment of a session, and the size of the screen it is shown on."""

    share: float
    change: str
    size: tuple[int, int]


def scenes() -> st.SearchStrategy[list[Scene]]:
    """Moments one after another, often at the same size."""
    some_sizes = st.one_of(st.just((80, 24)), sizes((40, 12), (130, 45)))
    scene = st.builds(Scene, st.floats(0, 1), st.sampled_from(CHANGES), some_sizes)
    return st.lists(scene, min_size=2, max_size=6)


UNDISPUTED = st.text(st.sampled_from("ab [](){}/\\éß한日本語🐕💪ｗ"), min_size=1, max_size=60)
"""Letters whose width is beyond dispute: an emulator has its own idea of the others."""


@settings(max_examples=25)
@given(scenes(), st.tuples(UNDISPUTED, UNDISPUTED), st.booleans())
def test_changes_lead_to_what_a_fresh_screen_shows(
    scenes: list[Scene], names: tuple[str, str], big: bool
) -> None:
    session = session_at(0, renamed(names))
    screen = FakeScreen(*scenes[0].size)
    stage = stage_on(screen, big=big)
    for scene in scenes:
        screen.resize(*scene.size)
        view = changed(placed(session, scene.share), scene.change)
        stage.show(view, ())
    assert screen.emulator.cells == shown(view, *scenes[-1].size, big=big).emulator.cells


# Text from data


@given(letters(), sizes((20, 12), (130, 45)))
@example("❤\ufe0f" * 9, (80, 24))
@example("1\ufe0f\u20e3" * 9, (40, 12))
@example("🇩🇪👍🏽" * 5, (80, 24))
@example("e\u0301" * 30, (80, 24))
def test_any_text_leaves_every_row_as_wide_as_its_part(text: str, size: tuple[int, int]) -> None:
    view = view_of(HOLD, renamed((text, text)))
    with painted() as regions:
        stage_on(FakeScreen(*size)).show(view, ())
    panes = frame_panes(view, Box(0, 0, *size), BLOCKS, ())
    widths = {(pane.box.row, pane.box.column): pane.box.width for pane in panes}
    ragged = [
        (region.row, region.column)
        for region in regions
        if {len(row) for row in region.rows} != {widths[region.row, region.column]}
    ]
    assert ragged == []


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/]", "\\[x]", ":dog:", "[link=x]y"])
def test_what_looks_like_markup_is_shown_as_it_is(text: str) -> None:
    assert text in shown(view_of(HOLD, renamed((text, text))), 80, 24).emulator.text


@pytest.mark.parametrize("big", [False, True], ids=["usual", "big"])
def test_an_escape_code_in_a_name_does_not_reach_the_terminal(big: bool) -> None:
    text = "a\x1b[31mb\x1b]0;title\x07c\x9b32m\r\n\x08"
    screen = shown(view_of(HOLD, renamed((text, text))), 80, 24, big=big)
    written = "".join(screen.written)
    assert [code for code in ("\x1b[31m", "\x1b]", "\x07", "\x9b", "\x08") if code in written] == []


# What a terminal can show


@given(moments(), sizes((20, 12)), st.booleans())
def test_without_block_characters_all_is_ascii_where_the_text_is(
    moment: Moment, size: tuple[int, int], big: bool
) -> None:
    screen = FakeScreen(*size)
    stage_on(screen, big=big, glyphs=ASCII).show(moment.view, ())
    written = set("".join(screen.written))
    assert {letter for letter in written if not letter.isascii()} == set()


@given(moments(), st.booleans())
def test_without_color_there_is_none(moment: Moment, big: bool) -> None:
    screen = FakeScreen(80, 24)
    stage_on(screen, big=big, no_color=True).show(moment.view, ())
    assert {cell.color for row in screen.emulator.cells for cell in row} == {"default"}


def test_breathing_in_and_out_have_colors_of_their_own() -> None:
    def colors(breath: str) -> set[str]:
        phase = next(each for each in phases() if each.breath == breath)
        screen = shown(view_of(phase.end_ms - 500), 80, 24)
        return {cell.color for row in screen.emulator.cells for cell in row}

    assert colors("in") - colors("out")
    assert colors("out") - colors("in")


def big_thing(position_ms: int) -> str:
    """What stands in large letters, in a window that is too small for any but usual ones."""
    return shown(view_of(position_ms), 16, 4, big=True).emulator.text.split("\n")[1].strip()


def test_with_big_letters_a_change_of_sides_is_the_side_then_the_word_then_the_number() -> None:
    start_ms = next(each for each in phases() if each.kind is PhaseKind.SWITCH).start_ms
    seen = [big_thing(start_ms + ms) for ms in (0, SHOWN_MS, 2 * SHOWN_MS)]
    assert seen == ["RIGHT", "TURN", "3"]


def test_with_big_letters_a_breath_in_the_middle_is_the_word_then_the_number() -> None:
    start_ms = next(each for each in phases() if each.breath_no == 2).start_ms
    assert [big_thing(start_ms), big_thing(start_ms + SHOWN_MS)] == ["IN", "23"]


def halfway_at() -> tuple[Session, int]:
    """A session with a long hold, and half of it."""
    plan = plan_of("""
        movement: [{do: stay, hold: dose, breath: free}]
        levels: [{hold: 40 s}]
    """)
    session = Session.start(plan, Settings(), {}, unlimited(), 0, waits=False)
    (half,) = (cue for cue in session.timeline.cues if cue.chime is Chime.HALFWAY)
    return session, half.at_ms


@pytest.mark.parametrize("big", [False, True], ids=["usual", "big"])
def test_halfway_is_shown_for_a_moment(big: bool) -> None:
    session, half_ms = halfway_at()
    moments = (half_ms - 1, half_ms, half_ms + HALFWAY_SHOWN_MS, half_ms + HALFWAY_SHOWN_MS + 1)
    seen = [
        "Halfway." in shown(View(session.advance(ms)[0], ms), 80, 24, big=big).emulator.text
        for ms in moments
    ]
    assert seen == [False, True, True, False]
