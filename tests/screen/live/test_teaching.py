"""An exercise that is new: what is read of it before it is done, and while it is shown."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.pacing import READING_WORDS_A_MINUTE
from backcoach.domain.knowledge.terms import PhaseKind, Side, Teach
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.playing import transport
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Phase
from backcoach.domain.words.phases import sided
from backcoach.screen.gallery import Gallery
from backcoach.screen.glyphs import BLOCKS
from backcoach.screen.live.stage import LiveStage
from tests.approving import FOLDER, approved
from tests.every import every
from tests.figures.moving import shipped_figures
from tests.making import plan_of, shipped, unlimited
from tests.screen.figures import BRAILLE, CATALOGUE, GALLERY
from tests.screen.showing import FakeScreen, letters, stage_on

SIZES = ("60x20", "80x24", "40x12", "80x24 big")
STEP_MS = 2_000
"""So often is looked at the screen while somebody reads."""
each_size = pytest.mark.parametrize("size", SIZES)


def taught(*exercises: Exercise) -> Session:
    """A session of exercises that are new to somebody."""
    plan = Plan("new", "New", tuple(PlannedItem(each) for each in exercises))
    known = Settings(teach=Teach.NEW, ways=shipped().ways)
    return Session.start(plan, known, shipped().exercise, unlimited(), 0)


@cache
def gallery() -> Gallery:
    return Gallery(shipped_figures())


@cache
def stage_of(size: str, figures: Gallery | None) -> tuple[FakeScreen, LiveStage]:
    """A screen of a size, and the one stage on it."""
    screen = FakeScreen(*map(int, size.removesuffix(" big").split("x")))
    return screen, stage_on(screen, big=size.endswith("big"), gallery=figures)


def screen_of(
    session: Session, at_ms: float, size: str, figures: Gallery | None = None
) -> FakeScreen:
    """What a session shows at a position, until the next is looked at.

    As in a session, only what has changed is drawn; test_stage.py has it that this is the same.
    """
    screen, stage = stage_of(size, figures)
    stage.show(View(session.seek(0, int(at_ms)), 0), ())
    return screen


def middle(phase: Phase) -> int:
    return phase.start_ms + phase.duration_ms // 2


# A demonstration

LEAN = taught(CATALOGUE.exercise["side-lean"])
LEANING = LEAN.timeline.demonstration(0)[1]


@each_size
def test_a_demonstration_looks_like_this(size: str) -> None:
    now = screen_of(LEAN, middle(LEANING), size, GALLERY).emulator.lines
    assert now == approved(file_of(size), now)


def file_of(size: str) -> str:
    return f"screen-with-demonstration/{size.replace(' ', '-')}.txt"


def test_every_golden_file_is_compared() -> None:
    there = (FOLDER / "screen-with-demonstration").rglob("*.txt")
    assert {str(file.relative_to(FOLDER)) for file in there} == set(map(file_of, SIZES))


@each_size
def test_nothing_counts_in_a_demonstration(size: str) -> None:
    """The countdown is drawn in blocks, as is the breath guide; the words count nothing."""
    text = "".join(
        screen_of(LEAN, at_ms, size, GALLERY).emulator.text
        for at_ms in (LEANING.start_ms, middle(LEANING), LEANING.end_ms - 1)
    )
    counting = ("█", "▀", "▄", "repetition", "rep 1", "1 of 2", "set", "breath 1")
    assert [each for each in counting if each in text] == []
    assert "left" in text.lower()


def test_the_figure_in_a_demonstration_goes_through_the_part_that_is_shown() -> None:
    first, *_ = LEAN.timeline.demonstration(0)
    frames = [
        BRAILLE.findall(screen_of(LEAN, at_ms, "80x24", GALLERY).emulator.text)
        for at_ms in (first.start_ms, middle(first), first.end_ms - 1)
    ]
    assert frames[0] != frames[1] != frames[2]


def marked(screen: FakeScreen) -> str:
    """The text of the rows that are bold, from the mark on."""
    bold = "".join(cell.text for row in screen.emulator.cells for cell in row if cell.bold)
    return letters(bold.partition(BLOCKS.here)[2])


def demonstrations() -> Iterator[tuple[Session, Phase]]:
    """Every part of every exercise, as it is shown."""
    for exercise in shipped().exercises:
        session = taught(exercise)
        yield from ((session, phase) for phase in session.timeline.demonstration(0))


def part_called(row: tuple[Session, Phase]) -> str:
    return f"{row[1].exercise}, part {row[1].part}"


@every(demonstrations(), part_called)
def test_the_sentences_of_the_part_that_is_shown_are_marked_and_whole(
    row: tuple[Session, Phase],
) -> None:
    session, phase = row
    wanted = letters(f"{(phase.part or 0) + 1} {phase.say}")
    for size in ("40x12", "60x20", "80x24"):
        assert marked(screen_of(session, phase.start_ms, size, gallery())).startswith(wanted), size


@every(demonstrations(), part_called)
def test_from_afar_and_on_the_smallest_screens_the_sentences_stand_alone(
    row: tuple[Session, Phase],
) -> None:
    session, phase = row
    for size in ("80x24 big", "23x9"):
        text = letters(screen_of(session, phase.start_ms, size).emulator.text)
        assert letters(phase.say) in text, size


@pytest.mark.parametrize("size", ["60x20", "80x24", "120x40"])
def test_a_demonstration_says_how_to_skip_it_and_how_to_see_it_again(size: str) -> None:
    text = screen_of(LEAN, middle(LEANING), size, GALLERY).emulator.text
    assert "→ skips this, r shows it again" in text


@each_size
def test_a_paused_demonstration_keeps_its_sentences(size: str) -> None:
    paused = transport.toggle_pause(LEAN.seek(0, middle(LEANING)), 0)
    screen = FakeScreen(*map(int, size.removesuffix(" big").split("x")))
    stage_on(screen, big=size.endswith("big"), gallery=GALLERY).show(View(paused, 0), ())
    assert letters(LEANING.say) in letters(screen.emulator.text)
    assert "Paused" in screen.emulator.text


# What is to be done stands there before


def beginnings() -> Iterator[tuple[Session, Phase]]:
    """Every exercise while somebody gets up from lying, and into its position."""
    lying = shipped().exercise["glute-bridge"]
    for exercise in shipped().exercises:
        session = taught(lying, exercise)
        yield session, session.timeline.preparation(1)[0]


def exercise_called(row: tuple[Session, Phase]) -> str:
    return row[1].exercise


@every(beginnings(), exercise_called)
def test_all_there_is_to_read_before_an_exercise_is_there_from_the_beginning(
    row: tuple[Session, Phase],
) -> None:
    session, phase = row
    known = session.plan.items[phase.item].to_know
    for size in ("80x24", "60x20", "80x24 big"):
        text = letters(screen_of(session, phase.start_ms, size, gallery()).emulator.text)
        assert [each for each in (*known, phase.say) if letters(each) not in text] == [], size


@every(beginnings(), exercise_called)
def test_what_has_no_room_at_once_is_there_for_as_long_as_it_takes_to_read(
    row: tuple[Session, Phase],
) -> None:
    session, phase = row
    known = session.plan.items[phase.item].to_know
    seen = [
        letters(screen_of(session, at_ms, "40x12").emulator.text)
        for at_ms in range(phase.start_ms, phase.end_ms, STEP_MS)
    ]
    for sentence in (*known, *phase.say.replace(". ", ".\n").split("\n")):
        shown_ms = STEP_MS * sum(letters(sentence) in text for text in seen)
        assert shown_ms + STEP_MS >= len(sentence.split()) * 60_000 / READING_WORDS_A_MINUTE, (
            sentence
        )


def firsts() -> Iterator[tuple[Session, Phase]]:
    """The phases of every exercise's first repetition, and the pause before; right is longer."""
    for exercise in shipped().exercises:
        session = taught(exercise)
        phases = (each for each in session.timeline.phases if each.breath_no <= 1)
        firsts = (each for each in phases if each.set == each.rep == 1)
        yield from ((session, each) for each in firsts if each.side is not Side.LEFT)


@every(firsts(), part_called)
def test_what_is_done_now_and_what_is_done_then_are_there_whole(row: tuple[Session, Phase]) -> None:
    session, phase = row
    view = View(session.seek(0, phase.start_ms), 0)
    then = f"Then {view.then}" if view.then else ""
    for size in ("40x12", "60x20", "80x24", "80x24 big"):
        text = letters(screen_of(session, phase.start_ms, size, gallery()).emulator.text)
        if size != "40x12" or phase.kind is not PhaseKind.SWITCH:  # how to turn over comes first
            assert letters(then) in text, size
        assert not phase.is_work or letters(phase.label) in text, size


LONG = "draw the {other} knee a little towards your {side} shoulder"
LONG_PLAN = plan_of(f"""
    side: each
    movement:
    - {{do: draw, move: 4 s, breath: out, short: "{LONG}", say: "Draw it, and go on as before."}}
    - {{do: back, move: 4 s, breath: in, short: lower it}}
    levels: [{{reps: 2}}]
""")


@pytest.mark.parametrize("size", ["24x10", "23x9", *SIZES, "64x20", "200x60"])
def test_a_long_phrase_is_never_cut(size: str) -> None:
    session = Session.start(LONG_PLAN, Settings(), {}, unlimited(), 0)
    draw = next(each for each in session.timeline.phases if each.kind is PhaseKind.MOVE)
    text = letters(screen_of(session, draw.start_ms, size).emulator.text)
    assert letters(f"Breathe out and {sided(LONG, Side.LEFT)}") in text


def test_while_an_exercise_is_done_its_figure_stays_where_it_is() -> None:
    session = taught(shipped().exercise["knee-to-chest"])
    work = [each for each in session.timeline.phases if each.is_work and each.side is Side.LEFT]
    floors = [
        max(
            row
            for row, line in enumerate(
                screen_of(session, middle(each), "80x24", gallery()).emulator.lines
            )
            if BRAILLE.search(line)
        )
        for each in work
    ]
    assert [pair for pair in pairwise(floors) if pair[0] != pair[1]] == []
