"""What the questions about pain look like, and an exercise that begins with something to know.

See tests/approving.py for the texts that a person has read.
"""

from dataclasses import replace
from functools import cache
from itertools import groupby

import pytest

from backcoach.domain.knowledge.exercise import Exercise
from backcoach.domain.knowledge.terms import Condition, PhaseKind
from backcoach.domain.plan.plan import Plan, PlannedItem
from backcoach.domain.playing import hurting
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.tailoring.adapting import Limits
from backcoach.domain.timeline.layout import Settings
from backcoach.screen.gallery import Gallery
from tests.approving import FOLDER, approved
from tests.figures.moving import shipped_figures
from tests.making import shipped
from tests.screen.showing import (
    PLAN,
    FakeScreen,
    letters,
    phases,
    session_at,
    shown,
    stage_on,
    telling,
    view_of,
)

SIZES = ("40x12", "60x20", "80x24", "80x24 big")
TOLD = (
    "In place of Puppy pose: a sore shoulder.",
    "If your wrists hurt, rest on your fists or on your forearms.",
)
INFORMED = replace(PLAN, items=(replace(PLAN.items[0], told=TOLD), *PLAN.items[1:]))
HOLDING = next(each for each in phases() if each.kind is PhaseKind.HOLD).start_ms + 1_000


def answered(*keys: str) -> View:
    """What there is to see after it hurts, and these answers."""
    session = hurting.hurts(session_at(HOLDING), 0)
    for key in keys:
        session = hurting.answer(session, key, 0)
    return View(session, 0)


MOMENTS = {
    "number": answered(),
    "typed": answered("1", "0"),
    "symptoms": answered("5", "enter"),
    "leg": answered("5", "enter", "1"),
    "ease": answered("5", "enter", "0"),
    "swap": answered("6", "enter", "0"),
    "told": view_of(1_000, INFORMED),
}


def size_of(size: str) -> tuple[int, int]:
    columns, rows = map(int, size.removesuffix(" big").split("x"))
    return columns, rows


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("size", SIZES)
def test_the_screen_looks_like_this(size: str, moment: str) -> None:
    screen = shown(MOMENTS[moment], *size_of(size), big=size.endswith("big"))
    now = screen.emulator.lines
    assert now == approved(f"screen-with-pain/{size.replace(' ', '-')}/{moment}.txt", now)


def test_every_golden_file_is_compared() -> None:
    files = {"/".join(file.parts[-2:]) for file in (FOLDER / "screen-with-pain").rglob("*.txt")}
    assert files == {f"{size.replace(' ', '-')}/{each}.txt" for size in SIZES for each in MOMENTS}


# Nothing is cut off


@pytest.mark.parametrize("size", ["24x10", *SIZES])
@pytest.mark.parametrize("moment", ["number", "symptoms", "leg", "ease", "swap"])
def test_a_question_is_there_in_full(size: str, moment: str) -> None:
    view = MOMENTS[moment]
    assert view.session.asking is not None
    text = letters(shown(view, *size_of(size), big=size.endswith("big")).emulator.text)
    assert [line for line in view.session.asking.page() if letters(line) not in text] == []


def beginning(exercise: Exercise, condition: Condition) -> View:
    """An exercise that begins, in place of another, for somebody who has to take care."""
    limits = Limits(shipped().safety, (condition,))
    told = ("In place of Standing hamstring stretch: arching makes it worse.",)
    item = PlannedItem(exercise, told=(*told, *limits.care(exercise)))
    plan = Plan("begins", "Begins", (item,))
    return View(Session.start(plan, Settings(), shipped().exercise, limits, 0), 1_000)


@cache
def gallery() -> Gallery:
    return Gallery(shipped_figures())


@cache
def beginnings() -> tuple[View, ...]:
    """Each exercise as it begins for everybody who has to take care."""
    return tuple(
        beginning(exercise, condition)
        for exercise in shipped().exercises
        for condition in exercise.cautions.caution
    )


def most_to_know() -> tuple[View, ...]:
    """Each exercise for whom it tells the most: what has room there beside a figure, has it."""
    exercises = groupby(beginnings(), key=lambda view: view.exercise.id)
    return tuple(max(each, key=lambda view: len("".join(view.item.told))) for _, each in exercises)


@pytest.mark.slow
@pytest.mark.parametrize("with_figures", [False, True], ids=["alone", "with a figure"])
@pytest.mark.parametrize("size", ["60x20", "80x24", "80x24 big"])
def test_what_somebody_has_to_know_is_there_in_full(size: str, with_figures: bool) -> None:
    screen = FakeScreen(*size_of(size))
    figures = gallery() if with_figures else None
    stage = stage_on(screen, big=size.endswith("big"), gallery=figures)  # draws what has changed
    for view in most_to_know() if with_figures else beginnings():
        stage.show(view, ())
        text = letters(screen.emulator.text)
        assert [told for told in view.item.told if letters(told) not in text] == [], (
            view.exercise.id
        )


def with_figure(told: str) -> FakeScreen:
    """A small screen with an exercise that begins, its figure, and something to know."""
    view = beginning(shipped().exercise["glute-bridge"], Condition.NECK)
    screen = FakeScreen(60, 20)
    stage_on(screen, gallery=gallery()).show(telling(view, told), ())
    return screen


def has_figure(screen: FakeScreen) -> bool:
    return any("\u2800" < letter <= "\u28ff" for letter in screen.emulator.text)


def test_the_figure_stands_below_a_little_to_know() -> None:
    assert has_figure(with_figure("Keep your head still, and look at the ceiling. " * 2))


def test_the_figure_makes_room_for_much_to_know() -> None:
    told = "Keep your head still, and look at the ceiling. " * 10
    assert letters(told) in letters(with_figure(told).emulator.text)
