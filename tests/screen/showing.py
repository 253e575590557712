"""A screen to show sessions on, and a session with something of everything to show."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from unittest.mock import patch

from rich.console import Console

from backcoach.coach import BINDINGS
from backcoach.domain.knowledge.terms import Teach
from backcoach.domain.plan.plan import Plan, plan_routine
from backcoach.domain.playing.session import Session
from backcoach.domain.playing.view import View
from backcoach.domain.timeline.layout import Settings
from backcoach.domain.timeline.timeline import Phase
from backcoach.screen.gallery import Gallery
from backcoach.screen.glyphs import ASCII, BLOCKS, Glyphs
from backcoach.screen.live.painting import Painter, Region
from backcoach.screen.live.panes import Hint
from backcoach.screen.live.stage import LiveStage
from backcoach.screen.palette import Rgb
from tests.emulator import Emulator
from tests.making import catalogue, unlimited

EXERCISES = """
- id: bird-dog
  name: Bird dog
  why: Trains the back to stay still while the arms and legs move.
  goal: control
  position: hands-and-knees
  side: each
  start: Come onto hands and knees, hands under your shoulders and knees under your hips.
  steps:
  - Set your back flat, as if a cup of tea stood on it.
  - Reach one arm forward and the opposite leg back, no higher than your back.
  - Hold while you breathe out, and keep your hips level.
  - Come back with the breath in, slowly.
  feel: Steady work in the small of your back and in your buttocks, and no pinching anywhere.
  mistakes:
  - "Lifting the leg so high that the back sags: reach far instead."
  - "Tipping to one side: keep the cup of tea in mind."
  movement:
  - {do: reach, move: 1 inhale, breath: in, pose: reach,
     say: "Reach your {side} arm and your {other} leg."}
  - {do: hold, hold: dose, breath: out, pose: reach, say: "Hold, and breathe out slowly."}
  - {do: come back, move: 2 s, breath: free, pose: start, say: "Come back, slowly."}
  levels:
  - {sets: 2, reps: 3, hold: 1 exhale, rep_rest: 2 s, rest: 15 s}
  - {sets: 2, reps: 4, hold: 2 breaths, rep_rest: 2 s, rest: 15 s}
- id: child-pose
  name: Child's pose
  why: Lets the back grow long and quiet.
  goal: relax
  position: kneeling
  start: Sit back on your heels and lean forward, with your arms stretched out on the mat.
  steps: ["Sit back.", "Lean forward until your forehead rests.", "Breathe into your back."]
  feel: A soft stretch along your back.
  mistakes: ["Forcing the seat onto the heels: put a cushion between them."]
  movement: [{do: rest, hold: dose, breath: steady, pose: start, say: Let your back grow long.}]
  levels: [{hold: 5 breaths}]
"""
ROUTINE = """
name: Evening
rest: until ready, 20 s
blocks: [{items: [bird-dog, child-pose]}]
"""

KNOWN = catalogue(EXERCISES, ROUTINE)
PLAN = plan_routine(KNOWN.routines[0], KNOWN.exercise)


def renamed(names: tuple[str, str]) -> Plan:
    """The plan, with other names and texts in its exercises."""
    items = tuple(
        replace(
            item,
            exercise=item.exercise._replace(
                name=name, start=name, steps=(name,) * 3, feel=name, mistakes=(name, name)
            ),
        )
        for item, name in zip(PLAN.items, names, strict=True)
    )
    return replace(PLAN, name=names[0], items=items)


def session_at(position_ms: int, plan: Plan = PLAN, teach: Teach = Teach.NEVER) -> Session:
    """A session that has come to a position at clock reading 0."""
    known = Settings(teach=teach)
    session = Session.start(plan, known, KNOWN.exercise, unlimited(), 0, waits=True)
    return replace(session, player=session.player.seek(0, position_ms))


def view_of(position_ms: int, plan: Plan = PLAN) -> View:
    """What there is to see at a position."""
    return View(session_at(position_ms, plan), 0)


def telling(view: View, *sentences: str) -> View:
    """A moment with something that this person has to know as the exercise begins."""
    session = view.session
    plan = session.plan.with_item(view.phase.item, replace(view.item, told=sentences))
    timeline = replace(session.timeline, plan=plan)
    player = replace(session.player, timeline=timeline)
    return View(replace(session, player=player), view.now_ms)


def letters(text: str) -> str:
    """What is written in a text or on a screen, however it is wrapped and whatever is drawn."""
    return "".join(letter for letter in text if letter.isascii() and not letter.isspace())


def phases(plan: Plan = PLAN) -> tuple[Phase, ...]:
    """All phases of a plan's session."""
    return session_at(0, plan).timeline.phases


class FakeScreen:
    """A terminal emulator to draw on, which keeps what was written."""

    def __init__(self, columns: int, rows: int, *, spare: int = 0) -> None:
        self._size = columns, rows
        self.emulator = Emulator(columns + spare, rows + spare)
        self.written: list[str] = []
        self.disturbed = 0
        self.background: Rgb | None = None

    def size(self) -> tuple[int, int]:
        """Columns and rows."""
        return self._size

    def resize(self, columns: int, rows: int) -> None:
        """Become as large as that."""
        self._size = columns, rows
        self.emulator.resize(columns, rows)

    def write(self, text: str) -> None:
        """Draw."""
        self.written.append(text)
        self.emulator.feed(text.encode())


def console(*, no_color: bool = False) -> Console:
    """A console for a terminal with 256 colours."""
    return Console(
        file=StringIO(),
        force_terminal=True,
        color_system="256",
        no_color=no_color,
        highlight=False,
        markup=False,
        emoji=False,
    )


def stage_on(
    screen: FakeScreen,
    *,
    big: bool = False,
    glyphs: Glyphs = BLOCKS,
    no_color: bool = False,
    gallery: Gallery | None = None,
) -> LiveStage:
    """A live stage, with all keys there are; without figures, unless it gets a gallery."""
    hints = [Hint(each.ascii if glyphs is ASCII else each.shown, each.does) for each in BINDINGS]
    return LiveStage(screen, console(no_color=no_color), glyphs, hints, gallery, big=big)


def shown(view: View, columns: int, rows: int, *, big: bool = False) -> FakeScreen:
    """A fresh screen that shows a moment."""
    screen = FakeScreen(columns, rows)
    stage_on(screen, big=big).show(view, ())
    return screen


@contextmanager
def painted() -> Iterator[list[Region]]:
    """The regions that are painted meanwhile."""
    regions: list[Region] = []
    paint = Painter.paint

    def noting(self: Painter, some: tuple[Region, ...], width: int, height: int) -> str:
        regions.extend(some)
        return paint(self, some, width, height)

    with patch.object(Painter, "paint", noting):
        yield regions
